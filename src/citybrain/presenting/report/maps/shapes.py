"""What the maps of a report are drawn from: outlines of zones, buildings, water and green of a snapshot."""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.presenting.report.maps.outlines import Frame, Shapes, inner_points, outline
from citybrain.twin.snapshot import Snapshot

MOST_BUILDINGS = 20_000
"""Cities with more buildings are shown by zone only, so that the report stays small enough to be sent."""
GREEN = ("green", "forest")
LAND, BASE = "land.parquet", "base.json.br"
LEAST_AREA = 16
"""Square units below which land is left out."""


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
    """The shapes of a snapshot in the plane of its coordinate system, in metres, as far as there are buildings."""
    few = len(snapshot.ids) <= most
    frame = Frame.around(_extent(snapshot), margin=0)
    zones = shapely.clip_by_rect(_geometry(snapshot, "zones"), *frame.bounds)
    return Shown(
        frame,
        tuple(outline(zones[row : row + 1], frame) for row in range(len(zones))),
        tuple((float(x), float(y)) for x, y in inner_points(zones, frame)),
        outline(_water(snapshot, frame), frame),
        outline(_green(snapshot, frame), frame) if few else "",
        _geometry(snapshot, "buildings") if few else None,
        most,
    )


def _geometry(snapshot: Snapshot, table: str) -> Shapes:
    return np.asarray(shapely.from_wkb(snapshot.table(table, ["geometry"]).column("geometry").to_pylist()), object)


def _extent(snapshot: Snapshot) -> Shapes:
    """Where the buildings are."""
    from pyproj import Transformer

    to_metres = Transformer.from_crs("EPSG:4326", snapshot.manifest.crs, always_xy=True)
    return np.array([shapely.box(*to_metres.transform_bounds(*snapshot.manifest.bounds))], object)


def _green(snapshot: Snapshot, frame: Frame) -> Shapes:
    """Parks and woods that can be seen on the map."""
    if LAND not in snapshot.manifest.tables:
        return np.zeros(0, object)
    table = snapshot.table("land", ["kind", "geometry"])
    green = np.isin(np.array(table.column("kind").to_pylist(), object), GREEN)
    return _seen(np.asarray(shapely.from_wkb(table.column("geometry").to_pylist()), object)[green], frame)


def _water(snapshot: Snapshot, frame: Frame) -> Shapes:
    """Sea, lakes and rivers that can be seen on the map, from the base map of the snapshot."""
    if BASE not in snapshot.manifest.tables:
        return np.zeros(0, object)
    import brotli
    from pyproj import Transformer

    layers = json.loads(brotli.decompress(snapshot.path(BASE).read_bytes()))
    shapes = shapely.get_parts(shapely.from_geojson(json.dumps(layers["water"])))
    to_metres = Transformer.from_crs("EPSG:4326", snapshot.manifest.crs, always_xy=True)

    def in_metres(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(to_metres.transform(points[:, 0], points[:, 1]))

    return _seen(np.asarray(shapely.transform(shapes, in_metres), object), frame)


def _seen(shapes: Shapes, frame: Frame) -> Shapes:
    """The parts of shapes inside a frame; what covers hardly a unit is left out."""
    large = shapes[shapely.area(shapes) > LEAST_AREA * frame.metres_per_unit**2]
    return np.asarray(shapely.clip_by_rect(large, *frame.bounds), object)
