"""The climate of any place: against normals that are known, in both hemispheres, at altitude, far from land."""

import numpy as np
import pytest

from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin.importers.weather import generate_weather, known_normals, normals_at, normals_named
from citybrain.twin.importers.weather.climate import FILE, climate_at
from citybrain.twin.importers.weather.grid_normals import grid_normals
from citybrain.twin.manifest import SiteLocation

LARGEST = 2_000_000
COMMON_CLIMATE = {  # °C in the warmest and the coldest month, within 2.5 K, and the months
    "Porto Alegre": (-30.03, -51.23, 25, 14, "south"),
    "Melbourne": (-37.81, 144.96, 20.5, 10, "south"),
    "Nairobi": (-1.29, 36.82, 20.5, 17, "south"),
    "Mumbai": (19.07, 72.88, 30, 24, "north"),
    "Chengdu": (30.67, 104.07, 27, 6, "north"),
    "Toronto": (43.65, -79.38, 22, -4, "north"),
    "Kraków": (50.06, 19.94, 19.5, -1.5, "north"),
    "La Paz": (-16.50, -68.15, 11.5, 7.5, "south"),
}


def at(latitude: float, longitude: float) -> SiteLocation:
    return SiteLocation(latitude=latitude, longitude=longitude, utc_offset=round(longitude / 15))


def test_the_grid_is_small() -> None:
    assert FILE.stat().st_size < LARGEST


@pytest.mark.parametrize("name", sorted(known_normals()))
def test_the_grid_agrees_with_known_normals(name: str) -> None:
    """Within 2.5 K in the year, 4 K in each month; irradiation of the year within 25 % (docs/validation/climate.md)."""
    known = normals_named(name)
    grid = grid_normals(at(known.latitude, known.longitude))
    warmer = np.array(grid.mean_temperature) - np.array(known.mean_temperature)
    assert abs(warmer.mean()) < 2.5
    assert np.abs(warmer).max() < 4.0
    assert sum(grid.global_irradiation) == pytest.approx(sum(known.global_irradiation), rel=0.25)


@pytest.mark.parametrize("name", COMMON_CLIMATE)
def test_seasons_are_those_of_the_hemisphere(name: str) -> None:
    latitude, longitude, warmest, coldest, hemisphere = COMMON_CLIMATE[name]
    months = np.array(grid_normals(at(latitude, longitude)).mean_temperature)
    assert months.max() == pytest.approx(warmest, abs=2.5)
    assert months.min() == pytest.approx(coldest, abs=2.5)
    assert (months[6] > months[0]) == (hemisphere == "north")


def test_the_sun_is_high_when_it_is_summer() -> None:
    south, north = (grid_normals(at(*place)).global_irradiation for place in ((-37.81, 144.96), (43.65, -79.38)))
    assert south[0] > 2 * south[5]
    assert north[5] > 2 * north[0]


def test_a_higher_place_is_colder() -> None:
    """Zermatt (1,600 m) and Visp (650 m), 30 km apart."""
    high, low = climate_at(at(46.02, 7.75)), climate_at(at(46.30, 7.88))
    assert (low.temperature - high.temperature).mean() > 2


def test_known_normals_nearby_stand_over_the_grid() -> None:
    assert normals_at(at(60.2, 24.9)) == normals_named("Helsinki")
    assert normals_at(at(-30.03, -51.23)).gridded


def test_a_place_on_the_date_line_and_the_meridian_has_a_climate() -> None:
    for longitude in (-179.98, 179.99):
        assert 20 < climate_at(at(-16.8, longitude)).temperature.mean() < 29
    assert 8 < climate_at(at(51.48, -0.001)).temperature.mean() < 13


def test_generated_weather_says_what_it_was_made_from() -> None:
    weather = generate_weather(at(-30.03, -51.23))
    assert all(known.origin.source == "climate" and known.origin.simulated for known in weather.origins.values())
    message = weather.notices[0].text()
    assert "monthly temperatures of ERA5 (2000-2025, Copernicus Climate Change Service)" in message
    assert "Give a weather file" in message


def test_a_place_far_from_land_needs_its_own_weather() -> None:
    with pytest.raises(InputError) as problem:
        climate_at(at(-40.0, -120.0))
    assert "far from land. Give a weather file" in render(problem.value)
