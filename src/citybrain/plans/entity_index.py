"""What plans call things by: ids, names and positions of the rows of every entity, read when somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel import City, NotFoundError, nearest
from citybrain.kernel.declarations import SHARED
from citybrain.kernel.errors import Argument
from citybrain.kernel.units import Array, Rows
from citybrain.plans.document import Document
from citybrain.plans.yaml_text import JsonPath, PlanTextError
from citybrain.twin.declared import area_entity

Text = NDArray[np.object_]
ZONE = area_entity()
"""The entity of areas into which a city is divided, by which everything else can be chosen and told apart."""


@dataclass(frozen=True)
class SourceLocation:
    """A place of a plan's text, so that checks can point to it."""

    document: Document
    place: JsonPath = ()

    def inside(self, *steps: str | int) -> SourceLocation:
        """A place further in."""
        return SourceLocation(self.document, (*self.place, *steps))

    def fault(self, code: str, **arguments: Argument) -> PlanTextError:
        """An error that points to the value here."""
        return self.document.fault(code, self.place, **arguments)

    def key_fault(self, code: str, **arguments: Argument) -> PlanTextError:
        """An error that points to the key before the value here."""
        return self.document.key_fault(code, self.place, **arguments)


@dataclass(frozen=True)
class Index:
    """Ids and names of the rows of one entity; `locate` gives longitude and latitude [degrees] of a point of each.

    It is None where the entity lies nowhere.
    """

    ids: Text
    names: Text | None = None
    locate: Callable[[], tuple[Array, Array]] | None = None

    @cached_property
    def points(self) -> tuple[Array, Array] | None:
        """Longitude and latitude of each row in degrees; None where the entity lies nowhere."""
        return self.locate() if self.locate else None

    @cached_property
    def row_of(self) -> dict[str, int]:
        """Row of each id."""
        return {str(name): row for row, name in enumerate(self.ids)}

    @cached_property
    def rows_named(self) -> dict[str, Rows]:
        """Rows that a name or an id, in small letters, stands for."""
        found: dict[str, list[int]] = {}
        known = self.ids if self.names is None else self.names
        for row, names in enumerate(zip(self.ids, known, strict=True)):
            for name in {str(n).casefold() for n in names if n is not None}:
                found.setdefault(name, []).append(row)
        return {name: np.array(rows, np.intp) for name, rows in found.items()}

    @cached_property
    def hashes(self) -> NDArray[np.uint64]:
        """FNV-1a hash (64 bits) of each id: the same for an id in every snapshot of every city."""
        return fnv1a(self.ids)

    def find(self, key: str) -> int | None:
        """Row of an id, a row number or a name; None where there is none."""
        row = self.row_of.get(key)
        if row is None and key.isascii() and key.isdigit() and int(key) < len(self.ids):
            row = int(key)
        if row is None and (rows := self.rows_named.get(key.casefold())) is not None:
            row = int(rows[0])
        return row

    def called(self, row: int) -> str | None:
        """What people call a row; None where it has no name."""
        name = None if self.names is None else self.names[row]
        return None if name is None else str(name)


class EntityIndexes(Mapping[str, Index]):
    """The index of each entity, read when it is first asked for. Raises NotFoundError for one without rows here."""

    def __init__(self, read: Callable[[str], Index], entities: Iterable[str]) -> None:
        self._read = read
        self._entities = tuple(entities)
        self._known: dict[str, Index] = {}

    def __getitem__(self, entity: str) -> Index:
        """The index of an entity."""
        if entity not in self._known:
            if entity not in self._entities:
                raise NotFoundError("entity-without-rows", received=entity, allowed=", ".join(self._entities) or "-")
            self._known[entity] = self._read(entity)
        return self._known[entity]

    def __iter__(self) -> Any:
        return iter(self._entities)

    def __len__(self) -> int:
        return len(self._entities)

    def __contains__(self, entity: object) -> bool:
        return entity in self._entities

    @property
    def zone_names(self) -> Text:
        """Names of the zones by row, ids where they have none."""
        zones = self[ZONE]
        return zones.ids if zones.names is None else zones.names

    def prepare(self, entities: Iterable[str]) -> None:
        """Makes what the first plan for some entities would otherwise wait for."""
        for index in (self[entity] for entity in (*entities, ZONE) if entity in self):
            len(index.row_of), len(index.hashes)
        len(self[ZONE].rows_named)


def first_of(city: City) -> str:
    """The entity that a city names first: what questions are about that name none."""
    return next(name for name in city.size if name not in SHARED)


def row_of(key: str, entity: str, places: EntityIndexes) -> int:
    """Row of an entity from its id, its name or its row number; 0 where it has no rows. Raises NotFoundError."""
    if entity not in places:
        return 0
    row = places[entity].find(key)
    if row is None:
        index = places[entity]
        said = (str(name) for name in (*index.ids, *(() if index.names is None else index.names)) if name is not None)
        told = {"near": nearest(key, said), "example": next(iter(index.row_of), "-")}
        raise NotFoundError("id-unknown", of=entity, received=key, **told)
    return row


def fnv1a(texts: Iterable[Any]) -> NDArray[np.uint64]:
    """FNV-1a hash (64 bits) of the UTF-8 bytes of each text, all texts at once, byte by byte."""
    encoded = [str(text).encode() for text in texts]
    width = max(map(len, encoded), default=0)
    lengths = np.array([len(e) for e in encoded], np.intp)
    padded = np.frombuffer(b"".join(e.ljust(width, b"\0") for e in encoded), np.uint8).reshape(len(encoded), width)
    hashes = np.full(len(encoded), 0xCBF29CE484222325, np.uint64)
    for position in range(width):
        mixed = (hashes ^ padded[:, position]) * np.uint64(0x100000001B3)
        hashes = np.where(position < lengths, mixed, hashes)
    return hashes
