"""Projects of restoration as a file of the city tells them."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.notices import notice
from citybrain.base.tables.numbers import to_numbers
from citybrain.kernel.errors import InputError

SOURCE = "restorations"
COLUMNS = {
    "area": "restoration_area", "planted": "restoration_planted", "alive": "restoration_alive",
    "counted_in": "restoration_counted_in", "milestone_survival": "restoration_milestone",
    "milestones_reached": "restoration_milestones_reached", "milestones_planned": "restoration_milestones_planned",
}  # fmt: skip
"""Columns of the file, all optional, and the attributes that they tell."""

AREAL = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


@importer(SOURCE)
def restorations_of_city(read: Tables, known: Tables) -> Imported:
    """Reads projects of restoration: outlines with what was set, what is alive, and milestones.

    Raises InputError for a file without outlines. Rows that enclose no ground, and counts of more alive than were set,
    are left out and counted.
    """
    source = read[SOURCE]
    if not isinstance(source, gpd.GeoDataFrame):
        raise InputError("nature-restorations-without-shapes", source=SOURCE)
    table = source.rename(columns={str(name): str(name).strip().lower() for name in source.columns})
    shapes = np.asarray(shapely.make_valid(table.geometry.to_numpy()), object)
    areal = np.isin(shapely.get_type_id(shapes), AREAL) & (shapely.area(shapes) > 0.0)
    rows, shapes = table[areal], shapes[areal]
    numbers = pd.Series(np.arange(1, len(table) + 1), table.index)[areal]
    columns: dict[str, object] = {
        "id": rows["id"].astype(str).to_numpy() if "id" in rows else numbers.astype(str).to_numpy(),
        "name": rows["name"].to_numpy(object) if "name" in rows else np.full(len(rows), None, object),
    }
    for name, attribute in COLUMNS.items():
        if name in rows:
            columns[attribute] = to_numbers(rows[name].astype(str))[0]
    outlined = shapely.area(shapes)
    stated = np.asarray(columns.get("restoration_area", np.full(len(rows), np.nan)), np.float64)
    columns["restoration_area"] = np.where(np.isfinite(stated), stated, outlined)
    impossible = np.zeros(len(rows), bool)
    if "restoration_alive" in columns and "restoration_planted" in columns:
        alive, planted = (np.asarray(columns[f"restoration_{one}"], np.float64) for one in ("alive", "planted"))
        impossible = alive > planted
        columns["restoration_alive"] = np.where(impossible, np.nan, alive)
    counts = {"nature-restoration-no-ground": int((~areal).sum()), "nature-more-alive": int(impossible.sum())}
    made = gpd.GeoDataFrame(columns, geometry=shapes, crs=source.crs)
    notices = tuple(notice(code, count=count) for code, count in counts.items() if count)
    return Imported({"restorations": made}, {"restorations": SOURCE}, {}, notices)
