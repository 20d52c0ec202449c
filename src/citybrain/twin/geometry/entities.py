"""The entities of a snapshot as people are told of them, and how the map draws each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Final

import numpy as np

from citybrain.base.attributes import Calling
from citybrain.kernel.entities import Entity as Declared
from citybrain.kernel.entities import Geometry
from citybrain.kernel.errors import NotFoundError
from citybrain.twin.configuration_errors import nearest
from citybrain.twin.declared import attributes_of
from citybrain.twin.entity_table import EntityTable
from citybrain.twin.geometry.shapes import GEOMETRY
from citybrain.twin.snapshot import Snapshot

NONE: Final = "none"
LINE: Final = "line"
BETWEEN_TEXTS: Final = "; "
"""Between several texts of one attribute."""


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
        if self._is_text(attribute):
            told: str | None = self.held.texts(attribute)[row].as_py()
            return told
        value = self.held.column(attribute)[row]
        if isinstance(value, int | float | np.number):
            return float(value) if np.isfinite(value) else None
        return value if isinstance(value, str) else None

    def name_of(self, row: int) -> str | None:
        """What people call a row; None where it has no name."""
        name = self.held.names[row]
        return name if isinstance(name, str) else None

    def title_of(self, row: int, language: str) -> str:
        """A row by its name, else by its first address, else as one of its kind with its id."""
        addresses = (self.held.texts(name)[row].as_py() for name in self.called_by("address"))
        address = next((one.split(BETWEEN_TEXTS)[0] for one in addresses if one), None)
        return self.name_of(row) or address or f"{self.label(language)} {_short(str(self.held.ids[row]))}"

    def pieces(self, row: int) -> list[int]:
        """A row, and of lines all others of its name: a street is cut where others cross it."""
        name = self.name_of(row)
        if name is None or self.geometry != LINE:
            return [row]
        return [int(piece) for piece in np.flatnonzero(self.held.names == name)]

    def called_by(self, how: Calling) -> list[str]:
        """Columns of text by which people call rows in a way; none where the snapshot has none of them."""
        about = attributes_of(self.name).values()
        return [one.column for one in about if one.calls == how and one.column in self.held.schema.names]

    def _is_text(self, attribute: str) -> bool:
        about = attributes_of(self.name).get(attribute)
        return about is not None and about.kind == "text"


def _short(identifier: str) -> str:
    """An id without the kind of object before it: "123" of "way/123"."""
    return identifier.partition("/")[2] or identifier


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
