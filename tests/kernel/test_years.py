"""Years: stocks remember, dated parameters move, and stepping gives the same bits as computing a year at once."""

import datetime
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given as draw
from hypothesis import settings
from hypothesis import strategies as st

from citybrain.kernel import City, Graph, Patch, Result, change, freeze, given, next_year, previous, quantity, total
from citybrain.kernel.declarations import Quantity
from citybrain.kernel.errors import DeclarationError
from citybrain.kernel.lookup import read_table
from citybrain.kernel.parameters import Parameter, Value
from citybrain.kernel.units import KilowattHoursPerYear, MoneyPerKilowattHour, MoneyPerYear, Ratio, Share, Year, Years
from tests.entities import ENTITIES

ROWS = 60


@given(of="building")
def construction_year() -> Year: ...


@given(of="building")
def need() -> KilowattHoursPerYear: ...


@previous(of="building", start="first_age")
def previous_age() -> Years: ...


@previous(of="building", start=0.0)
def previous_renewed() -> Share: ...


@quantity(of="building", source="toy")
def first_age(lifetime: Years, spread: Share) -> Years:
    return lifetime * spread


@given(of="building")
def spread() -> Share: ...


@quantity(of="building", source="toy")
def renewed(previous_age: Years, lifetime: Years, year_length: Years) -> Share:
    return (previous_age + year_length > lifetime).astype(float)


@quantity(of="building", source="toy")
def age(previous_age: Years, renewed: Share, year_length: Years) -> Years:
    return (previous_age + year_length) * (1.0 - renewed)


@quantity(of="building", source="toy")
def ever_renewed(previous_renewed: Share, renewed: Share) -> Share:
    return np.maximum(previous_renewed, renewed)


@quantity(of="building", source="toy")
def cost(need: KilowattHoursPerYear, transmittance: Ratio, price: MoneyPerKilowattHour, age: Years) -> MoneyPerYear:
    return need * transmittance * price * (1.0 + age / (100.0 * (age + 1.0)))


@quantity(of="building", source="toy")
def delivered(need: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """The very column that it reads, no copy of it."""
    return need


@total(of="zone")
def zone_cost(cost: MoneyPerYear) -> MoneyPerYear: ...


@total(of="city")
def city_cost(cost: MoneyPerYear) -> MoneyPerYear: ...


@previous(of="city", start=0.0)
def previous_paid() -> MoneyPerYear: ...


@quantity(of="city", source="toy")
def paid(previous_paid: MoneyPerYear, city_cost: MoneyPerYear) -> MoneyPerYear:
    return previous_paid + city_cost


DECLARED = [
    construction_year, need, spread, previous_age, previous_renewed, first_age, renewed, age, ever_renewed, cost,
    delivered, zone_cost, city_cost, previous_paid, paid,
]  # fmt: skip


def day(year: int) -> datetime.date:
    return datetime.date(year, 1, 1)


def parameters() -> dict[str, Parameter]:
    prices = (Value(day(2020), 0.10, "toy"), Value(day(2030), 0.20, "toy"))
    tables = tuple(
        read_table(
            "transmittance", "toy", {"from": day(since), "source": "toy", "rows": rows}, ("construction_year",), {}
        )
        for since, rows in (
            (2000, [{"value": 1.0}, {"construction_year": 1990, "value": 0.5}]),
            (2028, [{"value": 0.9}, {"construction_year": 1990, "value": 0.4}]),
        )
    )
    return {
        "price": Parameter("price", "money/kWh", "toy", prices, interpolate=True),
        "lifetime": Parameter("lifetime", "a", "toy", (Value(day(1900), 20.0, "toy"),)),
        "year_length": Parameter("year_length", "a", "toy", (Value(day(1900), 1.0, "toy"),)),
        "transmittance": Parameter(
            "transmittance", "1", "toy", of="building", by=("construction_year",), tables=tables
        ),
    }  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> Graph:
    quantities: list[Quantity] = [made for f in DECLARED for made in f.__quantities__]
    return Graph(quantities, parameters(), entities=ENTITIES)


@pytest.fixture(scope="module")
def city() -> City:
    random = np.random.default_rng(1)
    return City(
        size={"building": ROWS, "zone": 4},
        inside={("building", "zone"): random.integers(0, 4, ROWS)},
        columns={
            "construction_year": random.integers(1900, 2020, ROWS).astype(float),
            "need": random.uniform(1e4, 1e5, ROWS),
            "spread": random.uniform(0, 1, ROWS),
        },
        day=day(2026),
    )


def at_once(base: Result, city: City, year: int, laid: dict[str, Patch]) -> Result:
    """The year computed whole: last year's values and what plans put there laid over."""
    last = {n: base[n.removeprefix("previous_")] for n, q in base.graph.quantities.items() if q.kind == "previous"}
    return change(Result(base.graph, replace(city, day=day(year))), {**last, **laid})


WANTED = ["cost", "zone_cost", "paid", "ever_renewed", "delivered"]


def test_a_stock_remembers_and_starts_where_it_is_told(graph: Graph, city: City) -> None:
    state = Result(graph, city)
    assert state["previous_paid"] == 0.0
    assert np.array_equal(state["previous_age"], state["first_age"])
    following = next_year(state, replace(city, day=day(2027)), {})
    assert following["paid"] == state["city_cost"] + following["city_cost"]
    assert np.array_equal(following["previous_age"], state["age"])
    assert following["price"] == pytest.approx(
        0.10 + 0.10 * (day(2027) - day(2020)).days / (day(2030) - day(2020)).days
    )


@settings(max_examples=40, deadline=None)
@draw(data=st.data())
def test_stepping_equals_computing_every_year_at_once(graph: Graph, city: City, data: st.DataObject) -> None:
    state: Result = Result(graph, city)
    spent: Result = Result(graph, city)
    laid: dict[str, Patch] = {}
    for year in range(2027, 2032):
        present = replace(city, day=day(year))
        changed = next_year(state, present, laid)
        sparing = next_year(spent, present, laid)
        overlay: dict[str, Patch] = {}
        for name in data.draw(
            st.sets(st.sampled_from(["transmittance", "construction_year", "need", "delivered"]), max_size=2)
        ):
            rows = np.array(sorted(data.draw(st.sets(st.integers(0, ROWS - 1), min_size=1, max_size=40))), np.intp)
            value = 1985.0 if name == "construction_year" else 0.25
            overlay[name] = Patch(rows, np.full(len(rows), value))
            changed = changed.over(overlay)
            changed.compute(["city_cost"])  # as a measure would that reads what the earlier ones left
        laid = {**laid, **{name: _over(laid.get(name), patch) for name, patch in overlay.items()}}
        settled = freeze(changed, WANTED)
        whole = at_once(state, city, year, laid)
        for name in [*WANTED, "age", "transmittance", "city_cost"]:
            assert np.array_equal(settled[name], whole[name]), (year, name)
        spent = freeze(sparing.over(overlay), WANTED, spent=True)
        for name, value in settled.known().items():
            assert np.array_equal(spent.known()[name], value), (year, name)
        state = settled


def _over(old: Patch | None, new: Patch) -> Patch:
    if old is None:
        return new
    dense = np.full(ROWS, np.nan)
    for patch in (old, new):
        dense[patch.rows] = patch.values
    rows = np.flatnonzero(~np.isnan(dense))
    return Patch(rows, dense[rows])


def test_an_overlay_on_what_hangs_on_another_keeps_the_other_rows_right(graph: Graph, city: City) -> None:
    everyone = np.arange(ROWS)
    base = Result(graph, city)
    changed = change(base, {
        "construction_year": Patch(everyone, np.full(ROWS, 2000.0)),
        "transmittance": Patch(everyone[:3], np.full(3, 0.1)),
    })  # fmt: skip
    assert np.array_equal(changed["transmittance"][:3], np.full(3, 0.1))
    assert np.array_equal(changed["transmittance"][3:], np.full(ROWS - 3, 0.5))


def test_what_does_not_move_is_not_computed_again(graph: Graph, city: City) -> None:
    state = freeze(change(Result(graph, city), {}), WANTED)
    following = next_year(state, replace(city, day=day(2027)), {})
    following.compute(["ever_renewed", "cost"])
    assert not following.differs("transmittance")
    assert following["transmittance"] is state["transmittance"]


def test_another_parameter_must_have_the_same_shape(graph: Graph) -> None:
    other = Parameter("price", "money/kWh", "scenario", (Value(day(2020), 0.3, "toy"),))
    assert graph.with_parameters({"price": other}).parameters["price"] is other
    assert graph.parameters["price"] is not other
    table = replace(graph.parameters["transmittance"], by=("need",))
    with pytest.raises(DeclarationError) as error:
        graph.with_parameters({"transmittance": table})
    assert error.value.code == "parameter-other-shape"
