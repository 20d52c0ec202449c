"""Where the rows of an entity lie, in metres: what quantities read that depend on their neighbours."""

from typing import Protocol

import numpy as np
import pyarrow as pa

from citybrain.kernel.fields import Positions
from citybrain.twin.manifest import EntityEntry

SHAPE, CELL = "geometry", "cell"


class PositionHolder(Protocol):
    """What shapes are read from: a snapshot."""

    def table(self, name: str, columns: list[str]) -> pa.Table:
        """Read some columns of a table."""
        ...


def positions_of(snapshot: PositionHolder, entry: EntityEntry) -> Positions:
    """Return the middles of the shapes of an entity; of cells their side too, as that of a square of the usual size."""
    import shapely

    shapes = shapely.from_wkb(snapshot.table(entry.table, [SHAPE]).column(0).to_pylist())
    middles = shapely.centroid(shapes)
    side = float(np.sqrt(np.median(shapely.area(shapes)))) if entry.geometry == CELL and len(shapes) else 0.0
    return Positions(shapely.get_x(middles), shapely.get_y(middles), side)
