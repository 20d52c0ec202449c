"""Connected sums and what patches and links carry: by hand, against networkx, and by taking each out in turn."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.domains.nature.models.connectivity import patch_shares
from citybrain.domains.nature.models.shortest import PatchNetwork, all_distances, reached_area

DECAY = np.log(2.0) / 100.0


def random_network(seed: int, patches: int, links: int) -> PatchNetwork:
    rng = np.random.default_rng(seed)
    begin = rng.integers(0, patches, links)
    end = (begin + rng.integers(1, patches, links)) % patches
    distance = np.where(rng.random(links) < 0.1, np.nan, rng.choice([50.0, 100.0, 100.0, 170.0, 300.0], links))
    area = np.where(rng.random(patches) < 0.15, 0.0, rng.uniform(0.2, 9.0, patches))
    return PatchNetwork(begin, end, distance, area)


def by_networkx(network: PatchNetwork) -> float:
    """The sum over ordered pairs of the product along the most probable way, as Saura and Pascual-Hortal define it."""
    graph = nx.Graph()
    graph.add_nodes_from(np.flatnonzero(network.area > 0.0))
    for row in network.usable():
        one, other, distance = network.begin[row], network.end[row], float(network.distance[row])
        if not graph.has_edge(one, other) or graph.edges[one, other]["weight"] > distance:
            graph.add_edge(one, other, weight=distance)
    ways = dict(nx.all_pairs_dijkstra_path_length(graph))
    return sum(
        network.area[one] * network.area[other] * np.exp(-DECAY * distance)
        for one, found in ways.items() for other, distance in found.items()
    )  # fmt: skip


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 10_000), patches=st.integers(2, 14), links=st.integers(1, 30))
def test_what_is_lost_is_what_taking_each_out_in_turn_leaves(seed: int, patches: int, links: int) -> None:
    network = random_network(seed, patches, links)
    whole = by_networkx(network)
    reached = reached_area(network.area, all_distances(network), DECAY)
    assert float(network.area @ reached) == pytest.approx(whole, rel=1e-12)
    shares = patch_shares(network, DECAY)
    if whole == 0.0:
        assert not np.concatenate(shares).any()
        return
    for row in range(patches):
        without = network.area.copy()
        without[row] = 0.0
        lost = 100.0 * (1.0 - by_networkx(network._replace(area=without)) / whole)
        assert shares.whole[row] == pytest.approx(lost, abs=1e-9)
    for row in range(links):
        twins = {(network.begin[row], network.end[row]), (network.end[row], network.begin[row])}
        same = [k for k in network.usable() if (network.begin[k], network.end[k]) in twins]
        shortest = [k for k in same if network.distance[k] == min(network.distance[same])]
        if shortest == [row] and len(same) == 1:
            without = network.distance.copy()
            without[row] = np.inf
            lost = 100.0 * (1.0 - by_networkx(network._replace(distance=without)) / whole)
            assert shares.link[row] == pytest.approx(lost, abs=1e-9)


def test_properties_that_an_index_of_connectivity_should_have() -> None:
    """As Saura and Pascual-Hortal 2007: less for a lost patch or a longer way, most for one patch of all ground."""
    three = PatchNetwork(np.array([0, 1]), np.array([1, 2]), np.array([100.0, 100.0]), np.array([3.0, 2.0, 3.0]))

    def whole(network: PatchNetwork) -> float:
        return float(network.area @ reached_area(network.area, all_distances(network), DECAY))

    one = PatchNetwork(np.empty(0, np.intp), np.empty(0, np.intp), np.empty(0), np.array([8.0]))
    assert whole(one) == 64.0
    assert whole(three) < whole(one)
    assert whole(three._replace(distance=np.array([100.0, 200.0]))) < whole(three)
    assert whole(three._replace(area=np.array([3.0, 0.0, 3.0]))) == 18.0, "what only the middle joins falls apart"
    assert whole(three._replace(area=np.array([3.0, 2.5, 3.0]))) > whole(three)
