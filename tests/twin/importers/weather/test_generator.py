import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin.importers.weather import (
    Normals,
    declared_normals,
    generate_weather,
    known_normals,
    normals_named,
)
from citybrain.twin.importers.weather.generator import MONTH, MONTH_OF_DAY, persistent
from citybrain.twin.importers.weather.normals import monthly_sum
from citybrain.twin.importers.weather.records import LIMITS
from citybrain.twin.importers.weather.sun import sky_over
from citybrain.twin.manifest import SiteLocation


def at(normals: Normals) -> SiteLocation:
    return SiteLocation(
        latitude=normals.latitude, longitude=normals.longitude, utc_offset=round(normals.longitude / 15)
    )


def monthly_mean(values: np.ndarray) -> np.ndarray:
    return monthly_sum(values) / np.bincount(MONTH)


@pytest.mark.parametrize("name", sorted(known_normals()))
def test_monthly_means_and_sums_are_the_normals(name: str) -> None:
    normals = normals_named(name)
    hours = generate_weather(at(normals), normals).hours
    assert_allclose(monthly_mean(hours["outdoor_temperature"].to_numpy()), normals.mean_temperature, atol=1e-6)
    irradiation = monthly_sum(hours["global_horizontal_irradiance"].to_numpy()) / 1000
    assert_allclose(irradiation, normals.global_irradiation, rtol=1e-6)
    if normals.daily_range:
        days = hours["outdoor_temperature"].to_numpy().reshape(365, 24)
        ranges = np.bincount(MONTH_OF_DAY, weights=np.ptp(days, axis=1)) / np.bincount(MONTH_OF_DAY)
        assert_allclose(ranges, normals.daily_range, rtol=0.05)
    if normals.wind_speed:
        assert_allclose(monthly_mean(hours["wind_speed"].to_numpy()), normals.wind_speed, rtol=1e-6)


def test_known_normals_are_what_their_sources_say() -> None:
    """Yearly means and sums that the sources print beside the months."""
    temperature = {name: np.mean(known.mean_temperature) for name, known in known_normals().items()}
    irradiation = {name: sum(known.global_irradiation) for name, known in known_normals().items()}
    assert temperature["Helsinki"] == pytest.approx(6.5, abs=0.05)
    assert temperature["Berlin"] == pytest.approx(9.5, abs=0.05)
    assert irradiation["Helsinki"] == pytest.approx(975, abs=1)
    assert irradiation["Berlin"] == pytest.approx(1072, abs=2)
    assert all(known.source and known.period and known.date for known in known_normals().values())


def test_everything_is_marked_simulated() -> None:
    weather = generate_weather(at(normals_named("Helsinki")))
    assert weather.simulated
    assert all(known.origin.simulated and known.origin.kind == "estimated" for known in weather.origins.values())
    assert [told.code for told in weather.notices] == ["weather-generated"]


def test_the_seed_decides() -> None:
    place = at(normals_named("Helsinki"))
    first, again, other = (generate_weather(place, seed=seed).hours for seed in (1, 1, 2))
    assert first.equals(again)
    assert np.abs(first["outdoor_temperature"] - other["outdoor_temperature"]).mean() > 1


def test_days_look_like_days() -> None:
    """Coldest near sunrise, warmest in the afternoon, as in summer at Helsinki (the sun is south at 12:20)."""
    hours = generate_weather(at(normals_named("Helsinki"))).hours["outdoor_temperature"].to_numpy().reshape(365, 24)
    july = hours[181:212].mean(axis=0)
    assert july.argmin() in range(2, 6)
    assert july.argmax() in range(13, 17)


def test_daily_temperatures_spread_like_observed_ones() -> None:
    daily = generate_weather(at(normals_named("Helsinki"))).hours["outdoor_temperature"].to_numpy().reshape(365, 24)
    january = daily.mean(axis=1)[:31]
    assert 2.5 < january.std() < 8.0


@settings(max_examples=10, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(
    latitude=st.floats(-65, 65),
    longitude=st.floats(-179, 179),
    mean=st.floats(-5, 28),
    season=st.floats(0, 20),
    share=st.lists(st.floats(0.1, 0.9), min_size=12, max_size=12),
    daily_range=st.lists(st.floats(3, 15), min_size=12, max_size=12),
    seed=st.integers(0, 2**31),
)
def test_any_normals_are_reproduced(
    latitude: float,
    longitude: float,
    mean: float,
    season: float,
    share: list[float],
    daily_range: list[float],
    seed: int,
) -> None:
    place = SiteLocation(latitude=latitude, longitude=longitude, utc_offset=round(longitude / 15))
    monthly = mean - season / 2 * np.cos(2 * np.pi * np.arange(12) / 12)
    clear = monthly_sum(sky_over(place).clear_global) / 1000
    irradiation = tuple(float(value) for value in np.minimum(clear * share, 349))
    normals = Normals("here", latitude, longitude, tuple(monthly), irradiation, tuple(daily_range))
    hours = generate_weather(place, normals, seed).hours
    assert_allclose(monthly_mean(hours["outdoor_temperature"].to_numpy()), monthly, atol=1e-6)
    found = monthly_sum(hours["global_horizontal_irradiance"].to_numpy()) / 1000
    assert_allclose(found, irradiation, atol=1e-6, rtol=1e-6)
    for name in hours:
        low, high = LIMITS[name]
        assert low <= hours[name].min(), name
        assert hours[name].max() <= high, name


def test_unknown_names_and_wrong_values_are_explained() -> None:
    with pytest.raises(InputError) as unknown:
        normals_named("Helsingfors")
    assert "no normals of Helsingfors. Nearest: Helsinki" in render(unknown.value)
    with pytest.raises(InputError) as short:
        Normals("Turku", 60.4, 22.3, (1.0,) * 11, (10.0,) * 12)
    assert "Needed are 12 values, January to December, from -60 to 50" in render(short.value)


HELSINKI = SiteLocation(latitude=60.2, longitude=24.9, utc_offset=2.0)


def test_a_city_declares_normals_by_name_or_as_a_table_of_its_own() -> None:
    assert declared_normals("Vienna", HELSINKI) == normals_named("Vienna")
    table = {
        "mean_temperature": list(range(12)),
        "global_irradiation": [5, 20, 60, 110, 160, 170, 170, 120, 70, 30, 9, 4],
    }
    weather = generate_weather(HELSINKI, declared_normals(table | {"period": "2001-2020"}, HELSINKI))
    assert_allclose(monthly_mean(weather.hours["outdoor_temperature"].to_numpy()), range(12), atol=1e-6)
    assert "normals of city.toml (2001-2020)" in weather.notices[0].text()


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"mean_temperatur": [1] * 12}, "mean_temperatur is not known here. Nearest: mean_temperature"),
        ({"mean_temperature": [1] * 12}, "has no global_irradiation"),
        ({"mean_temperature": "warm", "global_irradiation": [1] * 12}, "mean_temperature = warm"),
        ({"mean_temperature": [1] * 12, "global_irradiation": [1] * 11 + [900]}, "from 0 to 350"),
    ],
)
def test_wrong_tables_of_normals_are_explained(table: dict[str, object], told: str) -> None:
    with pytest.raises(InputError) as caught:
        declared_normals(table, HELSINKI)
    assert told in render(caught.value)


def test_persistence_keeps_the_variance() -> None:
    noise = np.random.default_rng(1).standard_normal(200_000)
    kept = persistent(noise, 0.7)
    assert kept.std() == pytest.approx(1.0, abs=0.01)
    assert np.corrcoef(kept[1:], kept[:-1])[0, 1] == pytest.approx(0.7, abs=0.01)
