"""Today beside plan, and the same numbers as a full computation."""

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.kernel import City, CityBrainError, Result
from citybrain.plans.evaluate import known_or_due
from citybrain.plans.outcome import Effect
from citybrain.plans.view import View
from tests.plans.toy import run, toy_baseline, toy_city, toy_graph

BASELINE = toy_baseline()


def test_headlines_and_costs_by_hand() -> None:
    """Walls of way/1 from 1.0 to 0.2: 8,000 kWh and 8 t less for 10,000, at 0.1 a kWh and a tenth of 10,000 a year."""
    outcome = run("name: x\nmeasures: [{intervention: insulate_walls, where: {id: way/1}}]", BASELINE)
    energy, carbon = outcome.headline
    assert (energy.quantity, energy.today, energy.plan) == ("city_energy_bought", 101_000, 93_000)
    assert (carbon.change, carbon.verdict) == (-8, "better")
    assert carbon.change_percent == pytest.approx(-100 * 8 / 101)
    assert outcome.zones == {"zone_heat_need": ([40_000, 61_000], [40_000, 61_000], [32_000, 61_000])}
    cost = outcome.cost
    assert (cost.investment, cost.running_cost) == (10_000, 0)
    assert cost.energy_cost_change == pytest.approx(-800)
    assert cost.cost_per_tonne == pytest.approx((10_000 / 10 - 800) / 8)
    assert outcome.touched == {"building": 1}


def test_nothing_avoided_has_no_cost_per_tonne() -> None:
    outcome = run("name: x\nmeasures: [{intervention: connect_network}]", BASELINE)
    assert {effect.verdict for effect in outcome.headline} == {"same"}
    assert outcome.cost.cost_per_tonne is None


@pytest.mark.parametrize(
    ("better", "plan", "verdict"),
    [
        ("less", 9, "better"),
        ("less", 11, "worse"),
        ("more", 11, "better"),
        ("more", 9, "worse"),
        ("less", 10, "same"),
        ("neither", 11, "changed"),
        ("less", float("nan"), "unknown"),
    ],
)
def test_better_is_what_the_vocabulary_wants(better, plan, verdict) -> None:
    assert Effect("x", 10, 10, plan, better).verdict == verdict


def test_a_change_from_nothing_has_no_percentage() -> None:
    assert Effect("x", 0, 0, 5, "less").change_percent is None
    assert Effect("x", -10, -10, -5, "less").change_percent == 50


measures = st.lists(
    st.fixed_dictionaries(
        {
            "intervention": st.sampled_from(["insulate_walls", "install_heat_pump", "connect_network"]),
            "uptake": st.floats(0, 0.99),  # at 1, measures that exclude each other may leave nobody for the second
            "where": st.sampled_from(["{}", "{zone: Kallio}", "{building_use: house}", "{wall_area: {after: 150}}"]),
        }
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(measures, st.integers(0, 1000))
def test_incremental_and_full_computation_give_the_same_bits(plan, seed) -> None:
    lines = [f"  - {{{', '.join(f'{k}: {v}' for k, v in m.items())}}}" for m in plan]
    outcome = run("\n".join([f"name: x\nseed: {seed}\nmeasures:", *lines]), BASELINE)
    city = toy_city()
    changed = ("wall_transmittance", "heating_system", "investment", "running_cost_of_measures")
    columns = {**city.columns, **{name: outcome.view.value(name) for name in changed}}
    full = Result(toy_graph(), City(city.size, city.inside, columns, city.day))
    for name in full:
        assert np.array_equal(full[name], outcome.view.value(name), equal_nan=True), name


def test_what_a_plan_sets_is_assumed_and_explained_as_the_plan() -> None:
    outcome = run("name: x\nmeasures: [{intervention: insulate_walls, where: {id: way/1}}]", BASELINE)
    assert outcome.view.quality("wall_transmittance").tolist() == [4, 2, 2, 2, 2, 2]
    told = outcome.view.explain("wall_transmittance", 0)
    assert (told.value, told.before, told.source) == (0.2, 1.0, "plan")
    assert outcome.view.changed_rows("wall_transmittance") == 1
    assert outcome.today.changed_rows("wall_transmittance") == 0


def test_what_is_shown_where_known_is_left_out_where_nobody_knows_it() -> None:
    terms = {"due": SimpleNamespace(headline=True), "optional": SimpleNamespace(headline="where_known")}
    today = cast(View, SimpleNamespace(graph=SimpleNamespace(vocabulary=SimpleNamespace(terms=terms))))
    unknown = CityBrainError("column-missing", received="a", of="b", near="c")
    effects = [
        Effect(name, 1.0, 1.0, 2.0, "less", lack) for name in ("due", "optional") for lack in (None, unknown)
    ]  # fmt: skip
    assert [(one.quantity, one.missing) for one in known_or_due(effects, today)] == [
        ("due", None), ("due", unknown), ("optional", None)
    ]  # fmt: skip


def test_what_no_formula_tells_of_this_city_is_left_out_and_what_lacks_an_input_is_told() -> None:
    """A number that its own formula gives no value is not about the city; of one that waits for an input it is told."""
    nan = float("nan")
    effects = [Effect("lone", nan, nan, nan, "less"), Effect("waiting", nan, nan, nan, "less")]
    taken = Effect("lone", 1.0, 1.0, nan, "less")
    names = {one.quantity: SimpleNamespace(headline="where_known") for one in effects}
    made = {
        "lone": SimpleNamespace(inputs=(), kind="rowwise"),
        "waiting": SimpleNamespace(inputs=("input",), kind="rowwise"),
        "input": SimpleNamespace(inputs=(), kind="rowwise"),
    }
    graph = SimpleNamespace(vocabulary=SimpleNamespace(terms=names), quantities=made)
    result = SimpleNamespace(city=SimpleNamespace(lacks={}))
    told = {"failures": lambda _: {}, "value": lambda _: np.array([nan])}
    view = cast(View, SimpleNamespace(graph=graph, result=result, **told))
    assert list(known_or_due([*effects, taken], view)) == [effects[1], taken]
