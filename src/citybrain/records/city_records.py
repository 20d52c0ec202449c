"""The records of one city, for all who read or write them."""

from __future__ import annotations

import threading
from pathlib import Path

from citybrain.records.store import Records, has_records, open_records


class CityRecords:
    """The records of a city folder, opened when they are first needed; reading makes no file where there is none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._opened: Records | None = None
        self._openings = 0
        self._opening = threading.Lock()

    def to_read(self) -> Records | None:
        """The records, None where nobody has entered anything yet. Raises NotRecordedError."""
        if self._opened is None and not has_records(self.folder):
            return None
        return self.to_write()

    def to_write(self) -> Records:
        """The records, made where there are none. Raises NotRecordedError."""
        with self._opening:
            if self._opened is None:
                self._opened = open_records(self.folder)
                self._openings += 1
            return self._opened

    def version(self) -> tuple[int, int] | None:
        """What is another one once anything was written since; None where they are not open, or none is at hand.

        It is read at once: the loop of a server may ask for it.
        """
        opened, openings = self._opened, self._openings
        number = None if opened is None else opened.version()
        return None if number is None else (openings, number)

    def close(self) -> None:
        """Let go of the file."""
        with self._opening:
            if self._opened is not None:
                self._opened.close()
                self._opened = None
