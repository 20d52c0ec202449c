"""The edge of an area as messages have it: closed rings of longitudes from -180 to 180 degrees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

Ring = list[tuple[float, float]]
TURN = 360.0


def rings_of(corners: Sequence[Sequence[float]]) -> list[Ring]:
    """Closed rings around an area of corners [degrees]: one, or one on each side of the line where dates change.

    From a corner to the next it goes the shorter way round the earth; beyond a pole there is nothing.
    """
    longitude, latitude = np.array(corners, dtype=float).reshape(-1, 2).T
    longitude, latitude = np.unwrap(longitude, period=TURN), np.clip(latitude, -90.0, 90.0)
    longitude = longitude - TURN * np.floor((longitude.mean() + TURN / 2) / TURN)
    if np.abs(longitude).max() <= TURN / 2:
        return [_ring([*zip(longitude, latitude, strict=True), (longitude[0], latitude[0])])]
    import shapely

    area = shapely.make_valid(shapely.Polygon(np.column_stack([longitude, latitude])))
    rings = []
    for turn in (-TURN, 0.0, TURN):
        inside = shapely.intersection(area, shapely.box(turn - TURN / 2, -90.0, turn + TURN / 2, 90.0))
        for part in shapely.get_parts(inside):
            if part.geom_type == "Polygon" and not part.is_empty:
                rings.append(_ring((x - turn, y) for x, y in part.exterior.coords))
    return rings


def _ring(places: Iterable[tuple[float, float]]) -> Ring:
    return [(float(longitude), float(latitude)) for longitude, latitude in places]
