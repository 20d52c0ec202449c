"""The surfaces through which buildings lose and gain heat, from footprints and heights.

`envelope(geometries, heights, roof_pitch=None) -> Envelope`, all columns of the twin's buildings table of that name.
"""

from dataclasses import dataclass, fields

import numpy as np
import shapely

from citybrain.domains.buildings.imputation.edges import edges_of, sum_by
from citybrain.domains.buildings.imputation.party_walls import party_wall_areas
from citybrain.twin.geometry.types import Geometries, Numbers

STEEPEST_PITCH = 80.0
"""Roof pitches are cut off here, in degrees: beyond it the area of a roof is without bounds."""


@dataclass(frozen=True)
class Envelope:
    """One number per building: areas in m², perimeter in m, azimuth in degrees clockwise from north."""

    footprint_area: Numbers
    perimeter: Numbers
    """Length of all outer walls, courtyards and party walls included."""
    wall_area_north: Numbers
    wall_area_east: Numbers
    wall_area_south: Numbers
    wall_area_west: Numbers
    party_wall_area: Numbers
    roof_area: Numbers
    roof_azimuth: Numbers

    def columns(self) -> dict[str, Numbers]:
        """The numbers by the names of the buildings table."""
        return {column.name: getattr(self, column.name) for column in fields(self)}


def envelope(
    geometries: Geometries,
    heights: Numbers,
    roof_pitch: Numbers | None = None,
    tolerance: float = 0.3,
    sunny_azimuth: float = 180.0,
) -> Envelope:
    """Envelope of n buildings that are neighbours of each other.

    `geometries` are valid polygons or multipolygons in one projected CRS in metres, better repaired before, since
    footprints that overlap by more than `tolerance` share no wall. `heights` are in m; every wall is taken to be as
    high as its building. `roof_pitch` is in degrees, 0 (flat) if absent. `sunny_azimuth` is where the sun stands at
    noon: 180 north of the equator, 0 south of it.

    A wall within `tolerance` m of a parallel wall of a neighbour is a party wall up to the lower of the two heights,
    and an external wall above it. External walls are shared between the two of north, east, south and west that they
    lie between, in proportion to angle: a wall that looks north-east is half north, half east. Walls of courtyards are
    external walls. Limits: storeys that stand back and slopes of the ground are not seen.
    Raises ValueError if a height or pitch is missing, negative or infinite.
    """
    pitch = np.zeros(len(geometries)) if roof_pitch is None else roof_pitch
    _check(geometries, heights, "heights")
    _check(geometries, pitch, "roof_pitch")
    edges = edges_of(geometries)
    whole = edges.length * heights[edges.building]
    party = np.minimum(party_wall_areas(edges, heights, tolerance), whole)
    faces = (whole - party)[:, None] * cardinal_shares(edges.azimuth)
    count = len(geometries)
    north, east, south, west = (sum_by(edges.building, face, count) for face in faces.T)
    area = shapely.area(geometries)
    return Envelope(
        footprint_area=area,
        perimeter=sum_by(edges.building, edges.length, count),
        wall_area_north=north,
        wall_area_east=east,
        wall_area_south=south,
        wall_area_west=west,
        party_wall_area=sum_by(edges.building, party, count),
        roof_area=area / np.cos(np.radians(np.minimum(pitch, STEEPEST_PITCH))),
        roof_azimuth=roof_azimuths(geometries, pitch, sunny_azimuth),
    )


def cardinal_shares(azimuth: Numbers) -> Numbers:
    """Shares (m x 4) of north, east, south and west in m azimuths in degrees, linear in angle; they add up to 1."""
    centres = np.array([0.0, 90.0, 180.0, 270.0])
    apart = np.abs(np.mod(azimuth[:, None] - centres + 180.0, 360.0) - 180.0)
    return np.asarray(np.clip(1.0 - apart / 90.0, 0.0, 1.0))


def roof_azimuths(geometries: Geometries, pitch: Numbers, sunny_azimuth: float = 180.0) -> Numbers:
    """Where the sunnier face of each roof looks to, in degrees clockwise from north; `sunny_azimuth` for flat roofs.

    The ridge is taken to run along the longer side of the smallest rectangle around the footprint.
    """
    ridge = _long_side_azimuths(geometries)
    faces = np.column_stack([ridge + 90.0, ridge - 90.0])
    from_sun = np.mod(faces - sunny_azimuth + 180.0, 360.0) - 180.0
    nearer = np.take_along_axis(from_sun, np.argmin(np.abs(from_sun), axis=1)[:, None], axis=1)[:, 0]
    return np.where(pitch > 0, np.mod(nearer + sunny_azimuth, 360.0), sunny_azimuth)


def _long_side_azimuths(geometries: Geometries) -> Numbers:
    corners = shapely.get_coordinates(shapely.oriented_envelope(geometries)).reshape(-1, 5, 2)
    one, two = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 1]
    longer = np.where((np.hypot(*one.T) >= np.hypot(*two.T))[:, None], one, two)
    azimuths: Numbers = np.degrees(np.arctan2(longer[:, 0], longer[:, 1]))
    return azimuths


def _check(geometries: Geometries, values: Numbers, name: str) -> None:
    """Raise ValueError for a column that walls and roofs cannot be made from."""
    if len(values) != len(geometries):
        raise ValueError(f"{name} has {len(values)} values for {len(geometries)} buildings; give one for each.")
    wrong = ~(np.isfinite(values) & (values >= 0))
    if wrong.any():
        row = int(np.argmax(wrong))
        raise ValueError(f"{name} of row {row} is {values[row]}; give a number of 0 or more for every building.")
