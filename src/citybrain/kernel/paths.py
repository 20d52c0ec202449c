"""Shortest paths in a network: the way from given nodes to all, and what every node reaches within a limit.

Exact, with buckets of ways in place of a heap (Dial 1969, doi:10.1145/363269.363610; Meyer and Sanders 2003,
doi:10.1016/S0196-6774(03)00076-2). Compiled when first needed and kept on disk. A call runs on one thread and releases
the interpreter lock: parts of a network's nodes are the parallelism.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numba import njit

from citybrain.kernel.relations import Related
from citybrain.kernel.units import Array, Rows

compiled: Any = njit(nogil=True, cache=True, error_model="numpy")
PARTS = 8
"""Parts in which the nodes of a search for all go to each thread: reach differs from part to part."""

BUCKETS = 16_384
"""Most buckets of a search."""


@dataclass(frozen=True, eq=False)
class Network:
    """Compressed rows: edges from `starts[n]` to before `starts[n + 1]` go from node n to `heads` over `lengths`."""

    starts: Rows
    heads: Related
    lengths: Array

    @classmethod
    def of_edges(cls, size: int, tails: Rows, heads: Rows, lengths: Array) -> Network:
        """The network of loose edges, each in one direction, with lengths of zero or more in any unit.

        An edge without end, or of a length that nobody knows, leads nowhere.
        """
        long = np.asarray(lengths, np.float64)
        some = np.flatnonzero(np.isfinite(long))
        order = some[np.argsort(tails[some], kind="stable")]
        starts = np.concatenate([[0], np.cumsum(np.bincount(tails[some], minlength=size))]).astype(np.intp)
        return cls(starts, heads[order].astype(np.int32), long[order])

    @property
    def size(self) -> int:
        """How many nodes it has."""
        return len(self.starts) - 1

    def nearest(self, nodes: Rows, offsets: Array, limit: float = np.inf) -> Array:
        """The least way from any of some nodes, each with what lies before it, to every node; inf beyond the limit."""
        out = np.full(self.size, np.inf)
        np.minimum.at(out, nodes, offsets)
        seeds = np.flatnonzero(out < np.inf)
        before, out[:] = out[seeds], np.inf
        _search(self.starts, self.heads, self.lengths, seeds, before, limit, self._width, out, *_queue(self, limit))
        return out

    def reach(self, values: Array, limit: float, nodes: Rows | None = None, threads: int | None = None) -> Array:
        """The sum of the values of all nodes within a limit of each of some nodes (of all), its own among them."""
        sources = np.arange(self.size) if nodes is None else np.asarray(nodes, np.intp)
        read, out = np.asarray(values, np.float64), np.empty(len(sources))
        count = threads or os.cpu_count() or 1

        def summed(first: int) -> Array:
            some = np.ascontiguousarray(sources[first :: count * PARTS])
            sums = np.empty(len(some))
            _reach(self.starts, self.heads, self.lengths, read, limit, self._width, some, sums, *_queue(self, limit))
            return sums

        with ThreadPoolExecutor(count) as pool:
            for first, sums in enumerate(pool.map(summed, range(count * PARTS))):
                out[first :: count * PARTS] = sums
        return out

    def gathered(self, nodes: Rows, before: Array, values: Array, limit: float) -> Array:
        """At every node the sum of the values of the places within a limit of it.

        A place lies between two nodes (places, 2) with a way before each; one of a loop has the same node twice.
        """
        out, ends, ways = np.zeros(self.size), np.asarray(nodes, np.intp), np.asarray(before, np.float64)
        read = np.asarray(values, np.float64)
        _gather(self.starts, self.heads, self.lengths, ends, ways, read, limit, self._width, out, *_queue(self, limit))
        return out

    @cached_property
    def _width(self) -> float:
        """Of a bucket: a quarter of a usual edge, so that few nodes of one bucket change one another."""
        return float(self.lengths.mean()) / 4.0 if self.lengths.any() else 1.0


def prepare() -> None:
    """Load the compiled search; compile it where this installation has not yet, which takes seconds."""
    Network.of_edges(2, np.array([0]), np.array([1]), np.ones(1)).nearest(np.array([0]), np.zeros(1))


def _queue(network: Network, limit: float) -> Sequence[Any]:
    """Buckets, the links between the nodes of one, the bucket of each node, and room for the nodes that are reached."""
    size, span = network.size, limit / network._width
    first = np.full(int(min(span, BUCKETS)) + 2, -1, np.int32)
    return first, *(np.full(size, -1, np.int32) for _ in range(3)), np.empty(size, np.int32)


@compiled  # type: ignore[untyped-decorator]
def _search(  # noqa: PLR0912
    starts: Any, heads: Any, lengths: Any, seeds: Any, offsets: Any, limit: float, width: float, out: Any, first: Any,
    following: Any, before: Any, bucket: Any, touched: Any,
) -> int:  # fmt: skip
    """Writes the way to each node that is reached, and the nodes in the order of discovery; how many they are.

    Seeds stand once. All that the last bucket cannot hold apart lies in it: a node is looked at again as often as its
    way gets shorter. The links of a bucket are written out here, since calls would count references to the arrays.
    """
    reached, last, highest, current = 0, len(first) - 1, 0, 0
    for number in range(len(seeds)):
        node, way = seeds[number], offsets[number]
        if way <= limit:
            out[node] = way
            touched[reached] = node
            reached += 1
            place = last if way >= last * width else int(way / width)
            highest = max(highest, place)
            behind = first[place]
            before[node], following[node], bucket[node], first[place] = -1, behind, place, node
            if behind >= 0:
                before[behind] = node
    while current <= highest:
        while first[current] >= 0:
            node = first[current]
            behind = following[node]
            first[current], bucket[node] = behind, -1
            if behind >= 0:
                before[behind] = -1
            way = out[node]
            for edge in range(starts[node], starts[node + 1]):
                further = way + lengths[edge]
                if further <= limit:
                    head = heads[edge]
                    if further < out[head]:
                        if out[head] == np.inf:
                            touched[reached] = head
                            reached += 1
                        out[head] = further
                        place = last if further >= last * width else int(further / width)
                        own = bucket[head]
                        if own != place:
                            if own >= 0:
                                ahead, behind = before[head], following[head]
                                if ahead >= 0:
                                    following[ahead] = behind
                                else:
                                    first[own] = behind
                                if behind >= 0:
                                    before[behind] = ahead
                            behind = first[place]
                            before[head], following[head], bucket[head], first[place] = -1, behind, place, head
                            if behind >= 0:
                                before[behind] = head
                            highest = max(highest, place)
        current += 1
    return reached


@compiled  # type: ignore[untyped-decorator]
def _reach(
    starts: Any, heads: Any, lengths: Any, values: Any, limit: float, width: float, sources: Any, out: Any, first: Any,
    following: Any, before: Any, bucket: Any, touched: Any,
) -> None:  # fmt: skip
    way_to = np.full(len(starts) - 1, np.inf)
    seeds, offsets = np.empty(1, np.intp), np.zeros(1)
    for place in range(len(sources)):
        seeds[0] = sources[place]
        reached = _search(starts, heads, lengths, seeds, offsets, limit, width, way_to, first, following, before,
                          bucket, touched)  # fmt: skip
        summed = 0.0
        for number in range(reached):
            summed += values[touched[number]]
            way_to[touched[number]] = np.inf
        out[place] = summed


@compiled  # type: ignore[untyped-decorator]
def _gather(
    starts: Any, heads: Any, lengths: Any, nodes: Any, ways: Any, values: Any, limit: float, width: float, out: Any,
    first: Any, following: Any, before: Any, bucket: Any, touched: Any,
) -> None:  # fmt: skip
    way_to = np.full(len(starts) - 1, np.inf)
    seeds, offsets = np.empty(2, np.intp), np.zeros(2)
    for place in range(len(values)):
        seeds[:], offsets[:] = nodes[place], ways[place]
        count = 2
        if seeds[0] == seeds[1]:
            count, offsets[0] = 1, min(offsets[0], offsets[1])
        reached = _search(starts, heads, lengths, seeds[:count], offsets[:count], limit, width, way_to, first,
                          following, before, bucket, touched)  # fmt: skip
        for number in range(reached):
            out[touched[number]] += values[place]
            way_to[touched[number]] = np.inf
