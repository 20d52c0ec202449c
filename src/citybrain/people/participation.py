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


class GroupShare(NamedTuple):
    """A group's share of the answers of all who said its trait, and of all who live here, None where it is not known.

    gap: whether it takes part less than it lives here, by more than noise, among the groups that are told.
    """

    taken: float | None
    living: float | None
    gap: bool


def shares_of_groups(
    table: Mapping[str, Mapping[str, int] | None], living: Mapping[str, float], counted: int | None = None
) -> dict[str, GroupShare]:
    """Shares by group of a table with noise, of `counted` answers, else of those in it. None below two that are told.

    A group that is withheld has none: it may be large or small. Whether one takes part less is held against the groups
    that are told and of which it is known how many live here, so that those withheld make no other look larger.
    """
    sums = {
        name: (sum(counts.values()), len(counts)) for name, counts in table.items()
        if counts is not None and name != NOT_SAID
    }  # fmt: skip
    known = {name for name in sums if name in living}
    compared = known if known else set(sums)
    told, people = sum(sums[name][0] for name in compared), sum(living[name] for name in known)
    shares = dict.fromkeys(table, GroupShare(None, None, False))
    if len(compared) < LEAST_COMPARED:
        return shares
    silent = table.get(NOT_SAID)
    said = told if counted is None else max(told, counted - (sum(silent.values()) if silent else 0))
    whole = sum(living.values())
    for name in compared:
        taken = sums[name][0] / said if said else None
        lives = living[name] / whole if people and name in known else None
        gap = False
        if told and people and name in known:
            more = half_width([float(SENSITIVITY / EPSILON)] * sums[name][1], SURE)
            gap = (sums[name][0] + more) / (told + more) < GAP * living[name] / people
        shares[name] = GroupShare(_rounded(taken), _rounded(lives), gap)
    return shares


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, DIGITS)
