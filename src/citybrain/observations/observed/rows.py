"""Which row of an entity a stream speaks of: by the place of its thing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.kernel import Entity
from citybrain.observations.locations import LonLat
from citybrain.twin.snapshot import Snapshot

NOWHERE = -1
REACH = 100.0
"""Farthest that a thing may stand from a line or point that it speaks of [m]."""


def rows_of(snapshot: Snapshot, entity: Entity, places: Sequence[LonLat | None]) -> NDArray[np.int64]:
    """Row of each place, NOWHERE without one: the only row of the city, the polygon around it, else the nearest."""
    found = np.full(len(places), NOWHERE, np.int64)
    if entity.shared:
        found[:] = 0
        return found
    told = [number for number, place in enumerate(places) if place is not None]
    if not told or entity.geometry == "none":
        return found
    from pyproj import Transformer

    to_metres = Transformer.from_crs("EPSG:4326", snapshot.manifest.crs, always_xy=True)
    points = [place for place in places if place is not None]
    x, y = to_metres.transform([place[0] for place in points], [place[1] for place in points])
    tree = shapely.STRtree(shapely.from_wkb(snapshot.table(entity.table, ["geometry"]).column("geometry").to_pylist()))
    where = shapely.points(np.column_stack((x, y)))
    if entity.geometry == "polygon":
        point, row = tree.query(where, predicate="intersects")
    else:
        point, row = tree.query_nearest(where, max_distance=REACH, all_matches=False)
    found[np.array(told)[point[::-1]]] = row[::-1]
    return found
