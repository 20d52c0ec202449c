"""A plan from year to year: numbers by hand, ledgers, and what is told."""

import numpy as np
import pytest

from citybrain.kernel import PlanError
from citybrain.messages import render
from citybrain.plans.measures import Skipped
from citybrain.plans.outcome import Outcome
from citybrain.plans.years.progress import Progress
from tests.plans import toy as one_day
from tests.plans.years.toy import ANYWAY, COUNTED, FIRST, ROWS, reference, run, start, tonnes

HEAD = "name: x\nyears: {from: 2026, to: 2050}\n"
WALLS = "measures: [{intervention: insulate_walls, uptake: {2026: 0.0, 2036: 0.5}}]\n"


def path(outcome: Outcome):
    assert outcome.pathway is not None
    return outcome.pathway


def test_without_measures_of_its_own_a_scenario_only_ages_and_follows_its_parameters() -> None:
    begin = start()
    track = reference(begin, range(2026, 2051)).track
    base = begin.view.result
    assert track.at("city_energy_bought", 2026) == base["city_energy_bought"]
    assert track.at("city_energy_cost", 2034) == pytest.approx(track.at("city_energy_bought", 2034) * 0.1)
    assert track.at("city_energy_cost", 2035) == pytest.approx(track.at("city_energy_bought", 2035) * 0.2)
    cumulated = np.cumsum(track.city["city_yearly_emissions"])
    assert track.city["city_cumulated_emissions"] == pytest.approx(cumulated)


def test_a_ramp_is_followed_and_nobody_gives_a_measure_back() -> None:
    outcome = run(HEAD + WALLS)
    (walls,) = path(outcome).adopted
    assert walls.adopted[0] == 0
    assert walls.adopted == sorted(walls.adopted)
    assert walls.adopted[10] == walls.adopted[-1] == len(outcome.measures[0].rows)
    assert walls.adopted[-1] == pytest.approx(0.5 * ROWS, abs=8)
    assert len(np.unique(np.concatenate(walls.rows))) == walls.adopted[-1]


def test_money_is_spent_in_its_year_at_the_price_of_the_year() -> None:
    """Walls cost 100 a square metre before 2030 and 130 from then on."""
    outcome = run(HEAD + WALLS)
    (walls,) = path(outcome).adopted
    area = outcome.today.value("wall_area")
    for number, rows in enumerate(walls.rows):
        price = 100 if FIRST + number < 2030 else 130
        assert walls.investment[number] == pytest.approx(area[rows].sum() * price)
    assert outcome.cost.investment == pytest.approx(sum(walls.investment))


def test_when_is_tested_in_each_year() -> None:
    outcome = run(HEAD + "measures: [{intervention: install_heat_pump, when: {heating_age: {at_least: 20}}}]\n")
    (pump,) = path(outcome).adopted
    age = outcome.today.value("heating_age")
    for number, rows in enumerate(pump.rows):
        due = np.flatnonzero(age == 20) if number else np.flatnonzero(age >= 20)
        assert rows.tolist() == (due if number == 0 else np.flatnonzero(age + number == 20)).tolist()
    assert pump.skipped == ()
    assert outcome.view.value("heating_age").max() < 50


def test_what_recurs_comes_again_after_its_time() -> None:
    begin = start(ANYWAY[:1])
    found = reference(begin, range(2026, 2051))
    (again,) = found.adopted.values()
    counts = np.bincount(np.concatenate(again.rows), minlength=ROWS)
    assert set(counts) == {1, 2}
    assert all(set(a) & set(b) == set() for a, b in zip(again.rows, again.rows[1:], strict=False))


def test_a_new_house_has_nothing_of_what_was_done_to_the_old_one() -> None:
    begin = start(ANYWAY[2:])
    outcome = run(HEAD + "measures: [{intervention: insulate_walls}, {intervention: seal_windows}]\n", begin)
    rebuilt = np.unique(np.concatenate(path(outcome).background[0].rows))
    assert 0 < len(rebuilt) < 15
    assert set(outcome.view.value("construction_year")[rebuilt]) <= set(range(2028, 2051))
    first = np.concatenate(path(outcome).adopted[0].rows[:1])
    was_insulated = np.intersect1d(rebuilt, first)
    assert len(was_insulated) > 0
    again = np.concatenate(path(outcome).adopted[0].rows[1:])
    assert set(again) <= set(rebuilt)  # only a new house can be insulated a second time
    assert np.all(outcome.view.value("investment")[was_insulated] >= 5000)


def test_measures_of_the_city_come_as_far_as_their_uptake() -> None:
    outcome = run(HEAD + "measures: [{intervention: clean_the_grid, uptake: {2026: 0.0, 2046: 1.0}}]\n")
    plan, without = path(outcome).plan, path(outcome).reference.track
    for year, share in ((2026, 0.0), (2036, 0.5), (2046, 1.0), (2050, 1.0)):
        left = plan.at("city_operational_emissions", year) / without.at("city_operational_emissions", year)
        assert left == pytest.approx(1 - 0.5 * share)
    (grid,) = path(outcome).adopted
    assert np.cumsum(grid.investment)[[0, 10, 20, 24]] == pytest.approx([0, 5e5, 1e6, 1e6])
    assert plan.city["city_measure_investment"][-1] == pytest.approx(1e6)
    assert (grid.selected, grid.adopted[0], grid.adopted[-1]) == (1, 0, 1)


def test_a_measure_of_the_city_chooses_no_buildings() -> None:
    with pytest.raises(PlanError) as caught:
        run(HEAD + "measures: [{intervention: clean_the_grid, where: {zone: zone 1}}]\n")
    assert "line 3, column 43: clean_the_grid is for the whole city" in render(caught.value)


def test_a_budget_is_used_up_by_both_paths() -> None:
    without = reference(start(), range(2026, 2051)).track.city["city_cumulated_emissions"]
    limit = (without[10] + without[11]) / 2
    outcome = run(f"{HEAD}budget: {{emissions: {limit}}}\n{WALLS}")
    ledger = path(outcome).budget
    assert ledger is not None
    assert ledger.reference_exhausted == FIRST + 11
    assert ledger.plan_exhausted is None or ledger.plan_exhausted > FIRST + 11
    assert ledger.plan_used == tuple(tonnes(outcome))


def test_a_target_is_counted_from_its_base_value() -> None:
    said = "{base_year: 2020, base_value: 1000, reduction: 0.6, by: 2040, milestones: [{by: 2030, reduction: 0}]}"
    ledger = path(run(f"{HEAD}target: {said}\n{WALLS}")).target
    assert ledger is not None
    assert (ledger.step.wanted, ledger.milestones[0].wanted, ledger.computed) == (400, 1000, False)
    assert ledger.step.met == (ledger.step.plan <= 400)
    assert ledger.step.plan < ledger.step.reference


@pytest.mark.parametrize("year", [2020, 2026])
def test_the_base_value_is_that_of_todays_buildings_with_the_mean_of_the_base_year(year: int) -> None:
    """The grid lies on the line from 0.3 in 2010 to 0.05 in 2040; its mean over a year is not that of 1 January."""
    outcome = run(f"{HEAD}target: {{base_year: {year}, reduction: 0.5, by: 2030}}\n{WALLS}")
    ledger = path(outcome).target
    assert ledger is not None
    days = np.arange(f"{year}-01-01", f"{year + 1}-01-01", dtype="datetime64[D]")
    factors = np.interp(
        days.astype(float), np.array(["2010-01-01", "2040-01-01"], "datetime64[D]").astype(float), [0.3, 0.05]
    )
    assert ledger.computed
    bought = outcome.today.value("city_energy_bought")
    assert ledger.base_value == pytest.approx(bought * factors.mean() / 1000)
    assert abs(ledger.base_value / (bought * factors[0] / 1000) - 1) > 0.01


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("{base_year: 1990, reduction: 0.5, by: 2030}", "has no value in the base year 1990 (its first is"),
        ("{quantity: city_energy, base_year: 2020, reduction: 0.5, by: 2030}", "Nearest: city_energy_"),
        (
            "{quantity: heat_need, base_year: 2020, reduction: 0.5, by: 2030}",
            "cannot be set for heat_need (of a building)",
        ),
        ("{quantity: city_investment, base_year: 2020, reduction: 0.5, by: 2030}", "city of which less is better"),
    ],
)
def test_a_target_that_cannot_be_counted_is_told(said: str, told: str) -> None:
    with pytest.raises(PlanError) as caught:
        run(f"{HEAD}target: {said}\n{WALLS}")
    assert "line 3, column" in render(caught.value)
    assert told in render(caught.value)


def test_money_that_passes_its_ceiling_is_told() -> None:
    outcome = run(HEAD + "money: {investment: 100000}\n" + WALLS)
    (notice,) = outcome.notices
    assert notice.code == "plan-money-passed"
    spent = np.cumsum(path(outcome).adopted[0].investment)
    assert notice.arguments["year"] == str(FIRST + int(np.argmax(spent > 100_000)))
    assert run(HEAD + "money: {investment: 1e12}\n" + WALLS).notices == ()


def test_years_after_the_last_value_of_any_parameter_are_told() -> None:
    """The toy counts its years up to 2059."""
    late = run(HEAD.replace("2050", "2070") + WALLS)
    assert [(notice.code, notice.arguments["latest"]) for notice in late.notices] == [
        ("plan-years-after-values", "2059")
    ]
    assert run(HEAD + WALLS).notices == ()


def test_measures_that_exclude_each_other_share_the_buildings_or_are_refused() -> None:
    pumps = "{intervention: install_heat_pump, uptake: {2026: 0.0, 2050: 0.6}}"
    outcome = run(f"{HEAD}measures: [{pumps}, {{intervention: connect_network, uptake: {{2026: 0.0, 2050: 0.6}}}}]\n")
    one, other = (set(applied.rows) for applied in outcome.measures)
    assert one
    assert other
    assert not one & other
    with pytest.raises(PlanError, match="plan-nobody-left"):
        run(f"{HEAD}measures: [{{intervention: install_heat_pump}}, {{intervention: connect_network}}]\n")


def test_those_left_out_at_the_end_are_counted_with_the_reason() -> None:
    outcome = run(HEAD + WALLS)
    (walls,) = outcome.measures
    assert walls.selected == len(walls.rows) + sum(skipped.count for skipped in walls.skipped)
    assert Skipped("not-taking-part", walls.selected - len(walls.rows)) in walls.skipped


def test_a_plan_of_one_year_is_a_plan_of_one_day() -> None:
    measures = (
        "measures: [{intervention: insulate_walls, uptake: 0.6}, {intervention: install_heat_pump, uptake: 0.3}]\n"
    )
    begin = start(constant=True)
    path_of_one = run("name: x\nyears: {from: 2026, to: 2026}\n" + measures, begin)
    baseline = one_day.Baseline(1, begin.places, begin.view)
    day = one_day.run("name: x\n" + measures, baseline)
    assert [(e.quantity, e.today, e.plan) for e in path_of_one.headline] == [
        (e.quantity, e.today, e.plan) for e in day.headline
    ]
    assert path_of_one.zones == day.zones
    assert [m.rows.tolist() for m in path_of_one.measures] == [m.rows.tolist() for m in day.measures]
    assert path_of_one.cost == day.cost
    for name in begin.view.graph.quantities:
        assert np.array_equal(path_of_one.view.value(name), day.view.value(name)), name


def test_the_costly_part_runs_only_for_rows_whose_inputs_changed() -> None:
    begin = start(constant=True)
    found = reference(begin, range(2026, 2051))
    COUNTED.clear()
    outcome = run(HEAD + WALLS, begin)
    assert path(outcome).reference.track.same_as(found.track)
    assert sum(COUNTED) == len(outcome.measures[0].rows)


def test_an_evaluation_tells_its_steps_and_can_be_stopped() -> None:
    steps: list[tuple[str, int, int]] = []
    run(HEAD + WALLS, progress=Progress(lambda *step: steps.append(step)))
    assert steps[0] == ("progress-reference", 1, 25)
    assert steps[-1] == ("progress-plan", 25, 25)
    assert len(steps) == 50
    progress = Progress(lambda part, done, of: done == 3 and part == "progress-plan" and progress.stop())
    with pytest.raises(PlanError, match="plan-cancelled"):
        run(HEAD + WALLS, progress=progress)
    assert (progress.part, progress.done) == ("progress-plan", 3)
