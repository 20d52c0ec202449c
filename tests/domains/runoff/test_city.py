"""A small city that asks for runoff: built, planned, explained; water adds up, plans are answered to the bits."""

import json
from pathlib import Path

import numpy as np
import pytest

from citybrain.kernel import Explainer, Result
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.uncertainty.uncertainty import Options
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.explanation import explanation_answer
from citybrain.twin.build import build
from citybrain.twin.snapshot import load
from tests.domains.planned import planned
from tests.domains.runoff.rainy_city import STATED, write_rainy_city
from tests.plans.embodied import assert_embodied_is_one_number

PERIODS = (1, 2, 5, 10, 20, 50, 100)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_rainy_city(tmp_path_factory.mktemp("runoff") / "tramby")
    build(folder)
    return folder


def test_the_city_has_hollows_and_ways_of_water(city: Path, today: Result) -> None:
    notices = {one["code"]: one for one in load(city).manifest.notices}
    assert notices["runoff-ways-made"]["arguments"]["count"] >= 2
    assert not {"runoff-soil-unknown", "runoff-elevation-unknown", "runoff-no-cells"} & set(notices)
    group = np.asarray(today["cell_soil_group"])
    assert set(np.unique(group)) == {2.0, 4.0}
    deepest = np.asarray(today["hollow_depth"]).max()
    assert 1.5 < deepest < 3.0


def test_runoff_is_known_and_ponds_are_not_where_nobody_gives_elevation(tmp_path: Path) -> None:
    stated = "\n".join(line for line in STATED.splitlines() if not line.startswith("elevation"))
    build(write_rainy_city(tmp_path / "tramby", stated))
    opened = OpenCity(tmp_path / "tramby").workspace
    known = opened.baseline().view.result
    assert float(known["city_runoff"]) == pytest.approx(
        1000.0 * float(known["city_runoff_volume"]) / float(known["city_land_area"])
    )
    plan = planned(opened, {"intervention": "build_rain_gardens"})
    assert float(plan["city_runoff"]) < float(known["city_runoff"])
    assert np.isnan([float(known[name]) for name in ("city_residents_at_ponds", "city_ponded_area")]).all()
    assert np.isnan(np.asarray(known["pond_depth"])).all()
    view = opened.baseline().view
    for name in ("pond_depth", "pond_in_10_year_storm"):
        answer = explanation_answer(view.explain(name, 0, 1), opened.graph, opened.places, "en", view)
        assert (
            answer["unknown"] and answer["note"] is not None and "computed from runoff-elevation, and" in answer["note"]
        )
    assert not explanation_answer(view.explain("cell_runoff", 0, 1), opened.graph, opened.places, "en", view)["unknown"]


def test_storms_are_those_of_the_table(today: Result) -> None:
    assert float(today["cloudburst_rain"]) == pytest.approx(np.exp((np.log(15) + np.log(60)) / 2), rel=0.3)
    depths = [float(today[f"rain_in_{one}_year_storm"]) for one in PERIODS]
    assert depths[0] == pytest.approx(15.0)
    assert depths[-1] == pytest.approx(60.0)
    assert (np.diff(depths) > 0).all()
    assert np.asarray(today["rain_in_step"]).sum() == pytest.approx(float(today["cloudburst_rain"]))


def test_rain_runoff_ponds_and_what_leaves_add_up(today: Result) -> None:
    runoff, water = np.asarray(today["cell_runoff_volume"]), np.asarray(today["hollow_water"])
    leaves = np.asarray(today["cell_flow"])[np.isnan(np.asarray(today["cell_drains_to"]))]
    assert runoff.sum() == pytest.approx(leaves.sum() + water.sum())
    assert runoff.sum() == pytest.approx(float(today["city_runoff_volume"]))
    ponds = np.asarray(today["pond_depth"]) * np.asarray(today["cell_area"])
    assert ponds.sum() == pytest.approx(water.sum(), abs=1e-3)
    assert 0.0 < float(today["city_retention"]) < 1.0


def test_water_that_spreads_over_two_neighbours_adds_up_too(today: Result) -> None:
    spread, leaves = np.asarray(today["cell_flow_spread"]), np.isnan(np.asarray(today["cell_spreads_to"]))
    runoff = np.asarray(today["cell_runoff_volume"]).sum()
    stays = runoff - spread[leaves].sum()
    assert 0.0 < stays <= np.asarray(today["hollow_capacity"]).sum()
    assert np.isfinite(np.asarray(today["cell_spreads_also_to"])).any()
    puddles = float(today["city_water_in_small_hollows"])
    assert 0.0 <= puddles <= np.asarray(today["small_hollow_capacity"]).sum() + 1e-9


def test_longer_return_periods_bring_more_runoff_and_deeper_ponds(today: Result) -> None:
    for name in ("runoff", "pond"):
        by_storm = np.stack([np.asarray(today[f"{name}_in_{one}_year_storm"]) for one in PERIODS])
        assert (np.diff(by_storm, axis=0) >= 0.0).all()
    np.testing.assert_array_equal(np.asarray(today["pond_in_10_year_storm"]), np.asarray(today["pond_depth"]))
    np.testing.assert_array_equal(np.asarray(today["runoff_in_10_year_storm"]), np.asarray(today["cell_runoff"]))


def test_the_control_rate_is_that_of_days_of_rain(today: Result) -> None:
    """Days of 10 and 30 mm at one station, 5 and 60 mm at the other."""
    depth = float(today["capture_depth_for_75_percent"])
    ratio = np.mean([(min(10, depth) + min(30, depth)) / 40, (min(5, depth) + min(60, depth)) / 65])
    assert 0.75 <= ratio < 0.75 + 0.1 * (2 / 40 + 2 / 65) / 2
    assert 0.0 < float(today["annual_control_rate"]) < 1.0


@pytest.mark.parametrize(
    "measure", ["build_rain_gardens", "pave_permeably", "build_detention_basins", "put_rain_tanks", "green_roofs"]
)
def test_a_measure_holds_water_back(workspace: Workspace, today: Result, measure: str) -> None:
    plan = planned(workspace, {"intervention": measure})
    assert float(plan["city_runoff"]) < float(today["city_runoff"])
    assert (float(plan["city_water_held_back"]) > 0.0) == (measure != "green_roofs")
    if measure != "green_roofs":
        assert 0.0 < float(plan["cost_of_water_held_back"]) < 5000.0
        assert float(plan["city_upkeep_of_rainwater"]) > 0.0
    if measure != "build_detention_basins":
        assert float(plan["annual_control_rate"]) > float(today["annual_control_rate"])
    assert (np.asarray(plan["pond_depth"]) <= np.asarray(today["pond_depth"]) + 1e-9).all()


def test_trees_of_a_plan_change_runoff(workspace: Workspace, today: Result) -> None:
    plan = planned(workspace, {"intervention": "plant_street_trees"})
    assert float(plan["city_runoff"]) < float(today["city_runoff"])
    assert float(plan["city_water_held_back"]) == 0.0


@pytest.mark.parametrize(
    ("quantity", "first", "later"),
    [
        ("gardens_below_crowns", "build_rain_gardens", ("plant_street_trees", {"crowns_of_street_trees": 1.0})),
        ("tanks_below_green_roofs", "put_rain_tanks", ("green_roofs", {"part_of_roofs": 1.0})),
    ],
)
def test_what_comes_later_in_the_way_of_gardens_and_tanks_is_said(
    workspace: Workspace, quantity: str, first: str, later: tuple[str, dict[str, float]]
) -> None:
    """In one year gardens and tanks leave room for trees and green roofs, which come before them."""
    code, counts = f"conflict-city_{quantity}", {}
    for year in ("2026", "2028"):
        measures = [
            {"intervention": first, "uptake": {"2026": 1}},
            {"intervention": later[0], "settings": later[1], "uptake": {year: 1}},
        ]
        text = json.dumps({"name": "Rain", "years": {"from": 2026, "to": 2028}, "measures": measures}).encode()
        made = workspace.outcome_of(read_bytes(text, "rain", json_text=True))
        counts[year] = [one.arguments["count"] for one in made.notices if one.code == code]
        cells = int(made.view.result[f"city_{quantity}"])
        assert counts[year] == ([cells] if cells else [])
    assert not counts["2026"]
    assert counts["2028"]


def test_a_part_is_answered_to_the_bits_of_the_whole(workspace: Workspace, today: Result) -> None:
    part = {"intervention": "build_rain_gardens", "where": {"pond_depth": {"after": 0.3}}}
    plan = planned(workspace, part)
    garden = np.asarray(plan["rain_garden_share"])
    assert 0 < (garden > 0.0).sum() < len(garden) / 2
    anew = Result(today.graph, today.city, {"rain_garden_share": garden})
    for name in ("cell_runoff", "cell_flow", "pond_depth", "pond_in_100_year_storm", "city_runoff", "hollow_water",
                 "annual_control_rate", "zone_runoff", "residents_at_ponds"):  # fmt: skip
        np.testing.assert_array_equal(np.asarray(anew[name]), np.asarray(plan[name]))
    assert (np.asarray(plan["pond_depth"]) != np.asarray(today["pond_depth"])).any()


def test_why_opens_from_the_pond_to_the_rain(today: Result) -> None:
    row = int(np.asarray(today["cell_runoff"]).argmax())
    told = Explainer(today).explain("cell_runoff", row, depth=3)
    assert {"cloudburst_rain", "retention_of_plants"} <= {one.quantity for one in told.inputs} | {
        inner.quantity for one in told.inputs for inner in one.inputs
    }


FORMULA = """
rain_intensity: {unit: mm/min, values: [{from: 2014-01-01, value: 12.006, source: "DB11/685"}]}
rain_growth_with_period: {unit: "1", values: [{from: 2014-01-01, value: 0.811, source: "DB11/685"}]}
rain_duration_offset: {unit: min, values: [{from: 2014-01-01, value: 8, source: "DB11/685"}]}
rain_duration_exponent: {unit: "1", values: [{from: 2014-01-01, value: 0.711, source: "DB11/685"}]}
"""


def test_a_city_without_a_table_of_rain_has_its_formula(tmp_path: Path) -> None:
    stated = "\n".join(line for line in STATED.splitlines() if not line.startswith(("elevation", "rain_table")))
    folder = write_rainy_city(tmp_path / "tramby", stated)
    (folder / "parameters").mkdir()
    (folder / "parameters" / "rain.yaml").write_text(FORMULA)
    build(folder)
    known = OpenCity(folder).workspace.baseline().view.result
    minutes, period = float(known["cloudburst_duration"]), float(known["cloudburst_return_period"])
    by_hand = 12.006 * (1 + 0.811 * np.log10(period)) * minutes / (minutes + 8) ** 0.711
    assert float(known["cloudburst_rain"]) == pytest.approx(by_hand * float(known["climate_factor_of_rain"]))
    assert float(known["city_runoff"]) > 0.0


def test_gardens_on_asphalt_take_it_up_and_cool(workspace: Workspace, today: Result) -> None:
    """A yard all of asphalt gets a garden, which costs more than one in a lawn, soaks and cools."""
    where = {"where": {"sealed_ground_share": {"at_least": 0.99}}}
    plan = planned(workspace, {"intervention": "build_rain_gardens", **where})
    taken = np.asarray(plan["garden_on_sealed_share"])
    assert (taken > 0.0).any()
    np.testing.assert_allclose(np.asarray(plan["unsealed_share"]), taken)
    np.testing.assert_allclose(
        np.asarray(today["sealed_ground_share"]) - np.asarray(plan["sealed_ground_share"]), taken, atol=1e-12
    )
    area = float(plan["city_unsealed_area"])
    price = float(plan["cost_of_rain_garden_ground"]) + float(plan["cost_of_sealed_ground_for_gardens"])
    assert float(plan["city_investment_in_rainwater"]) == pytest.approx(price * area)
    assert float(plan["city_runoff"]) < float(today["city_runoff"])
    assert float(plan["city_emissions_of_making_for_rain"]) == pytest.approx(area * 20 / 1000)


def test_making_gardens_and_trees_counts_once_in_the_embodied_emissions_of_the_city(workspace: Workspace) -> None:
    """One total: works on buildings, and what measures make of the ground, in the city as in its zones."""
    where = {"where": {"sealed_ground_share": {"at_least": 0.99}}}
    plan = planned(
        workspace,
        {"intervention": "build_rain_gardens", **where},
        {"intervention": "plant_street_trees"},
        {"intervention": "insulate_walls"},
    )
    parts = ("embodied_emissions_of_year", "emissions_of_making", "emissions_of_making_for_rain")
    known = [float(plan[f"city_{name}"]) for name in parts]
    assert min(known) > 0.0
    whole = plan["city_embodied_emissions"]
    assert float(whole) == pytest.approx(sum(known))
    assert plan.graph["city_embodied_emissions"].unit == "t"
    of_zones = sum(np.asarray(plan[f"zone_{name}"]) for name in parts)
    np.testing.assert_allclose(np.asarray(plan["zone_embodied_emissions"]), of_zones)


def test_trees_and_gardens_in_one_plan_answer_for_crowns_and_runoff_with_intervals(workspace: Workspace) -> None:
    plan = {
        "name": "Green",
        "measures": [{"intervention": "plant_street_trees"}, {"intervention": "build_rain_gardens"}],
    }
    outcome = workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "green", json_text=True))
    drawn = workspace.uncertainties.of(workspace.today(), outcome, Options(draws=20, drivers=False))
    found = {one.quantity: one for one in drawn.quantities}
    for name in ("city_crown_area", "city_runoff"):
        one = found[name]
        assert one.plan is not None
        assert one.change is not None
        assert one.plan.low < float(outcome.view.value(name)) < one.plan.high
        assert one.change.low < one.change.high
    assert found["city_crown_area"].change.low > 0.0 > found["city_runoff"].change.high


def test_what_buildings_ground_and_rain_make_over_years_is_one_number_everywhere(workspace: Workspace) -> None:
    plan = {
        "name": "Green years",
        "years": {"from": 2026, "to": 2028},
        "measures": [
            {"intervention": "build_rain_gardens", "uptake": {2026: 0.1, 2028: 0.6}},
            {"intervention": "plant_street_trees", "uptake": {2026: 0.2, 2028: 1.0}},
            {"intervention": "insulate_walls", "uptake": {2026: 0.0, 2027: 1.0}},
        ],
    }
    outcome = workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "green", json_text=True))
    assert_embodied_is_one_number(workspace, outcome)
