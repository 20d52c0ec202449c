"""What happens to readings that are there: counters are folded, readings replaced, removed and flagged."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import psycopg

from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.observations.readings.columns import Readings, Streams, Times, identities, streams_and_numbers
from citybrain.observations.readings.postgres import flags, forgetting, rollups
from citybrain.observations.readings.postgres.loading import load, loaded
from citybrain.observations.readings.postgres.rows import Instant
from citybrain.observations.readings.postgres.sessions import DatabaseSessions
from citybrain.observations.readings.postgres.summaries import again
from citybrain.observations.readings.postgres.tables import add, reading_rows
from citybrain.observations.readings.postgres.writer import PostgresWriter
from citybrain.observations.readings.progress_token import ProgressToken
from citybrain.observations.readings.state import StreamState
from citybrain.observations.readings.store import Checked, Detail, NotStoredError

LOG = logging.getLogger("citybrain.observations")

ROWS = 50_000
"""Rows of `added` from which on they are folded: so many are read quickly by whoever asks for means."""

PAUSE = 0.5
"""Seconds between two looks at how many there are."""

GIVEN = "unnest(%(stream)s::integer[], %(number)s::integer[]) AS given (stream, number)"
SAME_TIMES = """
    SELECT number FROM reading
    WHERE stream = %(stream)s AND time = %(time)s AND coalesce(made, time) = %(made)s AND number <> %(number)s"""
REMOVE = f"""
    DELETE FROM reading USING {GIVEN} WHERE reading.stream = given.stream AND reading.number = given.number
    RETURNING reading.stream, time"""
LESS = """
    UPDATE summary SET count = summary.count - gone.count
    FROM unnest(%(stream)s::integer[], %(count)s::integer[]) AS gone (stream, count)
    WHERE summary.stream = gone.stream"""
OPEN = "UPDATE checked SET upto = least(upto, %(number)s - 1) WHERE stream = %(stream)s"
UNFLAG = f"DELETE FROM flag USING {GIVEN} WHERE flag.stream = given.stream AND flag.number = given.number"


class PostgresChanges:
    """Safe for threads: one at a time."""

    def __init__(self, sessions: DatabaseSessions, writer: PostgresWriter, state: StreamState) -> None:
        self._sessions = sessions
        self._writer = writer
        self._state = state
        self._lock = threading.Lock()
        self._end = threading.Event()
        self.thread = threading.Thread(target=self._run, name="observations-folding", daemon=True)

    def _run(self) -> None:
        while not self._end.wait(PAUSE):
            if self._writer.unfolded >= ROWS:
                try:
                    self.fold()
                except (NotStoredError, psycopg.Error) as problem:  # nothing is lost, and it is tried again
                    LOG.warning("Counters could not be folded: %s", problem)

    def fold(self) -> None:
        """Add to the counters of streams, hours and days what came since the last time."""
        with self._changing():
            pass
        with self._sessions.reading() as connection:
            connection.execute("VACUUM (TRUNCATE false) added")

    @contextmanager
    def _changing(self) -> Iterator[psycopg.Connection]:
        """A transaction in which all counters are folded."""
        with self._lock, self._sessions.changing() as connection:
            rows = self._writer.unfolded
            connection.execute(rollups.FOLD)
            yield connection
            self._writer.unfolded -= rows

    @contextmanager
    def _writing(self, streams: Streams) -> Iterator[psycopg.Connection]:
        """The same while nobody else writes; what is in memory of the streams follows."""
        with self._writer.lock:
            with self._changing() as connection:
                yield connection
                again(connection, streams)
                found = loaded(connection, streams)
            self._state.take(*found)

    def change(self, identity: int, reading: Readings) -> None:
        """Replace a reading; see Store."""
        streams, numbers = streams_and_numbers(np.array([identity]))
        if not self._state.gave(streams, numbers)[0]:
            raise NotFoundError("reading-unknown", received=str(identity))
        if len(reading) != 1 or reading.stream[0] != streams[0]:
            raise ValueError("one reading of the same stream is wanted")
        whole = reading.whole()
        one: dict[str, Any] = {"stream": int(streams[0]), "number": int(numbers[0])}
        times = {"time": Instant(whole.time[0]), "made": Instant(whole.result_time[0])}
        with self._writing(streams) as connection:
            if reading.time[0] < self._state.horizon[streams[0]]:
                raise InputError("reading-forgotten")
            if same := connection.execute(SAME_TIMES, {**one, **times}).fetchall():
                stored = identities(streams, np.array(same[0]))
                raise InputError("reading-conflicts", stored=str(stored[0]))
            gone = connection.execute(REMOVE, flags.given(streams, numbers), binary=True).fetchall()
            if not gone:
                raise NotFoundError("reading-unknown", received=str(identity))
            add(connection, *reading_rows(whole, numbers))
            connection.execute(OPEN, one)
            rollups.again(connection, np.repeat(streams, 2), np.array([gone[0][1], whole.time[0]]))

    def remove(self, identities: Times) -> int:
        """Remove readings; see Store."""
        streams, numbers = streams_and_numbers(np.unique(identities))
        given_once = self._state.gave(streams, numbers)
        given = flags.given(streams[given_once], numbers[given_once])
        if not given["stream"]:
            return 0
        with self._writing(streams) as connection:
            gone = connection.execute(REMOVE, given, binary=True).fetchall()
            if not gone:
                return 0
            connection.execute(UNFLAG, given)
            streams, times = np.array(gone, np.int64).T
            touched, counts = np.unique(streams, return_counts=True)
            connection.execute(LESS, {"stream": touched.tolist(), "count": counts.tolist()})
            rollups.again(connection, streams.astype(np.int32), times)
        return len(gone)

    def forget(self, streams: Streams, before: int, what: Detail, watch: ProgressToken) -> int:
        """Forget readings; see Store. Whole days, so that hours and days stay as they are; who delivers goes on."""
        streams = self._state.closing(streams, what == "days")
        if not len(streams):
            return 0
        day = before // rollups.DAY * rollups.DAY
        with self._writer.lock:
            former = self._state.forgot(streams, np.maximum(self._state.horizon[streams], day))
        try:
            with self._changing() as connection, watch.cancelling(connection.cancel_safe):
                gone = forgetting.forget(connection, streams, day, what)
                connection.execute(LESS, {"stream": list(gone), "count": list(gone.values())})
                again(connection, streams)
        except BaseException:
            self._state.forgot(streams, former)
            raise
        with self._writer.lock, self._sessions.reading() as connection:
            load(self._state, connection, streams)
        return sum(gone.values())

    def flag(self, checked: Sequence[Checked]) -> None:
        """Replace the flags of readings that were evaluated now, and move the marks; see Store."""
        with self._changing() as connection:
            marks = self._state.checked_of(np.array([one.stream for one in checked], np.int32)).tolist()
            some = [(one, mark) for one, mark in zip(checked, marks, strict=True) if one.after in (None, mark)]
            done = flags.replace(connection, some)
        for one in done:
            self._state.evaluated(one.stream, one.upto, one.flagged.number, one.flagged.flag)

    def recheck(self, stream: int) -> None:
        """All readings of the stream are to be evaluated again; their flags stand until then."""
        with self._lock, self._sessions.changing() as connection:
            connection.execute("UPDATE checked SET upto = 0 WHERE stream = %s", [stream])
        self._state.open_again(stream)

    def close(self) -> None:
        """Fold no more; wait for what runs."""
        self._end.set()
        self.thread.join()
