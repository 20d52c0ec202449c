"""Trees of shortest paths: where each node goes on towards the nearest goal, and what adds up along the ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from citybrain.kernel.paths import Network, compiled
from citybrain.kernel.units import Array, Mask, Rows

NONE = -1


@dataclass(frozen=True, eq=False)
class PathTree:
    """The next node and edge of each node on its way to a goal, -1 at goals and where no way leads.

    `order` holds the nodes with a way, those nearest to their goal first.
    """

    following: Rows
    edges: Rows
    order: Rows

    @classmethod
    def towards(cls, turned: Network, way: Array, nodes: Rows, offsets: Array) -> PathTree:
        """The tree of the ways to some nodes, each with what lies behind it, which `turned.nearest` has found.

        Edges of the turned network lead from the goals outward and are longer than nothing.
        """
        tails = np.repeat(np.arange(turned.size), np.diff(turned.starts))
        heads = np.asarray(turned.heads, np.intp)
        behind = np.full(turned.size, np.inf)
        np.minimum.at(behind, nodes, offsets)
        onward = np.flatnonzero(
            np.isfinite(way[tails]) & (way[tails] + turned.lengths == way[heads]) & (way[heads] < behind[heads])
        )
        following, edges = np.full(turned.size, NONE, np.intp), np.full(turned.size, NONE, np.intp)
        last = onward[::-1]  # of several ways of one length the first edge holds
        following[heads[last]], edges[heads[last]] = tails[last], last
        reached = np.flatnonzero(np.isfinite(way))
        return cls(following, edges, reached[np.argsort(way[reached], kind="stable")])

    def along_sections(self, lengths: Array, marked: Mask, ends: Mask) -> Array:
        """The length of the sections with a marked edge on the way of each node to its goal.

        Sections begin and end at some nodes (`ends`) and at the goal; the first begins at the node itself. A section
        with one marked edge counts whole.
        """
        sums = np.zeros(len(self.following))
        read = np.asarray(lengths, np.float64)
        _along(self.order, self.following, self.edges, read, np.asarray(marked, np.bool_), ends, sums)
        return sums

    def carried(self, values: Array) -> Array:
        """What passes along the edge after each node: the values of all nodes whose way leads through it."""
        sums = np.array(values, np.float64)
        _carried(self.order, self.following, sums)
        return np.where(self.edges >= 0, sums, 0.0)

    def unmarked(self, values: Array, marked: Mask, ends: Mask) -> Array:
        """Of what comes to each node, that whose section has no marked edge before it: all of it where one begins."""
        sums = np.array(values, np.float64)
        open_, carried = np.asarray(marked, np.bool_), self.carried(values)
        _unmarked(self.order, self.following, self.edges, open_, ends, carried, sums)
        return sums


@compiled  # type: ignore[untyped-decorator]
def _along(order: Any, following: Any, edges: Any, lengths: Any, marked: Any, ends: Any, sums: Any) -> None:
    behind, section, holds = np.zeros(len(sums)), np.zeros(len(sums)), np.zeros(len(sums), np.bool_)
    for place in range(len(order)):
        node = order[place]
        onward = following[node]
        if onward < 0:
            continue
        edge = edges[node]
        if ends[onward] or following[onward] < 0:
            behind[node], section[node], holds[node] = sums[onward], lengths[edge], marked[edge]
        else:
            behind[node] = behind[onward]
            section[node] = section[onward] + lengths[edge]
            holds[node] = holds[onward] or marked[edge]
        sums[node] = behind[node] + (section[node] if holds[node] else 0.0)


@compiled  # type: ignore[untyped-decorator]
def _carried(order: Any, following: Any, sums: Any) -> None:
    for place in range(len(order) - 1, -1, -1):
        node = order[place]
        if following[node] >= 0:
            sums[following[node]] += sums[node]


@compiled  # type: ignore[untyped-decorator]
def _unmarked(order: Any, following: Any, edges: Any, marked: Any, ends: Any, carried: Any, sums: Any) -> None:
    for place in range(len(order) - 1, -1, -1):
        node = order[place]
        if ends[node]:
            sums[node] = carried[node]
        onward = following[node]
        if onward >= 0 and not ends[onward] and not marked[edges[node]]:
            sums[onward] += sums[node]
