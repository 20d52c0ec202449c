"""A small city that asks for noise: built, planned and explained; one that does not ask has none and pays nothing."""

import json
from pathlib import Path

import numpy as np
import pytest

from citybrain.kernel import Explainer, NotFoundError, Result, change
from citybrain.open_city import OpenCity
from citybrain.plans.cost import cost_of_each, yearly_to_society
from citybrain.plans.document import read_bytes
from citybrain.plans.uncertainty.ranges import drawn_behind, is_ranged, ranges_of
from citybrain.plans.view import View
from citybrain.plans.workspace import Workspace
from citybrain.twin.build import build
from citybrain.twin.snapshot import load
from tests.domains.planned import planned
from tests.domains.travel import tramby

ASKED = "\n[domains.noise]\n"


def write_loud_city(city: Path) -> Path:
    tramby.write_files(city)
    with (city / "city.toml").open("a", encoding="utf-8") as file:
        file.write(ASKED)
    return city


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_loud_city(tmp_path_factory.mktemp("noise") / "tramby")
    build(folder)
    return folder


def test_the_relation_is_of_the_snapshot_and_counted(city: Path) -> None:
    snapshot = load(city)
    points = len(snapshot.of("facade_point"))
    assert points == 48 * (2 * 12 + 2 * 4)  # blocks of 60 by 20 m
    path = snapshot.relations["sound_path"]
    assert path.size == points
    assert (np.diff(path.starts) > 0).all()
    codes = {one["code"] for one in snapshot.manifest.notices}
    assert {"noise-facades-made", "noise-speeds-unknown", "noise-surfaces-unknown"} <= codes


def test_residents_of_zones_add_up_to_those_of_the_city(today: Result) -> None:
    whole = float(today["city_residents"])
    before = whole
    for level in (40, 45, 50, 55, 60):
        of_city = float(today[f"city_residents_above_{level}_at_night"])
        assert of_city == pytest.approx(today[f"zone_residents_above_{level}_at_night"].sum())
        assert 0.0 <= of_city <= before
        before = of_city
    assert float(today["city_residents_above_40_at_night"]) > 0.0
    assert float(today["city_residents_without_noise_level"]) == 0.0
    assert float(today["city_residents_disturbed_at_night"]) == pytest.approx(today["city_residents_above_40_at_night"])


def test_vehicles_of_the_model_sound_and_small_streets_have_usual_ones(today: Result) -> None:
    cars, roads = np.asarray(today["cars_along_street"]), np.asarray(today["roads_along_street"])
    assumed = np.asarray(today["street_traffic_assumed"]) > 0.0
    assert (roads[~assumed] > 0.0).all() and (cars[~assumed] > 0.0).all()
    day = np.asarray(today["light_vehicles_by_day"])
    np.testing.assert_allclose(day[~assumed], cars[~assumed] * 0.7 / 12.0)
    assert (day > 0.0).all()


def test_thirty_zone_is_heard_in_every_level_as_if_the_city_were_computed_anew(
    workspace: Workspace, today: Result
) -> None:
    calmed = planned(
        workspace, {"intervention": "thirty_zone", "where": {"street_class": ["residential", "main_road"]}}
    )
    level, before = (np.asarray(one["facade_noise_at_night"]) for one in (calmed, today))
    assert (before - level > 0.5).all()
    power = [f"sound_power_{period}" for period in ("by_day", "in_evening", "at_night")]
    anew = Result(today.graph, today.city, {name: np.asarray(calmed[name]) for name in power})
    for name in ("facade_noise_at_night", "noise_night", "noise_day_evening_night", "residents_above_45_at_night"):
        np.testing.assert_array_equal(np.asarray(anew[name]), np.asarray(calmed[name]))


def test_a_plan_of_few_streets_reaches_those_who_hear_them(workspace: Workspace, today: Result) -> None:
    quiet = planned(workspace, {"intervention": "lay_quiet_surface", "where": {"street_class": ["main_road"]}})
    barrier = planned(workspace, {"intervention": "build_noise_barrier", "where": {"street_class": ["main_road"]}})
    ban = planned(workspace, {"intervention": "ban_lorries_at_night", "where": {"street_class": ["main_road"]}})
    for one in (quiet, barrier, ban):
        assert (np.asarray(one["facade_noise_at_night"]) <= np.asarray(today["facade_noise_at_night"]) + 1e-12).all()
    assert (np.asarray(ban["facade_noise_by_day"]) >= np.asarray(today["facade_noise_by_day"]) - 1e-12).all()
    assert float(quiet["city_investment_in_quiet_surfaces"]) > 0.0
    assert float(ban["city_investment_in_lorry_bans"]) > 0.0
    assert float(barrier["city_investment_in_noise_barriers"]) > float(barrier["city_upkeep_of_noise_barriers"]) > 0.0
    loud = np.argmax(np.asarray(today["sound_power_at_night"]))
    fall = 10.0 * np.log10(
        np.asarray(today["sound_power_at_night"])[loud] / np.asarray(barrier["sound_power_at_night"])[loud]
    )
    assert fall == pytest.approx(float(np.asarray(barrier["barrier_loss"])[loud]))


def test_windows_leave_the_level_and_take_people_out_of_disturbance(workspace: Workspace, today: Result) -> None:
    behind = planned(workspace, {"intervention": "install_sound_windows"})
    np.testing.assert_array_equal(np.asarray(behind["noise_night"]), np.asarray(today["noise_night"]))
    assert float(behind["city_residents_above_40_at_night"]) == float(today["city_residents_above_40_at_night"])
    assert float(behind["city_residents_disturbed_at_night"]) < float(today["city_residents_disturbed_at_night"])
    loud = np.asarray(today["noise_night"]) > 40.0
    fell = np.asarray(today["noise_night_indoors"]) - np.asarray(behind["noise_night_indoors"])
    lived = np.asarray(today["residents"]) > 0.0
    np.testing.assert_allclose(fell[loud & lived], 14.0)


def test_a_closed_street_is_silent_and_no_usual_traffic_takes_its_place(workspace: Workspace, today: Result) -> None:
    closed = planned(workspace, {"intervention": "close_street", "where": {"street_class": ["main_road"]}})
    main = np.asarray(today["street_class"]) == 1
    assert (np.asarray(today["sound_power_at_night"])[main] > 0.0).all()
    assert not np.asarray(closed["sound_power_at_night"])[main].any()


def test_a_facade_tells_which_streets_it_hears_loudest_first(today: Result) -> None:
    opened = Explainer(today).explain("facade_noise_at_night", 7, depth=3)
    heard = next(one for one in opened.inputs if one.quantity == "sound_heard_at_night")
    parts = [float(one.value or 0.0) * float(one.weight or 0.0) for one in heard.inputs]
    assert parts == sorted(parts, reverse=True)
    assert len(parts) == 5
    assert sum(parts) <= float(heard.value or 0.0) * (1.0 + 1e-9)


def test_readings_stand_beside_the_model_with_their_bias(today: Result) -> None:
    model = np.asarray(today["facade_noise_all_day"])
    read = np.full(len(model), np.nan)
    read[[3, 8]] = model[[3, 8]] - [1.0, 2.0]
    held = Result(today.graph, today.city, {"observed_noise": read, "facade_noise_all_day": model})
    assert float(held["city_facades_with_readings"]) == 2.0
    assert float(held["noise_bias"]) == pytest.approx(1.5)


def test_levels_that_are_off_in_common_move_all_that_hangs_on_them_and_nothing_as_stated(today: Result) -> None:
    louder = change(today, {"deviation_of_noise": 3.0})
    levels = [f"facade_noise_{part}" for part in ("at_night", "day_evening_night")]
    anew = Result(today.graph, today.city, {name: np.asarray(today[name]) + 3.0 for name in levels})
    for name in ("residents_above_45_at_night", "residents_above_55_day_evening_night"):
        np.testing.assert_array_equal(np.asarray(louder[name]), np.asarray(anew[name]))
        assert (np.asarray(louder[name]) >= np.asarray(today[name])).all()
    np.testing.assert_allclose(np.asarray(louder["noise_night"]), np.asarray(anew["noise_night"]), atol=1e-9)
    assert louder["facade_noise_at_night"] is today["facade_noise_at_night"]


def test_residents_above_a_level_and_their_health_are_told_with_how_far_levels_may_be_off(workspace: Workspace) -> None:
    today = workspace.today()
    calmed = json.dumps({"name": "Calm", "measures": [{"intervention": "thirty_zone"}]}).encode()
    plan = workspace.outcome_of(read_bytes(calmed, "noise", json_text=True)).view
    day = today.result.city.day
    names = ["city_residents_above_50_at_night", "city_residents_above_55_day_evening_night"]
    for name in names:
        assert is_ranged(today.graph, name) and is_ranged(today.graph, name.replace("city", "zone"))
        assert drawn_behind(today.graph, [name], day) == ("deviation_of_noise",)
    assert "deviation_of_noise" in drawn_behind(today.graph, ["zone_highly_annoyed"], day)
    assert "deviation_of_noise" in drawn_behind(today.graph, ["city_deaths_of_noise"], day)
    found = ranges_of(today, names, plan, draws=20)
    for name in names:
        (before,), stated = found[name].today, float(today.value(name))
        assert before.low < stated < before.high or stated in (0.0, float(today.value("city_residents")))
        assert found[name].change is not None and found[name].change[0].high <= 0.0  # all draws are of both sides


def test_a_person_who_is_brought_below_a_level_has_a_yearly_cost(workspace: Workspace) -> None:
    """By hand: money over the life of the surface as an annuity, over the people who are above it no more."""
    text = json.dumps({"name": "Quiet", "measures": [{"intervention": "lay_quiet_surface"}]}).encode()
    outcome = workspace.outcome_of(read_bytes(text, "noise", json_text=True))
    loud = np.nanargmax(np.asarray(outcome.today.value("noise_night")))
    off = 45.0 - np.mean([one.value("noise_night")[loud] for one in (outcome.today, outcome.view)])
    today = View(change(outcome.today.result, {"deviation_of_noise": off}))
    plan = View(outcome.view.result.also({"deviation_of_noise": off}))
    yearly, above = yearly_to_society(outcome.measures, today, plan), "city_residents_above_45_at_night"
    fewer = float(today.value(above)) - float(plan.value(above))
    money = float(plan.value("city_investment_in_quiet_surfaces"))
    assert fewer > 0.0 and yearly is not None and money / 9.0 < yearly < money / 9.0 * 1.5
    assert cost_of_each(above, outcome.measures, today, plan) == pytest.approx(yearly / fewer)
    assert cost_of_each("city_residents_without_noise_level", outcome.measures, today, plan) is None  # neither way
    assert cost_of_each(above, outcome.measures, plan, today) is None  # gets no better
    assert cost_of_each(above.replace("city", "zone"), outcome.measures, today, plan) is None


def test_a_city_that_does_not_ask_has_no_noise_and_says_what_is_missing(tmp_path: Path) -> None:
    folder = tramby.write_files(tmp_path / "quiet")
    told: list[str] = []
    build(folder, progress=lambda share, key: told.append(key))
    assert not any(key.startswith("noise") for key in told)
    snapshot = load(folder)
    assert "facade_point" not in snapshot.entities
    assert not {"sound_path", "street_to_road"} & set(snapshot.relations)
    result = OpenCity(folder).workspace.baseline().view.result
    with pytest.raises(NotFoundError):
        result["city_residents_above_40_at_night"]
