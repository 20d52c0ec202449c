"""Stops, lines, trips and walks of a timetable, and the places from which the people of a zone set out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.notices import Notice, notice
from citybrain.domains.transit.importers.courses import Courses, courses_of
from citybrain.domains.transit.importers.days import service_day
from citybrain.domains.transit.importers.destinations import coordinates
from citybrain.domains.transit.importers.feed import PARTS, SOURCE, TimetableTables, feed_of, numbers
from citybrain.domains.transit.importers.kinds import KINDS, kinds_of, known_type
from citybrain.domains.transit.importers.walks import (
    WalkedStreets,
    doors,
    on_streets,
    onward_from,
    points_of,
    walked_streets,
    walks,
    walks_back,
    ways_on_foot,
)
from citybrain.kernel.errors import InputError

MARGIN = 2_000.0
"""Metres around the box of the buildings within which stops count: those that people walk to or change at."""

MOST_ZONES = 1_000
"""Zones of which all pairs are made."""

FASTEST = 6_000.0
"""Metres in a minute (360 km/h) that no vehicle goes from stop to stop."""

BETWEEN_STOPS, TO_STOPS = 500.0, 1_500.0
"""Metres on foot when one changes, and at the ends of a trip."""


@importer(SOURCE, parts={SOURCE: PARTS}, of_city=True)
def timetable(read: Tables, known: Tables) -> Imported:
    """Takes over the lines, stops and trips of one day of a timetable (GTFS), and counts what it leaves out.

    The day is the first on which most trips run. Raises InputError with all that is wrong in the tables.
    """
    buildings, zones = known.get("buildings"), known.get("zones")
    if not isinstance(buildings, gpd.GeoDataFrame) or zones is None:
        return Imported({}, {})
    feed = feed_of(read)
    day = service_day(feed)
    stops = _stops(feed, buildings)
    courses = courses_of(feed, day.runs, pd.Index(stops["id"]))
    stops, courses = _used(stops, _possible(feed, stops, courses))
    lines, courses = _lines(feed, stops, courses)
    stops = stops.assign(transit_stop_kind=_stop_kinds(stops, lines, courses))
    places = _places(buildings, zones)
    streets = walked_streets(known)
    targets = known.get("transit_destinations", _hub(stops, courses))
    to_targets = ways_on_foot(targets.geometry.to_numpy(), places.geometry.to_numpy(), known, back=True)
    places = places.assign(place_way=np.fmin.reduce(to_targets, axis=0))
    at_stops = stops.geometry.to_numpy()
    at_targets, at_places = (doors(some.geometry.to_numpy(), known) for some in (targets, places))
    tables = {
        "transit_stops": onward_from(on_streets(stops, "stop", streets, at_stops), "stop", streets, at_stops),
        "transit_lines": lines,
        "transit_trips": courses.trips, "transit_calls": courses.calls,
        "transit_places": onward_from(on_streets(places, "place", streets, at_places), "place", streets, at_places),
        "transit_walks": _walks(streets, stops, places, targets, known),
    }  # fmt: skip
    if "transit_destinations" not in known:
        tables["transit_destinations"] = on_streets(targets, "destination", streets, at_targets)
    if len(places) <= MOST_ZONES:
        tables["transit_pairs"] = _pairs(places, known)
    told = notice("transit-day", day=day.day.isoformat(), first=day.first.isoformat(), last=day.last.isoformat(),
                  trips=len(courses.trips))  # fmt: skip
    return Imported(tables, dict.fromkeys(tables, SOURCE), notices=(told, *_left_out(feed, len(places))))


def _left_out(feed: TimetableTables, zones: int) -> Iterator[Notice]:
    for reason, count in sorted(feed.left_out.items()):
        yield notice(f"transit-{reason}", count=count)
    if zones > MOST_ZONES:
        yield notice("transit-no-pairs", count=zones, allowed=MOST_ZONES)


def _stops(feed: TimetableTables, buildings: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Stops with a place on the globe in or near the city; stations and entrances are none."""
    table = feed.table("stops.txt")
    kind = table.get("location_type", pd.Series("", table.index))
    table = table[kind.isin(["", "0", "4"])]
    longitude, latitude = numbers(table["stop_lon"]), numbers(table["stop_lat"])
    placed = (np.abs(longitude) <= 180) & (np.abs(latitude) <= 90) & ((longitude != 0) | (latitude != 0))
    feed.leave_out("stops-nowhere", int((~placed).sum()))
    table = table[placed]
    if not len(table):
        raise InputError("transit-no-stops")
    points = points_of(longitude[placed], latitude[placed], buildings.crs)
    near = shapely.distance(points, shapely.box(*buildings.total_bounds)) <= MARGIN
    feed.leave_out("stops-outside", int((~near).sum()))
    if not near.any():
        raise InputError("transit-no-stops")
    names = table.get("stop_name", table["stop_id"]).to_numpy()[near]
    columns = {"id": table["stop_id"].to_numpy()[near], "name": names}
    return gpd.GeoDataFrame(columns, geometry=points[near], crs=buildings.crs)


def _possible(feed: TimetableTables, stops: gpd.GeoDataFrame, courses: Courses) -> Courses:
    """Without trips that go faster from stop to stop than any vehicle does; times are whole minutes in many timetables.

    Raises InputError where none is left.
    """
    calls, at = courses.calls, shapely.get_coordinates(stops.geometry.to_numpy())
    course, stop = (calls[name].to_numpy(np.intp) for name in ("call_course", "call_stop"))
    minutes = calls["call_arrival"].to_numpy()[1:] - calls["call_departure"].to_numpy()[:-1] + 1.0
    fast = (np.hypot(*(at[stop[1:]] - at[stop[:-1]]).T) > FASTEST * minutes) & (course[1:] == course[:-1])
    bad = np.zeros(course.max() + 1, bool)
    bad[course[1:][fast]] = True
    of_trip = courses.trips["trip_course"].to_numpy(np.intp)
    feed.leave_out("too-fast", int(bad[of_trip].sum()))
    if bad.all():
        raise InputError("transit-no-trips")
    number = np.cumsum(~bad) - 1.0
    calls, trips = calls[~bad[course]], courses.trips[~bad[of_trip]]
    return Courses(
        calls.assign(call_course=number[course[~bad[course]]]).reset_index(drop=True),
        trips.assign(trip_course=number[of_trip[~bad[of_trip]]]).reset_index(drop=True),
    )


def _used(stops: gpd.GeoDataFrame, courses: Courses) -> tuple[gpd.GeoDataFrame, Courses]:
    """The stops that some trip calls at, and the calls by their rows."""
    used, rows = np.unique(courses.calls["call_stop"].to_numpy(np.intp), return_inverse=True)
    calls = courses.calls.assign(call_stop=rows.astype(np.float64))
    return stops.iloc[used].reset_index(drop=True), courses._replace(calls=calls)


def _lines(feed: TimetableTables, stops: gpd.GeoDataFrame, courses: Courses) -> tuple[gpd.GeoDataFrame, Courses]:
    """Lines with trips on the day, drawn from stop to stop along their longest course; trips by their rows."""
    table = feed.table("routes.txt")
    used, rows = np.unique(courses.trips["trip_line"].to_numpy(np.intp), return_inverse=True)
    feed.leave_out("idle-lines", len(table) - len(used))
    table = table.iloc[used].reset_index(drop=True)
    short, long = (
        table.get(name, pd.Series("", table.index)).astype(str) for name in ("route_short_name", "route_long_name")
    )
    types = numbers(table["route_type"])
    feed.leave_out("unknown-type", int((~known_type(types)).sum()))
    trips = courses.trips.assign(trip_line=rows.astype(np.float64))
    at, course = shapely.get_coordinates(stops.geometry.to_numpy()), courses.calls["call_course"].to_numpy(np.intp)
    shapes = shapely.linestrings(at[courses.calls["call_stop"].to_numpy(np.intp)], indices=course)
    length = shapely.length(shapes)
    of_line = pd.DataFrame({"line": rows, "course": trips["trip_course"].to_numpy(np.intp)})
    of_line["length"] = length[of_line["course"]]
    longest = of_line.sort_values(["line", "length"], kind="stable").groupby("line")["course"].last().to_numpy()
    columns = {
        "id": table["route_id"], "name": (short + " " + long).str.strip(),
        "transit_line_kind": pd.Categorical(np.array(KINDS)[kinds_of(types)], list(KINDS)),
        "transit_line_length": np.round(length[longest]),
    }  # fmt: skip
    return gpd.GeoDataFrame(columns, geometry=shapes[longest], crs=stops.crs), courses._replace(trips=trips)


def _stop_kinds(stops: pd.DataFrame, lines: pd.DataFrame, courses: Courses) -> Any:
    """The first kind, in their order, of the lines that call at a stop."""
    trips, codes = courses.trips, lines["transit_line_kind"].cat.codes.to_numpy()
    of_course = np.full(int(trips["trip_course"].max()) + 1, len(KINDS) - 1)
    np.minimum.at(of_course, trips["trip_course"].to_numpy(np.intp), codes[trips["trip_line"].to_numpy(np.intp)])
    kind = np.full(len(stops), len(KINDS) - 1, np.int64)
    calls = courses.calls
    np.minimum.at(kind, calls["call_stop"].to_numpy(np.intp), of_course[calls["call_course"].to_numpy(np.intp)])
    return pd.Categorical(np.array(KINDS)[kind], list(KINDS))


def _places(buildings: gpd.GeoDataFrame, zones: pd.DataFrame) -> gpd.GeoDataFrame:
    """The middle of the residents of each zone, of its buildings where nobody lives there; of none, its own middle."""
    at = shapely.get_coordinates(shapely.centroid(buildings.geometry.to_numpy()))
    zone = buildings["zone"].to_numpy(np.intp)
    people = np.nan_to_num(np.asarray(buildings.get("residents", pd.Series(0.0, buildings.index)), np.float64))
    alone = np.bincount(zone, people, len(zones)) <= 0
    weight = np.where(alone[zone], 1.0, people)
    total = np.bincount(zone, weight, len(zones))
    middle = np.stack([np.bincount(zone, weight * at[:, axis], len(zones)) for axis in (0, 1)], axis=1)
    place = middle / np.where(total > 0, total, np.nan)[:, None]
    empty = np.isnan(place[:, 0])
    if empty.any():
        shapes = zones.geometry.to_numpy() if isinstance(zones, gpd.GeoDataFrame) else None
        own = (
            shapely.get_coordinates(shapely.centroid(shapes))
            if shapes is not None
            else np.tile(at.mean(axis=0), (len(zones), 1))
        )
        place[empty] = own[empty]
    ids = zones["id"].astype(str) if "id" in zones else pd.Series(range(len(zones))).astype(str)
    columns = {"id": ids.to_numpy(), "place_east": np.round(place[:, 0], 1), "place_north": np.round(place[:, 1], 1)}
    return gpd.GeoDataFrame(columns, geometry=shapely.points(place), crs=buildings.crs)


def _pairs(places: gpd.GeoDataFrame, known: Tables) -> pd.DataFrame:
    size, points = len(places), places.geometry.to_numpy()
    first, last = np.repeat(np.arange(size), size), np.tile(np.arange(size), size)
    columns = {
        "id": [f"{a} - {b}" for a in places["id"] for b in places["id"]],
        "transit_from_zone": first * 1.0, "transit_to_zone": last * 1.0,
        "pair_way": ways_on_foot(points, points, known).ravel(),
    }  # fmt: skip
    return pd.DataFrame(columns)


def _hub(stops: gpd.GeoDataFrame, courses: Courses) -> gpd.GeoDataFrame:
    """The stop of most departures among those of the first kind of line that the city has."""
    runs = np.bincount(courses.trips["trip_course"].to_numpy(np.intp))
    calls = np.bincount(
        courses.calls["call_stop"].to_numpy(np.intp), runs[courses.calls["call_course"].to_numpy(np.intp)]
    )
    kind = stops["transit_stop_kind"].cat.codes.to_numpy()
    row = int(np.argmax(np.where(kind == kind.min(), calls, -1)))
    hub = stops.iloc[[row]][["id", "name", "geometry"]].reset_index(drop=True)
    return hub.assign(**coordinates(hub.geometry.to_numpy()))


def _walks(streets: WalkedStreets | None, stops: Any, places: Any, targets: Any, known: Tables) -> pd.DataFrame:
    """Ways on foot from stops, places of zones and destinations, numbered in this order, to stops."""
    origins = np.concatenate([table.geometry.to_numpy() for table in (stops, places, targets)])
    at = np.concatenate([origins[: len(stops)], doors(origins[len(stops) :], known)])
    reach = np.full(len(origins), TO_STOPS)
    reach[: len(stops)] = BETWEEN_STOPS
    origin, stop, way = walks(origins, stops.geometry.to_numpy(), streets, reach, at)
    columns = {
        "id": [f"{a} - {b}" for a, b in zip(origin, stop, strict=True)],
        "walk_from": origin.astype(np.float64), "walk_to": stop.astype(np.float64), "walk_way": way,
    }  # fmt: skip
    if streets is not None and not streets.streets.is_level:
        columns["walk_back_way"] = walks_back((origin, stop), origins, stops.geometry.to_numpy(), streets, at, reach)
    return pd.DataFrame(columns)
