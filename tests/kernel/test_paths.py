"""Shortest paths: by hand on a small network, and beside scipy on networks of chance."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from citybrain.kernel import paths
from citybrain.kernel.paths import Network

LINE = Network.of_edges(4, np.array([0, 1, 2, 1]), np.array([1, 2, 3, 0]), np.array([3.0, 4.0, 5.0, 3.0]))
"""0 <-> 1 -> 2 -> 3."""


def test_ways_by_hand() -> None:
    assert LINE.nearest(np.array([0]), np.array([0.0])).tolist() == [0.0, 3.0, 7.0, 12.0]
    assert LINE.nearest(np.array([3]), np.array([0.0])).tolist() == [np.inf, np.inf, np.inf, 0.0]
    assert LINE.nearest(np.array([0, 2]), np.array([1.0, 2.0])).tolist() == [1.0, 4.0, 2.0, 7.0]


def test_a_limit_holds_to_the_metre_and_none_is_no_way() -> None:
    assert LINE.nearest(np.array([0]), np.array([0.0]), 7.0).tolist() == [0.0, 3.0, 7.0, np.inf]
    assert LINE.nearest(np.array([], np.intp), np.array([])).tolist() == [np.inf] * 4


def test_what_was_prepared_is_not_compiled_again() -> None:
    paths.prepare()
    compiled = list(paths._search.signatures)
    LINE.nearest(np.array([0], np.intp), np.array([0.0]), 7.0)
    assert compiled
    assert paths._search.signatures == compiled


def test_reach_by_hand() -> None:
    values = np.array([1.0, 10.0, 100.0, 1000.0])
    assert LINE.reach(values, 7.0, threads=1).tolist() == [111.0, 111.0, 1100.0, 1000.0]
    assert LINE.reach(values, 7.0, np.array([2]), threads=2).tolist() == [1100.0]


def of_chance(seed: int, size: int, edges: int) -> tuple[Network, csr_array]:
    chance = np.random.default_rng(seed)
    tails, heads = chance.integers(0, size, edges), chance.integers(0, size, edges)
    once = np.unique(tails * size + heads)
    tails, heads = once // size, once % size
    lengths = chance.uniform(1.0, 100.0, len(once))
    return Network.of_edges(size, tails, heads, lengths), csr_array((lengths, (tails, heads)), (size, size))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 60), st.integers(1, 200), st.floats(0.0, 300.0))
def test_every_way_and_reach_is_that_of_scipy(seed: int, size: int, edges: int, limit: float) -> None:
    network, matrix = of_chance(seed, size, edges)
    ways = dijkstra(matrix, limit=limit)
    values = np.random.default_rng(seed + 1).uniform(0.0, 1.0, size)
    np.testing.assert_allclose(network.reach(values, limit, threads=2), (ways <= limit) @ values, rtol=1e-9)
    for node in range(min(size, 5)):
        np.testing.assert_allclose(network.nearest(np.array([node]), np.zeros(1), limit), ways[node], rtol=1e-9)


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_threads_give_the_same_bits(threads: int) -> None:
    network, _ = of_chance(7, 500, 2_000)
    values = np.linspace(0.0, 1.0, 500)
    assert network.reach(values, 120.0, threads=threads).tobytes() == network.reach(values, 120.0, threads=1).tobytes()
