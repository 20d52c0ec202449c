"""Which entities a snapshot holds, and how the map draws each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Literal

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from citybrain.kernel.errors import NotFoundError
from citybrain.twin.configuration_errors import nearest
from citybrain.twin.geometry.shapes import GEOMETRY, has_shapes
from citybrain.twin.snapshot import ORIGIN, Snapshot

Geometry = Literal["polygon", "line", "point", "cell", "none"]
"""How the rows of an entity are drawn."""
NONE: Final = "none"
IDENTITY, NAME = "id", "name"
MOST_COMPARED = 20_000
"""Names among which the nearest are looked for; of more rows an example is told."""


@dataclass(frozen=True)
class Declared:
    """An entity as it is declared: its table, its geometry, and what people call it in each language."""

    table: str
    geometry: Geometry = NONE
    labels: Mapping[str, str] = field(default_factory=dict)
    inside: tuple[str, ...] = ()


class Entity:
    """An entity of one snapshot: its rows, their ids and names."""

    def __init__(self, name: str, declared: Declared, snapshot: Snapshot) -> None:
        self.name = name
        self.declared = declared
        self.table = declared.table
        self._snapshot = snapshot
        self.rows = snapshot.manifest.tables[f"{self.table}.parquet"].rows or 0
        self.columns = tuple(pq.read_schema(snapshot.path(f"{self.table}.parquet")).names)
        drawn = declared.geometry != NONE and has_shapes(snapshot, self.table)
        self.geometry: Geometry = declared.geometry if drawn else NONE
        """What its rows are drawn as; none where the snapshot holds no shapes of them."""

    def label(self, language: str) -> str:
        """What people call one of it."""
        labels = self.declared.labels
        return labels.get(language) or labels.get("en") or self.name.replace("_", " ")

    @cached_property
    def ids(self) -> NDArray[np.object_]:
        """Lasting id of each row; its number where the table has none."""
        found = self.texts(IDENTITY)
        return np.array([str(row) for row in range(self.rows)], object) if found is None else found

    @cached_property
    def names(self) -> NDArray[np.object_]:
        """Name of each row, None where it has none."""
        found = self.texts(NAME)
        return np.full(self.rows, None, object) if found is None else found

    @cached_property
    def row_of_id(self) -> dict[str, int]:
        """Row of each id."""
        return {str(identity): row for row, identity in enumerate(self.ids)}

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
        row = self.row_of_id.get(key)
        if row is None:
            row = self.row_of_name.get(key.casefold())
        if row is None and key.isascii() and key.isdigit() and int(key) < self.rows:
            row = int(key)
        if row is None:
            raise NotFoundError("entity-row-unknown", received=key, entity=self.name, near=self._near(key))
        return row

    def texts(self, column: str) -> NDArray[np.object_] | None:
        """A column as texts, None where the table lacks it."""
        if column not in self.columns:
            return None
        told = self._snapshot.table(self.table, [column]).column(0).to_pylist()
        return np.array([None if value is None else str(value) for value in told], object)

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
    """The entities of one snapshot, by name: those declared of whose rows the snapshot has a table."""

    def __init__(self, snapshot: Snapshot, declared: Mapping[str, Declared]) -> None:
        tables = snapshot.manifest.tables
        self.all = {
            name: Entity(name, each, snapshot)
            for name, each in declared.items()
            if f"{each.table}.parquet" in tables
        }  # fmt: skip

    def __getitem__(self, name: str) -> Entity:
        if name not in self.all:
            raise NotFoundError("entity-unknown", received=name, near=nearest(name, sorted(self.all)))
        return self.all[name]

    @property
    def drawn(self) -> dict[str, Entity]:
        """Those that a map can draw."""
        return {name: entity for name, entity in self.all.items() if entity.geometry != NONE}


_ZONE = ("zone",)
LAYOUT: Mapping[str, Declared] = {
    "building": Declared("buildings", "polygon", {"en": "Building", "zh": "建筑"}, _ZONE),
    "zone": Declared("zones", "polygon", {"en": "Zone", "zh": "片区"}),
    "hour": Declared("hours", NONE, {"en": "Hour", "zh": "小时"}),
    "street": Declared("streets", "line", {"en": "Street", "zh": "街道"}, _ZONE),
    "place": Declared("places", "point", {"en": "Place", "zh": "地点"}, _ZONE),
    "tree": Declared("trees", "point", {"en": "Tree", "zh": "树木"}, _ZONE),
    "cell": Declared("population", "cell", {"en": "Population cell", "zh": "人口网格"}, _ZONE),
}
"""What tables a build writes."""
DRAWN: Mapping[str, Geometry] = {each.table: each.geometry for each in LAYOUT.values() if each.geometry != NONE}
"""Tables that the map draws, and as what."""
