"""Where an area is, for somebody who means the people in it: amid its buildings, not in the middle of its outline."""

from __future__ import annotations

import numpy as np

from citybrain.base.domains import find_domains
from citybrain.kernel import NotFoundError
from citybrain.plans.view import View
from citybrain.presenting.answers.isochrones import RESIDENT


def place_amid(entity: str, row: int, view: View, crs: str) -> tuple[float, float] | None:
    """Longitude and latitude of the one building that lies nearest to the mean of all of an area.

    The middle of the outline may lie in the sea. None for what no buildings with residents lie in.
    """
    home = next((view.graph[one.quantity].of for one in find_domains().bases() if one.name == RESIDENT), None)
    city = view.result.city
    if home is None or home == entity or home not in city.positions:
        return None
    try:
        rows = np.flatnonzero(city.lies_in(home, entity) == row)
    except NotFoundError:
        return None
    if not len(rows):
        return None
    from citybrain.twin.geometry.shapes import degrees_from

    there = city.positions[home].some(rows)
    points = np.column_stack([there.x, there.y])
    nearest = int(np.argmin(np.hypot(*(points - points.mean(axis=0)).T)))
    longitude, latitude = degrees_from(crs)(points[nearest : nearest + 1])[0]
    return float(longitude), float(latitude)
