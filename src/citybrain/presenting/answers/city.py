"""What the city is: its name, size and sources."""

from __future__ import annotations

import numpy as np

from citybrain.messages import LANGUAGES, text
from citybrain.presenting.answers.shapes.city import City
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
