"""Which building or zone of the twin an id or a name in a bill means."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array
from citybrain.twin.snapshot import Snapshot

Kind: TypeAlias = Literal["building", "zone"]
IDENTIFIERS = "identifiers"
NOWHERE = -1


class PlaceIndex:
    """Rows of buildings or zones by what sources call them, compared without regard to small and capital letters.

    Buildings are found by their id in the twin, with or without the kind before a slash ("way/12" or "12"), and by the
    ids of the register; zones by id and name. A name that could be two of them is none.
    """

    def __init__(self, snapshot: Snapshot, kind: Kind) -> None:
        self.kind = kind
        self.rows = _buildings(snapshot) if kind == "building" else _zones(snapshot)

    def find(self, names: Iterable[str]) -> NDArray[np.int64]:
        """Row of each name, NOWHERE where the twin has no such place."""
        rows = self.rows
        found = [rows.get(name.strip().casefold(), NOWHERE) for name in names]
        return np.array(found, np.int64)


def areas(snapshot: Snapshot, kind: Kind) -> Array:
    """Gross floor area [m²] of each building or zone."""
    area: Array = np.nan_to_num(snapshot.column("gross_floor_area"))
    if kind == "building":
        return area
    zones = snapshot.manifest.tables["zones.parquet"].rows or 0
    return np.bincount(snapshot.column("zone"), area, zones).astype(np.float64)


def _buildings(snapshot: Snapshot) -> dict[str, int]:
    own = [(str(name).casefold(), row) for row, name in enumerate(snapshot.ids)]
    rows = dict(own)
    if f"{IDENTIFIERS}.parquet" in snapshot.manifest.tables:
        table = snapshot.table(IDENTIFIERS, ["identifier", "building"])
        register = zip(table.column("identifier").to_pylist(), table.column("building").to_pylist(), strict=True)
        rows = _only(((str(name).strip().casefold(), row) for name, row in register)) | rows
    short = _only((name.rpartition("/")[2], row) for name, row in own if "/" in name)
    return short | rows


def _zones(snapshot: Snapshot) -> dict[str, int]:
    table = snapshot.table("zones", ["id", "name"])
    ids = {str(name).casefold(): row for row, name in enumerate(table.column("id").to_pylist())}
    names = (
        (str(name).casefold(), row) for row, name in enumerate(table.column("name").to_pylist()) if name is not None
    )
    return _only(names) | ids


def _only(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Names that mean one row."""
    rows: dict[str, int] = {}
    twice = set()
    for name, row in pairs:
        if rows.setdefault(name, row) != row:
            twice.add(name)
    return {name: row for name, row in rows.items() if name not in twice}
