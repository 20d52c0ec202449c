"""What the maps of a report are drawn from: outlines of zones, buildings, water and green of a snapshot."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.plans.report.maps.outlines import Frame, Shapes, inner_points, outline
from citybrain.twin.snapshot import Snapshot

MOST_BUILDINGS = 20_000
"""Cities with more buildings are shown by zone only, so that the report stays small enough to be sent."""
WATER, GREEN = ("water",), ("green", "forest")
LAND = "land.parquet"


@dataclass(frozen=True)
class Shown:
    """Paths in the units of the frame; `buildings` is None where they are too many."""

    frame: Frame
    zones: tuple[str, ...]
    names: tuple[tuple[float, float], ...]
    water: str
    green: str
    buildings: Shapes | None
    most: int = MOST_BUILDINGS

    def coloured(self, classes: NDArray[np.intp], count: int) -> list[str]:
        """One path for the buildings of each class."""
        assert self.buildings is not None
        return [outline(self.buildings[classes == number], self.frame) for number in range(count)]


def shown_of(snapshot: Snapshot, most: int = MOST_BUILDINGS) -> Shown:
    """The shapes of a snapshot in the plane of its coordinate system, in metres."""
    zones = _geometry(snapshot, "zones")
    few = len(snapshot.ids) <= most
    buildings = _geometry(snapshot, "buildings") if few else None
    frame = Frame.around(zones if len(zones) else np.zeros(0, object))
    land = _land(snapshot, frame)
    return Shown(
        frame,
        tuple(outline(zones[row : row + 1], frame) for row in range(len(zones))),
        tuple((float(x), float(y)) for x, y in inner_points(zones, frame)),
        outline(land[WATER], frame) if len(land[WATER]) else "",
        outline(land[GREEN], frame) if len(land[GREEN]) and few else "",
        buildings,
        most,
    )


def _geometry(snapshot: Snapshot, table: str) -> Shapes:
    return np.asarray(shapely.from_wkb(snapshot.table(table, ["geometry"]).column("geometry").to_pylist()), object)


def _land(snapshot: Snapshot, frame: Frame) -> dict[tuple[str, ...], Shapes]:
    """Water and green that can be seen on the map: what covers more than a few units."""
    nothing = np.zeros(0, object)
    if LAND not in snapshot.manifest.tables:
        return {WATER: nothing, GREEN: nothing}
    table = snapshot.table("land", ["kind", "geometry"])
    kinds = np.array(table.column("kind").to_pylist(), object)
    shapes = np.asarray(shapely.from_wkb(table.column("geometry").to_pylist()), object)
    left, top = frame.west, frame.north
    window = shapely.box(
        left, top - frame.height * frame.metres_per_unit, left + frame.width * frame.metres_per_unit, top
    )
    seen = shapely.area(shapes) > 16 * frame.metres_per_unit**2
    return {
        wanted: shapely.clip_by_rect(shapes[np.isin(kinds, wanted) & seen], *window.bounds) for wanted in (WATER, GREEN)
    }
