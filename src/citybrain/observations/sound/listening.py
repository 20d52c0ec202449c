"""A recording becomes readings: its indices and the time listened, at a station. The recording is not kept.

Voices may be on it: a process of its own reads it, and whoever gave the file deletes it once that ends.
"""

from __future__ import annotations

import datetime
import json
import logging
import math
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, select

from citybrain.governance import Actor, DataClass, Permission, require
from citybrain.observations.catalogue import Catalogue
from citybrain.observations.properties import known_properties
from citybrain.observations.readings.columns import NO_TIME, Delivery, Fate, Readings
from citybrain.observations.sensing import Sensing
from citybrain.observations.sound.indices import LONGEST, SoundIndices
from citybrain.observations.times import EARLIEST, EPOCH, LATEST, LEAD, MICROSECOND, TimeError, written
from citybrain.records.errors import EntryError
from citybrain.records.tables.sensing import datastream, observed_property, thing
from citybrain.twin.processes import ONE_THREAD

LONGEST_WAIT = 180.0
"""Seconds by the clock in which a recording is read."""

SOURCE = "recordings"
LOG = logging.getLogger("citybrain.observations")


class Listened(NamedTuple):
    """What a recording gave, and which of it was stored; the others were there already, or contradict."""

    station: str
    begin: datetime.datetime
    indices: SoundIndices
    fates: dict[str, str]


def indices_apart(path: Path, longest: float = LONGEST) -> SoundIndices:
    """The indices of a recording of at most so many seconds, by a process with bounds of time and memory.

    Raises EntryError.
    """
    command = [sys.executable, "-m", "citybrain.observations.sound", str(path), str(longest)]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST_WAIT, check=False,
            env={**os.environ, **ONE_THREAD},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise EntryError("sound-too-long-to-read", file=path.name, seconds=int(LONGEST_WAIT)) from None
    if done.returncode:
        LOG.warning("listening ended with %s: %s", done.returncode, done.stderr.decode(errors="replace")[-2_000:])
        raise EntryError("sound-broke", file=path.name)
    answer = json.loads(done.stdout)
    if "problem" in answer:
        raise EntryError(answer["problem"]["code"], **answer["problem"]["arguments"])
    return SoundIndices(**answer["indices"])


def require_station(sensing: Sensing, actor: Actor, station: str, begin: datetime.datetime) -> None:
    """Before anything is read: rights and time. Raises NotAllowedError, TimeError, EntryError for the future."""
    require(actor, Permission.WRITE_OBSERVATIONS)
    require_moment(sensing, begin)
    with sensing.records.read() as connection:
        if len(_there(connection, station)) < len(SoundIndices._fields):
            require(actor, Permission.WRITE_SENSORS)


def require_moment(sensing: Sensing, begin: datetime.datetime) -> None:
    """Raises TimeError for a moment that no reading has, EntryError for the future."""
    time = (begin - EPOCH) // MICROSECOND
    if not EARLIEST <= time <= LATEST:
        raise TimeError("time-unread", received=str(begin))
    if time > sensing.now() + LEAD:
        raise EntryError("sound-future", received=begin.isoformat(), clock=written(sensing.now())[:16])


def listen(sensing: Sensing, actor: Actor, path: Path, station: str, begin: datetime.datetime) -> Listened:
    """Store the indices of a recording that began at a moment, at a station; new streams are internal.

    Raises EntryError for what is no recording or too long, NotAllowedError, NotStoredError. All of it or nothing.
    """
    require_station(sensing, actor, station, begin)
    indices = indices_apart(path)
    known = {name: value for name, value in indices._asdict().items() if math.isfinite(value)}
    with sensing.records.begin() as connection:
        there, catalogue = _there(connection, station), Catalogue(connection, actor.name)
        streams = [
            there.get(name) or catalogue.stream(station, known_properties()[name], SOURCE, DataClass.INTERNAL)
            for name in known
        ]
    if catalogue.made:
        sensing.changes.publish(catalogue.made)
    return Listened(station, begin, indices, deliver_indices(sensing, SOURCE, known, streams, begin, indices))


def deliver_indices(
    sensing: Sensing,
    source: str,
    known: Mapping[str, float],
    streams: Sequence[int],
    begin: datetime.datetime,
    indices: SoundIndices,
) -> dict[str, str]:
    """Store values of indices by name, each in its stream, over the time that was listened; what became of each."""
    time = (begin - EPOCH) // MICROSECOND
    until = time + round(indices.listening_time * 1_000_000)
    size = len(streams)
    readings = Readings(
        np.array(streams, np.int32), np.full(size, time, np.int64), np.array(list(known.values()), np.float64),
        np.full(size, until, np.int64), np.full(size, NO_TIME, np.int64),
    )  # fmt: skip
    receipt = sensing.deliver(Delivery(source, readings.whole())).result()
    return {name: Fate(fate).name.lower() for name, fate in zip(known, receipt.fate.tolist(), strict=True)}


def _there(connection: Connection, station: str) -> dict[str, int]:
    """Streams of indices that a station has, by the keys of their properties."""
    labels = {known_properties()[name].label["en"]: name for name in SoundIndices._fields}
    asked = (
        select(observed_property.c.name, datastream.c.id)
        .join(datastream, datastream.c.observed_property == observed_property.c.id)
        .join(thing, thing.c.id == datastream.c.thing)
        .where(thing.c.name == station, datastream.c.withdrawn_at.is_(None), observed_property.c.name.in_(labels))
    )
    return {labels[name]: int(number) for name, number in connection.execute(asked)}
