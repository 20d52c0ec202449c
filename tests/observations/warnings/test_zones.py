"""Warnings of heat: levels of a day, and zones that are usually warmer than the station."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from citybrain.kernel import DeclarationError
from citybrain.observations.sensing import Sensing
from citybrain.observations.warnings.cap import draft_message
from citybrain.observations.warnings.limit_check import warnings
from citybrain.observations.warnings.shapes import Warning
from citybrain.observations.warnings.texts import description, headline
from citybrain.observations.warnings.told import early_warnings
from citybrain.observations.warnings.zones import ZoneDifference, _declared, declared_differences
from tests.observations.forecasts.measured import put_at, sensing_with
from tests.observations.warnings.test_cap import AT, IN, read, said

DAYS = 70
HOURS = np.arange(DAYS * 24)
DAY, NIGHT = 3.0, 1.0


def weather(highest: float, lowest: float) -> np.ndarray:
    """A course of the day with its lowest hour at 3 and its highest at 15 o'clock, the same on every day."""
    middle, swing = (highest + lowest) / 2, (highest - lowest) / 2
    return np.asarray(middle - swing * np.cos(2 * np.pi * (HOURS % 24 - 3) / 24))


class Made:
    """Two zones beside the station: one warmer by day and night, one as warm."""

    def at(self, observed: str, point: Sequence[float]) -> tuple[ZoneDifference, ...]:
        if observed != "air_temperature" or tuple(point) != (24.95, 60.18):
            return ()
        warmer = tuple(DAY if 9 <= hour < 21 else NIGHT for hour in range(24))
        return ZoneDifference("way/7 east", "East", warmer, False), ZoneDifference("w", "West", (0.0,) * 24, True)

    def beyond_map(self, observed: str, point: Sequence[float]) -> bool:
        return observed == "air_temperature" and not self.at(observed, point)


@pytest.fixture
def sensing(tmp_path: Path) -> Iterator[Sensing]:
    opened = sensing_with(tmp_path, DAYS * 24, air_temperature=weather(28.0, 18.0))
    put_at(opened, 1, 24.95, 60.18)
    yield opened
    opened.close()


def warnings_by_place(sensing: Sensing, country: str | None = "FI") -> dict[str, Warning]:
    return {one["place"]: one for one in warnings(sensing, country, differences=Made())}


def test_a_zone_is_warned_by_what_is_usually_added_there(sensing: Sensing) -> None:
    """28 °C at the station is yellow, 31 °C with a mean of 25 °C in the zone orange; West is as warm as the station."""
    made = warnings_by_place(sensing)
    levels = {place: one["limit"]["kind"] for place, one in made.items()}
    assert levels == {"Kallio": "information", "West": "information", "East": "alert"}
    east = made["East"]
    assert east["key"] == "1-fmi_heat-air_temperature-day_maximum-alert-way_7_east"
    assert (east["value"], east["unit"], east["point"]) == (31.0, "°C", None)
    assert east["area"] == {
        "id": "way/7 east", "name": "East", "station": "Kallio", "least": 1.0, "most": 3.0, "calibrated": False
    }  # fmt: skip
    assert made["Kallio"]["area"] is None
    assert (made["Kallio"]["state"], made["Kallio"]["limit"]["day_mean"]) == ("exceeded", 20)


def test_a_station_beyond_the_map_says_that_it_warns_of_its_own_place_alone(sensing: Sensing) -> None:
    near = warnings_by_place(sensing)["Kallio"]
    assert "beyond_map" not in near
    assert "outside the map" not in description(near, "en", "UTC")
    put_at(sensing, 1, 25.95, 60.18)
    alone = warnings_by_place(sensing)
    assert set(alone) == {"Kallio"}
    assert alone["Kallio"]["beyond_map"] is True
    assert "more than 50 m outside the map of the city" in description(alone["Kallio"], "en", "UTC")
    assert "50 米" in description(alone["Kallio"], "zh", "UTC")


def test_hot_afternoons_of_cool_days_do_not_count(tmp_path: Path) -> None:
    cool = sensing_with(tmp_path, DAYS * 24, air_temperature=weather(28.0, 10.0))
    assert warnings(cool, "FI") == [], "the mean is 19 °C"
    cool.close()


@pytest.mark.parametrize(
    ("highest", "kind"), [(34.9, None), (35.5, "information"), (38.0, "alert"), (41.0, "emergency")]
)
def test_signals_of_china_and_only_the_gravest(tmp_path: Path, highest: float, kind: str | None) -> None:
    hot = sensing_with(tmp_path, DAYS * 24, air_temperature=weather(highest, 25.0))
    made = warnings(hot, "CN")
    hot.close()
    assert [one["limit"]["kind"] for one in made] == ([kind] if kind else [])


@pytest.mark.parametrize(("hot", "states"), [(1, []), (3, ["exceeded"])])
def test_three_days_in_a_row_make_a_yellow_signal(tmp_path: Path, hot: int, states: list[str]) -> None:
    """One hot day, and two that are expected to be as cool as those before it, are no signal."""
    value = weather(36.0, 25.0) - np.where((DAYS - hot) * 24 > HOURS, 10.0, 0.0)
    city = sensing_with(tmp_path, DAYS * 24, air_temperature=value)
    found = [one["state"] for one in warnings(city, "CN") if one["limit"]["consecutive"] == 3]
    city.close()
    assert found == states


def test_it_says_in_both_languages_what_is_added_and_that_nobody_calibrated_it(sensing: Sensing) -> None:
    made = warnings_by_place(sensing)
    assert headline(made["East"], "en") == "Air temperature at East is above the threshold of an orange heat warning"
    assert headline(made["East"], "zh") == "East：气温超过高温橙色预警标准"
    told = description(made["East"], "en", "UTC")
    assert "The highest mean of an hour of a day should not exceed 30 °C (Heat warnings of the Finnish" in told
    assert "It counts where the mean of that day exceeds 24 °C too." in told
    assert "Readings of Kallio with what is usually added to them here: 1 to 3 °C over the day." in told
    assert "modelled and not calibrated" in told
    assert "not calibrated" not in description(made["West"], "en", "UTC")
    assert "31 °C, from what the station measured" in told
    assert "µg" not in told


def test_its_message_is_valid_and_names_the_zone(sensing: Sensing) -> None:
    alert = read(draft_message(warnings_by_place(sensing)["East"], "a.example", "UTC", AT))
    info = alert.find(f"{IN}info")
    assert info is not None
    assert [one.text for one in info.findall(f"{IN}category")] == ["Met", "Health"]
    assert (said(info, "event"), said(info, "severity")) == ("Heat: Air temperature", "Severe")
    assert said(info, "certainty") == "Likely", "nobody measured there"
    assert (said(info, "area", "areaDesc"), said(info, "area", "geocode", "value")) == ("East", "way/7 east")
    parameters = {one.findtext(f"{IN}valueName"): one.findtext(f"{IN}value") for one in info.findall(f"{IN}parameter")}
    assert (parameters["addedToReadings"], parameters["calibrated"]) == ("1.0/3.0 °C", "false")


def test_zones_are_told_beside_the_station_to_who_may_see_its_stream(sensing: Sensing) -> None:
    drafts = warnings(sensing, "FI", differences=Made())
    told = early_warnings(drafts, [], {1}, "en", "UTC")
    assert next(one["place"] for one in told) == "East", "the gravest first"
    assert early_warnings(drafts, [], {2}, "en", "UTC") == []


def test_domains_declare_differences_by_hours_over_midnight_too() -> None:
    by_day, at_night = declared_differences()["air_temperature"]
    assert sorted([*by_day.hours, *at_night.hours]) == list(range(24))
    assert (by_day.hours[0], at_night.hours[-1]) == (9, 8)
    with pytest.raises(DeclarationError):
        list(_declared([{"hours": [9]}], "toy/zone_differences.yaml", "air_temperature"))
