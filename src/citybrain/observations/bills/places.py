"""Which row of the twin an id or a name in a bill means."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array
from citybrain.observations.bills.declaration import BilledEntity, billing
from citybrain.twin.snapshot import Snapshot

Kind: TypeAlias = str
"""The entity whose rows are the places."""

IDENTIFIERS = "identifiers"
NAME = "name"
SHORT = "short"
NOWHERE = -1


class PlaceIndex:
    """Rows of an entity by what sources call them, compared without regard to small and capital letters.

    All are found by their id; others also by name, by the ids of a register, or without the kind before a slash
    ("way/12" or "12"), as declared. A name that could be two of them is none.
    """

    def __init__(self, snapshot: Snapshot, kind: Kind) -> None:
        self.kind = kind
        self.rows = _rows(snapshot, billing().place(kind))

    def find(self, names: Iterable[str]) -> NDArray[np.int64]:
        """Row of each name, NOWHERE where the twin has no such place."""
        rows = self.rows
        found = [rows.get(name.strip().casefold(), NOWHERE) for name in names]
        return np.array(found, np.int64)


def column_of(snapshot: Snapshot, kind: Kind, name: str) -> list[str | None]:
    """A column of text of the table of an entity."""
    found: list[str | None] = snapshot.table(billing().place(kind).table, [name]).column(name).to_pylist()
    return found


def known_names(snapshot: Snapshot, kind: Kind) -> list[str]:
    """By what people call the places of an entity: names where bills name them, else ids."""
    by_name = NAME in billing().place(kind).found_by
    return [str(name) for name in column_of(snapshot, kind, NAME if by_name else "id")]


def areas(snapshot: Snapshot, kind: Kind) -> Array:
    """By what a meter of several places is divided: an area [m²] of each place, sums where others lie in them."""
    declared = billing()
    area: Array = np.nan_to_num(snapshot.column(declared.shared_by, declared.finest))
    if kind == declared.finest:
        return area
    inside = snapshot.of(declared.finest).inside(kind)
    return np.bincount(inside, area, len(snapshot.of(kind))).astype(np.float64)


def _rows(snapshot: Snapshot, place: BilledEntity) -> dict[str, int]:
    own = [(str(name).casefold(), row) for row, name in enumerate(column_of(snapshot, place.entity, "id"))]
    rows = dict(own)
    if NAME in place.found_by:
        names = enumerate(column_of(snapshot, place.entity, NAME))
        rows = _only((str(name).casefold(), row) for row, name in names if name is not None) | rows
    if IDENTIFIERS in place.found_by and f"{IDENTIFIERS}.parquet" in snapshot.manifest.tables:
        table = snapshot.table(IDENTIFIERS, ["identifier", place.entity])
        register = zip(table.column("identifier").to_pylist(), table.column(place.entity).to_pylist(), strict=True)
        rows = _only((str(name).strip().casefold(), row) for name, row in register) | rows
    if SHORT in place.found_by:
        rows = _only((name.rpartition("/")[2], row) for name, row in own if "/" in name) | rows
    return rows


def _only(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Names that mean one row."""
    rows: dict[str, int] = {}
    twice = set()
    for name, row in pairs:
        if rows.setdefault(name, row) != row:
            twice.add(name)
    return {name: row for name, row in rows.items() if name not in twice}
