"""A city on each inhabited continent, built from nothing but its name and an extract of OpenStreetMap."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from citybrain.base.domains import find_domains
from citybrain.base.regions import Region
from citybrain.messages import text
from citybrain.twin.build import build
from citybrain.twin.building.region import notices_of
from citybrain.twin.manifest import Manifest
from citybrain.twin.snapshot import Snapshot, load
from tests.twin.osm_files import OsmMaker

COLUMNS, ROWS = 6, 4


@dataclass(frozen=True)
class Town:
    """Where a town is, and what has to be known about it from that alone; `july` and `january` in °C."""

    longitude: float
    latitude: float
    country: str
    time_zone: str
    currency: str
    utc_offset: float
    january: float
    july: float


TOWNS = {
    "Porto Alegre": Town(-51.23, -30.03, "BR", "America/Sao_Paulo", "BRL", -3, 25, 14),
    "Nairobi": Town(36.82, -1.29, "KE", "Africa/Nairobi", "KES", 3, 20, 17.5),
    "Mumbai": Town(72.88, 19.07, "IN", "Asia/Kolkata", "INR", 5.5, 24, 27),
    "Chengdu": Town(104.07, 30.67, "CN", "Asia/Shanghai", "CNY", 8, 6, 26.5),
    "Toronto": Town(-79.38, 43.65, "CA", "America/Toronto", "CAD", -5, -4, 22),
    "Melbourne": Town(144.96, -37.81, "AU", "Australia/Melbourne", "AUD", 10, 20, 10),
    "Kraków": Town(19.94, 50.06, "PL", "Europe/Warsaw", "PLN", 1, -1, 19.5),
}


class Cities(dict[str, Snapshot]):
    """The towns, each built once when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __missing__(self, name: str) -> Snapshot:
        city = self.folder / name
        city.mkdir()
        town = TOWNS[name]
        maker = OsmMaker(town.longitude, town.latitude)
        for row in range(ROWS):
            for column in range(COLUMNS):
                west, south = 40 * column, 50 * row
                maker.box(west, south, west + 15, south + 20, building="apartments", building__levels=4)
        maker.way([(0, -10), (40 * COLUMNS, -10)], highway="residential", name="Main street")
        maker.write(city / "map.osm.pbf")
        (city / "city.toml").write_text(f'name = "{name}"\n[sources.osm]\nfile = "map.osm.pbf"\n', encoding="utf-8")
        build(city)
        return self.setdefault(name, load(city))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Cities:
    return Cities(tmp_path_factory.mktemp("world"))


def daily_temperature(snapshot: Snapshot) -> np.ndarray:
    return np.asarray(snapshot.column("outdoor_temperature", "hour"))[: 365 * 24].reshape(365, 24).mean(axis=1)


def codes(manifest: Manifest) -> set[str]:
    return {told["code"] for told in manifest.notices}


@pytest.mark.parametrize("name", TOWNS)
def test_a_name_and_a_map_are_enough(name: str, built: Cities) -> None:
    manifest, town = built[name].manifest, TOWNS[name]
    assert (manifest.country, manifest.time_zone, manifest.currency) == (town.country, town.time_zone, town.currency)
    assert manifest.place.utc_offset == town.utc_offset
    assert manifest.counts["buildings"] == COLUMNS * ROWS
    assert {"city-by-place", "weather-generated-grid"} <= codes(manifest)


@pytest.mark.parametrize("name", TOWNS)
def test_the_climate_is_that_of_the_place(name: str, built: Cities) -> None:
    days, town = daily_temperature(built[name]), TOWNS[name]
    assert days[:31].mean() == pytest.approx(town.january, abs=2)
    assert days[181:212].mean() == pytest.approx(town.july, abs=2)


@pytest.mark.parametrize("name", TOWNS)
def test_the_sun_is_highest_at_noon_of_standard_time(name: str, built: Cities) -> None:
    """The middle of the light follows from longitude and time zone, to within the equation of time and half an hour."""
    town = TOWNS[name]
    sun = np.asarray(built[name].column("global_horizontal_irradiance", "hour")).reshape(365, 24).mean(axis=0)
    middle = float((sun * (np.arange(24) + 0.5)).sum() / sun.sum())
    assert middle == pytest.approx(12 + town.utc_offset - town.longitude / 15, abs=0.5)


def test_the_climate_grid_is_named_with_licence_and_hash(built: Cities) -> None:
    source = built["Porto Alegre"].manifest.sources["climate"]
    assert source.licence == "Licence to use Copernicus Products"
    assert "generated using Copernicus Climate Change Service information" in source.title
    assert len(source.sha256) == 64
    assert built["Porto Alegre"].origin("outdoor_temperature", 0, "hour").source == "climate"


CLIMATES = {
    "Porto Alegre": "Cfa",
    "Mumbai": "Aw",
    "Chengdu": "Cwa",
    "Toronto": "Dfb",
    "Melbourne": "Cfb",
    "Kraków": "Dfb",
}


@pytest.mark.parametrize("name", CLIMATES)
def test_the_climate_is_named(name: str, built: Cities) -> None:
    assert built[name].manifest.climate == CLIMATES[name]


def told(built: Cities, name: str, code: str) -> str:
    found = next(one for one in built[name].manifest.notices if one["code"] == code)
    return text(code, "en", **found["arguments"])


def test_a_country_without_parameters_is_told(built: Cities) -> None:
    message = told(built, "Porto Alegre", "city-without-parameters")
    unknown = "buildings, carbon, health, land, money, safety, streets, travel"
    assert message.startswith(f"No parameters of country BR are known for: {unknown}.")
    assert "its climate (Cfa by Köppen and Geiger), of the income of the country (upper-middle, World Bank)" in message
    unknown = "carbon, health, land, money, safety, streets, travel"
    assert f"known for: {unknown}." in told(built, "Kraków", "city-without-parameters")
    assert "of country CN are known for: safety." in told(built, "Chengdu", "city-without-parameters")


def test_a_domain_that_must_be_asked_for_is_told_where_it_is() -> None:
    region = Region("FI", "Dfb", "EUR")
    asked = [one.name for one in find_domains().without_parameters("FI") if one.asked]
    assert asked
    assert notices_of(region, ()) == []
    (one,) = notices_of(region, asked)
    assert one.arguments["domains"] == ", ".join(sorted(asked))


def test_prices_are_converted_or_said_to_be_in_euro(built: Cities) -> None:
    assert "converted at 6.0692 BRL for a euro" in told(built, "Porto Alegre", "city-prices-converted")
    assert "no rate of KES is known, so they were NOT converted" in told(built, "Nairobi", "city-prices-in-euro")


def test_people_live_as_closely_as_where_incomes_are_alike(built: Cities) -> None:
    """24 houses of four storeys of 300 m²: 10.5 m² of floor for each person of Nairobi, 55 m² in Toronto."""
    crowded, wide = (built[name].manifest.counts["residents"] for name in ("Nairobi", "Toronto"))
    assert crowded == pytest.approx(wide * 55 / 10.5, rel=0.01)
