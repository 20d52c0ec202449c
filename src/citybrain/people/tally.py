"""Answers counted: in all, by trait with small groups withheld, weighted to who lives here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor, sqrt
from typing import NamedTuple

import numpy as np

from citybrain.governance.discrete_laplace import discrete_laplace
from citybrain.governance.noise import KeyedChance, noise_key
from citybrain.kernel.units import Array, Rows
from citybrain.people.consultations.shapes import WeightedShare
from citybrain.people.disclosure import EPSILON, LEAST, SENSITIVITY, counts_in_all, group_table, shown_groups
from citybrain.people.projection import nearest_shares, whole_parts
from citybrain.people.traits import Trait
from citybrain.people.weights import MOST, NOT_STATED, Margin, RakedWeights, raked
from citybrain.records.errors import NotRecordedError

LEAST_WEIGHTED = 100
"""Answers from which on weighted shares are told."""

TENTHS = 1_000
"""Of a per cent in the whole."""

NOISE = 0.01
"""The scale of the noise of a share: weights are cut so that it is no larger, from 200 answers for each of them on."""

LEAST_CUT = 2.0
"""Answers that one may count for however few there are: to cut more would leave little of the weights."""

QUANTILE = 1.6448536269514722
"""Of the normal distribution, for an interval of 90 %."""

NOT_SAID = "not_said"
CHANNEL = "channel"
"""Names the way by which an answer came among traits."""


class Voice(NamedTuple):
    """An answer with what its sender said of themselves, by trait, and `CHANNEL`, the way by which it came."""

    answer: str
    traits: Mapping[str, str]


class WeightedShares(NamedTuple):
    """Share of each answer in per cent, with a 90 % interval, the traits it is weighted by, and the weights."""

    shares: dict[str, tuple[float, float, float]]
    traits: list[str]
    weights: RakedWeights


def rows_of(voices: Sequence[Voice], trait: Trait) -> Rows:
    """The group of each answer by a trait, `NOT_STATED` where its sender did not say it."""
    row = {name: number for number, name in enumerate(trait.groups)}
    return np.array([row.get(one.traits.get(trait.name, ""), NOT_STATED) for one in voices], np.intp)


def kinds_of(voices: Sequence[Voice], answers: Sequence[str]) -> Rows:
    """The answer of each, as its row among all that there are."""
    row = {name: number for number, name in enumerate(answers)}
    return np.array([row[one.answer] for one in voices], np.intp)


def totals(
    voices: Sequence[Voice], answers: Sequence[str], of: str, final: bool, whole: int | None = None
) -> dict[str, int]:
    """How many gave each answer; they add up to `whole`, how many answered as it is told, else to all of them."""
    kinds = kinds_of(voices, answers)
    counts = counts_in_all(kinds, len(answers), f"{of} all", final, len(kinds) if whole is None else whole)
    return dict(zip(answers, counts, strict=True))


def table_of(
    voices: Sequence[Voice],
    trait: Trait,
    answers: Sequence[str],
    of: str,
    everybody: Mapping[str, int],
    together: frozenset[int] = frozenset(),
) -> dict[str, dict[str, int] | None]:
    """Answers by group of a trait, and of those who did not say it; None where they are withheld.

    everybody: how many gave each answer, as it is told; of no answer the groups have more together. together: groups
    that are withheld of more of the same people.
    """
    names = [*trait.groups, NOT_SAID]
    whole = [everybody[answer] for answer in answers]
    groups, kinds = _groups_of(voices, trait), kinds_of(voices, answers)
    told = group_table(groups, kinds, len(names), whole, f"{of} {trait.name}", together)
    return {
        names[one.group]: None if one.counts is None else dict(zip(answers, one.counts, strict=True)) for one in told
    }


def withheld_of(voices: Sequence[Voice], trait: Trait, together: frozenset[int] = frozenset()) -> frozenset[int]:
    """Rows of the groups of a trait that are withheld; that of those who did not say it is the last one."""
    number = len(trait.groups) + 1
    people = np.bincount(_groups_of(voices, trait), minlength=number)
    return frozenset(range(number)) - shown_groups([int(one) for one in people], together)


def together_row(table: Mapping[str, Mapping[str, int] | None], everybody: Mapping[str, int]) -> dict[str, int] | None:
    """What all groups that are withheld said together: all answers less the rows that are shown, as both are told.

    None where too few are left, nothing is withheld, or all of it is.
    """
    shown = [row for row in table.values() if row is not None]
    left = {answer: max(0, count - sum(row.get(answer, 0) for row in shown)) for answer, count in everybody.items()}
    return left if shown and len(shown) < len(table) and sum(left.values()) >= LEAST else None


def _groups_of(voices: Sequence[Voice], trait: Trait) -> Rows:
    rows = rows_of(voices, trait)
    return np.where(rows == NOT_STATED, len(trait.groups), rows)


def weighted_shares(
    voices: Sequence[Voice],
    traits: Sequence[Trait],
    answers: Sequence[str],
    of: str,
    together: Mapping[str, frozenset[int]] | None = None,
) -> WeightedShares | None:
    """Shares by weights, with keyed noise by the weight of one answer, in whole per cent that add up to 100.

    None below `LEAST_WEIGHTED` answers, and where of no trait it is known how many live here. Groups that are withheld
    have one weight together, so that shares tell nothing of how answers lie among them. together: by trait, groups that
    are withheld of more of the same people.
    """
    if len(voices) < LEAST_WEIGHTED:
        return None
    found = {trait.name: _margin(voices, trait, (together or {}).get(trait.name, frozenset())) for trait in traits}
    margins = {name: one for name, one in found.items() if one is not None}
    if not margins:
        return None
    weights = raked(len(voices), [*margins.values()], most_weight(len(voices)))
    return WeightedShares(_shares(kinds_of(voices, answers), weights, answers, of), [*margins], weights)


def _margin(voices: Sequence[Voice], trait: Trait, together: frozenset[int]) -> Margin | None:
    """The groups of a trait with those withheld as one; None where of fewer than two it is known how many live here.

    Who did not say the trait counts with the others of that one, unless these are fewer: then nothing is known of it.
    """
    groups, last = _groups_of(voices, trait), len(trait.groups)
    people = np.array([*(trait.people.get(group, np.nan) for group in trait.groups), np.nan])
    held = sorted(withheld_of(voices, trait, together))
    if held and np.isin(groups, held).any():
        known = people[[group for group in held if group != last]]
        silent = int((groups == last).sum()) if last in held else 0
        is_known = bool(np.isfinite(known).any()) and 2 * silent <= int(np.isin(groups, held).sum())
        people[held] = np.nan
        people[held[0]] = np.nansum(known) if is_known else np.nan
        groups = np.where(np.isin(groups, held), held[0], groups)
    stated = np.where(np.isfinite(people)[groups], groups, NOT_STATED)
    return Margin(stated, people) if len({*stated.tolist()} - {NOT_STATED}) > 1 else None


def shares_of_counts(counts: Mapping[str, int], of: int | None, final: bool) -> dict[str, WeightedShare] | None:
    """Shares of numbers as they are told, in whole per cent with a 90 % interval; None where nobody answered.

    of: how many answered where each may give several answers, else shares are of the sum and add up to 100. The
    interval is that of Wilson (J. Am. Stat. Assoc. 22, 1927, 209-212), as if those who answered were drawn by chance,
    and of the noise that numbers have unless answering is over.
    """
    number = sum(counts.values()) if of is None else of
    if number <= 0:
        return None
    exact = np.array([min(1.0, count / number) for count in counts.values()])
    whole = whole_parts(exact, 100) if of is None else [round(100 * float(share)) for share in exact]
    noise = 0.0 if final else 2 * (float(SENSITIVITY / EPSILON) / number) ** 2
    told: dict[str, WeightedShare] = {}
    for name, share, shown in zip(counts, exact, whole, strict=True):
        middle = (share + QUANTILE**2 / (2 * number)) / (1 + QUANTILE**2 / number)
        chance = (
            QUANTILE * sqrt(share * (1 - share) / number + (QUANTILE / (2 * number)) ** 2) / (1 + QUANTILE**2 / number)
        )
        width = sqrt(chance**2 + QUANTILE**2 * noise)
        low, high = floor(100 * max(0.0, middle - width)), ceil(100 * min(1.0, middle + width))
        told[name] = {"share": float(shown), "low": float(min(low, shown)), "high": float(max(high, shown))}
    return told


def most_weight(count: int) -> float:
    """How many answers one of so many counts for at most: as few as keep the scale of the noise within one per cent."""
    return min(MOST, max(LEAST_CUT, count * float(EPSILON) * NOISE / SENSITIVITY))


def _shares(
    kinds: Rows, found: RakedWeights, answers: Sequence[str], of: str
) -> dict[str, tuple[float, float, float]]:  # fmt: skip
    """Shares that add up to 100, with intervals of drawing by chance and of noise together."""
    key = noise_key()
    if key is None:
        raise NotRecordedError("people-no-key")
    chance, weight = KeyedChance(key, f"weighted {of}".encode()), found.weight
    scale = Fraction(float(weight.max() / weight.sum())).limit_denominator(10**6) * TENTHS * SENSITIVITY / EPSILON
    sums: Array = np.bincount(kinds, weight, len(answers)) / weight.sum()
    noisy = np.array([round(float(exact) * TENTHS) + discrete_laplace(scale, chance.below) for exact in sums]) / TENTHS
    shares, number = nearest_shares(noisy), len(answers)
    variance = 2 * (float(scale) / TENTHS) ** 2 * (number - 1) / number
    told = {}
    for name, share, shown in zip(answers, shares, whole_parts(shares, 100), strict=True):
        width = QUANTILE * sqrt(share * (1 - share) / found.effective + variance)
        low, high = floor(100 * max(0.0, share - width)), ceil(100 * min(1.0, share + width))
        told[name] = (float(shown), float(min(low, shown)), float(max(high, shown)))
    return told
