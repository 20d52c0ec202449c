"""Charging points and hubs of areas: floating catchment areas by hand, sites beside all choices and beside the plan."""

from itertools import combinations
from typing import Any

import numpy as np
import pytest

from citybrain.base.domains import find_domains
from citybrain.base.siting import choose
from citybrain.domains.travel.models._near_supply import served, served_within, within
from citybrain.domains.travel.questions.supply import SupplyDemand
from citybrain.kernel import PlanError, Result
from citybrain.plans.siting import Siting, SitingError, SitingLimits, sited
from tests.domains.travel.streets import small_city
from tests.sited import places_of, run


@pytest.fixture(scope="module")
def today() -> Result:
    return small_city(women_share=np.array([0.6, np.nan]), older_share=np.array([0.3, 0.1]))


def ask(today: Result, kind: str, count: int = 3, budget: float = np.inf, **settings: float) -> Siting:
    def ways() -> Any:
        raise AssertionError

    places = places_of(today)
    return sited(find_domains(), kind, today, places, lambda of: None, ways, SitingLimits(count, budget), settings, {})


def test_supply_is_shared_by_the_demand_around_it() -> None:
    """By hand: places with 10 and 30 for areas of 20, 20 and 40; the first place serves two areas, the second three.

    10 / 40 and 30 / 80: of the first two areas 0.25 + 0.375, of the third 0.375. In the second case nobody twice.
    """
    near = np.array([[True, True, False], [True, True, False], [False, True, False]])
    demand = np.array([20.0, 20.0, 40.0])
    assert served([10.0, 30.0, 50.0], demand, near) == pytest.approx([12.5, 12.5, 15.0])
    assert served([400.0, 30.0, 0.0], demand, near) == pytest.approx([20.0, 20.0, 15.0])
    assert served([10.0, 10.0], np.zeros(2), np.ones((2, 2), bool)).tolist() == [0.0, 0.0]
    drawn = served([10.0, 30.0, 50.0, 400.0, 30.0, 0.0], np.tile(demand, 2), near)
    assert drawn == pytest.approx([12.5, 12.5, 15.0, 20.0, 20.0, 15.0])
    many = 200_000  # rows of many draws of a city without streets: pairs of them would take 40 GB
    alone = served_within(np.full(many, 3.0), np.arange(many, dtype=float), np.array(0.0), 100.0)
    assert alone[:5].tolist() == [0.0, 1.0, 2.0, 3.0, 3.0]
    assert within(np.array(0.0), 100.0, 2).tolist() == [[True, False], [False, True]]
    ways = np.array([[0.0, 90.0], [110.0, 0.0]])
    assert within(ways, 100.0, 2).tolist() == [[True, True], [False, True]]


@pytest.mark.parametrize("seed", range(5))
def test_sites_come_near_the_best_of_all_choices(seed: int) -> None:
    draw = np.random.default_rng(seed)
    near = (draw.random((9, 9)) < 0.3) | np.eye(9, dtype=bool)
    demand = draw.integers(0, 40, 9).astype(float)
    siting, costs = SupplyDemand(demand, np.where(draw.random(9) < 0.2, 10.0, 0.0), 25.0, near), np.full(9, 5.0)
    chosen = choose(siting, costs, 3)
    total = sum(site.gain for site in chosen.sites)
    best = max(siting.gained(np.array(rows)).sum() for rows in combinations(range(9), 3))
    assert (1 - 1 / np.e) * best <= total <= best + 1e-9 <= chosen.at_most + 2e-9
    assert chosen.at_most <= siting.whole - siting.served
    assert total <= 3 * 25.0


@pytest.mark.parametrize(
    ("kind", "served_by", "settings"),
    [
        ("charging_points", "city_residents_near_charging", {}),
        ("charging_points", "city_residents_near_charging", {"power_of_charging_point": 22.0}),
        ("micro_hubs", "city_parcels_from_near_hubs", {"parcels_of_hub": 20_000.0}),
    ],
)
def test_the_plan_says_the_same(today: Result, kind: str, served_by: str, settings: dict[str, float]) -> None:
    siting = ask(today, kind, **settings)
    rows = [int(site.rows[0]) for site in siting.chosen.sites]
    assert len(set(rows)) == 3 and siting.demand.gainer == "trip_area"
    where = {"id": [f"trip_area/{row}" for row in rows]}
    plan = run(today, places_of(today), [{"intervention": siting.kind.measure, "where": where, "settings": settings}])
    gained = sum(site.gained for site in siting.chosen.sites)
    assert float(plan[served_by]) == pytest.approx(siting.demand.served + gained.sum())
    assert float(today[served_by]) == siting.demand.served == 0.0
    spent = float(plan["city_investment_in_areas"])
    assert spent == sum(site.cost for site in siting.chosen.sites) == siting.candidates.costs[rows].sum() > 0.0
    assert float(plan["city_upkeep_of_areas"]) == siting.candidates.running_costs[rows].sum() > 0.0


def test_hubs_take_parcels_off_vans(today: Result) -> None:
    plan = run(today, places_of(today), [{"intervention": "open_micro_hub"}])
    share = plan["parcels_by_cargo_bike"]
    assert share.max() == pytest.approx(0.5)
    expected = today["van_kilometres"] * (1.0 - share)
    assert plan["van_kilometres"] == pytest.approx(expected)
    both = run(today, places_of(today), [{"intervention": "micro_hubs"}, {"intervention": "open_micro_hub"}])
    assert both["parcels_by_cargo_bike"].max() == pytest.approx(0.5 + 0.5 * 0.5)


def test_more_electric_cars_need_more_points(today: Result) -> None:
    plan = run(today, places_of(today), [{"intervention": "electric_cars"}])
    before, after = (float(one["city_residents_needing_public_charging"]) for one in (today, plan))
    share, more = float(today["electric_driven_share"]), float(plan["electric_driven_share"])
    assert after == pytest.approx(before * more / share)
    people = float(today["city_area_residents"]) * float(today["share_with_car"])
    assert before == pytest.approx(people * share * float(today["cars_without_private_parking"]))


def test_a_budget_pays_for_so_many(today: Result) -> None:
    one = float(ask(today, "charging_points", 1).chosen.sites[0].cost)
    assert one == pytest.approx(4 * 11 * 730)
    assert len(ask(today, "charging_points", 9, 2.5 * one).chosen.sites) == 2
    with pytest.raises(SitingError, match="access-budget-too-small"):
        ask(today, "charging_points", 9, 0.5 * one)


@pytest.mark.parametrize("settings", [{"power_of_charging_point": 0.0}, {"power_of_charging_point": -3.0}, {"kW": 3.0}])
def test_points_without_power_are_refused(today: Result, settings: dict[str, float]) -> None:
    with pytest.raises(PlanError, match=r"plan-setting-range|plan-unknown-setting"):
        ask(today, "charging_points", **settings)


def test_what_nobody_can_site_is_refused(today: Result) -> None:
    with pytest.raises(SitingError, match="access-choice-unknown"):
        ask(today, "castles")
    with pytest.raises(PlanError, match="plan-entity-absent"):
        ask(today, "health")
    empty = small_city(area_walk_node=np.full(today.city.size["trip_area"], np.nan))
    with pytest.raises(SitingError, match="siting-no-candidate"):
        ask(empty, "charging_points")
    arguments = today, places_of(today), lambda of: None, lambda: None, SitingLimits(3), {}, {"minutes": 5.0}
    with pytest.raises(SitingError, match="siting-not-asked"):
        sited(find_domains(), "charging_points", *arguments)
