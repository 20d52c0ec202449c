"""Cells of a grid: found in their places, bent with the map, written and read; what is no regular grid."""

import numpy as np
import pytest
from pyproj import Transformer

from citybrain.kernel.errors import InputError
from citybrain.twin.geometry.cells_format import cells_of, read_cells, write_cells
from citybrain.twin.geometry.columns_format import to_metres
from citybrain.twin.geometry.shapes import read_shapes, write_shapes
from citybrain.twin.geometry.tiles import GeometryTile, Parted, bounds_of

CRS = "EPSG:3067"
ORIGIN = (24.94, 60.17)
TO_DEGREES = Transformer.from_crs(CRS, "EPSG:4326", always_xy=True)
WEST, SOUTH = Transformer.from_crs("EPSG:4326", CRS, always_xy=True).transform(*ORIGIN)


def degrees(points: np.ndarray) -> np.ndarray:
    return np.column_stack(TO_DEGREES.transform(points[:, 0], points[:, 1]))


def boxes(column: np.ndarray, line: np.ndarray, side: float = 250.0) -> np.ndarray:
    west, south = WEST + side * column, SOUTH + side * line
    return np.column_stack([west, south, west + side, south + side])


def test_corners_of_a_grid_of_thirty_kilometres_lie_where_they_are_projected() -> None:
    column, line = (axis.ravel() for axis in np.meshgrid(np.arange(120.0), np.arange(120.0)))
    cells = cells_of(boxes(column, line), ORIGIN, degrees)
    assert cells is not None
    assert np.array_equal(cells.column, column)
    exact = to_metres(degrees(boxes(column, line)[:, :2]), ORIGIN)
    assert np.abs(cells.corners(column, line) - exact).max() < 0.5


def test_a_row_without_a_cell_keeps_its_place() -> None:
    found = boxes(np.array([3.0, 4.0, 3.0]), np.array([7.0, 7.0, 9.0]))
    found[1] = np.nan
    cells = cells_of(found, ORIGIN, degrees)
    assert cells is not None
    assert (cells.column.tolist(), cells.line.tolist()) == ([0, -1, 0], [0, -1, 2])
    again = read_shapes(write_shapes(cells))
    assert np.array_equal(again.terms, cells.terms)
    assert again.column.tolist() == [0, -1, 0]
    assert bounds_of(Parted(cells).of(GeometryTile(1, 1))) is None
    west, south, east, north = bounds_of(cells) or (0, 0, 0, 0)
    assert west < east
    assert south < north


@pytest.mark.parametrize(
    "other",
    [
        boxes(np.array([0.0, 1.3]), np.array([0.0, 0.0])),
        np.vstack([boxes(np.array([0.0]), np.array([0.0])), boxes(np.array([9.0]), np.array([0.0]), 100.0)]),
        boxes(np.array([0.0, 0.0]), np.array([0.0, 0.0])),
        boxes(np.array([0.0, 9_000.0]), np.array([0.0, 0.0])),
        np.full((2, 4), np.nan),
        np.empty((0, 4)),
    ],
    ids=["between", "sizes", "twice", "wide", "none", "empty"],
)
def test_what_is_no_regular_grid_is_none(other: np.ndarray) -> None:
    assert cells_of(other, ORIGIN, degrees) is None


@pytest.mark.parametrize("content", [b"", b"OCB1" + bytes(60)])
def test_bytes_that_are_no_cells_are_refused(content: bytes) -> None:
    with pytest.raises(InputError):
        read_cells(content)
    cells = cells_of(boxes(np.array([0.0, 1.0]), np.array([0.0, 0.0])), ORIGIN, degrees)
    assert cells is not None
    with pytest.raises(InputError):
        read_cells(write_cells(cells)[:-1])
