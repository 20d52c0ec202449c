"""What the tables of streets and land say of the network: its pieces, the parts of it, and the entrances of areas."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.domains.streets.questions.attached import Ends
from citybrain.kernel.network_parts import edges_in_large_part
from citybrain.kernel.units import Mask


def ends_of(streets: gpd.GeoDataFrame) -> Ends:
    """The ends of all streets; nodes ascending."""
    ends = streets[["from_node", "to_node"]].to_numpy(np.float64)
    nodes, places = np.unique(ends, return_inverse=True)
    first, last = places.reshape(-1, 2).T.astype(np.intp)
    length, lines = streets["length"].to_numpy(np.float64), streets.geometry.to_numpy()
    return Ends(nodes, np.arange(len(streets)), first, last, length, lines)


def on_network(streets: Ends) -> Mask:
    """Streets of the parts that are no crumbs."""
    return edges_in_large_part(len(streets.nodes), streets.first, streets.last)


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
