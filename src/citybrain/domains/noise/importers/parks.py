"""Points in parks and woods at which noise is told, and the entrances that lead there."""

from __future__ import annotations

from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Tables
from citybrain.kernel import Relation
from citybrain.kernel.units import Array, Rows

GRID = 50.0
"""Metres between points of a park."""

GREEN = "green"


class ParkPoints(NamedTuple):
    """Points (n, 2) [m], and the row of the park of each."""

    places: Array
    park: Rows

    def table(self, crs: object) -> gpd.GeoDataFrame:
        """The points as rows of the twin."""
        number = pd.Series(self.park).groupby(self.park).cumcount().to_numpy(np.float64)
        ids = [f"park/{park}/{one:.0f}" for park, one in zip(self.park, number, strict=True)]
        return gpd.GeoDataFrame({"id": ids, "park_point_number": number}, geometry=shapely.points(self.places), crs=crs)


def park_points(parks: Any) -> ParkPoints:
    """Points of a grid that lie in parks; of one without any a point within it."""
    if not isinstance(parks, gpd.GeoDataFrame) or not len(parks):
        return ParkPoints(np.zeros((0, 2)), np.zeros(0, np.intp))
    shapes = shapely.make_valid(parks.geometry.to_numpy())
    low, high = (np.array(shapely.total_bounds(shapes)).reshape(2, 2) / GRID).round()
    x, y = np.meshgrid(*(np.arange(a, b + 1.0) * GRID for a, b in zip(low, high, strict=True)))
    grid = np.column_stack([x.ravel(), y.ravel()])
    point, park = shapely.STRtree(shapes).query(shapely.points(grid), predicate="within")
    without = np.setdiff1d(np.arange(len(shapes)), park)
    own = shapely.get_coordinates(shapely.point_on_surface(shapes[without]))
    rows = np.concatenate([park, without]).astype(np.intp)
    order = np.argsort(rows, kind="stable")
    return ParkPoints(np.concatenate([grid[point], own])[order], rows[order])


def park_relations(points: ParkPoints, known: Tables) -> dict[str, Relation]:
    """Points by park, and parks by the entrances that lead there; none in a city that knows none of them.

    Parks are cut by zones: the id of one is that of the land, a stroke and that of its zone.
    """
    parks, facilities, zones = (known.get(name) for name in ("parks", "facilities", "zones"))
    if parks is None or facilities is None or zones is None:
        return {}
    rows = np.arange(len(points.park), dtype=np.int32)
    to_point = Relation.of_pairs("park", "park_point", len(parks), (points.park, rows), np.ones(len(rows)))
    zone = zones["id"].astype(str).to_numpy()[parks["zone"].to_numpy(np.intp)]
    land = [str(one).removesuffix(f"/{of}") for one, of in zip(parks["id"], zone, strict=True)]
    green = np.flatnonzero(np.asarray(facilities["facility_kind"].astype(object) == GREEN))
    entrances = pd.DataFrame({"id": facilities["id"].astype(str).to_numpy()[green], "row": green})
    pairs = entrances.merge(pd.DataFrame({"id": np.array(land, object), "park": np.arange(len(land))}), on="id")
    leading = pairs["row"].to_numpy(np.intp), pairs["park"].to_numpy(np.int32)
    leads = Relation.of_pairs("facility", "park", len(facilities), leading, np.ones(len(pairs)))
    return {"park_to_point": to_point, "entrance_to_park": leads}
