"""Answers about sets of entities with the newest observations of their datastreams, remembered as bytes.

Of a hundred datastreams a few have new observations from one question to the next: of an answer about datastreams those
alone are read and written anew, any other one is read anew as a whole; so is each after anything else that is recorded
changed.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import orjson

from citybrain.governance import DataClass
from citybrain.observations.readings.columns import Streams, Times
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.answers import render
from citybrain.observations.sensorthings.answers.observations import is_newest_first
from citybrain.observations.sensorthings.answers.reader import MOST_ENTITIES, EntityReader
from citybrain.observations.sensorthings.asked.options import QueryOptions, options_of
from citybrain.observations.sensorthings.errors import translating_refusals
from citybrain.observations.sensorthings.model import DATASTREAM, FEATURE, KINDS, OBSERVATION, Kind, target
from citybrain.observations.sensorthings.sources import Visible

MOST_BYTES = 16_000_000
"""Bytes of all remembered answers and their questions; beyond that the oldest are forgotten."""

BESIDE = 2_000
"""Bytes that an answer takes besides, however short it is."""


class AskedOf(NamedTuple):
    """A question: classes and streams that may be read, address of the service, path, options of the query."""

    classes: frozenset[DataClass | int]
    root: str
    resource: str
    pairs: tuple[tuple[str, str], ...]


class AnswerStanding(NamedTuple):
    """What answers hang on besides readings: the version of what is recorded, and of areas in memory."""

    recorded: int
    areas: int


class RememberedAnswer(NamedTuple):
    """An answer, whole and, where it is one of datastreams alone, by datastream, with what it hangs on.

    `streams` are all datastreams in it, with the versions of their readings. `private` are those that not everybody may
    read, with how many entities of each are in the answer.
    """

    standing: AnswerStanding
    streams: Streams
    versions: Times
    head: bytes
    parts: Sequence[bytes]
    whole: bytes
    private: Mapping[int, int]


class RememberedAnswers:
    """Those of one city. Safe for threads."""

    def __init__(self, sensing: Sensing) -> None:
        self._sensing = sensing
        self._known: OrderedDict[AskedOf, RememberedAnswer] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def at_hand(self, asked: AskedOf) -> RememberedAnswer | None:
        """An answer that is what it would be now; None where that has to be looked up. Never waits."""
        known = self._known.get(asked)
        if known is None or known.standing != (self._sensing.version.now(), self._sensing.areas.version):
            return None
        return known if np.array_equal(self._sensing.store.versions(known.streams), known.versions) else None

    def answer(self, asked: AskedOf) -> RememberedAnswer | None:
        """The answer as `reading.answer` gives it; None for a question whose answer hangs on more than it tells.

        Raises as that does.
        """
        kind = KINDS.get(asked.resource.strip("/"), OBSERVATION)
        if kind in (OBSERVATION, FEATURE):
            return None
        if (at_hand := self.at_hand(asked)) is not None:  # it was made for another one meanwhile
            return at_hand
        options = options_of(kind, asked.pairs)
        if not _is_remembered(kind, options):
            return None
        known, areas = self._known.get(asked), self._sensing.areas.version
        versions = self._sensing.store.versions()
        with translating_refusals(), self._sensing.records.read() as connection:
            standing = AnswerStanding(self._sensing.version.of(connection), areas)
            reader = EntityReader(self._sensing, connection, Visible(asked.classes))
            if not _is_by_datastream(kind, options.expand):
                made = _whole(kind, standing, versions, reader, options, asked)
            elif known is not None and known.standing == standing:
                made = _renewed(known, _of(versions, known.streams), reader, options, asked.root)
            else:
                made = _anew(standing, versions, reader, options, asked)
        self._remember(asked, made)
        return made

    def _remember(self, asked: AskedOf, made: RememberedAnswer) -> None:
        with self._lock:
            if (former := self._known.pop(asked, None)) is not None:
                self._size -= _size(asked, former)
            self._known[asked] = made
            self._size += _size(asked, made)
            while self._size > MOST_BYTES:
                self._size -= _size(*self._known.popitem(last=False))


def _size(asked: AskedOf, made: RememberedAnswer) -> int:
    """Bytes of a question, which a client can make as long as a head may be, and of its answer."""
    question = len(asked.root) + len(asked.resource) + sum(len(name) + len(value) for name, value in asked.pairs)
    return BESIDE + question + 2 * len(made.whole)


def _whole(
    kind: Kind, standing: AnswerStanding, versions: Times, reader: EntityReader, options: QueryOptions, asked: AskedOf
) -> RememberedAnswer:
    """An answer that is always read as a whole."""
    page = reader.page(kind, options)
    streams = np.array(sorted(reader.datastreams), np.int32)
    whole = _written(render.page(page, options, asked.root, f"{asked.root}/{kind.plural}"))
    return RememberedAnswer(standing, streams, _of(versions, streams), b"", (), whole, reader.private())


def _anew(
    standing: AnswerStanding, versions: Times, reader: EntityReader, options: QueryOptions, asked: AskedOf
) -> RememberedAnswer:
    page = reader.page(DATASTREAM, options)
    streams = np.array([one.id for one in page.entities], np.int32)
    parts = [_written(render.rendered(one, options, asked.root)) for one in page.entities]
    address = f"{asked.root}/{DATASTREAM.plural}"
    head = _written(render.page(replace(page, entities=()), options, asked.root, address)).removesuffix(b"]}")
    whole = _joined(head, parts)
    return RememberedAnswer(standing, streams, _of(versions, streams), head, parts, whole, reader.private())


def _renewed(
    known: RememberedAnswer, versions: Times, reader: EntityReader, options: QueryOptions, root: str
) -> RememberedAnswer:
    """The same with those datastreams of which readings changed."""
    stale = np.flatnonzero(versions != known.versions)
    if not len(stale):
        return known
    parts, places = list(known.parts), dict(zip(known.streams[stale].tolist(), stale.tolist(), strict=True))
    for one in reader.entities(DATASTREAM, list(places), options.expand):
        parts[places[one.id]] = _written(render.rendered(one, options, root))
    private = {**known.private, **{one: reader.private_answers[one] for one in places if one in known.private}}
    return known._replace(versions=versions, parts=parts, whole=_joined(known.head, parts), private=private)


def _joined(head: bytes, parts: Sequence[bytes]) -> bytes:
    return head + b",".join(parts) + b"]}"


def _written(document: object) -> bytes:
    return orjson.dumps(document, option=orjson.OPT_NON_STR_KEYS)


def _of(versions: Times, streams: Streams) -> Times:
    """Versions of some streams out of those of all."""
    known = np.zeros(len(streams), np.int64)
    there = streams < len(versions)
    known[there] = versions[streams[there]]
    return known


def _is_remembered(kind: Kind, options: QueryOptions) -> bool:
    """Whether a whole set is asked for, in the order of ids, and hangs on readings of none but datastreams in it."""
    whole = options.filter is None and not options.order and options.format == "JSON"
    return whole and 0 < options.most * _most_entities(kind, options.expand) <= MOST_ENTITIES


def _is_by_datastream(kind: Kind, expand: Mapping[str, QueryOptions]) -> bool:
    """Whether each datastream is told apart from the readings of others."""
    return kind is DATASTREAM and not _leads_to_datastreams(kind, expand)


def _leads_to_datastreams(kind: Kind, expand: Mapping[str, QueryOptions]) -> bool:
    """Whether datastreams are among what is expanded."""
    below = [(target(kind, navigation), options) for navigation, options in expand.items()]
    return any(leads is DATASTREAM or _leads_to_datastreams(leads, options.expand) for leads, options in below)


def _most_entities(kind: Kind, expand: Mapping[str, QueryOptions]) -> int:
    """How many entities one with what is expanded of it may be; 0 where other readings than the newest count."""
    number = 1
    for navigation, options in expand.items():
        leads = target(kind, navigation)
        below = _most_entities(leads, options.expand)
        if leads is OBSERVATION:
            fits = kind is DATASTREAM and not options.expand and is_newest_first(options)
        else:
            fits = not options.order
        if not below or not fits or options.filter is not None:
            return 0
        number += below * (max(1, options.most) if kind.navigations[navigation].many else 1)
    return number
