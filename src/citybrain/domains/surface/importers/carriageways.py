"""Carriageways of streets for cars: measures on the ground leave those of main streets alone."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

SIDE, MAIN = 1, 2
"""Carriageway of a side street, and of a main street, which is painted over it."""

LINKS = "_link"
MAIN_STREETS = ("motorway", "trunk", "primary", "secondary")
SIDE_STREETS = ("tertiary", "unclassified", "residential")
"""Streets by their tag; links are as the street they lead to. Service ways and shared streets have no lanes to lose."""

WIDTH_OF_LANE, MOST_LANES = 3.25, 8.0
"""Metres of a lane (Global Street Design Guide, GDCI/NACTO 2016: 3 to 3.3 m with buses), and the most that are read."""


def carriageways(streets: Any) -> tuple[NDArray[Any], NDArray[Any]]:
    """Shapes of carriageways on the ground with `SIDE` or `MAIN`, main ones last: as wide as their lanes [m].

    Where the map tells no lanes there is one in each direction. Nothing of a table without the tag of streets. Tunnels
    have no ground.
    """
    if not isinstance(streets, gpd.GeoDataFrame) or "highway" not in streets or not len(streets):
        return np.empty(0, object), np.empty(0)
    tag = streets["highway"].astype(str).str.removesuffix(LINKS)
    driven = np.asarray(streets["drive"], bool) if "drive" in streets else np.ones(len(streets), bool)
    above = driven & (_numbers(streets, "street_tunnel") != 1.0)
    usual = np.where(np.asarray(streets["oneway"], bool), 1.0, 2.0) if "oneway" in streets else 2.0
    lanes = _numbers(streets, "street_lanes")
    lanes = np.where(lanes > 0.0, np.minimum(lanes, MOST_LANES), usual)
    shapes, kinds = [np.empty(0, object)], [np.empty(0)]
    for kind, tags in ((SIDE, SIDE_STREETS), (MAIN, MAIN_STREETS)):
        some = above & tag.isin(tags).to_numpy()
        half = lanes[some] * WIDTH_OF_LANE / 2.0
        shapes.append(shapely.buffer(streets.geometry.to_numpy()[some], half, quad_segs=2))
        kinds.append(np.full(int(some.sum()), float(kind)))
    return np.concatenate(shapes), np.concatenate(kinds)


def _numbers(table: pd.DataFrame, name: str) -> NDArray[np.float64]:
    told = pd.to_numeric(table[name], errors="coerce") if name in table else pd.Series(np.nan, table.index)
    return np.asarray(told, np.float64)
