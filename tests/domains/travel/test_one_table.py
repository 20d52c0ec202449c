"""A plan of streets, trams, parking and walls on one small city: all that it changes in one table, with intervals."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.gains import year_money
from citybrain.plans.outcome import Outcome
from citybrain.plans.roles import EMISSIONS, ENERGY_COST
from citybrain.plans.uncertainty.assess import uncertainty_of
from citybrain.plans.uncertainty.service import case_of
from citybrain.plans.uncertainty.uncertainty import Options
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.progress.commitment import commitment_of
from citybrain.progress.commitment_repository import CommitmentRepository
from citybrain.progress.target_tracking_service import AHEAD, TargetTrackingService
from citybrain.records import CityRecords
from citybrain.twin.build import build
from tests.domains.travel.tramby import write_files

PLAN = {
    "name": "Calm streets, trams, parking and walls",
    "measures": [
        {"intervention": "close_road", "uptake": 0.2},
        {"intervention": "double_frequency"},
        {"intervention": "price_parking_in_area"},
        {"intervention": "insulate_walls"},
    ],
}
EFFECTS = {
    "city_operational_emissions": "better", "city_traffic_emissions": "better", "city_delivered_energy": "better",
    "city_traffic_nitrogen_oxides": "better", "city_traffic_fine_particles": "better",
    "city_vehicle_kilometres": "better", "city_driving_energy_cost": "better", "car_share_of_trips": "better",
    "city_investment": "worse", "transit_share_of_trips": "changed",
}  # fmt: skip


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    city = write_files(tmp_path_factory.mktemp("streets") / "tramby")
    build(city)
    return OpenCity(city).workspace


@pytest.fixture(scope="module")
def outcome(workspace: Workspace) -> Outcome:
    return workspace.outcome_of(read_bytes(json.dumps(PLAN).encode(), "all", json_text=True))


@pytest.fixture(scope="module")
def table(workspace: Workspace, outcome: Outcome) -> dict[str, dict[str, Any]]:
    return {row["quantity"]: row for row in outcome_answer(outcome, workspace.places, "en")["headline"]}


def test_effects_on_streets_trams_and_buildings_stand_in_one_table(
    outcome: Outcome, table: dict[str, dict[str, Any]]
) -> None:
    assert all(one.adopted for one in outcome.measures)
    assert {name: table[name]["verdict"] for name in EFFECTS} == EFFECTS
    assert table["transit_share_of_trips"]["change"] > 0
    assert table["city_investment"]["change"] == pytest.approx(sum(one.investment for one in outcome.measures))


def test_who_gains_is_told_by_group_with_those_of_whom_nothing_is_known(
    outcome: Outcome, table: dict[str, dict[str, Any]]
) -> None:
    assert float(outcome.view.value("unknown_income_share")) == 1.0
    assert table["city_travel_time_of_unknown_income"]["change"] > 0  # closed roads and trams are slower than a car
    for what in ("time", "money"):
        assert table[f"city_travel_{what}_of_unknown_income"]["change"] != 0
        assert table[f"city_travel_{what}_of_low_income"]["plan"] == 0.0


def test_a_fare_costs_society_nothing_and_what_is_no_longer_driven_spares_it_energy_without_taxes(
    workspace: Workspace,
) -> None:
    """The city pays a cheaper fare and passengers gain it; of the energy of cars public budgets lose the taxes."""
    fare = json.dumps({"name": "Fare", "measures": [{"intervention": "cheaper_fare"}]}).encode()
    outcome = workspace.outcome_of(read_bytes(fare, "fare", json_text=True))
    table = {row["quantity"]: row for row in outcome_answer(outcome, workspace.places, "en")["headline"]}
    assert outcome.cost.running_cost == pytest.approx(outcome.measures[0].running_cost)
    assert outcome.cost.running_cost > 0
    assert outcome.cost.emissions_change is not None
    assert outcome.cost.emissions_change < 0
    view, today = outcome.view, workspace.today()
    paid, taxes = (
        sum(float(view.value(name)) - float(today.value(name)) for name in (f"city_{what}", f"city_local_{what}"))
        for what in ("driving_energy_cost", "driving_energy_taxes")
    )
    assert paid < taxes < 0
    assert table["city_cost_to_society"]["change"] == pytest.approx(paid - taxes)
    assert outcome.cost.cost_per_tonne == pytest.approx((paid - taxes) / -outcome.cost.emissions_change)
    money = year_money(today, view)
    assert money is not None
    gains = {one.group.name: one.gain for one in money.gains}
    parking, fares = (
        float(view.value(name)) - float(today.value(name)) for name in ("city_charges_for_parking", "city_fares_paid")
    )
    assert parking < 0
    assert fares < 0
    assert gains["drivers"] == pytest.approx(-paid - parking)
    assert gains["passengers"] == pytest.approx(-fares)
    assert gains["public"] == pytest.approx(taxes + parking + fares)
    assert gains["drivers"] + gains["passengers"] + gains["public"] == pytest.approx(money.society)
    answer = outcome_answer(outcome, workspace.places, "en")
    gained = {one["group"]: one["gain"] for one in answer["money"]["groups"]}
    assert gained["drivers"] == pytest.approx(-paid - parking)
    assert gained["passengers"] == pytest.approx(-fares)
    work = json.dumps({"name": "Work", "measures": [{"intervention": "telework"}]}).encode()
    outcome = workspace.outcome_of(read_bytes(work, "work", json_text=True))
    assert outcome.cost.cost_per_tonne is not None
    assert outcome.cost.cost_per_tonne > 0


def test_each_effect_has_its_interval(workspace: Workspace, outcome: Outcome) -> None:
    case = case_of(workspace.snapshot, workspace.baseline().view, outcome)
    uncertainty = uncertainty_of(case, Options(draws=16, seed=1, drivers=False))
    for name in EFFECTS:
        interval = uncertainty.of(name)
        assert interval is not None
        assert interval.change is not None
        assert interval.change.low <= interval.change.high
    traffic, heat = (uncertainty.of(name) for name in ("city_traffic_emissions", "city_operational_emissions"))
    assert traffic is not None
    assert heat is not None
    assert traffic.change is not None
    assert heat.change is not None
    assert traffic.change.low < traffic.change.high < 0
    assert heat.change.low < heat.change.high < 0


def test_a_promise_of_buildings_counts_no_cars_and_one_of_the_whole_city_does(
    workspace: Workspace, tmp_path: Path
) -> None:
    desk = TargetTrackingService(workspace, CommitmentRepository(CityRecords(tmp_path)), dict)
    target = {"base_year": 2024, "by": 2027, "reduction": 0.5}
    measures = [{"intervention": "close_road", "uptake": 0.2}, {"intervention": "insulate_walls"}]
    plan = {"name": "Of years", "years": {"from": 2026, "to": 2027}, "measures": measures}
    outcome = workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "years", json_text=True))
    workspace.uncertainties.of(workspace.today(), outcome, AHEAD)
    for account, quantity in (("buildings", "city_operational_emissions"), ("basic", "city_emissions")):
        desk.commitments.commit(commitment_of({"account": account, "target": target}, workspace.day))
        course = desk.course(outcome, uncertainty=False)
        assert course.now.value == float(workspace.today().value(quantity))
        assert outcome.pathway
        assert course.ahead.plan == tuple(outcome.pathway.plan.city[quantity])
        assert course.ahead.without == tuple(outcome.pathway.reference.track.city[quantity])
        for year, half, wide in zip(course.ahead.plan, course.ahead.half, course.ahead.wide, strict=True):
            assert wide.low < half.low < year < half.high < wide.high < 1.5 * year
    assert float(workspace.today().value("city_traffic_emissions")) > 0.0


def test_more_floor_moves_traffic_within_its_interval(workspace: Workspace) -> None:
    """Who lives where is as the plan has it, while buildings are not drawn beside the trips."""
    plan = {"name": "Storeys", "measures": [{"intervention": "add_storeys"}]}
    outcome = workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "all", json_text=True))
    case = case_of(workspace.snapshot, workspace.baseline().view, outcome)
    interval = uncertainty_of(case, Options(draws=16, seed=1, drivers=False)).of("city_vehicle_kilometres")
    rows = outcome_answer(outcome, workspace.places, "en")["headline"]
    (change,) = (row["change"] for row in rows if row["quantity"] == "city_vehicle_kilometres")
    assert change > 0
    assert interval is not None
    assert interval.change is not None
    assert interval.change.low <= change <= interval.change.high


def test_tracks_that_come_year_by_year_move_traffic_within_the_interval_of_each_year(workspace: Workspace) -> None:
    """Ways by bicycle are as each year of the plan has them: draws of the streets lie side by side and have none."""
    uptake = {"2026": 0.5, "2027": 1.0}
    measures = [{"intervention": "cycle_track", "uptake": uptake}]
    plan = {"name": "Tracks", "years": {"from": 2026, "to": 2027}, "measures": measures}
    outcome = workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "tracks", json_text=True))
    case = case_of(workspace.snapshot, workspace.baseline().view, outcome)
    found = uncertainty_of(case, Options(draws=16, seed=1, drivers=False))
    assert outcome.pathway
    for year, *numbers in zip(found.years, *outcome.pathway.numbers(found.years_quantity), strict=True):
        without, with_plan = numbers
        assert year.change.low < with_plan - without < year.change.high < 0.0
    today = workspace.today().value("ways_by_bicycle").sum()
    first, last = (ways.sum() for ways in outcome.pathway.plan.model["ways_by_bicycle"])
    assert today > first > last


def test_what_adds_up_domains_has_the_draws_of_its_parts(workspace: Workspace, outcome: Outcome) -> None:
    """Emissions of all domains and energy bills, with intervals today, with the plan and of the change."""
    found = workspace.uncertainties.of(workspace.today(), outcome, Options(draws=16, seed=1, drivers=False))
    parts = workspace.graph.roles.names(EMISSIONS)
    assert len(parts) > 1
    whole = found.samples["city_emissions"]
    np.testing.assert_allclose(whole, sum(found.samples[part] for part in parts), rtol=1e-12)
    told = found.of("city_emissions")
    assert told is not None and told.change is not None
    assert told.today.low < told.today.high
    assert told.verdict == "better"
    assert found.money["emissions_change"] == told.change
    bills = sum(found.samples[part][1] - found.samples[part][0] for part in workspace.graph.roles.names(ENERGY_COST))
    ends, stated = found.money["energy_cost_change"], outcome.cost.energy_cost_change
    assert stated is not None
    assert ends.low <= stated <= ends.high
    assert np.mean((bills >= ends.low) & (bills <= ends.high)) >= 0.8
    assert not {"energy_cost_change", "emissions_change", "city_emissions"} & found.untold.keys()
