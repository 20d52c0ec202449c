"""Exact probabilities of the discrete Laplace distribution, and how well numbers fit them."""

import math
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from scipy.stats import chi2


def probabilities(scale: Fraction, far: int) -> dict[int, float]:
    """P(x) = (1 - q) / (1 + q) q^|x| with q = exp(-1 / scale), of numbers up to `far` from 0."""
    q = math.exp(-1 / float(scale))
    return {x: (1 - q) / (1 + q) * q ** abs(x) for x in range(-far, far + 1)}


def fit(numbers: Sequence[int], scale: Fraction) -> float:
    """How likely numbers that fit no better are (chi-square); those of fewer than 10 expected are taken together."""
    count, total = Counter(numbers), len(numbers)
    far = math.ceil(60 * float(scale)) + 1
    expected = {x: total * p for x, p in probabilities(scale, far).items()}
    many = [x for x, n in expected.items() if n >= 10]
    rest = total - sum(expected[x] for x in many)
    pairs = [(count[x], expected[x]) for x in many] + [(total - sum(count[x] for x in many), max(rest, 1e-9))]
    if rest < 10:
        (last, wanted), pairs = pairs[-1], pairs[:-1]
        pairs[0] = (pairs[0][0] + last, pairs[0][1] + wanted)
    return float(chi2.sf(sum((seen - n) ** 2 / n for seen, n in pairs), len(pairs) - 1))
