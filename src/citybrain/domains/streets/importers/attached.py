"""Entrances of areas: where streets cross their edges."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.attached import Ends


def entrances(areas: gpd.GeoDataFrame, streets: Ends) -> gpd.GeoDataFrame:
    """Points where a street crosses the edge of an area; of one that none crosses, its outline as a whole."""
    shapes = areas.geometry.to_numpy()
    edges = shapely.boundary(shapes)
    line, area = shapely.STRtree(edges).query(streets.lines, predicate="intersects")
    points = shapely.intersection(streets.lines[line], edges[area])
    parts, owner = shapely.get_parts(points, return_index=True)
    rows = np.concatenate([area[owner], np.setdiff1d(np.arange(len(areas)), area)])
    doors = np.concatenate([shapely.point_on_surface(parts), edges[rows[len(parts) :]]])
    ids = pd.Series(areas["id"].to_numpy()[rows])
    return gpd.GeoDataFrame({"id": ids, "name": areas["name"].to_numpy()[rows]}, geometry=doors, crs=areas.crs)
