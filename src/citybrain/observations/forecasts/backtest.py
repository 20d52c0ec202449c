"""Forecasts made as if it were then: fitted on what came before, tested on what came after, four times."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array, Rows
from citybrain.observations.forecasts.blocks import BlockPairs, Fold, folds, pairs_of
from citybrain.observations.forecasts.boosting import Effort
from citybrain.observations.forecasts.candidates import RULES, Candidate, Prepared, fit_all
from citybrain.observations.forecasts.hours import History
from citybrain.observations.forecasts.scores import ForecastScore, score

LEADS = np.array([1, 2, 3, 4, 6, 9, 12, 18, 24, 30, 36, 48, 60, 72])
STEP = 5
"""Hours between the origins of a test: coprime with the hours of a day, so that all of them come up."""


class Backtest(NamedTuple):
    """What was forecast and what came, rows of all folds: fold, lead, origin, actual (rows,), quantiles (rows, 5)."""

    fold: Rows
    lead: Rows
    origin: Rows
    actual: Array
    quantiles: Mapping[Candidate, Array]

    def scored(self, candidate: Candidate, first: int, last: int, fold: int | None = None) -> ForecastScore:
        """Scores of a candidate at the leads from one to another, of all folds or of one."""
        rows = (self.lead >= first) & (self.lead <= last)
        if fold is not None:
            rows &= self.fold == fold
        return score(self.quantiles[candidate][rows], self.actual[rows])


def backtest(history: History, effort: Effort, told: Callable[[float], None] = lambda share: None) -> Backtest:
    """Test all candidates on a history; `told` hears the done share and may raise to stop."""
    parts = []
    divided = folds(len(history))
    for number, fold in enumerate(divided):

        def report(share: float, number: int = number) -> None:
            told((number + share) / len(divided))

        parts.append(_tested(history, fold, effort, report))
    pairs = [pairs for pairs, _, _ in parts]
    return Backtest(
        np.repeat(np.arange(len(parts)), [len(one.lead) for one in pairs]),
        np.concatenate([one.lead for one in pairs]),
        np.concatenate([one.origin for one in pairs]),
        np.concatenate([actual for _, actual, _ in parts]),
        {name: np.concatenate([made[name] for _, _, made in parts]) for name in (*RULES, Candidate.BOOSTING)},
    )


def _tested(
    history: History, fold: Fold, effort: Effort, told: Callable[[float], None]
) -> tuple[BlockPairs, Array, dict[Candidate, Array]]:
    fitted = fit_all(history.until(fold.begin), effort, told)
    until = history.until(fold.end)
    prepared = Prepared(until, fitted.scale)
    pairs = pairs_of(np.isfinite(until.value), fold, LEADS, STEP)
    made = {candidate: fitted.quantiles(prepared, candidate, pairs) for candidate in fitted.shifts}
    return pairs, until.value[pairs.origin + pairs.lead], made
