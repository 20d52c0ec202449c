"""Freeze observed quantities: from the readings of a city to the next numbered folder `observed/000001`."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

import citybrain
from citybrain.base.folders import building_folder, next_number, numbered_folders, publish
from citybrain.kernel import DeclarationError, Graph, InputError
from citybrain.kernel.dimensions import registry
from citybrain.kernel.units import Array
from citybrain.observations.catalogue import PUBLIC
from citybrain.observations.forecasts.hours import hourly
from citybrain.observations.observed.declaration import ObservedStream
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
from citybrain.observations.observed.rows import NOWHERE, rows_of
from citybrain.observations.observed.statistics import hours_of, statistic_of, together
from citybrain.observations.properties import PINT, known_properties
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.streams import KnownStream, known_streams
from citybrain.twin.disk import write_file
from citybrain.twin.snapshot import Snapshot


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
