"""Readings that are forgotten as they grow old: out of the large table and the archive, their hours and days stay.

All of it is one transaction on rows that those who deliver do not write to, so that they wait for its end alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import numpy as np

from citybrain.observations.readings.accounts import CONFLICTS
from citybrain.observations.readings.columns import Streams
from citybrain.observations.readings.embedded import rollups
from citybrain.observations.readings.embedded.archive import Archive
from citybrain.observations.readings.embedded.loading import load
from citybrain.observations.readings.embedded.summaries import summarise
from citybrain.observations.readings.embedded.tables import COLD, KEPT
from citybrain.observations.readings.embedded.write_session import Upkeep
from citybrain.observations.readings.progress_token import ProgressToken
from citybrain.observations.readings.state import StreamState
from citybrain.observations.readings.store import Detail

GOING: dict[Detail, tuple[str, ...]] = {"readings": (), "hours": ("hour",), "days": ("hour", "day")}
"""Levels whose rows go as well."""

OLD = "stream IN (SELECT stream FROM given) AND time < make_timestamp({before})"
NOTE = f"""
    MERGE INTO forgotten USING (
        SELECT given.stream, make_timestamp({{before}}) AS before, coalesce(count, 0) AS count
        FROM given LEFT JOIN (SELECT stream, count(*) AS count FROM {KEPT} WHERE {OLD} GROUP BY stream) USING (stream)
    ) AS new USING (stream)
    WHEN MATCHED THEN
        UPDATE SET before = greatest(forgotten.before, new.before), count = forgotten.count + new.count
    WHEN NOT MATCHED THEN INSERT VALUES (new.stream, new.before, new.count)"""
FLAGS = f"""
    DELETE FROM flag USING (FROM {KEPT} WHERE {OLD}) AS old
    WHERE flag.stream = old.stream AND flag.number = old.number"""

CONFLICTS_OF = r"""
    UPDATE quarantine SET received = regexp_replace(received, ', "result": .*}$', '}')
    WHERE CASE WHEN code = $code THEN
        TRY_CAST(regexp_extract(received, '"stream": (\d+)', 1) AS INTEGER) IN (SELECT stream FROM given)
        AND TRY_CAST(regexp_extract(received, '"time": (-?\d+)', 1) AS BIGINT) < $before ELSE false END"""
"""What was rejected as another result of a reading stands in quarantine with its stream and time from then on."""


class Forgetting:
    """Safe for threads."""

    def __init__(self, upkeep: Upkeep, archive: Archive, state: StreamState, compact: Callable[[], None]) -> None:
        self._upkeep = upkeep
        self._compact = compact
        self._connection = upkeep.connection
        self._archive = archive
        self._state = state

    def forget(self, streams: Streams, before: int, what: Detail, watch: ProgressToken) -> int:
        """Forget what lies in the large table; see Store. Whole days, so that hours and days stay as they are."""
        streams = self._state.closing(streams, what == "days")
        if not len(streams):
            return 0
        given, day = {"stream": streams}, before // rollups.DAY * rollups.DAY
        with self._upkeep.lock, self._closed_off(streams, day), ExitStack() as settling:
            self._compact()
            self._archive.sweep()
            with watch.cancelling(self._connection.interrupt), self._upkeep.transaction():
                forgotten = self._forget(given, day, what)
                summarise(self._connection, self._state, streams)
                watch.check()
                settling.enter_context(self._upkeep.writer.lock)
            self._upkeep.writer.settle()
            load(self._state, self._connection, streams)
        self._upkeep.checkpoint()
        return forgotten

    @contextmanager
    def _closed_off(self, streams: Streams, before: int) -> Iterator[None]:
        """Nothing is taken any more that is due to be forgotten; where it is not forgotten, it is taken again."""
        with self._upkeep.writer.lock:
            former = self._state.forgot(streams, np.maximum(self._state.horizon[streams], before))
        try:
            yield
        except BaseException:
            self._state.forgot(streams, former)
            raise

    def _forget(self, given: dict[str, Any], before: int, what: Detail) -> int:
        old = OLD.format(before=before)
        rollups.keep(self._connection, old, given)
        self._connection.execute(NOTE.format(before=before))
        self._connection.execute(FLAGS.format(before=before))
        self._connection.execute(CONFLICTS_OF, {"code": CONFLICTS, "before": before})
        counted = self._connection.execute(f"SELECT count(*) FROM {KEPT} WHERE {old}").fetchall()[0][0]
        self._connection.execute(f"DELETE FROM {COLD} WHERE {old}")
        self._archive.leave_out(old, given)
        for level in GOING[what]:
            rollups.forget(self._connection, level, before, given)
        return int(counted)
