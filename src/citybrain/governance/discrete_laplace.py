"""Whole numbers of the discrete Laplace distribution, drawn exactly: rational numbers alone, no floating point.

P(x) is proportional to exp(-|x| / scale). With scale = sensitivity / epsilon a whole number with such noise is
epsilon-differentially private. Rounded noise of real numbers is not, since the gaps between them tell (Mironov 2012).
Canonne, Kamath, Steinke: The Discrete Gaussian for Differential Privacy, NeurIPS 2020, algorithms 1 and 2.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from math import isfinite, sqrt

import numpy as np

from citybrain.kernel.units import Array

Below = Callable[[int], int]
"""A whole number from 0 to one less than the given one, each as likely as any other."""

GRID = 4000
WIDEST = 100.0
"""Points, and the last of them, at which a characteristic function is looked at, of a sum with variance 1."""


def discrete_laplace(scale: Fraction, below: Below) -> int:
    """One number. Raises ValueError unless the scale is above 0."""
    if scale <= 0:
        raise ValueError(f"scale of noise: {scale}")
    whole, part = scale.numerator, scale.denominator
    while True:
        fine = below(whole)
        if not _happens(fine, whole, below):
            continue
        turns = 0
        while _happens(1, 1, below):
            turns += 1
        size, negative = (fine + whole * turns) // part, below(2) == 1
        if size or not negative:
            return -size if negative else size


def half_width(scales: Sequence[float], share: float) -> float:
    """How far from 0 the sum of independent noise of some scales is at most, in a share of all cases below 1.

    By inversion of the characteristic function of continuous Laplace noise, which differs by less than 1 (Gil-Pelaez,
    Biometrika 1951). 0 of no noise.
    """
    if not scales:
        return 0.0
    if not all(scale > 0 and isfinite(scale) for scale in scales):
        raise ValueError(f"scales of noise: {scales[:5]}")
    deviation = sqrt(sum(2.0 * scale**2 for scale in scales))
    at = (np.arange(GRID) + 0.5) * (WIDEST / GRID)
    parts = [count * np.log1p((scale / deviation * at) ** 2) for scale, count in Counter(scales).items()]
    density: Array = np.exp(-np.sum(parts, axis=0)) / at * (2.0 / np.pi * WIDEST / GRID)
    low, high = 0.0, 20.0
    for _ in range(50):
        middle = (low + high) / 2.0
        low, high = (low, middle) if float((density * np.sin(at * middle)).sum()) >= share else (middle, high)
    return high * deviation


def _happens(numerator: int, denominator: int, below: Below) -> bool:
    """True with probability exp(-numerator / denominator), of a fraction from 0 to 1 (algorithm 1)."""
    turn = 1
    while below(denominator * turn) < numerator:
        turn += 1
    return turn % 2 == 1
