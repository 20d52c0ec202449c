"""What plans call things by: ids of buildings, ids and names of zones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array, Rows
from citybrain.plans.document import Document
from citybrain.plans.yaml_text import Place, PlanTextError
from citybrain.twin.snapshot import Snapshot

Text = NDArray[np.object_]


@dataclass(frozen=True)
class Spot:
    """A place of a plan's text, so that checks can point to it."""

    document: Document
    place: Place = ()

    def inside(self, *steps: str | int) -> Spot:
        """A place further in."""
        return Spot(self.document, (*self.place, *steps))

    def fault(self, code: str, **arguments: str | int | float) -> PlanTextError:
        """An error that points to the value here."""
        return self.document.fault(code, self.place, **arguments)

    def key_fault(self, code: str, **arguments: str | int | float) -> PlanTextError:
        """An error that points to the key before the value here."""
        return self.document.key_fault(code, self.place, **arguments)


@dataclass(frozen=True)
class Places:
    """Ids and names by row; centres of buildings in degrees."""

    building_ids: Text
    longitude: Array
    latitude: Array
    zone_ids: Text
    zone_names: Text

    @classmethod
    def of(cls, snapshot: Snapshot) -> Places:
        """The places of a snapshot."""
        zones = snapshot.table("zones", ["id", "name"])
        return cls(
            snapshot.ids,
            snapshot.column("longitude"),
            snapshot.column("latitude"),
            np.array(zones.column("id").to_pylist(), object),
            np.array(zones.column("name").to_pylist(), object),
        )

    def prepare(self) -> None:
        """Makes what the first plan would otherwise wait for."""
        len(self.row_of_building), len(self.rows_of_zone), len(self.building_hashes)

    @cached_property
    def row_of_building(self) -> dict[str, int]:
        """Row of each building id."""
        return {str(name): row for row, name in enumerate(self.building_ids)}

    @cached_property
    def rows_of_zone(self) -> dict[str, Rows]:
        """Rows of the zones that a name or an id, in small letters, stands for."""
        found: dict[str, list[int]] = {}
        for row, names in enumerate(zip(self.zone_ids, self.zone_names, strict=True)):
            for name in {str(n).casefold() for n in names if n is not None}:
                found.setdefault(name, []).append(row)
        return {name: np.array(rows, np.intp) for name, rows in found.items()}

    @cached_property
    def building_hashes(self) -> NDArray[np.uint64]:
        """FNV-1a hash (64 bits) of each building id: the same for an id in every snapshot of every city."""
        return fnv1a(self.building_ids)


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
