"""Shapes with an area, without what crosses itself and without ground twice."""

import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.twin.geometry.overlaps import apart

Shapes = NDArray[np.object_]


def polygons(shapes: Shapes) -> Shapes:
    """Shapes that cross themselves as what they enclose; lines and points among them enclose nothing."""
    shapes = np.asarray(shapes, object)
    wrong = ~shapely.is_valid(shapes)
    if wrong.any():
        shapes = shapes.copy()
        shapes[wrong] = areas_only(shapely.make_valid(shapes[wrong]))
    return shapes


def areas_only(shapes: Shapes) -> Shapes:
    """The polygons of each shape: edges and corners that shapes share are no ground."""
    mixed = shapely.get_type_id(shapes) == shapely.GeometryType.GEOMETRYCOLLECTION
    if not mixed.any():
        return np.asarray(shapes, object)
    shapes = np.array(shapes, object)
    shapes[mixed] = [
        shapely.union_all([one for one in shapely.get_parts(shape) if shapely.area(one) > 0.0])
        for shape in shapes[mixed]
    ]
    return shapes


def own_grounds(shapes: Shapes) -> Shapes:
    """Shapes without the ground of those before them."""
    return areas_only(apart(shapes))
