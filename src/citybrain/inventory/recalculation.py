"""When past years must be computed again, and where a line of years has a break."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from citybrain.inventory.files import declared
from citybrain.kernel import NotFoundError


class Cause(StrEnum):
    """Why numbers of past years would differ from those reported."""

    METHOD = "method"
    FACTOR = "factor"
    WARMING = "warming"
    BOUNDARY = "boundary"
    ERROR = "error"


@dataclass(frozen=True)
class RecalculationChange:
    """One change. `since`: the first year that is computed in the new way; before it stand the old numbers.

    `recalculated` are the years that have been computed again in the new way although they lie before it.
    """

    cause: Cause
    since: int
    note: str = ""
    recalculated: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Break:
    """Between `before` and `year` numbers do not compare: the years before still stand as they were."""

    before: int
    year: int
    causes: tuple[Cause, ...]


def significance(day: datetime.date) -> tuple[float, str]:
    """Share of the base year from which a change counts, and its source. Raises NotFoundError before the first day."""
    values = declared("recalculation.yaml")["significance"]["values"]
    in_force = [entry for entry in values if entry["from"] <= day]
    if not in_force:
        first = min(entry["from"] for entry in values).isoformat()
        raise NotFoundError("accounting-threshold-day", received=day.isoformat(), allowed=first)
    latest = max(in_force, key=lambda entry: entry["from"])
    return float(latest["value"]), str(latest["source"])


def must_recalculate(cause: Cause, effect: float | None, day: datetime.date) -> bool | None:
    """Whether the base year must be computed again after a change with this effect on it, as a share of what it was.

    It must where the effect is larger than the threshold in force on the day, whatever its sign; a change of warming
    potentials always means it, since sums of two sets do not compare. None where no effect is stated.
    """
    if cause is Cause.WARMING:
        return True
    return None if effect is None else abs(effect) > significance(day)[0]


def breaks(years: Sequence[int], changes: Iterable[RecalculationChange]) -> list[Break]:
    """Where a line of years must not be drawn through: the last year in the old way and the first in the new one.

    Years that were computed again in the new way move the break before them; where all were, there is none.
    """
    ordered = sorted(set(years))
    found: dict[tuple[int, int], list[Cause]] = {}
    for change in changes:
        new = {year for year in ordered if year >= change.since or year in change.recalculated}
        for before, year in pairwise(ordered):
            if (before in new) != (year in new):
                found.setdefault((before, year), []).append(change.cause)
    return [Break(before, year, tuple(dict.fromkeys(causes))) for (before, year), causes in sorted(found.items())]
