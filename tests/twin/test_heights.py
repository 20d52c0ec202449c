"""A city of a map and an elevation raster: what its streets, its notices and its ways make of the heights."""

from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_bounds

from citybrain.base.domains import find_domains
from citybrain.domains.streets.models.network import STEPS
from citybrain.kernel import Result
from citybrain.twin.build import build
from citybrain.twin.city import city_of
from citybrain.twin.snapshot import Snapshot, load
from tests.twin.osm_files import OsmMaker, place

RISE = 0.08


def write_map(folder: Path) -> Path:
    """A square of streets of 200 m, 60 m of footbridge on, houses along the southern street, a shop in the west."""
    maker = OsmMaker()
    for corners in (((0, 0), (200, 0)), ((200, 0), (200, 200)), ((200, 200), (0, 200)), ((0, 200), (0, 0))):
        maker.way(corners, highway="residential", name="Hill Street")
    maker.way([(200, 0), (230, 0), (260, 0)], highway="footway", bridge="yes")
    maker.way([(230, 0), (230, -40)], highway="steps")
    maker.way([(260, 0), (260, 100)], highway="footway")
    for x in range(20, 180, 20):
        maker.box(x, 10, x + 12, 22, building="apartments", **{"building:levels": "4"})
    maker.node(10, 0, shop="supermarket")
    return Path(maker.write(folder / "map.osm.pbf"))


def write_raster(folder: Path) -> Path:
    """A plane that rises eastwards by 8 %, a ditch of 30 m under the middle of the bridge, and a gap in the north."""
    west, south = place(-100, -100)
    east, north = place(400, 300)
    heights = np.broadcast_to(RISE * (np.arange(50) * 10.0 - 95.0), (40, 50)).astype(np.float32).copy()
    heights[:, 31:35] -= 30.0
    heights[:12] = -9999.0
    path = folder / "height.tif"
    transform = from_bounds(west, south, east, north, 50, 40)
    with rasterio.open(path, "w", "GTiff", 50, 40, 1, "EPSG:4326", transform, "float32", nodata=-9999.0) as file:
        file.write(heights, 1)
    return path


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hill")
    build(folder / "city", {"osm": [write_map(folder)], "elevation": [write_raster(folder)]})
    return folder / "city"


@pytest.fixture(scope="module")
def snapshot(city: Path) -> Snapshot:
    return load(city)


def test_streets_know_the_heights_of_their_ends_and_a_bridge_those_of_its_ends(snapshot: Snapshot) -> None:
    begin, end = snapshot.column("street_height_from"), snapshot.column("street_height_to")
    off = snapshot.column("street_off_ground") > 0
    np.testing.assert_allclose(np.sort(np.abs(end - begin))[:1], [0.0], atol=0.05)
    assert int(off.sum()) == 2
    bridge = np.unique(np.round(np.concatenate([begin[off], end[off]]), 1))
    np.testing.assert_allclose(bridge, [RISE * 200, RISE * 230, RISE * 260], atol=0.3)
    assert np.isnan(begin).any() and np.isnan(end).any()
    told = {one["code"]: one["arguments"] for one in snapshot.manifest.notices}
    unknown = int((np.isnan(begin) | np.isnan(end)).sum())
    assert told["streets-slopes-unknown"]["count"] == unknown > 0
    rules = {origin["rule"] for origin in snapshot.manifest.origins if origin.get("rule")}
    assert {"imputation-elevation", "imputation-bridged-height"} <= rules


def test_the_pace_of_the_city_is_that_of_its_heights(snapshot: Snapshot) -> None:
    """Down to the shop in the west: metres of level ground are fewer than those that one goes."""
    result = Result(find_domains().graph("FI"), city_of(snapshot))
    steep, length = result["street_steepness"], result["street_length"]
    known = np.isfinite(steep)
    stairs = np.asarray(result["street_class"]) == STEPS
    assert np.nanmax(steep[~stairs]) == pytest.approx(RISE, abs=0.01)
    assert steep[stairs].tolist() == [0.35]  # 30 m up from the ditch over 40 m
    np.testing.assert_array_equal(result["street_walk_onward"][~known], length[~known])
    level = Result(result.graph, result.city, {"street_slope": np.full(len(length), np.nan)})
    facing = level["junction_to_groceries"] > 0.0
    down = result["junction_to_groceries"][facing] / level["junction_to_groceries"][facing]
    assert np.nanmin(down) < 1.0 < np.nanmax(down)
    assert result["street_direction"][0] == pytest.approx(90.0, abs=1.0)
