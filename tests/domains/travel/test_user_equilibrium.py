"""Nobody saves time by another way: by hand, by independent shortest paths, and whatever must add up."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from citybrain.domains.travel.models.equilibrium import bushes
from citybrain.domains.travel.models.equilibrium.network import RoadNetwork, road_network
from citybrain.domains.travel.models.equilibrium.user_equilibrium import Equilibrium, Nearing, user_equilibrium
from citybrain.kernel.errors import InputError
from tests.domains.travel.networks import BRIDGE, braess, grid, mean_along

SIX_CARS = np.array([[0.0, 6.0], [0.0, 0.0]])


def solve(network: RoadNetwork, demand: np.ndarray, gap: float = 1e-8, **more) -> Equilibrium:
    return user_equilibrium(network, demand, gap=gap, at_most=200, **more)


def cars(side: int, seed: int, load: float = 60.0) -> np.ndarray:
    return np.random.default_rng(seed).uniform(0.0, load, (side, side)) * (1 - np.eye(side))


def independent_gap(network: RoadNetwork, demand: np.ndarray, solved: Equilibrium) -> float:
    """The relative gap with scipy's shortest paths; power 0 and BPR alike, as the costs stand."""
    cost, flow = solved.cost[network.place], solved.flow[network.place]
    table = coo_array((cost, (network.tail, network.head)), (network.nodes, network.nodes)).tocsr()
    between = dijkstra(table, indices=np.arange(network.zones))[:, : network.zones]
    return float(1.0 - np.sum(between * demand) / (cost @ flow))


def test_braess_a_bridge_makes_everybody_slower() -> None:
    with_bridge, without = solve(braess(), SIX_CARS), solve(braess(closed=np.arange(5) == BRIDGE), SIX_CARS)
    assert with_bridge.flow == pytest.approx([4.0, 2.0, 2.0, 2.0, 4.0])
    assert with_bridge.between[0, 1] == pytest.approx(92.0)
    assert without.flow == pytest.approx([3.0, 3.0, 3.0, 0.0, 3.0])
    assert without.between[0, 1] == pytest.approx(83.0)


def test_a_charge_on_the_bridge_is_worth_its_minutes() -> None:
    charged = solve(braess(extra=np.array([0.0, 0.0, 0.0, 13.0, 0.0])), SIX_CARS)
    assert charged.flow[BRIDGE] == pytest.approx(0.0)
    assert charged.between[0, 1] == pytest.approx(83.0)


@given(seed=st.integers(0, 10_000), load=st.sampled_from([5.0, 60.0, 300.0]))
@settings(max_examples=12, deadline=None)
def test_no_car_could_save_time_and_everything_adds_up(seed: int, load: float) -> None:
    network, demand = grid(5, seed), cars(5, seed, load)
    solved = solve(network, demand)
    assert solved.gap <= 1e-8
    assert abs(independent_gap(network, demand, solved)) < 2e-8
    flow = solved.flow[network.place]
    assert (solved.bushes.flow >= 0).all()
    balance = np.bincount(network.head, flow, network.nodes) - np.bincount(network.tail, flow, network.nodes)
    ends = np.zeros(network.nodes)
    ends[: network.zones] = demand.sum(axis=0) - demand.sum(axis=1)
    assert balance == pytest.approx(ends, abs=1e-9 * demand.sum())
    length = np.random.default_rng(seed).uniform(10.0, 500.0, len(flow))
    far = mean_along(solved.bushes, length, network.zones)
    assert np.nansum(far * demand) == pytest.approx(flow @ length, rel=1e-9)


def test_a_road_with_far_too_many_cars_still_leads_from_node_to_node() -> None:
    ends = np.array([0, 1])
    bridge = road_network(
        ends, ends[::-1], np.full(2, 0.01), np.ones(2), np.full(2, 0.15), np.full(2, 4.0), np.zeros(2), nodes=2, zones=2
    )
    solved = solve(bridge, np.array([[0.0, 600.0], [600.0, 0.0]]))
    assert (solved.left_out, solved.gap) == (0.0, 0.0)
    assert solved.between[0, 1] == pytest.approx(0.01 * (1 + 0.15 * 600.0**4))
    again = solve(bridge, np.array([[0.0, 700.0], [600.0, 0.0]]), start=solved.bushes)
    assert again.flow.tolist() == [700.0, 600.0]


def test_a_search_ends_when_the_gap_no_longer_halves() -> None:
    ends = user_equilibrium(grid(6, 5), cars(6, 5, 40_000.0), gap=1e-10, at_most=1000)
    nearing = Nearing()
    assert [nearing.stalled(1.0) for _ in range(21)] == [False] * 20 + [True]
    assert ends.iterations < 200


def test_networks_that_need_too_much_memory_are_refused() -> None:
    links = {name: np.zeros(0) for name in ("minutes", "capacity", "delay", "power", "extra")}
    with pytest.raises(InputError, match="travel-network-size"):
        road_network(np.zeros(0, int), np.zeros(0, int), **links, nodes=100_000, zones=2000)


def test_the_same_input_gives_the_same_bits() -> None:
    first, second = (solve(grid(5, 3), cars(5, 3)) for _ in range(2))
    assert first.flow.tobytes() == second.flow.tobytes()


def test_a_start_from_another_solution_ends_at_the_same_times() -> None:
    network, demand = grid(6, 8), cars(6, 8, 200.0)
    before = solve(network, demand)
    busiest = np.arange(len(before.flow)) == np.argmax(before.flow)
    for other, trips in ((grid(6, 8, closed=busiest), demand), (network, demand * 1.3)):
        cold, warm = solve(other, trips), solve(other, trips, start=before.bushes)
        assert warm.gap <= 1e-8
        assert warm.between == pytest.approx(cold.between, rel=1e-5)
    again = solve(network, demand, start=before.bushes)
    assert again.iterations == 0
    reopened = solve(network, demand, start=solve(grid(6, 8, closed=busiest), demand).bushes)
    assert reopened.between == pytest.approx(before.between, rel=1e-5)


def test_bushes_without_spare_room_grow_and_give_the_same_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    network, demand = grid(8, 4), cars(8, 4, 400.0)
    roomy = solve(network, demand)
    monkeypatch.setattr(bushes, "SPARE", 1.0)
    tight = solve(network, demand)
    assert tight.bushes.links.shape[1] > network.nodes + 1
    assert tight.flow.tobytes() == roomy.flow.tobytes()


def test_cars_that_no_open_way_serves_are_left_out_and_counted() -> None:
    into = grid(4, 2).head[np.argsort(grid(4, 2).place)] == 1
    demand = cars(4, 2)
    solved = solve(grid(4, 2, closed=into), demand)
    assert solved.left_out == pytest.approx(demand[:, 1].sum())
    assert solved.gap <= 1e-8
    assert np.isinf(solved.between[0, 1])
    nobody = solve(grid(4, 2), np.zeros((4, 4)))
    assert (nobody.gap, nobody.iterations, nobody.flow.max()) == (0.0, 0, 0.0)


def test_rounds_end_the_search_and_the_gap_is_what_is_left() -> None:
    network, demand = grid(6, 5), cars(6, 5, 400.0)
    few = user_equilibrium(network, demand, gap=1e-9, at_most=1)
    assert few.iterations == 1
    assert few.gap > 1e-9
    assert few.gap == pytest.approx(independent_gap(network, demand, few), rel=1e-6)


@pytest.mark.parametrize(
    ("changed", "names"),
    [
        ({"minutes": np.array([np.nan, 50, 50, 10, 1.0]), "power": np.full(5, 0.5)}, "minutes: [0]; power: [0, 1, 2]"),
        ({"capacity": np.zeros(5)}, "capacity: [0, 1, 2]"),
        ({"extra": np.array([0, 0, 0, 0, -1.0])}, "extra: [4]"),
        ({"head": np.array([2, 3, 9, 3, 1])}, "head: [2]"),
    ],
)
def test_numbers_that_cannot_be_are_refused_with_their_rows(changed: dict[str, np.ndarray], names: str) -> None:
    with pytest.raises(InputError) as refused:
        braess(**changed)
    assert refused.value.code == "travel-network-numbers"
    assert refused.value.arguments["received"] == names


def test_trips_that_are_no_numbers_and_gaps_below_rounding_are_refused() -> None:
    for demand, code in ((np.full((2, 2), np.nan), "travel-demand-numbers"), (np.zeros((3, 3)), "travel-demand-shape")):
        with pytest.raises(InputError) as refused:
            solve(braess(), demand)
        assert refused.value.code == code
    with pytest.raises(InputError, match="travel-gap"):
        solve(braess(), SIX_CARS, gap=1e-12)
