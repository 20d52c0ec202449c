"""Freeze observed quantities: from the readings of a city to the next numbered folder `observed/000001`.

Which row of an entity a stream speaks of: by the place of its thing.

Statistics of hourly means over a window, and the windows themselves.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import shapely
from numpy.typing import NDArray

import citybrain
from citybrain.base.folders import building_folder, next_number, numbered_folders, publish
from citybrain.kernel import DeclarationError, Entity, Graph, InputError
from citybrain.kernel.dimensions import registry
from citybrain.kernel.units import Array
from citybrain.observations.catalogue import PUBLIC
from citybrain.observations.forecasts.hours import hourly
from citybrain.observations.locations import LonLat
from citybrain.observations.observed.declaration import ObservedStream, Statistic, Window
from citybrain.observations.observed.frozen import (
    FILE,
    FOLDER,
    FORMAT,
    FrozenManifest,
    FrozenQuantity,
    FrozenStream,
    FrozenValue,
    read_manifest,
)
from citybrain.observations.properties import PINT, known_properties
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.streams import KnownStream, known_streams
from citybrain.twin.disk import write_file
from citybrain.twin.snapshot import Snapshot

DECIBELS = 10.0
"""Decibels of ten times the energy."""

DAYS: dict[Window, int] = {"last_365_days": 365, "last_30_days": 30}
SECONDS_OF_HOUR = 3600


def energy_mean(levels: Array) -> float:
    """The level [dB] of the mean of the energies behind some levels."""
    return DECIBELS * float(np.log10(np.mean(10.0 ** (levels / DECIBELS))))


OF: Mapping[Statistic, Callable[[Array, int, float], float]] = {
    "mean": lambda known, hours, at: known.mean(),
    "energy_mean": lambda known, hours, at: energy_mean(known),
    "sum": lambda known, hours, at: known.mean() * hours,
    "least": lambda known, hours, at: known.min(),
    "greatest": lambda known, hours, at: known.max(),
    "percentile": lambda known, hours, at: np.percentile(known, at),
    "exceedances": lambda known, hours, at: (known > at).sum(),
}
"""Each of the known hourly means, the number of all hours, and the percentile or value that is declared."""


def hours_of(window: Window, now: int, zone: str) -> tuple[int, int]:
    """First hour of a window and the one after its last, counted from 1970 in UTC; `now` in µs.

    The last whole calendar year, or the days before the one that is not over, by the clock of the city.
    """
    today = datetime.datetime.fromtimestamp(now / 1e6, ZoneInfo(zone))
    local = today.replace(hour=0, minute=0, second=0, microsecond=0)
    if window in DAYS:
        begin, end = local - datetime.timedelta(days=DAYS[window]), local
    else:
        end = local.replace(month=1, day=1)
        begin = end.replace(year=end.year - 1)
    return int(begin.timestamp()) // SECONDS_OF_HOUR, int(end.timestamp()) // SECONDS_OF_HOUR


def statistic_of(values: Array, declared: ObservedStream) -> float:
    """The statistic of the hourly means (hours,) of one stream; NaN where too few are known."""
    known = values[np.isfinite(values)]
    if not len(known) or len(known) < declared.required * len(values):
        return float("nan")
    return float(OF[declared.statistic](known, len(values), declared.at or 0.0))


def together(values: Array, statistic: Statistic) -> float:
    """What several streams of one place say: least, greatest or energy mean of them, else the mean; NaN without any."""
    known = values[np.isfinite(values)]
    if not len(known):
        return float("nan")
    of: dict[str, Callable[[Array], float]] = {"least": np.min, "greatest": np.max, "energy_mean": energy_mean}
    return float(of.get(statistic, np.mean)(known))


NOWHERE = -1
REACH = 100.0
"""Farthest that a thing may stand from a line or point that it speaks of [m]."""


def rows_of(snapshot: Snapshot, entity: Entity, places: Sequence[LonLat | None]) -> NDArray[np.int64]:
    """Row of each place, NOWHERE without one: the only row of the city, the polygon around it, else the nearest."""
    found = np.full(len(places), NOWHERE, np.int64)
    if entity.shared:
        found[:] = 0
        return found
    told = [number for number, place in enumerate(places) if place is not None]
    if not told or entity.geometry == "none":
        return found
    from pyproj import Transformer

    to_metres = Transformer.from_crs("EPSG:4326", snapshot.manifest.crs, always_xy=True)
    points = [place for place in places if place is not None]
    x, y = to_metres.transform([place[0] for place in points], [place[1] for place in points])
    tree = shapely.STRtree(shapely.from_wkb(snapshot.table(entity.table, ["geometry"]).column("geometry").to_pylist()))
    where = shapely.points(np.column_stack((x, y)))
    if entity.geometry == "polygon":
        point, row = tree.query(where, predicate="intersects")
    else:
        point, row = tree.query_nearest(where, max_distance=REACH, all_matches=False)
    found[np.array(told)[point[::-1]]] = row[::-1]
    return found


class _StreamValue(NamedTuple):
    """What one stream says, and of which row."""

    row: int
    frozen: FrozenStream


def freeze(
    sensing: Sensing, snapshot: Snapshot, graph: Graph, declared: Mapping[str, ObservedStream]
) -> FrozenManifest:
    """Freeze all declared quantities that the graph has; nothing is written where nothing has changed.

    Only streams that anybody may see count. Raises InputError where no domain declares any, and
    DeclarationError for a unit that a property does not convert to.
    """
    known = {name: one for name, one in declared.items() if name in graph.quantities}
    if not known:
        raise InputError("observed-none-declared", where=str(sensing.folder), received=len(declared))
    with sensing.records.begin() as connection:
        streams = [one for one in known_streams(connection) if one.numeric and one.data_class == PUBLIC]
    quantities = {name: _frozen(one, streams, sensing, snapshot, graph) for name, one in known.items()}
    told = {name: quantity.model_dump(mode="json") for name, quantity in quantities.items()}
    digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    folders = numbered_folders(sensing.folder, FOLDER)
    if folders and (last := read_manifest(folders[-1] / FILE)).hash == digest:
        return last
    with building_folder(sensing.folder, FOLDER) as folder:
        created = datetime.datetime.now(tz=datetime.UTC).isoformat(timespec="seconds")
        number = next_number(sensing.folder, FOLDER)
        manifest = FrozenManifest(
            format=FORMAT, number=number, created=created, citybrain=citybrain.__version__, hash=digest,
            quantities=quantities,
        )  # fmt: skip
        write_file(folder / FILE, (manifest.model_dump_json(indent=1) + "\n").encode())
        publish(folder)
    return manifest


def _frozen(
    declared: ObservedStream, streams: Sequence[KnownStream], sensing: Sensing, snapshot: Snapshot, graph: Graph
) -> FrozenQuantity:
    entity = graph.entities[graph[declared.quantity].of]
    own = [stream for stream in streams if stream.key == declared.property]
    begin, end = hours_of(declared.window, sensing.now(), sensing.zone)
    rows = rows_of(snapshot, entity, [stream.place for stream in own])
    factor = _factor(declared, graph)
    said = [
        _StreamValue(int(row), frozen)
        for stream, row in zip(own, rows, strict=True)
        if row != NOWHERE
        and (frozen := _stream(stream, hourly(sensing.store, stream.number, begin, end), declared, factor)) is not None
    ]
    ids = [""] if entity.shared else [str(one) for one in snapshot.of(entity.name).ids]
    values = []
    for row in sorted({one.row for one in said}):
        parts = [one.frozen for one in said if one.row == row]
        value = together(np.array([part.value for part in parts]), declared.statistic)
        values.append(FrozenValue(id=ids[row], value=value, streams=parts))
    return FrozenQuantity(
        entity=entity.name, property=declared.property, statistic=declared.statistic, window=declared.window,
        begin=begin, end=end, values=values,
    )  # fmt: skip


def _stream(stream: KnownStream, hours: Array, declared: ObservedStream, factor: float) -> FrozenStream | None:
    """What a stream says; None where it knows too few hours."""
    value = statistic_of(hours, declared) * factor
    if not np.isfinite(value):
        return None
    return FrozenStream(
        stream=stream.number, name=stream.name, value=value, known=float(np.isfinite(hours).mean()),
        sha256=hashlib.sha256(np.ascontiguousarray(hours).tobytes()).hexdigest(), simulated=stream.simulated,
    )  # fmt: skip


def _factor(declared: ObservedStream, graph: Graph) -> float:
    """From the unit of the property to that of the quantity; counts of hours have none."""
    made, unit = graph[declared.quantity], known_properties()[declared.property].unit or "1"
    if declared.statistic == "exceedances" or unit == made.unit:
        return 1.0
    units = registry()
    try:
        nothing, one = units.Quantity(np.array([0.0, 1.0]), PINT.get(unit, unit)).to(made.unit).magnitude
    except Exception as problem:  # pint has no common base of its errors
        raise _clash(declared, graph, unit) from problem
    if nothing != 0.0:
        raise _clash(declared, graph, unit)
    return float(one)


def _clash(declared: ObservedStream, graph: Graph, unit: str) -> DeclarationError:
    made = graph[declared.quantity]
    told = {"quantity": made.name, "where": made.where, "input": declared.property, "maker": declared.property}
    return DeclarationError("graph-unit-clash", **told, received=unit, allowed=made.unit)
