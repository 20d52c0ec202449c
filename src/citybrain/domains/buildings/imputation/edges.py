"""The outer walls of buildings as one long table of straight edges."""

from dataclasses import dataclass

import numpy as np
import shapely

from citybrain.twin.geometry.types import Geometries, Numbers, Rows


@dataclass(frozen=True)
class Edges:
    """Straight edges of all rings of all footprints, in metres; m of them, in the order of the footprints."""

    building: Rows
    """Row of the footprint that each edge belongs to."""
    start: Numbers
    """m x 2: where the edge starts, going round its building with the building on the left."""
    direction: Numbers
    """m x 2: unit vector along the edge."""
    length: Numbers
    """m."""

    @property
    def outward(self) -> Numbers:
        """m x 2: unit vector at right angles to the edge, away from the building, into a courtyard if it is there."""
        return np.column_stack([self.direction[:, 1], -self.direction[:, 0]])

    @property
    def azimuth(self) -> Numbers:
        """Where the outer side of each edge looks to, in degrees clockwise from north (0 to 360)."""
        east, north = self.outward.T
        return np.asarray(np.mod(np.degrees(np.arctan2(east, north)), 360.0))

    def of(self, rows: Rows) -> "Edges":
        """Some of the edges."""
        return Edges(self.building[rows], self.start[rows], self.direction[rows], self.length[rows])


def edges_of(geometries: Geometries) -> Edges:
    """All edges of n valid polygons or multipolygons, courtyards included; edges without length are left out."""
    polygons, owner = shapely.get_parts(geometries, return_index=True)
    rings, polygon_of_ring = shapely.get_rings(shapely.orient_polygons(polygons), return_index=True)
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    step = np.diff(corners, axis=0)
    length = np.hypot(step[:, 0], step[:, 1])
    inside_ring = (ring[1:] == ring[:-1]) & (length > 0)
    building = owner[polygon_of_ring[ring[:-1][inside_ring]]].astype(np.int64)
    length = length[inside_ring]
    return Edges(building, corners[:-1][inside_ring], step[inside_ring] / length[:, None], length)


def sum_by(group: Rows, values: Numbers, count: int) -> Numbers:
    """Sum of the values of each of `count` groups; `group` is the number of the group that each value belongs to."""
    return np.bincount(group, weights=values, minlength=count).astype(np.float64)
