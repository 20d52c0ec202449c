"""A letter with a control group: who gets it is drawn in pairs of like buildings; its effect is their difference.

Bills of each building are corrected for the weather by those before; the change of those who got the letter less that
of those who did not is the effect (difference in differences), and pairs are what varies by chance.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from citybrain.cases.effect.bills import LEVEL
from citybrain.kernel.units import Array, Mask, Rows

LEAST_PAIRS = 20
"""Pairs from which an effect is told: the interval rests on how they differ."""

POWER = 0.8
PER_TONNE = 1000.0


class Draw(NamedTuple):
    """Places in pairs: `pair` of each, and whether it gets the letter. One that is left over is in none (-1)."""

    pair: Rows
    letter: Mask


class DrawBalance(NamedTuple):
    """Means of something known before, of those who get the letter and those who do not.

    difference: of the means, in standard deviations.
    """

    letter: float
    control: float
    difference: float


class LetterEffect(NamedTuple):
    """What the letter changed, as a share of the use without it, with its interval of 90 %.

    energy: saved by all who got it [kWh], with its interval, lowest first. pairs: that counted; lost: of which a bill
    is missing.
    """

    share: float
    low: float
    high: float
    energy: tuple[float, float, float]
    pairs: int
    lost: int

    @property
    def is_shown(self) -> bool:
        """Whether the interval excludes zero."""
        return not self.low <= 0 <= self.high


class TonneCost(NamedTuple):
    """Money a tonne of greenhouse gases avoided, with its interval; `high` is None where it may have avoided none."""

    cost: float
    low: float
    high: float | None


def drawn_in_pairs(use: Array, groups: Rows, seed: int) -> Draw:
    """Pairs of places of one group that are next to each other by use before, of which chance takes one for the letter.

    Greevy, Lu, Silber and Rosenbaum 2004, Biostatistics 5, 263-275: matching before randomisation. The same use, groups
    and seed draw the same.
    """
    chance = np.random.default_rng(seed)
    order = np.lexsort((use, groups))
    pair, letter, number = np.full(len(use), -1, np.intp), np.zeros(len(use), bool), 0
    for group in np.unique(groups):
        rows = order[groups[order] == group]
        for begin in range(0, len(rows) - 1, 2):
            two = rows[begin : begin + 2]
            pair[two] = number
            letter[two[int(chance.integers(2))]] = True
            number += 1
    return Draw(pair, letter)


def balance(values: Array, draw: Draw) -> DrawBalance:
    """How like those who get the letter and those who do not are in something that was known before."""
    one, other = values[draw.letter], values[(draw.pair >= 0) & ~draw.letter]
    spread = float(np.std(values[draw.pair >= 0])) or 1.0
    return DrawBalance(float(one.mean()), float(other.mean()), float(one.mean() - other.mean()) / spread)


def letter_effect(pairs: Sequence[tuple[int, bool]], expected: Array, measured: Array) -> LetterEffect:
    """The effect of a letter; `pairs` tells pair and letter of each place, energy [kWh] is NaN where bills are missing.

    Differences of changes of pairs, weighted by what the one with the letter was expected to use; t-distributed with
    one less than the pairs (Imbens and Rubin, Causal Inference, 2015, chapter 10).

    Raises ValueError below `LEAST_PAIRS`.
    """
    from scipy import stats

    change = (measured - expected) / expected
    found: dict[int, dict[bool, int]] = {}
    for place, (pair, letter) in enumerate(pairs):
        found.setdefault(pair, {})[letter] = place
    whole = [
        one for one in found.values() if len(one) == 2 and all(np.isfinite(change[place]) for place in one.values())
    ]
    if len(whole) < LEAST_PAIRS:
        raise ValueError("too few pairs")
    with_letter, control = (np.array([one[key] for one in whole]) for key in (True, False))
    weight = expected[with_letter] / expected[with_letter].sum()
    without = 1 + float((weight * change[control]).sum())
    apart = (change[with_letter] - change[control]) / without
    share = float((weight * apart).sum())
    number = len(whole)
    error = math.sqrt(number / (number - 1) * float((weight**2 * (apart - share) ** 2).sum()))
    reach = float(stats.t.ppf((1 + LEVEL) / 2, number - 1)) * error
    use = float(expected[with_letter].sum()) * without
    energy = (-share * use, -(share + reach) * use, -(share - reach) * use)
    return LetterEffect(share, share - reach, share + reach, energy, number, len(found) - number)


def least_to_be_shown(expected: Array, spread: Array, pairs: int) -> float:
    """The smallest share that an interval of 90 % excludes zero for in four trials of five.

    `spread`: standard deviation of the change of each place; (t + z) · error of the mean difference of pairs.
    """
    from scipy import stats

    if pairs < LEAST_PAIRS:
        return math.nan
    error = math.sqrt(2 * float(np.mean(spread**2)) / pairs)
    effective = float((expected**2).mean() / expected.mean() ** 2)
    factor = float(stats.t.ppf((1 + LEVEL) / 2, pairs - 1) + stats.norm.ppf(POWER))
    return factor * error * math.sqrt(effective)


def cost_per_tonne(effect: LetterEffect, letters: int, each: float, factor: float) -> TonneCost | None:
    """What a tonne avoided cost: letters at `each` [money] by energy saved times `factor` [kg/kWh], None if none."""
    whole = letters * each
    saved, least, most = (energy * factor / PER_TONNE for energy in effect.energy)
    if saved <= 0 or most <= 0:
        return None
    return TonneCost(whole / saved, whole / most, whole / least if least > 0 else None)


def assignment(ids: Sequence[str], draw: Draw) -> dict[str, tuple[int, bool]]:
    """Pair and letter by the id of each building that is in a pair; nobody who lives there is named."""
    return {
        name: (int(pair), bool(letter))
        for name, pair, letter in zip(ids, draw.pair, draw.letter, strict=True)
        if pair >= 0
    }


def savings_in_order(
    assigned: Mapping[str, tuple[int, bool]], known: Mapping[str, tuple[float, float]]
) -> tuple[Array, Array]:
    """Expected and measured energy [kWh] of the buildings of an assignment, NaN where they are not known."""
    rows = [known.get(name, (math.nan, math.nan)) for name in assigned]
    expected, measured = np.array(rows, float).reshape(-1, 2).T
    return expected, measured
