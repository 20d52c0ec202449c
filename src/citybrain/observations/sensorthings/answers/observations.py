"""Observations of an actor: questions of the standard as questions of the store of readings."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from odata_query import ast
from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, or_, select, tuple_

from citybrain.observations.incoming import number_of
from citybrain.observations.readings.columns import NO_FEATURE, Times, streams_and_numbers
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import FoundReadings, Question, QuestionError
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.answers.entity import Entity, Page
from citybrain.observations.sensorthings.answers.extents import Extents
from citybrain.observations.sensorthings.answers.features import Features
from citybrain.observations.sensorthings.asked.options import QueryOptions
from citybrain.observations.sensorthings.asked.position import (
    EPOCH,
    MICROSECOND,
    of_reading,
    refused,
    written,
)
from citybrain.observations.sensorthings.errors import AskedError
from citybrain.observations.sensorthings.filters.ordered import Ordered, fitting, following
from citybrain.observations.sensorthings.filters.readings import ReadingTranslator
from citybrain.observations.sensorthings.filters.record_dialect import speech_of
from citybrain.observations.sensorthings.filters.records import RecordTranslator
from citybrain.observations.sensorthings.filters.scope import Scope
from citybrain.observations.sensorthings.filters.trees import path_of
from citybrain.observations.sensorthings.model import DATASTREAM, OBSERVATION, Kind
from citybrain.observations.sensorthings.sources import OF_OBSERVATION, Visible, readable
from citybrain.observations.times import all_written
from citybrain.records.tables.sensing import datastream, observation_more

FLAGS = {1: "good", 3: "suspect", 4: "fail", 9: "missing"}
"""QARTOD's flags of readings that were evaluated (UNESCO IOC Manuals and Guides 54, volume 3)."""

NOT_EVALUATED = 2
MOST_QUESTIONS = 10
"""Conditions on readings that one request of other entities may have; each may be asked of all readings."""

AT_ONE_TIME = 8
"""Readings of one stream and time that a page may begin within, for its rows to be found the shorter way."""

LOWEST = (1 << 32) - 1
"""The bits of an identity that are the number within the stream."""

AT_ONCE = 10_000
"""Ids in one question to records."""

Within = tuple[Kind, int] | None
"""The datastream or the feature of interest that observations are of."""


class Observations:
    """Finds observations."""

    def __init__(self, sensing: Sensing, connection: Connection, visible: Visible, extents: Extents) -> None:
        self.features = Features(connection)
        self.scope = Scope(speech_of(connection), visible, sensing.now(), extents, self.with_readings)
        self._store = sensing.store
        self._connection = connection
        self._visible = visible
        self._asked_for = 0

    def page(self, options: QueryOptions, within: Within = None) -> Page:
        """A page of observations, the newest first where no order is asked for."""
        streams, where = self._asked(options, within)
        count = None
        if options.count:
            count = self._count(streams, where)
        if streams is not None and not streams:
            return Page(count=count)
        order = self._order(options)
        if not options.most:
            return Page(count=count)
        if streams is not None and len(streams) == 1 and where is None and is_newest_first(options):
            (stream,) = streams
            if not options.after:
                return self._newest([stream], options, {stream: count})[stream]
            older = self._older(stream, options)
            if older is not None:
                return self._page(older, options, count)
        if options.after:
            follows = following(order, fitting(options.after, order))
            where = follows if where is None else and_(follows, where)
        whole = self._within_streams(streams, where)
        directions = [one.direction for one in order]
        question = Question(whole, directions, options.most + 1, options.skip)
        try:
            found = self._store.find(question)
        except QuestionError as problem:
            if problem.code == "readings-question" and options.after:  # the first page is asked without a position
                raise refused(written(options.after)) from None
            raise
        return self._page(found, options, count)

    def _page(self, found: FoundReadings, options: QueryOptions, count: int | None) -> Page:
        """The page of readings of which the last may be one too many."""
        entities = self.entities(found)[: options.most]
        more = len(found.identity) > options.most
        return Page(entities, self._ends(found, {0: range(len(entities))}, options)[0] if more else None, count)

    def _older(self, stream: int, options: QueryOptions) -> FoundReadings | None:
        """The newest readings of a stream after a position; None where the store does not have them at hand."""
        time, of, number = fitting(options.after, self._order(options))
        if of != stream:
            raise refused(written(options.after))
        moment, wanted = (time - EPOCH) // MICROSECOND, options.most + 1 + AT_ONE_TIME
        found = self._store.last(stream, wanted, before=moment + 1)
        numbers = streams_and_numbers(found.identity)[1]
        follows = np.flatnonzero((found.readings.time < moment) | (numbers < number))
        if len(follows) <= options.most and len(found.identity) == wanted:
            return None
        rows = follows[: options.most + 1]
        return FoundReadings(found.identity[rows], found.readings.taken(rows), found.flag[rows])

    def pages(self, kind: Kind, keys: list[int], options: QueryOptions, most: int) -> dict[int, Page]:
        """The page of each of some datastreams or features, all in one question; at most so many observations."""
        narrowed = self._translator().narrowed(options.filter)
        counts = {key: self._count(*self._asked(options, (kind, key))) if options.count else None for key in keys}
        simple = narrowed.streams is None and narrowed.where is None and is_newest_first(options)
        if kind is DATASTREAM and simple:
            if np.minimum(self._store.counts(np.array(keys, np.int64)), options.most).sum() > most:
                raise AskedError("sta-answer-large", allowed=most)
            return self._newest(keys, options, counts)
        by_key: dict[int, list[int]] = {key: [] for key in keys}
        streams = {} if kind is DATASTREAM else self.features.streams_at(keys)
        of = READING.c.stream if kind is DATASTREAM else self.features.of_reading(streams)
        found = self._ranked(of, keys, options, most)
        entities = self.entities(found)
        for row, entity in enumerate(entities):
            feature = streams.get(entity.stream, 0) if entity.feature is None else entity.feature
            by_key[entity.stream if kind is DATASTREAM else feature].append(row)
        further = {key: rows[: options.most] for key, rows in by_key.items() if len(rows) > options.most > 0}
        ends = self._ends(found, further, options) if further else {}
        return {
            key: Page([entities[row] for row in rows[: options.most]], ends.get(key), counts[key])
            for key, rows in by_key.items()
        }

    def _ends(
        self, found: FoundReadings, pages: Mapping[int, Sequence[int]], options: QueryOptions
    ) -> Mapping[int, str]:
        """By page, the position of its last row; where that was removed since, of the last one that is there."""
        known = self._positions(found, [rows[-1] for rows in pages.values()], options)
        gone = [row for rows in pages.values() if rows[-1] not in known for row in rows]
        known = {**known, **(self._positions(found, gone, options) if gone else {})}
        begin = written(options.after) if options.after else ""
        return {key: next((known[row] for row in reversed(rows) if row in known), begin) for key, rows in pages.items()}

    def _positions(self, found: FoundReadings, rows: Sequence[int], options: QueryOptions) -> Mapping[int, str]:
        """The positions of some rows in the order asked for: read again where that is not their time alone."""
        *values, _, _ = self._order(options)
        keys = list(zip(*(column[list(rows)].tolist() for column in streams_and_numbers(found.identity)), strict=True))
        if all(one.value is READING.c.time for one in values):
            times = found.readings.time[list(rows)].tolist()
            return {row: of_reading(len(values), time, *key) for row, time, key in zip(rows, times, keys, strict=True)}
        columns = [READING.c.stream, READING.c.number, *(one.value for one in values)]
        streams, numbers = ({key[place] for key in keys} for place in (0, 1))
        there = and_(READING.c.stream.in_(sorted(streams)), READING.c.number.in_(sorted(numbers)))
        told = {row[:2]: written([*row[2:], *row[:2]]) for row in self._store.distinct(columns, there)}
        return {row: told[key] for row, key in zip(rows, keys, strict=True) if key in told}

    def _newest(self, streams: list[int], options: QueryOptions, counts: Mapping[int, int | None]) -> dict[int, Page]:
        """The newest of each of some streams; how many more there are is known without reading them."""
        by_stream: dict[int, list[Entity]] = {stream: [] for stream in streams}
        ends: dict[int, str] = {}
        found = self._found_newest(streams, options.most)
        for entity, time in zip(self.entities(found), found.readings.time.tolist(), strict=True):
            by_stream[entity.stream].append(entity)
            if len(by_stream[entity.stream]) == options.most:
                ends[entity.stream] = of_reading(1, time, entity.stream, entity.id & LOWEST)
        further = self._store.counts(np.array(streams, np.int64)) > options.most
        return {
            stream: Page(by_stream[stream], ends.get(stream) if more else None, counts[stream])
            for stream, more in zip(streams, further.tolist(), strict=True)
        }

    def _found_newest(self, streams: list[int], most: int) -> FoundReadings:
        """Of many streams from memory, where one of each is wanted; of one stream by the shorter way."""
        if len(streams) == 1 and most > 1:
            return self._store.last(streams[0], most)
        return self._store.newest(np.array(streams, np.int32), most)

    def with_readings(self, kind: Kind, node: ast._Node | None) -> Collection[int]:
        """Datastreams or features of interest with a reading, that may be read, which fulfils a condition.

        Raises AskedError where one request asks that too often, QuestionError where it takes too long.
        """
        self._asked_for += 1
        if self._asked_for > MOST_QUESTIONS:
            raise AskedError("sta-readings-often", allowed=MOST_QUESTIONS)
        narrowed = self._translator().narrowed(node)
        if narrowed.streams is not None and not narrowed.streams:
            return ()
        where = self._within_streams(narrowed.streams, narrowed.where)
        stream, feature = READING.c.stream, READING.c.feature
        if kind is DATASTREAM:
            return {row[0] for row in self._store.distinct([stream], where)}
        pairs = self._store.distinct([stream, feature], where)
        of_thing = self.features.of_streams([stream for stream, feature in pairs if feature is None])
        found = (of_thing.get(stream) if feature is None else feature for stream, feature in pairs)
        return {key for key in found if key is not None}

    def some(self, keys: Sequence[int]) -> list[Entity]:
        """Observations by id, those that may be read."""
        known = [key for key in keys if 0 < key < 1 << 62]
        found = self._store.readings(np.array(known, np.int64))
        return [one for one in self.entities(found) if one.stream not in self._hidden and self._is_stream(one.stream)]

    def entities(self, found: FoundReadings) -> list[Entity]:
        """Readings as entities."""
        readings = found.readings.whole()
        assert readings.until is not None
        assert readings.made is not None
        assert readings.said is not None
        assert readings.feature is not None
        keys: list[int] = found.identity.tolist()
        more = self._more(keys)
        columns = zip(
            keys,
            readings.stream.tolist(),
            _spans(readings.time, readings.until),
            all_written(readings.made),
            readings.value.tolist(),
            readings.said.tolist(),
            readings.feature.tolist(),
            found.flag.tolist(),
            strict=True,
        )
        entities = []
        for key, stream, time, made, value, said, of, flag in columns:
            values: dict[str, Any] = {
                "phenomenonTime": time,
                "resultTime": made,
                "result": number_of(value) if said is None else json.loads(said),
            }
            if flag != NOT_EVALUATED:
                values["resultQuality"] = {"flag": flag, "meaning": FLAGS.get(flag, ""), "scheme": "QARTOD"}
            values |= more.get(key, {})
            entities.append(Entity(OBSERVATION, key, values, {}, stream, None if of == NO_FEATURE else of))
        return entities

    def _more(self, keys: list[int]) -> dict[int, dict[str, Any]]:
        """What was sent with observations beyond time and result."""
        found: dict[int, dict[str, Any]] = {}
        for begin in range(0, len(keys), AT_ONCE):
            for row in self._connection.execute(_MORE, {"keys": keys[begin : begin + AT_ONCE]}).mappings():
                told = {name: row[column] for name, column in MORE.items() if row[column] is not None}
                found[row["id"]] = {name: json.loads(text) for name, text in told.items()}
        return found

    def _translator(self) -> ReadingTranslator:
        return ReadingTranslator(self._resolve, self.features.condition, self.scope.now)

    def _resolve(self, navigation: str, node: ast._Node) -> frozenset[int]:
        """Ids of what observations refer to by a navigation, and that fulfils a condition."""
        kind = OF_OBSERVATION[navigation][0]
        rows = self._visible.of(kind)
        translator = RecordTranslator(self.scope, kind, rows, navigation)
        return frozenset(self._connection.execute(select(rows.c.id).where(translator.condition(node))).scalars())

    def _asked(self, options: QueryOptions, within: Within) -> tuple[frozenset[int] | None, ColumnElement[bool] | None]:
        """Streams (None: all that are visible) and what is asked of their readings."""
        narrowed = self._translator().narrowed(options.filter)
        streams, where = narrowed.streams, narrowed.where
        if within is not None and within[0] is DATASTREAM:
            streams = frozenset([within[1]]) if streams is None or within[1] in streams else frozenset()
        elif within is not None:
            of = self.features.condition([within[1]])
            where = of if where is None else and_(of, where)
        return streams, where

    def _within_streams(
        self, streams: frozenset[int] | None, where: ColumnElement[bool] | None
    ) -> ColumnElement[bool] | None:
        conditions = [] if where is None else [where]
        if streams is None:
            conditions += [READING.c.stream.not_in(sorted(self._hidden))] if self._hidden else []
        elif len(streams) == 1:
            conditions.insert(0, READING.c.stream == next(iter(streams)))
        else:
            conditions.insert(0, READING.c.stream.in_(sorted(streams)))
        return and_(*conditions) if conditions else None

    def _count(self, streams: frozenset[int] | None, where: ColumnElement[bool] | None) -> int:
        if where is not None:
            return self._store.number_of(self._within_streams(streams, where))
        if streams is None:
            return self._store.count() - self._number(self._hidden)
        return self._number(streams)

    def _number(self, streams: Iterable[int]) -> int:
        return int(self._store.counts(np.array(sorted(streams), np.int64)).sum())

    def _order(self, options: QueryOptions) -> list[Ordered]:
        translator = self._translator()
        asked = [(translator.ordering(order.node), order.down) for order in options.order]
        values = [Ordered(value, down, None if value is READING.c.time else True) for value, down in asked]
        return [
            *(values or [Ordered(READING.c.time, True)]),
            Ordered(READING.c.stream),
            Ordered(READING.c.number, True),
        ]

    def _ranked(self, of: ColumnElement[Any], keys: list[int], options: QueryOptions, most: int) -> FoundReadings:
        """The first ones of each datastream or feature `of` which they are, in the order asked for."""
        if not options.most:
            return self._store.readings(np.array([], np.int64))
        order = [one.direction for one in self._order(options)]
        streams, where = self._asked(options, None)
        place = func.row_number().over(partition_by=of, order_by=[one.nulls_last() for one in order])
        conditions: list[ColumnElement[bool]] = [of.in_(keys)]
        if (whole := self._within_streams(streams, where)) is not None:
            conditions.append(whole)
        ranked = select(READING.c.stream, READING.c.number, place.label("place")).where(*conditions)
        rows = ranked.correlate(None).subquery()
        some = select(rows.c.stream, rows.c.number).where(
            rows.c.place > options.skip, rows.c.place <= options.skip + options.most + 1
        )
        chosen = tuple_(READING.c.stream, READING.c.number).in_(some)
        return self._store.find(
            Question(chosen, [of.asc(), *order], min(len(keys) * (options.most + 1), most + len(keys)))
        )

    @cached_property
    def _hidden(self) -> frozenset[int]:
        """Streams that were withdrawn, or are of a class that may not be read."""
        seen = readable(datastream, self._visible.classes)
        asked = select(datastream.c.id).where(or_(datastream.c.withdrawn_at.is_not(None), ~seen))
        return frozenset(self._connection.execute(asked).scalars())

    def _is_stream(self, stream: int) -> bool:
        return self._connection.execute(select(datastream.c.id).where(datastream.c.id == stream)).scalar() is not None


def is_newest_first(options: QueryOptions) -> bool:
    """Whether the newest are asked for from the first on, which the store has at hand."""
    if options.skip or not options.most:
        return False
    if not options.order:
        return True
    first = options.order[0]
    return len(options.order) == 1 and first.down and path_of(first.node) == ["phenomenonTime"]


def _spans(time: Times, until: Times) -> list[str]:
    """Phenomenon times as texts."""
    begins, ends = all_written(time), all_written(until)
    return [f"{begin}/{end}" if end else str(begin) for begin, end in zip(begins, ends, strict=True)]


_MORE = select(observation_more).where(
    observation_more.c.withdrawn_at.is_(None), observation_more.c.id.in_(bindparam("keys", expanding=True))
)
MORE = {"resultQuality": "quality", "validTime": "valid_time", "parameters": "parameters"}
"""Properties of observations that records keep, with their columns."""
