"""Which candidate speaks for which part of the three days: the trained model only where it beat every rule."""

from __future__ import annotations

from typing import NamedTuple

from citybrain.observations.forecasts.backtest import Backtest
from citybrain.observations.forecasts.blocks import FOLDS
from citybrain.observations.forecasts.candidates import RULES, Candidate
from citybrain.observations.forecasts.scores import ForecastScore

BANDS = ((1, 1), (2, 3), (4, 6), (7, 12), (13, 24), (25, 48), (49, 72))
"""First and last lead of each part [h]."""

CLASSICS = (Candidate.PERSISTENCE, Candidate.SEASONAL_NAIVE)


class Choice(NamedTuple):
    """What speaks for a band, and the scores of all in it."""

    first: int
    last: int
    candidate: Candidate
    scores: dict[Candidate, ForecastScore]


def choose(tested: Backtest) -> list[Choice]:
    """One choice for each band.

    The model speaks where its pinball loss is below that of every rule, in all and in more than half of the folds, and
    its mean absolute error below that of persistence and of the seasonal naive rule; else the rule with the least loss.
    """
    return [_chosen(tested, first, last) for first, last in BANDS]


def band_of(lead: int) -> int:
    """Number of the band of a lead."""
    return next(number for number, (_, last) in enumerate(BANDS) if lead <= last)


def _chosen(tested: Backtest, first: int, last: int) -> Choice:
    scores = {candidate: tested.scored(candidate, first, last) for candidate in (*RULES, Candidate.BOOSTING)}
    best = min(RULES, key=lambda rule: scores[rule].pinball)
    model = scores[Candidate.BOOSTING]
    beats = model.pinball < scores[best].pinball and all(
        model.mean_absolute_error < scores[rule].mean_absolute_error for rule in CLASSICS
    )
    chosen = Candidate.BOOSTING if beats and _steadily(tested, best, first, last) else best
    return Choice(first, last, chosen, scores)


def _steadily(tested: Backtest, best: Candidate, first: int, last: int) -> bool:
    won = [
        tested.scored(Candidate.BOOSTING, first, last, fold).pinball < tested.scored(best, first, last, fold).pinball
        for fold in range(FOLDS)
    ]
    return sum(won) * 2 > len(won)
