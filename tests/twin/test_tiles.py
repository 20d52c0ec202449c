"""Parts of the footprints: each building in one, shapes as in the whole."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from citybrain.twin.geometry.columns import encode_columns
from citybrain.twin.geometry.columns_format import read_columns, write_columns
from citybrain.twin.geometry.tiles import GeometryTile, Parted, Tiling, tiles_of

LONGITUDE, LATITUDE = 24.94, 60.17


@given(st.integers(0, 3000), st.integers(1, 200), st.integers(1, 50))
def test_every_row_lies_in_exactly_one_tile(rows: int, most_at_once: int, most_in_tile: int) -> None:
    tiles = tiles_of(rows, Tiling(most_at_once, most_in_tile))
    held = [row for tile in tiles for row in range(tile.rows.start, tile.rows.stop)]
    assert held == list(range(rows))
    if rows <= most_at_once:
        assert len(tiles) == bool(rows)
    else:
        sizes = {tile.count for tile in tiles}
        assert max(sizes) <= most_in_tile
        assert max(sizes) - min(sizes) <= 1


def test_a_city_of_as_many_buildings_as_are_drawn_at_once_is_one_tile() -> None:
    assert tiles_of(300_000, Tiling()) == [GeometryTile(0, 300_000)]
    assert len(tiles_of(300_001, Tiling())) == 13


@pytest.fixture
def parted() -> Parted:
    """Six buildings from west to east, of which one has no footprint and one a courtyard."""
    boxes = [shapely.box(LONGITUDE + step, LATITUDE, LONGITUDE + step + 0.001, LATITUDE + 0.001) for step in STEPS]
    boxes[2] = boxes[2].difference(shapely.box(*boxes[2].buffer(-0.0002).bounds))
    return Parted(read_columns(encode_columns(np.array([*boxes[:4], None, boxes[4]], dtype=object))))


STEPS = (0.0, 0.01, 0.02, 0.03, 0.05)


def test_parts_together_are_the_whole(parted: Parted) -> None:
    whole = parted.of(GeometryTile(0, 6))
    parts = [read_columns(write_columns(parted.of(tile))) for tile in tiles_of(6, Tiling(1, 2))]
    assert len(parts) == 3
    for name in ("vertices", "vertex_counts", "indices", "index_counts"):
        assert np.array_equal(np.concatenate([getattr(part, name) for part in parts]), getattr(whole, name)), name
    assert {part.origin for part in parts} == {whole.origin}


def test_a_tile_lies_where_its_buildings_lie(parted: Parted) -> None:
    bounds = parted.bounds(GeometryTile(1, 2))
    assert bounds == pytest.approx((LONGITUDE + 0.01, LATITUDE, LONGITUDE + 0.021, LATITUDE + 0.001), abs=2e-6)
    assert parted.bounds(GeometryTile(4, 1)) is None
