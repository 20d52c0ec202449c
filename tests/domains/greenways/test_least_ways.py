"""Ways of least resistance over cells: beside networkx, and the same where only what is near is sought anew."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.domains.greenways.models.least_ways import CrossedCells, NeighbourPairs, ratios
from citybrain.kernel.units import Array

SIDE = 14


def random_ground(seed: int) -> tuple[CrossedCells, Array, Array, NeighbourPairs]:
    """Three habitats on a square of cells with holes; a fourth that fills no cell."""
    rng = np.random.default_rng(seed)
    row, column = (one.ravel() for one in np.mgrid[0:SIDE, 0:SIDE])
    there = rng.random(SIDE * SIDE) > 0.08
    row, column = row[there].astype(np.int64), column[there].astype(np.int64)
    habitat = np.full(len(row), -1, np.int64)
    for one, (low, left) in enumerate(((1, 1), (5, 6), (10, 9))):
        habitat[(row >= low) & (row < low + 3) & (column >= left) & (column < left + 3)] = one
    today = rng.choice([2.0, 10.0, 20.0, 60.0], len(row))
    today[habitat >= 0] = 1.0
    changed = np.where(rng.random(len(row)) < 0.2, rng.choice([2.0, 60.0], len(row)), today)
    pairs = NeighbourPairs(
        np.array([0, 0, 1, 0]), np.array([1, 2, 2, 3]), np.array([-1, -1, -1, int(rng.integers(len(row)))])
    )
    return CrossedCells(row, column, habitat, 10.0), today, changed, pairs


def by_networkx(cells: CrossedCells, ground: Array, pairs: NeighbourPairs, link: int) -> float:
    """The least sum over all cells; what enters a third habitat, or the end, does not leave it."""
    source, target = int(pairs.begin[link]), int(pairs.end[link])
    at = {place: k for k, place in enumerate(zip(cells.row.tolist(), cells.column.tolist(), strict=True))}
    graph = nx.DiGraph()
    graph.add_nodes_from(range(len(ground)))
    for (row, column), one in at.items():
        if cells.habitat[one] not in (-1, source):
            continue
        for down in (-1, 0, 1):
            for aside in (-1, 0, 1):
                other = at.get((row + down, column + aside))
                if other is not None and other != one:
                    weight = (ground[one] + ground[other]) / 2.0 * np.hypot(down, aside)
                    graph.add_edge(one, other, weight=weight)
    own, ends = (
        np.flatnonzero(cells.habitat == one).tolist() or [int(pairs.cell[one])] for one in (source, target)
    )  # fmt: skip
    ways = nx.multi_source_dijkstra_path_length(graph, set(own))
    return min((ways[one] for one in ends if one in ways), default=np.inf)


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10_000))
def test_ways_over_changed_ground_are_those_of_networkx(seed: int) -> None:
    cells, today, changed, pairs = random_ground(seed)
    made = ratios(cells, today, changed, pairs)
    for link in range(len(pairs.begin)):
        before, after = (by_networkx(cells, one, pairs, link) for one in (today, changed))
        there = np.isfinite(before) and np.isfinite(after) and before > 0.0
        assert made[link] == pytest.approx(after / before if there else 1.0, rel=1e-12)


def test_what_changes_far_away_changes_no_way() -> None:
    column = np.arange(200, dtype=np.int64)
    habitat = np.where(column < 3, 0, np.where((column >= 20) & (column < 23), 1, -1))
    cells = CrossedCells(np.zeros(200, np.int64), column, habitat, 10.0)
    today = np.where(habitat >= 0, 1.0, 20.0)
    pairs = NeighbourPairs(np.array([0]), np.array([1]), np.array([-1, -1]))
    near, far = today.copy(), today.copy()
    near[10], far[150] = 2.0, 2.0
    assert ratios(cells, today, near, pairs)[0] == pytest.approx(323.0 / 341.0, rel=1e-12)
    assert ratios(cells, today, far, pairs).tolist() == [1.0]
    assert ratios(cells, today, today, pairs).tolist() == [1.0]
