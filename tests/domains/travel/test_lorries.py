"""Lorries among cars: what must add up, ways beside independent shortest paths, and what a city tells of them."""

import numpy as np
import pytest
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from citybrain.domains.travel.models.equilibrium.along import along
from citybrain.domains.travel.models.equilibrium.classes import flow_of_class
from citybrain.domains.travel.models.equilibrium.network import RoadNetwork, road_network
from citybrain.domains.travel.models.equilibrium.user_equilibrium import user_equilibrium
from citybrain.kernel import Patch, Result, change
from tests.domains.travel.networks import grid
from tests.domains.travel.streets import GRAPH, small_city

CARS_OF_LORRY, DAYS, LEVEL = 1.5, 280.0, 0.3
CLASSES = ("rigid", "articulated")


@pytest.fixture(scope="module")
def today() -> Result:
    return small_city()


def alone(network: RoadNetwork, trips: np.ndarray, cost: np.ndarray) -> np.ndarray:
    """Vehicles on every link by the shortest ways of scipy, where there is but one."""
    table = coo_array((cost, (network.tail, network.head)), (network.nodes, network.nodes)).tocsr()
    _, before = dijkstra(table, indices=np.arange(network.zones), return_predecessors=True)
    link = {(int(a), int(b)): row for row, (a, b) in enumerate(zip(network.tail, network.head, strict=True))}
    flow = np.zeros(len(cost))
    for origin, target in zip(*np.nonzero(trips), strict=True):
        node = int(target)
        while node != origin:
            flow[link[int(before[origin, node]), node]] += trips[origin, target]
            node = int(before[origin, node])
    return flow


def test_two_roads_share_lorries_as_they_share_all_vehicles() -> None:
    """By hand: 0.1 (1 + v / 100) = 0.2 (1 + v / 100) h of 300 cars and 50 lorries of two cars each: 300 and 100 cars.

    Three quarters of each class take the first road; the times are 0.4 h on both.
    """
    network = road_network(
        np.array([0, 0]), np.array([1, 1]), np.array([0.1, 0.2]), np.full(2, 100.0), np.ones(2), np.ones(2),
        np.zeros(2), nodes=2, zones=2,
    )  # fmt: skip
    cars, lorries = (np.array([[0.0, one], [0.0, 0.0]]) for one in (300.0, 50.0))
    solved = user_equilibrium(network, cars + 2.0 * lorries, gap=1e-9, at_most=100)
    assert solved.flow == pytest.approx([300.0, 100.0])
    assert solved.cost == pytest.approx([0.4, 0.4])
    assert flow_of_class(network, solved.bushes, cars, solved.cost) == pytest.approx([225.0, 75.0])
    assert flow_of_class(network, solved.bushes, lorries, solved.cost) == pytest.approx([37.5, 12.5])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_classes_add_up_to_all_vehicles_on_every_road_and_their_kilometres_to_those_of_their_trips(seed: int) -> None:
    network, chance = grid(6, seed), np.random.default_rng(seed)
    cars, lorries = (chance.uniform(0.0, most, (6, 6)) * (1 - np.eye(6)) for most in (80.0, 20.0))
    solved = user_equilibrium(network, cars + CARS_OF_LORRY * lorries, gap=1e-8, at_most=200)
    flows = [flow_of_class(network, solved.bushes, one, solved.cost) for one in (cars, lorries)]
    assert flows[0] + CARS_OF_LORRY * flows[1] == pytest.approx(solved.flow, abs=1e-7)
    length = chance.uniform(0.1, 0.5, len(network.tail))
    far = along(network, solved.bushes, length, solved.cost)
    for trips, flow in zip((cars, lorries), flows, strict=True):
        driven = trips > 0
        assert (trips[driven] * far[driven]).sum() == pytest.approx(flow @ length, rel=1e-9)
    balance = np.bincount(network.head, flows[1][network.place], network.nodes)
    balance -= np.bincount(network.tail, flows[1][network.place], network.nodes)
    assert balance[: network.zones] == pytest.approx(lorries.sum(axis=0) - lorries.sum(axis=1), abs=1e-8)
    assert balance[network.zones :] == pytest.approx(0.0, abs=1e-8)


def test_where_roads_delay_nobody_lorries_take_the_shortest_ways_of_scipy() -> None:
    chance, plain = np.random.default_rng(5), grid(6, 5)
    time, none = chance.uniform(0.5, 3.0, len(plain.tail)), np.zeros(len(plain.tail))
    network = road_network(
        plain.tail, plain.head, time, none + 1.0, none, none + 1.0, none, nodes=plain.nodes, zones=plain.zones
    )
    trips = chance.uniform(0.0, 9.0, (6, 6)) * (1 - np.eye(6))
    solved = user_equilibrium(network, trips, gap=1e-9, at_most=10)
    flow = flow_of_class(network, solved.bushes, trips, solved.cost)
    assert flow[network.place] == pytest.approx(alone(network, trips, solved.cost[network.place]), abs=1e-9)


def test_lorries_of_a_city_begin_and_end_as_often_and_as_rates_say(today: Result) -> None:
    homes = 10_000 / float(today["household_size"])
    for lorry, of_home, work in (("rigid", 0.099, 500.0), ("articulated", 0.038, 110.0)):
        trips = today[f"{lorry}_lorry_trips"]
        assert trips.sum() == pytest.approx((homes * of_home + work) * LEVEL)
        table = today["lorries_between_areas"][CLASSES.index(lorry)]
        np.testing.assert_allclose(table.sum(axis=1), trips, rtol=1e-9)
        np.testing.assert_allclose(table.sum(axis=0), trips, rtol=1e-4)
    assert float(today["city_lorries_not_driven"]) == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize("lorry", CLASSES)
def test_kilometres_of_lorries_on_roads_and_within_areas_are_those_of_their_trips(today: Result, lorry: str) -> None:
    """Trips of a day times the shortest ways, by scipy: where nobody is delayed these are taken."""
    free = small_city(values={"delay_of_estimated_roads": np.float64(0.0)})
    time, length = free["free_road_time"], free["road_length"]
    names, ends = np.unique(np.stack([free["road_from"], free["road_to"]]), return_inverse=True)
    tail, head = ends.reshape(2, -1)
    table = coo_array((length, (tail, head)), (len(names), len(names))).tocsr()  # as fast everywhere
    at = np.searchsorted(names, free["area_road_node"])
    far = dijkstra(table, indices=at)[:, at]
    trips = free["lorries_between_areas"][CLASSES.index(lorry)]
    assert np.ptp(length / time) < 1e-6 * (length / time).max()
    assert float(free[f"city_{lorry}_lorry_kilometres"]) == pytest.approx((trips * far).sum() / 1000.0 * DAYS, rel=1e-9)
    within = (trips.diagonal() * free["area_width"]).sum() * float(free["way_within_area"]) / 1000.0 * DAYS
    assert float(free[f"city_local_{lorry}_lorry_kilometres"]) == pytest.approx(within)
    assert within > 0.0


def test_lorries_slow_cars_and_are_not_counted_among_them(today: Result) -> None:
    none = small_city(values={"lorries_of_model": np.float64(0.0)})
    assert float(none["city_lorry_emissions"]) == 0.0
    assert float(none["lorries_of_day"].sum()) == 0.0
    assert float(today["lorries_of_day"].sum()) > 0.0
    assert float((today["road_flow"] * today["road_time"]).sum() / today["road_flow"].sum()) > float(
        (none["road_flow"] * none["road_time"]).sum() / none["road_flow"].sum()
    )
    people = float(today["city_kilometres_by_car"]) / 1.3
    driven = float(today["city_vehicle_kilometres"]) + float(today["city_local_vehicle_kilometres"])
    assert driven == pytest.approx(people, rel=1e-5)
    share = today["heavy_share"]
    assert np.nanmin(share[today["lorries_of_day"] > 0.0]) > 0.0
    assert np.nanmax(share) <= 1.0


def test_room_of_lorries_and_cars_is_all_that_delays(today: Result) -> None:
    room = today["road_flow"] + CARS_OF_LORRY * (today["rigid_lorry_flow"] + today["articulated_lorry_flow"])
    delay = 0.15 * (room / today["road_capacity"]) ** 4
    assert today["road_time"] == pytest.approx(today["free_road_time"] * (1.0 + delay), rel=1e-9)


def test_lorries_count_in_the_roles_that_budget_and_society_ask_for(today: Result) -> None:
    roles = {
        "emissions": "lorry_emissions", "energy_cost_of_drivers": "lorry_energy_cost",
        "energy_taxes_of_drivers": "lorry_energy_taxes",
    }  # fmt: skip
    for role, name in roles.items():
        for where in ("", "local_"):
            for place in ("city", "zone"):
                assert f"{place}_{where}{name}" in GRAPH.roles.names(role, place)
            assert float(today[f"city_{where}{name}"]) > 0.0
            assert float(today[f"zone_{where}{name}"].sum()) == pytest.approx(float(today[f"city_{where}{name}"]))
    whole = 0.0
    for where in ("", "local_"):
        diesel, electric = (float(today[f"city_{where}{n}"]) for n in ("lorry_diesel_burned", "electricity_of_lorries"))
        whole += diesel * float(today["diesel_emission_factor"])
        whole += electric * float(today["electricity_emission_factor"])
    emitted = float(today["city_lorry_emissions"]) + float(today["city_local_lorry_emissions"])
    assert emitted == pytest.approx(whole / 1000.0)


def test_a_low_emission_zone_admits_lorries_of_euro_vi_alone(today: Result) -> None:
    everywhere = change(today, {"in_low_emission_zone": np.ones(len(today["road_length"]))})
    for lorry in CLASSES:
        assert float(today[f"{lorry}_lorry_nitrogen_oxides"]) > float(
            today[f"{lorry}_lorry_nitrogen_oxides_of_euro_vi"]
        )
    diesel = 1.0 - float(today["electric_lorry_share"])
    of_six = sum(
        float(today[f"city_{lorry}_lorry_kilometres"]) * float(today[f"{lorry}_lorry_nitrogen_oxides_of_euro_vi"])
        for lorry in CLASSES
    )
    assert float(everywhere["city_lorry_nitrogen_oxides"]) == pytest.approx(of_six * diesel)
    assert float(everywhere["city_lorry_emissions"]) == float(today["city_lorry_emissions"])


def test_floor_brings_lorries_and_a_closed_road_sends_them_elsewhere_or_leaves_them_out_counted(today: Result) -> None:
    more = change(today, {"zone_rigid_lorries_for_work": np.array([100.0, 800.0])})
    assert float(more["city_rigid_lorry_trips"]) == pytest.approx(
        float(today["city_rigid_lorry_trips"]) + 400.0 * LEVEL
    )
    assert float(more["city_rigid_lorry_kilometres"]) > float(today["city_rigid_lorry_kilometres"])
    busiest = int(np.argmax(today["lorries_of_day"]))
    closed = change(today, {"road_closed": Patch(np.array([busiest]), np.ones(1))})
    assert closed["lorries_of_day"][busiest] == 0.0
    assert float(closed["city_lorries_not_driven"]) == pytest.approx(0.0, abs=1e-9)
    assert closed["lorries_between_areas"] is today["lorries_between_areas"]  # who orders goods stays
    shut = change(today, {"road_closed": np.ones(len(today["road_length"]))})
    within = sum(one.diagonal().sum() for one in today["lorries_between_areas"])
    trips = sum(float(today[f"city_{lorry}_lorry_trips"]) for lorry in CLASSES)
    assert float(shut["city_lorries_not_driven"]) == pytest.approx(trips - within)
    assert float(shut["city_rigid_lorry_kilometres"]) == 0.0
