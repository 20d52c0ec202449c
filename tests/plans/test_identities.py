"""Numbers of one plan that must not contradict each other, on the demo city."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from citybrain.base.domains import find_domains
from citybrain.open_city import OpenCity
from citybrain.plans.balance import balance_of
from citybrain.plans.document import read_bytes
from citybrain.plans.identities import plan_identities, within_intervals
from citybrain.plans.outcome import Outcome
from citybrain.plans.roles import EMBODIED, EMBODIED_OF_YEAR
from citybrain.plans.uncertainty.uncertainty import Options
from citybrain.plans.workspace import Workspace
from citybrain.plans.years.verdicts import verdicts_by_year
from citybrain.presenting.answers.comparison import comparison_answer
from citybrain.presenting.answers.explanation import explanation_answer
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.presenting.report.comparison_table import comparison_rows
from citybrain.presenting.report.gather import gather
from citybrain.presenting.report.sections.comparison import compared as compared_page
from citybrain.presenting.report.tidy import tidy
from citybrain.presenting.report.words import Words
from tests.plans.embodied import WHOLE, assert_embodied_is_one_number

SOLAR = {"intervention": "install_rooftop_solar", "uptake": 0.5}
MIXED = [
    SOLAR,
    {"intervention": "insulate_walls", "uptake": 0.4},
    {"intervention": "install_ground_source_heat_pump", "uptake": 0.3},
    {"intervention": "decarbonise_district_heat"},
    {"intervention": "grant_for_measures"},
]
YEARS = {"from": 2026, "to": 2032}


@pytest.fixture(scope="module")
def workspace(demo_city: Path) -> Workspace:
    return OpenCity(demo_city).workspace


def run(workspace: Workspace, *measures: dict[str, Any], **parts: Any) -> Outcome:
    plan = {"name": "x", "measures": list(measures), **parts}
    return workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "x", json_text=True))


@pytest.fixture(scope="module")
def over_years(workspace: Workspace) -> Outcome:
    return run(workspace, *MIXED, years=YEARS)


@pytest.fixture(scope="module")
def told(workspace: Workspace, over_years: Outcome) -> dict[str, Any]:
    return dict(outcome_answer(over_years, workspace.places, "en"))


@pytest.mark.parametrize("years", [{}, {"years": YEARS}], ids=["one-day", "years"])
def test_every_identity_is_told_and_holds(workspace: Workspace, years: dict[str, Any]) -> None:
    answer = outcome_answer(run(workspace, *MIXED, **years), workspace.places, "en")
    checked = {one["code"].removeprefix("identity-plan-") for one in answer["identities"]}
    of_both = {"changes", "zones", "domains", "embodied", "investment", "groups", "rebound"}
    assert checked == (of_both | {"years", "emissions", "group-zones"} if years else of_both)
    assert [one for one in answer["identities"] if one["verdict"] != "holds"] == []
    assert answer["notices"] == []


def test_an_identity_that_fails_is_a_notice_that_says_both_sides(workspace: Workspace, over_years: Outcome) -> None:
    assert over_years.pathway and over_years.pathway.money
    money = replace(over_years.pathway.money, fixed_costs_saved=over_years.pathway.money.fixed_costs_saved + 1e6)
    broken = replace(over_years, pathway=replace(over_years.pathway, money=money))
    answer = outcome_answer(broken, workspace.places, "en")
    failed = [one["code"] for one in answer["identities"] if one["verdict"] == "differs"]
    assert failed == ["identity-plan-groups"]
    assert answer["notices"][0]["code"] == "identity-plan-groups"
    assert "do not add up" in answer["notices"][0]["text"]
    assert outcome_answer(broken, workspace.places, "zh")["notices"][0]["text"].startswith("这些数不吻合")


def test_each_number_lies_in_its_interval_in_a_unit_of_its_own() -> None:
    values = {"investment": 8.0, "running_cost": 3.0, "emissions_change": -3.0, "subsidies": 0.0, "payback_years": 4.0}
    ends = {"running_cost": (4.0, 6.0), "investment": (7.0, 9.0), "emissions_change": (-5.0, -2.0)}
    money, emissions = within_intervals(values, ends)
    assert (money.code, money.left, money.right, money.unit) == ("identity-plan-intervals", 3.0, 4.0, "money/a")
    assert money.verdict == "differs"
    assert (emissions.code, emissions.unit, emissions.verdict) == (
        "identity-plan-intervals-of-emissions",
        "t/a",
        "holds",
    )
    untold, _ = within_intervals(values, {"subsidies": (0.0, 0.0), "emissions_change": (-5.0, -2.0)})
    assert (untold.left, untold.right, untold.unit, untold.verdict) == (8.0, None, "money", "cannot-say")
    assert untold.arguments == {"quantity": "investment"}
    assert within_intervals({"investment": 0.0, "running_cost": None}, {}) == []


def test_a_zone_that_is_wrong_is_found(over_years: Outcome) -> None:
    name, (today, without, plan) = next((name, rows) for name, rows in over_years.zones.items() if max(rows[2]) > 0)
    zones = {**over_years.zones, name: (today, without, [plan[0] + 1e-3 * max(plan), *plan[1:]])}
    found = {one.code: one.verdict for one in plan_identities(replace(over_years, zones=zones), None, None)}
    assert found["identity-plan-zones"] == "differs"
    assert found["identity-plan-changes"] == "holds"


def test_investment_is_one_figure_in_headline_table_and_cost(told: dict[str, Any]) -> None:
    """Clean heat of the network counts in all of them, and so in the years until money is back."""
    money = told["pathway"]["money"]
    assert sum(money["years"]["investment"]) == pytest.approx(money["investment"])
    assert told["cost"]["investment"] == money["investment"]
    assert told["cost"]["cost_per_tonne"] == money["cost_per_tonne"]
    heat = told["measures"][3]
    assert heat["intervention"] == "decarbonise_district_heat" and heat["investment"] > 0
    assert sum(row["investment"] for row in told["measures"]) == pytest.approx(told["cost"]["measures_investment"])


@pytest.mark.parametrize("years", [{}, {"years": YEARS}], ids=["one-day", "years"])
def test_the_headline_tells_what_measures_of_the_whole_city_take(workspace: Workspace, years: dict[str, Any]) -> None:
    """It told those of buildings alone: 0 for fields of solar modules that cost millions."""
    for names in (["build_city_solar"], ["decarbonise_district_heat", "build_city_solar", "insulate_walls"]):
        outcome = run(workspace, *({"intervention": name} for name in names), **years)
        answer = outcome_answer(outcome, workspace.places, "en")
        told, cost = {row["quantity"]: row for row in answer["headline"]}, answer["cost"]
        assert sum(row["investment"] or 0 for row in answer["measures"]) == pytest.approx(cost["measures_investment"])
        assert told["city_investment"]["change"] == pytest.approx(cost["investment"])
        assert told["city_running_cost_of_measures"]["change"] == pytest.approx(cost["running_cost"])
        assert min(row["investment"] or 0 for row in answer["measures"]) > 0
        if path := answer.get("pathway"):
            rows = {row["quantity"]: row for row in path["quantities"]}
            assert rows["city_investment"]["plan"][-1] == told["city_investment"]["plan"]
            assert path["money"]["investment"] == pytest.approx(told["city_investment"]["change"])
            running = told["city_running_cost_of_measures"]["change"]
            assert path["money"]["years"]["running_cost"][-1] == pytest.approx(running)


@pytest.mark.parametrize("years", [{}, {"years": {"from": 2026, "to": 2026}}], ids=["one-day", "years"])
def test_zones_and_what_stands_in_none_add_up_to_the_city(workspace: Workspace, years: dict[str, Any]) -> None:
    """Emissions of making the city's own solar modules were in the city and in no zone, and no identity told so."""
    outcome = run(workspace, {"intervention": "build_city_solar"}, **years)
    answer = outcome_answer(outcome, workspace.places, "en")
    told = {row["quantity"]: row["plan"] for row in answer["headline"]}
    lines = list(tidy(gather(workspace, outcome, answer, "en"), Words("en", "EUR")))
    last = [line for line in lines if line.entity == "zone" and line.path == "plan" and line.year == outcome.day.year]
    for name in ("cumulated_embodied_emissions", "investment", "running_cost_of_measures"):
        inside = sum(zone["values"][f"zone_{name}"]["plan"] for zone in answer["zones"])
        outside = answer["outside_zones"][f"zone_{name}"]["plan"]
        assert outside > 0
        assert inside + outside == pytest.approx(told[f"city_{name}"])
        rows = {(line.quantity, line.name): line.value for line in last}
        assert rows[f"zone_{name}", "in no zone"] == pytest.approx(outside)


def test_money_of_what_lies_in_a_zone_is_money_of_the_zone_whatever_it_is_put_into(workspace: Workspace) -> None:
    """Money of streets stood in no zone, though every street lies in one."""
    outcome = run(workspace, {"intervention": "insulate_walls"}, {"intervention": "thirty_zone"})
    graph, view = outcome.view.graph, outcome.view
    put_in = [name for name in graph["zone_investment"].inputs if float(view.value(name).sum()) > 0]
    assert len({graph[graph[name].inputs[0]].of for name in put_in}) > 1
    answer = outcome_answer(outcome, workspace.places, "en")
    told = {row["quantity"]: row["plan"] for row in answer["headline"]}
    for name in ("investment", "running_cost_of_measures"):
        assert f"zone_{name}" not in answer["outside_zones"]
        inside = [zone["values"][f"zone_{name}"]["plan"] for zone in answer["zones"]]
        assert sum(inside) == pytest.approx(told[f"city_{name}"])
    drawn = workspace.uncertainties.of(workspace.today(), outcome, Options(draws=20, drivers=False))
    ends = drawn.zones["zone_investment"].plan
    for zone, interval in zip(view.value("zone_investment").tolist(), ends, strict=True):
        assert interval.low <= zone <= interval.high
    assert any(interval.low < interval.high for interval in ends)


def test_in_every_year_of_the_table_zones_and_what_stands_in_none_add_up(workspace: Workspace) -> None:
    """Only the last year had a row of what stands in no zone."""
    outcome = run(workspace, {"intervention": "build_city_solar"}, years={"from": 2026, "to": 2032})
    answer = outcome_answer(outcome, workspace.places, "en")
    lines = list(tidy(gather(workspace, outcome, answer, "en"), Words("en", "EUR")))
    of_city = {(one.quantity, one.year, one.path): one.value for one in lines if one.entity == "city"}
    zones: dict[Any, list[float]] = {}
    for line in lines:
        if line.entity == "zone" and line.path != "today" and line.year:
            zones.setdefault((line.quantity.replace("zone_", "city_", 1), line.year, line.path), []).append(line.value)
    known = {key: of_city[key] for key in zones if of_city.get(key) is not None}
    assert {year for _, year, _ in known} == {2026, 2030, 2032}
    assert {"city_investment", "city_cumulated_embodied_emissions"} <= {name for name, _, _ in known}
    for key, value in known.items():
        assert sum(zones[key]) == pytest.approx(value, rel=1e-9, abs=1e-6), key


def test_an_identity_of_which_neither_side_is_known_does_not_hold(over_years: Outcome) -> None:
    path = over_years.pathway
    assert path and path.money
    unknown = replace(path.money, fixed_costs_saved=float("nan"))
    outcome = replace(over_years, pathway=replace(path, money=unknown))
    found = next(one for one in plan_identities(outcome, None, None) if one.code == "identity-plan-groups")
    assert (found.left, found.right, found.verdict) == (None, None, "cannot-say")


def test_emissions_of_solar_modules_are_told_apart_in_one_year_and_in_years(workspace: Workspace) -> None:
    """The one figure was a saving without what modules emit when made, the other a rise with it."""
    once, years = (balance_of(run(workspace, SOLAR, **parts)) for parts in ({}, {"years": YEARS}))
    assert once is not None and years is not None
    assert once.use < 0 and years.use < 0
    assert once.embodied > 0 and years.embodied == pytest.approx(once.embodied, rel=0.05)
    assert once.repaid_after == pytest.approx(once.embodied / -once.use)
    cumulated = run(workspace, SOLAR, years=YEARS).pathway
    assert cumulated is not None
    paths = cumulated.plan.city, cumulated.reference.track.city
    with_plan, without = (path["city_cumulated_emissions"][-1] for path in paths)
    assert years.use + years.embodied == pytest.approx(with_plan - without)


def test_a_plan_of_years_is_credited_with_what_it_does_and_not_with_what_happens_anyway(
    told: dict[str, Any], over_years: Outcome
) -> None:
    path = over_years.pathway
    assert path is not None
    for row in told["headline"]:
        without = path.reference.track.city[row["quantity"]][-1]
        assert row["reference"] == without
        assert row["change"] == row["plan"] - without
        assert row["today"] == over_years.today.value(row["quantity"])
    emissions = next(row for row in told["headline"] if row["quantity"] == "city_operational_emissions")
    assert emissions["today"] - emissions["plan"] > -2 * emissions["change"]
    assert told["cost"]["emissions_change"] == emissions["change"]


def test_a_small_plan_of_years_changes_little_however_much_changes_anyway(workspace: Workspace) -> None:
    """The grid of this year is cleaner whatever the plan does: it was credited with that."""
    answer = outcome_answer(run(workspace, {**SOLAR, "uptake": 0.005}, years=YEARS), workspace.places, "en")
    row = next(row for row in answer["headline"] if row["quantity"] == "city_operational_emissions")
    assert row["today"] - row["plan"] > 1000 * -row["change"] > 0


def test_why_tells_a_change_against_the_same_year_without_the_plan(workspace: Workspace, over_years: Outcome) -> None:
    """Before was today, so that a grid which gets cleaner anyway stood as an effect of the plan."""
    told = over_years.view.explain("city_operational_emissions", 0, 2)
    assert told.before == over_years.reference.value("city_operational_emissions")
    answer = explanation_answer(told, workspace.graph, workspace.places, "en", over_years.view)
    assert answer["change"] == pytest.approx(told.value - told.before)
    changes = [abs(part["change"]) for part in answer["inputs"]]
    assert changes == sorted(changes, reverse=True)
    columns = [view.value("operational_emissions") for view in (over_years.reference, over_years.view)]
    assert changes[0] == pytest.approx(np.abs(columns[1] - columns[0]).max())


def test_why_of_a_year_between_is_against_that_year(workspace: Workspace, over_years: Outcome) -> None:
    path = over_years.pathway
    assert path is not None
    told = workspace.view(over_years.id, 2029).explain("city_operational_emissions", 0, 0)
    assert told.before == pytest.approx(path.reference.track.at("city_operational_emissions", 2029))
    assert told.value == pytest.approx(path.plan.at("city_operational_emissions", 2029))


def test_plans_of_years_are_compared_with_their_reference(workspace: Workspace, over_years: Outcome) -> None:
    outcomes = [over_years, run(workspace, SOLAR, years=YEARS)]
    answers = [outcome_answer(outcome, workspace.places, "en") for outcome in outcomes]
    compared = comparison_answer(outcomes, answers, "en")
    row = next(row for row in compared["headline"] if row["quantity"] == "city_operational_emissions")
    assert row["change"] == [plan - without for plan, without in zip(row["plan"], row["reference"], strict=True)]
    assert row["today"][0] > row["reference"][0]
    lines = list(comparison_rows(compared, "demo"))
    assert {line.path for line in lines if line.quantity == row["quantity"]} >= {"today", "reference", "plan"}


def test_plans_of_different_years_are_not_ranked(workspace: Workspace, over_years: Outcome) -> None:
    """A weak plan of years stood as best beside a strong one of a day, because the grid is cleaner by then."""
    outcomes = [over_years, run(workspace, *MIXED)]
    answers = [outcome_answer(outcome, workspace.places, "en") for outcome in outcomes]
    compared = comparison_answer(outcomes, answers, "en")
    assert not compared["one_year"]
    assert all(row["best"] == [] for row in compared["headline"])
    assert not any(plan["dominated"] for plan in compared["plans"])
    words = Words("en", "EUR")
    assert words.text("compare-years-differ") in compared_page(compared, words)
    days = [run(workspace, *MIXED), run(workspace, SOLAR)]
    compared = comparison_answer(days, [outcome_answer(day, workspace.places, "en") for day in days], "en")
    row = next(row for row in compared["headline"] if row["quantity"] == "city_operational_emissions")
    assert compared["one_year"] and row["best"] == [0]
    assert words.text("compare-years-differ") not in compared_page(compared, words)


@pytest.mark.parametrize("years", [{}, {"years": {"from": 2026, "to": 2026}}], ids=["one-day", "years"])
def test_a_tonne_has_one_definition_in_a_plan_of_one_day_and_of_years(
    workspace: Workspace, years: dict[str, Any]
) -> None:
    """Years counted what is emitted to make things, a plan of one day did not, under one name."""
    outcome = run(workspace, SOLAR, **years)
    changes = {effect.quantity: effect.change for effect in outcome.headline}
    expected = changes["city_cost_to_society"] / -changes["city_operational_emissions"]
    assert outcome.cost.cost_per_tonne == pytest.approx(expected)


def test_embodied_emissions_of_years_are_one_number_everywhere(workspace: Workspace) -> None:
    """The headline told the flow of the last year, the balance the sum of all years."""
    outcome = run(workspace, *MIXED, {"intervention": "build_city_solar"}, years=YEARS)
    assert_embodied_is_one_number(workspace, outcome)


def test_a_headline_of_one_year_alone_is_not_taken_for_that_of_all(over_years: Outcome) -> None:
    """What was told before: the flow of the last year under the name of the sum."""
    view = over_years.view
    last = float(view.value("city_embodied_emissions_of_one_year"))
    told = [replace(one, plan=last) if one.quantity == WHOLE else one for one in over_years.headline]
    found = plan_identities(replace(over_years, headline=tuple(told)), None, None)
    assert {one.code: one.verdict for one in found}["identity-plan-embodied"] == "differs"


def test_who_tells_what_is_made_in_a_year_tells_the_sum_of_years(workspace: Workspace) -> None:
    contributions = find_domains().graph("FI").roles.contributions
    of_year, so_far = ({one.domain for one in contributions(role)} for role in (EMBODIED_OF_YEAR, EMBODIED))
    assert of_year == so_far >= {"buildings", "surface", "runoff"}


def test_each_year_of_a_path_has_a_verdict_of_its_own(over_years: Outcome) -> None:
    """One that cannot be told in the last year was told of no year."""
    name, path = "city_operational_emissions", over_years.pathway
    assert path
    for one in over_years.headline:
        if one.quantity in path.plan.city:
            assert verdicts_by_year(over_years, one.quantity)[-1] == one.verdict, one.quantity
    known = verdicts_by_year(over_years, name)
    city = {**path.plan.city, name: [*path.plan.city[name][:-1], float("nan")]}
    unknown = replace(over_years, pathway=replace(path, plan=replace(path.plan, city=city)))
    assert verdicts_by_year(unknown, name) == [*known[:-1], "unknown"]
    assert "better" in known[:-1] and len(known) == len(path.years)


def test_a_year_in_which_a_plan_leaves_more_unknown_is_not_told(
    over_years: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, rest, path = "city_operational_emissions", "city_residents", over_years.pathway
    assert path
    terms = over_years.view.graph.vocabulary.terms
    monkeypatch.setitem(terms, name, replace(terms[name], unknown=rest))
    tracks = path.reference.track, path.plan
    without, plan = [0.0] * len(path.years), [float(number == 1) for number in range(len(path.years))]
    one, other = (replace(t, city={**t.city, rest: of}) for t, of in zip(tracks, (without, plan), strict=True))
    told = replace(over_years, pathway=replace(path, plan=other, reference=replace(path.reference, track=one)))
    assert [place for place, one in enumerate(verdicts_by_year(told, name)) if one == "unknown"] == [1]
