"""Areas by class of land cover, and NDVI, of the zones in years past: as a table of the city states them."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.notices import notice
from citybrain.domains.surface.importers.cover_columns import (
    CoverColumn,
    families_of,
    long_table,
    numbers_of,
    require_columns,
    wide_columns,
)
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array

SOURCE = "landcover_years"
INDICES = "index_records"


@importer(SOURCE)
def cover_of_years(read: Tables, known: Tables) -> Imported:
    """Reads how much of each zone every class of land cover had in each year, and its NDVI."""
    table, zones = read[SOURCE], known.get("zones")
    if not isinstance(zones, gpd.GeoDataFrame) or not len(zones):
        return Imported({}, {}, notices=(notice("surface-cover-no-zones"),))
    shares, outside = _places(table, zones)
    if not len(shares):
        raise InputError("surface-cover-elsewhere", file=SOURCE)
    ground = np.bincount(shares["zone"], shares["area"], len(zones))
    long = long_table(table)
    columns = [] if long is not None else wide_columns(table)
    if long is None:
        require_columns(columns, table)
    records = _long_records(long, shares) if long is not None else _wide_records(table, columns, shares, len(zones))
    names = list(dict.fromkeys(records["cover_class"]))
    family = dict(zip(names, families_of(names), strict=True))
    records["cover_family"] = records["cover_class"].map(family)
    records["mapped_ground"] = ground[records["zone"]]
    records.insert(0, "id", _ids(records["zone"], records["cover_year"], records["cover_class"]))
    told = [notice("surface-cover-outside", count=outside)] if outside else []
    made: dict[str, pd.DataFrame] = {"cover_records": records}
    sources: dict[str, str | list[str]] = {"cover_records": SOURCE}
    indices = _indices(table, columns, shares, len(zones))
    if len(indices):
        before = known.get(INDICES, pd.DataFrame())
        new = indices[~indices["id"].isin(before["id"] if len(before) else [])]
        made[INDICES] = pd.concat([before, new], ignore_index=True)
        sources[INDICES] = [f"near_infrared_{int(year)}" for year in before.get("index_year", [])] + [SOURCE] * len(new)
    return Imported(made, sources, notices=tuple(told))


def _places(table: pd.DataFrame, zones: gpd.GeoDataFrame) -> tuple[pd.DataFrame, int]:
    """Which rows of the table lie in which zones, with the area of both [m²] and its share of the row's own.

    And how many rows lie in none. Rows without shape name their zone in the column `zone`, by id or name.
    """
    if isinstance(table, gpd.GeoDataFrame):
        own, other = (shapely.make_valid(one.geometry.to_numpy()) for one in (table, zones))
        zone, row = shapely.STRtree(own).query(other, predicate="intersects")
        area = shapely.area(shapely.intersection(other[zone], own[row]))
        shares = pd.DataFrame({"row": row, "zone": zone, "area": area, "share": area / shapely.area(own)[row]})
        shares = shares[shares["share"] > 1e-6].reset_index(drop=True)
    else:
        if "zone" not in table:
            raise InputError("surface-cover-zone", columns=", ".join(map(str, table.columns))[:200])
        known = {str(value): row for name in ("name", "id") if name in zones for row, value in enumerate(zones[name])}
        zone = table["zone"].astype(str).map(known)
        row = np.flatnonzero(zone.notna())
        whole, told = zones.geometry.area.to_numpy(), zone.to_numpy(np.float64, na_value=np.nan)[row].astype(int)
        area = np.where(pd.Series(told).duplicated(), 0.0, whole[told])
        shares = pd.DataFrame({"row": row, "zone": told, "area": area, "share": np.ones(len(row))})
    return shares, len(table) - shares["row"].nunique()


def _wide_records(table: pd.DataFrame, columns: list[CoverColumn], shares: pd.DataFrame, zones: int) -> pd.DataFrame:
    parts = []
    for one in (one for one in columns if one.factor):
        area = numbers_of(table, one.column)[shares["row"]] * shares["share"] * one.factor
        known = np.isfinite(area)
        total = np.bincount(shares["zone"][known], area[known], zones)
        rows = np.unique(shares["zone"][known])
        parts.append(pd.DataFrame({
            "zone": rows, "cover_year": one.year, "cover_class": one.name, "cover_class_area": total[rows]
        }))  # fmt: skip
    columns_of = ["zone", "cover_year", "cover_class", "cover_class_area"]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns_of)


def _long_records(long: pd.DataFrame, shares: pd.DataFrame) -> pd.DataFrame:
    both = shares.merge(long, left_on="row", right_on="source_row").dropna(subset=["area_y"])
    both["cover_class_area"] = both["area_y"] * both["share"]
    both = both.rename(columns={"year": "cover_year", "name": "cover_class"})
    summed = both.groupby(["zone", "cover_year", "cover_class"])[["cover_class_area"]].sum()
    return summed.reset_index()


def _indices(table: pd.DataFrame, columns: list[CoverColumn], shares: pd.DataFrame, zones: int) -> pd.DataFrame:
    """Mean NDVI of each zone and year by the area of both; several days of a year count alike."""
    sums: dict[int, list[Array]] = {}
    for one in (one for one in columns if not one.factor):
        value = numbers_of(table, one.column)[shares["row"]]
        weight = np.where(np.isfinite(value), shares["area"], 0.0)
        total = np.bincount(shares["zone"], weight, zones)
        summed = np.bincount(shares["zone"], weight * np.nan_to_num(value), zones)
        sums.setdefault(one.year, []).append(np.divide(summed, total, out=np.full(zones, np.nan), where=total > 0.0))
    return index_records({year: np.mean(days, axis=0) for year, days in sums.items()})


def index_records(means: dict[int, Array]) -> pd.DataFrame:
    """Rows of the mean NDVI of zones by year, where it is known."""
    parts = []
    for year, mean in means.items():
        rows = np.flatnonzero(np.isfinite(mean))
        one = pd.DataFrame({"zone": rows, "index_year": year, "index_name": "NDVI", "index_value": mean[rows]})
        one.insert(0, "id", _ids(one["zone"], one["index_year"], one["index_name"]))
        parts.append(one)
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


def _ids(zone: Any, year: Any, name: Any) -> list[str]:
    return [f"{int(one)}/{int(then)}/{what}" for one, then, what in zip(zone, year, name, strict=True)]
