"""Places that the people of the city go to, as the city names them."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Imported, Tables, importer
from citybrain.domains.transit.importers.walks import doors, on_streets, walked_streets
from citybrain.kernel.errors import InputError

MOST = 100


@importer("destinations")
def destinations(read: Tables, known: Tables) -> Imported:
    """Takes over the places to which the way by public transport is computed, such as the main station.

    Raises InputError for a file without shapes, or with more of them than can be asked for.
    """
    table = read["destinations"]
    if not isinstance(table, gpd.GeoDataFrame) or len(table) > MOST:
        raise InputError("transit-too-many-destinations", received=len(table), allowed=MOST)
    points = shapely.point_on_surface(table.geometry.to_numpy())
    ids = table["id"].astype(str) if "id" in table else pd.Series(range(1, len(table) + 1)).astype(str)
    names = table.get("name", ids)
    columns = {"id": ids.to_numpy(), "name": names.to_numpy(), **coordinates(points)}
    places = gpd.GeoDataFrame(columns, geometry=points, crs=table.crs)
    tied = on_streets(places, "destination", walked_streets(known), doors(points, known))
    return Imported({"transit_destinations": tied}, {"transit_destinations": "destinations"})


def coordinates(points: Any) -> dict[str, Any]:
    """East and north of destinations [m], as columns."""
    east, north = np.round(shapely.get_coordinates(points), 1).T
    return {"destination_east": east, "destination_north": north}
