"""The forecast of a stream: times, quantiles, who speaks; gaps, old readings and damage."""

from pathlib import Path

import numpy as np
import pytest

from citybrain.messages import render
from citybrain.messages.catalogue import fill
from citybrain.observations.forecasts.answer import forecast
from citybrain.observations.forecasts.candidates import Candidate, Fitted
from citybrain.observations.forecasts.files import ForecastError, folder_of, read
from citybrain.observations.forecasts.kept import model_of
from citybrain.observations.forecasts.training import train
from citybrain.observations.readings.columns import Delivery, Readings
from citybrain.observations.sensing import Sensing
from tests.observations.forecasts.measured import FIRST, HOUR, LEAST, course, deliver, sensing_with

DAYS = 70 * 24


@pytest.fixture
def sensing(tmp_path: Path):
    opened = sensing_with(tmp_path, DAYS, pm2_5=course(DAYS, daily=20), air_temperature=course(DAYS, seed=1) - 50)
    yield opened
    opened.close()


@pytest.fixture
def trained(sensing: Sensing) -> Sensing:
    train(sensing, [1], "Aino", lambda share: None, LEAST)
    return sensing


def codes(answer) -> list[str]:
    return [notice["code"] for notice in answer["notices"]]


def test_a_forecast_has_seventy_two_hours_with_quantiles_in_order(trained: Sensing) -> None:
    answer = forecast(trained, 1)
    assert answer["issued"] == answer["times"][0] == "2024-03-11T00:00:00Z"
    assert answer["times"][-1] == "2024-03-13T23:00:00Z"
    values = np.array(answer["values"])
    assert values.shape == (72, 5)
    assert (np.diff(values, axis=1) >= 0).all()
    assert (values >= 0).all()
    width = values[:, 4] - values[:, 0]
    assert width[0] < width[30]
    assert (answer["age"], answer["model"], codes(answer)) == (0, 1, answer_rules(trained))


def answer_rules(sensing: Sensing) -> list[str]:
    with sensing.records.read() as connection:
        kept = model_of(connection, 1)
    assert kept is not None
    model = read(folder_of(sensing.folder, 1), kept.files)
    return [] if Candidate.BOOSTING in model.speakers else ["forecast-notice-rules"]


def test_who_speaks_is_what_the_card_found(trained: Sensing) -> None:
    answer = forecast(trained, 1)
    with trained.records.read() as connection:
        kept = model_of(connection, 1)
    assert kept is not None
    assert [(one["last"], one["candidate"]) for one in answer["speaks"]] == [
        (band["last"], band["speaks"]) for band in kept.card["bands"]
    ]
    assert forecast(trained, 1) == answer, "the same readings give the same forecast"


def test_a_stream_without_a_model_is_forecast_by_rules_and_says_so(sensing: Sensing) -> None:
    answer = forecast(sensing, 1)
    assert (answer["model"], answer["trained"]) == (None, None)
    assert codes(answer) == ["forecast-notice-untrained"]
    assert "boosting" not in {one["candidate"] for one in answer["speaks"]}
    middle = np.array(answer["values"])[:, 2]
    assert middle[30] > middle[42] + 10, "at six in the morning the daily course is highest, at eighteen lowest"


def test_old_readings_are_told_and_only_hours_to_come_are_shown(trained: Sensing) -> None:
    trained.now = lambda: (FIRST + DAYS + 10) * HOUR + HOUR // 2
    answer = forecast(trained, 1)
    assert answer["age"] == 10
    assert answer["issued"] == "2024-03-11T00:00:00Z"
    assert (answer["times"][0], len(answer["times"])) == ("2024-03-11T10:00:00Z", 62)
    assert "forecast-notice-old" in codes(answer)
    assert "10 小时" in fill("forecast-notice-old", "zh", answer["notices"][0]["arguments"])


def test_readings_older_than_the_forecast_reaches_are_refused(trained: Sensing) -> None:
    trained.now = lambda: (FIRST + DAYS + 72) * HOUR
    with pytest.raises(ForecastError) as caught:
        forecast(trained, 1)
    assert caught.value.code == "forecast-stale"
    assert "72 hours old" in render(caught.value)


def test_the_hour_that_is_running_is_no_reading_yet(trained: Sensing) -> None:
    before = forecast(trained, 1)
    deliver(trained, "Kallio", "pm2_5", np.array([500.0]), first=FIRST + DAYS)
    assert forecast(trained, 1) == before


@pytest.mark.parametrize("gap", [slice(DAYS - 30, DAYS - 2), slice(DAYS - 400, DAYS - 1, 2)])
def test_gaps_are_borne(tmp_path: Path, gap: slice) -> None:
    value = course(DAYS)
    value[gap] = np.nan
    with_gaps = sensing_with(tmp_path, DAYS, pm2_5=value)
    train(with_gaps, [1], "Aino", lambda share: None, LEAST)
    answer = forecast(with_gaps, 1)
    assert np.isfinite(answer["values"]).all()
    assert (answer["age"], len(answer["times"])) == (0, 72)
    with_gaps.close()


def test_a_stream_that_came_later_beside_it_does_no_harm(trained: Sensing) -> None:
    before = forecast(trained, 1)
    deliver(trained, "Kallio", "wind_speed", course(DAYS, seed=9))
    assert forecast(trained, 1) == before


def test_too_few_readings_and_none_are_told(sensing: Sensing) -> None:
    few = deliver(sensing, "Malmi", "ozone", course(100), first=FIRST + DAYS - 100)
    with pytest.raises(ForecastError, match="forecast-readings-few"):
        forecast(sensing, few)
    none = deliver(sensing, "Malmi", "pm10", np.array([np.nan]))
    with pytest.raises(ForecastError, match="forecast-history-none"):
        forecast(sensing, none)
    words = Readings(np.full(1, none, np.int32), np.array([FIRST * HOUR]), np.array([np.nan]), said=np.array(['"N"']))
    sensing.deliver(Delivery("test", words)).result()
    with pytest.raises(ForecastError, match="forecast-readings-few"):
        forecast(sensing, none)


def test_the_last_number_counts_not_the_last_reading(sensing: Sensing) -> None:
    sensing.now = lambda: (FIRST + DAYS + 90) * HOUR
    words = Readings(np.ones(1, np.int32), np.array([sensing.now()]), np.array([np.nan]), said=np.array(['"broken"']))
    sensing.deliver(Delivery("test", words)).result()
    with pytest.raises(ForecastError, match="forecast-stale"):
        forecast(sensing, 1)


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (lambda path: path.unlink(), "forecast-file-missing"),
        (lambda path: path.write_text("{}"), "forecast-file-changed"),
    ],
)
def test_files_that_are_not_what_was_recorded_are_refused(trained: Sensing, harm, code: str) -> None:
    harm(folder_of(trained.folder, 1) / "rules.json")
    with pytest.raises(ForecastError) as caught:
        forecast(trained, 1)
    assert caught.value.code == code
    assert "train the stream anew" in render(caught.value)


def test_files_read_again_forecast_the_same(trained: Sensing) -> None:
    with trained.records.read() as connection:
        kept = model_of(connection, 1)
    assert kept is not None
    fitted = read(folder_of(trained.folder, 1), kept.files).fitted
    assert isinstance(fitted, Fitted)
    assert set(fitted.shifts) >= {Candidate.PERSISTENCE, Candidate.SEASONAL_NAIVE, Candidate.STATISTICAL}
    assert all(shift.shape == (73, 5) for shift in fitted.shifts.values())
