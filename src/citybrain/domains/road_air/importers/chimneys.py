"""Chimneys of a register: plants, workshops and stoves, with what each emits in a year."""

from __future__ import annotations

from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.notices import notice
from citybrain.domains.road_air.importers.points import points_of


@importer("chimneys")
def chimneys(read: Tables, known: Tables) -> Imported:
    """Takes over chimneys with their height and what they emit in a year."""
    points = points_of("chimneys", read["chimneys"], known)
    notices = () if "wind" in read else (notice("road-air-no-wind", count=len(points)),)
    return Imported({"chimneys": points}, {"chimneys": "chimneys"}, notices=notices)
