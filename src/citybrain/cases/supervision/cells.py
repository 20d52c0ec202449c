"""Cells of the grid by which a city is looked after: each has a keeper, and its enterprises are visited in turn."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, insert, select, update

from citybrain.cases.supervision.entries import EntryKind
from citybrain.cases.supervision.file import stands
from citybrain.governance.register import number_of
from citybrain.kernel.errors import NotFoundError
from citybrain.records import author
from citybrain.records.errors import EntryError
from citybrain.records.tables.base import now
from citybrain.records.tables.governance import identity
from citybrain.records.tables.supervision import enterprise_entry, supervision_cell

MOST_CELLS = 10_000
MOST_CORNERS = 1_000
LONGEST_NAME = 200
USUAL_DAYS = 365
"""Days between two visits where an enterprise stands in no cell."""


class GridCell(NamedTuple):
    """A cell: its name, the name of its keeper, days between two visits, GeoJSON polygon in degrees."""

    number: int
    name: str
    keeper: str | None
    days: int
    shape: Mapping[str, Any]


class VisitDue(NamedTuple):
    """When an enterprise is visited next: the cell it stands in, the last visit, and the day by which one is due."""

    cell: GridCell | None
    last: datetime.date | None
    due: datetime.date | None

    def overdue(self, today: datetime.date) -> float:
        """Days since the last visit over the days between two, less one; 1 where there was none yet."""
        days = self.cell.days if self.cell else USUAL_DAYS
        return 1.0 if self.last is None else (today - self.last).days / days - 1


def add_cell(
    connection: Connection, name: str, keeper: str | None, days: int, shape: Mapping[str, Any], by: str
) -> int:
    """Number of a new cell. Raises EntryError for a name, days or a shape that cannot be, NotFoundError."""
    said, present = " ".join(name.split()), cells(connection)
    faults = []
    if not 0 < len(said) <= LONGEST_NAME or said in {one.name for one in present}:
        faults.append(f"name: {said[:40] or '-'}")
    if not 1 <= days <= 3660:
        faults.append(f"days: {days} (1 … 3660)")
    if not _is_polygon(shape):
        faults.append(f"shape: {str(shape.get('type', '-'))[:40]} (Polygon, ≤ {MOST_CORNERS})")
    if len(present) >= MOST_CELLS:
        faults.append(f"{len(present)} ≥ {MOST_CELLS}")
    if faults:
        raise EntryError("enterprise-cell", problem="; ".join(faults))
    who = None if keeper is None else number_of(connection, keeper)
    if keeper is not None and who is None:
        raise NotFoundError("enterprise-person-unknown", received=keeper)
    row = {
        "name": said,
        "keeper": who,
        "days": days,
        "shape": json.dumps({one: shape[one] for one in ("type", "coordinates")}),
    }
    made = connection.execute(
        insert(supervision_cell).values(**row, made_by=author(by), made_at=now())
    ).inserted_primary_key
    assert made is not None
    return int(made[0])


def remove_cell(connection: Connection, number: int, by: str) -> None:
    """It counts no longer. Raises NotFoundError."""
    of = (supervision_cell.c.id == number) & supervision_cell.c.withdrawn_at.is_(None)
    gone = update(supervision_cell).where(of).values(withdrawn_by=author(by), withdrawn_at=now())
    if not connection.execute(gone).rowcount:
        raise NotFoundError("enterprise-cell-unknown", received=number)


def cells(connection: Connection) -> list[GridCell]:
    """All of them by name; one whose keeper was withdrawn has none."""
    of = (identity.c.id == supervision_cell.c.keeper) & identity.c.withdrawn_at.is_(None)
    joined = supervision_cell.outerjoin(identity, of)
    asked = select(supervision_cell, identity.c.name.label("who")).select_from(joined)
    rows = connection.execute(asked.where(supervision_cell.c.withdrawn_at.is_(None)).order_by(supervision_cell.c.name))
    return [GridCell(row.id, row.name, row.who, row.days, json.loads(row.shape)) for row in rows]


def cells_of(enterprises: Sequence[Row[Any]], known: Sequence[GridCell]) -> dict[int, GridCell]:
    """The cell in which each enterprise stands, the first by name, by number of the enterprise."""
    from shapely import STRtree, points
    from shapely.geometry import shape

    placed = [one for one in enterprises if one.longitude is not None]
    if not placed or not known:
        return {}
    tree = STRtree([shape(one.shape) for one in known])
    at, inside = tree.query(points([(one.longitude, one.latitude) for one in placed]), predicate="intersects")
    found: dict[int, int] = {}
    for place, cell in zip(at.tolist(), inside.tolist(), strict=True):
        number = placed[place].id
        found[number] = min(cell, found.get(number, cell))
    return {number: known[cell] for number, cell in found.items()}


def last_visits(connection: Connection) -> dict[int, datetime.date]:
    """Day of the last visit that counts, by number of the enterprise."""
    asked = select(enterprise_entry.c.enterprise, func.max(enterprise_entry.c.since))
    visits = asked.where(enterprise_entry.c.kind == EntryKind.VISIT, stands())
    rows = connection.execute(visits.group_by(enterprise_entry.c.enterprise))
    return {number: datetime.date.fromisoformat(day) for number, day in rows}


def last_visit(entries: Iterable[Row[Any]]) -> datetime.date | None:
    """Day of the last visit among entries that count."""
    days = [one.since for one in entries if one.kind == EntryKind.VISIT]
    return datetime.date.fromisoformat(max(days)) if days else None


def visit_due(last: datetime.date | None, cell: GridCell | None) -> VisitDue:
    """When an enterprise is visited next after the last visit; at once where nobody ever was there."""
    days = cell.days if cell else USUAL_DAYS
    return VisitDue(cell, last, None if last is None else last + datetime.timedelta(days=days))


def _is_polygon(said: Mapping[str, Any]) -> bool:
    from shapely.errors import ShapelyError
    from shapely.geometry import shape

    try:
        rings = said["coordinates"]
        if said["type"] != "Polygon" or sum(map(len, rings)) > MOST_CORNERS:
            return False
        made = shape(said)
    except (KeyError, TypeError, ValueError, IndexError, RecursionError, ShapelyError):
        return False
    west, south, east, north = made.bounds if not made.is_empty else (999.0,) * 4
    return bool(made.is_valid and made.area > 0 and west >= -180 and east <= 180 and south >= -90 and north <= 90)
