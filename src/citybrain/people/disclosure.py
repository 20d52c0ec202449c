"""What is told of answers by group, so that nobody's own answer follows from it, whatever is subtracted from what.

1. Fixed tables alone: answers in all, and by one trait at a time. No table crosses two traits, none can be asked for.
2. While answers come in, the tables are of the first 25, 50, 100, 200, ... answers: two of them differ by 25 at least.
3. A group with fewer than the least number of a class of data (`cells` of policy.yaml) is withheld, and where others
   would give it away the smallest of them with it, so that those withheld are at least two and so many together
   (secondary suppression of the least count; Hundepool et al., Statistical Disclosure Control, Wiley 2012, chapter 4).
   What they said together is told as one row, which all answers less the rows that are shown tell anyway.
   Which groups are withheld hangs on how many people are in them, never on noise, by one rule for traits and for ways
   by which answers came (`shown_groups` says why), and a question of a survey withholds at least what is withheld of
   all who answered: no two tables of the same people differ in it.
4. Each number of a group has noise of the discrete Laplace distribution with scale `SENSITIVITY` / `EPSILON`, keyed, so
   that asking again tells nothing more. Another answer of one person changes two numbers of a table by one: a table is
   epsilon-differentially private in it. Whoever knows all other answers guesses it right from one with a probability of
   at most e^epsilon / (1 + e^epsilon), 73 %, where both were as likely before (Dwork and Roth, The Algorithmic
   Foundations of Differential Privacy, 2014, section 2.3); tables of several traits add up.

The numbers in all, and means, are as they were counted once answering is over; before that they have noise as well.
What is exact then is one number about all who answered, at least `LEAST` of them: it tells of one of them only who
knows the answers of all others, and there is no second table of nearly the same answers to subtract, since the ones
before had noise and were of 25 answers fewer at least, or had noise where fewer came in.

Numbers with noise are then brought onto what is known of them: numbers in all onto how many answered, those of groups,
and of all that are withheld together, onto the numbers in all, and each row onto the least number, where it is shown.
It uses nothing but what is told, so it costs no privacy, and brings numbers nearer to what they are of. The rows that
are shown, and that of those withheld together, add up to the numbers in all.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from citybrain.governance.discrete_laplace import discrete_laplace, half_width
from citybrain.governance.noise import KeyedChance, noise_key
from citybrain.governance.roles import CELL_RULES, DataClass
from citybrain.kernel.units import Rows
from citybrain.people.projection import nearest_counts, with_least
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
    groups: Rows,
    kinds: Rows,
    size: int,
    everybody: Sequence[int],
    of: str,
    together: Collection[int] = (),
) -> list[GroupCounts]:
    """The table of a trait with so many groups; `of` names it among all tables.

    everybody: how many gave each kind of answer, as it is told. together: see `shown_groups`.
    """
    counts = np.zeros((size, len(everybody)), int)
    np.add.at(counts, (groups, kinds), 1)
    people, noisy = counts.sum(axis=1), _noisy(list(counts), of)
    told = _onto(everybody, noisy, counts, shown_groups([int(one) for one in people], together), of)
    return [GroupCounts(group, told.get(group)) for group in range(size)]


def _onto(
    everybody: Sequence[int], noisy: Sequence[Sequence[int]], counts: Rows, shown: frozenset[int], of: str
) -> dict[int, tuple[int, ...]]:
    """Numbers of the groups that are shown, which with all that are withheld together are the numbers in all."""
    order, held = sorted(shown), [group for group in range(len(counts)) if group not in shown]
    rows, least = [noisy[group] for group in order], [LEAST] * len(order)
    if counts[held].any():
        rows.append(_noisy([counts[held].sum(axis=0)], f"{of} withheld {held}")[0])
        least.append(LEAST if counts[held].sum() >= LEAST else 0)
    if not order:
        return {}
    columns = [nearest_counts(column, whole) for column, whole in zip(zip(*rows, strict=True), everybody, strict=True)]
    table = with_least([list(row) for row in zip(*columns, strict=True)], least)
    return {group: tuple(table[row]) for row, group in enumerate(order)}


def shown_groups(people: Sequence[int], together: Collection[int] = ()) -> frozenset[int]:
    """The groups that are large enough, less the one that is withheld so that the others do not give small ones away.

    The smallest of the large ones is enough, since it makes those withheld two of so many together: no other choice
    hides the numbers of fewer people. Who knows this rule does not learn how many are in one of them. Groups without
    anybody are withheld too, and need no other one: nobody is there.

    Ways by which answers came are groups like any other. That two small ones hide each other, or one hides behind ways
    by which nobody came, does not hold: of 135 answers by link and one on paper, all answers less those by link are the
    answer on paper, and the office knows whose paper it has. Noise alone would stand between them, which the other
    tables do not rely on either. So answers by link are withheld with it.

    together: groups that are withheld in a table of more of the same people, which stay one row.
    """
    units = [frozenset(together), *({group} for group in range(len(people)) if group not in together)]
    sizes = [sum(people[group] for group in unit) for unit in units]
    back = {0, *(at for at, size in enumerate(sizes) if size < LEAST)}
    if not _is_hidden(sizes, back):
        large, order = [at for at in range(len(units)) if at not in back], _order_of_equals(sizes)
        back |= {min(large, key=lambda at: (sizes[at], order[at]))} if large else set()
    return frozenset(group for at, unit in enumerate(units) if at not in back for group in unit)


def noised(counts: Sequence[Sequence[int] | Rows], of: str) -> list[tuple[int, ...]]:
    """Counts with the noise that belongs to this table of answers, none below 0. NotRecordedError without a key."""
    return [tuple(max(0, one) for one in row) for row in _noisy(counts, of)]


def _noisy(counts: Sequence[Sequence[int] | Rows], of: str) -> list[tuple[int, ...]]:
    """The same, where noise may be more than there is."""
    chance = KeyedChance(_key(), json.dumps(["answers", of]).encode())
    scale = SENSITIVITY / EPSILON
    return [tuple(int(one) + discrete_laplace(scale, chance.below) for one in row) for row in counts]


def _key() -> bytes:
    key = noise_key()
    if key is None:
        raise NotRecordedError("people-no-key")
    return key


def coarse(number: int) -> int:
    """A number that hangs on how traits of few people fall together, in whole times the least number of a group."""
    return number // LEAST * LEAST


def noise_half_width() -> int:
    """How far a number is off by its noise at most, in 90 of 100 cases."""
    return round(half_width([float(SENSITIVITY / EPSILON)], SHARE))


def _order_of_equals(sizes: Sequence[int]) -> list[int]:
    """Which of several units of one size is withheld: by a key, since a known order would tell which were not small."""
    chance = KeyedChance(_key(), json.dumps(["withheld", *sizes]).encode())
    return [chance.below(1 << 32) for _ in sizes]


def _is_hidden(sizes: Sequence[int], back: Collection[int]) -> bool:
    """Whether units that are withheld need no other one: nobody is in them, or they hide each other.

    Small groups that are each as large as such a one can be do not: their sum would tell how many are in each.
    """
    held = [sizes[at] for at in back if sizes[at]]
    if not held:
        return True
    if sum(held) < LEAST or sizes[0]:
        return sum(held) >= LEAST
    return len(held) >= 2 and sum(held) < len(held) * (LEAST - 1)
