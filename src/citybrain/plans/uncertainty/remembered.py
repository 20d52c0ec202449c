"""Draws of entities that a plan leaves as they are: taken of the city today, once for all plans, and remembered.

Most plans touch few entities: walls do not change who travels how. What such entities tell is that of today in both
states, by the same draws, so it is neither computed for each plan nor for both states.
"""

from __future__ import annotations

import hashlib
import operator
import threading
import weakref
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from citybrain.kernel import Result
from citybrain.kernel.units import Array
from citybrain.plans.uncertainty.case import Case
from citybrain.plans.uncertainty.derived import needed_over_years
from citybrain.plans.uncertainty.draws import Picks, Sample
from citybrain.plans.uncertainty.one_day import OneDay
from citybrain.plans.uncertainty.runs import Column, Keep, Report, Started, Taken, run

MOST_BYTES = 96 * 2**20
"""What is remembered of all runs together; the city of a day, which is larger, is let go with its last user."""

LARGE = 1_000_000
"""Rows times draws from which single columns are looked for: working them out takes longer by far."""

MOMENT = 0.2
"""Seconds after which who waits for the draws of another says so, and may be stopped."""

Key = tuple[int, bytes]


class RememberingRunner:
    """A runner that remembers what it took of the city today, also of work that was stopped. Safe for threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._started: OrderedDict[Key, tuple[weakref.ref[Result], Started]] = OrderedDict()
        self._columns: dict[Key, tuple[weakref.ref[Started], int]] = {}

    def __call__(self, part: Case, picks: Picks, sample: Sample, keep: Keep, report: Report, workers: int) -> Taken:
        """What the recipe of a part takes, of today alone where the plan leaves all of the part as it is."""
        known, states = self._known(part, picks, sample, keep), len(part.states)
        if not is_left(part):
            return run_beside(known, part, picks, sample, keep, report, workers)
        if known and len(known) == len(part.columns):  # of a run that took more
            kept = np.stack([known[column] for column in part.columns])
            return Taken(np.broadcast_to(kept, (states, *kept.shape)), np.empty((states, 0, sample.draws)))
        recipe = OneDay(part.columns, None, {})
        started = self._of(part, picks, sample, keep, recipe)
        while not started.at_work.acquire(timeout=MOMENT):  # who asks for the same at once waits for the first
            report(float(started.done.mean()))
        try:
            taken = run(part.ground, picks, sample, recipe, keep, report, workers, started)
        finally:
            started.at_work.release()
        return Taken(*(np.broadcast_to(values, (states, *values.shape[1:])) for values in taken))

    def taken_of(self, today: Result) -> dict[bytes, Taken]:
        """All that was taken of a city, by what it depends on beside the city; the runs asked for last are last."""
        with self._lock:
            runs = [(key[1], one) for key, (of, one) in self._started.items() if of() is today]
        return {digest: one.taken for digest, one in runs if one.done.all()}

    def take_over(self, today: Result, runs: Mapping[bytes, Taken]) -> None:
        """Remember runs of a city that another program made."""
        with self._lock:
            for digest, taken in runs.items():
                done = Started(taken, [(0, taken.city.shape[-1])], np.ones(1, bool))
                self._started.setdefault((id(today), digest), (weakref.ref(today), done))

    def _known(self, part: Case, picks: Picks, sample: Sample, keep: Keep) -> dict[Column, Array]:
        """Columns (draws, width) that the plan leaves as they are, as far as they were taken of all draws of today."""
        left = columns_left(part) if is_large(picks, sample) else []
        known, digests = {}, [*column_digests(part, left, picks, sample, keep)]
        with self._lock:
            for column, digest in zip(left, digests, strict=True):
                of, place = self._columns.get((id(part.today), digest), (None, 0))
                started = of() if of else None
                if started is not None and started.done.all():
                    known[column] = started.taken.kept[0, place]
        return known

    def _of(self, part: Case, picks: Picks, sample: Sample, keep: Keep, recipe: OneDay) -> Started:
        key = id(part.today), _digest(part, picks, sample, keep)
        with self._lock:
            for gone in [other for other, (today, _) in self._started.items() if today() is None]:
                del self._started[gone]
            empty = Started.of(part.ground, recipe, picks, sample, keep)
            if key not in self._started or not self._started[key][1].is_like(empty):
                self._started[key] = weakref.ref(part.today), empty
            self._started.move_to_end(key)
            started = self._started[key][1]
            if is_large(picks, sample):
                digests = column_digests(part, part.columns, picks, sample, keep)
                self._columns = {key: known for key, known in self._columns.items() if known[0]() is not None}
                places = ((id(part.today), digest) for digest in digests)
                self._columns |= {key: (weakref.ref(started), place) for place, key in enumerate(places)}
            while sum(one.bytes for _, one in self._started.values()) > MOST_BYTES:
                self._started.popitem(last=False)
        return started


def is_left(part: Case) -> bool:
    """Whether no case that is compared changes anything of a part of the city on one day."""
    recipe = part.recipe
    if not isinstance(recipe, OneDay) or recipe.adoptions:
        return False
    return part.taken() <= _columns(part) and _needed(part).isdisjoint(recipe.pinned)


def is_large(picks: Picks, sample: Sample) -> bool:
    """Whether it is worth the while to look for single columns of draws of some rows."""
    return sample.draws * sum(map(len, picks.values())) > LARGE


def columns_left(part: Case) -> list[Column]:
    """The columns that no case that is compared changes, of a part in which others are changed, on one day.

    None of what is known of such a column hangs on what measures write, or on kinds of rows that a plan means.
    """
    recipe, changed = part.recipe, part.changed_in_draws()
    if not isinstance(recipe, OneDay) or changed is None:
        return []
    unlike = [a for a, drawn in zip(part.attributes, part.uncertain, strict=True) if a is not drawn]
    touched = {*recipe.pinned, *changed, *(name for attribute in unlike for name in attribute.columns)}
    return [c for c in part.columns if needed_over_years(part.graph, c.names).isdisjoint(touched)]


def run_beside(
    known: Mapping[Column, Array], part: Case, picks: Picks, sample: Sample, keep: Keep, report: Report, workers: int
) -> Taken:
    """What the recipe of a part takes, of which some columns (draws, width) are known and the same in all states."""
    recipe = part.recipe
    if not known or not isinstance(recipe, OneDay):
        return run(part.ground, picks, sample, recipe, keep, report, workers)
    columns = recipe.columns
    rest = replace(recipe, columns=[column for column in columns if column not in known])
    taken = run(part.ground, picks, sample, rest, keep, report, workers)
    kept = np.empty((len(taken.kept), len(columns), *taken.kept.shape[2:]))
    kept[:, [column not in known for column in columns]] = taken.kept
    for place, column in enumerate(columns):
        if column in known:
            kept[:, place] = known[column]
    return Taken(kept, taken.city)


def _columns(part: Case) -> set[str]:
    return {name for column in part.columns for name in column.names}


def _needed(part: Case) -> frozenset[str]:
    return needed_over_years(part.graph, _columns(part))


_name = operator.itemgetter(0)


def _digest(part: Case, picks: Picks, sample: Sample, keep: Keep) -> bytes:
    """Of all that a run of the city today depends on, beside the city."""
    return _summed(_read(part, picks, sample, keep))


def _summed(told: Iterable[tuple[str, Any]]) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for words, values in told:
        digest.update(f"{words}\0".encode())
        digest.update(np.ascontiguousarray(values).tobytes())
    return digest.digest()


def column_digests(part: Case, columns: Sequence[Column], picks: Picks, sample: Sample, keep: Keep) -> Iterator[bytes]:
    """Of all that draws of each column of the city today depend on, beside the city."""
    weight = np.zeros(0) if keep.weight is None else keep.weight
    rows = _summed([(name, pick) for name, pick in sorted(picks.items(), key=_name)])
    alike = rows + _summed([(f"{sample.draws} {sample.seed} {sample.first} {keep.width}", weight)])
    shared, own = ({n: _summed([(n, x)]) for n, x in some.items()} for some in (sample.shared, sample.own))
    for column in columns:
        needed = needed_over_years(part.graph, column.names)
        moving = needed.union(a.name for a in part.attributes if not needed.isdisjoint(a.columns))
        told = b"/".join(of.get(name, b"") for name in sorted(moving) for of in (shared, own))
        area = (keep.area or {}).get(column, np.zeros(0))
        yield _summed([(str(column), area), ("", np.frombuffer(alike + told, np.uint8))])


def _read(part: Case, picks: Picks, sample: Sample, keep: Keep) -> Iterator[tuple[str, Any]]:
    nothing, needed = np.zeros(0), _needed(part)
    moving = needed.union(a.name for a in part.attributes if not needed.isdisjoint(a.columns))
    yield f"{part.columns} {sample.draws} {sample.seed} {sample.first} {keep.width}", nothing
    yield from ((name, scores) for name, scores in sorted(sample.shared.items(), key=_name) if name in moving)
    yield from sorted(sample.own.items(), key=_name)
    yield from sorted(picks.items(), key=_name)
    yield from sorted(((str(column), area) for column, area in (keep.area or {}).items()), key=_name)
    yield "weight", nothing if keep.weight is None else keep.weight
