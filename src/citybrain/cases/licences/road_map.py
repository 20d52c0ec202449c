"""Roads of licences as lines in degrees, each with the licences in force there: the map that everybody sees."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

import shapely

from citybrain.cases.licences.shapes import LicenceRoadFeature, LicenceRoadMap
from citybrain.cases.licences.standing import Licence, LicenceState
from citybrain.kernel.errors import NotFoundError
from citybrain.twin.geometry.shapes import GEOMETRY, in_degrees
from citybrain.twin.snapshot import Snapshot

MOST_ROADS = 5_000


def road_map(snapshot: Snapshot, entity: str, licences: Iterable[Licence]) -> LicenceRoadMap:
    """The first roads of an entity; those with licences before all others. Empty where the twin has none of them."""
    try:
        held = snapshot.of(entity)
    except NotFoundError:
        return {"type": "FeatureCollection", "features": [], "left_out": 0}
    numbers: dict[str, list[str]] = defaultdict(list)
    for one in licences:
        if one.state is LicenceState.IN_FORCE:
            for road in one.roads:
                numbers[road].append(str(one.number))
    ids = [str(one) for one in held.ids]
    order = sorted(range(len(ids)), key=lambda row: ids[row] not in numbers)[:MOST_ROADS]
    if not ids or GEOMETRY not in held.schema.names:
        return {"type": "FeatureCollection", "features": [], "left_out": len(ids)}
    degrees = in_degrees(snapshot.shapes(entity)[order], snapshot.manifest.crs)
    features: list[LicenceRoadFeature] = [
        {
            "type": "Feature", "id": ids[row], "geometry": json.loads(shapely.to_geojson(line)),
            "properties": {
                "name": str(held.names[row] or ids[row]), "licences": len(numbers[ids[row]]),
                "numbers": sorted(numbers[ids[row]]),
            },
        }
        for row, line in zip(order, degrees, strict=True) if line is not None
    ]  # fmt: skip
    return {"type": "FeatureCollection", "features": features, "left_out": len(ids) - len(order)}
