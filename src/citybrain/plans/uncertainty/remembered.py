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
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from citybrain.kernel import Result
from citybrain.plans.uncertainty.case import Case
from citybrain.plans.uncertainty.derived import needed_over_years
from citybrain.plans.uncertainty.draws import Picks, Sample
from citybrain.plans.uncertainty.one_day import OneDay
from citybrain.plans.uncertainty.runs import Keep, Report, Started, Taken, run

MOST_BYTES = 96 * 2**20
"""What is remembered of all runs together; the city of a day, which is larger, is let go with its last user."""

MOMENT = 0.2
"""Seconds after which who waits for the draws of another says so, and may be stopped."""

Key = tuple[int, bytes]


class RememberingRunner:
    """A runner that remembers what it took of the city today, also of work that was stopped. Safe for threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._started: OrderedDict[Key, tuple[weakref.ref[Result], Started]] = OrderedDict()

    def __call__(self, part: Case, picks: Picks, sample: Sample, keep: Keep, report: Report, workers: int) -> Taken:
        """What the recipe of a part takes, of today alone where the plan leaves all of the part as it is."""
        if not is_left(part):
            return run(part.ground, picks, sample, part.recipe, keep, report, workers)
        recipe = OneDay(part.columns, None, {})
        started = self._of(part, picks, sample, keep, recipe)
        while not started.at_work.acquire(timeout=MOMENT):  # who asks for the same at once waits for the first
            report(float(started.done.mean()))
        try:
            taken = run(part.ground, picks, sample, recipe, keep, report, workers, started)
        finally:
            started.at_work.release()
        states = len(part.states)
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
            while sum(one.bytes for _, one in self._started.values()) > MOST_BYTES:
                self._started.popitem(last=False)
        return started


def is_left(part: Case) -> bool:
    """Whether no case that is compared changes anything of a part of the city on one day."""
    recipe = part.recipe
    if not isinstance(recipe, OneDay) or recipe.adoptions:
        return False
    return part.taken() <= _columns(part) and _needed(part).isdisjoint(recipe.pinned)


def _columns(part: Case) -> set[str]:
    return {name for column in part.columns for name in column.names}


def _needed(part: Case) -> frozenset[str]:
    return needed_over_years(part.graph, _columns(part))


_name = operator.itemgetter(0)


def _digest(part: Case, picks: Picks, sample: Sample, keep: Keep) -> bytes:
    """Of all that a run of the city today depends on, beside the city."""
    digest = hashlib.blake2b(digest_size=16)
    for words, values in _read(part, picks, sample, keep):
        digest.update(f"{words}\0".encode())
        digest.update(np.ascontiguousarray(values).tobytes())
    return digest.digest()


def _read(part: Case, picks: Picks, sample: Sample, keep: Keep) -> Iterator[tuple[str, Any]]:
    nothing, needed = np.zeros(0), _needed(part)
    moving = needed.union(a.name for a in part.attributes if not needed.isdisjoint(a.columns))
    yield f"{part.columns} {sample.draws} {sample.seed} {sample.first} {keep.width}", nothing
    yield from ((name, scores) for name, scores in sorted(sample.shared.items(), key=_name) if name in moving)
    yield from sorted(sample.own.items(), key=_name)
    yield from sorted(picks.items(), key=_name)
    yield from sorted(((str(column), area) for column, area in (keep.area or {}).items()), key=_name)
    yield "weight", nothing if keep.weight is None else keep.weight
