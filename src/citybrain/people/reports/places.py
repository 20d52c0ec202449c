"""In which area of the twin a place lies, by the name that people call it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from citybrain.twin.snapshot import Snapshot

SHAPE = "geometry"
POLYGON = "polygon"


class AreaFinder:
    """The areas in which what a city leads with lies; its shapes are read when the first place is asked for."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._lock = threading.Lock()
        self._made: tuple[object, object, list[str]] | None = None

    def area(self, longitude: float, latitude: float) -> str:
        """The name of the area of a place in degrees, "" where it lies in none."""
        import shapely

        with self._lock:
            self._made = self._made or self._read()
        tree, to_city, names = self._made
        if tree is None:
            return ""
        x, y = to_city.transform(longitude, latitude)  # type: ignore[attr-defined]
        found = np.atleast_1d(tree.query(shapely.Point(x, y), predicate="within"))  # type: ignore[attr-defined]
        return names[int(found.min())] if len(found) else ""

    def _read(self) -> tuple[object, object, list[str]]:
        import shapely
        from pyproj import Transformer

        entity = self._entity()
        if entity is None:
            return None, None, []
        held = self._snapshot.entities[entity]
        shapes = shapely.from_wkb(self._snapshot.table(held.entry.table, [SHAPE]).column(0).to_pylist())
        to_city = Transformer.from_crs(4326, self._snapshot.manifest.crs, always_xy=True)
        names = [str(held.names[row] or held.ids[row]) for row in range(len(shapes))]
        return shapely.STRtree(shapes), to_city, names

    def _entity(self) -> str | None:
        """The areas in which rows of the first entity of the city lie."""
        entities = self._snapshot.manifest.entities
        around = (name for entry in entities.values() for name in entry.inside)
        return next((name for name in around if name in entities and entities[name].geometry == POLYGON), None)
