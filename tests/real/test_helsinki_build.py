"""The centre of Helsinki from all its real files: the twin as a whole against what is known of the city."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyarrow.parquet as pq
import pytest

from citybrain.twin.build import build
from citybrain.twin.categories import category_names
from citybrain.twin.manifest import Manifest
from citybrain.twin.snapshot import Snapshot, load
from tests.city import ATTRIBUTES

CITY = """
name = "Helsinki centre"
country = "FI"
crs = "EPSG:3879"
date = 2026-01-01

[sources.osm]
file = "{folder}/helsinki/helsinki-centre.osm.pbf"
title = "OpenStreetMap"
licence = "ODbL-1.0"

[sources.gtfs]
file = "{folder}/helsinki/hsl-gtfs-2022-02-22.zip"
licence = "CC BY 4.0"

[sources.weather]
file = "{folder}/helsinki/air-temperature-hourly-2016-2020.csv"

[sources.population]
file = "{folder}/helsinki/population-grid-250m.geojson"
title = "HSY population grid"
licence = "CC BY 4.0"

[sources.districts]
file = "{folder}/helsinki/postal-areas.geojson"

[sources.register]
file = "{folder}/buildings/helsinki-register-40-schools.geojson"

[sources.elevation]
file = "{folder}/helsinki/dem-lapinlahti.tif"

[sources.landcover]
file = "{folder}/helsinki/landcover-ndvi-postal-areas.geojson"
licence = "CC BY 4.0"

[population]
column = "asukkaita"

[districts]
column = "nimi"

[register]
id = "vtj_prt"
x = "i_ekoord"
y = "i_nkoord"
crs = "EPSG:3879"
time_zone = "Europe/Helsinki"

[register.columns]
construction_year = "c_valmpvm"
gross_floor_area = "i_kokala"
storeys = "i_kerrlkm"
building_use = "c_kayttark"
heating_system = ["c_lammtapa", "c_poltaine"]

[register.values.building_use]
"231" = "education"

[register.values.heating_system]
"1+1" = "district_heating"
"3+4" = "electric_heating"
"""


@pytest.fixture(scope="module")
def snapshot(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    city = tmp_path_factory.mktemp("helsinki")
    (city / "city.toml").write_text(CITY.format(folder=shared_data.resolve().as_posix()))
    build(city)
    yield load(city)
    shutil.rmtree(city)


@pytest.fixture(scope="module")
def manifest(snapshot: Snapshot) -> Manifest:
    return snapshot.manifest


def test_every_file_is_a_source_and_every_record_is_accounted_for(manifest: Manifest) -> None:
    assert len(manifest.sources) == 8
    for counts in manifest.report["records"].values():
        assert counts["received"] == counts["kept"] + sum(counts["rejected"].values())
    assert manifest.report["records"]["register"]["received"] == 40


def test_nothing_is_simulated_and_only_elevation_has_gaps(manifest: Manifest) -> None:
    assert not manifest.simulated
    for name in ATTRIBUTES:
        assert manifest.quality[name]["unknown"] == 0 or name == "elevation"
    assert 0 < manifest.quality["elevation"]["unknown"] < 1


def test_people_are_those_of_the_grid(snapshot: Snapshot) -> None:
    grid = pq.read_table(snapshot.path("population.parquet"), columns=["population"])["population"].to_numpy()
    residents = snapshot.column("residents")
    assert grid.sum() > 1_000_000
    assert 70_000 < residents.sum() < 90_000
    kruununhaka = snapshot.column("zone") == list(snapshot.zone_names).index("Kruununhaka")
    assert residents[kruununhaka].sum() == pytest.approx(7_409, rel=0.1), (
        "the cells of the grid by their area in the district"
    )


def test_homes_have_the_floor_area_per_resident_of_the_inner_city(snapshot: Snapshot) -> None:
    homes = np.isin(snapshot.column("building_use"), [0, 1, 2])
    area = snapshot.column("gross_floor_area")[homes].sum() / snapshot.column("residents").sum()
    assert 50 < area < 95


def test_floor_of_homes_is_that_of_the_register_of_dwellings(snapshot: Snapshot, shared_data: Path) -> None:
    """The grid knows the dwelling area of each resident from the register: 39.9 m² in the cells of the centre.

    At three quarters of a block's gross floor and with a tenth of the dwellings empty (rules.yaml) these are 58.8 m².
    """
    grid = gpd.read_file(shared_data / "helsinki/population-grid-250m.geojson")[["asukkaita", "asvaljyys", "geometry"]]
    share = np.nan_to_num(snapshot.column("home_floor_share"), nan=1.0)
    homes = np.isin(snapshot.column("building_use"), [0, 1, 2])
    columns = {"floor": snapshot.column("gross_floor_area") * share * homes, "people": snapshot.column("residents")}
    rows = gpd.GeoDataFrame(columns, geometry=gpd.read_parquet(snapshot.path("buildings.parquet")).geometry)
    rows = rows.set_geometry(rows.representative_point()).to_crs(grid.crs)
    cells = grid.join(gpd.sjoin(rows, grid, predicate="within").groupby("index_right")[["floor", "people"]].sum())
    cells = cells[(cells["asukkaita"] > 50) & (cells["asvaljyys"].between(1, 300)) & (cells["people"] > 0)]
    told = cells["asvaljyys"] * cells["asukkaita"] / 0.75 / (1 - 0.097)
    inside = cells["people"] > 0.95 * cells["asukkaita"]  # cells that the map covers
    assert inside.sum() > 80
    assert (cells["asvaljyys"] * cells["asukkaita"])[inside].sum() / cells["asukkaita"][inside].sum() == pytest.approx(
        39.9, abs=0.5
    )
    assert cells["floor"][inside].sum() / told[inside].sum() == pytest.approx(1.065, abs=0.05)
    assert 1.0 < (cells["floor"] / told)[inside].median() < 1.15


def test_the_stock_looks_like_the_centre_of_helsinki(snapshot: Snapshot) -> None:
    use, area = snapshot.column("building_use"), snapshot.column("gross_floor_area")
    names = category_names("building_use")
    shares = {name: area[use == code].sum() / area.sum() for code, name in enumerate(names)}
    assert 0.45 < shares["apartment_block"] < 0.65
    assert 0.15 < shares["office"] < 0.35
    assert shares["detached_house"] + shares["terraced_house"] < 0.01
    assert 9e6 < area.sum() < 13e6
    blocks = use == names.index("apartment_block")
    large = blocks & (snapshot.column("footprint_area") > 300)
    assert 4.5 < np.mean(snapshot.column("storeys")[large]) < 6.5
    assert 16 < np.mean(snapshot.column("height")[large]) < 24
    assert 0.25 < np.average(snapshot.column("construction_year")[blocks] < 1920, weights=area[blocks]) < 0.55


def test_heating_follows_the_published_share(snapshot: Snapshot) -> None:
    area, heating = snapshot.column("gross_floor_area"), snapshot.column("heating_system")
    heated = heating != category_names("heating_system").index("unheated")
    district = heating == category_names("heating_system").index("district_heating")
    assert area[district].sum() / area[heated].sum() == pytest.approx(0.92, abs=0.03)


def test_zones_are_postal_areas(snapshot: Snapshot) -> None:
    assert {"Kruununhaka", "Kaartinkaupunki"} <= set(snapshot.zone_names)
    assert 8 <= len(snapshot.zone_names) <= 25
    assert set(pq.read_schema(snapshot.path("landcover.parquet")).names) >= {"trees", "water", "buildings"}
