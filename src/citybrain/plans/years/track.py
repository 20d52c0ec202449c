"""What is kept of each year of a path: every number of the city and of its zones, tables of the model, no buildings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from citybrain.kernel import Result
from citybrain.kernel.units import Array
from citybrain.plans.entity_index import ZONE

NUMBERS_OF_THE_CITY = frozenset({"given", "rowwise", "whole", "column", "total", "mean", "previous"})


@dataclass
class Track:
    """Numbers year by year: one for each year of the city, one row for each year of the zones.

    `model` holds what was worked out of all rows together, such as ways from area to area; a value that a year takes
    over from the one before stands once for both.
    """

    years: tuple[int, ...] = ()
    city: dict[str, list[float]] = field(default_factory=dict)
    zones: dict[str, list[Array]] = field(default_factory=dict)
    model: dict[str, list[Any]] = field(default_factory=dict)

    def add(self, year: int, state: Result) -> None:
        """Keeps the numbers of a year that has been settled."""
        self.years = (*self.years, year)
        quantities, known = state.graph.quantities, state.known()
        for name, value in known.items():
            made = quantities[name]
            if made.of == ZONE and np.ndim(value) == 1:
                self.zones.setdefault(name, []).append(value.copy())
            elif made.of == "city" and np.ndim(value) == 0 and made.kind in NUMBERS_OF_THE_CITY:
                self.city.setdefault(name, []).append(float(value))
            elif made.of == "model" and made.kind == "whole":
                self.model.setdefault(name, []).append(value)

    def at(self, name: str, year: int) -> float:
        """A number of the city in a year."""
        return self.city[name][self.years.index(year)]

    def same_as(self, other: Track) -> bool:
        """Whether every number is the same, bit for bit."""
        return self.years == other.years and _equal(self.city, other.city) and _equal(self.zones, other.zones)


def _equal(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    return one.keys() == other.keys() and all(
        np.array_equal(np.asarray(one[name]), np.asarray(other[name]), equal_nan=True) for name in one
    )
