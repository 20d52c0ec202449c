"""Stations of background air: where air is measured that the traffic of the city does not reach."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely

from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.names import first_of
from citybrain.base.notices import notice
from citybrain.domains.road_air.importers.points import FAULTS_SHOWN, farther_than, points_of
from citybrain.kernel import Relation

FARTHEST = 200_000.0
"""Metres from the city beyond which a station is told: longitude and latitude may have changed places."""


@importer("background")
def background(read: Tables, known: Tables) -> Imported:
    """Takes over stations of background air with the yearly means of the file, and ties buildings to the nearest."""
    stations = points_of("background", read["background"], known)
    buildings = known.get("buildings")
    relations, notices = {}, []
    if isinstance(buildings, gpd.GeoDataFrame):
        relations["building_to_background"] = nearest("building", buildings, stations)
        if len(far := farther_than(FARTHEST, stations, buildings)):
            rows = first_of([row + 1 for row in far], FAULTS_SHOWN)
            notices.append(notice("road-air-background-far", count=len(far), kilometres=FARTHEST / 1000.0, rows=rows))
    tables, read_from = {"background_stations": stations}, {"background_stations": "background"}
    return Imported(tables, read_from, relations, tuple(notices))


def nearest(entity: str, rows: gpd.GeoDataFrame, stations: gpd.GeoDataFrame) -> Relation:
    """Each row with its nearest station."""
    points = shapely.centroid(rows.geometry.to_numpy())
    row, station = shapely.STRtree(stations.geometry.to_numpy()).query_nearest(points, all_matches=False)
    return Relation.of_pairs(entity, "background_station", len(rows), (row, station), np.ones(len(row)))
