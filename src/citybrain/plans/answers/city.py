"""What the city is: its name and size, its zones, and what is known of one building."""

from __future__ import annotations

import json

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel import NotFoundError
from citybrain.kernel.units import Rows
from citybrain.messages import LANGUAGES, text
from citybrain.plans.answers.shapes.city import Attribute, Building, BuildingName, City
from citybrain.plans.answers.words import label, message, shown
from citybrain.plans.places import ZONE, Places, row_of
from citybrain.plans.view import View
from citybrain.twin.snapshot import Snapshot


def city_answer(snapshot: Snapshot, language: str) -> City:
    """Name, extent, size, and whose data it is."""
    manifest = snapshot.manifest
    return {
        "name": manifest.name,
        "snapshot": manifest.snapshot,
        "created": manifest.created,
        "country": manifest.country,
        "currency": manifest.currency,
        "date": manifest.date,
        "bounds": manifest.bounds,
        "buildings": len(snapshot.ids),
        "zones": len(snapshot.zone_names),
        "residents": round(float(np.nansum(snapshot.column("residents")))),
        "simulated": manifest.simulated,
        "notices": [text(told["code"], language=language, **told["arguments"]) for told in manifest.notices],
        "attribution": [
            {"title": source.title or source.file, "licence": source.licence, "url": source.url}
            for source in manifest.sources.values()
        ],
        "languages": list(LANGUAGES),
    }


def building_answer(key: str, entity: str, snapshot: Snapshot, places: Places, today: View, language: str) -> Building:
    """All attributes of a row of an entity, and how each is known. Raises NotFoundError."""
    row, index = row_of(key, entity, places), places[entity]
    zone, zones = int(today.result.city.inside[entity, ZONE][row]), places[ZONE]
    names = [n for n in snapshot.attributes(entity) if n in today.graph.quantities and today.graph[n].of == entity]
    assert index.points is not None
    longitude, latitude = (float(column[row]) for column in index.points)
    return {
        "row": row,
        "id": str(index.ids[row]),
        "name": index.called(row),
        "zone": {"row": zone, "id": str(zones.ids[zone]), "name": str(places.zone_names[zone])},
        "longitude": longitude,
        "latitude": latitude,
        "attributes": [_attribute(name, row, snapshot, today, language) for name in names],
    }


def names_answer(rows: list[int], entity: str, inside: Rows, places: Places) -> list[BuildingName]:
    """Id, name and zone of rows of an entity by their numbers; `inside` are the zones. Raises NotFoundError."""
    index = places[entity]
    if outside := [row for row in rows if row >= len(index.ids)]:
        raise NotFoundError("id-unknown", of=entity, received=outside[0], near="-", example=str(index.ids[0]))
    return [
        {
            "row": row,
            "id": str(index.ids[row]),
            "name": index.called(row),
            "zone": str(places.zone_names[int(inside[row])]),
        }
        for row in rows
    ]


def _attribute(name: str, row: int, snapshot: Snapshot, today: View, language: str) -> Attribute:
    made, origin = today.graph[name], snapshot.origin(name, row)
    source = snapshot.manifest.sources.get(origin.source or "")
    return {
        "name": name,
        "label": label(today.graph, name, language),
        "value": shown(today.graph, made, float(today.value(name)[row]), language),
        "unit": made.unit,
        "origin": (source.title or source.file) if source else origin.name,
        "rule": message(origin.rule, language) if origin.rule else None,
        "kind": origin.kind,
        "simulated": origin.simulated,
        "quality": origin.quality,
    }


def zones_geojson(snapshot: Snapshot, places: Places) -> str:
    """The zones as a GeoJSON text in degrees; properties: row, id, name."""
    import shapely

    features = [
        {
            "type": "Feature",
            "geometry": json.loads(shapely.to_geojson(shape)),
            "properties": {"row": row, "id": str(places[ZONE].ids[row]), "name": str(places.zone_names[row])},
        }
        for row, shape in enumerate(_zone_shapes(snapshot))
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def zones_columns(snapshot: Snapshot) -> bytes:
    """The zones in the form in which footprints are sent (OCB1), in row order."""
    from citybrain.twin.geometry.columns import encode_columns

    return encode_columns(_zone_shapes(snapshot))


def _zone_shapes(snapshot: Snapshot) -> NDArray[np.object_]:
    """Shapes of all zones in degrees."""
    import shapely
    from pyproj import Transformer

    shapes = shapely.from_wkb(snapshot.table("zones", ["geometry"]).column("geometry").to_pylist())
    to_degrees = Transformer.from_crs(snapshot.manifest.crs, "EPSG:4326", always_xy=True)

    def in_degrees(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.round(np.column_stack(to_degrees.transform(points[:, 0], points[:, 1])), 6)

    return np.asarray(shapely.transform(shapes, in_degrees))
