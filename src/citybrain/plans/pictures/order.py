"""What hides what in a picture: things in an order in which each is drawn before those that stand in front of it."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from citybrain.twin.geometry.types import Geometries

PROBES = (0.2, 0.5, 0.8)
"""Where lines of sight cut what two bodies share from left to right."""

FAR = 1_000.0


def drawing_order(bodies: Geometries, points: NDArray[np.float64]) -> list[int]:
    """Numbers of bodies (0 to n - 1), then of points (from n on), the furthest first.

    bodies: footprints in the plane (n,). points: places of what has no footprint (m, 2). Of two that overlap from left
    to right the one is in front whose nearest ground lies nearer; where bodies hide each other in a circle the one with
    the further middle is drawn first.
    """
    import shapely

    middles = shapely.centroid(bodies)
    away = [*shapely.get_y(middles).tolist(), *points[:, 1].tolist()]
    pairs = [*_bodies_behind(bodies), *_points_beside(bodies, points)]
    return _sorted(away, pairs)


def _bodies_behind(bodies: Geometries) -> list[tuple[int, int]]:
    """Pairs of bodies: the first stands behind the second."""
    import shapely

    if len(bodies) < 2:
        return []
    left, _, right, _ = shapely.bounds(bodies).T
    start, end = np.maximum.outer(left, left), np.minimum.outer(right, right)
    one, other = np.nonzero(np.triu(end - start > 0.1, 1))
    if not len(one):
        return []
    nearer = np.zeros(len(one))
    for probe in PROBES:
        at = start[one, other] + probe * (end - start)[one, other]
        sights = shapely.linestrings(np.stack([np.column_stack([at, at]), np.tile([-FAR, FAR], (len(at), 1))], axis=2))
        lowest = [shapely.bounds(shapely.intersection(bodies[some], sights))[:, 1] for some in (one, other)]
        nearer += np.nan_to_num(np.sign(lowest[0] - lowest[1]))
    behind = [(a, b) if sign > 0 else (b, a) for a, b, sign in zip(one, other, nearer, strict=True) if sign]
    return [(int(a), int(b)) for a, b in behind]


def _points_beside(bodies: Geometries, points: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Pairs of a point and a body, the one behind first; points are numbered after all bodies."""
    import shapely

    pairs: list[tuple[int, int]] = []
    if not len(bodies) or not len(points):
        return pairs
    left, _, right, _ = shapely.bounds(bodies).T
    point, body = np.nonzero((points[:, :1] > left) & (points[:, :1] < right))
    at = points[point, 0]
    sights = shapely.linestrings(np.stack([np.column_stack([at, at]), np.tile([-FAR, FAR], (len(at), 1))], axis=2))
    lowest = shapely.bounds(shapely.intersection(bodies[body], sights))[:, 1]
    for number, of, low in zip(point.tolist(), body.tolist(), lowest.tolist(), strict=True):
        if low < points[number, 1]:
            pairs.append((len(bodies) + number, of))
        elif low > points[number, 1]:
            pairs.append((of, len(bodies) + number))
    return pairs


def _sorted(away: Sequence[float], pairs: Sequence[tuple[int, int]]) -> list[int]:
    """Numbers so that the first of each pair comes before the second, and else the furthest first."""
    waits, frees = [0] * len(away), [list[int]() for _ in away]
    for first, second in pairs:
        waits[second] += 1
        frees[first].append(second)
    ready = [(-far, number) for number, far in enumerate(away) if not waits[number]]
    heapq.heapify(ready)
    left = set(range(len(away)))
    order = []
    while left:
        # Where all that is left waits in circles, the furthest comes first.
        number = heapq.heappop(ready)[1] if ready else max(left, key=lambda one: (away[one], -one))
        if number not in left:
            continue
        left.remove(number)
        order.append(number)
        for after in frees[number]:
            waits[after] -= 1
            if not waits[after] and after in left:
                heapq.heappush(ready, (-away[after], after))
    return order
