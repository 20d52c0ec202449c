"""Stations of background air: where air is measured that the traffic of the city does not reach."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely

from citybrain.base.importing import Imported, Tables, importer
from citybrain.domains.road_air.importers.points import points_of
from citybrain.kernel import Relation


@importer("background")
def background(read: Tables, known: Tables) -> Imported:
    """Takes over stations of background air with the yearly means of the file, and ties buildings to the nearest."""
    stations = points_of("background", read["background"], known)
    buildings = known.get("buildings")
    relations = {}
    if isinstance(buildings, gpd.GeoDataFrame):
        relations["building_to_background"] = nearest("building", buildings, stations)
    return Imported({"background_stations": stations}, {"background_stations": "background"}, relations)


def nearest(entity: str, rows: gpd.GeoDataFrame, stations: gpd.GeoDataFrame) -> Relation:
    """Each row with its nearest station."""
    points = shapely.centroid(rows.geometry.to_numpy())
    row, station = shapely.STRtree(stations.geometry.to_numpy()).query_nearest(points, all_matches=False)
    return Relation.of_pairs(entity, "background_station", len(rows), (row, station), np.ones(len(row)))
