"""The way of the vehicle that measures: along streets of the twin, from place to place by the shortest."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from citybrain.observations.demo.settings import settings
from citybrain.observations.demo.sites import Streets

Places = list[tuple[float, float]]


def route(streets: Streets) -> Places:
    """Where it measures once a minute [longitude, latitude], round and back again; empty without streets."""
    told = settings()["vehicle"]
    nodes = _Nodes(streets)
    if not nodes.count:
        return []
    stops = [nodes.nearest(streets.plane(*place)) for place in told["route"]]
    points: list[tuple[float, float]] = []
    for begin, end in pairwise(stops):
        points += nodes.between(begin, end)
    line = shapely.LineString(points) if len(points) > 1 else shapely.Point(points[0])
    steps = np.arange(0, max(line.length, 1), told["metres"])
    return [streets.degrees(shapely.line_interpolate_point(line, step)) for step in steps]


class _Nodes:
    """Crossings of the streets, and the shortest ways between them; one-way streets are driven both ways."""

    def __init__(self, streets: Streets) -> None:
        ends = np.concatenate([streets.column("from_node"), streets.column("to_node")]).astype(np.int64)
        _, self._rows = np.unique(ends, return_inverse=True)
        half = len(streets.lines)
        self._ends = self._rows[:half], self._rows[half:]
        self.count = int(self._rows.max()) + 1 if half else 0
        self._lines = streets.lines
        self._at = np.zeros((self.count, 2))
        for rows, place in zip(self._ends, (0, -1), strict=True):
            self._at[rows] = [line.coords[place] for line in streets.lines]
        length = streets.column("length").astype(float)
        start, end = self._ends
        graph = coo_array((length, (start, end)), shape=(self.count, self.count)).tocsr()
        self._graph = graph.minimum(graph.T) + (graph.maximum(graph.T) - graph.minimum(graph.T))
        self._line_of = {pair: row for row, pair in enumerate(zip(start.tolist(), end.tolist(), strict=True))}

    def nearest(self, place: shapely.Point) -> int:
        """The crossing nearest to a place among those that most others can be reached from."""
        return int(np.argmin(np.hypot(*(self._at - (place.x, place.y)).T)))

    def between(self, begin: int, end: int) -> list[tuple[float, float]]:
        """Points of the way from one crossing to another, both with it; the two alone where no street leads there."""
        _, before = dijkstra(self._graph, directed=False, indices=begin, return_predecessors=True)
        way = [end]
        while way[-1] != begin and before[way[-1]] >= 0:
            way.append(int(before[way[-1]]))
        way.reverse()
        points = [(float(self._at[begin][0]), float(self._at[begin][1]))]
        for one, other in pairwise(way):
            points += self._along(one, other)
        return points

    def _along(self, one: int, other: int) -> list[tuple[float, float]]:
        if (row := self._line_of.get((one, other))) is not None:
            return [(x, y) for x, y, *_ in self._lines[row].coords][1:]
        row = self._line_of[other, one]
        return [(x, y) for x, y, *_ in self._lines[row].coords][::-1][1:]
