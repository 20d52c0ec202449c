"""Roads and areas of trips for a city that has streets and buildings, and no files of roads and trips."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.notices import notice
from citybrain.domains.travel.importers.street_roads import roads_of_streets
from citybrain.domains.travel.importers.trip_areas import MOST_AREAS, MOST_ZONES, areas_of
from citybrain.domains.travel.models.equilibrium.network import MOST_ROOM
from citybrain.domains.travel.models.equilibrium.preparing import prepare

STREETS = ("from_node", "to_node", "length", "highway", "oneway", "drive", "walk")


@importer()
def estimated(read: Tables, known: Tables) -> Imported:
    """Makes roads of the streets for cars, and areas of trips of the buildings, where no file tells of roads and trips.

    Trips from and to places outside of the city are not among them, nor is traffic that only passes.
    """
    streets, buildings = known.get("streets"), known.get("buildings")
    if "roads" in known or not isinstance(streets, gpd.GeoDataFrame) or not isinstance(buildings, gpd.GeoDataFrame):
        return Imported({}, {})
    if not set(STREETS) <= set(streets) or not len(buildings) or "zone" not in buildings:
        return Imported({}, {})
    made = roads_of_streets(streets)
    if made is None:
        return Imported({}, {})
    nodes = len(np.unique(made.roads[["road_from", "road_to"]].to_numpy(np.float64)))
    allowed = min(MOST_ROOM // nodes, MOST_ZONES)
    areas = areas_of(buildings, streets, made.roads, min(allowed, MOST_AREAS))
    if len(areas) > allowed:
        told = {"zones": buildings["zone"].nunique(), "nodes": nodes, "allowed": allowed}
        return Imported({}, {}, notices=(notice("travel-city-too-large", **told),))
    prepare()
    tables = {"roads": made.roads, "trip_areas": areas, "trip_pairs": no_pairs()}
    unknown = int(buildings[["residents", "gross_floor_area"]].isna().any(axis=1).sum())
    counts = {
        "travel-streets-apart": made.apart, "travel-streets-of-plots": made.of_plots, "travel-people-unknown": unknown,
    }  # fmt: skip
    notices = [notice(code, count=count) for code, count in counts.items() if count]
    read_from = {"roads": "streets", "trip_areas": "buildings", "trip_pairs": "buildings"}
    notices.append(notice("travel-trips-estimated", count=len(areas)))
    relations = {"road_to_street": made.streets, "road_onward_street": made.onward, "road_back_street": made.back}
    return Imported(tables, read_from, relations, tuple(notices))


def no_pairs() -> pd.DataFrame:
    """No pairs with counted cars."""
    return pd.DataFrame(
        {"id": np.array([], object), **dict.fromkeys(("pair_from", "pair_to", "pair_cars"), np.array([]))}
    )
