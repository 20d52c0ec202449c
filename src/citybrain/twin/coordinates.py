"""Coordinates of Chinese map services brought back to the coordinates of the Earth (WGS 84).

Maps published in China use GCJ-02, a displacement of WGS 84 by some hundred metres whose exact definition is not
public. What is used here is the formula that independent parties have recovered and share
(github.com/googollee/eviltransform, github.com/wandergis/coordtransform); it is an approximation and may be off by a
metre or so. BD-09 of Baidu is a further displacement of GCJ-02. The way back is exact with respect to the formula:
there and back is the same place to well under a centimetre.
"""

from typing import Final, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.kernel.errors import InputError
from citybrain.twin.geometry.types import Geometries, Numbers

Place: TypeAlias = tuple[Numbers, Numbers]
"""Longitudes and latitudes in degrees, two arrays of n."""

NAMES: Final = ("WGS84", "GCJ-02", "BD-09")
CHINA: Final = (72.004, 0.8293, 137.8347, 55.8271)
"""West, south, east, north of the box in which the services displace coordinates."""

_SEMI_MAJOR_AXIS: Final = 6378245.0  # m, Krasovsky 1940
_ECCENTRICITY_SQUARED: Final = 0.00669342162296594323
_CENTRE: Final = (105.0, 35.0)
_BAIDU_SHIFT: Final = (0.0065, 0.006)
_BAIDU_WAVES: Final = 3000.0 / 180.0 * np.pi
_ENOUGH: Final = 1e-11  # degrees, about a micrometre
_MOST_STEPS: Final = 30


def in_china(longitude: Numbers, latitude: Numbers) -> NDArray[np.bool_]:
    """Where GCJ-02 differs from WGS 84 at all: inside the services' box around China."""
    west, south, east, north = CHINA
    return (longitude >= west) & (longitude <= east) & (latitude >= south) & (latitude <= north)


def wgs84_to_gcj02(longitude: Numbers, latitude: Numbers) -> Place:
    """Displace WGS 84 degrees as the map services do; outside of China nothing changes."""
    east, north = _displacement(longitude, latitude)
    inside = in_china(longitude, latitude)
    return np.where(inside, longitude + east, longitude), np.where(inside, latitude + north, latitude)


def gcj02_to_wgs84(longitude: Numbers, latitude: Numbers) -> Place:
    """WGS 84 degrees of GCJ-02 degrees, by repeated substitution until it changes less than a micrometre.

    The displacement changes by less than 1 % of a distance, so each step adds two digits and it always converges.
    Outside of China nothing changes.
    """
    inside = in_china(longitude, latitude)
    found = longitude.astype(np.float64), latitude.astype(np.float64)
    for _ in range(_MOST_STEPS):
        east, north = _displacement(*found)
        better = longitude - east, latitude - north
        change = max(_largest(better[0] - found[0], inside), _largest(better[1] - found[1], inside))
        found = better
        if change < _ENOUGH:
            break
    return np.where(inside, found[0], longitude), np.where(inside, found[1], latitude)


def gcj02_to_bd09(longitude: Numbers, latitude: Numbers) -> Place:
    """Degrees of Baidu's maps of GCJ-02 degrees."""
    radius = np.hypot(longitude, latitude) + 2e-5 * np.sin(latitude * _BAIDU_WAVES)
    angle = np.arctan2(latitude, longitude) + 3e-6 * np.cos(longitude * _BAIDU_WAVES)
    return radius * np.cos(angle) + _BAIDU_SHIFT[0], radius * np.sin(angle) + _BAIDU_SHIFT[1]


def bd09_to_gcj02(longitude: Numbers, latitude: Numbers) -> Place:
    """GCJ-02 degrees of degrees of Baidu's maps, by repeated substitution."""
    found = longitude - _BAIDU_SHIFT[0], latitude - _BAIDU_SHIFT[1]
    for _ in range(_MOST_STEPS):
        there = gcj02_to_bd09(*found)
        miss = longitude - there[0], latitude - there[1]
        found = found[0] + miss[0], found[1] + miss[1]
        if max(_largest(miss[0]), _largest(miss[1])) < _ENOUGH:
            break
    return found


def to_wgs84(geometries: Geometries, coordinates: str, file: str) -> Geometries:
    """Geometries in WGS 84 longitude and latitude of n geometries in declared `coordinates`.

    `coordinates` is one of NAMES. `file` names the source in messages. Raises InputError for an unknown name, and for
    GCJ-02 or BD-09 if a geometry lies outside of China: there neither exists, so the declaration must be an error.
    """
    if coordinates not in NAMES:
        raise InputError("coordinates-unknown", file=file, received=coordinates, allowed=", ".join(NAMES))
    if coordinates == "WGS84" or not len(geometries):
        return geometries
    points = shapely.get_coordinates(geometries)
    outside = np.flatnonzero(~in_china(points[:, 0], points[:, 1]))
    if len(outside):
        longitude, latitude = (float(value) for value in points[outside[0]])
        raise InputError(
            "coordinates-outside-china", file=file, received=coordinates, longitude=longitude, latitude=latitude
        )
    moved = points[:, 0], points[:, 1]
    if coordinates == "BD-09":
        moved = bd09_to_gcj02(*moved)
    points = np.column_stack(gcj02_to_wgs84(*moved))
    on_earth: Geometries = shapely.set_coordinates(shapely.force_2d(geometries), points)
    return on_earth


def _displacement(longitude: Numbers, latitude: Numbers) -> Place:
    """How far east and north GCJ-02 lies of WGS 84, in degrees."""
    metres_east, metres_north = _waves(longitude - _CENTRE[0], latitude - _CENTRE[1])
    phi = np.radians(latitude)
    flattening = 1 - _ECCENTRICITY_SQUARED * np.sin(phi) ** 2
    meridian_radius = _SEMI_MAJOR_AXIS * (1 - _ECCENTRICITY_SQUARED) / flattening**1.5
    parallel_radius = _SEMI_MAJOR_AXIS / np.sqrt(flattening) * np.cos(phi)
    return np.degrees(metres_east / parallel_radius), np.degrees(metres_north / meridian_radius)


def _waves(x: Numbers, y: Numbers) -> Place:
    """Displacement in metres: a polynomial and waves in degrees from 105 °E, 35 °N."""
    common = 20 * np.sin(6 * np.pi * x) + 20 * np.sin(2 * np.pi * x)
    east = common + 20 * np.sin(np.pi * x) + 40 * np.sin(np.pi / 3 * x)
    east += 150 * np.sin(np.pi / 12 * x) + 300 * np.sin(np.pi / 30 * x)
    north = common + 20 * np.sin(np.pi * y) + 40 * np.sin(np.pi / 3 * y)
    north += 160 * np.sin(np.pi / 12 * y) + 320 * np.sin(np.pi / 30 * y)
    root = np.sqrt(np.abs(x))
    return (
        300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + 2 / 3 * east,
        -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + 2 / 3 * north,
    )


def _largest(values: Numbers, where: NDArray[np.bool_] | bool = True) -> float:
    return float(np.max(np.abs(values), initial=0.0, where=where))
