"""The clock of a replayed city that nothing replays: it stands at the newest step on record of its cases."""

from __future__ import annotations

from citybrain.cases.steps import newest_step
from citybrain.records import CityRecords


class StandingClock:
    """Microseconds, never before the replayed time begins. The records are read again once anything was written."""

    def __init__(self, records: CityRecords, begin: int) -> None:
        self._records, self._begin = records, begin
        self._last: tuple[tuple[int, int], int] | None = None

    def __call__(self) -> int:
        """The time [µs]."""
        version, last = self._records.version(), self._last
        if last is not None and last[0] == version:
            return last[1]
        records = self._records.to_read()
        if records is None:
            return self._begin
        with records.read() as connection:
            now = max(self._begin, newest_step(connection))
        self._last = None if version is None else (version, now)
        return now
