"""Emission factors with unit, interval, region, years and source, and the library in which activities name them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from citybrain.inventory.conversion import Range
from citybrain.kernel import NotFoundError, middle_of_year, nearest

WORLD = "world"
ALWAYS = datetime.date(1900, 1, 1)


@dataclass(frozen=True)
class StepInput:
    """A number that a method was given, by the name of its parameter, with interval and source where it has them.

    The source is a table, the method of an earlier step, or empty for a number that belongs to the activity's unit.
    """

    name: str
    value: float
    lower: float | None
    upper: float | None
    source: str


@dataclass(frozen=True)
class DerivationStep:
    """One method that was computed on the way to a factor."""

    method: str
    inputs: tuple[StepInput, ...]
    result: float


@dataclass(frozen=True)
class Factor:
    """Mass of one gas for one unit of an activity.

    `value`, `lower`, `upper`: `unit` (kg) per `activity_unit`, with the ends of the 95 % interval (None: not stated).
    `valid_until` is the first day on which it no longer holds. `biogenic`: CO2 of biomass, which is reported apart.
    `sectors`: references of sectors or subsectors it is made for (I, I.1); empty: any. `energy` (MJ/kg net) and
    `litres_per_tonne` of a fuel turn masses and volumes into the activity's unit. `steps`: how methods computed the
    value, the last one giving it; empty where it is a table's own.
    """

    name: str
    gas: str
    value: float
    unit: str
    activity_unit: str
    source: str
    quality: str
    lower: float | None = None
    upper: float | None = None
    region: str = WORLD
    valid_from: datetime.date = ALWAYS
    valid_until: datetime.date | None = None
    biogenic: bool = False
    sectors: tuple[str, ...] = ()
    label: Mapping[str, str] = field(default_factory=dict, compare=False)
    energy: Range | None = None
    litres_per_tonne: float | None = None
    parameter: str = ""
    steps: tuple[DerivationStep, ...] = field(default=(), compare=False)

    def holds(self, day: datetime.date) -> bool:
        """Whether it is in force on a day."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)

    def suits(self, subsector: str) -> bool:
        """Whether it is made for a subsector (I.1)."""
        return not self.sectors or any(subsector == x or subsector.startswith(f"{x}.") for x in self.sectors)


class FactorLibrary:
    """Factors by the name of their activity (natural_gas.residential), one for each gas, region and time.

    `lacking` are names of factors with the parameter that each is and no domain brings.
    """

    def __init__(self, factors: Iterable[Factor], lacking: Mapping[str, str] = MappingProxyType({})) -> None:
        self._lacking = lacking
        self._by_name: dict[str, list[Factor]] = {}
        for factor in factors:
            self._by_name.setdefault(factor.name, []).append(factor)

    @property
    def names(self) -> tuple[str, ...]:
        """All names that an activity can use."""
        return tuple(self._by_name)

    def factors(self) -> Sequence[Factor]:
        """All factors, for a list or a search."""
        return [factor for group in self._by_name.values() for factor in group]

    def of(self, name: str, year: int, region: str = WORLD) -> tuple[Factor, ...]:
        """Factors of all gases of an activity in a year, of the region where it has any, else of the world.

        Raises NotFoundError: no such name (with the nearest, or the parameter that no domain brings), none for this
        region (with those that there are), none in force in this year (with the first year that has one).
        """
        if parameter := self._lacking.get(name):
            raise NotFoundError("accounting-factor-lacking", received=name, parameter=parameter)
        if name not in self._by_name:
            raise NotFoundError("accounting-factor-unknown", received=name[:60], near=nearest(name, self._by_name))
        everywhere = self._by_name[name]
        here = [x for x in everywhere if x.region == region] or [x for x in everywhere if x.region == WORLD]
        if not here:
            allowed = ", ".join(sorted({x.region for x in everywhere}))
            raise NotFoundError("accounting-factor-region", factor=name, received=region, allowed=allowed)
        in_force = [x for x in here if x.holds(middle_of_year(year))]
        if not in_force:
            first = min(x.valid_from for x in here)
            raise NotFoundError("accounting-factor-year", factor=name, received=str(year), allowed=first.isoformat())
        return tuple(in_force)
