"""A toy city with interventions, small enough to check by hand."""

import datetime
import sys
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from citybrain.kernel import City, Graph, Quantity, Result, Vocabulary, given, intervention, quantity, total
from citybrain.kernel.load import declared
from citybrain.kernel.parameters import Parameter, Value
from citybrain.kernel.roles import Contribution
from citybrain.kernel.units import (
    Category,
    KilowattHoursPerYear,
    Money,
    MoneyPerKilowattHour,
    MoneyPerSquareMetre,
    MoneyPerYear,
    SquareMetres,
    TonnesPerYear,
    WattsPerSquareMetreKelvin,
    Year,
)
from citybrain.kernel.vocabulary import Term
from citybrain.plans.document import Document, read_bytes
from citybrain.plans.entity_index import EntityIndexes, Index, SourceLocation
from citybrain.plans.evaluate import Baseline, evaluate
from citybrain.plans.outcome import Outcome
from citybrain.plans.reading import plan_of
from citybrain.plans.view import View
from tests.entities import ENTITIES

DAY = datetime.date(2026, 1, 1)
HOUSE, OFFICE, SHED = 0, 1, 2
BOILER, PUMP = 0, 1


@given(of="building")
def wall_area() -> SquareMetres:
    """Area of the walls."""
    ...


@given(of="building")
def construction_year() -> Year:
    """Year of completion."""
    ...


@given(of="building")
def building_use() -> Category:
    """What it is used for."""
    ...


@given(of="building")
def heating_system() -> Category:
    """How it is heated."""
    ...


@given(of="building")
def wall_transmittance() -> WattsPerSquareMetreKelvin:
    """How fast walls lose heat."""
    ...


@given(of="building", default=0.0)
def investment() -> Money:
    """Money put in."""
    ...


@given(of="building", default=0.0)
def running_cost_of_measures() -> MoneyPerYear:
    """Upkeep."""
    ...


@quantity(of="building", source="toy", compiled=True)
def heat_need(wall_area: SquareMetres, wall_transmittance: WattsPerSquareMetreKelvin) -> KilowattHoursPerYear:
    """Heat lost through the walls."""
    return wall_area * wall_transmittance * 100.0


@quantity(of="building", source="toy", compiled=True)
def energy_bought(heat_need: KilowattHoursPerYear, heating_system: Category) -> KilowattHoursPerYear:
    """Energy that the heating draws."""
    return np.where(heating_system == PUMP, heat_need / 4.0, heat_need)


@total(of="zone")
def zone_heat_need(heat_need: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """Heat of a zone."""
    ...


@total(of="city")
def city_energy_bought(energy_bought: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """Energy of the city."""
    ...


@quantity(of="city", source="toy", compiled=True)
def city_energy_cost(city_energy_bought: KilowattHoursPerYear, energy_price: MoneyPerKilowattHour) -> MoneyPerYear:
    """Cost of energy."""
    return city_energy_bought * energy_price


@quantity(of="city", source="toy", compiled=True)
def city_operational_emissions(city_energy_bought: KilowattHoursPerYear) -> TonnesPerYear:
    """A kilogram for every kilowatt hour."""
    return city_energy_bought / 1000.0


@total(of="city")
def city_investment(investment: Money) -> Money:
    """Money put into the city."""
    ...


@quantity(of="city", source="toy", compiled=True)
def city_cost_to_society(city_investment: Money, city_energy_cost: MoneyPerYear) -> MoneyPerYear:
    """A tenth of the investment a year, and energy."""
    return city_investment / 10.0 + city_energy_cost


class Walls(NamedTuple):
    """New walls."""

    wall_transmittance: WattsPerSquareMetreKelvin
    investment: Money


@intervention(
    of="building", phase="envelope", strategy="improve", source="toy", settings=("target_transmittance",),
    counted_by=("investment",),
)  # fmt: skip
def insulate_walls(
    wall_area: SquareMetres,
    investment: Money,
    target_transmittance: WattsPerSquareMetreKelvin,
    insulation_cost: MoneyPerSquareMetre,
) -> Walls:
    """Insulates the walls."""
    return Walls(np.full(len(wall_area), target_transmittance), investment + wall_area * insulation_cost)


@insulate_walls.eligible("walls-good-enough")
def worth_insulating(wall_transmittance, target_transmittance):
    return wall_transmittance > target_transmittance


class Pump(NamedTuple):
    """A heat pump."""

    heating_system: Category
    investment: Money
    running_cost_of_measures: MoneyPerYear


@intervention(of="building", phase="systems", strategy="improve", source="toy", excludes=("connect_network",))
def install_heat_pump(
    heat_need: KilowattHoursPerYear, investment: Money, running_cost_of_measures: MoneyPerYear
) -> Pump:
    """Installs a heat pump that is as large as the heat need."""
    return Pump(np.full(len(heat_need), PUMP), investment + heat_need * 0.5, running_cost_of_measures + 20.0)


@install_heat_pump.eligible("is-a-shed")
def is_heated(building_use):
    return building_use != SHED


class Network(NamedTuple):
    """A connection."""

    heating_system: Category


@intervention(of="building", phase="systems", strategy="improve", source="toy")
def connect_network(heating_system: Category) -> Network:
    """Connects to the network."""
    return Network(heating_system * 0 + BOILER)


def _term(english: str, **more) -> Term:
    return Term({"en": english, "zh": english}, **more)


def vocabulary() -> Vocabulary:
    terms = {
        "city_energy_bought": _term("Energy", better="less", headline=True),
        "city_operational_emissions": _term("Carbon", better="less", headline=True),
        "zone_heat_need": _term("Heat", better="less", headline=True),
        "target_transmittance": _term("Target", bounds=(0.05, 2.0)),
    }
    kinds = {
        "building_use": {n: _term(n) for n in ("house", "office", "shed")},
        "heating_system": {n: _term(n) for n in ("boiler", "pump")},
    }
    return Vocabulary(terms, kinds)


def toy_graph() -> Graph:
    def number(name: str, unit: str, value: float) -> Parameter:
        return Parameter(name, unit, "toy", (Value(datetime.date(2020, 1, 1), value, "law"),))

    parameters = [
        number("target_transmittance", "W/(m²·K)", 0.2),
        number("insulation_cost", "money/m²", 100.0),
        number("energy_price", "money/kWh", 0.1),
    ]
    return Graph(
        _declared()[0],
        {p.name: p for p in parameters},
        _declared()[1],
        vocabulary(),
        entities=ENTITIES,
        contributions=contributions(_declared()[0]),
    )


ROLES = {
    "emissions": ("city_operational_emissions",),
    "size": ("gross_floor_area",),
    "kind": ("building_use", "heating_system"),
    "year_made": ("construction_year",),
    "total_emissions": ("city_emissions",),
    "embodied_emissions_of_year": ("city_embodied_emissions_of_year",),
    "yearly_emissions": ("city_yearly_emissions",),
    "cumulated_emissions": ("city_cumulated_emissions",),
    "energy_cost": ("city_energy_cost",),
    "cost_to_society": ("city_cost_to_society",),
    "measure_investment": ("investment", "city_measure_investment"),
    "measure_running_cost": ("running_cost_of_measures", "city_measure_running_cost"),
}


def contributions(quantities: Iterable[Quantity]) -> list[Contribution]:
    """Those of the roles that toys play which some quantities can fill."""
    known = {made.name for made in quantities}
    return [Contribution(role, name, "toy") for role, names in ROLES.items() for name in names if name in known]


def _declared():
    return declared([sys.modules[__name__]])


def toy_city(day: datetime.date = DAY) -> City:
    """Six buildings in two zones: three old houses, a new house, an office, a shed."""
    columns = {
        "wall_area": np.array([100.0, 200.0, 300.0, 400.0, 500.0, 50.0]),
        "construction_year": np.array([1950.0, 1960.0, 1979.0, 1980.0, np.nan, 1900.0]),
        "building_use": np.array([HOUSE, HOUSE, HOUSE, HOUSE, OFFICE, SHED]),
        "heating_system": np.full(6, BOILER),
        "wall_transmittance": np.array([1.0, 1.0, 1.0, 0.15, 0.5, 2.0]),
    }
    inside = {("building", "zone"): np.array([0, 0, 1, 1, 1, 0])}
    quality = {name: np.full(6, 2, np.uint8) for name in columns}
    return City({"building": 6, "zone": 2, "hour": 8760}, inside, columns, day, quality=quality)


def toy_places() -> EntityIndexes:
    longitude = np.array([24.90, 24.91, 24.92, 24.93, 24.94, 24.95])
    indices = {
        "building": Index(
            np.array([f"way/{n}" for n in range(1, 7)], object), None, lambda: (longitude, np.full(6, 60.17))
        ),
        "zone": Index(np.array(["00100", "00530"], object), np.array(["Kluuvi", "Kallio"], object)),
    }
    return EntityIndexes(indices.__getitem__, indices)


def toy_baseline() -> Baseline:
    return Baseline(1, toy_places(), View(Result(toy_graph(), toy_city())))


def document(text: str) -> Document:
    return read_bytes(text.encode(), "plan.yaml")


def run(text: str, baseline: Baseline | None = None) -> Outcome:
    """The outcome of a plan on the toy city."""
    said = document(text)
    return evaluate(plan_of(said), SourceLocation(said), baseline or toy_baseline(), "x")
