"""Which record of the register belongs to which building."""

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.base.domains import find_domains
from citybrain.base.notices import Notice, notice
from citybrain.twin.declared import main_attributes, text_attributes
from citybrain.twin.importers.register import RegisterTable

NEAR = 5.0
CLEARLY_NEARER = 0.5
NOBODY = -1
EXAMPLES = 5
AMBIGUOUS = "ambiguous"

Positions = NDArray[np.int64]


@dataclass(frozen=True)
class JoinReport:
    """Counts of a join: rows of the register are matched, unmatched (no building) or ambiguous (left out)."""

    buildings_matched: int
    buildings_unmatched: int
    rows_matched: int
    rows_unmatched: int
    matched_by_id: int
    matched_inside: int
    matched_near: int
    rows_ambiguous: int
    buildings_with_several_rows: int


@dataclass(frozen=True)
class JoinResult:
    """One row per building, in their order.

    `values`: the register's attributes (NaN or None without a record) and register_row (float, NaN without).
    `how`: "id", "inside", "near" or "" per building. `building` is that of each row of the register, -1 without.
    """

    values: pd.DataFrame
    how: NDArray[np.object_]
    building: Positions
    report: JoinReport
    notices: tuple[Notice, ...] = ()


def join_register(buildings: gpd.GeoDataFrame, register: RegisterTable, building_id: str | None = None) -> JoinResult:
    """Join by the buildings' column `building_id` if there is one, else (and for the rest) by place.

    By place a row belongs to the footprint that holds its point (of several the smallest), else to the nearest within
    5 m; if another is less than 0.5 m farther the row is ambiguous and left out. Of several rows on one building the
    table of attributes says what is added and what is taken from the latest; all else is taken from the row with the
    largest floor area that says it. Footprints and points are in the same projected CRS.
    """
    rows = register.rows
    building = np.full(len(rows), NOBODY, dtype=np.int64)
    how = np.full(len(rows), "", dtype=object)
    if building_id is not None and building_id in buildings:
        _take(building, how, _by_id(buildings[building_id], rows["register_id"]), "id")
    _take(building, how, _inside(buildings, rows), "inside")
    near, ambiguous = _nearest(buildings, rows, building == NOBODY)
    _take(building, how, near, "near")
    how[ambiguous & (building == NOBODY)] = AMBIGUOUS
    values = _combine(rows, building, register.attributes, len(buildings))
    return JoinResult(
        values,
        _how_of_buildings(building, how, len(buildings)),
        building,
        *_report(rows, building, how, len(buildings)),
    )


def _take(building: Positions, how: NDArray[np.object_], found: Positions, name: str) -> None:
    new = (building == NOBODY) & (found != NOBODY)
    building[new] = found[new]
    how[new] = name


def _by_id(theirs: pd.Series, ours: pd.Series) -> Positions:
    """Return the building with the same id; ids are compared as texts, and of equal ones the first building counts."""
    known = theirs.notna().to_numpy()
    first = pd.Series(np.flatnonzero(known), index=theirs[known].map(_id_text)).groupby(level=0).first()
    found = ours.map(lambda value: first.get(_id_text(value), NOBODY) if value is not None else NOBODY)
    return found.to_numpy(dtype=np.int64)


def _id_text(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _inside(buildings: gpd.GeoDataFrame, rows: gpd.GeoDataFrame) -> Positions:
    """Return the smallest footprint that holds each point."""
    found = np.full(len(rows), NOBODY, dtype=np.int64)
    located = np.flatnonzero(rows.geometry.notna().to_numpy())
    point, footprint = buildings.sindex.query(rows.geometry.iloc[located], predicate="intersects")
    area = buildings.geometry.area.to_numpy()
    for position in np.argsort(-area[footprint], kind="stable"):
        found[located[point[position]]] = footprint[position]
    return found


def _nearest(
    buildings: gpd.GeoDataFrame, rows: gpd.GeoDataFrame, wanted: NDArray[np.bool_]
) -> tuple[Positions, NDArray[np.bool_]]:
    """Return the nearest footprint within reach, and where two are about equally near."""
    found = np.full(len(rows), NOBODY, dtype=np.int64)
    ambiguous = np.zeros(len(rows), dtype=bool)
    located = np.flatnonzero(wanted & rows.geometry.notna().to_numpy())
    points = rows.geometry.iloc[located]
    point, footprint = buildings.sindex.query(points, predicate="dwithin", distance=NEAR)
    far = points.iloc[point].distance(buildings.geometry.iloc[footprint], align=False).to_numpy()
    pairs = pd.DataFrame({"row": located[point], "footprint": footprint, "far": far}).sort_values(["row", "far"])
    nearest = pairs.groupby("row", sort=False).nth(0).set_index("row")
    second = pairs.groupby("row", sort=False).nth(1).set_index("row")
    close = second["far"] - nearest["far"].reindex(second.index) < CLEARLY_NEARER
    ambiguous[close.index[close]] = True
    clear = nearest[~nearest.index.isin(close.index[close])]
    found[clear.index] = clear["footprint"]
    return found, ambiguous


def _combine(rows: gpd.GeoDataFrame, building: Positions, attributes: tuple[str, ...], count: int) -> pd.DataFrame:
    """Return the attributes per building, the rows of the largest floor area first."""
    matched = rows[building != NOBODY].assign(footprint=building[building != NOBODY])
    for size in set(find_domains().role("size")).intersection(attributes):
        matched = matched.sort_values(size, ascending=False, kind="stable", na_position="last")
    groups = matched.groupby("footprint")
    columns = {}
    for name in attributes:
        columns[name] = _joined(matched, groups, name).reindex(range(count))
    for name in text_attributes().intersection(attributes):
        columns[name] = columns[name].astype(object).where(columns[name].notna(), None)
    columns["register_row"] = groups["register_row"].first().reindex(range(count)).astype(np.float64)
    return pd.DataFrame(columns, index=range(count))


def _joined(matched: pd.DataFrame, groups: Any, name: str) -> pd.Series:
    """Return one value a building: the sum of its rows, the one with the latest date, or the first that says it."""
    about = main_attributes().get(name)
    if about is not None and about.several == "sum":
        summed: pd.Series = groups[name].sum(min_count=1)
        return summed
    if about is not None and about.several == "latest" and about.dated_by in matched:
        told = matched[matched[name].notna()].sort_values(about.dated_by, ascending=False, kind="stable")
        latest: pd.Series = told.groupby("footprint")[name].first()
        return latest
    first: pd.Series = groups[name].first()
    return first


def _how_of_buildings(building: Positions, how: NDArray[np.object_], count: int) -> NDArray[np.object_]:
    result = np.full(count, "", dtype=object)
    for name in ("near", "inside", "id"):
        result[building[how == name]] = name
    return result


def _report(
    rows: gpd.GeoDataFrame, building: Positions, how: NDArray[np.object_], count: int
) -> tuple[JoinReport, tuple[Notice, ...]]:
    per_building = np.bincount(building[building != NOBODY], minlength=count)
    without = (building == NOBODY) & (how != AMBIGUOUS)
    report = JoinReport(
        buildings_matched=int((per_building > 0).sum()),
        buildings_unmatched=int((per_building == 0).sum()),
        rows_matched=int((building != NOBODY).sum()),
        rows_unmatched=int(without.sum()),
        matched_by_id=int((how == "id").sum()),
        matched_inside=int((how == "inside").sum()),
        matched_near=int((how == "near").sum()),
        rows_ambiguous=int((how == AMBIGUOUS).sum()),
        buildings_with_several_rows=int((per_building > 1).sum()),
    )
    notices = []
    if report.rows_unmatched:
        notices.append(notice("register-unmatched", count=report.rows_unmatched, rows=_shown(rows, without)))
    if report.rows_ambiguous:
        notices.append(notice("register-ambiguous", count=report.rows_ambiguous, rows=_shown(rows, how == AMBIGUOUS)))
    if report.buildings_with_several_rows:
        notices.append(notice("register-several-rows", count=report.buildings_with_several_rows))
    return report, tuple(notices)


def _shown(rows: gpd.GeoDataFrame, where: NDArray[np.bool_]) -> str:
    numbers = rows.loc[where, "register_row"].tolist()
    more = f", +{len(numbers) - EXAMPLES}" if len(numbers) > EXAMPLES else ""
    return ", ".join(str(number) for number in numbers[:EXAMPLES]) + more
