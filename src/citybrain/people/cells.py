"""Places that people drew or wrote about, counted in cells of a grid: areas, never points, and none of few people."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, floor, radians
from typing import Literal, NamedTuple

from typing_extensions import TypedDict

from citybrain.people.disclosure import LEAST, noised

CELL = 200.0
"""Metres on a side of a cell in which places are counted."""

METRES_PER_DEGREE = 111_195.0
"""Of latitude, on a sphere with the mean radius of the Earth (IUGG R1)."""

CELL_MARGIN = 5
"""Places above the least that a cell has with its noise: one of exactly the least has them in 5 of 100 cases."""

NORTH = CELL / METRES_PER_DEGREE


class PlaceCellGeometry(TypedDict):
    """A square in degrees."""

    type: Literal["Polygon"]
    coordinates: list[list[list[float]]]


class PlaceCellProperties(TypedDict):
    """How many drew a place with its middle in the cell, with noise."""

    question: str
    label: str
    count: int


class PlaceCell(TypedDict):
    """A cell of a grid with so many places that they tell of nobody."""

    type: Literal["Feature"]
    geometry: PlaceCellGeometry
    properties: PlaceCellProperties


class PlaceCells(TypedDict):
    """Places as GeoJSON in degrees: cells of 200 m with fewer are left out, `left_out` counts their places together."""

    type: Literal["FeatureCollection"]
    features: list[PlaceCell]
    left_out: int


class CountedCell(NamedTuple):
    """The corners of a cell [degrees]: west, south, east, north; and how many places are in it, with noise."""

    bounds: tuple[float, float, float, float]
    places: int


def cell_of(longitude: float, latitude: float) -> tuple[int, int]:
    """Row and column of the cell that a place [degrees] is in."""
    row = floor(latitude / NORTH)
    return row, floor(longitude / _east(row))


def counted_cells(
    points: Sequence[tuple[float, float]], of: str, most: int | None = None
) -> tuple[list[CountedCell], int]:
    """Cells with enough places, each of another person, and how many places are in the others together; none where
    these are too few. of: names them among all that is counted. most: how many places there are in all, as it is told;
    no number is more.

    A cell is told where its number has a margin with its noise, too: who draws places of their own in it does not learn
    from that whether there was one before. How many are left out has noise also when answering is over: all of them, a
    number that is told as it is then, less those left out are the ones in the cells.
    """
    counts: dict[tuple[int, int], int] = {}
    for longitude, latitude in points:
        cell = cell_of(longitude, latitude)
        counts[cell] = counts.get(cell, 0) + 1
    enough = sorted(cell for cell, count in counts.items() if count >= LEAST)
    noisy = {cell: noised([[counts[cell]]], f"{of} cell {cell[0]} {cell[1]}")[0][0] for cell in enough}
    large = [cell for cell in enough if noisy[cell] >= LEAST + CELL_MARGIN]
    others = len(points) - sum(counts[cell] for cell in large)
    whole = len(points) if most is None else most
    left = min(whole, noised([[others]], f"{of} left")[0][0])
    cells = [CountedCell(_bounds(*cell), min(whole, noisy[cell])) for cell in large]
    return cells, left if min(others, left) >= LEAST else 0


def feature_of_cell(question: str, label: str, cell: CountedCell) -> PlaceCell:
    """A cell as a feature of GeoJSON."""
    west, south, east, north = cell.bounds
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": [ring]},
        "properties": {"question": question, "label": label, "count": cell.places},
    }


def _east(row: int) -> float:
    return NORTH / cos(radians((row + 0.5) * NORTH))


def _bounds(row: int, column: int) -> tuple[float, float, float, float]:
    east = _east(row)
    return column * east, row * NORTH, (column + 1) * east, (row + 1) * NORTH
