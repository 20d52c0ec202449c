"""What the city is: its name and size, and which row a building or a zone is."""

from __future__ import annotations

import numpy as np

from citybrain.kernel import NotFoundError, nearest
from citybrain.messages import LANGUAGES, text
from citybrain.plans.answers.shapes.city import City
from citybrain.plans.places import Places
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
