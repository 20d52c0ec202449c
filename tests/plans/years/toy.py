"""The toy city from year to year: heating grows old, prices and the grid move, a house can be torn down."""

import datetime
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import NamedTuple

import numpy as np

from citybrain.domains.carbon.models.pathway import emissions as pathway
from citybrain.kernel import City, Graph, Result, Vocabulary, given, intervention, previous, quantity, total
from citybrain.kernel.load import declared
from citybrain.kernel.lookup import read_table
from citybrain.kernel.parameters import Parameter, Value
from citybrain.kernel.roles import Contribution
from citybrain.kernel.units import (
    Category,
    KilogramsPerKilowattHour,
    KilowattHoursPerYear,
    Money,
    MoneyPerKilowattHour,
    MoneyPerSquareMetre,
    MoneyPerYear,
    Ratio,
    SquareMetres,
    Tonnes,
    TonnesPerYear,
    WattsPerSquareMetreKelvin,
    Year,
    Years,
)
from citybrain.plans.document import Document, read_bytes
from citybrain.plans.entity_index import EntityIndexes, Index, SourceLocation
from citybrain.plans.outcome import Outcome
from citybrain.plans.reading import plan_of
from citybrain.plans.requests import background_requests
from citybrain.plans.schema import Measure
from citybrain.plans.view import View
from citybrain.plans.years.pathway import checked, evaluate_years
from citybrain.plans.years.progress import Progress
from citybrain.plans.years.reference import Reference, Start, reference_of
from tests.entities import ENTITIES
from tests.plans.toy import _term, contributions

BOILER, PUMP = 0, 1
ROWS, ZONES = 60, 4
FIRST = 2026
COUNTED: list[int] = []
"""Rows that the costly quantity was asked for, call by call."""


@given(of="building")
def wall_area() -> SquareMetres: ...


@given(of="building")
def construction_year() -> Year: ...


@given(of="building", default=0.0, of_day=True)
def calendar_year() -> Year: ...


@given(of="building")
def first_heating_age() -> Years: ...


@given(of="building")
def heating_system() -> Category: ...


@given(of="building", default=0.0)
def investment() -> Money: ...


@given(of="building", default=0.0)
def running_cost_of_measures() -> MoneyPerYear: ...


@given(of="city", default=0.0)
def city_measure_investment() -> Money: ...


@previous(of="building", start=0.0)
def previous_investment() -> Money: ...


@previous(of="city", start=0.0)
def previous_city_measure_investment() -> Money: ...


@previous(of="building", start="first_heating_age")
def previous_heating_age() -> Years: ...


@quantity(of="building", source="toy", compiled=True)
def heating_age(previous_heating_age: Years, year_length: Years) -> Years:
    return previous_heating_age + year_length


@quantity(of="building", source="toy", compiled=True)
def heat_need(
    wall_area: SquareMetres, wall_transmittance: WattsPerSquareMetreKelvin, air_leakage: Ratio
) -> KilowattHoursPerYear:
    """The costly one."""
    COUNTED.append(len(wall_area))
    return wall_area * wall_transmittance * 100.0 * (1.0 + air_leakage)


@quantity(of="building", source="toy", compiled=True)
def energy_bought(
    heat_need: KilowattHoursPerYear, heating_system: Category, heating_age: Years
) -> KilowattHoursPerYear:
    worn = 1.0 + heating_age / 1000.0
    return np.where(heating_system == PUMP, heat_need / 4.0, heat_need) * worn


@total(of="zone")
def zone_energy_bought(energy_bought: KilowattHoursPerYear) -> KilowattHoursPerYear: ...


@total(of="city")
def city_energy_bought(energy_bought: KilowattHoursPerYear) -> KilowattHoursPerYear: ...


@quantity(of="city", source="toy", compiled=True)
def city_energy_cost(city_energy_bought: KilowattHoursPerYear, energy_price: MoneyPerKilowattHour) -> MoneyPerYear:
    return city_energy_bought * energy_price


@quantity(of="building", source="toy", compiled=True)
def operational_emissions(energy_bought: KilowattHoursPerYear, grid_factor: KilogramsPerKilowattHour) -> TonnesPerYear:
    return energy_bought * grid_factor / 1000.0


@total(of="city")
def city_operational_emissions(operational_emissions: TonnesPerYear) -> TonnesPerYear: ...


@quantity(of="building", source="toy", compiled=True)
def embodied_emissions_of_year(investment: Money, previous_investment: Money) -> Tonnes:
    return (investment - previous_investment) / 1e4


@total(of="city")
def city_embodied_emissions_of_year(embodied_emissions_of_year: Tonnes) -> Tonnes: ...


@total(of="city")
def city_investment(investment: Money) -> Money: ...


@quantity(of="city", source="toy", compiled=True)
def city_cost_to_society(city_investment: Money, city_energy_cost: MoneyPerYear) -> MoneyPerYear:
    return city_investment / 10.0 + city_energy_cost


class Walls(NamedTuple):
    """New walls."""

    wall_transmittance: WattsPerSquareMetreKelvin
    investment: Money


@intervention(of="building", phase="envelope", strategy="improve", source="toy", settings=("target_transmittance",))
def insulate_walls(
    wall_area: SquareMetres,
    wall_transmittance: WattsPerSquareMetreKelvin,
    investment: Money,
    target_transmittance: WattsPerSquareMetreKelvin,
    insulation_cost: MoneyPerSquareMetre,
) -> Walls:
    """Insulates the walls."""
    new = np.minimum(wall_transmittance, target_transmittance)
    return Walls(new, investment + wall_area * insulation_cost)


@insulate_walls.eligible("walls-good-enough")
def worth_insulating(wall_transmittance, target_transmittance):
    return wall_transmittance > target_transmittance


class Tight(NamedTuple):
    """Tight windows."""

    air_leakage: Ratio
    investment: Money


@intervention(of="building", phase="envelope", strategy="improve", source="toy")
def seal_windows(air_leakage: Ratio, investment: Money) -> Tight:
    """Seals the windows."""
    return Tight(air_leakage * 0.5, investment + 100.0)


class Pump(NamedTuple):
    """A heat pump."""

    heating_system: Category
    heating_age: Years
    investment: Money
    running_cost_of_measures: MoneyPerYear


@intervention(of="building", phase="systems", strategy="shift", source="toy", excludes=("connect_network",))
def install_heat_pump(
    heat_need: KilowattHoursPerYear, heating_age: Years, investment: Money, running_cost_of_measures: MoneyPerYear
) -> Pump:
    """Installs a heat pump that is as large as the heat need."""
    return Pump(
        np.full(len(heat_need), PUMP), heating_age * 0.0, investment + heat_need * 0.5, running_cost_of_measures + 20.0
    )


class Network(NamedTuple):
    """A connection."""

    heating_system: Category


@intervention(of="building", phase="systems", strategy="shift", source="toy")
def connect_network(heating_system: Category) -> Network:
    """Connects to the network."""
    return Network(heating_system * 0 + BOILER)


class Again(NamedTuple):
    """The same heating, new."""

    heating_age: Years
    investment: Money


@intervention(of="building", phase="systems", strategy="background", source="toy", recurring=True)
def replace_in_kind(heating_age: Years, investment: Money, wall_area: SquareMetres) -> Again:
    """Replaces the heating by the same."""
    return Again(heating_age * 0.0, investment + wall_area)


class NewHouse(NamedTuple):
    """Another building."""

    construction_year: Year
    heating_age: Years
    investment: Money


@intervention(of="building", phase="form", strategy="background", source="toy", recurring=True, renews=True)
def rebuild(construction_year: Year, year_now: Year, heating_age: Years, investment: Money) -> NewHouse:
    """Tears the house down and builds another."""
    return NewHouse(construction_year * 0.0 + year_now, heating_age * 0.0, investment + 5000.0)


class Grid(NamedTuple):
    """A cleaner grid."""

    grid_factor: KilogramsPerKilowattHour
    city_measure_investment: Money


@intervention(of="city", phase="supply", strategy="shift", source="toy")
def clean_the_grid(grid_factor: KilogramsPerKilowattHour, city_measure_investment: Money) -> Grid:
    """Halves the emissions of the grid."""
    return Grid(grid_factor * 0.5, city_measure_investment + 1e6)


def vocabulary() -> Vocabulary:
    terms = {
        "city_energy_bought": _term("Energy", better="less", headline=True),
        "city_operational_emissions": _term("Carbon", better="less", headline=True),
        "city_energy_cost": _term("Cost", better="less", headline=True),
        "city_emissions": _term("Carbon of all", better="less"),
        "city_yearly_emissions": _term("Carbon of the year", better="less"),
    }
    return Vocabulary(terms, {"heating_system": {n: _term(n) for n in ("boiler", "pump")}})


def day(year: int) -> datetime.date:
    return datetime.date(year, 1, 1)


def _number(name: str, unit: str, *values: tuple[int, float], interpolate: bool = False) -> Parameter:
    return Parameter(name, unit, "toy", tuple(Value(day(y), v, "law") for y, v in values), interpolate=interpolate)


def _table(name: str, unit: str, *dated: tuple[int, float, float]) -> Parameter:
    """A table by year of construction: one value for old houses, one from 1990 on."""
    tables = tuple(
        read_table(
            name,
            "toy",
            {"from": day(y), "source": "toy", "rows": [{"value": old}, {"construction_year": 1990, "value": new}]},
            ("construction_year",),
            {},
        )
        for y, old, new in dated
    )
    return Parameter(name, unit, "toy", of="building", by=("construction_year",), tables=tables)


def toy_graph(constant: bool = False, more: Sequence[ModuleType] = (), roles: Sequence[Contribution] = ()) -> Graph:
    """The graph of the toy, with what other domains declare and contribute."""
    moving = () if constant else ((2040, 0.05),)
    parameters = [
        _number("target_transmittance", "W/(m²·K)", (2000, 0.2)),
        _number("insulation_cost", "money/m²", (2000, 100.0), *(() if constant else ((2030, 130.0),))),
        _number("energy_price", "money/kWh", (2000, 0.1), *(() if constant else ((2035, 0.2),))),
        _number("grid_factor", "kg/kWh", (2010, 0.3), *moving, interpolate=True),
        _number("year_length", "a", (1900, 1.0)),
        _number("year_now", "year number", *((y, float(y)) for y in range(2000, 2060))),
        _table("wall_transmittance", "W/(m²·K)", (2000, 1.0, 0.5)),
        _table("air_leakage", "1", (2000, 0.4, 0.2), *(() if constant else ((2029, 0.36, 0.2),))),
    ]
    quantities, measures = declared([sys.modules[__name__], pathway, *more])
    named = {p.name: p for p in parameters}
    given = [*contributions(quantities), *roles]
    return Graph(quantities, named, measures, vocabulary(), entities=ENTITIES, contributions=given)


def toy_city(first: int = FIRST) -> City:
    random = np.random.default_rng(5)
    columns = {
        "wall_area": random.uniform(50, 500, ROWS),
        "construction_year": random.integers(1900, 2020, ROWS).astype(float),
        "heating_system": np.full(ROWS, BOILER),
        "first_heating_age": random.integers(0, 20, ROWS).astype(float),
    }
    inside = {("building", "zone"): random.integers(0, ZONES, ROWS)}
    return City({"building": ROWS, "zone": ZONES, "hour": 8760}, inside, columns, day(first))


def toy_places() -> EntityIndexes:
    ids = np.array([f"way/{n}" for n in range(1, ROWS + 1)], object)
    names = np.array([f"zone {n}" for n in range(ZONES)], object)
    indices = {
        "building": Index(ids, None, lambda: (np.full(ROWS, 24.9), np.full(ROWS, 60.17))),
        "zone": Index(names, names),
    }
    return EntityIndexes(indices.__getitem__, indices)


NOTHING = Document({}, "scenario")


def start(
    anyway: tuple[Measure, ...] = (), constant: bool = False, first: int = FIRST, graph: Graph | None = None
) -> Start:
    view = View(Result(graph or toy_graph(constant), toy_city(first)))
    asked = background_requests(anyway, view.result, toy_places(), SourceLocation(NOTHING))
    return Start(1, toy_places(), view, "as-it-is", {"en": "As it is", "zh": "现状"}, asked)


ANYWAY = (
    Measure.model_validate({"intervention": "replace_in_kind", "when": {"heating_age": {"at_least": 15}}}),
    Measure.model_validate({"intervention": "insulate_walls", "uptake": {"2026": 0.02, "2050": 0.3}}),
    Measure.model_validate({"intervention": "rebuild", "uptake": {"2028": 0.0, "2040": 0.1}}),
)


def document(text: str) -> Document:
    return read_bytes(text.encode(), "plan.yaml")


def reference(begin: Start, years: range, progress: Progress | None = None) -> Reference:
    return reference_of(begin, tuple(years), progress or Progress())


def run(text: str, begin: Start | None = None, progress: Progress | None = None) -> Outcome:
    """The outcome of a plan of years on the toy city."""
    said, begin = document(text), begin or start()
    plan = plan_of(said)
    assert plan.years is not None
    asked, base = checked(plan, begin, SourceLocation(said))
    progress = progress or Progress()
    return evaluate_years(
        plan, SourceLocation(said), asked, base, reference(begin, plan.years.all, progress), progress, "x"
    )


def tonnes(outcome: Outcome) -> Tonnes:
    assert outcome.pathway is not None
    return np.array(outcome.pathway.plan.city["city_cumulated_emissions"])
