"""The store itself: opens the file, starts the threads, reads."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from citybrain.observations.readings.columns import (
    Readings,
    Streams,
    Times,
)
from citybrain.observations.readings.embedded import backup, rollups
from citybrain.observations.readings.embedded.archive import Archive
from citybrain.observations.readings.embedded.backup import FILE
from citybrain.observations.readings.embedded.changes import EmbeddedChanges
from citybrain.observations.readings.embedded.compaction import ROWS, Compactor
from citybrain.observations.readings.embedded.errors import translate_error
from citybrain.observations.readings.embedded.flags import EmbeddedFlags
from citybrain.observations.readings.embedded.forgetting import Forgetting
from citybrain.observations.readings.embedded.loading import load
from citybrain.observations.readings.embedded.overwritten import put_back
from citybrain.observations.readings.embedded.reads import Reads
from citybrain.observations.readings.embedded.tables import complete, create
from citybrain.observations.readings.embedded.write_session import Upkeep
from citybrain.observations.readings.embedded.writer import EmbeddedWriter
from citybrain.observations.readings.progress_token import ProgressToken
from citybrain.observations.readings.store import (
    Archived,
    Checked,
    Detail,
    NotStoredError,
)
from citybrain.observations.readings.writing import GroupWriter

LOG = logging.getLogger("citybrain.observations")
MEMORY = "1GB"
CONFIGURATION: dict[str, Any] = {
    "memory_limit": MEMORY,
    "preserve_insertion_order": True,
    "checkpoint_threshold": "1TB",
    "default_block_size": str(64 << 10),
    "auto_checkpoint_skip_wal_threshold": 1 << 40,
}
"""No checkpoint within a commit, nor at the end: `Upkeep` makes it. Columns of a row group end within a block, so that
blocks a quarter of the usual size leave less empty: a reading takes 8.6 bytes in place of 9.7."""


class EmbeddedStore(Reads):
    """Readings of one city in one file, which one program at a time can open. Safe for threads."""

    archives = True

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection, rows: int = ROWS) -> None:
        super().__init__(path, connection)
        self._file = path.open("rb")
        """Open for as long as the connection is, see `copying.copy`."""
        connection.execute("PRAGMA disable_checkpoint_on_shutdown")
        create(connection)
        self._writer = EmbeddedWriter(connection, self._state, path.parent)
        self._upkeep = Upkeep(connection, self._writer, path, self._file.fileno())
        self._archive = Archive(self._upkeep, path.parent)
        self._archive.open()
        rollups.create(connection)
        complete(connection)
        self._writer.settle()
        load(self._state, connection)
        self._changes = EmbeddedChanges(self._upkeep, self._archive, self._state)
        self._flags = EmbeddedFlags(self._upkeep, self._state)
        self._compactor = Compactor(self._upkeep, rows)
        self._forgetting = Forgetting(self._upkeep, self._archive, self._state, self._compactor.compact)
        self._writing = GroupWriter(
            self._queue, self._writer.commit, lambda problem: translate_error(problem, str(path)) or problem
        )
        self._compactor.start()
        self._writing.thread.start()

    def _settle(self) -> None:
        try:
            self._writer.settle()
        except (
            duckdb.Error,
            OSError,
        ) as problem:  # a full disk, say: what waits is safe, and reading goes on without it
            LOG.warning("%s: readings wait in the journal: %s", self.path, problem)

    def change(self, identity: int, reading: Readings) -> None:
        """Put this reading in the place of another; see Store."""
        self._changes.change(identity, reading)

    def remove(self, identities: Times) -> int:
        """Remove readings for good; see Store."""
        return self._changes.remove(identities)

    def flag_many(self, checked: Sequence[Checked]) -> None:
        """Replace the flags of evaluated readings of some streams; see Store."""
        self._flags.put(checked)

    def recheck(self, stream: int) -> None:
        """All readings of a stream are to be evaluated again."""
        self._flags.recheck(stream)

    def compact(self) -> None:
        """Sort away now what came in since the last time."""
        self._compactor.compact()

    def archive(self, before: int, watch: ProgressToken | None = None) -> list[Archived]:
        """Move older months into Parquet files; see Store."""
        self.compact()
        return self._archive.put(before, watch)

    def forget(
        self, streams: Streams, before: int, what: Detail = "readings", watch: ProgressToken | None = None
    ) -> int:
        """Forget older readings of streams; see Store."""
        return self._forgetting.forget(np.asarray(streams, np.int32), before, what, watch or ProgressToken())

    def backup(self, folder: Path, watch: ProgressToken | None = None) -> int:
        """Copy all readings into a new folder; see Store."""
        return backup.backup(self._upkeep, self._file, self.path.parent, folder, watch)

    def close(self) -> None:
        """Write what waits and let go of the file."""
        self._queue.close()
        self._writing.thread.join()
        self._compactor.close()
        self._writer.close()
        with suppress(duckdb.Error):  # a full disk, say: all is in the log
            self._upkeep.checkpoint()
        self._connection.close()
        self._file.close()


def open_store(folder: Path, rows: int = ROWS) -> EmbeddedStore:
    """Open or create the readings of a city; `rows` of the newest are kept unsorted.

    Raises NotStoredError where another program has the file, where it is damaged, or where it cannot be created.
    """
    path = folder / FILE
    try:
        if put_back(path):
            LOG.warning("%s: a checkpoint ended in the middle and was taken back", path)
        connection = duckdb.connect(path, config=CONFIGURATION)
        try:
            return EmbeddedStore(path, connection, rows)
        except BaseException:
            connection.close()
            raise
    except (duckdb.Error, OSError) as problem:
        raise translate_error(problem, str(path)) or NotStoredError(
            "observations-unreachable", file=str(path), problem=" ".join(str(problem).split())[:300]
        ) from problem
