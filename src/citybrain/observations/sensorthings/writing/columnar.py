"""CreateObservations from bytes to columns and back to bytes: all groups at once, where all of them are ordinary.

What is ordinary: numbers at instants of known datastreams that take numbers. Anything else is left to `data_array`,
whole, and nothing was done then. Both give the same answers.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec
import numpy as np
import orjson

from citybrain.kernel.units import Mask
from citybrain.observations.incoming import RESULTS
from citybrain.observations.readings.columns import NO_FEATURE, NO_TIME, REFUSED, Readings, Receipt, Times
from citybrain.observations.sensorthings.writing.data_array import MOST_GROUPS
from citybrain.observations.sensorthings.writing.streams import KnownStream
from citybrain.observations.times import LEAD

COLUMNS = ("phenomenonTime", "result", "resultTime")
"""Components, in the order of the numbers by which `scanning` knows them."""

NEEDED = {"phenomenonTime", "result"}
SHORTEST = 26
"""Bytes of the shortest row: brackets, a time to the second in quotes, a digit, commas."""

_COMPILING = threading.Lock()
_READY = threading.Event()


class _Link(msgspec.Struct, forbid_unknown_fields=True):
    id: int = msgspec.field(name="@iot.id")


class _Group(msgspec.Struct, forbid_unknown_fields=True):
    stream: _Link = msgspec.field(name="Datastream")
    components: tuple[str, ...]
    rows: int = msgspec.field(name="dataArray")
    count: int | None = msgspec.field(name="dataArray@iot.count", default=None)


_READ = msgspec.json.Decoder(list[_Group]).decode
_ROWS = b'"dataArray"'
_BEGIN = re.compile(rb"[ \t\r\n]*:[ \t\r\n]*(?=\[)")
"""What stands between the name of rows and their array."""

HEADS = 200 * MOST_GROUPS
"""Bytes of all that is no row, at most: it is read in one piece, in which nobody else has a turn."""


class RawGroups(NamedTuple):
    """Groups by their datastreams, with what their columns hold, the bytes of all their rows, and where each ends."""

    streams: Sequence[int]
    kinds: np.ndarray[tuple[int, int], np.dtype[np.int32]]
    rows: np.ndarray[tuple[int], np.dtype[np.uint8]]
    ends: np.ndarray[tuple[int], np.dtype[np.int64]]


class StoredArrays(NamedTuple):
    """Links to observations as a list in JSON, the word error for one that was not stored, and how many were stored of
    each datastream."""

    links: bytes
    numbers: Mapping[int, int]


def prepare() -> None:
    """Load the compiled code; compile it where this installation has not yet, which takes seconds."""
    with _COMPILING:
        from citybrain.observations.sensorthings.writing import links, scanning  # noqa: F401

        _READY.set()


def ready() -> bool:
    """Whether the compiled code is at hand; where it is not, it is prepared from now on."""
    if not _READY.is_set() and not _COMPILING.locked():
        threading.Thread(target=prepare, name="compile-data-arrays", daemon=True).start()
    return _READY.is_set()


def groups_of(body: bytes) -> RawGroups | None:
    """The groups of a body; None where one is not ordinary."""
    taken = _taken_out(body)
    if taken is None:
        return None
    heads, rows = taken
    if not heads.isascii() or b"\\" in heads:  # parsers differ in which broken texts they pass over
        return None
    try:
        groups = _READ(heads)
    except (msgspec.MsgspecError, RecursionError):
        return None
    if not groups or [group.rows for group in groups] != list(range(len(rows))) or not all(map(_is_ordinary, groups)):
        return None
    kinds = np.full((len(groups), len(COLUMNS)), -1, np.int32)
    for place, group in enumerate(groups):
        kinds[place, : len(group.components)] = [COLUMNS.index(name) for name in group.components]
    ends = np.cumsum([part.nbytes for part in rows], dtype=np.int64)
    whole = rows[0] if len(rows) == 1 else np.concatenate(rows)
    return RawGroups([group.stream.id for group in groups], kinds, whole, ends)


def _taken_out(body: bytes) -> tuple[bytes, list[np.ndarray[tuple[int], np.dtype[np.uint8]]]] | None:
    """A body with numbers from 0 on in the place of its arrays of rows, and these; None where one is not ordinary."""
    from citybrain.observations.sensorthings.writing.scanning import rows_end

    raw, at = np.frombuffer(body, np.uint8), 0
    heads, rows = list[bytes](), list[np.ndarray[tuple[int], np.dtype[np.uint8]]]()
    while (name := body.find(_ROWS, at)) >= 0:
        begin = _BEGIN.match(body, name + len(_ROWS))
        end = -1 if begin is None or len(rows) == MOST_GROUPS else rows_end(raw, begin.end())
        if begin is None or end < 0:
            return None
        heads += [body[at : begin.end()], b"%d" % len(rows)]
        rows.append(raw[begin.end() : end])
        at = end
    if sum(map(len, heads)) + len(body) - at > HEADS:
        return None
    return b"".join([*heads, body[at:]]), rows


def _is_ordinary(group: _Group) -> bool:
    names = set(group.components)
    fits = names.issubset(COLUMNS) and names.issuperset(NEEDED) and len(names) == len(group.components)
    return fits and 0 <= group.stream.id < 1 << 31


def readings_of(groups: RawGroups, streams: Mapping[int, KnownStream], now: int) -> Readings | None:
    """Their rows as columns; None where one of them has to be looked at by itself."""
    from citybrain.observations.sensorthings.writing.scanning import scan

    known = [streams.get(key) for key in groups.streams]
    fitting = [one for one in known if one is not None and int in RESULTS.get(one.type, ())]
    if len(fitting) < len(known) or any(one.feature == NO_FEATURE for one in fitting):
        return None
    room = len(groups.rows) // SHORTEST + 1
    time, value, made = out = np.empty(room, np.int64), np.empty(room), np.full(room, NO_TIME)
    lengths = np.zeros(len(known), np.int64)
    whole = np.array([float not in RESULTS[one.type] for one in fitting])
    number = scan(groups.rows, groups.ends, groups.kinds, whole, out, lengths)
    if number < 0 or max(time[:number].max(initial=NO_TIME), made[:number].max(initial=NO_TIME)) > now + LEAD:
        return None
    stream = np.repeat(np.array(groups.streams, np.int32), lengths)
    feature = np.repeat(np.array([one.feature for one in fitting], np.int32), lengths)
    return Readings(stream, time[:number], value[:number], made=made[:number], feature=feature).whole()


def stored_arrays(receipt: Receipt, begin: str) -> StoredArrays:
    """What became of readings; `begin` stands before the identity in a link."""
    stored = ~np.isin(receipt.fate, list(REFUSED))
    return StoredArrays(_links(receipt.identity, stored, begin), _numbers(receipt.identity[stored] >> 32))


def _links(keys: Times, stored: Mask, begin: str) -> bytes:
    from citybrain.observations.sensorthings.writing.links import LONGEST, write_links

    prefix = orjson.dumps(begin)[1:-1]
    out = np.empty(len(keys) * (len(prefix) + LONGEST) + 2, np.uint8)
    return out[: write_links(np.frombuffer(prefix, np.uint8), keys, stored, out)].tobytes()


def _numbers(streams: Times) -> dict[int, int]:
    """How many there are of each stream, in the order in which these come first."""
    keys, first, number = np.unique(streams, return_index=True, return_counts=True)
    order = np.argsort(first)
    return dict(zip(keys[order].tolist(), number[order].tolist(), strict=True))
