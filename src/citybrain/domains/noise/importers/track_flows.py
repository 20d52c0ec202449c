"""Vehicles of a timetable on the tracks of their kind, by the shortest way along tracks from stop to stop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from citybrain.base.importing import Tables
from citybrain.kernel.units import Array, Rows

RUNS_ON: Mapping[str, tuple[str, ...]] = {
    "tram": ("tram", "light_rail"), "metro": ("subway", "light_rail"), "train": ("rail", "light_rail", "narrow_gauge")
}  # fmt: skip
"""Values of `railway` on which vehicles of a kind of line run."""

NEEDED = "transit_trips", "transit_calls", "transit_stops", "transit_lines"
BEGINS = 0.0, 7.0, 19.0, 23.0
"""Hours at which night, day, evening and night begin (Directive 2002/49/EC, annex I)."""

PERIODS, HOURS = (2, 0, 1, 2), (12.0, 4.0, 8.0)
"""Period of each of these parts of a day: by day, in the evening, at night; and their lengths [h]."""

AT_STOP, LEAST_MOVING = 20.0 / 3600.0, 1.0 / 3.0
"""Hours at a stop (estimate) that are in a ride where the timetable tells none, and the least share that moves."""

STEP, REACH, OFF = 50.0, 60.0, 2.0
"""Metres between places on tracks and from a stop to one of them at most; a metre off the track counts as so many."""

DETOUR, LEAST_DETOUR = 2.0, 300.0
"""A way along tracks that is so many times as long as straight, and some metres, is none."""

DIGITS = 2
"""Decimals of coordinates [m] by which places are the same."""


class TrackTraffic(NamedTuple):
    """By railway (n): vehicles in an hour (3, n) and speed [km/h], NaN where no ride of its kind is on tracks;
    rides from stop to stop that run on tracks, those with a stop away from all, and those that found no way.
    """

    vehicles: Array
    speed: Array
    rides: int = 0
    away: int = 0
    off_tracks: int = 0


class TrackNet(NamedTuple):
    """Pieces of railways between places: ends (n, 2), the railway and length of each, and where the places lie."""

    ends: Rows
    railway: Rows
    length: Array
    places: Array


def track_traffic(railways: gpd.GeoDataFrame, known: Tables) -> TrackTraffic:
    """Lay the rides of a day of the timetable on tracks; a railway has the mean of its pieces, by their length."""
    vehicles, speed = np.full((3, len(railways)), np.nan), np.full(len(railways), np.nan)
    if not set(NEEDED) <= set(known):
        return TrackTraffic(vehicles, speed)
    found = np.zeros(3)
    lines, kinds = known["transit_lines"]["transit_line_kind"].astype(object), railways["kind"].astype(object)
    metres, hours, driven = np.zeros((3, len(railways))), np.zeros(len(railways)), np.zeros(len(railways))
    for kind, values in RUNS_ON.items():
        every, own = np.flatnonzero(lines == kind), np.flatnonzero(kinds.isin(values))
        if not len(every) or not len(own):
            continue
        found += _lay(_rides(known, every), known["transit_stops"], _net(railways, own), (metres, hours, driven))
        if metres[:, own].any():
            vehicles[:, own] = np.nan_to_num(vehicles[:, own])
    length = railways.geometry.length.to_numpy()
    told = np.isfinite(vehicles[0]) & (length > 0.0)
    vehicles[:, told] = metres[:, told] / length[told] / np.array(HOURS)[:, None]
    moved = hours > 0.0
    speed[moved] = driven[moved] / 1000.0 / hours[moved]
    return TrackTraffic(vehicles, speed, *found.astype(int).tolist())


def _rides(known: Tables, lines: Rows) -> pd.DataFrame:
    """Rides of lines from stop to stop: how many by period (p0, p1, p2) and in all, and their hours in all."""
    trips, calls = known["transit_trips"], known["transit_calls"]
    course, stop = (calls[name].to_numpy(np.intp) for name in ("call_course", "call_stop"))
    arrival, departure = (calls[name].to_numpy(np.float64) for name in ("call_arrival", "call_departure"))
    on = course[1:] == course[:-1]
    steps = pd.DataFrame({
        "course": course[:-1][on], "begin": stop[:-1][on], "end": stop[1:][on],
        "departure": departure[:-1][on], "hours": _moving(arrival, departure)[on],
    })  # fmt: skip
    some = trips[trips["trip_line"].isin(lines.astype(np.float64))]
    starts = pd.DataFrame({"course": some["trip_course"].to_numpy(np.intp), "start": some["trip_start"].to_numpy()})
    both = starts.merge(steps, on="course")
    hour = (both["start"] + both["departure"]).to_numpy(np.float64) / 60.0 % 24.0
    period = np.array(PERIODS)[np.searchsorted(BEGINS, hour, side="right") - 1]
    counts = {f"p{one}": (period == one).astype(np.float64) for one in range(3)}
    both = both.assign(**counts, rides=1.0)
    summed: pd.DataFrame = both.groupby(["begin", "end"], as_index=False)[[*counts, "rides", "hours"]].sum()
    return summed[summed["begin"] != summed["end"]]


def _moving(arrival: Array, departure: Array) -> Array:
    """Hours from a call to the next, without those at the stop where the timetable leaves when it arrives."""
    whole = np.maximum(arrival[1:] - departure[:-1], 0.0) / 60.0
    moving: Array = np.where(departure[1:] > arrival[1:], whole, np.maximum(whole - AT_STOP, LEAST_MOVING * whole))
    return moving


def _net(railways: gpd.GeoDataFrame, own: Rows) -> TrackNet:
    """Places at most `STEP` apart on some railways; those where two meet are one."""
    lines = shapely.segmentize(railways.geometry.to_numpy()[own], STEP)
    points, row = shapely.get_coordinates(lines, return_index=True)
    places, of_point = np.unique(np.round(points, DIGITS), axis=0, return_inverse=True)
    same, number = row[1:] == row[:-1], of_point.ravel()
    ends = np.column_stack([number[:-1], number[1:]])[same]
    length = np.hypot(*(places[ends[:, 1]] - places[ends[:, 0]]).T)
    return TrackNet(ends, own[row[:-1][same]], length, places)


def _lay(rides: pd.DataFrame, stops: Any, net: TrackNet, sums: tuple[Array, Array, Array]) -> Array:
    """Add metres by period, hours and metres in all to the railways that rides run on; how many do, have a stop away
    from all tracks, and find no way (3,).
    """
    metres, hours, driven = sums
    at, count = shapely.get_coordinates(stops.geometry.to_numpy()), len(net.places)
    graph = _graph(net, at)
    key, piece = np.unique(np.sort(net.ends, axis=1) @ [count, 1], return_index=True)
    begins, ends = (rides[name].to_numpy(np.intp) for name in ("begin", "end"))
    counts, every, time = rides[["p0", "p1", "p2"]].to_numpy(), rides["rides"].to_numpy(), rides["hours"].to_numpy()
    found = np.zeros(3)
    near = np.diff(graph.indptr)[count:] > 0
    for begin in np.unique(begins):
        distance, before = dijkstra(graph, indices=count + begin, return_predecessors=True)
        for row in np.flatnonzero(begins == begin):
            straight = float(np.hypot(*(at[ends[row]] - at[begin])))
            if not distance[count + ends[row]] <= DETOUR * straight + LEAST_DETOUR:
                found[2 if near[begin] and near[ends[row]] else 1] += every[row]
                continue
            found[0] += every[row]
            way = _way(before, count + ends[row])
            low, high = np.minimum(way[1:], way[:-1]), np.maximum(way[1:], way[:-1])
            on = high < count
            pieces = piece[np.searchsorted(key, low[on] * count + high[on])]
            length, railway = net.length[pieces], net.railway[pieces]
            for period in range(3):
                np.add.at(metres[period], railway, counts[row, period] * length)
            np.add.at(hours, railway, time[row] * length / max(length.sum(), 1e-9))
            np.add.at(driven, railway, every[row] * length)
    return found


def _graph(net: TrackNet, stops: Array) -> csr_array:
    """Places joined by pieces, and stops behind them joined to the places near them."""
    count = len(net.places)
    near = cKDTree(net.places).query_ball_point(stops, REACH)
    stop = np.repeat(np.arange(len(stops)), [len(one) for one in near])
    place = np.concatenate([np.asarray(one, np.intp) for one in near]) if len(near) else np.zeros(0, np.intp)
    off = OFF * np.hypot(*(net.places[place] - stops[stop]).T) + 1.0
    begin, end = np.concatenate([net.ends, np.column_stack([count + stop, place])]).T
    weight = np.concatenate([np.maximum(net.length, 1e-3), off])
    pairs = pd.DataFrame({"a": np.minimum(begin, end), "b": np.maximum(begin, end), "w": weight})
    least = pairs.groupby(["a", "b"], as_index=False)["w"].min()
    size, a, b = count + len(stops), least["a"].to_numpy(), least["b"].to_numpy()
    both = np.concatenate([a, b]), np.concatenate([b, a])
    return csr_array((np.tile(least["w"].to_numpy(), 2), both), shape=(size, size))


def _way(before: Rows, end: int) -> Rows:
    """Nodes from the end of a shortest way back to its beginning."""
    nodes = [end]
    while before[nodes[-1]] >= 0:
        nodes.append(int(before[nodes[-1]]))
    return np.array(nodes, np.intp)
