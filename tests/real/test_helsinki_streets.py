"""Central Helsinki: the network of its streets, what lies off it, and reach beside scipy."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import rasterio
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from citybrain.base.attached import ends_of
from citybrain.base.importing import Imported
from citybrain.domains.streets.importers.network import network
from citybrain.domains.streets.importers.slopes import level_metres
from citybrain.kernel.paths import Network
from citybrain.twin.building.heights import with_heights
from citybrain.twin.building.tables import map_tables
from citybrain.twin.importers.osm import read_osm
from citybrain.twin.origins import Origins

CRS = "EPSG:3879"


@pytest.fixture(scope="module")
def tables(shared_data: Path) -> dict[str, gpd.GeoDataFrame]:
    extract = read_osm(shared_data / "helsinki" / "helsinki-centre.osm.pbf")
    return {**map_tables(extract, CRS), "buildings": extract.buildings.to_crs(CRS)}


@pytest.fixture(scope="module")
def made(tables: dict[str, gpd.GeoDataFrame]) -> Imported:
    return network({}, tables)


def test_nothing_is_dropped_without_being_counted(made: Imported, tables: dict[str, gpd.GeoDataFrame]) -> None:
    lost = {one.code: one.arguments["count"] for one in made.notices}
    doors = made.relations["door_to_junction"]
    assert (np.diff(doors.starts) == 0).sum() == lost["streets-buildings-off-network"]
    assert lost["streets-buildings-off-network"] < 0.01 * len(tables["buildings"])
    assert lost["streets-islands"] < 0.02 * tables["streets"]["walk"].sum()


def test_facilities_are_those_that_are_mapped(made: Imported, tables: dict[str, gpd.GeoDataFrame]) -> None:
    kinds = made.tables["facilities"]["facility_kind"].value_counts()
    mapped = tables["places"]["subkind"].value_counts()
    assert kinds["school"] == mapped["school"]
    assert kinds["childcare"] == mapped["kindergarten"] + mapped.get("childcare", 0)
    assert kinds["groceries"] >= mapped["supermarket"] + mapped["convenience"]


def test_reach_is_that_of_scipy(tables: dict[str, gpd.GeoDataFrame]) -> None:
    """How much of everything lies within 1,200 m of 40 junctions, and the way to each of all."""
    ends = ends_of(tables["streets"][tables["streets"]["walk"]])
    size = len(ends.nodes)
    pairs = np.concatenate([ends.first, ends.last]), np.concatenate([ends.last, ends.first])
    lengths = np.concatenate([ends.length, ends.length])
    order = np.lexsort((lengths, pairs[1], pairs[0]))
    once = order[np.r_[True, np.any(np.diff([one[order] for one in pairs], axis=1) != 0, axis=0)]]
    matrix = coo_array((lengths[once], (pairs[0][once], pairs[1][once])), (size, size)).tocsr()
    sources = np.random.default_rng(1).choice(size, 40, replace=False)
    ways = dijkstra(matrix, indices=sources, limit=1_200.0)
    values = np.random.default_rng(2).uniform(0.0, 1.0, size)
    walked = Network.of_edges(size, *pairs, lengths)
    np.testing.assert_allclose(walked.reach(values, 1_200.0, sources), np.isfinite(ways) @ values, rtol=1e-9)
    for source, expected in zip(sources[:5], ways[:5], strict=True):
        np.testing.assert_allclose(walked.nearest(np.array([source]), np.zeros(1), 1_200.0), expected, rtol=1e-9)


def test_slopes_of_lapinlahti_are_those_of_its_elevation(
    shared_data: Path, tables: dict[str, gpd.GeoDataFrame]
) -> None:
    """Heights beside those that rasterio samples, slopes of a hill of 11 m, ways at the pace of Tobler beside scipy."""
    path = shared_data / "helsinki" / "dem-lapinlahti.tif"
    made = with_heights(tables["streets"], path, None, Origins())
    some = made[made[["from_height", "to_height"]].notna().all(axis=1) & made["walk"]].reset_index(drop=True)
    assert len(some) == 129
    begins = gpd.GeoSeries(shapely.get_point(some.geometry.to_numpy(), 0), crs=CRS).to_crs("EPSG:4326")
    with rasterio.open(path) as raster:
        cells = np.array([value[0] for value in raster.sample(shapely.get_coordinates(begins.to_numpy()))])
    np.testing.assert_allclose(some["from_height"], cells, atol=0.5)
    slope = (some["to_height"] - some["from_height"]) / some["length"]
    assert slope.abs().max() < 0.22
    onward, back = level_metres(some)  # type: ignore[misc]
    expected = some["length"] * np.exp(3.5 * (np.abs(slope + 0.05) - 0.05))
    np.testing.assert_allclose(onward, expected, rtol=1e-12)
    ends = ends_of(some, (onward, back))
    size = len(ends.nodes)
    pairs = np.concatenate([ends.first, ends.last]), np.concatenate([ends.last, ends.first])
    lengths = np.concatenate([onward, back])
    order = np.lexsort((lengths, pairs[1], pairs[0]))
    once = order[np.r_[True, np.any(np.diff([one[order] for one in pairs], axis=1) != 0, axis=0)]]
    ways = dijkstra(coo_array((lengths[once], (pairs[0][once], pairs[1][once])), (size, size)).tocsr())
    walked = Network.of_edges(size, *pairs, lengths)
    for node in range(0, size, 7):
        np.testing.assert_allclose(walked.nearest(np.array([node]), np.zeros(1)), ways[node], rtol=1e-9)
    reached = np.isfinite(ways)
    assert np.abs(ways[reached] - ways.T[reached]).max() > 1.0
