"""Canopy around cells beside a plain sum, to the same bits for any rows; a small city with trees of a plan."""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from citybrain.domains.canopy.importers.cells_around import cells_around
from citybrain.domains.canopy.models.canopy import REACH, land_share_around
from citybrain.kernel import Around, Result
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.uncertainty.assess import uncertainty_of
from citybrain.plans.uncertainty.scores import latin_scores
from citybrain.plans.uncertainty.service import case_of
from citybrain.plans.uncertainty.uncertainty import Options
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.twin.build import build
from tests.domains.heat.test_city import write_hot_city

CRS = "EPSG:3067"
TREES = """<node id="{id}" version="1" lat="{lat:.7f}" lon="{lon:.7f}"><tag k="natural" v="tree"/>
<tag k="species" v="Tilia cordata"/></node>"""


def grid(side: int) -> Around:
    row, column = (one.ravel() for one in np.mgrid[0:side, 0:side])
    return Around(column * 10.0, row * 10.0, 10.0, np.arange(side * side))


def test_canopy_around_is_crowns_over_land_within_the_reach() -> None:
    around = grid(60)
    generator = np.random.default_rng(1)
    cover, water = generator.random(3600), (generator.random(3600) > 0.7).astype(float)
    made = land_share_around(cover, water, around)
    for cell in (0, 1830, 3599):
        near = np.hypot(around.x - around.x[cell], around.y - around.y[cell]) <= REACH
        assert made[cell] == pytest.approx(min(cover[near].sum() / (1 - water[near]).sum(), 1.0), abs=1e-6)
    some = np.array([5, 1830, 17])
    near = land_share_around(cover, water, around._replace(rows=some))
    np.testing.assert_array_equal(near, made[some])


def test_a_cell_on_a_crossing_counts_once() -> None:
    squares = gpd.GeoDataFrame({"id": ["c"]}, geometry=[shapely.box(0, 0, 10, 10)], crs=CRS)
    lines = [shapely.LineString([(-50, 5), (60, 5)]), shapely.LineString([(5, -50), (5, 60)])]
    streets = gpd.GeoDataFrame({"drive": [True, True]}, geometry=lines, crs=CRS)
    homes = gpd.GeoDataFrame({"id": ["h"]}, geometry=[shapely.box(20, 0, 25, 5)], crs=CRS)
    told = cells_around({}, {"cells": squares, "buildings": homes, "streets": streets}, lambda share, key: None)
    assert float(told.relations["streets_of_cell"].members(0)[1].sum()) == pytest.approx(1.0)
    assert told.relations["cells_of_street"].members(0)[1].tolist() == pytest.approx([100.0 / (110 * 16)])
    assert told.relations["cells_in_sight"].members(0)[0].tolist() == [0]


def test_without_cells_there_is_a_reason() -> None:
    assert [one.code for one in cells_around({}, {}, lambda share, key: None).notices] == ["canopy-no-cells"]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city of heat with a row of limes in its first street."""
    folder = write_hot_city(tmp_path_factory.mktemp("canopy") / "tramby")
    west, south, east, north = gpd.read_file(folder / "districts.geojson").total_bounds
    places = [(south + 0.3 * (north - south), west + (0.1 + 0.03 * step) * (east - west)) for step in range(20)]
    nodes = "\n".join(TREES.format(id=7000 + step, lat=lat, lon=lon) for step, (lat, lon) in enumerate(places))
    text = (folder / "streets.osm").read_text(encoding="utf-8").replace("<way", nodes + "\n<way", 1)
    (folder / "streets.osm").write_text(text, encoding="utf-8")
    with (folder / "city.toml").open("a", encoding="utf-8") as file:
        file.write("\n[domains.trees]\n[domains.green]\n[domains.canopy]\n")
    build(folder)
    return folder


OF_HEAT = {"city_felt_in_afternoon", "city_air_warmer_by_day", "city_residents_in_strong_heat",
           "city_residents_in_very_strong_heat"}  # fmt: skip
OF_GREEN = {f"city_residents_{one}" for one in ("seeing_three_trees", "near_large_green", "with_three_rules")}


def test_one_plan_counts_once_everywhere(city: Path) -> None:
    """New crowns are seen from homes, lie over streets and in neighbourhoods: computed in part and anew alike."""
    workspace = OpenCity(city).workspace
    today = workspace.baseline().view.result
    assert float(today["city_standing_trees"]) == 20.0
    assert float(today["city_green_taken_up"]) == pytest.approx(float(today["city_green_offered"]), rel=1e-9)
    told = [
        float(today[f"city_residents_{one}"])
        for one in ("with_no_rule", "with_one_rule", "with_two_rules", "with_three_rules", "of_unknown_rules")
    ]
    assert sum(told) == pytest.approx(float(today["city_residents"]))
    plan = {
        "name": "Trees",
        "measures": [{"intervention": "plant_street_trees", "where": {"cell_on_street": {"at_least": 0.5}}}],
    }
    planned = workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "trees", json_text=True)).view.result
    planted = np.asarray(planned["planted_share"])
    assert float(planned["city_planted_trees"]) == pytest.approx(planted.sum() * 100.0 / 25.0)
    anew = Result(today.graph, today.city, {"planted_share": planted})
    for name in ("canopy_of_neighbourhood", "trees_seen", "street_canopy", "rules_held", "city_street_canopy"):
        np.testing.assert_array_equal(np.asarray(anew[name]), np.asarray(planned[name]))
        assert (np.nan_to_num(np.asarray(planned[name])) >= np.nan_to_num(np.asarray(today[name])) - 1e-12).all()
    assert float(planned["city_street_canopy"]) > float(today["city_street_canopy"])


@pytest.mark.parametrize("wanted", [1, 37, 100])
def test_so_many_trees_as_are_asked_for_are_planted_and_told(city: Path, wanted: int) -> None:
    """Whatever room each cell has: by a number of cells, cells with little room made it another number of trees."""
    workspace = OpenCity(city).workspace
    count = {"rows": wanted, "of": "planted_trees", "highest": "felt_in_afternoon"}
    plan = {"name": "Trees", "measures": [{"intervention": "plant_street_trees", "count": count}]}
    outcome = workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "trees", json_text=True))
    told = {one.quantity: one for one in outcome.headline}
    assert told["city_planted_trees"].change == pytest.approx(wanted, rel=1e-9)
    assert outcome.measures[0].amount == pytest.approx(wanted, rel=1e-9)
    (measure,) = outcome_answer(outcome, workspace.places, "en")["measures"]
    label = "Trees that a plan plants"
    assert measure["amount"] == {"name": "planted_trees", "label": label, "unit": "1", "value": pytest.approx(wanted)}
    drawn = workspace.uncertainties.of(workspace.today(), outcome, Options(draws=20, drivers=False))
    ends = next(one.plan for one in drawn.quantities if one.quantity == "city_planted_trees")
    assert ends is not None
    assert ends.low == pytest.approx(wanted, rel=1e-9)
    assert ends.high == pytest.approx(wanted, rel=1e-9)


def test_more_trees_than_have_room_are_told_with_the_places(city: Path) -> None:
    workspace = OpenCity(city).workspace
    plan = {
        "name": "T",
        "measures": [{"intervention": "plant_street_trees", "count": {"rows": 90_000, "of": "planted_trees"}}],
    }
    outcome = workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "trees", json_text=True))
    notice = next(one for one in outcome.notices if one.code == "plan-amount-short")
    trees = float(outcome.view.value("city_planted_trees"))
    assert notice.arguments["made"] == pytest.approx(trees, abs=0.06)
    assert (notice.arguments["wanted"], notice.arguments["adopted"]) == (90_000, len(outcome.measures[0].rows))


def test_a_plan_of_trees_says_so_in_its_headlines(city: Path) -> None:
    workspace = OpenCity(city).workspace
    plan = {"name": "Trees", "measures": [{"intervention": "plant_street_trees"}]}
    outcome = workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "trees", json_text=True))
    told = {one.quantity: one for one in outcome.headline}
    assert (OF_HEAT | OF_GREEN | {"city_crown_area"}) <= told.keys()
    assert told["city_felt_in_afternoon"].change < 0.0 < told["city_planted_trees"].change
    assert told["city_felt_in_afternoon"].verdict == told["city_crown_area"].verdict == "better"
    assert told["city_residents_seeing_three_trees"].change > 0.0
    drawn = workspace.uncertainties.of(workspace.today(), outcome, Options(draws=20, drivers=False))
    assert not drawn.untold.keys() & OF_HEAT
    found = {one.quantity: one for one in drawn.quantities}
    for name in OF_HEAT | OF_GREEN:
        one = found[name]
        assert one.plan is not None
        for ends, view in ((one.today, outcome.today), (one.plan, outcome.view)):
            assert ends.low <= float(view.value(name)) <= ends.high
    crowns = found["city_crown_area"]
    assert crowns.today.low < float(outcome.today.value("city_crown_area")) < crowns.today.high
    assert crowns.change is not None
    assert 0.0 < crowns.change.low < crowns.change.high


def test_a_plan_of_years_has_intervals_where_cells_are_too_many_to_draw(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("citybrain.plans.uncertainty.case.MOST_CELLS", 0)
    workspace = OpenCity(city).workspace
    plan = {
        "name": "Walls",
        "years": {"from": 2026, "to": 2027},
        "measures": [{"intervention": "insulate_walls", "uptake": 0.5}],
    }
    outcome = workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "walls", json_text=True))
    drawn = workspace.uncertainties.of(workspace.today(), outcome, Options(draws=16, drivers=False))
    assert [one.year for one in drawn.years] == [2026, 2027]
    assert {one.quantity for one in drawn.quantities} & OF_GREEN


BY_RULES = [f"city_residents_with_{count}" for count in ("no_rule", "one_rule", "two_rules", "three_rules")]


def test_groups_of_residents_and_money_of_one_domain_have_intervals(city: Path) -> None:
    """Residents by rules add up to all residents in every draw; what the plan sets has a reason in place of ends."""
    workspace = OpenCity(city).workspace
    plan = {"name": "Trees", "measures": [{"intervention": "plant_street_trees"}]}
    outcome = workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "trees", json_text=True))
    case = case_of(workspace.snapshot, workspace.today(), outcome, ("city_residents",))
    found = uncertainty_of(case, Options(draws=48, drivers=False))
    groups = [found.samples[name] for name in (*BY_RULES, "city_residents_of_unknown_rules")]
    np.testing.assert_allclose(sum(groups), found.samples["city_residents"], rtol=1e-9)
    told = {one.quantity: one for one in found.quantities}
    assert any(told[name].today.low < told[name].today.high for name in BY_RULES)
    money = told["city_investment_in_cooling"].change
    assert 0.0 < money.low < float(outcome.view.value("city_investment_in_cooling")) < money.high
    assert told["city_investment"].change.high >= money.high
    assert found.untold["city_planted_trees"].code == "uncertainty-set-by-plan"


MOVED = {"outdoor_temperature_change", "sealed_part_of_unknown_ground", "heat_island_by_day", "size_of_grown_crowns"}


def test_intervals_hold_hidden_truths_and_cells_followed_give_those_of_cells_drawn(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Truths of other seeds: what the city and the plan would be, worked out whole, lies in most of the intervals."""
    workspace = OpenCity(city).workspace
    plan = {"name": "Trees", "measures": [{"intervention": "plant_street_trees"}]}
    outcome = workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "trees", json_text=True))
    options, names = Options(draws=48, drivers=False), sorted(OF_HEAT | OF_GREEN | {"city_planted_trees"})
    told = []
    for most in (10**9, 0):
        monkeypatch.setattr("citybrain.plans.uncertainty.case.MOST_CELLS", most)
        case = case_of(workspace.snapshot, workspace.today(), outcome)
        told.append({one.quantity: one for one in uncertainty_of(case, options).quantities})
    whole, followed = told
    for name in names:
        for state in ("today", "plan", "change"):
            ours, theirs = getattr(followed[name], state), getattr(whole[name], state)
            width = max(theirs.high - theirs.low, 1e-6 * abs(theirs.high), 1e-9)
            assert abs(ours.low - theirs.low) + abs(ours.high - theirs.high) < 0.6 * width, (name, state)
    truths = latin_scores(sorted(MOVED), 20, 77)
    inside = dict.fromkeys(("city_felt_in_afternoon", "city_air_warmer_by_day", "city_residents_seeing_three_trees"), 0)
    for draw in range(20):
        graph, day = outcome.view.graph, outcome.view.result.city.day
        moved = {
            name: graph.parameters[name].uncertainty_at(day).value(float(outcome.view.value(name)), scores[draw])
            for name, scores in truths.items()
        }
        after, before = (view.what_if(moved, inside) for view in (outcome.view, outcome.today))
        for name in inside:
            change, ends = float(after[name] - before[name]), followed[name]
            inside[name] += (
                ends.plan.low <= float(after[name]) <= ends.plan.high and ends.change.low <= change <= ends.change.high
            )
    assert all(count >= 15 for count in inside.values()), inside
