"""Shortest ways between all patches of a network, and what is lost where a patch or a link is taken out of it."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from citybrain.kernel.recalled import recalled
from citybrain.kernel.units import Array, Rows

compiled: Any = njit(nogil=True, cache=True, error_model="numpy")


class PatchNetwork(NamedTuple):
    """Links by row: both ends and distance [m]; what is not finite, or ends at a patch without area, is no link."""

    begin: Rows
    end: Rows
    distance: Array
    area: Array

    def usable(self) -> Rows:
        """Links that count."""
        there = self.area > 0.0
        return np.flatnonzero(np.isfinite(self.distance) & there[self.begin] & there[self.end])

    def matrix(self) -> Any:
        """Distances as a symmetric sparse matrix; of two links between the same patches the shorter one."""
        from scipy.sparse import csr_array  # takes a quarter of a second to load: not at the server's start

        some = self.usable()
        begin, end = self.begin[some], self.end[some]
        low, high = np.minimum(begin, end), np.maximum(begin, end)
        order = np.lexsort((self.distance[some], high, low))
        low, high, distance = low[order], high[order], self.distance[some][order]
        first = np.ones(len(low), bool)
        first[1:] = (np.diff(low) != 0) | (np.diff(high) != 0)
        rows, columns = np.concatenate([low[first], high[first]]), np.concatenate([high[first], low[first]])
        size = len(self.area)
        return csr_array((np.tile(distance[first], 2), (rows, columns)), shape=(size, size))


class Removed(NamedTuple):
    """Sums of a_i a_j p_ij over ordered pairs that are lost by connections through a patch, and through a link."""

    through_patch: Array
    through_link: Array


@recalled
def all_distances(network: PatchNetwork) -> Array:
    """Shortest distance between all patches [m], inf where no way leads, 0 from each to itself."""
    from scipy.sparse.csgraph import dijkstra

    distances: Array = dijkstra(network.matrix(), directed=True)
    return distances


def reached_area(area: Array, distance: Array, decay: float) -> Array:
    """The sum of a_j exp(-decay d_ij) over all patches j, for each patch i [m²]; none for a patch without area."""
    return np.asarray(np.where(area > 0.0, np.exp(-decay * distance) @ area, 0.0))


def removals(network: PatchNetwork, decay: float) -> Removed:
    """What each patch and link connects: the loss of the sum over pairs of other patches where it is taken out.

    For each source the tree of shortest ways is mended below what is taken out: exact, and far less work than to
    search the network anew for each.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import dijkstra

    matrix = network.matrix()
    distance, before = dijkstra(matrix, directed=True, return_predecessors=True)
    size = len(network.area)
    link = np.full(len(matrix.data), -1, np.int64)
    some = network.usable()
    both = ((network.begin[some], network.end[some]), (network.end[some], network.begin[some]))
    place = csr_array((np.arange(1, len(matrix.data) + 1), matrix.indices, matrix.indptr), shape=(size, size))
    for begin, end in both:
        at = np.asarray(place[begin, end]).ravel().astype(np.int64) - 1 if len(some) else np.empty(0, np.int64)
        shortest = matrix.data[at] == network.distance[some]
        link[at[shortest]] = some[shortest]
    patch, ways = _removals(
        np.asarray(distance, np.float64), np.asarray(before, np.int64), matrix.indptr.astype(np.int64),
        matrix.indices.astype(np.int64), matrix.data, link, network.area, decay, len(network.distance),
    )  # fmt: skip
    return Removed(patch, ways)


@compiled  # type: ignore[untyped-decorator]
def _removals(
    distance: Any, before: Any, starts: Any, ends: Any, weights: Any, link: Any, area: Any, decay: float, links: int
) -> Any:
    """Through patches and links, by the trees of all sources."""
    size = len(area)
    patch, ways = np.zeros(size), np.zeros(links)
    mended, below = np.full(size, np.inf), np.zeros(size, np.bool_)
    for source in range(size):
        if area[source] <= 0.0:
            continue
        order, first, last = _walk(source, before[source], size)
        for place in range(1, len(order)):
            node = order[place]
            parent = before[source, node]
            edge = -1
            for k in range(starts[parent], starts[parent + 1]):
                if ends[k] == node:
                    edge = link[k]
            own = order[first[node] : last[node]]
            if edge >= 0:
                ways[edge] += _loss(
                    source, own, -1, parent, node, distance[source], starts, ends, weights, area, decay, mended, below
                )
            if len(own) > 1:
                patch[node] += _loss(
                    source, own[1:], node, -1, -1, distance[source], starts, ends, weights, area, decay, mended, below
                )
    return patch, ways


@compiled  # type: ignore[untyped-decorator]
def _walk(source: int, before: Any, size: int) -> Any:
    """Nodes of a tree so that all below one follow it, and for each where it and what is below begin and end."""
    count = np.zeros(size + 1, np.int64)
    for node in range(size):
        if before[node] >= 0:
            count[before[node] + 1] += 1
    for node in range(size):
        count[node + 1] += count[node]
    children, filled = np.zeros(count[size], np.int64), count[:size].copy()
    for node in range(size):
        if before[node] >= 0:
            children[filled[before[node]]] = node
            filled[before[node]] += 1
    order, first, last = np.zeros(size, np.int64), np.zeros(size, np.int64), np.zeros(size, np.int64)
    stack, at, depth = np.zeros(size, np.int64), count[:size].copy(), 0
    stack[0], order[0], seen = source, source, 1
    while depth >= 0:
        node = stack[depth]
        if at[node] < count[node + 1]:
            child = children[at[node]]
            at[node] += 1
            first[child], order[seen] = seen, child
            seen += 1
            depth += 1
            stack[depth] = child
        else:
            last[node] = seen
            depth -= 1
    return order[:seen], first, last


@compiled  # type: ignore[untyped-decorator]
def _loss(
    source: int, lost: Any, removed: int, cut_from: int, cut_to: int, distance: Any, starts: Any, ends: Any,
    weights: Any, area: Any, decay: float, mended: Any, below: Any,
) -> float:  # fmt: skip
    """The loss of a_s a_v p_sv over the nodes that are `lost` below a removed patch or a cut link."""
    for node in lost:
        below[node] = True
    queue, waits = np.zeros(len(lost), np.int64), np.zeros(len(distance), np.bool_)
    begin, count = 0, 0
    for node in lost:
        best = np.inf
        for k in range(starts[node], starts[node + 1]):
            other = ends[k]
            cut = node == cut_to and other == cut_from
            if not below[other] and other != removed and not cut:
                best = min(best, distance[other] + weights[k])
        mended[node] = best
        if best < np.inf:
            queue[count], waits[node] = node, True
            count += 1
    while count > 0:
        node = queue[begin]
        begin, count, waits[node] = (begin + 1) % len(queue), count - 1, False
        for k in range(starts[node], starts[node + 1]):
            other = ends[k]
            if below[other] and mended[node] + weights[k] < mended[other]:
                mended[other] = mended[node] + weights[k]
                if not waits[other]:
                    queue[(begin + count) % len(queue)], waits[other] = other, True
                    count += 1
    loss = 0.0
    for node in lost:
        loss += area[source] * area[node] * (np.exp(-decay * distance[node]) - np.exp(-decay * mended[node]))
        below[node] = False
        mended[node] = np.inf
    return loss
