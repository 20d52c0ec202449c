"""Which roads of the model of traffic run along each street."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.kernel import Relation

DIGITS = 2
"""Decimals of coordinates [m] by which places are the same."""


def roads_along(streets: gpd.GeoDataFrame, roads: Any) -> tuple[Relation, int]:
    """Roads that are drawn over the first piece of a street, in either direction; and how many roads are over none.

    Roads that were made of streets have their vertices; those of a file lie elsewhere, and streets have none of them.
    """
    empty = np.array([], np.intp)
    if not isinstance(roads, gpd.GeoDataFrame) or not len(roads):
        return Relation.of_pairs("street", "road", len(streets), (empty, empty.astype(np.int32)), np.zeros(0)), 0
    first = _pieces(streets.geometry.to_numpy())
    first = first[~first["row"].duplicated()]
    every = _pieces(roads.geometry.to_numpy())
    pairs = first.merge(every, on=["x0", "y0", "x1", "y1"], suffixes=("_street", "_road"))
    pairs = pairs[["row_street", "row_road"]].drop_duplicates()
    street, road = pairs["row_street"].to_numpy(np.intp), pairs["row_road"].to_numpy(np.int32)
    return Relation.of_pairs("street", "road", len(streets), (street, road), np.ones(len(pairs))), int(
        len(roads) - len(np.unique(road))
    )


def _pieces(lines: np.ndarray) -> pd.DataFrame:
    """Pieces of lines between vertices, with the lower end first, and the row of each."""
    points, row = shapely.get_coordinates(lines, return_index=True)
    points = np.round(points, DIGITS) + 0.0
    same = row[1:] == row[:-1]
    begin, end, of = points[:-1][same], points[1:][same], row[:-1][same]
    turned = (end[:, 0] < begin[:, 0]) | ((end[:, 0] == begin[:, 0]) & (end[:, 1] < begin[:, 1]))
    low, high = np.where(turned[:, None], end, begin), np.where(turned[:, None], begin, end)
    return pd.DataFrame({"x0": low[:, 0], "y0": low[:, 1], "x1": high[:, 0], "y1": high[:, 1], "row": of})
