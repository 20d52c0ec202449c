"""The entities of one snapshot: what their rows are called, and how the map draws each."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from citybrain.base.domains import find_domains
from citybrain.kernel import Entity as Declared
from citybrain.kernel.entities import OWN, Geometry
from citybrain.kernel.errors import NotFoundError
from citybrain.twin.configuration_errors import nearest
from citybrain.twin.entity_table import ORIGIN
from citybrain.twin.geometry.shapes import GEOMETRY
from citybrain.twin.snapshot import Snapshot

NONE: Final = "none"
IDENTITY, NAME = "id", "name"
MOST_COMPARED = 20_000
"""Names among which the nearest are looked for; of more rows an example is told."""


class Entity:
    """An entity of one snapshot: its rows, their ids and names."""

    def __init__(self, name: str, declared: Declared, snapshot: Snapshot) -> None:
        self.name = name
        self.declared = declared
        self._snapshot = snapshot
        self._rows = snapshot.of(name)
        self.table = self._rows.entry.table
        self.rows = len(self._rows)
        self.columns = tuple(self._rows.schema.names)
        self.geometry: Geometry = self._rows.entry.geometry if GEOMETRY in self.columns else NONE
        """What its rows are drawn as; none where the snapshot holds no shapes of them."""

    def label(self, language: str) -> str:
        """What people call one of it."""
        return self.declared.said(language)

    @property
    def ids(self) -> NDArray[np.object_]:
        """Lasting id of each row; its number where the table has none."""
        return self._rows.ids

    @property
    def names(self) -> NDArray[np.object_]:
        """Name of each row, None where it has none."""
        return self._rows.names

    @cached_property
    def row_of_name(self) -> dict[str, int]:
        """First row of each name or id, in small letters."""
        said = (((name, identity), row) for row, (name, identity) in enumerate(zip(self.names, self.ids, strict=True)))
        found: dict[str, int] = {}
        for texts, row in said:
            for text in texts:
                if text is not None:
                    found.setdefault(str(text).casefold(), row)
        return found

    def row(self, key: str) -> int:
        """Row of an id, a name or a row number. Raises NotFoundError with the nearest names."""
        row = self._rows.row_of_id.get(key)
        if row is None:
            row = self.row_of_name.get(key.casefold())
        if row is None and key.isascii() and key.isdigit() and int(key) < self.rows:
            row = int(key)
        if row is None:
            raise NotFoundError("entity-row-unknown", received=key, entity=self.name, near=self._near(key))
        return row

    def attributes(self) -> list[str]:
        """Names of the columns that say something about a row."""
        told = {IDENTITY, NAME, GEOMETRY, *self.declared.inside}
        return [name for name in self.columns if name not in told and not name.endswith((ORIGIN, "_row"))]

    def plain(self, column: str, row: int) -> float | str | None:
        """One value of a column as it is stored; None where it is missing or no single value."""
        read: pa.ChunkedArray = self._snapshot.table(self.table, [column]).column(0)
        value: Any = read[row].as_py()
        if isinstance(value, bool | int | float | np.number):
            return float(value) if np.isfinite(value) else None
        return value if isinstance(value, str) else None

    def _near(self, key: str) -> str:
        if self.rows > MOST_COMPARED:
            return str(self.ids[0])
        known = {str(name) for name in (*self.names, *self.ids) if name is not None}
        found = nearest(key, sorted(known))
        return str(self.ids[0]) if found in ("", "-") and self.rows else found


class Entities:
    """The entities of one snapshot, by name."""

    def __init__(self, snapshot: Snapshot) -> None:
        declared = {**OWN, **{entity.name: entity for entity in find_domains().entities()}}
        self.all = {name: Entity(name, declared.get(name) or Declared(name), snapshot) for name in snapshot.entities}

    def __getitem__(self, name: str) -> Entity:
        """The entity of a name. Raises NotFoundError with the nearest names."""
        if name not in self.all:
            raise NotFoundError("entity-unknown", received=name, near=nearest(name, sorted(self.all)))
        return self.all[name]

    @property
    def drawn(self) -> dict[str, Entity]:
        """Those that a map can draw."""
        return {name: entity for name, entity in self.all.items() if entity.geometry != NONE}
