"""Which nodes water reaches, beside a search through the graph."""

import networkx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from citybrain.domains.supply.models.connected import reached_nodes


@given(st.integers(1, 25), st.integers(0, 40), st.integers(0, 10_000))
def test_it_is_what_a_graph_search_finds(nodes: int, links: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    begin, end = chance.integers(0, nodes, (2, links))
    is_open, is_source = chance.random(links) < 0.6, chance.random(nodes) < 0.2
    graph = networkx.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from((begin[row], end[row]) for row in range(links) if is_open[row])
    wanted = {one for part in networkx.connected_components(graph) if is_source[list(part)].any() for one in part}
    assert set(np.flatnonzero(reached_nodes(begin, end, is_open, is_source))) == wanted


def test_a_long_line_is_quick() -> None:
    chance, size = np.random.default_rng(1), 50_000
    order = chance.permutation(size)
    source = np.zeros(size, bool)
    source[order[0]] = True
    assert reached_nodes(order[:-1], order[1:], np.ones(size - 1, bool), source).all()
