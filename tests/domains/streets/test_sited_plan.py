"""What siting says of facilities and cycle tracks is what the plan says that it proposes."""

import datetime
from typing import Any

import numpy as np
import pytest
import shapely

from citybrain.base.domains import find_domains
from citybrain.base.siting import SitingQuestion
from citybrain.domains.streets.questions.tracks import TrackDemand
from citybrain.kernel import City, Result
from citybrain.kernel.fields import Positions
from citybrain.kernel.relations import Relation
from citybrain.plans.siting import Siting, SitingLimits, sited
from tests.domains.streets.test_routes import SIDE, grid
from tests.domains.streets.test_sites import town
from tests.sited import places_of, run

RESIDENTIAL, MAIN_ROAD, SCHOOL = 3, 1, 3


@pytest.fixture(scope="module")
def grid_city() -> tuple[Result, Any]:
    """A grid of residential streets and main roads, thirty buildings, and a school in a corner."""
    values, draw = grid(5), np.random.default_rng(5)
    question, known = town(5)
    buildings, size = question.shapes("building"), len(values["lines"])
    doors = question.ways().networks.near_on_foot.attached(buildings)
    pairs = np.repeat(doors.rows, 2), np.column_stack([doors.first, doors.last]).ravel()
    metres = np.column_stack([doors.first_way, doors.last_way]).ravel()
    main = draw.random(size) < 0.5
    columns = {
        name: np.asarray(values[name], np.float64)
        for name in values
        if name.startswith("street_") and name not in ("street_class", "street_speed", "street_walkable",
                                                       "street_step_free", "street_closed", "street_green_share")
    }  # fmt: skip
    columns |= {
        "junction_node": values["junction_node"], "street_speed_limit": np.where(main, 60.0, 30.0),
        "facility_from_node": values["street_from_node"][:1], "facility_to_node": values["street_to_node"][:1],
        "facility_from_way": np.array([0.0]), "facility_to_way": values["street_length"][:1],
        "facility_street": np.zeros(1), "facility_whole": np.zeros(1),
    }  # fmt: skip
    columns |= {"street_class": np.where(main, MAIN_ROAD, RESIDENTIAL), "facility_kind": np.array([SCHOOL])}
    points = shapely.get_coordinates(shapely.get_point(values["lines"], 0))
    first = np.searchsorted(values["junction_node"], values["street_from_node"])
    places = np.zeros((SIDE**2, 2))
    places[first] = points
    city = City(
        {"street": size, "junction": SIDE**2, "facility": 1, "building": 30}, {}, columns, datetime.date(2026, 1, 1),
        positions={"junction": Positions(*places.T)},
        relations={"door_to_junction": Relation.of_pairs("building", "junction", 30, pairs, metres)},
    )  # fmt: skip
    return Result(find_domains().graph("FI"), city, {"residents": known["residents"]}), question.shapes


def ask(grid_city: tuple[Result, Any], kind: str, count: int, budget: float = np.inf, **choices: Any) -> Siting:
    today, shapes = grid_city

    def ways() -> Any:
        return find_domains().made("isochrones")(today.__getitem__, today.city.positions, shapes)

    return sited(find_domains(), kind, today, places_of(today), shapes, ways, SitingLimits(count, budget), {}, choices)


def proposed(siting: Siting, of: str) -> list[dict[str, Any]]:
    ids = [f"{of}/{row}" for site in siting.chosen.sites for row in site.rows]
    return [{"intervention": siting.kind.measure, "where": {"id": ids}}]


def test_facilities_bring_within_reach_whom_the_plan_brings(grid_city: tuple[Result, Any]) -> None:
    today, _ = grid_city
    siting = ask(grid_city, "school", 2, minutes=3.0)
    plan = run(today, places_of(today), proposed(siting, "junction"))
    limit = 3.0 * float(today["walking_speed"]) * 1000.0 / 60.0
    near = [float(today["residents"][np.asarray(one["way_to_school"]) <= limit].sum()) for one in (today, plan)]
    gained = sum(site.gain for site in siting.chosen.sites)
    assert [siting.demand.served, siting.demand.served + gained] == near
    assert near[1] > near[0]
    assert float(plan["city_investment_in_new_facilities"]) == sum(site.cost for site in siting.chosen.sites)


def test_tracks_cost_and_calm_what_the_plan_says(grid_city: tuple[Result, Any]) -> None:
    today, shapes = grid_city
    siting = ask(grid_city, "cycle_tracks", 4, 600.0 * 1_000.0)
    rows = np.concatenate([site.rows for site in siting.chosen.sites])
    plan = run(today, places_of(today), proposed(siting, "street"))
    assert 0.0 < float(plan["city_investment_in_streets"]) <= 600_000.0
    assert float(plan["city_investment_in_streets"]) == pytest.approx(sum(site.cost for site in siting.chosen.sites))
    level = np.asarray(plan["traffic_stress"])
    assert (level[rows] == 1.0).all() and (np.asarray(today["traffic_stress"])[rows] > 2.0).all()
    assert np.array_equal(np.delete(level, rows), np.delete(np.asarray(today["traffic_stress"]), rows))
    calmer = float(plan["city_calm_street_length"]) - float(today["city_calm_street_length"])
    assert calmer == pytest.approx(float(np.asarray(today["street_length"])[rows].sum()))
    demand = siting.demand
    assert isinstance(demand, TrackDemand)
    ways = find_domains().made("isochrones")(plan.__getitem__, plan.city.positions, shapes)
    again = TrackDemand(SitingQuestion("cycle_tracks", plan.__getitem__, shapes, lambda: ways))
    assert again._today.passing == pytest.approx(demand._ways(rows).passing)
    left = demand.whole - sum(site.gain for site in siting.chosen.sites)
    assert again.whole <= left + 1e-9 < demand.whole
