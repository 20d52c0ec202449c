"""Values of a computed quantity, by what they are of, with name, place and class of data."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.governance import DataClass
from citybrain.kernel.units import Array
from citybrain.observations.stream_status.streams import LonLat
from citybrain.plans.workspace import Workspace


class ComputedValues(NamedTuple):
    """One quantity of today's city. points: longitude and latitude of each, None where the entity lies nowhere."""

    quantity: str
    entity: str
    unit: str
    data_class: DataClass
    ids: NDArray[np.object_]
    names: NDArray[np.object_]
    values: Array
    points: tuple[Array, Array] | None

    def point(self, row: int) -> LonLat | None:
        """Where one lies."""
        if self.points is None or not np.isfinite(self.points[0][row]):
            return None
        return float(self.points[0][row]), float(self.points[1][row])


def computed_values(workspace: Workspace, name: str) -> ComputedValues | None:
    """A quantity of a city that is open; None where it has none of this name, or none with numbers of one moment."""
    quantity = workspace.graph.quantities.get(name)
    if quantity is None:
        return None
    values = np.atleast_1d(np.asarray(workspace.today().value(name), float))
    if quantity.of in workspace.places:
        index = workspace.places[quantity.of]
        ids, names, points = index.ids, index.ids if index.names is None else index.names, index.points
    else:
        ids = names = np.array([workspace.snapshot.city_name], object)
        points = None
    if values.shape != ids.shape:
        return None
    return ComputedValues(
        name, quantity.of, quantity.unit, workspace.data_class_of(name), ids, names, values, points
    )  # fmt: skip
