"""What the course of a city needs to know of its inventory, whoever keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from citybrain.progress.commitment import Account
from citybrain.progress.history import YearAmount
from citybrain.progress.inventory_errors import Errors


@dataclass(frozen=True)
class Coverage:
    """How far a year of an inventory says what its level asks for.

    `silent` are subcategories of which nothing is said, `not_estimated` those with the notation key NE alone,
    `lacking` what no city is without and the year has no amount of; `level` is the U4SSC level of quality at which at
    least half of the total is known.
    """

    silent: tuple[str, ...] = ()
    not_estimated: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    level: int = 6

    @property
    def enough(self) -> bool:
        """Whether the total may stand for what the whole city emits, with what is missing named."""
        return not self.lacking

    @property
    def missing(self) -> tuple[str, ...]:
        """All that the total leaves out."""
        return (*self.silent, *self.not_estimated)


@dataclass(frozen=True)
class Inventoried:
    """An account of an inventory: its years, and what of the last one the city's own path does not tell.

    `coverage` says how complete each year is, `errors` how far it may be off. `others` [t CO2e a year] is what no path
    changes: what no model tells, and of traffic on roads what was entered beyond the model's; it is held as it was in
    `others_year`, with `others_errors`.
    """

    years: Mapping[int, YearAmount] = field(default_factory=dict)
    coverage: Mapping[int, Coverage] = field(default_factory=dict)
    errors: Mapping[int, Errors] = field(default_factory=dict)
    others: float = 0.0
    others_year: int | None = None
    others_errors: Errors = field(default_factory=Errors)


Inventories = Mapping[Account, Inventoried]
NONE = Inventoried()
