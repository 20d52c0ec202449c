"""Energy and emissions of central Helsinki beside published figures; see docs/validation/helsinki.md."""

import datetime
from pathlib import Path

import numpy as np
import pytest

from citybrain.base.domains import find_domains
from citybrain.kernel import Result
from citybrain.plans.availability import available
from citybrain.twin.build import build
from citybrain.twin.snapshot import load

CITY = """
name = "Helsinki centre"
country = "FI"
crs = "EPSG:3879"
[weather]
year = 2018
[sources.osm]
file = "{folder}/helsinki/helsinki-centre.osm.pbf"
[sources.weather]
file = "{folder}/helsinki/air-temperature-hourly-2016-2020.csv"
[sources.population]
file = "{folder}/helsinki/population-grid-250m.geojson"
[sources.districts]
file = "{folder}/helsinki/postal-areas.geojson"
"""

NORWAY = {"office": 223, "retail": 237, "hotel": 251, "education": 168, "health": 379, "sports": 264, "culture": 292}
"""kWh/m² of all energy, buildings with central heating: Statistics Norway, energy use in non-residential buildings."""


@pytest.fixture(scope="module")
def helsinki(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Result:
    city = tmp_path_factory.mktemp("helsinki-energy")
    (city / "city.toml").write_text(CITY.format(folder=shared_data.resolve().as_posix()))
    build(city)
    day = load(city).city(datetime.date(2020, 7, 1))
    return Result(available(find_domains().graph("FI"), day), day)


def of_use(helsinki: Result, name: str) -> np.ndarray:
    return helsinki["building_use"] == helsinki.graph.vocabulary.codes("building_use")[name]


def per_heated(helsinki: Result, name: str, rows: np.ndarray) -> float:
    return float(helsinki[name][rows].sum() / helsinki["conditioned_floor_area"][rows].sum())


def test_every_number_of_a_heated_building_is_known(helsinki: Result) -> None:
    heated = helsinki["conditioned_floor_area"] > 0
    for name in ("delivered_energy", "energy_cost", "operational_emissions", "upstream_emissions", "peak_heating_need"):
        assert np.isfinite(helsinki[name]).all(), name
        assert (helsinki[name][heated] > 0).all(), name


def test_buildings_without_heating_need_none(helsinki: Result) -> None:
    cold = helsinki["conditioned_floor_area"] == 0
    assert cold.any()
    assert (helsinki["space_heating_need"][cold] == 0).all()
    assert (helsinki["network_heat"][cold] == 0).all()


def test_shares_of_heat_are_one_or_none(helsinki: Result) -> None:
    kinds = ("district_heating", "direct_electric", "ground_source_heat_pump", "air_source_heat_pump")
    kinds += ("gas_boiler", "oil_boiler", "wood_boiler", "coal_boiler")
    shares = sum(helsinki[f"{kind}_share"] for kind in kinds)
    unheated = helsinki.graph.vocabulary.codes("heating_system")["unheated"]
    np.testing.assert_array_equal(shares, np.where(helsinki["heating_system"] == unheated, 0.0, 1.0))


def test_network_heat_is_that_of_the_city_within_a_quarter(helsinki: Result) -> None:
    """6.9 TWh of heat sold (53 % of 2.36 Mt at 182 g/kWh in 2020) over about 48 million m² are 143 kWh/m²."""
    connected = helsinki["district_heating_share"] > 0
    per_gross = helsinki["network_heat"][connected].sum() / helsinki["gross_floor_area"][connected].sum()
    assert per_gross == pytest.approx(143, rel=0.25)


def test_emissions_of_floor_are_those_of_the_city_within_a_third(helsinki: Result) -> None:
    """69 % of 2.36 Mt (heat 53 %, electricity of buildings 16 %) over about 48 million m² are 34 kg/m²."""
    tonnes, floor = helsinki["city_operational_emissions"], helsinki["city_gross_floor_area"]
    assert 1000 * tonnes / floor == pytest.approx(34, rel=1 / 3)


@pytest.mark.parametrize("use", NORWAY)
def test_service_buildings_lie_near_their_norwegian_like(helsinki: Result, use: str) -> None:
    found = per_heated(helsinki, "delivered_energy", of_use(helsinki, use))
    assert found == pytest.approx(NORWAY[use], rel=0.35)


def test_newer_blocks_need_less_heat(helsinki: Result) -> None:
    """Kanerva and Lappalainen (VTT): most heat in the sixties and early seventies, clearly less since 1975."""
    year, flats = helsinki["construction_year"], of_use(helsinki, "apartment_block")
    periods = ((1960, 1977), (1977, 1986), (1986, 2004), (2004, 2011), (2011, 2100))
    needs = [per_heated(helsinki, "space_heating_need", flats & (year >= a) & (year < b)) for a, b in periods]
    assert needs == sorted(needs, reverse=True)
    assert needs[1] < 0.9 * needs[0]
