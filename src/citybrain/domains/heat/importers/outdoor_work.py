"""People who work outdoors, by branch, as a table of the city states them: of zones, or of places of work."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Imported, Tables, Tell, importer
from citybrain.base.names import shown_columns
from citybrain.base.notices import notice
from citybrain.base.tables.numbers import to_numbers
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Rows

SOURCE = "outdoor_workers"
BRANCH, WORKERS, ZONE = "branch", "outdoor_workers", "zone"
MOST_WORKERS = 1_000_000
"""People of one row beyond which it cannot be."""

LONGEST = 80
"""Signs of the name of a branch."""


@importer(asked=True, optional=(SOURCE,))
def outdoor_work(read: Tables, known: Tables, tell: Tell) -> Imported:
    """Reads how many people work outdoors in each zone, by branch; asks for the table where there is none."""
    zones = known.get("zones")
    if not isinstance(zones, gpd.GeoDataFrame) or not len(zones):
        return Imported({}, {})
    if SOURCE not in read:
        return Imported({}, {}, notices=(notice("heat-no-outdoor-workers"),))
    table = read[SOURCE]
    missing = [name for name in (BRANCH, WORKERS) if name not in table]
    if missing:
        raise InputError(
            "heat-outdoor-columns", file=SOURCE, missing=", ".join(missing), received=shown_columns(table.columns, 20)
        )
    workers, zone = workers_of(table), zones_of(table, zones)
    branch = table[BRANCH].astype(object).where(table[BRANCH].notna(), "").astype(str).str.strip().str[:LONGEST]
    counted = np.isfinite(workers)
    inside = counted & (zone >= 0)
    if not inside.any():
        raise InputError("heat-outdoor-elsewhere", file=SOURCE, count=len(table))
    rows = pd.DataFrame({"zone": zone, BRANCH: branch.to_numpy(), WORKERS: workers})[inside]
    records = rows.groupby(["zone", BRANCH], as_index=False)[[WORKERS]].sum()
    records.insert(0, "id", [f"{int(at)}/{name}" for at, name in zip(records["zone"], records[BRANCH], strict=True)])
    notices = [
        notice(code, count=int(count))
        for code, count in (
            ("heat-outdoor-unknown", (~counted).sum()), ("heat-outdoor-outside", (counted & (zone < 0)).sum())
        )
        if count
    ]  # fmt: skip
    return Imported({"outdoor_works": records}, {"outdoor_works": SOURCE}, notices=tuple(notices))


def workers_of(table: pd.DataFrame) -> Array:
    """People of each row, NaN where none are stated. Raises InputError for texts that are no number, and below 0."""
    told = table[WORKERS]
    if pd.api.types.is_numeric_dtype(told):
        values, wrong = told.to_numpy(np.float64, na_value=np.nan), np.zeros(len(told), bool)
    else:
        values, wrong = to_numbers(told.astype(object).where(told.notna(), None))
    wrong = wrong | (values < 0.0) | (values > MOST_WORKERS)
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        about: dict[str, Any] = {"row": row + 1, "received": str(told.iloc[row])[:40], "allowed": MOST_WORKERS}
        raise InputError("heat-outdoor-value", file=SOURCE, count=int(wrong.sum()), **about)
    return values


def zones_of(table: pd.DataFrame, zones: gpd.GeoDataFrame) -> Rows:
    """The zone of each row, -1 in none: of a place the one in which it lies, else that of the column `zone`.

    Raises InputError for a table with neither shapes nor that column.
    """
    if isinstance(table, gpd.GeoDataFrame):
        found = np.full(len(table), -1, np.intp)
        places = shapely.point_on_surface(table.geometry.to_numpy())
        row, zone = shapely.STRtree(shapely.make_valid(zones.geometry.to_numpy())).query(places, "intersects")
        found[row[::-1]] = zone[::-1]  # on an edge: the first
        return found
    if ZONE not in table:
        raise InputError(
            "heat-outdoor-columns", file=SOURCE, missing=ZONE, received=shown_columns(table.columns, 20)
        )  # fmt: skip
    known = {str(value): row for name in ("name", "id") if name in zones for row, value in enumerate(zones[name])}
    return np.asarray(table[ZONE].astype(str).str.strip().map(known).fillna(-1).to_numpy(np.intp))
