"""The model card of a training: what for, from which data, how good, where not valid (Mitchell et al. 2019).

Margaret Mitchell et al., Model Cards for Model Reporting, doi:10.1145/3287560.3287596.
"""

from __future__ import annotations

import platform
from importlib.metadata import version
from typing import TypedDict

import numpy as np

from citybrain.observations.forecasts.backtest import Backtest
from citybrain.observations.forecasts.boosting import Effort
from citybrain.observations.forecasts.candidates import Candidate
from citybrain.observations.forecasts.choice import Choice
from citybrain.observations.forecasts.features import names
from citybrain.observations.forecasts.hours import HOUR, History
from citybrain.observations.forecasts.scores import ForecastScore, skill
from citybrain.observations.forecasts.subject import Beside, ForecastSubject

YEAR = 365 * 24
TOLERANCE = 0.05
"""Share by which the coverage of the 90 % interval may differ in a test before the card says so."""


class ScoreCard(TypedDict):
    """Scores of one candidate; errors in the unit of the stream, skills as shares, None where nothing was tested."""

    candidate: str
    mean_absolute_error: float | None
    root_mean_square_error: float | None
    pinball: float | None
    within_50: float | None
    within_90: float | None
    skill_against_persistence: float | None
    skill_against_seasonal_naive: float | None


class BandCard(TypedDict):
    """One part of the three days [h]: which candidate speaks for it, and the scores of all."""

    first: int
    last: int
    speaks: str
    number: int
    scores: list[ScoreCard]


class LimitCard(TypedDict):
    """Where a model is not valid: a message key with its arguments."""

    code: str
    arguments: dict[str, str | int | float]


class ModelCard(TypedDict):
    """A model card as it is recorded; times are UTC."""

    stream: int
    name: str
    unit: str | None
    simulated: bool
    hours: int
    share_known: float
    lowest: float
    highest: float
    beside: list[str]
    features: list[str]
    pairs: int
    tested_since: str
    tested_until: str
    bands: list[BandCard]
    limits: list[LimitCard]


def card_of(
    subject: ForecastSubject, beside: Beside, history: History, effort: Effort, tested: Backtest, chosen: list[Choice]
) -> ModelCard:
    """The card of a training."""
    value = history.value
    return {
        "stream": subject.number,
        "name": subject.name,
        "unit": subject.unit,
        "simulated": subject.simulated,
        "hours": len(history),
        "share_known": round(float(np.isfinite(value).mean()), 4),
        "lowest": float(np.nanmin(value)),
        "highest": float(np.nanmax(value)),
        "beside": beside.names,
        "features": names(beside.names),
        "pairs": effort.learn,
        "tested_since": instant(history.first + int(tested.origin.min())),
        "tested_until": instant(history.first + int((tested.origin + tested.lead).max())),
        "bands": [_band(choice) for choice in chosen],
        "limits": _limits(history, chosen),
    }


def instant(hour: int) -> str:
    """An hour counted from 1970 as a text.

    >>> instant(0)
    '1970-01-01T00:00:00Z'
    """
    return f"{np.datetime64(hour * HOUR, 'us').astype('datetime64[s]')}Z"


def versions() -> dict[str, str]:
    """Versions of what the outcome hangs on."""
    return {"python": platform.python_version(), **{name: version(name) for name in ("numpy", "lightgbm")}}


def _band(choice: Choice) -> BandCard:
    return {
        "first": choice.first,
        "last": choice.last,
        "speaks": choice.candidate.value,
        "number": choice.scores[choice.candidate].number,
        "scores": [_scores(candidate, choice.scores) for candidate in choice.scores],
    }


def _scores(candidate: Candidate, scores: dict[Candidate, ForecastScore]) -> ScoreCard:
    mine = scores[candidate]
    against = {rule: skill(mine.pinball, scores[rule].pinball) for rule in scores}
    return {
        "candidate": candidate.value,
        "mean_absolute_error": _finite(mine.mean_absolute_error),
        "root_mean_square_error": _finite(mine.root_mean_square_error),
        "pinball": _finite(mine.pinball),
        "within_50": _finite(mine.within_50),
        "within_90": _finite(mine.within_90),
        "skill_against_persistence": _finite(against[Candidate.PERSISTENCE]),
        "skill_against_seasonal_naive": _finite(against[Candidate.SEASONAL_NAIVE]),
    }


def _finite(value: float) -> float | None:
    return round(value, 4) if np.isfinite(value) else None


def _limits(history: History, chosen: list[Choice]) -> list[LimitCard]:
    highest = float(np.nanmax(history.value))
    limits: list[LimitCard] = [
        {"code": "forecast-limit-highest", "arguments": {"highest": highest}},
        {"code": "forecast-limit-weather", "arguments": {}},
    ]
    if len(history) < 2 * YEAR:
        limits.append({"code": "forecast-limit-seasons", "arguments": {"days": len(history) // 24}})
    for choice in chosen:
        within = choice.scores[choice.candidate].within_90
        if abs(within - 0.9) > TOLERANCE:
            told: dict[str, str | int | float] = {
                "first": choice.first,
                "last": choice.last,
                "within": round(100 * within, 1),
            }
            limits.append({"code": "forecast-limit-coverage", "arguments": told})
    return limits
