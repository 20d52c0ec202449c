"""What competes for a forecast: three rules and one trained model, each with an interval of its own errors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from citybrain.kernel.units import Array, Rows
from citybrain.observations.forecasts.baselines import UsualClimate, climate_of, damped, persistence, seasonal_naive
from citybrain.observations.forecasts.blocks import (
    BlockPairs,
    calibrating,
    draw,
    learning,
)
from citybrain.observations.forecasts.boosting import Boosting, Effort, fit
from citybrain.observations.forecasts.conformal import QUANTILES, shifted, shifts_of
from citybrain.observations.forecasts.features import Matrix, known_at, rows_of
from citybrain.observations.forecasts.hours import History
from citybrain.observations.forecasts.scale import ForecastScale, scale_of


class Candidate(StrEnum):
    """Names of what competes."""

    PERSISTENCE = "persistence"
    SEASONAL_NAIVE = "seasonal_naive"
    STATISTICAL = "statistical"
    BOOSTING = "boosting"


MOST_OF_AN_ORIGIN = 24
"""Pairs that are drawn of one origin on average: more say little that is new."""

RULES = (Candidate.PERSISTENCE, Candidate.SEASONAL_NAIVE, Candidate.STATISTICAL)


@dataclass(frozen=True)
class Fitted:
    """All candidates, fitted: shifts by candidate (73 leads, 5 quantiles), trees only where there are any."""

    scale: ForecastScale
    climate: UsualClimate
    shifts: Mapping[Candidate, Array]
    boosting: Boosting | None

    def quantiles(self, prepared: Prepared, candidate: Candidate, pairs: BlockPairs) -> Array:
        """Calibrated forecasts of a candidate (rows, 5) in the unit of the stream."""
        raw = prepared.raw(candidate, pairs, self.climate, self.boosting)
        return self.scale.straight(shifted(raw, self.shifts[candidate], pairs.lead))


@dataclass(frozen=True)
class Prepared:
    """A history on a scale, with what is known at each of its hours."""

    history: History
    scale: ForecastScale

    @cached_property
    def bent(self) -> Array:
        """The stream on its scale."""
        return self.scale.bent(self.history.value)

    @cached_property
    def known(self) -> Matrix:
        """What is known at each hour."""
        return known_at(self.history, self.bent)

    def rows(self, pairs: BlockPairs, climate: UsualClimate) -> Matrix:
        """Rows of features."""
        return rows_of(self.history, self.bent, self.known, climate, pairs.origin, pairs.lead)

    def raw(self, candidate: Candidate, pairs: BlockPairs, climate: UsualClimate, boosting: Boosting | None) -> Array:
        """Forecasts (rows, 5) on the scale, not calibrated; a rule has the same value for all quantiles.

        The trees learn what the statistical rule leaves over, so that they need not learn levels.
        """
        usual = damped(self.history, self.bent, climate, *pairs)
        if candidate is Candidate.BOOSTING:
            assert boosting is not None
            return usual[:, None] + boosting.asked(self.rows(pairs, climate))
        rules: dict[Candidate, Callable[[Array, Rows, Rows], Array]] = {
            Candidate.PERSISTENCE: persistence,
            Candidate.SEASONAL_NAIVE: seasonal_naive,
        }
        point = usual if candidate is Candidate.STATISTICAL else rules[candidate](self.bent, *pairs)
        return np.repeat(point[:, None], len(QUANTILES), axis=1)


def fit_all(
    history: History, effort: Effort, told: Callable[[float], None] = lambda share: None, trees: bool = True
) -> Fitted:
    """Fit all candidates on a history, or the rules alone; nothing beyond its last hour is read."""
    chance = np.random.default_rng(effort.seed)
    calibrates = calibrating(len(history))
    learned = learning(calibrates)
    prepared = Prepared(history, scale_of(history.value[learned]))
    climate = climate_of(history, prepared.bent, np.flatnonzero(learned))
    known = np.isfinite(history.value)
    boosting = None
    if trees:
        pairs = draw(known, learned, min(effort.learn, MOST_OF_AN_ORIGIN * int(learned.sum())), chance)
        over = prepared.bent[pairs.origin + pairs.lead] - damped(history, prepared.bent, climate, *pairs)
        boosting = fit(prepared.rows(pairs, climate), over, effort, told)
    pairs = draw(known, calibrates, effort.calibrate, chance)
    came = prepared.bent[pairs.origin + pairs.lead]
    shifts = {
        candidate: shifts_of(prepared.raw(candidate, pairs, climate, boosting), came, pairs.lead)
        for candidate in (*RULES, *((Candidate.BOOSTING,) if trees else ()))
    }
    return Fitted(prepared.scale, climate, shifts, boosting)
