"""Distances on the globe."""

import math

EARTH_RADIUS = 6371.0


def distance(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the distance of two places [km] along a great circle of a sphere; all arguments in degrees."""
    here, there = math.radians(latitude), math.radians(other_latitude)
    half = math.radians(other_longitude - longitude) / 2
    chord = math.sin((there - here) / 2) ** 2 + math.cos(here) * math.cos(there) * math.sin(half) ** 2
    return 2 * EARTH_RADIUS * math.asin(min(1.0, math.sqrt(chord)))
