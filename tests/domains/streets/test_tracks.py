"""Cycle tracks on streets by hand and on grids of chance: stretches that connect, beside all choices there are."""

import datetime
from itertools import combinations
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from citybrain.base.siting import SitingQuestion, choose
from citybrain.domains.streets.questions.modes import Modes
from citybrain.domains.streets.questions.tracks import TrackDemand
from tests.domains.streets.test_routes import SIDE, grid, level


def demand_of(values: dict[str, Any], buildings: Any) -> TrackDemand:
    values = level(values)
    shapes = {"street": values["lines"], "building": buildings}.__getitem__
    ways = SimpleNamespace(networks=Modes(values.__getitem__, shapes))
    return TrackDemand(SitingQuestion("cycle_tracks", values.__getitem__, shapes, lambda: ways))


def line(levels: list[float], lengths: list[float], residents: float = 10.0) -> dict[str, Any]:
    """Streets one after the other, a school at their end, and a home at their beginning."""
    size = len(levels)
    places = np.concatenate([[0.0], np.cumsum(lengths)])
    points = np.column_stack([places, np.zeros(size + 1)])
    values = grid(1)
    usual = {name: np.full(size, np.asarray(values[name])[0]) for name in values if np.ndim(values[name]) == 1}
    return {
        **values, **usual, "lines": shapely.linestrings(np.stack([points[:-1], points[1:]], axis=1)),
        "junction_node": np.arange(size + 1.0), "street_from_node": np.arange(size),
        "street_to_node": np.arange(1, size + 1),
        "street_length": np.array(lengths), "traffic_stress": np.array(levels),
        "street_one_way_for_cycles": np.zeros(size), "residents": np.array([residents]),
        "facility_kind": np.array([3]), "facility_closed": np.zeros(1), "new_facility": np.full(size + 1, -1.0),
        "facility_street": np.array([size - 1]), "facility_from_node": np.array([size - 1.0]),
        "facility_to_node": np.array([float(size)]), "facility_from_way": np.array([lengths[-1]]),
        "facility_to_way": np.array([0.0]),
    }  # fmt: skip


HOME = np.array([shapely.Point(0.0, 0.0)])
PRICE = 600.0


def test_a_stretch_leads_from_a_calm_street_to_the_next() -> None:
    """By hand: ten people ride 100 calm, 200 and 300 stressful, 100 calm, 400 stressful and 100 calm metres to school.

    The first stretch is 500 m in two pieces, which are one choice: 5 person-kilometres; the second 400 m: 4.
    """
    values = line([1, 3, 4, 2, 3, 1], [100, 200, 300, 100, 400, 100])
    demand = demand_of(values, HOME)
    costs = np.where(values["traffic_stress"] > 2, values["street_length"] * PRICE, np.inf)
    assert demand.whole == pytest.approx(9.0)
    options = demand.options(np.array([], np.intp), costs)
    rows = {tuple(options.rows(number).tolist()): options.gains[number] for number in range(len(options.gains))}
    assert rows == {(1, 2): pytest.approx(5.0), (4,): pytest.approx(4.0)}
    assert demand.gained(np.array([1])).sum() == 0.0  # a piece of a stretch leads nowhere
    sites = choose(demand, costs, 5).sites
    assert [site.rows.tolist() for site in sites] == [[1, 2], [4]]
    assert [site.gain for site in sites] == pytest.approx([5.0, 4.0])
    assert [site.cost for site in sites] == [500 * PRICE, 400 * PRICE]
    (small,) = choose(demand, costs, 5, 400 * PRICE).sites
    assert small.rows.tolist() == [4]
    assert choose(demand, costs, 5, 300 * PRICE).cheapest == 400 * PRICE


def test_where_no_track_can_be_built_no_stretch_leads() -> None:
    values = line([1, 3, 4, 1], [100, 200, 300, 100])
    demand = demand_of(values, HOME)
    costs = np.array([np.inf, 200 * PRICE, np.inf, np.inf])
    assert choose(demand, costs, 5).sites == []


def streets_of_chance(seed: int) -> tuple[dict[str, Any], Any, Any]:
    """A grid with homes and two schools; half of the streets are stressful."""
    values, draw = grid(seed), np.random.default_rng(seed)
    size = len(values["lines"])
    buildings = shapely.points(draw.uniform(0.0, 100.0 * (SIDE - 1), (25, 2)))
    ends = np.searchsorted(values["junction_node"], [values["street_from_node"], values["street_to_node"]])
    street = draw.choice(size, 2, replace=False)
    length = values["street_length"][street]
    values |= {
        "residents": draw.integers(1, 50, 25).astype(float), "facility_kind": np.array([3, 3]),
        "facility_closed": np.zeros(2), "new_facility": np.full(SIDE**2, -1.0), "facility_street": street,
        "facility_from_node": values["street_from_node"][street], "facility_to_node": values["street_to_node"][street],
        "facility_from_way": length / 2, "facility_to_way": length / 2,
    }  # fmt: skip
    costs = np.where(values["traffic_stress"] >= 3.0, values["street_length"] * PRICE, np.inf)
    return level(values), buildings, (costs, ends)


def stressful_by_scipy(values: dict[str, Any], buildings: Any, rows: tuple[int, ...]) -> float:
    """Person-kilometres with stress on the way to school, from scipy's shortest paths with tracks on some streets."""
    stress = values["traffic_stress"].copy()
    stress[list(rows)] = 1.0
    cost = values["street_length"] * (1.0 + np.select([stress == 3, stress == 4], [0.4, 1.4], 0.0))
    first, last = np.searchsorted(values["junction_node"], [values["street_from_node"], values["street_to_node"]])
    back = ~(values["street_one_way_for_cycles"] > 0)
    n, schools = SIDE**2, values["facility_street"]
    tails = np.concatenate([first, last[back]])
    heads = np.concatenate([last, first[back]])
    street = np.concatenate([np.arange(len(first)), np.flatnonzero(back)])
    row_of = {(int(a), int(b)): int(s) for a, b, s in zip(tails, heads, street, strict=True)}
    graph = coo_array((cost[street], (tails, heads)), (n, n)).tocsr()
    goals = np.unique(np.concatenate([first[schools], last[schools]]))
    behind = {int(g): min(values["street_length"][s] / 2 for s in schools if g in (first[s], last[s])) for g in goals}
    shapes = {"street": values["lines"], "building": buildings}.__getitem__
    doors = Modes(values.__getitem__, shapes).near_on_foot.attached(buildings)
    calm = np.isin(np.arange(n), np.concatenate([e[values["traffic_stress"] < 3.0] for e in (first, last)]))
    ways, before = dijkstra(graph, return_predecessors=True)
    total = 0.0
    for place, building in enumerate(doors.rows):
        starts = ((int(doors.first[place]), doors.first_way[place]), (int(doors.last[place]), doors.last_way[place]))
        _, start, goal = min((w + ways[s, g] + behind[int(g)], s, int(g)) for s, w in starts for g in goals)
        section: list[int] = []
        while goal != start:
            previous = int(before[start, goal])
            section.append(row_of[previous, goal])
            goal = previous
            if calm[goal] or goal == start:
                rows_of = [row for row in section if values["traffic_stress"][row] >= 3.0]
                metres = values["street_length"][rows_of].sum() * (stress[section] >= 3.0).any()
                total, section = total + values["residents"][building] * metres, []
    return total / 1000.0


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_what_tracks_bring_is_what_ways_by_scipy_say(seed: int) -> None:
    values, buildings, (costs, _) = streets_of_chance(seed)
    demand = demand_of(values, buildings)
    assert demand.whole == pytest.approx(stressful_by_scipy(values, buildings, ()))
    chosen = choose(demand, costs, 4, 400_000.0)
    rows = tuple(int(row) for site in chosen.sites for row in site.rows)
    total = sum(site.gain for site in chosen.sites)
    assert total == pytest.approx(demand.whole - stressful_by_scipy(values, buildings, rows))
    assert 0.0 < total <= chosen.at_most == demand.whole
    assert sum(site.cost for site in chosen.sites) <= 400_000.0


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_it_comes_near_the_best_of_all_choices_and_stands_over_most_demand_first(seed: int) -> None:
    """Of all pairs and triples of streets that people ride along today and a budget of 250 m of track pays for."""
    values, buildings, (costs, _) = streets_of_chance(seed)
    demand, budget = demand_of(values, buildings), 250.0 * PRICE
    chosen = choose(demand, costs, 5, budget)
    total = sum(site.gain for site in chosen.sites)
    ridden = np.flatnonzero((demand.wanted(costs).gains > 0) & (costs <= budget))
    sets = (rows for size in (1, 2, 3) for rows in combinations(ridden.tolist(), size))
    best = max(demand.gained(np.array(rows)).sum() for rows in sets if costs[list(rows)].sum() <= budget)
    assert 0.5 * best <= total
    assert best <= chosen.at_most


def test_connected_tracks_bring_more_than_the_busiest_streets_apart() -> None:
    """By hand: 10 and 6 people ride to a school in the middle, 500 m in two pieces from the west, 450 m from the east.

    Most demand first builds the western piece of 400 m for 450 m of track, which leads nowhere; the east is complete.
    """
    values = line([1, 3, 3, 1, 1, 3, 1], [50, 400, 100, 50, 50, 450, 50])
    at = {
        "facility_street": 3,
        "facility_from_node": 3.0,
        "facility_to_node": 4.0,
        "facility_from_way": 25.0,
        "facility_to_way": 25.0,
    }
    values |= {name: np.array([value]) for name, value in at.items()} | {"residents": np.array([10.0, 6.0])}
    demand = demand_of(values, np.array([shapely.Point(0.0, 0.0), shapely.Point(1150.0, 0.0)]))
    costs = np.where(values["traffic_stress"] > 2, values["street_length"] * PRICE, np.inf)
    chosen = choose(demand, costs, 5, 450 * PRICE)
    assert [site.rows.tolist() for site in chosen.sites] == [[5]]
    assert (chosen.sites[0].gain, chosen.by_demand) == (pytest.approx(2.7), 0.0)
    assert chosen.sites[0].gained.tolist() == pytest.approx([0.0, 2.7])


def test_ways_end_at_a_facility_on_a_slope_as_people_come_to_it() -> None:
    """By hand: a school half way up a street of 200 m: 142 m of level ground from below, 100 m from above.

    From home 50 m on, 100 stressful metres (worth 140) lead below and 170 calm ones above: 282 m or 270 m.
    """
    values = line([1, 3, 1, 1], [50, 100, 170, 200])
    points = np.array([[0.0, 0.0], [50.0, 0.0], [150.0, 0.0], [100.0, 150.0]])
    first, last = np.array([0, 1, 1, 2]), np.array([1, 2, 3, 3])
    values |= {
        "lines": shapely.linestrings(points[np.column_stack([first, last])]), "junction_node": np.arange(4.0),
        "street_from_node": first, "street_to_node": last, "new_facility": np.full(4, -1.0),
        "facility_from_node": np.array([2.0]), "facility_to_node": np.array([3.0]),
        "facility_from_way": np.array([100.0]), "facility_to_way": np.array([100.0]),
        "street_walk_onward": np.array([50.0, 100.0, 170.0, 284.0]),
        "street_walk_back": np.array([50.0, 100.0, 170.0, 200.0]),
    }  # fmt: skip
    assert demand_of(values, HOME).whole == 0.0
    values |= {"street_walk_onward": values["street_walk_back"], "street_walk_back": values["street_walk_onward"]}
    assert demand_of(values, HOME).whole == pytest.approx(1.0)


def test_many_streets_are_answered_in_seconds() -> None:
    side, length = 100, 70.0
    number = np.arange(side**2).reshape(side, side)
    first = np.concatenate([number[:, :-1].ravel(), number[:-1].ravel()])
    last = np.concatenate([number[:, 1:].ravel(), number[1:].ravel()])
    y, x = np.divmod(np.arange(side**2), side)
    points, draw, size = length * np.column_stack([x, y]), np.random.default_rng(1), len(first)
    values = line([1], [100])
    usual = {name: np.full(size, values[name][0]) for name in values if name.startswith("street_")}
    streets = draw.choice(size, 60)
    values |= usual | {
        "lines": shapely.linestrings(points[np.column_stack([first, last])]), "junction_node": np.arange(side**2) * 1.0,
        "street_from_node": first, "street_to_node": last, "street_length": np.full(size, length),
        "traffic_stress": draw.choice([1.0, 3.0, 4.0], size), "residents": np.ones(2_000),
        "facility_kind": draw.integers(0, 6, 60), "facility_closed": np.zeros(60), "facility_street": streets,
        "facility_from_node": first[streets], "facility_to_node": last[streets],
        "facility_from_way": np.full(60, 35.0), "facility_to_way": np.full(60, 35.0),
        "new_facility": np.full(side**2, -1.0),
    }  # fmt: skip
    begin = datetime.datetime.now(datetime.UTC)
    demand = demand_of(values, shapely.points(draw.uniform(0.0, length * (side - 1), (2_000, 2))))
    costs = np.where(values["traffic_stress"] >= 3.0, 70.0 * PRICE, np.inf)
    chosen = choose(demand, costs, 10, 10e6)
    assert len(chosen.sites) == 10
    assert (datetime.datetime.now(datetime.UTC) - begin).total_seconds() < 20.0
