"""What is told of answers by group, so that nobody's own answer follows from it, whatever is subtracted from what.

1. Fixed tables alone: answers in all, and by one trait at a time. No table crosses two traits, none can be asked for.
2. While answers come in, the tables are of the first 25, 50, 100, 200, ... answers: two of them differ by 25 at least.
3. A group with fewer than the least number of a class of data (`cells` of policy.yaml) is withheld, and further ones
   until those withheld are at least two and so many together (secondary suppression; Hundepool et al., Statistical
   Disclosure Control, Wiley 2012, section 4.3).
4. Each number of a group has noise of the discrete Laplace distribution with scale `SENSITIVITY` / `EPSILON`, keyed, so
   that asking again tells nothing more. Another answer of one person changes two numbers of a table by one: a table is
   epsilon-differentially private in it. Whoever knows all other answers guesses it right from one with a probability of
   at most e^epsilon / (1 + e^epsilon), 73 %, where both were as likely before (Dwork and Roth, The Algorithmic
   Foundations of Differential Privacy, 2014, section 2.3); tables of several traits add up.

The numbers in all are as they were counted once answering is over; before that they have noise as well.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from citybrain.governance.discrete_laplace import discrete_laplace, half_width
from citybrain.governance.noise import KeyedChance, noise_key
from citybrain.governance.roles import CELL_RULES, DataClass
from citybrain.kernel.units import Rows
from citybrain.records.errors import NotRecordedError

EPSILON = Fraction(1)
SENSITIVITY = 2
"""How much another answer of one person changes the numbers of a table."""

FIRST_RELEASE = 25
LEAST = CELL_RULES[DataClass.PERSONAL].least
SHARE = 0.9
"""Of all cases in which the noise of a number is within the half width that is told."""


class GroupCounts(NamedTuple):
    """The answers of a group by kind, with noise; None where they are withheld."""

    group: int
    counts: tuple[int, ...] | None


def released(count: int) -> int:
    """How many of so many answers the tables are of while more come in: 0, 25, 50, 100, 200, ..."""
    if count < FIRST_RELEASE:
        return 0
    return FIRST_RELEASE << ((count // FIRST_RELEASE).bit_length() - 1)


def next_release(count: int) -> int:
    """With how many answers the tables are made anew, while there are so many by now."""
    return 2 * released(count) or FIRST_RELEASE


def counts_in_all(kinds: Rows, number: int, of: str, final: bool) -> tuple[int, ...]:
    """How many gave each of a number of answers; with noise unless answering is over."""
    counts = np.bincount(kinds, minlength=number)
    return tuple(int(one) for one in counts) if final else noised([counts], of)[0]


def group_table(groups: Rows, kinds: Rows, size: int, number: int, of: str) -> list[GroupCounts]:
    """The table of a trait with so many groups, of a number of kinds of answers; `of` names it among all tables."""
    counts = np.zeros((size, number), int)
    np.add.at(counts, (groups, kinds), 1)
    told = noised(list(counts), of)
    shown = shown_groups(counts.sum(axis=1), [sum(one) for one in told])
    return [GroupCounts(group, told[group] if group in shown else None) for group in range(size)]


def shown_groups(people: Sequence[int], told: Sequence[int]) -> frozenset[int]:
    """The groups that are large enough, less those that are withheld so that the others do not give them away.

    Groups without anybody are withheld too: that somebody is in them alone may tell who it is.
    """
    shown = {group for group, count in enumerate(people) if min(count, told[group]) >= LEAST}
    back = set(range(len(people))) - shown
    while shown and any(people[group] for group in back) and not _hide_each_other(people, back):
        smallest = min(shown, key=lambda group: (people[group], group))
        shown.remove(smallest)
        back.add(smallest)
    return frozenset(shown)


def noised(counts: Sequence[Sequence[int] | Rows], of: str) -> list[tuple[int, ...]]:
    """Counts with the noise that belongs to this table of answers, none below 0. NotRecordedError without a key."""
    key = noise_key()
    if key is None:
        raise NotRecordedError("people-no-key")
    chance = KeyedChance(key, json.dumps(["answers", of]).encode())
    scale = SENSITIVITY / EPSILON
    return [tuple(max(0, int(one) + discrete_laplace(scale, chance.below)) for one in row) for row in counts]


def noise_half_width() -> int:
    """How far a number is off by its noise at most, in 90 of 100 cases."""
    return round(half_width([float(SENSITIVITY / EPSILON)], SHARE))


def _hide_each_other(people: Sequence[int], back: set[int]) -> bool:
    held = [people[group] for group in back if people[group]]
    return len(held) >= 2 and sum(held) >= LEAST
