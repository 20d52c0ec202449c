"""What the course of a city needs to know of its inventory, whoever keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from citybrain.progress.history import YearAmount
from citybrain.progress.promise import Account


@dataclass(frozen=True)
class Inventoried:
    """An account of an inventory: its years, and what of the last one is no energy of buildings.

    `others` [t CO2e a year] is what no path of buildings changes; it is held as it was in `others_year`.
    """

    years: Mapping[int, YearAmount] = field(default_factory=dict)
    others: float = 0.0
    others_year: int | None = None


Inventories = Mapping[Account, Inventoried]
NONE = Inventoried()
