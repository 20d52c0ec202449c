"""What the graph reads of a city: sizes, relations, columns, the day, the tiles and how each column is known."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Rows

Levels = NDArray[np.uint8]


@dataclass(frozen=True)
class Leaf:
    """Where a given value comes from: a row of a file, a rule, a generator."""

    origin: str
    kind: str
    quality: int
    simulated: bool = False
    file: str = ""
    sha256: str = ""
    licence: str = ""
    row: str = ""
    rule: str = ""
    title: str = ""


@dataclass(frozen=True)
class City:
    """One snapshot on one day.

    `inside[a, b]` is the row of entity b in which each row of a lies; `tiles[a]` are the row offsets at which the
    snapshot cuts entity a (first 0, last its size): sums join in tile order, so one machine and many give the same
    bits. `quality[name]` is the level of each row of a given column.
    """

    size: Mapping[str, int]
    inside: Mapping[tuple[str, str], Rows]
    columns: Mapping[str, Any]
    day: datetime.date
    tiles: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    quality: Mapping[str, Levels] = field(default_factory=dict)
    leaf: Callable[[str, int], Leaf] | None = None

    def cuts(self, entity: str) -> tuple[int, ...]:
        """Row offsets of the tiles of an entity; one tile where the snapshot names none."""
        return tuple(self.tiles.get(entity, (0, self.size[entity])))
