"""The ground of a picture: water, green and ways of the base map, cut to what is shown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import brotli
import numpy as np

from citybrain.plans.pictures.plane import PicturePlane, frame
from citybrain.twin.geometry.types import Geometries
from citybrain.twin.snapshot import Snapshot

BASE = "base.json.br"
WIDTHS: Mapping[str, float] = {
    "motorway": 18, "trunk": 16, "primary": 15, "secondary": 13, "tertiary": 11, "residential": 9, "unclassified": 9,
    "living_street": 8, "pedestrian": 7, "service": 5, "footway": 2, "path": 2, "cycleway": 3, "steps": 2,
}  # fmt: skip
"""Width at which ways are drawn, by class [m], as on the map; it is no width that was measured."""

OTHER_WIDTH = 7.0
MARGIN = 6.0
REACH_DEGREES = 0.004
"""Half the side of the box around a place in which the base map is looked at: 440 m from south to north."""


@dataclass(frozen=True)
class PictureGround:
    """Shapes of the plane: water, green and ways; `name` is that of the way nearest to the place, "" where none has."""

    water: Geometries
    green: Geometries
    ways: Geometries
    name: str = ""


def ground_of(snapshot: Snapshot, plane: PicturePlane) -> PictureGround:
    """The ground around a place; none where a city has no base map."""
    import shapely

    none = np.empty(0, object)
    if BASE not in snapshot.manifest.tables:
        return PictureGround(none, none, none)
    layers = json.loads(brotli.decompress(snapshot.path(BASE).read_bytes()))
    shown = frame(MARGIN)
    areas = [
        np.array([one for _, shape in _near(layers, name, plane) if not (one := shown & shape).is_empty], object)
        for name in ("water", "green")
    ]
    streets = list(_near(layers, "streets", plane))
    wide = [
        shapely.buffer(shape, WIDTHS.get(str(said.get("class")), OTHER_WIDTH) / 2, cap_style="flat", join_style="mitre")
        for said, shape in streets
    ]
    ways = shapely.intersection(shapely.union_all(wide), shown) if wide else None
    named = [
        (shapely.distance(shape, shapely.Point(0, 0)), said["name"]) for said, shape in streets if said.get("name")
    ]
    name = min(named)[1] if named else ""
    whole = np.array([ways], object) if ways is not None and not ways.is_empty else none
    return PictureGround(areas[0], areas[1], whole, name)


def _near(layers: Mapping[str, Any], name: str, plane: PicturePlane) -> Iterator[tuple[Mapping[str, Any], Any]]:
    """Features of a layer that reach into the picture, with their shapes in the plane."""
    import shapely

    features = layers.get(name, {}).get("features", ())
    if not features:
        return
    at, reach = (plane.longitude, plane.latitude), REACH_DEGREES
    shapes = shapely.from_geojson([json.dumps(one["geometry"]) for one in features])
    cut = shapely.clip_by_rect(shapes, at[0] - 2 * reach, at[1] - reach, at[0] + 2 * reach, at[1] + reach)
    inside = np.flatnonzero(~shapely.is_empty(cut))
    turned = shapely.make_valid(plane.turned(cut[inside]))
    for number, shape in zip(inside.tolist(), turned, strict=True):
        if shapely.intersects(shape, frame(MARGIN)):
            yield features[number]["properties"], shape
