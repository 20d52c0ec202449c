"""CreateObservations: many observations as arrays (OGC 18-088, clause 12.2), straight to columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array
from citybrain.observations.incoming import LARGEST, RESULTS
from citybrain.observations.readings.columns import NO_FEATURE, NO_TIME, Readings
from citybrain.observations.sensorthings.errors import AskedError
from citybrain.observations.sensorthings.writing.documents import link_of, object_of
from citybrain.observations.sensorthings.writing.parsed_observations import (
    MORE,
    NotTakenError,
    ParsedObservation,
    parse_observation,
    readings_of,
)
from citybrain.observations.sensorthings.writing.streams import KnownStream
from citybrain.observations.times import LEAD, instants

FEATURES = ("FeatureOfInterest/id", "FeatureOfInterest/@iot.id")
COMPONENTS = ("phenomenonTime", "result", "resultTime", *FEATURES, *MORE)
MOST_GROUPS = 10_000
MOST_REFUSED = 50_000
"""Rows of one request that may be wrong: each is set apart with its reason; of more, the request is refused whole."""


@dataclass
class DataArrayGroup:
    """Observations of one datastream: those that can be stored, with the row of each, and the reason of the others."""

    rows: NDArray[np.intp]
    readings: Readings
    refused: Mapping[int, NotTakenError]
    more: Mapping[int, dict[str, str]]


def stream_of(document: Any) -> int | None:
    """The datastream of a group, None where it names none."""
    return link_of(document.get("Datastream")) if isinstance(document, dict) else None


def group_of(
    document: Any, streams: Mapping[int, KnownStream], now: int, place: str
) -> tuple[DataArrayGroup, Sequence[Any]]:
    """A group of a data array, and its rows as they came. Raises AskedError where it is none."""
    said = object_of(document, place)
    key = stream_of(said)
    components, rows = said.get("components"), said.get("dataArray")
    if key is None:
        raise AskedError("sta-property-missing", place=f"{place}/Datastream", kind="DataArray")
    if not isinstance(components, list) or not all(name in COMPONENTS for name in components):
        allowed = ", ".join(COMPONENTS)
        raise AskedError("sta-components", place=f"{place}/components", received=str(components)[:100], allowed=allowed)
    if not isinstance(rows, list):
        raise AskedError("sta-no-list", place=f"{place}/dataArray", received=type(rows).__name__)
    stream = streams.get(key)
    if stream is None:
        reason = NotTakenError("reading-stream-unknown", received=str(key))
        return DataArrayGroup(np.zeros(0, np.intp), readings_of([]), dict.fromkeys(range(len(rows)), reason), {}), rows
    return _at_once(stream, components, rows, now) or _one_by_one(stream, components, rows, now), rows


def _at_once(stream: KnownStream, components: Sequence[str], rows: Sequence[Any], now: int) -> DataArrayGroup | None:
    """Numbers at instants, column by column; None where there is anything else among them."""
    if set(map(type, rows)) != {list} or set(map(len, rows)) != {len(components)}:
        return None
    columns = {name: [row[place] for row in rows] for place, name in enumerate(components)}
    times, values = instants(columns.get("phenomenonTime", ())), _numbers(columns.get("result", ()), stream.type)
    made = instants(columns["resultTime"]) if "resultTime" in columns else np.full(len(rows), NO_TIME)
    if times is None or values is None or made is None or any(name in columns for name in MORE):
        return None
    features = _features(next((columns[name] for name in FEATURES if name in columns), None), stream, len(rows))
    if features is None or not len(times) == len(values) == len(rows):
        return None
    late = np.maximum(times, made) > now + LEAD
    readings = Readings(np.full(len(rows), stream.number, np.int32), times, values, made=made, feature=features)
    future = NotTakenError("reading-future")
    kept = np.flatnonzero(~late)
    return DataArrayGroup(kept, readings.taken(kept), dict.fromkeys(np.flatnonzero(late).tolist(), future), {})


def _numbers(results: Sequence[Any], type_: str) -> Array | None:
    kinds = set(map(type, results))
    if not kinds <= {int, float} or not kinds <= set(RESULTS.get(type_, (int, float))):
        return None
    try:
        values = np.array(results, np.float64)
    except OverflowError:
        return None
    exact = int not in kinds or np.all(np.abs(values) < LARGEST)
    return values if exact and np.all(np.isfinite(values)) else None


def _features(column: Sequence[Any] | None, stream: KnownStream, length: int) -> NDArray[np.int32] | None:
    if column is None:
        return np.full(length, stream.feature, np.int32)
    fits = all(type(key) is int and 0 < key < 1 << 31 for key in column)
    return np.array(column, np.int32) if fits else None


def _one_by_one(stream: KnownStream, components: Sequence[str], rows: Sequence[Any], now: int) -> DataArrayGroup:
    """Anything else, row by row."""
    taken: dict[int, ParsedObservation] = {}
    refused: dict[int, NotTakenError] = {}
    for number, row in enumerate(rows):
        try:
            taken[number] = _row(stream, components, row, now)
        except NotTakenError as problem:
            refused[number] = problem.with_traceback(None)
            require_few(len(refused))
    more = {number: arrived.more for number, arrived in taken.items() if arrived.more}
    return DataArrayGroup(np.array(list(taken), np.intp), readings_of(list(taken.values())), refused, more)


def require_few(refused: int) -> None:
    """Raises AskedError where more rows of a request are wrong than are set apart."""
    if refused > MOST_REFUSED:
        raise AskedError("sta-rows-wrong", allowed=MOST_REFUSED)


def _row(stream: KnownStream, components: Sequence[str], row: Any, now: int) -> ParsedObservation:
    if not isinstance(row, list) or len(row) != len(components):
        raise NotTakenError("reading-row-length", allowed=len(components))
    document = dict(zip(components, row, strict=True))
    arrived = parse_observation(document, stream.number, stream.type, now)
    key = next((document[name] for name in FEATURES if document.get(name) is not None), None)
    if key is not None and not (type(key) is int and 0 < key < 1 << 31):
        raise NotTakenError("reading-feature-unknown", received=str(key)[:60])
    arrived.feature = stream.feature if key is None else key
    return arrived


def without_unknown_features(group: DataArrayGroup, known: frozenset[int]) -> DataArrayGroup:
    """The same, without rows of features of interest that are not there, or of none."""
    features = group.readings.feature
    assert features is not None
    there = np.isin(features, list(known))
    if np.all(there):
        return group
    missing = NotTakenError("reading-feature-missing")
    wrong = {
        int(group.rows[place]): missing
        if features[place] == NO_FEATURE
        else NotTakenError("reading-feature-unknown", received=str(features[place]))
        for place in np.flatnonzero(~there)
    }
    return DataArrayGroup(group.rows[there], group.readings.taken(there), {**group.refused, **wrong}, group.more)
