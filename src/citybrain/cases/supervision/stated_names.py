"""Names in loads and limits that nobody knows: a pollutant, an outlet. They are asked for, never assumed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Row

from citybrain.base.names import close_names
from citybrain.cases.supervision.entries import OPEN_CLASSES, EntryFault, EntryKind, NewEntry
from citybrain.observations.properties import known_properties

MOST_NEAR = 5
"""Names that a fault offers."""

NAMING = frozenset({EntryKind.LIMIT, EntryKind.QUOTA, EntryKind.LOAD})
"""Entries by which the file of an enterprise knows a pollutant."""


def unknown_names(asked: Sequence[NewEntry], known: Sequence[Row[Any]]) -> Iterator[tuple[int, EntryFault]]:
    """Loads of a pollutant that neither the vocabulary nor the file has, and of an outlet that the file does not have,
    where it has any; with the names that are near, of those that the enterprise may read."""
    every: list[Row[Any] | NewEntry] = [*known, *(one for one in asked if one.kind != EntryKind.LOAD)]
    pollutants = {str(one.pollutant): None for one in every if one.kind in NAMING and one.pollutant}
    outlets = {str(one.outlet): str(one.data_class) for one in every if one.kind == EntryKind.OUTLET and one.outlet}
    vocabulary = {*pollutants, *known_properties()}
    seen = [name for name, of in outlets.items() if of in OPEN_CLASSES]
    for place, one in enumerate(asked):
        if one.kind == EntryKind.LOAD and one.pollutant and one.pollutant not in vocabulary:
            yield place, _fault("pollutant", one.pollutant, [*pollutants, *known_properties()])
        if one.kind in (EntryKind.LOAD, EntryKind.LIMIT) and one.outlet and outlets and one.outlet not in outlets:
            yield place, _fault("outlet", one.outlet, seen)


def _fault(field: str, received: str, names: Iterable[str]) -> EntryFault:
    near = close_names(received, names)[:MOST_NEAR]
    return EntryFault(field, f"{received:.80}", ", ".join(near) or "-", "nameless")
