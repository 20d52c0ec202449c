"""A toy city without buildings: links, cells, trees, groups of people and firms in zones, and homes that hear links."""

import datetime
import sys
from typing import NamedTuple

import numpy as np

from citybrain.kernel import (
    City,
    Graph,
    Relation,
    Result,
    Vocabulary,
    field,
    given,
    intervention,
    previous,
    quantity,
    total,
)
from citybrain.kernel import relation as declared_relation
from citybrain.kernel.fields import Around, Positions
from citybrain.kernel.load import declared
from citybrain.kernel.parameters import Parameter, Value
from citybrain.kernel.roles import Contribution
from citybrain.kernel.units import (
    Category,
    Money,
    MoneyPerSquareMetre,
    MoneyPerYear,
    People,
    Ratio,
    SquareMetres,
    TonnesPerYear,
    Years,
)
from citybrain.plans.availability import available
from citybrain.plans.document import read_bytes
from citybrain.plans.entity_index import EntityIndexes, Index, SourceLocation
from citybrain.plans.evaluate import Baseline, evaluate
from citybrain.plans.outcome import Outcome
from citybrain.plans.reading import plan_of
from citybrain.plans.view import View
from tests.entities import thing
from tests.plans.toy import _term

FIRST = 2026
LINKS, CELLS, GROUPS, HOMES, ZONES = 40, 30, 12, 50, 3
STREET, MOTORWAY = 0, 1
CONTRIBUTIONS = (
    Contribution("emissions", "city_link_emissions", "streets"),
    Contribution("emissions", "city_car_emissions", "people"),
    Contribution("emissions", "city_firm_waste", "firms"),
    Contribution("measure_investment", "link_investment", "streets"),
    Contribution("measure_running_cost", "running_cost_of_green", "green"),
)
KNOWN = ("city_link_emissions", "city_home_noise", "city_carbon_in_trees", "city_car_emissions")
NOT_KNOWN = ("city_firm_waste", "city_gradient", "city_of_bad_luck")
"""Headlines that this city has no rows for, no column for, and whose formula fails."""

ENTITIES = (
    thing("link", "zone", geometry="line"),
    thing("cell", "zone", geometry="cell"),
    thing("group", "zone", geometry="none"),
    thing("home", "zone"),
    thing("firm", geometry="none"),
    thing("zone"),
)
RELATIONS = (declared_relation("hears", of="home", to="link", labels={"en": "h", "zh": "h"}, description="hears"),)


@given(of="link")
def road_class() -> Category: ...


@given(of="link")
def speed_limit() -> Ratio: ...


@given(of="link")
def vehicles() -> Ratio: ...


@given(of="link", default=0.0)
def link_investment() -> Money: ...


@previous(of="link", start=3.0)
def previous_surface_age() -> Years: ...


@quantity(of="link", source="toy", compiled=True)
def surface_age(previous_surface_age: Years, year_length: Years) -> Years:
    return previous_surface_age + year_length


@quantity(of="link", source="toy", compiled=True)
def link_noise(speed_limit: Ratio, vehicles: Ratio, surface_age: Years, quiet_engines: Ratio) -> Ratio:
    return vehicles * speed_limit * (1.0 + surface_age / 100.0) * quiet_engines


@quantity(of="link", source="toy", compiled=True)
def link_emissions(speed_limit: Ratio, vehicles: Ratio) -> TonnesPerYear:
    return vehicles * (1.0 + (speed_limit - 50.0) ** 2 / 2500.0)


@total(of="zone")
def zone_link_emissions(link_emissions: TonnesPerYear) -> TonnesPerYear: ...


@total(of="city")
def city_link_emissions(link_emissions: TonnesPerYear) -> TonnesPerYear: ...


@total(of="home", over="hears")
def home_noise(link_noise: Ratio) -> Ratio: ...


@total(of="city")
def city_home_noise(home_noise: Ratio) -> Ratio: ...


@given(of="cell")
def cell_area() -> SquareMetres: ...


@given(of="cell", default=0.1)
def tree_share() -> Ratio: ...


@given(of="cell", default=0.0)
def running_cost_of_green() -> MoneyPerYear: ...


@quantity(of="cell", source="toy", compiled=True)
def carbon_in_trees(cell_area: SquareMetres, tree_share: Ratio) -> TonnesPerYear:
    return cell_area * tree_share / 1e3


@total(of="city")
def city_carbon_in_trees(carbon_in_trees: TonnesPerYear) -> TonnesPerYear: ...


@field(of="cell", reach=150.0, source="toy")
def shade(tree_share: Ratio, *, around: Around) -> Ratio:
    near = [np.hypot(around.x - around.x[row], around.y - around.y[row]) <= 150.0 for row in around.rows]
    return np.array([tree_share[some].sum() for some in near])


@total(of="city")
def city_shade(shade: Ratio) -> Ratio: ...


@quantity(of="city", source="toy", compiled=True, whole=True)
def city_first_zone(zone_link_emissions: TonnesPerYear) -> TonnesPerYear:
    return zone_link_emissions[0]


@given(of="group")
def people() -> People: ...


@given(of="group")
def drives() -> Ratio: ...


@given(of="group", default=0.0)
def has_pass() -> Ratio: ...


@quantity(of="group", source="toy", compiled=True)
def car_emissions(people: People, drives: Ratio, has_pass: Ratio) -> TonnesPerYear:
    return people * drives * (1.0 - 0.4 * has_pass)


@total(of="city")
def city_car_emissions(car_emissions: TonnesPerYear) -> TonnesPerYear: ...


@given(of="firm", default=0.0)
def firm_waste() -> TonnesPerYear: ...


@total(of="city")
def city_firm_waste(firm_waste: TonnesPerYear) -> TonnesPerYear: ...


@given(of="link")
def gradient() -> Ratio: ...


@total(of="city")
def city_gradient(gradient: Ratio) -> Ratio: ...


@quantity(of="city", source="toy", compiled=True)
def city_of_bad_luck(city_link_emissions: TonnesPerYear) -> TonnesPerYear:
    return city_link_emissions / dict[str, float]()["none"]


class Slower(NamedTuple):
    """A lower limit."""

    speed_limit: Ratio
    link_investment: Money


@intervention(of="link", phase="operation", strategy="avoid", source="toy", settings=("slow_limit",))
def slow_down(speed_limit: Ratio, link_investment: Money, slow_limit: Ratio) -> Slower:
    """Lowers the limit."""
    return Slower(speed_limit * 0.0 + slow_limit, link_investment + 10.0)


@slow_down.eligible("is-a-motorway")
def is_a_street(road_class):
    return road_class != MOTORWAY


class Closed(NamedTuple):
    """No cars."""

    vehicles: Ratio


@intervention(of="link", phase="operation", strategy="avoid", source="toy", excludes=("slow_down",))
def close_to_cars(vehicles: Ratio) -> Closed:
    """Closes the link."""
    return Closed(vehicles * 0.0)


class Surface(NamedTuple):
    """A new surface, with the limit it had."""

    surface_age: Years
    link_investment: Money


@intervention(of="link", phase="form", strategy="background", source="toy", recurring=True, renews=True)
def rebuild_link(surface_age: Years, link_investment: Money) -> Surface:
    """Builds the link anew."""
    return Surface(surface_age * 0.0, link_investment + 100.0)


class Green(NamedTuple):
    """More trees."""

    tree_share: Ratio
    running_cost_of_green: MoneyPerYear


@intervention(of="cell", phase="form", strategy="improve", source="toy")
def plant_trees(
    cell_area: SquareMetres, tree_share: Ratio, running_cost_of_green: MoneyPerYear, care: MoneyPerSquareMetre
) -> Green:
    """Plants trees on a quarter of the cell."""
    return Green(np.minimum(tree_share + 0.25, 1.0), running_cost_of_green + 0.25 * cell_area * care)


class Pass(NamedTuple):
    """A pass."""

    has_pass: Ratio


@intervention(of="group", phase="use", strategy="shift", source="toy")
def give_passes(has_pass: Ratio) -> Pass:
    """Gives everybody of a group a pass."""
    return Pass(has_pass * 0.0 + 1.0)


class Sorted(NamedTuple):
    """Waste."""

    firm_waste: TonnesPerYear


@intervention(of="firm", phase="use", strategy="avoid", source="toy")
def sort_waste(firm_waste: TonnesPerYear) -> Sorted:
    """Halves the waste of a firm."""
    return Sorted(firm_waste * 0.5)


class Flat(NamedTuple):
    """A flatter link."""

    gradient: Ratio


@intervention(of="link", phase="form", strategy="improve", source="toy")
def flatten_link(gradient: Ratio) -> Flat:
    """Flattens a link."""
    return Flat(gradient * 0.5)


class Engines(NamedTuple):
    """Quiet engines."""

    quiet_engines: Ratio


@intervention(of="city", phase="supply", strategy="improve", source="toy")
def quieten_engines(quiet_engines: Ratio) -> Engines:
    """Halves the noise of engines."""
    return Engines(quiet_engines * 0.5)


def vocabulary() -> Vocabulary:
    terms = {name: _term(name, better="less", headline=True) for name in (*KNOWN, *NOT_KNOWN)}
    terms["city_shade"] = _term("city_shade", better="more")
    return Vocabulary(terms, {"road_class": {n: _term(n) for n in ("street", "motorway")}})


def graph() -> Graph:
    def number(name: str, unit: str, *values: tuple[int, float]) -> Parameter:
        dated = tuple(Value(datetime.date(year, 1, 1), value, "law") for year, value in values)
        return Parameter(name, unit, "toy", dated)

    parameters = [
        number("slow_limit", "1", (2020, 30.0)),
        number("care", "money/m²", (2020, 2.0), (2029, 3.0)),
        number("year_length", "a", (1900, 1.0)),
        number("quiet_engines", "1", (2020, 1.0), (2028, 0.9)),
    ]
    made, measures = declared([sys.modules[__name__]])
    known = {p.name: p for p in parameters}
    return Graph(
        made, known, measures, vocabulary(), entities=ENTITIES, relations=RELATIONS, contributions=CONTRIBUTIONS
    )


def city(seed: int = 3) -> City:
    random = np.random.default_rng(seed)
    columns = {
        "road_class": random.integers(0, 2, LINKS),
        "speed_limit": random.choice([40.0, 50.0, 80.0], LINKS),
        "vehicles": random.uniform(1.0, 20.0, LINKS),
        "cell_area": np.full(CELLS, 1e4),
        "people": random.integers(1, 300, GROUPS).astype(float),
        "drives": random.uniform(0.1, 0.9, GROUPS),
    }
    size = {"link": LINKS, "cell": CELLS, "group": GROUPS, "home": HOMES, "zone": ZONES, "hour": 8760}
    inside = {(of, "zone"): random.integers(0, ZONES, size[of]) for of in ("link", "cell", "group", "home")}
    pairs = np.repeat(np.arange(HOMES), 3), random.integers(0, LINKS, 3 * HOMES)
    hears = Relation.of_pairs("home", "link", HOMES, pairs, random.uniform(0.1, 1.0, 3 * HOMES))
    places = {"cell": Positions(100.0 * np.arange(CELLS), np.zeros(CELLS), 100.0)}
    return City(size, inside, columns, datetime.date(FIRST, 1, 1), relations={"hears": hears}, positions=places)


def places() -> EntityIndexes:
    """Links along a street to the east, cells north of it, people nowhere."""

    def ids(of: str, rows: int) -> np.ndarray:
        return np.array([f"{of}/{n}" for n in range(rows)], object)

    east = 24.9 + 0.001 * np.arange(LINKS)
    indices = {
        "link": Index(ids("link", LINKS), None, lambda: (east, np.full(LINKS, 60.17))),
        "cell": Index(ids("cell", CELLS), None, lambda: (east[:CELLS], np.full(CELLS, 60.18))),
        "group": Index(ids("group", GROUPS)),
        "home": Index(ids("home", HOMES), None, lambda: (np.full(HOMES, 24.9), np.full(HOMES, 60.2))),
        "zone": Index(ids("zone", ZONES), np.array(["North", "Middle", "South"], object)),
    }
    return EntityIndexes(indices.__getitem__, indices)


def baseline() -> Baseline:
    return Baseline(1, places(), View(Result(available(graph(), city()), city())))


def run(text: str, begin: Baseline | None = None) -> Outcome:
    said = read_bytes(text.encode(), "plan.yaml")
    return evaluate(plan_of(said), SourceLocation(said), begin or baseline(), "x")
