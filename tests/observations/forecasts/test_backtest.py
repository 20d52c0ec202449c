"""Tests as if it were then: what cannot be known is not forecast, what can be is, and a leak would show."""

import numpy as np
import pytest

from citybrain.observations.forecasts import features
from citybrain.observations.forecasts.backtest import Backtest, backtest
from citybrain.observations.forecasts.blocks import BlockPairs
from citybrain.observations.forecasts.candidates import Candidate, Prepared
from citybrain.observations.forecasts.choice import choose
from citybrain.observations.forecasts.scores import skill
from tests.observations.forecasts.measured import LITTLE, course, history

DAYS = 120 * 24


def saved(tested: Backtest, against: Candidate, first: int = 6, last: int = 72) -> float:
    model, rule = (tested.scored(one, first, last).pinball for one in (Candidate.BOOSTING, against))
    return skill(model, rule)


@pytest.fixture(scope="module")
def noise() -> np.ndarray:
    return 50 + np.random.default_rng(3).normal(0, 10, DAYS)


def test_noise_cannot_be_forecast(noise: np.ndarray) -> None:
    tested = backtest(history(noise), LITTLE)
    assert abs(saved(tested, Candidate.STATISTICAL)) < 0.05
    speakers = {choice.candidate for choice in choose(tested)}
    assert Candidate.PERSISTENCE not in speakers
    assert Candidate.SEASONAL_NAIVE not in speakers


def test_a_planted_leak_shows_as_skill_that_cannot_be(noise: np.ndarray, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = Prepared.rows

    def leaking(self: Prepared, pairs: BlockPairs, climate: object) -> features.Matrix:
        rows = honest(self, pairs, climate)
        rows[:, 0] = self.bent[pairs.origin + pairs.lead]
        return rows

    monkeypatch.setattr(Prepared, "rows", leaking)
    assert saved(backtest(history(noise), LITTLE), Candidate.STATISTICAL) > 0.5


def test_what_a_stream_beside_tells_is_learned() -> None:
    drive = course(DAYS + 24, seed=4, fading=0.98)
    value = drive[:-24] + np.random.default_rng(5).normal(0, 1, DAYS)
    blind, seeing = (backtest(history(value, *beside), LITTLE) for beside in ((), (drive[24:],)))
    assert saved(seeing, Candidate.STATISTICAL, 12, 24) > 0.1, "the stream beside runs a day ahead"
    assert saved(blind, Candidate.STATISTICAL, 12, 24) < 0.03


def test_intervals_hold_what_they_promise_on_a_fading_deviation() -> None:
    tested = backtest(history(course(300 * 24)), LITTLE)
    for candidate in tested.quantiles:
        told = tested.scored(candidate, 1, 72)
        assert abs(told.within_90 - 0.9) < 0.05, candidate
        assert abs(told.within_50 - 0.5) < 0.08, candidate
    assert saved(tested, Candidate.SEASONAL_NAIVE) > 0.1
    assert saved(tested, Candidate.PERSISTENCE, 24, 72) > 0.1


def test_a_test_can_be_stopped() -> None:
    def stop(share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backtest(history(course(DAYS)), LITTLE, stop)
