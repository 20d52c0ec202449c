"""Who takes part less than they live here: shares of groups that are told, held against noise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from citybrain.governance.discrete_laplace import half_width
from citybrain.people.disclosure import EPSILON, SENSITIVITY
from citybrain.people.tally import NOT_SAID

GAP = 0.8
"""Of its share of those who live here: who takes part less than that is named."""

SURE = 0.98
"""Of all cases in which the noise of a group is smaller than what a gap allows for."""

LEAST_COMPARED = 2
"""Groups of a trait that are told, below which a share of them is 100 % of nothing to hold it against."""

DIGITS = 4
TOGETHER = "together"
"""Names the row of all groups that are withheld; no trait has a group of that name."""


class GroupShare(NamedTuple):
    """A group's share of the answers of all who said its trait, and of all who live here, None where it is not known.

    gap: whether it takes part less than it lives here, by more than noise, among the groups that are told.
    """

    taken: float | None
    living: float | None
    gap: bool


def shares_of_groups(
    table: Mapping[str, Mapping[str, int] | None],
    living: Mapping[str, float],
    counted: int | None = None,
    together: Mapping[str, int] | None = None,
) -> dict[str, GroupShare]:
    """Shares by group of a table with noise, of `counted` answers, else of those in it. None below two that are told.

    A group that is withheld has none: it may be large or small. Whether one takes part less is held against the groups
    that are told and of which it is known how many live here, so that those withheld make no other look larger; and it
    has to be one by the two shares that are told as well.

    together: what all that are withheld said, which is a group `TOGETHER` then. Who did not say the trait may be among
    them: they count with it, and it is held against no other, since they may make it look larger than it is.
    """
    held = [name for name, counts in table.items() if counts is None]
    rows = {name: counts for name, counts in table.items() if counts is not None and name != NOT_SAID}
    if together is not None:
        rows[TOGETHER] = together
        lives = [living[name] for name in held if name in living]
        living = {name: people for name, people in living.items() if name not in held}
        living |= {TOGETHER: sum(lives)} if lives else {}
    sums = {name: (sum(counts.values()), len(counts)) for name, counts in rows.items()}
    known = {name for name in sums if name in living}
    compared = known if known else set(sums)
    shares = dict.fromkeys([*table, *((TOGETHER,) if together is not None else ())], GroupShare(None, None, False))
    if len(compared) < LEAST_COMPARED:
        return shares
    silent, is_mixed = table.get(NOT_SAID), NOT_SAID in held
    told = sum(sums[name][0] for name in compared)
    said = told if counted is None else max(told, counted - (sum(silent.values()) if silent else 0))
    whole = sum(living.values())
    for name in compared:
        lives_here = living[name] / whole if whole and name in known else None
        beside = {one for one in known if one == name or one != TOGETHER or not is_mixed}
        taken = sums[name][0] / said if said else None
        gap = name in known and _is_gap(name, {one: sums[one] for one in beside}, living)
        gap = gap and taken is not None and lives_here is not None and taken < GAP * lives_here
        shares[name] = GroupShare(_rounded(taken), _rounded(lives_here), gap)
    return shares


def _is_gap(name: str, sums: Mapping[str, tuple[int, int]], living: Mapping[str, float]) -> bool:
    """Whether a group takes part less than it lives here, by more than the noise of its numbers, among some groups."""
    told, people = sum(count for count, _ in sums.values()), sum(living[one] for one in sums)
    count, numbers = sums[name]
    if not told or not people:
        return False
    more = half_width([float(SENSITIVITY / EPSILON)] * numbers, SURE)
    return (count + more) / (told + more) < GAP * living[name] / people


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, DIGITS)
