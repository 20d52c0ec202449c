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

DIGITS = 4


class GroupShare(NamedTuple):
    """A group's share of the answers and of the people of all groups of its trait that are told, None where either is
    not known; gap: whether it takes part less than it lives here, by more than noise.
    """

    taken: float | None
    living: float | None
    gap: bool


def shares_of_groups(
    table: Mapping[str, Mapping[str, int] | None], living: Mapping[str, float]
) -> dict[str, GroupShare]:
    """Shares by group of a table with noise. A group that is withheld has none: it may be large or small.

    Both shares are of the groups that are told and of which it is known how many live here, so that those withheld make
    no other look larger.
    """
    sums = {
        name: (sum(counts.values()), len(counts)) for name, counts in table.items()
        if counts is not None and name != NOT_SAID
    }  # fmt: skip
    known = {name for name in sums if name in living}
    compared = known if known else set(sums)
    told, people = sum(sums[name][0] for name in compared), sum(living[name] for name in known)
    shares = {}
    for name in table:
        taken = sums[name][0] / told if told and name in compared else None
        lives = living[name] / people if people and name in known else None
        shares[name] = GroupShare(_rounded(taken), _rounded(lives), False)
        if taken is not None and lives is not None:
            more = half_width([float(SENSITIVITY / EPSILON)] * sums[name][1], SURE)
            most = (sums[name][0] + more) / (told + more)
            shares[name] = shares[name]._replace(gap=most < GAP * lives)
    return shares


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, DIGITS)
