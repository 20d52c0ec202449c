"""What everybody sees of reports: those of open services by their place, those of private ones as areas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row, func, select

from citybrain.governance.noise import KeyedChance, noise_key
from citybrain.people.reports.near import CELL, ROWS, NearReport, cells_within, metres_between
from citybrain.people.reports.standing import IS_CLOSED, STANDS, is_past, is_public, reports_standing
from citybrain.records import Records
from citybrain.records.errors import NotRecordedError
from citybrain.records.tables.reports import resident_report

MOST = 1_000
"""Reports of one answer (GeoReport v2: 1,000 at most)."""

SPAN = 90 * 24 * 3_600_000_000
"""µs of one answer (GeoReport v2: 90 days at most)."""

SIDE = 5
"""Cells along an area: 550 m of latitude."""

LEAST = 5
"""Reports of an area that are told; fewer could be of one person."""


class ReportQuery(NamedTuple):
    """Which reports are wanted: of services, a state, times of request [µs], numbers, an area; the newest first.
    placed: those at a place alone; cells: of the grid, those in them alone.
    """

    services: tuple[str, ...] = ()
    closed: bool | None = None
    since: int | None = None
    until: int | None = None
    numbers: tuple[int, ...] = ()
    area: str | None = None
    most: int = MOST
    skip: int = 0
    placed: bool = False
    cells: tuple[int, ...] = ()


class UnsafeArea(NamedTuple):
    """An area of a grid [degrees], and how many reports are in it, rounded down to fives."""

    west: float
    south: float
    east: float
    north: float
    reports: int


def public_reports(records: Records | None, query: ReportQuery) -> list[Row[Any]]:
    """Reports that everybody may see, as they stand."""
    if records is None:
        return []
    asked = reports_standing().where(is_public())
    if query.services:
        asked = asked.where(resident_report.c.service.in_(query.services))
    if query.closed is not None:
        asked = asked.where(IS_CLOSED if query.closed else ~func.coalesce(IS_CLOSED, False))
    if query.since is not None:
        asked = asked.where(resident_report.c.requested >= query.since)
    if query.until is not None:
        asked = asked.where(resident_report.c.requested <= query.until)
    if query.numbers:
        asked = asked.where(resident_report.c.id.in_(query.numbers))
    if query.area is not None:
        asked = asked.where(resident_report.c.area == query.area)
    if query.cells:
        asked = asked.where(resident_report.c.cell.in_(query.cells))
    if query.placed:
        asked = asked.where(resident_report.c.longitude.is_not(None))
    order = asked.order_by(resident_report.c.requested.desc(), resident_report.c.id.desc())
    with records.read() as connection:
        return list(connection.execute(order.limit(min(query.most, MOST)).offset(query.skip)).all())


def public_reports_around(
    records: Records | None, longitude: float, latitude: float, reach: float, query: ReportQuery
) -> list[NearReport]:
    """Those of a query that lie within a reach [m] of a place, the nearest first."""
    rows = public_reports(records, query._replace(cells=tuple(cells_within(longitude, latitude, reach)), most=MOST))
    found = (NearReport(row, metres_between(longitude, latitude, row)) for row in rows)
    near = sorted((one for one in found if one.metres <= reach), key=lambda one: (one.metres, -one.row.id))
    return near[: query.most]


def unsafe_areas(records: Records | None, services: Sequence[str], now: int) -> list[UnsafeArea]:
    """Areas in which at least five reports of private services lie, of days that are over at a time [µs], by fives.

    Numbers are of days that are over (`is_past`) and go up by fives, so that no two answers tell that one report came,
    or where. How many more than five, ten, ... it takes is a matter of chance, keyed by area, number and the moment of
    its first report, which no other city of this installation shares: who adds reports of their own, here or there,
    does not learn from that how many there were. Raises NotRecordedError without a key of this installation.
    """
    if records is None or not services:
        return []
    north, east = resident_report.c.cell // (ROWS * SIDE), resident_report.c.cell % ROWS // SIDE
    asked = (
        select(
            north.label("north"), east.label("east"), func.count().label("reports"),
            func.min(resident_report.c.made_at).label("first"),
        )
        .where(
            resident_report.c.service.in_(services), resident_report.c.cell.is_not(None), STANDS,
            resident_report.c.shown >= 0, is_past(now),
        )
        .group_by(north, east)
        .having(func.count() >= LEAST)
        .order_by(north, east)
    )  # fmt: skip
    size = CELL * SIDE
    with records.read() as connection:
        found = connection.execute(asked).all()
    of = ",".join(services)
    told = ((one, _shown_reports(one.reports, f"{of} {one.north} {one.east} {one.first}")) for one in found)
    return [
        UnsafeArea(
            round(one.east * size - 180, 6), round(one.north * size - 90, 6),
            round((one.east + 1) * size - 180, 6), round((one.north + 1) * size - 90, 6), reports,
        )
        for one, reports in told if reports
    ]  # fmt: skip


def _shown_reports(count: int, area: str) -> int:
    """As many fives as are told of a number of reports."""
    fives, rest = divmod(count, LEAST)
    return LEAST * (fives if rest >= further_reports(area, fives) else fives - 1)


def further_reports(area: str, fives: int) -> int:
    """How many reports beyond so many fives it takes in an area until these are told: 0 to 4."""
    key = noise_key()
    if key is None:
        raise NotRecordedError("people-no-key")
    return KeyedChance(key, f"areas {area} {fives}".encode()).below(LEAST)
