"""Addresses of buildings: those of their own tags, and those of the points (doors, shops) that lie on them.

Tags: wiki.openstreetmap.org, Key:addr:*. Most houses of a city have their addresses on doors and not on the outline.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
import shapely

from citybrain.base.name_search import is_unspaced
from citybrain.twin.geometry.entities import BETWEEN_TEXTS
from citybrain.twin.geometry.types import Geometries
from citybrain.twin.importers.osm_collect import Shapes
from citybrain.twin.importers.osm_frames import Values
from citybrain.twin.importers.osm_kinds import Tags

MOST: Final = 12
"""So many addresses of one building are kept: a shopping centre has one for each door."""


def address(tags: Tags) -> str | None:
    """Street and house number, or the full address or the house's name where that is all there is."""
    street, house = tags.get("addr:street") or tags.get("addr:place"), tags.get("addr:housenumber")
    if street and house:
        return f"{street}{house}" if is_unspaced(street[-1]) else f"{street} {house}"
    return tags.get("addr:full") or street or tags.get("addr:housename")


def postal_code(tags: Tags) -> str | None:
    """The postal code."""
    return tags.get("addr:postcode")


ADDRESS_PARTS: Final[Mapping[str, Callable[[Tags], str | None]]] = {"address": address, "postal_code": postal_code}


def texts_of_points(
    own: Values, footprints: Geometries, told: Sequence[str | None], points: Shapes
) -> list[str | None]:
    """What buildings say of themselves, and what the points on each of them say, each text once.

    A point on the common wall of two buildings counts for the smaller one.
    """
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for row, point in _building_of_points(footprints, points):
        if text := told[point]:
            found[row][text] += 1
    return [_joined(text, found.get(row)) for row, text in enumerate(own)]


def _joined(own: str | None, others: Counter[str] | None) -> str | None:
    """The building's own text before the others, the most frequent first."""
    texts = ([own] if own else []) + [text for text, _ in (others or Counter()).most_common()]
    return BETWEEN_TEXTS.join(dict.fromkeys(texts[:MOST])) or None


def _building_of_points(footprints: Geometries, points: Shapes) -> list[tuple[int, int]]:
    """Row of the building and position of each point that lies on one."""
    if not points.ids:
        return []
    point, row = shapely.STRtree(footprints).query(points.geometries(), predicate="intersects")
    order = np.lexsort((shapely.area(footprints)[row], point))
    first = order[np.unique(point[order], return_index=True)[1]]
    return [(int(row[place]), int(point[place])) for place in first]
