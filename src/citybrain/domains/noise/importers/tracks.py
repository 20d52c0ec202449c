"""Tracks that are heard at façade points and in parks: made where `city.toml` names the domain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Imported, Tables, Tell, importer
from citybrain.base.notices import Notice, notice
from citybrain.domains.noise.importers.heard import ESTIMATED, HEIGHT, pair_weights, rounded
from citybrain.domains.noise.importers.surroundings import ground_around, parameter_numbers, walls_around
from citybrain.domains.noise.importers.track_flows import TrackTraffic, track_traffic
from citybrain.domains.noise.models.cnossos.bands import A_WEIGHTING
from citybrain.domains.noise.models.cnossos.rail_emission import HEIGHTS
from citybrain.domains.noise.models.cnossos.scene import GroundRaster, RoadSources, Walls
from citybrain.domains.noise.models.cnossos.sound_paths import USUAL, Listener, sound_paths
from citybrain.domains.noise.models.sources import day_evening_night
from citybrain.domains.noise.models.track_power import track_power
from citybrain.kernel.relations import Relation
from citybrain.kernel.units import Array, Mask, Rows
from citybrain.twin.categories import category_names

KIND = "track_kind"
KINDS = {"tram": "tram", "light_rail": "light_rail", "subway": "metro", "rail": "train", "narrow_gauge": "train"}
"""Kinds of tracks by the tag `railway`."""

RADIUS = (500.0, 700.0, 1000.0, 1500.0)
"""Metres to which the sound of a track is followed, by its kind."""

EMBEDDED = 1
"""Kinds before this one lie in paved streets, where the ground at the source is hard; the others in ballast."""

USUAL_VEHICLES = 10.0
"""Vehicles in an hour by which a track is heard of which no timetable tells: what they are follows later."""


class TrackPaths(NamedTuple):
    """Pairs of receiver and track with their weights."""

    receiver: Rows
    track: Rows
    weight: Array


@importer(asked=True)
def tracks(read: Tables, known: Tables, tell: Tell) -> Imported:
    """Makes tracks above ground with the vehicles of the timetable, and the relation of façade points that hear them.

    Where no timetable tells, tracks have the vehicles that parameters of the city state, and else none.
    """
    railways, points, parks = (known.get(name) for name in ("railways", "facade_points", "park_points"))
    if not isinstance(railways, gpd.GeoDataFrame) or not isinstance(points, gpd.GeoDataFrame):
        return Imported({}, {})
    tunnel = np.asarray(railways["tunnel"], bool)
    line = np.asarray(railways.geometry.length > 0.0)
    known_kind = railways["kind"].isin(list(KINDS)).to_numpy()
    rows = np.flatnonzero(known_kind & line & ~tunnel)
    if not len(rows):
        return Imported({}, {})
    tell(0.0, "noise-finding-tracks")
    traffic = track_traffic(railways, known)
    table = _table(railways.iloc[rows], traffic, rows)
    every = [one for one in (points, parks) if isinstance(one, gpd.GeoDataFrame)]
    places = np.concatenate([shapely.get_coordinates(one.geometry.to_numpy()) for one in every])
    paths = _paths(table, places, known, tell)
    first = paths.receiver < len(points)
    relations = {"track_sound_path": _relation("facade_point", len(points), paths, first, 0)}
    if len(every) > 1:
        relations["park_track_sound_path"] = _relation(
            "park_point", len(places) - len(points), paths, ~first, len(points)
        )
    untold = int(np.isnan(table["timetable_vehicles_by_day"]).sum())
    counts = {
        "noise-tracks-in-tunnels": int((known_kind & tunnel).sum()),
        "noise-tracks-of-no-kind": int((~known_kind).sum()),
        "noise-tracks-untold": untold,
        "noise-rides-away": traffic.away,
        "noise-rides-off-tracks": traffic.off_tracks,
    }
    told = tuple(_notices(counts, len(table), int(first.sum()), traffic.rides))
    return Imported({"tracks": table}, {"tracks": "railways"}, relations, told)


def _table(railways: gpd.GeoDataFrame, traffic: TrackTraffic, rows: Rows) -> gpd.GeoDataFrame:
    """Tracks with what the timetable tells of them; a way in several pieces has their number in the id."""
    ids = railways["id"].astype(str)
    number = ids.groupby(ids).cumcount()
    by_day, in_evening, at_night = np.round(traffic.vehicles[:, rows], 3)
    columns = {
        "id": np.where(number > 0, ids + "/" + number.astype(str), ids),
        KIND: pd.Categorical(railways["kind"].map(KINDS), list(category_names(KIND))),
        "timetable_vehicles_by_day": by_day, "timetable_vehicles_in_evening": in_evening,
        "timetable_vehicles_at_night": at_night, "timetable_speed": np.round(traffic.speed[rows], 1),
    }  # fmt: skip
    return gpd.GeoDataFrame(columns, geometry=railways.geometry.to_numpy(), crs=railways.crs)


def _paths(table: gpd.GeoDataFrame, places: Array, known: Tables, tell: Tell) -> TrackPaths:
    """Sound of all tracks with vehicles, those in streets and those in ballast apart."""
    power = _usual_power(table)
    walls, _ = walls_around(known["buildings"])
    code = table[KIND].cat.codes.to_numpy(np.intp)
    heard = power.sum(axis=1) > 0.0
    groups = [(0.0, np.flatnonzero(heard & (code < EMBEDDED))), (1.0, np.flatnonzero(heard & (code >= EMBEDDED)))]
    groups = [one for one in groups if len(one[1])]
    found = [TrackPaths(np.zeros(0, np.intp), np.zeros(0, np.int32), np.zeros(0))]
    for number, (softness, rows) in enumerate(groups):
        sources = _sources(table, rows, power, code)
        ground = ground_around(known.get("land"), sources, walls, places)
        progress = partial(_tell_paths, tell, number, len(groups))
        found.append(_heard(places, sources, walls, ground, softness, rows, power, progress))
    return TrackPaths._make(map(np.concatenate, zip(*found, strict=True)))


def _usual_power(table: gpd.GeoDataFrame) -> Array:
    """Sound power over 1 pW/m by octave (n, 8) over the day: of the timetable, else of usual vehicles."""
    numbers, code = parameter_numbers(), table[KIND].cat.codes.to_numpy(np.intp)
    speed = table["timetable_speed"].to_numpy(np.float64)
    speed = np.where(np.isnan(speed), numbers["usual_rail_speed"].read(code), speed)
    names = ("axles_of_rail_vehicle", "cars_of_rail_vehicle", "joints_of_track")
    one = track_power(code, speed, *(numbers[name].read(code) for name in names))
    periods = ("by_day", "in_evening", "at_night")
    flows = [table[f"timetable_vehicles_{period}"].fillna(USUAL_VEHICLES).to_numpy(np.float64) for period in periods]
    power: Array = one * day_evening_night(*flows)[:, None]
    return power


def _sources(table: gpd.GeoDataFrame, rows: Rows, power: Array, code: Rows) -> RoadSources:
    vertices, at = shapely.get_coordinates(table.geometry.to_numpy()[rows], return_index=True)
    starts = np.searchsorted(at, np.arange(len(rows) + 1))
    level = 10.0 * np.log10(np.maximum(power[rows], np.finfo(float).tiny)) - A_WEIGHTING
    return RoadSources(vertices, starts, level, level, np.array(RADIUS)[code[rows]], np.zeros(len(rows), np.intp))


def _heard(
    places: Array, sources: RoadSources, walls: Walls, ground: GroundRaster, softness: float, rows: Rows, power: Array,
    progress: Listener,
) -> TrackPaths:  # fmt: skip
    """Pairs of receivers and tracks; what is left out of a row is given to its pairs, in proportion."""
    settings = USUAL._replace(source_height=HEIGHTS[0], source_softness=softness, track=True)
    receivers = np.column_stack([places, np.full(len(places), HEIGHT)])
    paths = sound_paths(receivers, sources, walls, ground, settings, progress)
    own = power[rows]
    weight = pair_weights(paths, own / own.sum(axis=1, keepdims=True))
    receiver = np.repeat(np.arange(len(places)), np.diff(paths.indptr))
    stored = np.bincount(receiver, weight * own.sum(axis=1)[paths.link], len(places))
    rest = paths.tail.astype(np.float64).sum(axis=1)
    whole = np.divide(stored + rest, stored, out=np.ones(len(places)), where=stored > 0.0)
    return TrackPaths(receiver, rows[paths.link].astype(np.int32), rounded(weight * whole[receiver]))


def _relation(of: str, size: int, paths: TrackPaths, some: Mask, first: int) -> Relation:
    pairs = paths.receiver[some] - first, paths.track[some]
    return replace(Relation.of_pairs(of, "track", size, pairs, paths.weight[some]), quality=ESTIMATED)


def _tell_paths(tell: Tell, number: int, groups: int, done: int, count: int) -> None:
    tell((number + done / count) / groups, "noise-finding-track-paths")


def _notices(counts: dict[str, int], tracks_made: int, pairs: int, rides: int) -> Iterator[Notice]:
    yield notice("noise-tracks-made", count=tracks_made, pairs=pairs, rides=rides)
    yield from (notice(code, count=count) for code, count in counts.items() if count)
