"""Trees of shortest paths on networks of chance: the way along the tree is the shortest, and what passes adds up."""

import numpy as np
import pytest

from citybrain.kernel.path_trees import PathTree
from citybrain.kernel.paths import Network


@pytest.mark.parametrize("seed", range(5))
def test_ways_along_the_tree(seed: int) -> None:
    draw = np.random.default_rng(seed)
    tails, heads = draw.integers(0, 60, 150), draw.integers(0, 60, 150)
    lengths = draw.choice([1.0, 2.0, 2.5], 150)
    network = Network.of_edges(60, tails, heads, lengths)
    goals, behind = np.array([3, 17, 3]), np.array([4.0, 0.0, 2.0])
    way = network.nearest(goals, behind)
    tree = PathTree.towards(network, way, goals, behind)
    reached = np.isfinite(way)
    root = np.where(tree.following < 0, np.arange(60), -1)
    for node in np.flatnonzero(reached):
        at = node
        while tree.following[at] >= 0:
            assert way[tree.following[at]] < way[at]
            at = tree.following[at]
        root[node] = at
    assert set(root[reached]) <= {3, 17}
    ends, everywhere, nowhere = np.where(root == 3, 2.0, 0.0), np.ones(60, bool), np.zeros(60, bool)
    all_marked = np.ones(150, bool)
    along = tree.along_sections(network.lengths, all_marked, everywhere)
    assert along[reached] == pytest.approx((way - ends)[reached])
    assert along == pytest.approx(tree.along_sections(network.lengths, all_marked, nowhere))
    assert not tree.along_sections(network.lengths, ~all_marked, everywhere).any()
    people = draw.integers(0, 9, 60).astype(float)
    carried, edge_metres = tree.carried(np.where(reached, people, 0.0)), np.zeros(60)
    on = tree.edges >= 0
    edge_metres[on] = network.lengths[tree.edges[on]]
    assert carried @ edge_metres == pytest.approx((people * along)[reached].sum())
    assert not tree.carried(people)[~on].any()
    assert (along[~reached] == 0.0).all()
    check_sections(tree, network, draw, people)


def check_sections(tree: PathTree, network: Network, draw: np.random.Generator, people: np.ndarray) -> None:
    """Sections and who comes to them unmarked, each way followed step by step."""
    marked, ends = draw.random(150) < 0.3, draw.random(60) < 0.3
    along, arriving = np.zeros(60), np.zeros(60)
    for node in tree.order:
        at, section, clear = node, [], True
        while (onward := tree.following[at]) >= 0:
            arriving[at] += people[node] * clear
            edge = tree.edges[at]
            section.append(edge)
            clear &= not marked[edge]
            at = onward
            if ends[at] or tree.following[at] < 0:
                along[node] += network.lengths[section].sum() * marked[section].any()
                section, clear = [], True
    assert tree.along_sections(network.lengths, marked, ends) == pytest.approx(along)
    on = tree.edges >= 0
    assert tree.unmarked(np.where(np.isin(np.arange(60), tree.order), people, 0.0), marked, ends)[on] == pytest.approx(
        arriving[on]
    )
