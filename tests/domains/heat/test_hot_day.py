"""What a person feels in the open by hand, in shade, on other ground, and in tiles."""

import math

import numpy as np
import pytest

from citybrain.domains.heat.models.radiation.hot_day import DaySettings, HotDay, hot_day
from citybrain.domains.heat.models.radiation.materials import GROUNDS
from citybrain.domains.heat.models.radiation.weather import HotHour, sky_emissivity
from citybrain.kernel.relief.heights import relief_of
from tests.domains.heat.toy_relief import EVENING, NIGHT, NOON, flat, toy_town

SETTINGS = DaySettings(sky_reach=60.0, shadow_reach=120.0)


def open_field(ground: str, *hours: HotHour) -> HotDay:
    kind = np.full((12, 12), GROUNDS.index(ground), np.uint8)
    return hot_day(relief_of(flat(12, 12), flat(12, 12), 2.0, 0.25), np.ones((12, 12), np.uint8), kind, hours, SETTINGS)


def by_hand(ground_albedo: float, amplitude: float) -> float:
    """Six directions around a person in the open at noon, ground in the sun and sky alone (Lindberg et al. 2008)."""
    up = math.sin(math.radians(NOON.altitude))
    on_ground = NOON.beam * up + NOON.diffuse
    light_up = ground_albedo * on_ground
    air = NOON.air + 273.15
    sky = sky_emissivity(NOON.air, NOON.humidity) * 5.67e-8 * air**4
    warm = air + amplitude * math.sin((12.5 - 3.5) / (15.0 - 3.5) * math.pi / 2)
    heat_up = 0.95 * 5.67e-8 * warm**4 + 0.05 * sky
    light = 0.28 * NOON.beam * math.sqrt(1 - up**2) + 0.06 * (on_ground + light_up)
    light += 0.88 * 0.5 * (NOON.diffuse + light_up)
    heat = 0.06 * (sky + heat_up) + 0.88 * 0.5 * (sky + heat_up)
    return float(((0.7 * light + 0.97 * heat) / (0.97 * 5.67e-8)) ** 0.25 - 273.15)


@pytest.mark.parametrize(
    ("ground", "albedo", "amplitude"),
    [("asphalt", 0.18, 0.58 * 53 - 9.78), ("grass", 0.16, 0.21 * 53 - 3.38), ("water", 0.05, 0.0)],
)
def test_in_the_open_it_is_the_sum_of_six_directions(ground: str, albedo: float, amplitude: float) -> None:
    assert open_field(ground, NOON).radiant[5, 5] == pytest.approx(by_hand(albedo, amplitude), abs=0.05)


def test_grass_is_cooler_than_asphalt_and_a_clear_night_than_the_air() -> None:
    asphalt, grass = (open_field(one, NOON).utci[5, 5] for one in ("asphalt", "grass"))
    assert 0.3 < asphalt - grass < 3.0
    night = open_field("paved", NIGHT._replace(hour=12.5))
    assert night.radiant[5, 5] < NIGHT.air - 3.0


def test_shade_takes_twenty_kelvins_of_radiant_temperature() -> None:
    surface = flat(40, 40)
    surface[20:, :] = 15.0
    kind, ground = np.zeros((40, 40), np.uint8), (surface == 0).astype(np.uint8)
    day = hot_day(relief_of(surface, flat(40, 40), 1.0, 0.25), ground, kind, [NOON], SETTINGS)
    assert day.sun_hours[18, 20] == 0
    assert day.sun_hours[2, 20] == 1
    assert 15.0 < day.radiant[2, 20] - day.radiant[18, 20] < 35.0
    assert day.highest_utci[2, 20] - day.highest_utci[18, 20] > 4.0


def test_tiles_have_the_same_bits_as_the_whole() -> None:
    relief, ground = toy_town()
    kind = np.random.default_rng(2).integers(0, len(GROUNDS), relief.shape).astype(np.uint8)
    hours = [NIGHT, NOON, EVENING]
    one, many = (
        hot_day(relief, ground, kind, hours, SETTINGS._replace(tile=side)) for side in (1000, 37)
    )  # fmt: skip
    for name, values in one._asdict().items():
        assert np.array_equal(values, getattr(many, name)), name


def test_hours_of_stress_are_counted_from_32_and_38_degrees() -> None:
    hot = NOON._replace(air=36.0)
    day = open_field("asphalt", NOON._replace(air=22.0), hot, hot, NIGHT)
    assert day.very_strong_hours[5, 5] == 2
    assert day.strong_hours[5, 5] >= 2
    assert day.highest_utci[5, 5] > 38.0
