"""The entities of a snapshot as people are told of them, and how the map draws each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Final

import numpy as np

from citybrain.kernel.entities import Entity as Declared
from citybrain.kernel.entities import Geometry
from citybrain.kernel.errors import NotFoundError
from citybrain.twin.configuration_errors import nearest
from citybrain.twin.entity_table import EntityTable
from citybrain.twin.geometry.shapes import GEOMETRY
from citybrain.twin.snapshot import Snapshot

NONE: Final = "none"


class Entity:
    """An entity of one snapshot: its rows, what one of it is called, and how it is drawn."""

    def __init__(self, held: EntityTable, declared: Declared | None) -> None:
        self.held = held
        self.name = held.name
        self.table = held.entry.table
        self.rows = len(held)
        self._declared = declared

    def label(self, language: str) -> str:
        """What people call one of it."""
        return self._declared.said(language) if self._declared else self.name.replace("_", " ")

    @cached_property
    def geometry(self) -> Geometry:
        """What its rows are drawn as; none where the snapshot holds no shapes of them."""
        return self.held.entry.geometry if GEOMETRY in self.held.schema.names else NONE

    def value(self, attribute: str, row: int) -> float | str | None:
        """One attribute of a row, as a number or a text; None where it is missing."""
        value = self.held.column(attribute)[row]
        if isinstance(value, int | float | np.number):
            return float(value) if np.isfinite(value) else None
        return value if isinstance(value, str) else None

    def name_of(self, row: int) -> str | None:
        """What people call a row; None where it has no name."""
        name = self.held.names[row]
        return name if isinstance(name, str) else None


class Entities:
    """The entities of one snapshot, by name, in the order in which it holds them."""

    def __init__(self, snapshot: Snapshot, declared: Mapping[str, Declared]) -> None:
        self.all = {name: Entity(held, declared.get(name)) for name, held in snapshot.entities.items()}

    def __getitem__(self, name: str) -> Entity:
        if name not in self.all:
            raise NotFoundError("entity-unknown", received=name, near=nearest(name, sorted(self.all)))
        return self.all[name]

    @cached_property
    def drawn(self) -> dict[str, Entity]:
        """Those that a map can draw."""
        return {name: entity for name, entity in self.all.items() if entity.geometry != NONE}
