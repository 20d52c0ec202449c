"""Differences of zones from a station in a city that is computed: by hour, none where the station is not on the map."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.plans.zone_differences import ComputedDifferences, differences_of
from citybrain.twin.build import build
from tests.domains.heat.test_city import write_hot_city


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The hot city in two zones."""
    city: Path = write_hot_city(tmp_path_factory.mktemp("differences") / "tramby")
    whole = gpd.read_file(city / "districts.geojson").to_crs("EPSG:3067")
    west, south, east, north = whole.total_bounds
    middle = (west + east) / 2
    halves = [shapely.box(west, south, middle, north), shapely.box(middle, south, east, north)]
    zones = gpd.GeoDataFrame({"id": ["w", "e"], "name": ["West", "East"]}, geometry=halves, crs="EPSG:3067")
    zones.to_crs("EPSG:4326").to_file(city / "districts.geojson", driver="GeoJSON")
    build(city)
    return OpenCity(city).workspace


def test_a_zone_differs_by_its_mean_less_the_cell_of_the_station(workspace: Workspace) -> None:
    points = workspace.places["cell"].points
    assert points is not None
    row = int(np.nanargmax(np.asarray(workspace.today().value("air_warmer_by_day"))))
    found = ComputedDifferences(workspace).at("air_temperature", (float(points[0][row]), float(points[1][row])))
    assert {one.name for one in found} == {"West", "East"}
    here, zones = (np.asarray(workspace.today().value(n)) for n in ("air_warmer_by_day", "zone_air_warmer_by_day"))
    night, of_zones = (
        np.asarray(workspace.today().value(n)) for n in ("air_warmer_at_night", "zone_air_warmer_at_night")
    )
    for one in found:
        at = workspace.places["zone"].row_of[one.id]
        assert (one.hours[12], one.hours[2]) == pytest.approx(
            (zones[at] - here[row], of_zones[at] - night[row]), abs=0.006
        )
        assert one.hours[12] < 0.0, "no zone is warmer than its warmest cell"
        assert not one.calibrated
    felt = ComputedDifferences(workspace).at("utci", (float(points[0][row]), float(points[1][row])))
    assert all(one.hours[3] == 0.0 for one in felt)


def test_a_station_beyond_the_map_and_a_property_that_nobody_declares_have_none(workspace: Workspace) -> None:
    made = ComputedDifferences(workspace)
    assert made.at("air_temperature", (0.0, 0.0)) == ()
    assert made.at("ozone", (24.95, 60.18)) == ()


def test_a_city_is_asked_once_while_it_is_the_same(workspace: Workspace) -> None:
    differences = differences_of(lambda: workspace)
    assert differences() is differences()
    assert differences_of(lambda: None)() is None
