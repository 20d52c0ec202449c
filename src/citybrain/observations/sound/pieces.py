"""The sound of a place as a stream: a connected recorder sends piece after piece, and indices of each are stored.

A piece goes to the streams of the recorder's own token and to no other; as it is read, it is deleted. One that cannot
be used stands in quarantine by its problem alone, without a byte of its sound.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from citybrain.governance import Actor, require_delivery
from citybrain.governance.errors import NotAllowedError
from citybrain.observations.properties import known_properties
from citybrain.observations.readings.columns import Delivery, Readings, Rejected
from citybrain.observations.sensing import Sensing
from citybrain.observations.sound.indices import LONGEST_PIECE, SoundIndices
from citybrain.observations.sound.listening import Listened, deliver_indices, indices_apart, require_moment
from citybrain.observations.stream_status.streams import known_streams
from citybrain.observations.times import EPOCH, MICROSECOND, written
from citybrain.records.errors import EntryError

SOURCE = "recorder"
SLACK = 1_000_000
"""Microseconds by which pieces may lie over each other: clocks of recorders are corrected now and then."""

NEAR = 16
"""Readings before the end of a piece among which one is looked for that lies over it."""


class Recorder(NamedTuple):
    """Who sends pieces: its station, and its streams of indices by the keys of their properties."""

    station: str
    streams: Mapping[str, int]


def recorder_of(sensing: Sensing, actor: Actor, begin: datetime.datetime) -> Recorder:
    """Before anything is read: who sends a piece that begins at a moment.

    Raises NotAllowedError for who is no connected sensor, EntryError for one that has no stream of an index, and for
    the future, TimeError.
    """
    require_delivery(actor)
    if actor.streams is None:
        raise NotAllowedError("sound-piece-token")
    require_moment(sensing, begin)
    with sensing.records.read() as connection:
        own = [one for one in known_streams(connection) if one.number in actor.streams]
    streams = {one.key: one.number for one in own if one.key in SoundIndices._fields}
    if not streams:
        allowed = ", ".join(known_properties()[name].label["en"] for name in SoundIndices._fields)
        raise EntryError("sound-piece-no-index", name=actor.name, allowed=allowed)
    return Recorder(own[0].thing, streams)


def listen_to_piece(
    sensing: Sensing, actor: Actor, recorder: Recorder, path: Path, begin: datetime.datetime
) -> Listened:
    """Store the indices of a piece that began at a moment: those of which the recorder has a stream.

    Raises EntryError for what is no sound, longer than a piece may be, or lies over another piece; NotStoredError.
    """
    try:
        indices = indices_apart(path, LONGEST_PIECE)
        _lies_alone(sensing, recorder, begin, indices.listening_time)
    except EntryError as problem:
        told = Rejected(problem.code, written((begin - EPOCH) // MICROSECOND), arguments=problem.arguments)
        nothing = Readings(np.empty(0, np.int32), np.empty(0, np.int64), np.empty(0)).whole()
        sensing.deliver(Delivery(f"{SOURCE} {actor.name}", nothing, [told])).result()
        raise
    values = indices._asdict()
    known = {name: values[name] for name in recorder.streams if math.isfinite(values[name])}
    streams = [recorder.streams[name] for name in known]
    fates = deliver_indices(sensing, f"{SOURCE} {actor.name}", known, streams, begin, indices)
    return Listened(recorder.station, begin, indices, fates)


def _lies_alone(sensing: Sensing, recorder: Recorder, begin: datetime.datetime, seconds: float) -> None:
    """Raises EntryError where a piece lies over one that was stored: time would be counted as listened twice."""
    since = (begin - EPOCH) // MICROSECOND
    before = since + round(seconds * 1_000_000)
    for stream in recorder.streams.values():
        last = sensing.store.last(stream, NEAR, before - SLACK).readings
        if last.until is None:
            continue
        over = (last.time != since) & (last.until > since + SLACK)
        if over.any():
            other = int(last.time[over][0])
            raise EntryError("sound-piece-overlaps", received=written(since), other=written(other))
