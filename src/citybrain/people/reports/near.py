"""Reports of the same service near by and of late: what is offered to who reports, so that one thing is told once.

Reports are looked up by cells of a grid of degrees, which an index of every database reads at once, however many others
there are.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row

from citybrain.people.reports.standing import reports_standing
from citybrain.records.tables.reports import resident_report

CELL = 0.001
"""Degrees of a cell: 111 m of latitude."""

ROWS = 360_000
METRES = 111_195.0
"""Metres of a degree of latitude on a sphere of 6,371 km."""

NEAR = 60.0
"""Metres within which two reports of a service may be of one thing."""

DAYS = 30
DAY = 24 * 3_600_000_000
MOST = 5
MOST_LOOKED_AT = 500


class NearReport(NamedTuple):
    """A report near by and how far it is [m]."""

    row: Row[Any]
    metres: float


def cell_of(longitude: float, latitude: float) -> int:
    """The cell of a place."""
    return _row(latitude) * ROWS + _column(longitude)


def reports_near(
    connection: Connection, service: str, longitude: float, latitude: float, now: int, reach: float = NEAR
) -> list[NearReport]:
    """Reports of a service within a reach [m] of a place and the last 30 days, the nearest first; five at most."""
    asked = (
        reports_standing()
        .where(
            resident_report.c.service == service,
            resident_report.c.cell.in_(cells_within(longitude, latitude, reach)),
            resident_report.c.requested >= now - DAYS * DAY,
        )
        .order_by(resident_report.c.requested.desc())
        .limit(MOST_LOOKED_AT)
    )
    found = (NearReport(row, metres_between(longitude, latitude, row)) for row in connection.execute(asked))
    return sorted((one for one in found if one.metres <= reach), key=lambda one: (one.metres, one.row.id))[:MOST]


def metres_between(longitude: float, latitude: float, row: Row[Any]) -> float:
    """Metres from a place to that of a report."""
    east = (row.longitude - longitude) * _narrow(latitude)
    return METRES * math.hypot(east, row.latitude - latitude)


def cells_within(longitude: float, latitude: float, reach: float) -> list[int]:
    """Cells that a circle of a reach [m] around a place may touch."""
    high = reach / METRES
    wide = high / _narrow(latitude)
    rows = range(_row(latitude - high), _row(latitude + high) + 1)
    columns = range(_column(longitude - wide), _column(longitude + wide) + 1)
    return [row * ROWS + column for row in rows for column in columns]


def _row(latitude: float) -> int:
    return math.floor((latitude + 90) / CELL)


def _column(longitude: float) -> int:
    return math.floor((longitude + 180) / CELL)


def _narrow(latitude: float) -> float:
    """Degrees of longitude to those of latitude, of the same length."""
    return max(math.cos(math.radians(latitude)), 0.01)
