"""What the city is: its name and size, its zones, and what is known of one building."""

from __future__ import annotations

import json

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel import NotFoundError, nearest
from citybrain.messages import LANGUAGES, text
from citybrain.plans.answers.shapes.city import Attribute, Building, BuildingName, City
from citybrain.plans.answers.words import label, message, shown
from citybrain.plans.places import Places
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


def building_row(key: str, places: Places) -> int:
    """Row of a building from its id or its row number. Raises NotFoundError."""
    row = places.row_of_building.get(key)
    if row is None and key.isascii() and key.isdigit() and int(key) < len(places.building_ids):
        row = int(key)
    if row is None:
        raise NotFoundError("building-unknown", received=key, example=str(places.building_ids[0]))
    return row


def zone_row(key: str, places: Places) -> int:
    """Row of a zone from its id, its name or its row number. Raises NotFoundError."""
    rows = places.rows_of_zone.get(key.casefold())
    if rows is not None:
        return int(rows[0])
    if key.isascii() and key.isdigit() and int(key) < len(places.zone_ids):
        return int(key)
    known = [str(name) for name in places.zone_names]
    raise NotFoundError("zone-unknown", received=key, near=nearest(key, known))


def row_of(key: str, entity: str, places: Places) -> int:
    """Row of a building or a zone; 0 for the city. Raises NotFoundError."""
    if entity == "building":
        return building_row(key, places)
    return zone_row(key, places) if entity == "zone" else 0


def building_answer(key: str, snapshot: Snapshot, places: Places, today: View, language: str) -> Building:
    """All attributes of a building, and how each is known. Raises NotFoundError."""
    row = building_row(key, places)
    zone = int(snapshot.column("zone")[row])
    name = snapshot.names[row]
    names = [n for n in snapshot.attributes() if n in today.graph.quantities and today.graph[n].of == "building"]
    return {
        "row": row,
        "id": str(places.building_ids[row]),
        "name": None if name is None else str(name),
        "zone": {"row": zone, "id": str(places.zone_ids[zone]), "name": str(places.zone_names[zone])},
        "longitude": float(places.longitude[row]),
        "latitude": float(places.latitude[row]),
        "attributes": [_attribute(name, row, snapshot, today, language) for name in names],
    }


def names_answer(rows: list[int], snapshot: Snapshot, places: Places) -> list[BuildingName]:
    """Id, name and zone of buildings by their row numbers. Raises NotFoundError."""
    zones = snapshot.column("zone")
    found = [building_row(str(row), places) for row in rows]
    return [
        {
            "row": row,
            "id": str(places.building_ids[row]),
            "name": None if (name := snapshot.names[row]) is None else str(name),
            "zone": str(places.zone_names[int(zones[row])]),
        }
        for row in found
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
            "properties": {"row": row, "id": str(places.zone_ids[row]), "name": str(places.zone_names[row])},
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
