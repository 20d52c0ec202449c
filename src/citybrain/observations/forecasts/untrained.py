"""A forecast without a trained model: the simple rules alone, with the intervals of their own errors."""

from __future__ import annotations

import numpy as np

from citybrain.observations.forecasts.blocks import BlockPairs, calibrating, draw
from citybrain.observations.forecasts.boosting import Effort
from citybrain.observations.forecasts.candidates import RULES, Candidate, Fitted, Prepared, fit_all
from citybrain.observations.forecasts.choice import BANDS
from citybrain.observations.forecasts.files import ForecastError, Model
from citybrain.observations.forecasts.hours import History
from citybrain.observations.forecasts.scores import pinball

RECENT = 60 * 24
"""Hours of history that the rules are fitted on."""
LEAST_KNOWN = 14 * 24


def rules_alone(history: History, stream: str) -> Model:
    """The rules, and for each band the one that lost least. Raises ForecastError where too few hours are known."""
    known = int(np.isfinite(history.value).sum())
    if known < LEAST_KNOWN:
        raise ForecastError("forecast-readings-few", stream=stream, received=known, allowed=LEAST_KNOWN)
    effort = Effort()
    fitted = fit_all(history, effort, trees=False)
    chance = np.random.default_rng(effort.seed + 1)
    pairs = draw(np.isfinite(history.value), calibrating(len(history)), effort.calibrate, chance)
    return Model(fitted, tuple(_least(history, fitted, pairs, band) for band in BANDS))


def _least(history: History, fitted: Fitted, pairs: BlockPairs, band: tuple[int, int]) -> Candidate:
    rows = (pairs.lead >= band[0]) & (pairs.lead <= band[1])
    some = BlockPairs(pairs.origin[rows], pairs.lead[rows])
    prepared, came = Prepared(history, fitted.scale), history.value[some.origin + some.lead]
    loss = {rule: float(pinball(fitted.quantiles(prepared, rule, some), came).mean()) for rule in RULES}
    return min(RULES, key=loss.__getitem__)
