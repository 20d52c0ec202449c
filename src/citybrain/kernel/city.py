"""What the graph reads of a city: sizes, relations, columns, the day, the tiles and how each column is known."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.errors import CityBrainError, NotFoundError
from citybrain.kernel.fields import Positions
from citybrain.kernel.relations import Relation
from citybrain.kernel.units import Array, Mask, Rows

Levels = NDArray[np.uint8]


@dataclass(frozen=True)
class Provenance:
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
    date: str = ""


@dataclass(frozen=True)
class City:
    """One snapshot on one day.

    `inside[a, b]` is the row of entity b in which each row of a lies; `tiles[a]` are the row offsets at which the
    snapshot cuts entity a (first 0, last its size): sums join in tile order, so one machine and many give the same
    bits. `quality[name]` is the level of each row of a given column. `relations[name]` and `positions[a]` are what
    quantities over a relation and fields read. `lacks` says of entities, relations and columns why they are not there,
    or have no values, where that is known. Raises InputError for a relation whose rows lie outside its entities.

    A city may hold many draws of itself side by side: then `inside[a, "city"]` is the draw of each row of a, city
    quantities are arrays with one value per draw, `scores[name]` are the standard-normal scores of a parameter by
    draw, and `own_scores[name]` those of a table by row. Hours are the same for all draws.
    """

    size: Mapping[str, int]
    inside: Mapping[tuple[str, str], Rows]
    columns: Mapping[str, Any]
    day: datetime.date
    tiles: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    quality: Mapping[str, Levels] = field(default_factory=dict)
    leaf: Callable[[str, int], Provenance] | None = None
    scores: Mapping[str, Array] = field(default_factory=dict)
    own_scores: Mapping[str, Array] = field(default_factory=dict)
    relations: Mapping[str, Relation] = field(default_factory=dict)
    positions: Mapping[str, Positions] = field(default_factory=dict)
    lacks: Mapping[str, CityBrainError] = field(default_factory=dict)
    _ways: dict[tuple[str, str], Rows] = field(default_factory=dict, init=False, repr=False, compare=False)
    _draws: dict[str, Sequence[slice | Mask]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if isinstance(self.relations, dict):  # any other mapping reads when somebody asks for one, and checks it then
            for name, relation in self.relations.items():
                relation.require(name, self.size)

    def lies_in(self, entity: str, area: str) -> Rows:
        """The row of an area in which each row of an entity lies, straight or by what lies between them.

        Raises NotFoundError where the city does not tell.
        """
        if (entity, area) in self.inside:
            return self.inside[entity, area]
        if (entity, area) not in self._ways:
            for first, between in self.inside:
                if first == entity and between != "city" and self._tells(between, area, {entity}):
                    self._ways[entity, area] = self.lies_in(between, area)[self.inside[entity, between]]
                    break
            else:
                known = ", ".join(f"{a} -> {b}" for a, b in self.inside) or "-"
                raise NotFoundError("inside-missing", entity=entity, area=area, allowed=known)
        return self._ways[entity, area]

    def _tells(self, entity: str, area: str, seen: set[str]) -> bool:
        if (entity, area) in self.inside:
            return True
        following = (b for a, b in self.inside if a == entity and b != "city" and b not in seen)
        return any(self._tells(between, area, {*seen, entity}) for between in following)

    def spread(self, values: Any, entity: str, rows: Rows | None = None) -> Any:
        """A city quantity as rows of an entity read it: the number itself, or that of each row's draw."""
        if np.ndim(values) != 1 or (entity, "city") not in self.inside:
            return values
        draw = self.inside[entity, "city"]
        return values[draw if rows is None else draw[rows]]

    def draws(self, entity: str) -> Sequence[slice | Mask]:
        """The rows of an entity in each draw of the city: slices where they lie draw after draw."""
        if entity not in self._draws:
            of, numbers = self.inside[entity, "city"], np.arange(self.size["city"] + 1)
            if not len(of) or bool((of[1:] >= of[:-1]).all()):
                self._draws[entity] = [slice(a, b) for a, b in pairwise(np.searchsorted(of, numbers).tolist())]
            else:
                self._draws[entity] = [np.asarray(of == draw) for draw in numbers[:-1]]
        return self._draws[entity]

    def cuts(self, entity: str) -> tuple[int, ...]:
        """Row offsets of the tiles of an entity; one tile where the snapshot names none."""
        return tuple(self.tiles.get(entity, (0, self.size[entity])))
