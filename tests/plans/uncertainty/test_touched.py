"""Plans that touch few rows: these are drawn one by one, and no number lies outside its own interval."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from citybrain.kernel import Result
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.evaluate import Baseline, evaluate
from citybrain.plans.outcome import Outcome
from citybrain.plans.reading import plan_of
from citybrain.plans.uncertainty.assess import uncertainty_of
from citybrain.plans.uncertainty.case import Case
from citybrain.plans.uncertainty.draws import Sample, batched_city
from citybrain.plans.uncertainty.scores import scores_by_name
from citybrain.plans.uncertainty.service import case_of
from citybrain.plans.uncertainty.uncertainty import Options, QuantityUncertainty, intervals
from citybrain.plans.view import View
from citybrain.plans.workspace import Workspace
from tests.plans.uncertainty import cities

EMISSIONS = "city_operational_emissions"
OPTIONS = Options(drivers=False)
PUMP, GROUND, WALLS = "install_air_source_heat_pump", "install_ground_source_heat_pump", "insulate_walls"


def plan(intervention: str, where: str) -> str:
    return f"name: A plan\nmeasures:\n  - {{intervention: {intervention}, where: {{{where}}}}}\n"


@pytest.fixture(scope="module")
def demo(demo_city: Path) -> Workspace:
    return OpenCity(demo_city).workspace


def of(workspace: Workspace, text: str) -> tuple[Outcome, Case]:
    outcome = workspace.outcome_of(read_bytes(text.encode(), "plan.yaml"))
    return outcome, case_of(workspace.snapshot, workspace.today(), outcome)


def require_inside(case: Case, quantities: tuple[QuantityUncertainty, ...]) -> None:
    for one in quantities:
        today, planned = float(case.today[one.quantity]), float(case.plan[one.quantity])
        for interval, stated in ((one.today, today), (one.plan, planned), (one.change, planned - today)):
            rounding = 1e-9 * max(abs(today), abs(planned), 1e-9)
            assert interval.low - rounding <= stated <= interval.high + rounding, one.quantity


@pytest.mark.parametrize("intervention", [PUMP, WALLS])
def test_a_measure_on_few_oil_boilers_is_surely_better(demo: Workspace, intervention: str) -> None:
    outcome, case = of(demo, plan(intervention, "heating_system: oil_boiler"))
    found = uncertainty_of(case, OPTIONS)
    assert outcome.touched == {"building": 6}
    require_inside(case, found.quantities)
    emissions = found.of(EMISSIONS)
    assert emissions.verdict == "better"
    stated, (today, with_plan) = float(case.plan[EMISSIONS] - case.today[EMISSIONS]), found.samples[EMISSIONS]
    assert 0.2 < np.mean(with_plan - today < stated) < 0.8  # in the middle of its draws
    heat = found.of("city_network_heat").change
    assert (heat.low, heat.high) == (0.0, 0.0)  # none of them has any in any draw


def test_where_none_has_ground_for_boreholes_nothing_of_that_is_in_doubt(demo: Workspace) -> None:
    outcome, case = of(demo, plan(GROUND, "heating_system: oil_boiler, free_ground_area: {before: 1000}"))
    assert outcome.touched == {"building": 0}
    (measure,) = outcome.measures
    assert [(skipped.reason, skipped.count) for skipped in measure.skipped] == [("reason-too-little-ground", 5)]
    assert uncertainty_of(case, OPTIONS).of(EMISSIONS).verdict == "same"


def test_pumps_on_the_few_buildings_that_have_ground_are_surely_better(demo: Workspace) -> None:
    outcome, case = of(demo, plan(GROUND, "free_ground_area: {at_least: 1500}, heating_system: district_heating"))
    assert 0 < outcome.touched["building"] < 20
    found = uncertainty_of(case, OPTIONS)
    require_inside(case, found.quantities)
    assert found.of(EMISSIONS).verdict == "better"


@pytest.mark.parametrize("count", [1, 7])
@pytest.mark.parametrize("intervention", [PUMP, WALLS])
def test_a_number_lies_in_its_interval_whichever_buildings_are_named(
    demo: Workspace, intervention: str, count: int
) -> None:
    heated = np.flatnonzero(np.asarray(demo.baseline().view.result["heating_system"]) == 1)  # by electricity: few
    rows = np.random.default_rng(2).choice(heated, count, replace=False)
    ids = ", ".join(f'"{name}"' for name in demo.places["building"].ids[rows])
    _, case = of(demo, plan(intervention, f"id: [{ids}]"))
    require_inside(case, uncertainty_of(case, OPTIONS).quantities)


def case_of_rows(count: int) -> Case:
    """Walls of some buildings of a made-up city of 600, chosen by their ids."""
    ids = cities.workspace().places["building"].ids
    rows = np.random.default_rng(5).choice(len(ids), count, replace=False)
    return cities.case(plan(WALLS, "id: [{}]".format(", ".join(f'"{name}"' for name in ids[np.sort(rows)]))))


@pytest.mark.parametrize("count", [1, 7, 60, 600])
def test_the_interval_of_a_sample_holds_nine_of_ten_truths(count: int) -> None:
    case = case_of_rows(count)
    sampled = uncertainty_of(case, Options(draws=100, seed=1, sample=150, drivers=False))
    truths = uncertainty_of(case, Options(draws=100, seed=2, sample=0, drivers=False))
    assert (sampled.scheme, truths.scheme) == ("sample", "all-rows")
    held = []
    for name in (EMISSIONS, "city_delivered_energy", "city_investment"):
        interval, (today, with_plan) = sampled.of(name).change, truths.samples[name]
        held.append(np.mean((interval.low <= with_plan - today) & (with_plan - today <= interval.high)))
    assert 0.82 < np.mean(held) <= 0.97
    assert min(held) > 0.75


def test_a_draw_is_what_the_plan_does_in_a_city_that_is_so() -> None:
    text = "name: A plan\nmeasures:\n  - {intervention: install_rooftop_solar}\n"
    case, options = cities.case(text), Options(draws=16, seed=3, sample=0, drivers=False)
    found = uncertainty_of(case, options)
    sample_of_draws = Sample(16, scores_by_name(case.inputs.shared, 16, 3), seed=3).part(5, 6)
    rows = {"building": np.arange(case.today.city.size["building"])}
    drawn = batched_city(case.ground, rows, sample_of_draws)
    inside = {key: index for key, index in drawn.city.inside.items() if key[1] != "city"}
    scores = {name: values[0] for name, values in drawn.city.scores.items()}
    truth = View(Result(drawn.graph, replace(drawn.city, inside=inside, scores=scores), drawn.known()))
    said = read_bytes(text.encode(), "plan.yaml")
    outcome = evaluate(plan_of(said), SourceLocation(said), Baseline(1, cities.workspace().places, truth), "x")
    assert outcome.touched == cities.outcome(text).touched
    effects = {effect.quantity: effect for effect in outcome.headline}
    for name in (EMISSIONS, "city_solar_generation", "city_investment"):
        today, with_plan = found.samples[name][:, 5]
        assert (today, with_plan) == pytest.approx((effects[name].today, effects[name].plan), rel=1e-9)


def test_nine_of_ten_draws_lie_between_and_the_number_as_stated() -> None:
    draws = np.random.default_rng(1).normal(size=(400, 100))
    for stated in (-5.0, -2.0, -1.0, 0.0, 1.7, 4.0):
        for low, high in ((0.05, 0.95), (0.25, 0.75)):
            found = intervals(np.column_stack([np.full(400, stated), draws]), low, high)
            for interval, line in zip(found, draws, strict=True):
                assert interval.low <= stated <= interval.high
                assert np.mean((line >= interval.low) & (line <= interval.high)) >= high - low - 0.02
    ends = np.array([[one.low, one.high] for one in intervals(np.column_stack([np.zeros(400), draws]))])
    np.testing.assert_allclose(ends.mean(axis=0), [-1.64, 1.64], atol=0.06)
    assert np.isnan(intervals(np.array([[1.0, np.nan, 2.0]]))[0].low)


@pytest.mark.parametrize("other", ["install_rooftop_solar", "install_facade_solar"])
def test_a_number_that_another_measure_leaves_keeps_its_interval(other: str) -> None:
    """Which rows have another measure moves no draw of those of the first."""
    ids, options = cities.workspace().places["building"].ids, Options(draws=32, sample=150, drivers=False)
    walls, others = np.split(np.random.default_rng(6).choice(len(ids), 220, replace=False), [120])
    listed = [", ".join(f'"{name}"' for name in ids[np.sort(rows)]) for rows in (walls, others)]
    alone = plan(WALLS, f"id: [{listed[0]}]")
    both = alone + f"  - {{intervention: {other}, where: {{id: [{listed[1]}]}}}}\n"
    one, two = (cities.case(text) for text in (alone, both))
    found = [uncertainty_of(case, options) for case in (one, two)]
    left = [q.quantity for q in found[0].quantities if one.plan[q.quantity] == two.plan[q.quantity]]
    moved = [name for name in left if found[0].of(name).change.high != found[0].of(name).change.low]
    assert "city_network_heat" in moved
    for name in left:
        for ends in ("today", "plan", "change"):
            expected, told = (getattr(made.of(name), ends) for made in found)
            assert (told.low, told.high) == pytest.approx((expected.low, expected.high), rel=1e-9, nan_ok=True), name
