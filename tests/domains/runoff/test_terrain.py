"""Ways of water over rasters by hand: hollows, spilling, flat ground, holes, and from which level water floods."""

from pathlib import Path

import numpy as np
import pytest
import rasterio
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from skimage import morphology

from citybrain.domains.runoff.importers.terrain import flooded_from, terrain_ways
from citybrain.domains.runoff.models.flow import FlowTerrain, TerrainFlow
from citybrain.kernel.errors import CityBrainError

AREA = 100.0


def ways(rows: list[list[float]]):
    height = np.array(rows, np.float64)
    outlet = np.zeros(height.shape, bool)
    outlet[:, -1] = True
    return height, terrain_ways(height, outlet, AREA)


def flow_over(height: np.ndarray, made) -> TerrainFlow:
    flat = height.ravel()
    inside = made.hollow >= 0
    depth = np.where(inside, made.level[np.maximum(made.hollow, 0)] - flat, 0.0) if len(made.level) else flat * 0.0
    capacity = np.bincount(made.hollow[inside], depth[inside], len(made.exit)) * AREA
    place = FlowTerrain(made.receiver, made.hollow, flat, np.full(flat.size, AREA), made.exit, capacity, made.level)
    return TerrainFlow(place)


def test_a_row_with_a_hollow_spills_over_its_lower_rim() -> None:
    """Heights 5 3 1 2 4 2 0: the hollow fills to 4, holds (1 + 3 + 2) × 100 m³ and spills to the east."""
    height, made = ways([[5, 3, 1, 2, 4, 2, 0]])
    assert made.receiver.tolist() == [1, 2, 3, 4, 5, 6, -1]
    assert made.hollow.tolist() == [-1, 0, 0, 0, -1, -1, -1]
    assert made.level.tolist() == [4.0]
    assert made.exit.tolist() == [3]
    flow = flow_over(height, made)
    none = np.zeros(7)
    little = flow.storm(np.array([0, 50.0, 0, 0, 0, 10, 0]), none)
    assert little.water.tolist() == [50.0]
    assert little.depth.tolist() == [0, 0, 0.5, 0, 0, 0, 0]
    assert little.flow[-1] == 10.0
    more = flow.storm(np.array([250.0, 0, 0, 0, 0, 0, 0]), none)
    assert more.depth == pytest.approx([0, 0, 1.75, 0.75, 0, 0, 0])
    full = flow.storm(np.array([700.0, 0, 0, 0, 0, 0, 0]), none)
    assert full.depth.tolist() == [0, 1, 3, 2, 0, 0, 0]
    assert (full.arrived.tolist(), full.flow[-1]) == ([700.0], 100.0)
    basin = flow.storm(np.array([700.0, 0, 0, 0, 0, 0, 0]), np.array([0, 400.0, 0, 0, 0, 0, 0]))
    assert (basin.held[1], basin.water[0], basin.flow[-1]) == (400.0, 300.0, 0.0)


def test_what_one_hollow_spills_fills_the_next() -> None:
    height, made = ways([[9, 5, 7, 3, 6, 0]])
    assert made.level.tolist() == [6.0, 7.0]
    went = flow_over(height, made).storm(np.array([0, 600.0, 0, 0, 0, 0]), np.zeros(6))
    assert dict(zip(made.level.tolist(), went.water.tolist(), strict=True)) == {7.0: 200.0, 6.0: 300.0}
    assert went.flow[-1] == 100.0


def test_unknown_ground_is_an_edge_and_roughness_is_no_hollow() -> None:
    height = np.array([[3.0, np.nan, 1.0], [2.0, 1.98, 2.0], [3.0, 3.0, 3.0]])
    made = terrain_ways(height, np.isfinite(height) & (height == 1.0), 10.0)
    assert (made.hollow == -1).all()
    assert np.isnan(made.filled[1])
    assert made.receiver[1] == -1


@given(arrays(np.float64, (7, 9), elements=st.integers(0, 12).map(float)), st.integers(0, 10_000))
def test_no_water_is_lost_and_all_of_it_comes_down(height: np.ndarray, seed: int) -> None:
    outlet = np.zeros(height.shape, bool)
    outlet[[0, -1]] = outlet[:, [0, -1]] = True
    made = terrain_ways(height, outlet, AREA)
    flat, random = height.ravel(), np.random.default_rng(seed)
    assert (made.filled >= flat).all()
    to = made.receiver
    assert (made.filled[to[to >= 0]] <= made.filled[to >= 0]).all()
    runoff, storage = random.uniform(0, 200, flat.size), random.uniform(0, 50, flat.size)
    went = flow_over(height, made).storm(runoff, storage)
    left = went.flow[to < 0].sum()
    assert runoff.sum() == pytest.approx(left + went.held.sum() + went.water.sum())
    ponds = np.bincount(made.hollow[made.hollow >= 0], went.depth[made.hollow >= 0], len(made.exit)) * AREA
    assert ponds == pytest.approx(went.water, abs=1e-6)


def test_water_that_goes_round_is_refused() -> None:
    none = np.array([-1, -1])
    place = FlowTerrain(np.array([1, 0]), none, np.zeros(2), np.ones(2), none[:0], np.zeros(0), np.zeros(0))
    with pytest.raises(CityBrainError) as refused:
        TerrainFlow(place)
    assert refused.value.code == "runoff-flow-in-circle"


def test_a_flood_needs_a_way() -> None:
    """Water | dyke 3 m | polder at -1 m | slope: the polder floods over the dyke, not before."""
    height = np.array([[0.0, 3.0, -1.0, 2.0, 5.0, np.nan]])
    assert flooded_from(height, height == 0.0).tolist()[1:5] == [3.0, 3.0, 3.0, 5.0]
    assert np.isnan(flooded_from(height, height == 0.0)[[0, 5]]).all()
    assert np.isnan(flooded_from(height, np.zeros((1, 6), bool))).all()


def test_the_filled_ground_of_lapinlahti_is_that_of_an_independent_tool(shared_data: Path) -> None:
    """Every cell of the raster beside morphological reconstruction by erosion, as scikit-image has it."""
    with rasterio.open(shared_data / "helsinki" / "dem-lapinlahti.tif") as file:
        height = file.read(1).astype(np.float64)
    outlet = np.zeros(height.shape, bool)
    outlet[[0, -1]] = outlet[:, [0, -1]] = True
    made = terrain_ways(height, outlet, 1.4)
    seed = np.where(outlet, height, height.max())
    peer = morphology.reconstruction(seed, height, method="erosion", footprint=np.ones((3, 3)))
    np.testing.assert_array_equal(made.filled.reshape(height.shape), peer)
    inside = made.hollow >= 0
    assert len(made.exit) == np.unique(made.hollow[inside]).size
    assert ((made.filled - height.ravel())[inside] > 0.0).all()
