"""How stable the air of an hour was: a person's word, then what is measured, then the sun."""

import math
from contextlib import closing
from pathlib import Path

import pytest

from citybrain.cases.tracing.question import TraceQuestion
from citybrain.cases.tracing.service import trace
from citybrain.cases.tracing.winds import StatedSky, stability_of
from tests.cases.tracing.plumes import MIDDLE, RATE, WIND_FROM, asked, senses
from tests.sensors import HOUR, NOON, open_sensing, read, sensor

HOUR_OF_NOON = NOON // HOUR
NIGHT = HOUR_OF_NOON + 10


def test_a_person_comes_before_all_that_is_measured() -> None:
    stated = stability_of(HOUR_OF_NOON, 4.0, MIDDLE, StatedSky("E", 0.0), irradiance=900.0)
    assert stated == ({"E": 1.0}, "stated")


def test_clouds_that_are_stated_come_before_those_that_are_measured() -> None:
    for irradiance in (math.nan, 800.0):
        cloudy = stability_of(HOUR_OF_NOON, 4.0, MIDDLE, StatedSky(cloud=1.0), irradiance, cloud=0.0)
        assert cloudy == ({"D": 1.0}, "stated")


def test_radiation_counts_by_day_alone() -> None:
    day, night = (stability_of(hour, 2.5, MIDDLE, StatedSky(), 700.0, 0.0) for hour in (HOUR_OF_NOON, NIGHT))
    assert (day.likeliest, day.basis) == ("B", "irradiance")
    assert (night.likeliest, night.basis) == ("F", "cloud")


def test_by_the_sun_alone_several_classes_are_likely_and_without_a_place_none_is_known() -> None:
    sunny = stability_of(HOUR_OF_NOON, 4.0, MIDDLE, StatedSky())
    assert sunny.basis == "sun" and len(sunny.shares) > 1
    assert stability_of(HOUR_OF_NOON, 4.0, None, StatedSky()) == ({"D": 1.0}, "assumed")
    assert math.isclose(sum(sunny.shares.values()), 1.0)


@pytest.mark.parametrize(
    ("key", "value", "basis"),
    [("global_irradiance", 800.0, "irradiance"), ("cloud_cover", 0.0, "cloud"), ("", 0.0, "sun")],
)
def test_in_unstable_air_a_trace_by_the_sky_has_the_rate_and_one_by_neutral_air_has_not(
    tmp_path: Path, key: str, value: float, basis: str
) -> None:
    with closing(open_sensing(tmp_path, "Europe/Helsinki")) as sensing:
        senses(sensing, [WIND_FROM, WIND_FROM + 12], stability="B")
        if key:
            read(sensing, sensor(sensing, "roof", key), [NOON + HOUR // 2, NOON + HOUR * 3 // 2], value)
        by_sky, neutral = (trace(TraceQuestion.model_validate(asked(2, stability=one)), sensing) for one in (None, "D"))
    first, without = by_sky["candidates"][0], neutral["candidates"][0]
    assert first["name"] == "works"
    assert first["rate"]["low"] < RATE < first["rate"]["high"]
    assert not without["rate"]["low"] < RATE < without["rate"]["high"]
    assert {one["stability_basis"] for one in by_sky["wind"]} == {basis}
    assert all(one["stability"] == "B" for one in by_sky["wind"])
    assert {one["stability_basis"] for one in neutral["wind"]} == {"stated"}
