"""What roads and chimneys bring to buildings and places, by the wind that a file of the city tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.domains import find_domains
from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.notices import Notice, notice
from citybrain.domains.road_air.importers.background import nearest
from citybrain.domains.road_air.importers.chimneys import CHIMNEY_REACH
from citybrain.domains.road_air.importers.places import sensitive_places
from citybrain.domains.road_air.importers.receptors import FacadeReceptors, facade_canyons, facade_points
from citybrain.domains.road_air.importers.road_lines import LinePairs, RoadLines, line_pairs, pairs_within, road_lines
from citybrain.domains.road_air.importers.wind_table import MOST_HOURS, WindHours, wind_hours
from citybrain.kernel import Relation
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Mask, Rows

REACH, NEAR = 1000.0, 100.0
"""Metres within which a road counts, and within which it counts for each façade by itself."""

DROPPED = 0.01
"""Part of what all roads bring, if a metre of each emitted the same, that may be lost with the least of them."""

ROUGHNESS = 0.5
"""Roughness of a city [m]."""

RELEASE, RECEPTOR, VEHICLE_SPREAD = 1.3, 1.5, 1.2
"""Heights of traffic and of people [m], and the spread that vehicles make at once [m].

US EPA, PM hot-spot guidance: a plume of 1.7 times a car of 1.53 m, half of it the height, over 2.15 the spread.
"""

FEWEST_HOURS = 6570
"""Hours below which a year counts as known in part: three quarters of it."""

MICROGRAMS, SECONDS = 1e9, 8760.0 * 3600.0
CHIMNEY_STEP, MOST_PAIRS = 5.0, 20_000_000
"""Metres by which heights of chimneys are told apart, and pairs of a building and a chimney that are held."""

AT_ONCE = 1000
"""Buildings that are looked at together."""

OF_CHIMNEYS = ("chimney_height", "chimney_nitrogen_oxides", "chimney_fine_particles")


class WindClimate(NamedTuple):
    """Hours of a file: their classes of air, the traffic of each, and the mean of the rose of traffic."""

    classes: Any
    traffic: Array
    table: Array
    ring: Array


@importer("wind", most_rows=MOST_HOURS)
def dilution(read: Tables, known: Tables) -> Imported:
    """Ties buildings and places to roads and chimneys around them by what a kilogram of each adds to their air."""
    buildings, roads = known.get("buildings"), known.get("roads")
    zones = known.get("zones")
    if not isinstance(buildings, gpd.GeoDataFrame) or not len(buildings) or not isinstance(zones, gpd.GeoDataFrame):
        return Imported({}, {}, notices=(notice("road-air-no-buildings"),))
    hours = wind_hours(read["wind"], _place_of(zones))
    climate = _climate(hours)
    notices = list(_of_hours(hours, climate.classes))
    if not isinstance(roads, gpd.GeoDataFrame) or not len(roads):
        return Imported({}, {}, notices=(*notices, notice("road-air-no-roads")))
    lines = road_lines(roads.geometry.to_numpy(), _tunnels(known.get("streets")))
    tables: dict[str, pd.DataFrame] = {}
    read_from: dict[str, str] = {}
    places = sensitive_places(known.get("places"))
    if places is not None:
        tables["sensitive_places"], read_from["sensitive_places"] = places, "places"
    chimneys = known.get("chimneys")
    if not isinstance(chimneys, gpd.GeoDataFrame):
        chimneys = gpd.GeoDataFrame({"id": np.array([], object)}, geometry=[], crs=buildings.crs)
        chimneys = chimneys.assign(**dict.fromkeys(OF_CHIMNEYS, 0.0))
        tables["chimneys"], read_from["chimneys"] = chimneys, "wind"
    lengths = shapely.length(roads.geometry.to_numpy())
    mean, front, told = _of_buildings(buildings, lines, climate, lengths)
    to_chimneys = _to_chimneys("building", buildings, chimneys, climate)
    relations = {"building_to_road": mean, "front_to_road": front, "building_to_chimney": to_chimneys}
    if places is not None:
        spots = shapely.get_coordinates(places.geometry.to_numpy())
        of_places = line_pairs(spots, pairs_within(spots, lines, REACH), lines, (climate.table, climate.ring))
        relations["place_to_road"] = _relation("sensitive_place", len(places), of_places, lines, lengths)
        relations["place_to_chimney"] = _to_chimneys("sensitive_place", places, chimneys, climate)
        if isinstance(stations := known.get("background_stations"), gpd.GeoDataFrame):
            relations["place_to_background"] = nearest("sensitive_place", places, stations)
    notices += [*told, *_of_roads(lines)]
    return Imported(tables, read_from, relations, tuple(notices))


def _place_of(zones: gpd.GeoDataFrame) -> tuple[float, float]:
    """Longitude and latitude of the middle of a city."""
    west, south, east, north = zones.total_bounds
    middle = gpd.GeoSeries([shapely.Point((west + east) / 2, (south + north) / 2)], crs=zones.crs).to_crs(4326)
    return float(middle.x.iloc[0]), float(middle.y.iloc[0])


def _of_hours(hours: WindHours, classes: Any) -> Iterator[Notice]:
    count = len(hours.speed)
    calm = int((classes.side < 0).sum())
    unknown = int((np.isnan(hours.irradiance) & np.isnan(hours.cloud)).sum())
    if hours.left_out:
        yield notice("road-air-hours-left-out", count=hours.left_out)
    if count < FEWEST_HOURS:
        yield notice("road-air-few-hours", count=count, needed=FEWEST_HOURS)
    if calm:
        yield notice("road-air-calm-hours", count=calm)
    if unknown:
        yield notice("road-air-sky-unknown", count=unknown)


def _of_roads(lines: RoadLines) -> Iterator[Notice]:
    shapeless = int((lines.of_road < 0).sum())
    if shapeless:
        yield notice("road-air-roads-without-shape", count=shapeless)
    if lines.hidden:
        yield notice("road-air-tunnels", metres=round(lines.hidden))


def _tunnels(streets: pd.DataFrame | None) -> np.ndarray:
    if not isinstance(streets, gpd.GeoDataFrame) or "street_tunnel" not in streets:
        return np.empty(0, object)
    tunnels: np.ndarray = streets.geometry.to_numpy()[(streets["street_tunnel"] == 1.0).to_numpy()]
    return tunnels


def _climate(hours: WindHours) -> WindClimate:
    made = find_domains().made
    classes = made("classes_of_hours")(
        hours.speed, hours.wind_from, hours.sun_height, hours.irradiance, hours.cloud, ROUGHNESS
    )
    rose = made("road_rose")(classes, ROUGHNESS, (RELEASE, RECEPTOR), VEHICLE_SPREAD)
    traffic = made("traffic_of_hours")(hours.hour, hours.weekday)
    return WindClimate(classes, traffic, rose.mean(traffic), rose.ring)


def _of_buildings(
    buildings: gpd.GeoDataFrame, lines: RoadLines, climate: WindClimate, lengths: Array
) -> tuple[Relation, Relation, list[Notice]]:
    """What roads bring to the façades of each building, mean over them, and at the façade to which they bring most."""
    shapes = buildings.geometry.to_numpy()
    centre = shapely.get_coordinates(shapely.centroid(shapes))
    points = facade_points(shapes)
    table = climate.table, climate.ring
    building, near_line, *pairs = _near(shapes, points, lines)
    near = line_pairs(points.place, (pairs[0], pairs[1]), lines, table)
    at_points, notices = _in_canyons(near, buildings, points, lines, climate)
    both = _of_facades(at_points, points, len(buildings))
    parts: tuple[list[Relation], list[Relation]] = ([], [])
    for first in range(0, len(buildings), AT_ONCE):
        some = centre[first : first + AT_ONCE]
        row, line = pairs_within(some, lines, REACH)
        own = slice(*np.searchsorted(building, (first, first + len(some))))
        close = (building[own] - first) * len(lines.lines) + near_line[own]
        away = ~np.isin(row * len(lines.lines) + line, close)
        far = line_pairs(some, (row[away], line[away]), lines, table)
        for made, told in zip(both, parts, strict=True):
            here = slice(*np.searchsorted(made.place, (first, first + len(some))))
            beside = LinePairs(made.place[here] - first, made.line[here], made.dilution[here])
            told.append(_relation("building", len(some), far.beside(beside), lines, lengths))
    if points.hidden:
        notices.append(notice("road-air-hidden-buildings", count=points.hidden))
    return _joined(parts[0]), _joined(parts[1]), notices


def _of_facades(at_points: LinePairs, points: FacadeReceptors, size: int) -> tuple[LinePairs, LinePairs]:
    """What lines bring to points as means over those of each building, and at its point to which they bring most."""
    owner = points.building[at_points.place]
    mean = LinePairs(owner, at_points.line, at_points.dilution / np.bincount(points.building, minlength=size)[owner])
    whole = np.bincount(at_points.place, at_points.dilution, len(points.building))
    order = np.lexsort((-whole, points.building))
    first = order[np.flatnonzero(np.diff(points.building[order], prepend=-1))]
    front = np.isin(at_points.place, first)
    return mean, LinePairs(owner[front], at_points.line[front], at_points.dilution[front])


def _joined(parts: list[Relation]) -> Relation:
    """Relations of rows one behind the other as one."""
    counts = np.concatenate([np.diff(one.starts) for one in parts])
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.intp)
    rows, weights = (np.concatenate([getattr(one, name) for one in parts]) for name in ("rows", "weights"))
    return Relation(parts[0].of, parts[0].to, starts, rows, weights)


def _near(shapes: np.ndarray, points: FacadeReceptors, lines: RoadLines) -> tuple[Rows, Rows, Rows, Rows]:
    """Buildings and lines near them, and the points of those buildings with the same lines."""
    building, line = shapely.STRtree(lines.lines).query(shapes, predicate="dwithin", distance=NEAR)
    order = np.argsort(building, kind="stable")
    building, line = building[order], line[order]
    starts = np.searchsorted(points.building, np.arange(len(shapes) + 1))
    count = np.diff(starts)[building]
    point = np.repeat(starts[building] - np.cumsum(count) + count, count) + np.arange(count.sum())
    return building.astype(np.intp), line.astype(np.intp), point.astype(np.intp), np.repeat(line, count).astype(np.intp)


def _in_canyons(
    pairs: LinePairs, buildings: gpd.GeoDataFrame, points: FacadeReceptors, lines: RoadLines, climate: WindClimate
) -> tuple[LinePairs, list[Notice]]:
    """The same with what lines bring that run in the canyon before a point."""
    height = pd.to_numeric(buildings["height"], errors="coerce").to_numpy(np.float64) if "height" in buildings else None
    height = np.full(len(buildings), np.nan) if height is None else height
    found = facade_canyons(points, buildings.geometry.to_numpy(), height, lines.lines)
    made = find_domains().made
    canyons = made("canyons")(found.width, found.own, found.across, found.outward)
    mean = made("canyon_mean")(canyons, climate.classes, climate.traffic)
    key = pairs.place * len(lines.lines) + pairs.line
    order = np.argsort(key)
    inside = found.point[found.crossing] * len(lines.lines) + found.road
    at = np.minimum(np.searchsorted(key[order], inside), max(len(key) - 1, 0))
    same = key[order][at] == inside if len(key) else np.zeros(0, bool)
    replaced = pairs.dilution.copy()
    replaced[order[at[same]]] = mean[found.crossing[same]]
    notices = [notice("road-air-canyons", count=len(np.unique(points.building[found.point])))] if len(mean) else []
    if found.unknown:
        notices.append(notice("road-air-heights-unknown", count=found.unknown))
    return pairs._replace(dilution=replaced), notices


def _relation(entity: str, size: int, pairs: LinePairs, lines: RoadLines, lengths: Array) -> Relation:
    """Pairs of a row and a road, both directions of a street alike, with what a kilogram a year adds [µg/m3]."""
    key = pairs.place * len(lines.lines) + pairs.line
    distinct, same = np.unique(key, return_inverse=True)
    place, line = (one.astype(np.intp) for one in np.divmod(distinct, max(len(lines.lines), 1)))
    dilution = np.bincount(same.reshape(-1), pairs.dilution, len(distinct)).astype(np.float64)
    keep = _strongest(place, dilution)
    place, line, dilution = place[keep], line[keep], dilution[keep]
    road = np.flatnonzero(lines.of_road >= 0)
    order = road[np.argsort(lines.of_road[road], kind="stable")]
    starts = np.searchsorted(lines.of_road[order], np.arange(len(lines.lines) + 1))
    count = np.diff(starts)[line]
    pair = np.repeat(np.arange(len(line)), count)
    own = order[starts[line][pair] + np.arange(len(pair)) - np.repeat(np.cumsum(count) - count, count)]
    weight = dilution[pair] * MICROGRAMS / SECONDS / np.maximum(lengths[own], 1.0)
    return Relation.of_pairs(entity, "road", size, (place[pair].astype(np.intp), own.astype(np.int32)), weight)


def _strongest(place: Rows, dilution: Array) -> Mask:
    """Pairs but the least ones of each row that together bring no more than a part of the whole."""
    order = np.lexsort((dilution, place))
    whole = np.bincount(place, dilution) if len(place) else np.zeros(0)
    running = np.cumsum(dilution[order])
    first = np.searchsorted(place[order], np.arange(len(whole)))
    before = np.concatenate([[0.0], running])[first][place[order]]
    strong = np.zeros(len(place), bool)
    strong[order] = running - before > DROPPED * whole[place[order]]
    return strong


def _to_chimneys(entity: str, rows: gpd.GeoDataFrame, chimneys: gpd.GeoDataFrame, climate: WindClimate) -> Relation:
    """What a kilogram a year of each chimney adds to the air of rows, all hours alike [µg/m3]."""
    places = shapely.get_coordinates(shapely.centroid(rows.geometry.to_numpy()))
    if not len(chimneys):
        empty = np.empty(0, np.intp)
        return Relation.of_pairs(entity, "chimney", len(rows), (empty, empty.astype(np.int32)), np.empty(0))
    spots = chimneys.geometry.to_numpy()
    _require_few(places, shapely.get_coordinates(spots))
    row, chimney = shapely.STRtree(spots).query(shapely.points(places), predicate="dwithin", distance=CHIMNEY_REACH)
    step = _steps(chimneys)
    away = shapely.get_coordinates(spots)[chimney] - places[row]
    weight = np.zeros(len(row))
    for one in np.unique(step):
        rose = find_domains().made("chimney_rose")(climate.classes, ROUGHNESS, float(one), RECEPTOR)
        some = step[chimney] == one
        weight[some] = rose.at(rose.mean(np.ones(len(climate.traffic))), away[some])
    pairs = row.astype(np.intp), chimney.astype(np.int32)
    return Relation.of_pairs(entity, "chimney", len(rows), pairs, weight * MICROGRAMS / SECONDS)


def _require_few(places: Array, spots: Array) -> None:
    """Raise InputError for more pairs of a place and a chimney around it than are held; they are counted alone."""
    from scipy.spatial import cKDTree

    pairs = int(cKDTree(places).count_neighbors(cKDTree(spots), CHIMNEY_REACH))
    if pairs > MOST_PAIRS:
        told = {"count": len(spots), "kilometres": CHIMNEY_REACH / 1000.0, "received": pairs, "allowed": MOST_PAIRS}
        raise InputError("road-air-chimneys-many", **told)


def _steps(chimneys: gpd.GeoDataFrame) -> Array:
    """Heights of chimneys in steps; the lowest step where nobody tells."""
    told = pd.to_numeric(chimneys["chimney_height"], errors="coerce") if "chimney_height" in chimneys else None
    height = np.full(len(chimneys), np.nan) if told is None else told.to_numpy(np.float64)
    steps: Array = np.maximum(np.round(np.nan_to_num(height, nan=CHIMNEY_STEP) / CHIMNEY_STEP), 1.0)
    return steps * CHIMNEY_STEP
