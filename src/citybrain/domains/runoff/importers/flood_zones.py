"""Zones of flood of river and sea that an authority publishes, with the buildings that stand in them."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Imported, Tables, Tell, importer
from citybrain.base.names import first_known, plain
from citybrain.base.notices import Notice, notice
from citybrain.base.tables.numbers import to_numbers
from citybrain.kernel import Relation
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array

SOURCE = "flood_zones"
PERIOD = "return_period", "return_period_a", "return_period_years", "period", "toistuvuus", "重现期"
DEPTH = "depth", "depth_m", "water_depth", "water_depth_m", "水深"
UNIT = "m"
LEAST_PERIOD, MOST_PERIOD, MOST_DEPTH = 1.0, 100_000.0, 100.0


@importer(asked=True, optional=(SOURCE,), most_rows=200_000)
def published_flood_zones(read: Tables, known: Tables, tell: Tell) -> Imported:
    """Reads areas that river or sea floods, each with its return period or depth, and which buildings stand in them."""
    if SOURCE not in read:
        return Imported({}, {}, notices=(notice("runoff-zones-asked"),))
    tell(0.1, "runoff-looking-at-zones")
    table = read[SOURCE]
    if not isinstance(table, gpd.GeoDataFrame):
        raise InputError("runoff-zones-no-areas", file=SOURCE)
    areal = table.geometry.geom_type.isin(["Polygon", "MultiPolygon"]).to_numpy() & ~table.geometry.is_empty.to_numpy()
    if not areal.any():
        raise InputError("runoff-zones-no-areas", file=SOURCE)
    period, depth = (_column(table, names) for names in (PERIOD, DEPTH))
    if period is None and depth is None:
        received = ", ".join(map(str, table.columns[:8]))
        raise InputError("runoff-zones-columns", file=SOURCE, received=received)
    if depth is not None:
        _require_metres(depth)
    periods = _numbers(table, period, LEAST_PERIOD, MOST_PERIOD)
    depths = _numbers(table, depth, 0.0, MOST_DEPTH)
    told = areal & (np.isfinite(periods) | np.isfinite(depths))
    zones = gpd.GeoDataFrame(
        {
            "id": [f"flood-zone/{row + 1}" for row in np.flatnonzero(told)],
            "flood_zone_period": periods[told], "flood_zone_depth": depths[told],
        },
        geometry=shapely.make_valid(table.geometry.to_numpy()[told]), crs=table.crs,
    )  # fmt: skip
    left: dict[str, int] = {
        "runoff-zones-no-shape": int((~areal).sum()),
        "runoff-zones-unknown": int((areal & ~told).sum()),
    }
    notices: list[Notice] = [notice("runoff-zones-read", count=len(zones))]
    notices += [notice(code, count=count) for code, count in left.items() if count]
    relations = {}
    buildings = known.get("buildings")
    if isinstance(buildings, gpd.GeoDataFrame) and len(buildings):
        relations["flood_zone_of_building"], relations["building_in_flood_zone"] = _inside(buildings, zones)
    return Imported({"flood_zones": zones}, {"flood_zones": SOURCE}, relations, tuple(notices))


def _column(table: gpd.GeoDataFrame, names: tuple[str, ...]) -> str | None:
    """The column that is called like one of the names, whatever unit stands in brackets behind it."""
    named = {plain(str(one).partition("[")[0]): str(one) for one in reversed(table.columns)}
    name = first_known(list(named), names)
    return None if name is None else named[name]


def _require_metres(column: str) -> None:
    """Raises InputError where a column of depth says no unit, or another than metres."""
    _, bracket, unit = column.partition("[")
    stated = unit.partition("]")[0].strip() if bracket else plain(column).rpartition("_")[2]
    if stated != UNIT:
        raise InputError("runoff-zones-unit", file=SOURCE, received=column[:40])


def _numbers(table: gpd.GeoDataFrame, column: str | None, least: float, most: float) -> Array:
    """Numbers of a column, NaN where it has none. Raises InputError for what cannot be, with the row."""
    if column is None:
        return np.full(len(table), np.nan)
    cells = table[column]
    empty = cells.isna().to_numpy() | (cells.astype(str).str.strip() == "").to_numpy()
    values, wrong = to_numbers(cells.astype(str).where(~empty, ""))
    wrong = ~empty & (np.asarray(wrong) | ~np.isfinite(values) | (values < least) | (values > most))
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        told: dict[str, str | int] = {"row": row + 1, "column": column[:40], "received": str(cells.iloc[row])[:40]}
        raise InputError("runoff-zones-impossible", file=SOURCE, low=least, high=most, **told)
    return np.where(empty, np.nan, values)


def _inside(buildings: gpd.GeoDataFrame, zones: gpd.GeoDataFrame) -> tuple[Relation, Relation]:
    """Zones that a building touches with its outline, and the buildings of each zone."""
    outlines = shapely.make_valid(buildings.geometry.to_numpy())
    building, zone = shapely.STRtree(zones.geometry.to_numpy()).query(outlines, predicate="intersects")
    pairs = pd.DataFrame({"building": building, "zone": zone}).sort_values(["building", "zone"])
    first, second = (pairs[name].to_numpy(np.intp) for name in ("building", "zone"))
    ones = np.ones(len(pairs))
    return (
        Relation.of_pairs("building", "flood_zone", len(buildings), (first, second), ones),
        Relation.of_pairs("flood_zone", "building", len(zones), (second, first), ones),
    )
