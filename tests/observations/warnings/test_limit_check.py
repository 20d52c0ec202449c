"""Warnings of a city, from its readings and forecasts."""

from pathlib import Path

import numpy as np
import pytest

from citybrain.observations.forecasts.training import train
from citybrain.observations.sensing import Sensing
from citybrain.observations.warnings.limit_check import warnings
from tests.observations.forecasts.measured import FIRST, HOUR, LEAST, course, deliver, put_at, sensing_with, simulate

DAYS = 70 * 24
LEVEL = 100.0
"""Added to a course around 40: a mean far above every limit of fine dust."""


def quiet() -> np.ndarray:
    return np.maximum(course(DAYS, strength=1, daily=1) - 35, 0.5)


@pytest.fixture
def sensing(tmp_path: Path):
    opened = sensing_with(tmp_path, DAYS, zone="Europe/Helsinki", pm2_5=course(DAYS, strength=3) + LEVEL, pm10=quiet())
    yield opened
    opened.close()


def by_limit(sensing: Sensing, country: str | None = None) -> dict[str, dict]:
    return {one["limit"]["key"]: one for one in warnings(sensing, country)}  # type: ignore[misc]


def test_what_exceeds_is_told_with_its_limit_and_what_does_not_is_not(sensing: Sensing) -> None:
    (found,) = warnings(sensing, None)
    assert (found["key"], found["state"], found["status"]) == ("1-who_2021-pm2_5-day-guideline", "exceeded", "draft")
    assert (found["place"], found["property"], found["simulated"]) == ("Kallio", "pm2_5", False)
    assert found["limit"]["value"] == 15
    assert 130 < found["value"] < 150
    assert found["ends"] > "2024-03-12T00:00:00Z", "it is expected to go on"
    assert found["known"]["share_known"] == 1
    assert found["limit"]["exceeded_this_year"] == 70, "all days since 1 January, the first one with 22 hours"


def test_the_law_of_the_country_holds(sensing: Sensing) -> None:
    here, there = by_limit(sensing, "FI"), by_limit(sensing, "CN")
    assert {key.split("-")[0] for key in here} == {"who_2021"}, "the union has no limit for a day of fine dust yet"
    assert there["gb_3095_2012-pm2_5-day-limit"]["limit"]["value"] == 75
    assert [one["limit"]["kind"] for one in warnings(sensing, "CN")] == ["limit", "guideline"], "the gravest first"


def test_a_trained_forecast_is_named(sensing: Sensing) -> None:
    train(sensing, [1], "Aino", lambda share: None, LEAST)
    (found,) = warnings(sensing, None)
    assert found["known"]["model"] == 1


def test_an_episode_to_come_is_expected_with_interval_and_probability(tmp_path: Path) -> None:
    value = 8 + 20 * (np.arange(DAYS) // 24 % 2) + course(DAYS, strength=0.5, daily=0.5) - 40
    coming = sensing_with(tmp_path, DAYS - 6, ozone=np.maximum(value, 0) * 8)
    found = by_limit(coming).get("who_2021-ozone-eight_hours-guideline")
    coming.close()
    if found is None:
        pytest.fail("every other day has 200 µg/m³")
    assert found["low"] is None or found["low"] <= found["value"] <= found["high"]
    assert 0.5 <= found["probability"] <= 1


def test_units_are_converted_and_unknown_ones_left_out(sensing: Sensing) -> None:
    from sqlalchemy import update

    from citybrain.records.tables.sensing import datastream

    def unit(symbol: str) -> None:
        with sensing.records.begin() as connection:
            connection.execute(update(datastream).where(datastream.c.id == 1).values(unit_symbol=symbol))

    unit("mg/m3")
    assert 130_000 < warnings(sensing, None)[0]["value"] < 150_000
    unit("furlong")
    assert warnings(sensing, None) == []


def test_places_and_simulation_are_told(sensing: Sensing) -> None:
    put_at(sensing, 1, 24.95, 60.18)
    simulate(sensing, 1)
    (found,) = warnings(sensing, None)
    assert (found["point"], found["simulated"]) == ([24.95, 60.18], True)


def test_readings_that_are_too_old_warn_of_nothing(sensing: Sensing) -> None:
    sensing.now = lambda: (FIRST + DAYS + 80) * HOUR
    assert warnings(sensing, None) == []


def test_a_stream_too_young_for_a_forecast_is_watched_by_its_readings(sensing: Sensing) -> None:
    stream = deliver(sensing, "Malmi", "nitrogen_dioxide", np.array([10.0, 210, 220, 230]), first=FIRST + DAYS - 4)
    found = {one["key"]: one for one in warnings(sensing, "FI")}
    hour = found[f"{stream}-eu_2008-nitrogen_dioxide-hour-limit"]
    assert (hour["state"], hour["value"], hour["low"], hour["probability"]) == ("exceeded", 230, None, 1)
    assert hour["begins"] == "2024-03-10T21:00:00Z"
    assert hour["known"]["how"] == "measured"
    assert f"{stream}-eu_2008-nitrogen_dioxide-hour-alert" not in found


def test_the_year_before_counts_where_enough_of_it_was_measured(tmp_path: Path) -> None:
    later = 366 * 24 + 30
    value = course(366 * 24 + 30, strength=3)
    whole = sensing_with(tmp_path / "a", later, pm2_5=value) if (tmp_path / "a").mkdir() is None else None
    assert whole is not None
    year = by_limit(whole, "FI")["eu_2008-pm2_5-year-limit"]
    whole.close()
    assert (year["begins"], year["ends"]) == ("2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z")
    assert abs(year["value"] - 40) < 1
    (tmp_path / "b").mkdir()
    value[: 40 * 24] = np.nan
    partly = sensing_with(tmp_path / "b", later, pm2_5=value)
    assert "eu_2008-pm2_5-year-limit" not in by_limit(partly, "FI")
    partly.close()
