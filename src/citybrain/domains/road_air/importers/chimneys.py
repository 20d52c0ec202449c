"""Chimneys of a register: plants, workshops and stoves, with what each emits in a year."""

from __future__ import annotations

import geopandas as gpd

from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.names import first_of
from citybrain.base.notices import notice
from citybrain.domains.road_air.importers.points import FAULTS_SHOWN, farther_than, points_of

CHIMNEY_REACH = 4000.0
"""Metres within which a chimney counts."""


@importer("chimneys")
def chimneys(read: Tables, known: Tables) -> Imported:
    """Takes over chimneys with their height and what they emit in a year."""
    points = points_of("chimneys", read["chimneys"], known)
    notices = [] if "wind" in read else [notice("road-air-no-wind", count=len(points))]
    buildings = known.get("buildings")
    if isinstance(buildings, gpd.GeoDataFrame) and len(far := farther_than(CHIMNEY_REACH, points, buildings)):
        rows = first_of([row + 1 for row in far], FAULTS_SHOWN)
        notices.append(notice("road-air-chimneys-far", count=len(far), kilometres=CHIMNEY_REACH / 1000.0, rows=rows))
    return Imported({"chimneys": points}, {"chimneys": "chimneys"}, notices=tuple(notices))
