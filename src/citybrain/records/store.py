"""Open the database of a city's records and work on it in transactions."""

from __future__ import annotations

import errno
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from sqlalchemy.pool import QueuePool

from citybrain.records.database import Database, database_of
from citybrain.records.errors import PRIMARY, EntryError, NotRecordedError, translate_error
from citybrain.records.texts import refuse_nul
from citybrain.records.turns import Turns, turns_of
from citybrain.records.upgrade import bring_up_to_date

FILE = "records.sqlite"
PATIENCE = 5.0
"""Seconds that a transaction waits for another program's before it gives up."""

LARGEST = str(2**63 - 1)
BEYOND = "Python int too large to convert to SQLite INTEGER"
"""What the driver says of a number that no row can have."""
OVERFLOW = 40
"""Connections beside the five that are kept: as many as threads of a server that answer at a time."""

IMMEDIATE = "immediate"
"""Option of a connection: its transactions write, so they ask for the right to at once."""

AFTER = "once_written"
"""What of a connection names that which is done after its transaction."""

Told = Callable[[BaseException], NotRecordedError | None]
"""The error for a person that an error of the database is, None where the fault is one of the program."""


def once_written(connection: Connection, act: Callable[[Records], None]) -> None:
    """Have something done once after a transaction of `Records.begin`, where it is kept."""
    acts = connection.info.setdefault(AFTER, [])
    if act not in acts:
        acts.append(act)


class Records:
    """The open records of one city. Safe for threads: each transaction has a connection of its own."""

    def __init__(
        self, path: Path | Database, engine: Engine, writable: bool, told: Told, turns: Turns | None = None
    ) -> None:
        self.path = path
        self.writable = writable
        self._engine = engine
        self._told = told
        self._turns = turns
        self._watching = threading.Lock()
        self._watched: sqlite3.Connection | None = None
        refuse_nul(engine)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """One transaction that may write: all of it is kept, or nothing if the block raises.

        It begins with the right to write, so that nobody changes what it has read. Raises NotRecordedError where the
        folder is read-only, the disk is full, or whoever writes does not let go within five seconds, nor those who have
        all connections.
        """
        if not self.writable:
            raise NotRecordedError("records-read-only", file=str(self.path), problem=os.strerror(errno.EROFS))
        connecting = self._engine.execution_options(**{IMMEDIATE: True})
        with self._turn(), self.errors_told(), connecting.connect() as connection, connection.begin():
            connection.info.pop(AFTER, None)
            yield connection
            after: list[Callable[[Records], None]] = connection.info.pop(AFTER, [])
        for act in after:
            act(self)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One transaction that reads: it sees the records as they were when it began. Raises NotRecordedError."""
        with self.errors_told(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if self._turns is None:
            yield
            return
        with ExitStack() as until:
            try:
                until.enter_context(self._turns.turn(PATIENCE))
            except TimeoutError as late:
                raise NotRecordedError(
                    "records-locked", file=str(self.path), problem="others of this program write"
                ) from late
            yield

    @property
    def local(self) -> bool:
        """Whether they lie in a file of this machine, which is read at once."""
        return isinstance(self.path, Path)

    def open_local(self) -> sqlite3.Connection:
        """A connection to the file for one who closes it; what waits for others is an error at once."""
        opened = self._engine.raw_connection()
        connection = cast(sqlite3.Connection, opened.driver_connection)
        opened.detach()
        connection.execute("PRAGMA busy_timeout = 0")
        return connection

    def version(self) -> int | None:
        """A number that is another one once anything was written since, whoever writes; None where none is at hand.

        It is the `data_version` of a connection that never writes (SQLite), and tells of this opening alone. A database
        of PostgreSQL has none that is read at once.
        """
        if not self.local:
            return None
        with self._watching:
            try:
                if self._watched is None:
                    self._watched = self.open_local()
                return int(self._watched.execute("PRAGMA data_version").fetchone()[0])
            except sqlite3.Error:
                return None

    def scrub(self) -> None:
        """Leave nothing in the file, and in its log, of what was deleted or replaced. Raises NotRecordedError.

        A database of PostgreSQL does so by itself, in its own time.
        """
        if not self.local:
            return
        with self._turn(), self.errors_told(), self._engine.connect() as connection:
            driver = cast(sqlite3.Connection, connection.connection.driver_connection)
            connection.rollback()
            driver.execute("VACUUM")
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file or of the database."""
        with self._watching:
            if self._watched is not None:
                self._watched.close()
                self._watched = None
        self._engine.dispose()

    @contextmanager
    def errors_told(self) -> Iterator[None]:
        """Errors of the database as errors for people; faults of the program pass as they are."""
        try:
            yield
        except DBAPIError as problem:
            known = self._told(problem.orig) if problem.orig is not None else None
            if known is None:
                raise
            raise known from problem
        except NoConnectionError as late:
            raise NotRecordedError(
                "records-locked", file=str(self.path), problem="others of this program have all connections"
            ) from late
        except OverflowError as problem:
            if str(problem) != BEYOND:
                raise
            raise EntryError("records-number", allowed=LARGEST) from problem


def open_records(folder: Path) -> Records:
    """Open or create the records of a city and bring their tables up to date.

    They are in the database that `keep_in` named, else in the folder; one that may not be written to can still be
    read. Raises NotRecordedError where the database is damaged, locked by another program, newer than this program, or
    cannot be reached or created.
    """
    database = database_of(folder)
    if database is not None:
        from citybrain.records.postgres import open_in

        return open_in(database)
    path = folder / FILE
    writable = os.access(folder, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))
    if not writable and not path.exists():
        raise NotRecordedError("records-read-only", file=str(path), problem=os.strerror(errno.EROFS))
    records = Records(
        path, _engine(path, writable), writable, lambda problem: translate_error(problem, path), turns_of(path)
    )
    with records.errors_told():
        bring_up_to_date(records._engine, str(path), writable, lambda number: _copy(path, number))
    return records


def _copy(path: Path, number: str) -> None:
    """Keep the records as they are before an update, in place of those before an earlier one, to go back to.

    Raises NotRecordedError where they cannot be written.
    """
    target, part = path.with_name(f"{path.name}.{number}"), path.with_name(f".{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
        part.replace(target)
        for old in copies_of_before(path.parent):
            if old != target:
                old.unlink()
    except (OSError, sqlite3.Error) as problem:
        told = NotRecordedError("records-unreachable", file=str(target), problem=str(problem))
        raise translate_error(problem, target) or told from problem
    finally:
        part.unlink(missing_ok=True)


def copies_of_before(folder: Path) -> list[Path]:
    """Copies of records of before an update: nothing in them is sealed that was not yet then."""
    return sorted(folder.glob(f"{FILE}.[0-9]*"))


def remove_copies_of_before(folder: Path, older: float = 0.0) -> None:
    """Remove those that are older than so many seconds. Raises NotRecordedError where one cannot be removed."""
    for copy in copies_of_before(folder):
        try:
            if time.time() - copy.stat().st_mtime >= older:
                copy.unlink()
        except FileNotFoundError:
            continue  # somebody else removed it
        except OSError as problem:
            raise NotRecordedError("records-unreachable", file=str(copy), problem=problem.strerror or "") from problem


def has_records(folder: Path) -> bool:
    """Whether anything was ever recorded of a city, or could have been."""
    return database_of(folder) is not None or (folder / FILE).is_file()


def _engine(path: Path, writable: bool) -> Engine:
    where = f"file:{_quoted(path)}" + ("" if writable else "?mode=ro&immutable=1")
    engine = create_engine(
        f"sqlite+pysqlite:///{where}{'&' if '?' in where else '?'}uri=true",
        poolclass=QueuePool,
        max_overflow=OVERFLOW,
        pool_timeout=PATIENCE,
        connect_args={"timeout": PATIENCE, "check_same_thread": False, "isolation_level": None},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA secure_delete = ON")  # what is deleted or replaced is overwritten in the file, too
        if writable:
            _write_ahead(cursor)
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        wanted = connection.get_execution_options().get(IMMEDIATE)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if wanted else "BEGIN")

    return engine


def _write_ahead(cursor: sqlite3.Cursor) -> None:
    """Have the file written ahead. SQLite does not wait where two change a new file to it at once, so this waits."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as problem:
            busy = getattr(problem, "sqlite_errorcode", 0) & PRIMARY == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > until:
                raise
        time.sleep(0.005)


def _quoted(path: Path) -> str:
    return quote(str(path.absolute()))
