"""A small city that asks for carrying capacity: blocks and a park, with tables of water and a map of hazards."""

import json
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.twin.build import build
from tests.domains.heat.test_city import write_hot_city

SOURCES = """
[domains.capacity]
water_resources = {file = "water.csv"}
water_use = {file = "use.csv"}
hazards = {file = "hazards.geojson"}
"""


@pytest.fixture(scope="session")
def bearing_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city of the tests of heat; water of 120 mm of which 100 are used, and ground that slides in the west."""
    folder = write_hot_city(tmp_path_factory.mktemp("capacity") / "tramby")
    (folder / "water.csv").write_text("zone,value [mm/a]\nz,120\n", encoding="utf-8")
    (folder / "use.csv").write_text("zone,value [mm/a]\nCorner,100\n", encoding="utf-8")
    districts = gpd.read_file(folder / "districts.geojson").to_crs("EPSG:3067")
    west, south, _, north = districts.total_bounds
    hazards = gpd.GeoDataFrame({"value": [4]}, geometry=[shapely.box(west, south, west + 60, north)], crs="EPSG:3067")
    text = json.loads(hazards.to_crs("EPSG:4326").to_json())
    (folder / "hazards.geojson").write_text(json.dumps(text), encoding="utf-8")
    with (folder / "city.toml").open("a", encoding="utf-8") as file:
        file.write(SOURCES)
    build(folder)
    return folder


@pytest.fixture(scope="session")
def bearing(bearing_city: Path) -> Workspace:
    """The city opened."""
    return OpenCity(bearing_city).workspace
