"""What is ordinary is learnt, and what is not is found: cases injected into made-up weeks."""

from pathlib import Path

import numpy as np
import pytest

from citybrain.observations.quality import unusual as unusual_module
from citybrain.observations.quality.ordinary import FEWEST, LIMIT, Learnt
from citybrain.observations.quality.runner import check
from citybrain.observations.quality.series import HOUR
from citybrain.observations.quality.settings import Ordinary
from citybrain.observations.quality.unusual import Unusual
from tests.observations.quality.cities import city, put, streams
from tests.observations.quality.known_truth import judged

HOW = Ordinary(floor=0.5, source="test")
PARTICLES = Ordinary(floor=0.1, source="test", logarithm=5)
DAY = 24


def daily(days: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """A temperature with a daily course, and its hours."""
    hours = np.arange(days * DAY)
    return hours, 15 + 5 * np.sin(2 * np.pi * (hours - 9) / DAY) + np.random.default_rng(seed).normal(0, 1, days * DAY)


def test_nothing_is_judged_before_five_days_were_learnt() -> None:
    hours, values = daily(10)
    scores = judged(HOW, hours, values)
    assert np.isnan(scores[: FEWEST * 8]).all()
    assert np.isfinite(scores[FEWEST * 8 :]).all()


def test_what_is_ordinary_at_noon_is_not_at_night() -> None:
    hours, values = daily(30)
    learnt = Learnt(HOW)
    for hour, value in zip(hours.tolist(), values.tolist(), strict=True):
        learnt.learn(hour % DAY, value)
    assert learnt.judge(13, 20.0).score < 2
    assert learnt.judge(1, 20.0).score > LIMIT
    assert learnt.judge(1, 20.0).high < 20 < learnt.judge(13, 20.0).high


def test_a_change_from_the_hour_before_may_be_out_of_the_ordinary_where_the_value_is_not() -> None:
    learnt, before = Learnt(HOW), 0.0
    for value in np.repeat(np.random.default_rng(4).normal(15, 8, 40), DAY).tolist():
        learnt.learn(0, value, before)
        before = value
    assert learnt.judge(0, 22.0).score < LIMIT
    assert learnt.judge(0, 22.0, before=21.0).score < LIMIT
    found = learnt.judge(0, 22.0, before=2.0)
    assert found.score > LIMIT
    assert found.high < 22


def test_injected_cases_are_found_and_few_others() -> None:
    hours, values = daily(365)
    clean = judged(HOW, hours, values)
    where = np.random.default_rng(2).choice(np.arange(40 * DAY, len(values)), 100, replace=False)
    spoilt = values.copy()
    spoilt[where] += 12
    found = judged(HOW, hours, spoilt)
    assert np.mean(found[where] >= LIMIT) > 0.95
    assert np.nanmean(clean >= LIMIT) < 0.001


def test_an_extraordinary_value_does_not_hide_the_next() -> None:
    hours, values = daily(40)
    values[-30:] += 40
    scores = judged(HOW, hours, values)
    assert (scores[-30:] >= LIMIT).all()


def test_values_that_scatter_with_their_size_are_compared_as_logarithms() -> None:
    values = 30 * np.exp(np.random.default_rng(3).normal(0, 0.4, 40 * DAY))
    learnt = Learnt(PARTICLES)
    for value in values.tolist():
        learnt.learn(0, value)
    found = learnt.judge(0, 250.0)
    assert found.score > LIMIT
    assert 0 <= found.low < 12
    assert 90 < found.high < 250
    assert learnt.judge(0, -3.0).score > LIMIT


def test_a_constant_stream_is_judged_by_the_least_spread() -> None:
    learnt = Learnt(HOW)
    for _ in range(50):
        learnt.learn(0, 7.0)
    assert learnt.judge(0, 8.0).score == pytest.approx(2.0)


def test_a_city_tells_what_is_out_of_the_ordinary_now_and_remembers_from_its_readings(tmp_path: Path) -> None:
    sensing = city(tmp_path)
    calm, hot, failed = streams(sensing, "air_temperature", "A", "B", "C")
    _, values = daily(20)
    now = len(values) * HOUR + HOUR // 2
    sensing.now = lambda: now
    for stream in (calm, hot, failed):
        put(sensing, stream, np.arange(len(values)), values)
    put(sensing, calm, [len(values)], [10.0])
    put(sensing, hot, [len(values)], [30.0])
    put(sensing, failed, [len(values)], [999.0])
    check(sensing)
    for _ in range(2):
        unusual = Unusual(sensing)
        while unusual.round():
            pass
        (finding,) = unusual.findings
        assert (finding.stream, finding.time, finding.value) == (hot, len(values) * HOUR, 30.0)
        assert finding.low < 10 < finding.high < 30
        assert finding.score > LIMIT
    now += 30 * HOUR
    while unusual.round():
        pass
    assert unusual.findings == ()
    sensing.close()


def test_what_is_learnt_of_a_stream_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr(unusual_module, "Learnt", lambda how: made.append(how) or Learnt(how))
    sensing = city(tmp_path)
    one, other = streams(sensing, "air_temperature", "A", "B")
    _, values = daily(3)
    sensing.now = lambda: len(values) * HOUR
    for stream in (one, other):
        put(sensing, stream, np.arange(len(values)), values)
    check(sensing)
    unusual = Unusual(sensing)
    while unusual.round():
        pass
    assert len(made) == 2
    sensing.close()
