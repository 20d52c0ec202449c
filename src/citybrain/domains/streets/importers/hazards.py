"""Accidents and reports of residents by street: points with a date, as the police and the city keep them.

Of both no row of a file stays, only counts by street: nothing but date, place and severity is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.attached import Trees, ends_of
from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.notices import Notice, notice
from citybrain.base.tables.numbers import to_numbers
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Mask

FURTHEST = 30.0
"""Metres from a street beyond which something did not happen on it."""

FEWEST_REPORTS = 5
"""Reports on a street of which fewer are not told: they may lead to who wrote them."""

SEVERITIES = ("fatal", "serious", "slight", "")
DAMAGE = "damage"
DAYS_IN_YEAR, FAULTS_SHOWN = 365.25, 5
DEGREES = "EPSG:4326"
WHOLE_DATE = r"\d{4}-?\d{2}-?\d{2}(?!\d)"
EARLIEST = pd.Timestamp("1900-01-01", tz="UTC")
"""Days before it are slips of a pen: one would make the years of a file, over which it counts, too many."""


@importer("accidents")
def accidents(read: Tables, known: Tables) -> Imported:
    """Counts accidents with people hurt by street and year; those with damage alone are left out and counted.

    Points, or a table with `longitude` and `latitude`; `date`, and `severity` where it is known: fatal, serious,
    slight or damage. Raises InputError with all that is wrong.
    """
    points = _points("accidents", read["accidents"], known, (*SEVERITIES, DAMAGE))
    hurt = points[points["severity"] != DAMAGE]
    left_out = notice("streets-accidents-of-damage", count=len(points) - len(hurt))
    return _by_street(ACCIDENTS, hurt, known, left_out)


@importer("reports")
def reports(read: Tables, known: Tables) -> Imported:
    """Counts reports of residents that speak of danger by street and year; what too few wrote of is not told.

    Points, or a table with `longitude` and `latitude`; `date`. Raises InputError with all that is wrong.
    """
    return _by_street(REPORTS, _points("reports", read["reports"], known, None), known)


def _points(source: str, table: pd.DataFrame, known: Tables, severities: tuple[str, ...] | None) -> gpd.GeoDataFrame:
    """Dates, places and severities of a file."""
    streets = known.get("streets")
    if not isinstance(streets, gpd.GeoDataFrame) or "from_node" not in streets:
        raise InputError("streets-hazards-without-streets", source=source)
    shaped = isinstance(table, gpd.GeoDataFrame)
    wanted = ("date",) if shaped else ("date", "longitude", "latitude")
    if missing := [name for name in wanted if name not in table]:
        raise InputError("streets-hazards-wrong", source=source, count=len(missing), received=", ".join(missing) + "?")
    places, nowhere = _shapes(table) if isinstance(table, gpd.GeoDataFrame) else _degrees(table, streets.crs)
    days = _days(table["date"])
    given = table["severity"] if severities and "severity" in table else pd.Series("", table.index)
    severity = given.fillna("").astype(str).str.strip().str.lower()
    wrong = {
        "date": days.isna().to_numpy(),
        "geometry" if shaped else "longitude, latitude": nowhere,
        "severity": ~severity.isin(severities or ("",)).to_numpy(),
    }
    if faults := list(_rows(wrong)):
        count = int(sum(rows.sum() for rows in wrong.values()))
        raise InputError("streets-hazards-wrong", source=source, count=count, received="; ".join(faults))
    return gpd.GeoDataFrame({"day": days.to_numpy(), "severity": severity.to_numpy()}, geometry=places, crs=streets.crs)


def _days(dates: pd.Series) -> pd.Series:
    """Whole dates of the years in which somebody may have written them down; none for others.

    A year or a month alone is no date: the first and the last of a file say over how many years it counts.
    """
    texts = dates.astype(str).str.strip()
    whole = texts.where(texts.str.match(WHOLE_DATE))
    days = pd.to_datetime(whole, errors="coerce", format="ISO8601", utc=True)
    latest = pd.Timestamp.now("UTC") + pd.Timedelta(days=1)  # it may be tomorrow where the city lies
    return days.where((days >= EARLIEST) & (days <= latest))


def _shapes(table: gpd.GeoDataFrame) -> tuple[np.ndarray, Mask]:
    """A point of each shape, and where there is none: missing and empty shapes, and coordinates that are no numbers."""
    shapes = table.geometry.to_numpy()
    somewhere = np.isfinite(shapely.bounds(shapes)).all(axis=1)
    places = shapely.point_on_surface(np.where(somewhere, shapes, None))
    return places, ~(somewhere & np.isfinite(shapely.bounds(places)).all(axis=1))


def _degrees(table: pd.DataFrame, crs: object) -> tuple[np.ndarray, Mask]:
    (east, _), (north, _) = (to_numbers(table[name]) for name in ("longitude", "latitude"))
    nowhere: Mask = ~((np.abs(east) <= 180.0) & (np.abs(north) <= 90.0))
    points = gpd.GeoSeries(shapely.points(np.where(nowhere, 0.0, east), np.where(nowhere, 0.0, north)), crs=DEGREES)
    return points.to_crs(crs).to_numpy(), nowhere


def _rows(wrong: dict[str, Mask]) -> Iterator[str]:
    """Columns with the rows that are wrong, from 1, the first few of them."""
    for name, rows in wrong.items():
        if rows.any():
            first = [str(row + 1) for row in np.flatnonzero(rows)[:FAULTS_SHOWN]]
            more = f" (+ {int(rows.sum()) - FAULTS_SHOWN})" if rows.sum() > FAULTS_SHOWN else ""
            yield f"{name}: {', '.join(first)}{more}"


class _Counting(NamedTuple):
    """What of a file is counted: names of its rows and of the source, the fewest that are told; notices of the rest.

    `keeps_years`: over how many years it counts stays beside the counts, so that chance in them can be told.
    """

    name: str
    source: str
    fewest: int
    off_streets: str
    closed: str
    keeps_years: bool = False


ACCIDENTS = _Counting("accident", "accidents", 1, "streets-accidents-off-streets", "streets-reports-closed", True)
REPORTS = _Counting("report", "reports", FEWEST_REPORTS, "streets-reports-off-streets", "streets-reports-closed")


def _by_street(counting: _Counting, points: gpd.GeoDataFrame, known: Tables, *notices: Notice) -> Imported:
    """Streets with any, each with how many a year there are over the years of the file; none of too few."""
    streets, (name, source, fewest, off_streets, closed, keeps_years) = known["streets"], counting
    assert isinstance(streets, gpd.GeoDataFrame)
    tied = Trees(ends_of(streets)).attached(points.geometry.to_numpy(), FURTHEST)
    rows, counts = np.unique(tied.streets, return_counts=True)
    span = (points["day"].max() - points["day"].min()).days + 1 if len(points) else 0
    years = max(1.0, span / DAYS_IN_YEAR)
    rate = np.where(counts >= fewest, np.round(counts / years, 4), np.nan)
    middle = shapely.line_interpolate_point(streets.geometry.to_numpy()[rows], 0.5, normalized=True)
    columns = {
        "id": [f"{name}/{row}" for row in rows], f"{name}_street": rows.astype(np.float64), f"{name}_rate": rate,
    }  # fmt: skip
    if keeps_years:
        columns[f"{name}_years"] = np.full(len(rows), round(years, 4))
    table = gpd.GeoDataFrame(columns, geometry=middle, crs=streets.crs)
    same = pd.DataFrame({"day": points["day"], "place": shapely.to_wkb(points.geometry.to_numpy())}).duplicated()
    left_out = (
        *notices,
        notice("streets-hazards-same", source=source, count=int(same.sum())),
        notice(off_streets, count=len(points) - len(tied.rows), metres=FURTHEST),
        notice(closed, count=int((counts < fewest).sum()), fewest=fewest),
    )
    counted = tuple(one for one in left_out if one.arguments["count"])
    return Imported({f"street_{source}": table}, {f"street_{source}": source}, notices=counted)
