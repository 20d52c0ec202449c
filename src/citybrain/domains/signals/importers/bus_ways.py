"""Which roads the buses of a timetable drive along to a junction: the shortest ways from stop to stop."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.domains.signals.importers.road_junctions import NO_WAY, RoadEnds, ends_of_roads
from citybrain.kernel.units import Array, Rows

BESIDE = 30.0
"""Metres from a road within which a stop lies on it."""

LONGEST = 5_000.0
"""Metres along roads between two stops at most."""

ALIKE = 1.0
"""Metres by which roads are as near to a stop as the nearest: both directions, and all at a crossing."""

NEAR_SIDE = 1e-3
"""Weight by which a stop at a crossing lies before it rather than behind: of ways as long the bus waits at the stop."""

STOPS_AT_ONCE = 16
"""Stops from which ways are searched at once: each takes room for all nodes."""

BUS = "bus"


class StopLegs:
    """Rides of buses from stop to stop: rows of stops, and how large a part of the departures of each line each is."""

    def __init__(self, calls: pd.DataFrame, trips: pd.DataFrame, lines: pd.DataFrame) -> None:
        course, stop = (calls[f"call_{name}"].to_numpy(np.intp) for name in ("course", "stop"))
        ride = np.flatnonzero(course[1:] == course[:-1])
        pairs, leg = np.unique(np.stack([stop[ride], stop[ride + 1]], 1), axis=0, return_inverse=True)
        of_trip, line = (trips[f"trip_{name}"].to_numpy(np.intp) for name in ("course", "line"))
        runs = pd.DataFrame({"course": of_trip, "line": line}).value_counts().rename("trips").reset_index()
        runs = runs[(lines["transit_line_kind"].astype(str) == BUS).to_numpy()[runs["line"]]]
        rides = pd.DataFrame({"course": course[ride], "leg": leg.reshape(-1)}).merge(runs, on="course")
        share = rides["trips"] / np.bincount(line, minlength=len(lines))[rides["line"]]
        used = rides.assign(share=share).groupby(["leg", "line"], as_index=False)["share"].sum()
        self.begin, self.end = pairs.T.astype(np.intp)
        self.leg, self.line = (used[name].to_numpy(np.intp) for name in ("leg", "line"))
        self.share = used["share"].to_numpy(np.float64)


def buses_on_roads(legs: StopLegs, stops: gpd.GeoDataFrame, roads: gpd.GeoDataFrame) -> tuple[Rows, Rows, Array]:
    """Roads to whose end buses drive, their lines, and the part of the line's departures that does; rides that no way
    of roads leads along are left out."""
    ends = ends_of_roads(roads)
    stop, road, along = _beside(stops, roads)
    used = np.unique(legs.leg)
    paths = dict(zip(used, _paths(legs, used, (stop, road, along), ends), strict=True))
    driven = [paths[leg] for leg in legs.leg]
    count = np.array([len(path) for path in driven], np.intp)
    rows = np.concatenate([np.empty(0, np.intp), *driven]).astype(np.intp)
    return rows, np.repeat(legs.line, count), np.repeat(legs.share, count)


def _beside(stops: gpd.GeoDataFrame, roads: gpd.GeoDataFrame) -> tuple[Rows, Rows, Array]:
    """Stops and the roads nearest to them, both directions of one street, with the metres from where they begin."""
    points, lines = stops.geometry.to_numpy(), roads.geometry.to_numpy()
    stop, road = shapely.STRtree(lines).query(points, predicate="dwithin", distance=BESIDE)
    off = shapely.distance(points[stop], lines[road])
    nearest = np.full(len(points), np.inf)
    np.minimum.at(nearest, stop, off)
    some = off <= nearest[stop] + ALIKE
    stop, road = stop[some], road[some]
    part = shapely.line_locate_point(lines[road], points[stop], normalized=True)
    return stop, road, part * roads["road_length"].to_numpy(np.float64)[road]


def _paths(legs: StopLegs, used: Rows, beside: tuple[Rows, Rows, Array], ends: RoadEnds) -> list[Rows]:
    """For each leg the roads that are driven to their end, on the shortest way; none where there is no way."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import dijkstra

    stop, road, along = beside
    order = np.lexsort((ends.length, ends.head, ends.tail))
    order = order[np.diff(np.stack([ends.tail, ends.head])[:, order], prepend=-1, axis=1).any(0)]
    size, links = np.maximum(ends.length[order], NO_WAY), (ends.tail[order], ends.head[order])
    network = coo_array((size, links), (len(ends.nodes),) * 2).tocsr()
    between = {(ends.tail[one], ends.head[one]): one for one in order}
    paths = []
    stops = np.unique(legs.begin[used])
    for some in np.split(stops, range(STOPS_AT_ONCE, len(stops), STOPS_AT_ONCE)):
        starts = np.unique(ends.head[road[np.isin(stop, some)]])
        if not len(starts):
            continue
        way, before = dijkstra(network, indices=starts, limit=LONGEST, return_predecessors=True)
        for leg in used[np.isin(legs.begin[used], some)]:
            first, last = (np.flatnonzero(stop == one) for one in (legs.begin[leg], legs.end[leg]))
            left = ends.length[road[first]] - along[first]
            row = np.searchsorted(starts, ends.head[road[first]])
            whole = left[:, None] + way[np.ix_(row, ends.tail[road[last]])] + along[last]
            ahead = (road[first][:, None] == road[last]) & (along[first][:, None] <= along[last])
            if ahead.any() or not np.isfinite(whole).any():
                continue
            at_line = NEAR_SIDE * (left[:, None] - along[last])
            a, b = np.unravel_index(int(np.argmin(whole + at_line)), whole.shape)
            path, node = [], ends.tail[road[last[b]]]
            while node != starts[row[a]]:
                previous = before[row[a], node]
                path.append(between[previous, node])
                node = previous
            paths.append((leg, np.array([road[first[a]], *path[::-1]], np.intp)))
    found = dict(paths)
    return [found.get(leg, np.empty(0, np.intp)) for leg in used]
