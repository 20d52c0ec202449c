"""An order of rows along a Hilbert curve, so that rows near each other in a table are near each other in the city."""

import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.twin.geometry.types import Geometries

LEVELS = 16
"""Binary levels of the curve: 65,536 cells along each side of the city's bounding square."""


def hilbert_order(geometries: Geometries) -> NDArray[np.int64]:
    """Row numbers that sort geometries along a Hilbert curve through their centroids.

    `geometries` is an array of n shapely geometries of one CRS; the result has n row numbers, ready for
    `frame.iloc[order]`. Missing and empty geometries come last. Equal cells keep their order.
    """
    x, y = np.full(len(geometries), np.nan), np.full(len(geometries), np.nan)
    present = ~(shapely.is_missing(geometries) | shapely.is_empty(geometries))
    centroids = shapely.centroid(geometries[present])
    x[present], y[present] = shapely.get_x(centroids), shapely.get_y(centroids)
    return order_of_points(x, y)


def order_of_points(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int64]:
    """Row numbers that sort n points along a Hilbert curve; points that are not finite come last."""
    known = np.isfinite(x) & np.isfinite(y)
    distance = np.full(len(x), np.iinfo(np.uint64).max, dtype=np.uint64)
    if known.any():
        distance[known] = hilbert_distance(*_cells(x[known], y[known]))
    return np.argsort(distance, kind="stable").astype(np.int64)


def _cells(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    side = max(float(np.ptp(x)), float(np.ptp(y))) or 1.0
    scale = (2**LEVELS - 1) / side
    return ((x - x.min()) * scale).astype(np.uint64), ((y - y.min()) * scale).astype(np.uint64)


def hilbert_distance(column: NDArray[np.uint64], row: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Distance along the curve of n cells of a square of 2**16 cells a side.

    At each level, from the coarsest, the quadrant gives two bits of the distance, and the cells of the quadrant are
    turned into the position in which the curve starts anew. Source: D. Hilbert, "Über die stetige Abbildung einer
    Linie auf ein Flächenstück", Mathematische Annalen 38 (1891).
    """
    x, y = column.astype(np.int64), row.astype(np.int64)
    distance = np.zeros(len(x), dtype=np.uint64)
    for level in reversed(range(LEVELS)):
        size = 1 << level
        right, upper = (x & size) > 0, (y & size) > 0
        quadrant = np.where(right, np.where(upper, 2, 3), np.where(upper, 1, 0))
        distance += quadrant.astype(np.uint64) << np.uint64(2 * level)
        x, y = x & (size - 1), y & (size - 1)
        mirrored = right & ~upper
        x, y = np.where(mirrored, size - 1 - x, x), np.where(mirrored, size - 1 - y, y)
        x, y = np.where(upper, x, y), np.where(upper, y, x)
    return distance
