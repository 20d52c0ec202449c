"""Stocks over thirty years: what grows old comes due once in its life, and floor is neither lost nor found."""

import datetime
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import citybrain.domains.buildings.models.inputs
import citybrain.domains.buildings.models.stock
import citybrain.domains.city.models.inputs
import citybrain.domains.money.models.inputs
from citybrain.base.domains import find_domains
from citybrain.domains.buildings.interventions.background.rebuild import rebuild
from citybrain.domains.buildings.models.construction import new_floor
from citybrain.domains.buildings.models.envelope import areas
from citybrain.domains.buildings.models.stock.ages import age_in_cycle
from citybrain.domains.buildings.models.stock.envelope import next_age
from citybrain.kernel import City, Graph, Patch, Result, change, freeze, next_year, read_parameters
from citybrain.kernel.derived import completed
from citybrain.kernel.load import declared, modules_of

FIRST, YEARS, MANY = 2026, 30, 4000
SHARES = ("district_heating", "direct_electric", "ground_source_heat_pump", "air_source_heat_pump",
          "gas_boiler", "oil_boiler", "wood_boiler", "coal_boiler")  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Stocks and what they need, without energy and weather."""
    domains = find_domains()
    modules = [
        *modules_of(
            [
                citybrain.domains.buildings.models.inputs,
                citybrain.domains.city.models.inputs,
                citybrain.domains.money.models.inputs,
                citybrain.domains.buildings.models.stock,
            ]
        ),
        areas,
        new_floor,
    ]
    parameters = read_parameters(domains.layers_of("FI"), domains.vocabulary)
    stated = domains.attributes.quantities(domains.vocabulary.categories)
    own = [replace(made, per=()) for made in (*stated, *declared(modules)[0]) if not made.observes]
    quantities, vocabulary = completed(own, parameters, domains.vocabulary, domains.entities())
    known = {made.name for made in quantities} | {"heating_installation_year"}
    fitting = {name: parameter for name, parameter in parameters.items() if set(parameter.by) <= known}
    return Graph(quantities, fitting, [rebuild], vocabulary, entities=domains.entities())


def city(graph: Graph, construction_year: np.ndarray, footprint_area: np.ndarray) -> City:
    rows = len(construction_year)
    codes = graph.vocabulary.codes("heating_system")
    kinds = [codes[name] for name in ("gas_boiler", "district_heating", "ground_source_heat_pump", "electric_heating")]
    columns = {
        "construction_year": construction_year,
        "footprint_area": footprint_area,
        "gross_floor_area": footprint_area * 3.0,
        "heating_system": np.resize(kinds, rows),
        "renewal_phase": np.random.default_rng(5).random(rows),
        "building_use": np.full(rows, graph.vocabulary.codes("building_use")["apartment_block"]),
    }
    day = datetime.date(FIRST, 1, 1)
    return City({"building": rows, "zone": 1}, {("building", "zone"): np.zeros(rows, np.intp)}, columns, day)


def at_random(graph: Graph) -> City:
    """A stock built over the last 120 years."""
    chance = np.random.default_rng(11)
    return city(graph, chance.integers(1906, 2026, MANY).astype(float), chance.uniform(50, 900, MANY))


def replacing(graph: Graph, start: City):
    """Each year in turn: heating that is due is replaced. Yields the year's city before and after replacement."""
    names = ("heating_age", "heating_due", "heating_lifetime")
    now = change(Result(graph, start), {})
    for year in range(FIRST, FIRST + YEARS):
        due = np.flatnonzero(now["heating_due"] > 0)
        after = now.over({"heating_age": Patch(due, np.zeros(len(due)))}) if len(due) else now
        yield now, after
        state = freeze(after, names)
        now = next_year(state, replace(start, day=datetime.date(year + 1, 1, 1)), {})


def test_no_heating_grows_older_than_its_life_where_it_is_replaced(graph: Graph) -> None:
    for before, after in replacing(graph, at_random(graph)):
        assert np.all(before["heating_age"] <= before["heating_lifetime"] + 1)
        assert np.all(after["heating_age"] <= after["heating_lifetime"])
        assert np.all(after["heating_age"] >= 0)


def test_an_even_stock_replaces_one_in_so_many_heatings_as_it_lives_years(graph: Graph) -> None:
    start = at_random(graph)
    shares = [np.mean(before["heating_due"] > 0) for before, _ in replacing(graph, start)]
    expected = np.mean(1.0 / Result(graph, start)["heating_lifetime"])
    assert np.mean(shares) == pytest.approx(expected, rel=0.1)
    assert max(shares) < 2 * expected, "renewals come evenly, not in one wave"


def test_a_town_built_in_one_year_does_not_replace_all_heating_in_one_year(graph: Graph) -> None:
    chance = np.random.default_rng(3)
    start = city(graph, np.full(MANY, 1965.0), chance.uniform(50, 900, MANY))
    shares = [np.mean(before["heating_due"] > 0) for before, _ in replacing(graph, start)]
    assert min(shares) > 0
    assert max(shares) < 0.1


def test_heating_that_nobody_replaces_grows_old(graph: Graph) -> None:
    start = at_random(graph)
    state = freeze(change(Result(graph, start), {}), ["heating_age"])
    for year in range(FIRST + 1, FIRST + YEARS):
        state = freeze(next_year(state, replace(start, day=datetime.date(year, 1, 1)), {}), ["heating_age"])
    grown = state["heating_age"] - Result(graph, start)["heating_age"]
    assert np.all(grown == YEARS - 1)


@settings(deadline=None)
@given(age=st.integers(1, 300), lifetime=st.floats(5, 60), phase=st.floats(0, 0.999), years=st.integers(60, 200))
def test_a_part_comes_due_once_in_each_lifetime(age: int, lifetime: float, phase: float, years: int) -> None:
    now = float(age_in_cycle(float(age), lifetime, phase, 1.0))
    assert 0 <= now < lifetime
    due, ages = 0, []
    for _ in range(years):
        now = float(next_age(now, lifetime, 1.0))
        ages.append(now)
        due += now >= lifetime
    assert max(ages) < lifetime + 1
    assert abs(due - years / np.ceil(lifetime)) <= 1


def test_a_young_house_has_its_first_heating(graph: Graph) -> None:
    start = city(graph, np.array([2020.0, 2026.0]), np.array([100.7, 100.2]))
    assert Result(graph, start)["heating_age"].tolist() == [6, 1]


def tear_down(graph: Graph, start: City, factor: float) -> Result:
    """Every third building that is old enough gives way to a new one with `factor` times the floor."""
    before = Result(graph, start)
    old = np.flatnonzero(before["building_age"] >= before["youngest_demolition_age"])[::3]
    values = {name: before[name][old] if np.ndim(before[name]) else before[name] for name in rebuild.inputs}
    changed = rebuild(**{**values, "floor_factor_of_new_buildings": factor})
    patches = {
        name: Patch(old, np.array(np.broadcast_to(value, old.shape), float))
        for name, value in zip(rebuild.changes, changed, strict=True)
    }
    return change(before, patches)


def whole(graph: Graph) -> City:
    start = at_random(graph)
    size = start.columns["footprint_area"]
    more = {"storeys": np.full(MANY, 3.0), "height": np.full(MANY, 9.0), "roof_area": size}
    more |= {f"wall_area_{side}": np.sqrt(size) * 9.0 for side in ("north", "east", "south", "west")}
    return replace(start, columns={**start.columns, **more})


@settings(deadline=None, max_examples=5)
@given(factor=st.sampled_from([1.0, 1.5, 2.0]))
def test_floor_is_conserved_but_for_the_factor(graph: Graph, factor: float) -> None:
    start = whole(graph)
    before, after = Result(graph, start), tear_down(graph, start, factor)
    torn, built = after["city_demolished_floor"], after["city_new_floor_of_year"]
    assert torn > 0
    assert built == pytest.approx(factor * torn)
    assert after["city_gross_floor_area"] == pytest.approx(before["city_gross_floor_area"] - torn + built)
    by_period = ("before_1946", "1946_to_1979", "1980_to_1999", "2000_to_2019", "from_2020")
    assert sum(after[f"city_floor_{p}"] for p in by_period) == pytest.approx(after["city_gross_floor_area"])
    assert after["city_floor_from_2020"] == pytest.approx(before["city_floor_from_2020"] + built)


def test_heated_floor_is_shared_among_its_generators(graph: Graph) -> None:
    after = tear_down(graph, whole(graph), 2.0)
    assert sum(after[f"city_floor_with_{name}"] for name in SHARES) == pytest.approx(
        after["city_conditioned_floor_area"]
    )


def test_a_new_building_is_new_in_all_its_parts(graph: Graph) -> None:
    after = tear_down(graph, whole(graph), 1.0)
    new = after["rebuilt"] > 0
    for part in ("building", "heating", "facade", "roof", "window"):
        assert np.all(after[f"{part}_age"][new] == 0)
    assert np.all(after["wall_transmittance"][new] == after["wall_transmittance"].min())
    assert np.all(after["gas_boiler_share"][new] == 0)
    assert np.all(sum(after[f"{name}_share"][new] for name in SHARES) == pytest.approx(1.0))


def test_a_new_boiler_burns_less_than_the_one_it_replaces(graph: Graph) -> None:
    start = at_random(graph)
    before = Result(graph, start)
    old = np.flatnonzero((before["heating_due"] > 0) & (before["gas_boiler_share"] == 1))
    after = change(before, {"heating_age": Patch(old, np.zeros(len(old)))})
    assert len(old) > 0
    assert np.all(after["gas_boiler_efficiency"][old] > before["gas_boiler_efficiency"][old])
