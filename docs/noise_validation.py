"""Holds noise against exact probabilities and against OpenDP: `python -m docs.noise_validation`."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

import opendp.prelude as dp

from citybrain.governance.discrete_laplace import discrete_laplace, half_width
from citybrain.governance.noise import KeyedChance

SCALES = (Fraction(1), Fraction(7, 2), Fraction(40), Fraction(240_000))
DRAWS = 100_000


def main() -> None:
    """Print the table of docs/validation/noise.md."""
    dp.enable_features("contrib")
    heads = (
        "scale",
        "",
        "P(0)",
        "within scale",
        "within 3 scales",
        "mean / scale",
        "deviation / scale",
        "95 % / scale",
    )
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    for scale in SCALES:
        judge = dp.m.make_laplace(dp.atom_domain(T=int), dp.absolute_distance(T=int), scale=float(scale))
        chance = KeyedChance(b"validation", str(scale).encode())
        rows = {
            "exact": _exact(scale),
            "this project": _drawn([discrete_laplace(scale, chance.below) for _ in range(DRAWS)], scale),
            "OpenDP": _drawn([judge(0) for _ in range(DRAWS)], scale),
        }
        for name, row in rows.items():
            print(f"| {float(scale):g} | {name} | " + " | ".join(f"{value:.4g}" for value in row) + " |", flush=True)


def _exact(scale: Fraction) -> Sequence[float]:
    """By the formulas of Inusah and Kozubowski (2006); the width is that of `half_width`, over the scale."""
    t = float(scale)
    q = math.exp(-1 / t)
    within = (1 - 2 * q ** (math.floor(n * t) + 1) / (1 + q) for n in (1, 3))
    return (1 - q) / (1 + q), *within, 0.0, math.sqrt(2 * q) / (1 - q) / t, half_width([t], 0.95) / t


def _drawn(numbers: Sequence[int], scale: Fraction) -> Sequence[float]:
    t, count = float(scale), len(numbers)
    within = (sum(abs(x) <= n * t for x in numbers) / count for n in (1, 3))
    mean = sum(numbers) / count
    deviation = math.sqrt(sum((x - mean) ** 2 for x in numbers) / count)
    width = sorted(abs(x) for x in numbers)[int(0.95 * count)]
    return Counter(numbers)[0] / count, *within, mean / t, deviation / t, width / t


if __name__ == "__main__":
    main()
