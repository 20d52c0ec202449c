"""What is recorded about an inventory beside its lines: which count, changes of method, accounts, statements."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, update

from citybrain.inventory.recalculation import Cause, RecalculationChange
from citybrain.inventory.subcategories import subcategory
from citybrain.kernel import NotFoundError
from citybrain.records.errors import EntryError
from citybrain.records.tables.activity import (
    consumption_account,
    inventory_change,
    inventory_choice,
    inventory_statement,
)
from citybrain.records.tables.base import now

COUNTS = ("entered", "computed")
FIRST_YEAR, LAST_YEAR = 1900, 2200
TABLES: dict[str, Table] = {
    "choices": inventory_choice,
    "changes": inventory_change,
    "consumption": consumption_account,
    "statements": inventory_statement,
}
CHOICE = ("year", "subcategory")
KEY = ("year", "what", "kind", "landfill", "climate")
"""What two statements must have in common for the later one to hold."""


@dataclass(frozen=True)
class Notes:
    """All that counts of it: last choices by year and subcategory, changes, last accounts by year, statements by key.

    Rows are dictionaries of the columns of their table.
    """

    choices: dict[tuple[int, str], dict[str, Any]]
    changes: tuple[dict[str, Any], ...]
    accounts: dict[int, dict[str, Any]]
    statements: dict[tuple[Any, ...], dict[str, Any]]

    def as_changes(self) -> list[RecalculationChange]:
        """Changes as the recalculation policy takes them."""
        return [
            RecalculationChange(
                Cause(row["kind"]), row["year"], row["reason"], frozenset(json.loads(row["recalculated"]))
            )
            for row in self.changes
        ]


NOTHING = Notes({}, (), {}, {})


def notes_of(connection: Connection) -> Notes:
    """What is recorded and not withdrawn."""

    choices = {(row["year"], row["subcategory"]): row for row in last_of(connection, inventory_choice, CHOICE)}
    accounts = {row["year"]: row for row in last_of(connection, consumption_account, ("year",))}
    changes = select(inventory_change).where(inventory_change.c.withdrawn_at.is_(None)).order_by(inventory_change.c.id)
    recorded = tuple(dict(row) for row in connection.execute(changes).mappings())
    return Notes(choices, recorded, accounts, statements_of(connection))


def statements_of(connection: Connection) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Statements that hold, by key."""
    return {tuple(row[name] for name in KEY): row for row in last_of(connection, inventory_statement, KEY)}


def last_of(connection: Connection, table: Table, key: tuple[str, ...]) -> list[dict[str, Any]]:
    """The last row of each key that is not withdrawn; those before it, of which there may be any number, stay there."""
    columns = [table.c[name] for name in key]
    last = select(func.max(table.c.id)).where(table.c.withdrawn_at.is_(None)).group_by(*columns)
    chosen = select(table).where(table.c.id.in_(last)).order_by(table.c.id)
    return [dict(row) for row in connection.execute(chosen).mappings()]


def state_of_notes(connection: Connection) -> tuple[int, ...]:
    """What changes whenever something is recorded here or withdrawn."""
    told = []
    for table in TABLES.values():
        withdrawn = func.count(table.c.withdrawn_at)
        told += list(connection.execute(select(func.count(table.c.id), withdrawn)).one())
    return tuple(int(count) for count in told)


def add_choice(connection: Connection, by: str, *, year: int, reference: str, counts: str, reason: str = "") -> int:
    """Say which lines of a subcategory count in a year. Raises NotFoundError, EntryError for what cannot be chosen."""
    subcategory(reference)
    if counts not in COUNTS:
        raise EntryError("inventory-choice-unknown", received=counts[:40], allowed=", ".join(COUNTS))
    said = {"year": year_of(year), "subcategory": reference, "counts": counts, "reason": reason or None}
    return _add(connection, inventory_choice, by, said)


def add_change(
    connection: Connection,
    by: str,
    *,
    year: int,
    cause: str,
    reason: str,
    effect: float | None = None,
    recalculated: tuple[int, ...] = (),
) -> int:
    """Record a change of method, factors, warming potentials or boundary, or of an error; `effect` on the base year."""
    if cause not in tuple(Cause):
        raise EntryError("inventory-cause-unknown", received=cause[:40], allowed=", ".join(Cause))
    if not reason.strip():
        raise EntryError("inventory-reason-missing")
    years = json.dumps(sorted(year_of(x) for x in recalculated))
    said = {"year": year_of(year), "kind": cause, "reason": reason, "effect": effect, "recalculated": years}
    return _add(connection, inventory_change, by, said)


def add_account(
    connection: Connection,
    by: str,
    *,
    year: int,
    emissions: float,
    method: str,
    source: str,
    uncertainty: float | None = None,
    produced: float | None = None,
    imported: float | None = None,
    exported: float | None = None,
) -> int:
    """Record consumption-based emissions of a year [t CO2e], with the half width of their 95 % interval as a share.

    `produced`, `imported`, `exported`: what the same source counts by territory, elsewhere for the people of the city,
    and here for others [t CO2e].
    """
    if not method.strip() or not source.strip():
        raise EntryError("inventory-reason-missing")
    for number in (emissions, uncertainty, produced, imported, exported):
        if number is not None and not 0.0 <= number < float("inf"):
            raise EntryError("inventory-account-negative", received=number)
    said = {"emissions": emissions, "method": method, "source": source, "uncertainty": uncertainty}
    parts = {"produced": produced, "imported": imported, "exported": exported}
    return _add(connection, consumption_account, by, {"year": year_of(year), **said, **parts})


def withdraw_note(connection: Connection, kind: str, identity: int, by: str) -> None:
    """Let a choice, change, account or statement count no longer. Raises NotFoundError where none of it counts."""
    table = TABLES[kind]
    chosen = (table.c.id == identity) & table.c.withdrawn_at.is_(None)
    if connection.execute(update(table).where(chosen).values(withdrawn_by=by, withdrawn_at=now())).rowcount == 0:
        raise NotFoundError("inventory-note-unknown", received=str(identity))


def year_of(year: int) -> int:
    """A year that an inventory can have. Raises EntryError."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise EntryError("inventory-year-odd", received=str(year), allowed=f"{FIRST_YEAR}-{LAST_YEAR}")
    return year


def _add(connection: Connection, table: Table, by: str, said: dict[str, Any]) -> int:
    made = insert(table).values(**said, made_by=by, made_at=now()).returning(table.c.id)
    return int(connection.execute(made).scalar_one())
