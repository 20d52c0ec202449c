"""How much a score hangs on the weights that somebody gave: many other weights, and each part left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from citybrain.indicators.scoring import MOST_POINTS, RANGES, Score, Scored, points_of, score_of

DRAWS = 2_000
SEED = 7
LOW, HIGH = 0.05, 0.95


@dataclass(frozen=True)
class Sensitivity:
    """The middle 90 % of the share over other weights, how often its range stays, and the part that moves it most.

    `decisive` is the key of the part without which the share changes most, `change` that change; None for one part.
    """

    low: float
    high: float
    same_range: float
    decisive: str | None
    change: float | None


def sensitivity_of(scored: Sequence[Scored], draws: int = DRAWS, seed: int = SEED) -> Sensitivity | None:
    """What other weights would make of a score; None where there is none.

    Weights are drawn from a Dirichlet distribution whose mean are the given weights and whose concentration is the
    number of parts: with equal weights each set of weights is as likely as any other (Saisana, Saltelli, Tarantola:
    Uncertainty and sensitivity analysis techniques for composite indicators, J. R. Statist. Soc. A 168, 2005, vary
    weights so among others). Seeded: the same parts have the same answer.
    """
    counted = [one for one in scored if one.weight > 0]
    score = score_of(counted)
    if score is None:
        return None
    if len(counted) == 1:
        return Sensitivity(score.share, score.share, 1.0, None, None)
    weights = np.array([one.weight for one in counted])
    points = np.array([one.points for one in counted], np.float64)
    random = np.random.default_rng(seed)
    drawn = random.dirichlet(weights / weights.mean(), draws)
    shares = np.minimum(drawn @ points / MOST_POINTS, 1.0)
    kept = np.mean([RANGES[points_of(share) - 1] == score.range for share in shares])
    low, high = np.quantile(shares, (LOW, HIGH))
    key, change = _decisive(counted, score)
    return Sensitivity(float(low), float(high), float(kept), key, change)


def _decisive(counted: Sequence[Scored], score: Score) -> tuple[str, float]:
    """The part that changes the share most when it is left out, and by how much."""
    changes = []
    for left_out in counted:
        other = score_of(one for one in counted if one is not left_out)
        changes.append((left_out.key, other.share - score.share if other else 0.0))
    return max(changes, key=lambda change: abs(change[1]))
