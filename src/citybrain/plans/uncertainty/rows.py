"""How far single rows may be off on two sides and in their difference, by draws that both sides share.

Each row has scores of its own whatever others are asked for beside it, so that a row asked alone and a row asked among
hundreds have the same interval. What other entities, neighbours or a search over all rows tell stays as stated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np

from citybrain.kernel import CityBrainError, InputError
from citybrain.kernel.declarations import SHARED
from citybrain.kernel.units import Array, Rows
from citybrain.plans.entity_index import ZONE
from citybrain.plans.outcome import Outcome
from citybrain.plans.uncertainty.adoption_draws import adoption_draws_of
from citybrain.plans.uncertainty.case import Case
from citybrain.plans.uncertainty.derived import entity_of, is_sum
from citybrain.plans.uncertainty.draws import Picks, Sample
from citybrain.plans.uncertainty.inputs import Attribute
from citybrain.plans.uncertainty.path_case import PathCase
from citybrain.plans.uncertainty.runs import Column, Keep, no_report, run
from citybrain.plans.uncertainty.scores import Scores, scores_by_name, scores_by_row
from citybrain.plans.uncertainty.uncertainty import Interval, Options, intervals
from citybrain.plans.view import View

MOST_ROW_YEARS = 600
"""Rows that are drawn for one question, times the years of the plans: about a second of work.

A sum over an area needs all its rows: what each row has for itself averages out over many, so that a part of them,
scaled up, would tell too wide an interval.
"""

MOST_OF_ONE_AREA = 10_000
"""The same of an area that is asked for alone, as who points at it does: up to some five seconds of work (900 rows a
second on one day, 3,000 where ten years are gone through).
"""

NOT_BY_ROW = CityBrainError("intervals-not-by-row")

DRAWS = 100
"""Draws of single rows: half of what is taken of a city, since hundreds of rows are asked for while somebody looks."""


class Side(NamedTuple):
    """One of two cities: today's where `outcome` is None, else with a plan in a year (its last if None), or without
    it.
    """

    outcome: Outcome | None = None
    year: int | None = None
    without: bool = False

    @property
    def years(self) -> int:
        """How many years have to be gone through."""
        return len(self.outcome.pathway.years) if self.outcome and self.outcome.pathway else 1


class RowIntervals(NamedTuple):
    """Intervals of some rows on both sides and of the difference, right less left; of so many of the asked rows
    as could be `drawn`.

    They are None where no input of the quantity that may be off is drawn row by row. `lack` tells why rows that were
    asked for have none.
    """

    drawn: int
    left: tuple[Interval, ...] | None
    right: tuple[Interval, ...] | None
    difference: tuple[Interval, ...] | None
    lack: CityBrainError | None = None


@dataclass(frozen=True)
class _RowCase(Case):
    """A city on one day of which only the values of some columns are asked."""

    of_rows: tuple[Column, ...] = field(default=(), kw_only=True)

    @cached_property
    def told(self) -> tuple[str, ...]:
        """Nothing of the city is asked."""
        return ()

    @cached_property
    def columns(self) -> list[Column]:
        """What is asked of every row."""
        return list(self.of_rows)


@dataclass(frozen=True)
class _RowPathCase(_RowCase, PathCase):
    """The same of a plan that goes from year to year."""

    @cached_property
    def yearly(self) -> str:
        """What is asked of every year."""
        return self.of_rows[0].name

    @cached_property
    def of_money(self) -> tuple[str, ...]:
        """No money is asked for."""
        return ()

    @cached_property
    def yearly_columns(self) -> list[Column]:
        """What is asked of every row in every year."""
        return list(self.of_rows)


def row_intervals(
    today: View,
    sides: tuple[Side, Side],
    quantity: str,
    rows: Sequence[int],
    attributes: Sequence[Attribute],
    options: Options,
) -> RowIntervals:
    """Intervals of a quantity in some rows, of as many of the first of them as can be drawn at once.

    Raises InputError where the quantity is one number of the city.
    """
    made = today.graph[quantity]
    if made.of in SHARED:
        raise InputError("intervals-without-rows", received=quantity, of=made.of)
    summed = made.of == ZONE and is_sum(today.graph, made)
    drawn, columns = (entity_of(today.graph, made), _columns(made.inputs)) if summed else (made.of, (Column(quantity),))
    years, inside = max(side.years for side in sides), today.result.city.inside.get((drawn, ZONE)) if summed else None
    most = (MOST_OF_ONE_AREA if summed and len(rows) == 1 else MOST_ROW_YEARS) // years
    if inside is not None:
        picked, area, count = _lying_in(inside, rows, most)
    elif summed:
        return RowIntervals(0, None, None, None, NOT_BY_ROW)
    else:
        picked, area, count = np.asarray(rows[:most], np.intp), None, min(len(rows), most)
    lack = None
    if count < len(rows):
        wanted = len(rows) if inside is None else int(np.isin(inside, rows[: count + 1]).sum())
        lack = CityBrainError("intervals-too-many-rows", received=wanted, allowed=most, years=years)
    if not count:
        return RowIntervals(0, None, None, None, lack)
    plans = {side.outcome.id: side.outcome for side in sides if side.outcome}
    cases = {name: _case_of(today, plan, drawn, columns, attributes) for name, plan in plans.items()}
    cases = cases or {"": _case_of(today, None, drawn, columns, attributes)}
    if not any(_is_drawn(case) for case in cases.values()):
        return RowIntervals(count, None, None, None, NOT_BY_ROW)
    keep = Keep(len(picked)) if area is None else Keep(count, dict.fromkeys(columns, area))
    names = tuple(dict.fromkeys(name for case in cases.values() for name in case.inputs.shared))
    shared = scores_by_name(names, options.draws, options.seed)
    taken = {name: _drawn(case, {drawn: picked}, keep, shared, options) for name, case in cases.items()}
    first = next(iter(cases))
    values = [_values(taken[side.outcome.id if side.outcome else first], side, len(columns)) for side in sides]
    left, right, difference = (intervals(one.T) for one in (*values, values[1] - values[0]))
    return RowIntervals(count, left, right, difference, lack)


def _columns(inputs: tuple[str, ...]) -> tuple[Column, ...]:
    """What a total or a mean is a sum of: of a mean its weight beside the product."""
    return (Column(*inputs), *(Column(weight) for weight in inputs[1:]))


def _lying_in(inside: Rows, areas: Sequence[int], most: int) -> tuple[Rows, Rows, int]:
    """Rows that lie in some areas, the place of the area of each, and how many areas have few enough rows."""
    count, total = 0, 0
    for area in areas:
        total += int(np.count_nonzero(inside == area))
        if total > most:
            break
        count += 1
    place = np.full(int(inside.max(initial=-1)) + 1 + max(areas, default=0), -1)
    place[np.asarray(areas[:count], np.intp)] = np.arange(count)
    picked = np.flatnonzero(place[inside] >= 0)
    return picked, place[inside[picked]], count


def _case_of(
    today: View, outcome: Outcome | None, drawn: str, columns: tuple[Column, ...], attributes: Sequence[Attribute]
) -> Case:
    """The case of some columns of an entity, of a plan or of today."""
    if outcome is None:
        return _RowCase(today.result, None, None, attributes, (), (), drawn=(drawn,), of_rows=columns)
    first, view = outcome.today, outcome.view
    if outcome.pathway is not None:
        case: Case = _RowPathCase(
            first.result, view.result, None, attributes, (), (), outcome.pathway, drawn=(drawn,), of_rows=columns
        )
    else:
        adoptions = adoption_draws_of(outcome.measures, first.graph)
        case = _RowCase(first.result, view.result, adoptions, attributes, (), (), drawn=(drawn,), of_rows=columns)
    for one in (first, view):
        one.prepare(case.names())
    return case


def _is_drawn(case: Case) -> bool:
    """Whether draws tell what is asked, and something that it hangs on may be off."""
    fixed = any(name in case.ground.fixed for column in case.columns for name in column.names)
    return not fixed and bool(case.inputs.shared or case.ground.inputs.own)


def _drawn(case: Case, picks: Picks, keep: Keep, shared: Scores, options: Options) -> Array:
    """What is kept as stated and in every draw (states, columns, 1 + draws, width)."""
    (rows,) = picks.values()
    own = {name: scores_by_row(name, range(options.draws), rows, options.seed) for name in case.ground.inputs.own}
    sample_of_draws = Sample(options.draws, shared, own)
    stated = run(case.ground, picks, Sample(1), case.recipe, keep, no_report).kept
    moved = run(case.ground, picks, sample_of_draws, case.recipe, keep, no_report).kept
    return np.concatenate([stated, moved], axis=2)


def _values(kept: Array, side: Side, count: int) -> Array:
    """A side's values (1 + draws, rows) in what was kept of its plan, or of the plan beside it where it is today."""
    outcome = side.outcome
    state = 0 if outcome is None or side.without else 1
    path = outcome.pathway if outcome else None
    begin = 0
    if path is not None:
        year = path.years[-1] if side.year is None else side.year
        begin = count * (1 + path.years.index(year))
    columns = kept[state, begin : begin + count]
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(columns[0] / columns[1] if count > 1 else columns[0])
