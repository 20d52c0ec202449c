"""Differences of zones from a station, by quantities of the city as it is computed today."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from weakref import WeakKeyDictionary

import numpy as np

from citybrain.governance import DataClass
from citybrain.kernel.errors import CityBrainError
from citybrain.kernel.units import Array
from citybrain.observations.warnings.zones import (
    HOURS,
    DeclaredDifference,
    Differences,
    PlaceAndZone,
    ZoneDifference,
    declared_differences,
)
from citybrain.plans.entity_index import ZONE
from citybrain.plans.workspace import Workspace

METRES_OF_DEGREE = 111_195.0
FARTHEST = 50.0
"""Metres from a station to the middle of what it stands on, beyond which it is not on the map."""


class ComputedDifferences:
    """Those of one city that is open, each worked out once. Safe for threads."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._known: dict[tuple[str, tuple[float, ...]], tuple[ZoneDifference, ...]] = {}
        self._working = threading.Lock()

    def at(self, observed: str, point: Sequence[float]) -> tuple[ZoneDifference, ...]:
        """Differences of every zone of which all hours are known.

        None where no domain declares any, the city lacks what they are made of, they are not for everybody, or the
        station stands farther than 50 m from all that the map knows.
        """
        key = observed, tuple(point)
        with self._working:
            if key not in self._known:
                self._known[key] = self._work_out(observed, point)
            return self._known[key]

    def beyond_map(self, observed: str, point: Sequence[float]) -> bool:
        """Whether a station stands farther than 50 m from all of which the city tells a difference of the property."""
        pairs = [one.modelled for one in declared_differences().get(observed, ())]
        places = [self._places_of(pair) for pair in pairs] if ZONE in self._workspace.places else []
        return any(points is not None and _nearest_row(points, point) is None for points in places)

    def _places_of(self, pair: PlaceAndZone) -> tuple[Array, Array] | None:
        """Points of what has the quantity; None where the city does not, or not everybody may read it."""
        workspace = self._workspace
        made = workspace.graph.quantities.get(pair.place)
        if made is None or pair.zone not in workspace.graph.quantities or made.of not in workspace.places:
            return None
        if any(workspace.data_class_of(name) is not DataClass.PUBLIC for name in pair):
            return None
        points = workspace.places[made.of].points
        return points if points is not None and len(points[0]) else None

    def _work_out(self, observed: str, point: Sequence[float]) -> tuple[ZoneDifference, ...]:
        declared = declared_differences().get(observed, ())
        if not declared or ZONE not in self._workspace.places:
            return ()
        zones = self._workspace.places[ZONE]
        hours, calibrated = np.zeros((len(zones.ids), HOURS)), True
        for one in declared:
            found = self._of_hours(one, point)
            if found is None:
                return ()
            values, measured = found
            hours[:, one.hours] = values[:, None]
            calibrated = calibrated and measured
        return tuple(
            ZoneDifference(str(zones.ids[row]), zones.called(row) or str(zones.ids[row]), tuple(told), calibrated)
            for row, told in enumerate(np.round(hours, 2).tolist())
            if np.isfinite(told).all()
        )

    def _of_hours(self, one: DeclaredDifference, point: Sequence[float]) -> tuple[Array, bool] | None:
        """The difference of each zone and whether it rests on measurements."""
        for pair, measured in ((one.measured, True), (one.modelled, False)):
            values = None if pair is None else self._of_pair(pair, point)
            if values is not None and np.isfinite(values).any():
                return values, measured
        return None

    def _of_pair(self, pair: PlaceAndZone, point: Sequence[float]) -> Array | None:
        points = self._places_of(pair)
        row = None if points is None else _nearest_row(points, point)
        if row is None:
            return None
        try:
            here, zones = (np.asarray(self._workspace.today().value(name), np.float64) for name in pair)
        except CityBrainError:  # the city lacks what it is made of
            return None
        return np.asarray(zones - here[row])


def differences_of(workspace: Callable[[], Workspace | None]) -> Differences:
    """Differences of the city that is open, made anew where it is another one."""
    made: WeakKeyDictionary[Workspace, ComputedDifferences] = WeakKeyDictionary()

    def differences() -> ComputedDifferences | None:
        now = workspace()
        return None if now is None else made.setdefault(now, ComputedDifferences(now))

    return differences


def _nearest_row(points: tuple[Array, Array], point: Sequence[float]) -> int | None:
    """The row whose point is the nearest; None where it is farther than 50 m."""
    longitude, latitude = point[:2]
    east = (points[0] - longitude) * np.cos(np.radians(latitude))
    away = np.hypot(east, points[1] - latitude) * METRES_OF_DEGREE
    row = int(np.nanargmin(away))
    return row if away[row] <= FARTHEST else None
