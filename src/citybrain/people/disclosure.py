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

The numbers in all, and means, are as they were counted once answering is over; before that they have noise as well.
What is exact then is one number about all who answered, at least `LEAST` of them: it tells of one of them only who
knows the answers of all others, and there is no second table of nearly the same answers to subtract, since the ones
before had noise and were of 25 answers fewer at least, or had noise where fewer came in.

Numbers with noise are then brought onto what is known of their sum: numbers in all onto how many answered, those of
groups, and of all that are withheld together, onto the numbers in all. It uses nothing but what is told, so it costs no
privacy, and brings numbers nearer to what they are of. Of a table in which nobody is withheld the groups add up to the
numbers in all; where it has one group alone, it is these numbers.
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
from citybrain.people.projection import nearest_counts
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


def counts_in_all(kinds: Rows, number: int, of: str, final: bool, whole: int) -> tuple[int, ...]:
    """How many gave each of a number of answers; with noise unless answering is over, and `whole` together."""
    counts = np.bincount(kinds, minlength=number)
    return tuple(int(one) for one in counts) if final else tuple(nearest_counts(_noisy([counts], of)[0], whole))


def group_table(
    groups: Rows, kinds: Rows, size: int, everybody: Sequence[int], of: str, ways: int = 0
) -> list[GroupCounts]:
    """The table of a trait with so many groups; `of` names it among all tables.

    everybody: how many gave each kind of answer, as it is told. ways: see `shown_groups`.
    """
    counts = np.zeros((size, len(everybody)), int)
    np.add.at(counts, (groups, kinds), 1)
    people, noisy = counts.sum(axis=1), _noisy(list(counts), of)
    shown = shown_groups(people, [sum(max(0, one) for one in row) for row in noisy], ways)
    while True:
        told = _onto(everybody, noisy, counts, shown, of)
        kept = shown_groups(people, [sum(told.get(group, ())) for group in range(size)], ways)
        if kept == shown:
            return [GroupCounts(group, told.get(group)) for group in range(size)]
        shown = kept


def _onto(
    everybody: Sequence[int], noisy: Sequence[Sequence[int]], counts: Rows, shown: frozenset[int], of: str
) -> dict[int, tuple[int, ...]]:
    """Numbers of the groups that are shown, which with all that are withheld together are the numbers in all."""
    order, held = sorted(shown), [group for group in range(len(counts)) if group not in shown]
    rows = [noisy[group] for group in order]
    if counts[held].any():
        rows.append(_noisy([counts[held].sum(axis=0)], f"{of} withheld {held}")[0])
    if not order:
        return {}
    columns = [nearest_counts(column, whole) for column, whole in zip(zip(*rows, strict=True), everybody, strict=True)]
    return {group: tuple(column[row] for column in columns) for row, group in enumerate(order)}


def shown_groups(people: Sequence[int], told: Sequence[int], ways: int = 0) -> frozenset[int]:
    """The groups that are large enough, less those that are withheld so that the others do not give them away.

    Groups without anybody are withheld too: that somebody is in them alone may tell who it is. ways: how many of the
    first groups are ways by which answers came, which the office knows anyway; two of them that are withheld hide each
    other by the noise of both alone, even if nobody came by one.
    """
    shown = {group for group, count in enumerate(people) if min(count, told[group]) >= LEAST}
    back = set(range(len(people))) - shown
    while shown and any(people[group] for group in back) and not _hide_each_other(people, back, ways):
        smallest = min(shown, key=lambda group: (people[group], group))
        shown.remove(smallest)
        back.add(smallest)
    return frozenset(shown)


def noised(counts: Sequence[Sequence[int] | Rows], of: str) -> list[tuple[int, ...]]:
    """Counts with the noise that belongs to this table of answers, none below 0. NotRecordedError without a key."""
    return [tuple(max(0, one) for one in row) for row in _noisy(counts, of)]


def _noisy(counts: Sequence[Sequence[int] | Rows], of: str) -> list[tuple[int, ...]]:
    """The same, where noise may be more than there is."""
    key = noise_key()
    if key is None:
        raise NotRecordedError("people-no-key")
    chance = KeyedChance(key, json.dumps(["answers", of]).encode())
    scale = SENSITIVITY / EPSILON
    return [tuple(int(one) + discrete_laplace(scale, chance.below) for one in row) for row in counts]


def noise_half_width() -> int:
    """How far a number is off by its noise at most, in 90 of 100 cases."""
    return round(half_width([float(SENSITIVITY / EPSILON)], SHARE))


def _hide_each_other(people: Sequence[int], back: set[int], ways: int) -> bool:
    if sum(group < ways for group in back) >= 2:
        return True
    held = [people[group] for group in back if people[group]]
    return len(held) >= 2 and sum(held) >= LEAST
