"""Older months as Parquet files beside the database file, still part of every answer.

A file counts once it stands in the table `archive`, in the transaction that takes its readings from the large table: a
program that ends in between leaves a file that counts for nothing and that the next one of its name replaces.
"""

from __future__ import annotations

import itertools
import re
from datetime import datetime
from pathlib import Path
from typing import Any

from citybrain.base.folders import sync
from citybrain.observations.readings.embedded.tables import COLD, KEPT_NAMES, create_views, quoted
from citybrain.observations.readings.embedded.write_session import Upkeep
from citybrain.observations.readings.progress_token import ProgressToken
from citybrain.observations.readings.store import Archived, NotStoredError

FOLDER = Path("observations") / "archive"
NAME = re.compile(r"\d{1,6}-\d{2}-\d{1,9}\.parquet")
"""A file of a month. The table may have come with a backup from elsewhere: no name of it may lead out of the folder."""

MONTHS = f"""
    SELECT DISTINCT date_trunc('month', time) AS month FROM {COLD} WHERE time < make_timestamp($before)
    AND month + INTERVAL 1 month <= make_timestamp($before) ORDER BY month"""
OF_MONTH = "time >= $month AND time < $month + INTERVAL 1 month"


class Archive:
    """Moves readings between the large table and files. Who calls holds the lock of the upkeep."""

    def __init__(self, upkeep: Upkeep, city: Path) -> None:
        self._upkeep = upkeep
        self._connection = upkeep.connection
        self._folder = city / FOLDER

    def files(self) -> list[Archived]:
        """Files that count, by month."""
        rows = self._connection.execute("SELECT file, month, count FROM archive WHERE NOT gone ORDER BY ALL").fetchall()
        return [Archived(*row) for row in rows]

    def _require_names(self) -> None:
        """Raises NotStoredError where a name of a file could be anything but one that this class gave."""
        for (file,) in self._connection.execute("SELECT file FROM archive").fetchall():
            if file is None or not NAME.fullmatch(file):
                raise NotStoredError("observations-archive-strange", file=str(file)[:100], folder=str(self._folder))

    def open(self) -> None:
        """Make them part of what is read. Raises NotStoredError where one is missing, or has a strange name."""
        self._require_names()
        self.sweep()
        for one in self.files():
            if not (self._folder / one.file).is_file():
                raise NotStoredError(
                    "observations-archive-missing", file=str(self._folder / one.file), count=one.readings
                )
        self._views()

    def put(self, before: int, watch: ProgressToken | None = None) -> list[Archived]:
        """Move all months that end before a time [µs] from the large table into files; others may write in between."""
        watch = watch or ProgressToken()
        with self._upkeep.lock:
            months = self._connection.execute(MONTHS, {"before": before}).fetchall()
        done = []
        for number, (month,) in enumerate(months):
            watch.step(number, len(months))
            with self._upkeep.lock, watch.cancelling(self._connection.interrupt):
                done.append(self.put_month(month))
        if done:
            self._upkeep.checkpoint()
        return done

    def put_month(self, month: datetime) -> Archived:
        """Move a month into a file."""
        name = self._new_name(month)
        count = self._write(f"FROM {COLD} WHERE {OF_MONTH}", {"month": month}, self._folder / name)
        with self._upkeep.transaction() as connection:
            taken = connection.execute(f"DELETE FROM {COLD} WHERE {OF_MONTH}", {"month": month}).fetchall()[0][0]
            if taken != count:
                raise RuntimeError(f"{name} has {count} readings of {taken}")
            connection.execute("INSERT INTO archive VALUES (?, ?, ?, false)", [name, month, count])
            self._views()
        return Archived(name, month, count)

    def leave_out(self, condition: str, given: dict[str, Any]) -> None:
        """Write files anew without some readings; the condition may read `given` as a table.

        Within a transaction of who calls. The former files stay until the next `sweep`, for those who read them now.
        """
        for file, month, _ in self.files():
            rows = f"FROM read_parquet({quoted(self._folder / file)}) WHERE"
            if not self._connection.execute(f"SELECT 1 {rows} {condition} LIMIT 1").fetchall():
                continue
            name = self._new_name(month)
            if count := self._write(f"{rows} NOT ({condition})", {}, self._folder / name, given):
                self._connection.execute("INSERT INTO archive VALUES (?, ?, ?, false)", [name, month, count])
            else:
                (self._folder / name).unlink()
            self._connection.execute("UPDATE archive SET gone = true WHERE file = ?", [file])
        self._views()

    def _new_name(self, month: datetime) -> str:
        known = {file for (file,) in self._connection.execute("SELECT file FROM archive").fetchall()}
        names = (f"{month:%Y-%m}-{number}.parquet" for number in itertools.count(1))
        return next(name for name in names if name not in known)

    def _write(self, some: str, values: dict[str, Any], path: Path, given: dict[str, Any] | None = None) -> int:
        """Write a file as a whole; how many readings it has. `some` tells which, and may read `given` as a table."""
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        rows = f"SELECT {', '.join(KEPT_NAMES)} {some} ORDER BY stream, time, number"
        statement = f"COPY ({rows}) TO {quoted(part)} (FORMAT parquet, COMPRESSION zstd)"
        written = self._connection.execute(statement, values).fetchall()[0][0]
        del given
        sync(part)
        part.replace(path)
        sync(path.parent)
        return int(written)

    def take_back(self, some: str, given: dict[str, Any]) -> list[datetime]:
        """Move readings of all files with some of the given ones back into the large table; the months.

        `some` tells which, as what follows FROM. Within a transaction of who calls; `sweep` follows it.
        """
        months = []
        for file, month, _ in self.files():
            rows = f"read_parquet({quoted(self._folder / file)})"
            if self._connection.execute(f"SELECT 1 FROM {rows} {some} LIMIT 1").fetchall():
                self._connection.execute(f"INSERT INTO {COLD} SELECT {', '.join(KEPT_NAMES)} FROM {rows}")
                self._connection.execute("UPDATE archive SET gone = true WHERE file = ?", [file])
                months.append(month)
        if months:
            self._views()
        return months

    def sweep(self) -> None:
        """Remove files whose readings were taken back."""
        gone = self._connection.execute("SELECT file FROM archive WHERE gone").fetchall()
        for (file,) in gone:
            (self._folder / file).unlink(missing_ok=True)
        if gone:
            self._connection.execute("DELETE FROM archive WHERE gone")

    def _views(self) -> None:
        create_views(self._connection, [str(self._folder / one.file) for one in self.files()])
