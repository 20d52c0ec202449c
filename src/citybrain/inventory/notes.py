"""What is recorded about an inventory beside its lines: which lines count, changes of method, consumption accounts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, update

from citybrain.inventory.recalculation import Cause, Change
from citybrain.inventory.subcategories import subcategory
from citybrain.kernel import NotFoundError
from citybrain.records.errors import EntryError
from citybrain.records.tables.activity import consumption_account, inventory_change, inventory_choice
from citybrain.records.tables.base import now

COUNTS = ("entered", "computed")
FIRST_YEAR, LAST_YEAR = 1900, 2200
TABLES: dict[str, Table] = {
    "choices": inventory_choice,
    "changes": inventory_change,
    "consumption": consumption_account,
}


@dataclass(frozen=True)
class Notes:
    """All that counts of it: the last choice by year and subcategory, changes, the last account of each year.

    Rows are dictionaries of the columns of their table.
    """

    choices: dict[tuple[int, str], dict[str, Any]]
    changes: tuple[dict[str, Any], ...]
    accounts: dict[int, dict[str, Any]]

    def as_changes(self) -> list[Change]:
        """Changes as the recalculation policy takes them."""
        return [
            Change(Cause(row["kind"]), row["year"], row["reason"], frozenset(json.loads(row["recalculated"])))
            for row in self.changes
        ]


NOTHING = Notes({}, (), {})


def notes_of(connection: Connection) -> Notes:
    """What is recorded and not withdrawn."""

    def rows(table: Table) -> list[dict[str, Any]]:
        chosen = select(table).where(table.c.withdrawn_at.is_(None)).order_by(table.c.id)
        return [dict(row) for row in connection.execute(chosen).mappings()]

    choices = {(row["year"], row["subcategory"]): row for row in rows(inventory_choice)}
    accounts = {row["year"]: row for row in rows(consumption_account)}
    return Notes(choices, tuple(rows(inventory_change)), accounts)


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
    said = {"year": _year(year), "subcategory": reference, "counts": counts, "reason": reason or None}
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
    years = json.dumps(sorted(_year(x) for x in recalculated))
    said = {"year": _year(year), "kind": cause, "reason": reason, "effect": effect, "recalculated": years}
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
) -> int:
    """Record consumption-based emissions of a year [t CO2e], with the half width of their 95 % interval as a share."""
    if not method.strip() or not source.strip():
        raise EntryError("inventory-reason-missing")
    if emissions < 0 or (uncertainty is not None and uncertainty < 0):
        raise EntryError("inventory-account-negative", received=min(emissions, uncertainty or 0.0))
    said = {"year": _year(year), "emissions": emissions, "method": method, "source": source, "uncertainty": uncertainty}
    return _add(connection, consumption_account, by, said)


def withdraw_note(connection: Connection, kind: str, identity: int, by: str) -> None:
    """Let a choice, change or account count no longer. Raises NotFoundError where none of that number counts."""
    table = TABLES[kind]
    chosen = (table.c.id == identity) & table.c.withdrawn_at.is_(None)
    if connection.execute(update(table).where(chosen).values(withdrawn_by=by, withdrawn_at=now())).rowcount == 0:
        raise NotFoundError("inventory-note-unknown", received=str(identity))


def _year(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise EntryError("inventory-year-odd", received=str(year), allowed=f"{FIRST_YEAR}-{LAST_YEAR}")
    return year


def _add(connection: Connection, table: Table, by: str, said: dict[str, Any]) -> int:
    made = insert(table).values(**said, made_by=by, made_at=now()).returning(table.c.id)
    return int(connection.execute(made).scalar_one())
