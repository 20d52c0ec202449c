"""A street from south to north with houses on both sides, made from nothing."""

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

CRS = "EPSG:3879"
X, Y = 25_496_000.0, 6_672_000.0
HOURS = 48


def road(x: float = 0.0, begin: float = -300.0, end: float = 300.0) -> shapely.LineString:
    return shapely.LineString([(X + x, Y + begin), (X + x, Y + end)])


def house(west: float, south: float, width: float = 10.0, depth: float = 10.0) -> shapely.Polygon:
    return shapely.box(X + west, Y + south, X + west + width, Y + south + depth)


def frame(shapes: list[Any], **columns: Any) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"id": [str(row) for row in range(len(shapes))], **columns}, geometry=shapes, crs=CRS)


def known(buildings: list[Any], roads: list[Any] | None = None, **more: Any) -> dict[str, Any]:
    """Tables of the twin: buildings 12 m high, roads, one zone around them."""
    return {
        "buildings": frame(buildings, height=12.0),
        "roads": frame([road()] if roads is None else roads),
        "zones": frame([shapely.box(X - 1000, Y - 1000, X + 1000, Y + 1000)]),
        **more,
    }


def wind(**columns: Any) -> pd.DataFrame:
    """A file of two days with wind from the west at 4 m/s, under clouds."""
    told = {
        "time": [f"2025-06-{2 + hour // 24:02d}T{hour % 24:02d}:00:00+03:00" for hour in range(HOURS)],
        "wind_speed [m/s]": ["4"] * HOURS, "wind_from [degree]": ["270"] * HOURS, "cloud_share [1]": ["1"] * HOURS,
    }  # fmt: skip
    return pd.DataFrame({**told, **columns})


def weights(relation: Any, row: int) -> np.ndarray:
    return np.asarray(relation.weights[relation.starts[row] : relation.starts[row + 1]])
