"""`python -m docs.visit_trial`: the table of docs/enterprises.md, visits by points beside visits at random (a minute).

All is simulated, in a made-up city where it is known who breaks the rules.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.base.shares import wilson
from citybrain.domains.enterprises.models.risk import inspection_score

MONTH = 30.4375
INTERVAL = 365.0
"""Days between two visits that are due."""

SEEDS = range(1, 6)


class InspectionTrial(NamedTuple):
    """Visits that found something, and all visits, by score and at random."""

    visits: int
    by_score: int
    at_random: int


def inspection_trial(
    seed: int, enterprises: int = 400, visits: int = 20, months: int = 24, signal: float = 1.0
) -> InspectionTrial:
    """Visits of each month to the enterprises of the highest score and, in an equal city, to random ones.

    All is made up: each enterprise breaks the rules on a day with a probability of its own from Beta(1, 6), neighbours
    complain at a rate of 0.02 + 0.15 p a month, and its quota runs ahead by 0.3 p give or take 0.1. With `signal` 0
    complaints and quota say nothing of p; findings still do. The first half of the months counts for nothing: it fills
    the files.
    """
    chance = np.random.default_rng(seed)
    prone = chance.beta(1.0, 6.0, enterprises)
    seen = signal * prone + (1 - signal) * prone.mean()
    complaints = chance.random((months, enterprises)) < 0.02 + 0.15 * seen
    ahead = 0.3 * seen + chance.normal(0.0, 0.1, (months, enterprises))
    breaks = chance.random((months, enterprises)) < prone
    since_visit = chance.integers(0, 24, enterprises) * MONTH
    picks = chance.permuted(np.tile(np.arange(enterprises), (months, 1)), axis=1)[:, :visits]
    by_score, at_random, counted = 0, 0, range(months // 2, months)
    ages: list[dict[str, list[float]]] = [{"findings": [], "complaints": []} for _ in range(enterprises)]
    for month in range(months):
        scores = [
            sum(r.points for r in inspection_score(ages[one], ahead[month, one], 0.0, since_visit[one] / INTERVAL - 1))
            for one in range(enterprises)
        ]
        chosen = np.argsort(-np.array(scores), kind="stable")[:visits]
        if month in counted:
            by_score += int(breaks[month, chosen].sum())
            at_random += int(breaks[month, picks[month]].sum())
        _live_on(ages, since_visit, chosen, breaks[month], complaints[month])
    return InspectionTrial(len(counted) * visits, by_score, at_random)


def _live_on(
    ages: list[dict[str, list[float]]], since_visit: np.ndarray, visited: np.ndarray, breaks: np.ndarray,
    complaints: np.ndarray,
) -> None:  # fmt: skip
    """A month passes: visits find what is broken, neighbours complain, and what is known grows older."""
    since_visit += MONTH
    since_visit[visited] = 0.0
    for one, file in enumerate(ages):
        for name in file:
            file[name] = [age + MONTH for age in file[name]]
        if complaints[one]:
            file["complaints"].append(0.0)
    for one in visited:
        if breaks[one]:
            ages[one]["findings"].append(0.0)


def share(hits: int, visits: int) -> str:
    """Share of visits that found something, with its interval of 95 %."""
    return "{:.0f} % ({:.0f} to {:.0f})".format(*(100 * (one or 0.0) for one in wilson(hits, visits)))


def main() -> None:
    """Print a row for each signal: how much complaints and quotas tell of who breaks the rules."""
    for signal in (1.0, 0.5, 0.0):
        runs = [inspection_trial(seed, signal=signal) for seed in SEEDS]
        visits = sum(one.visits for one in runs)
        by_score, at_random = (sum(some) for some in zip(*((one.by_score, one.at_random) for one in runs), strict=True))
        print(f"| {signal:g} | {share(by_score, visits)} | {share(at_random, visits)} |")


if __name__ == "__main__":
    main()
