"""Commands that keep readings: copy them, put a copy back, mend a damaged log, move older months to files."""

from __future__ import annotations

import datetime
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.reader import READER
from citybrain.messages import text


def _told(key: str, **arguments: str | int) -> None:
    READER.err().print(text(key, READER.language, **arguments), markup=False)


Copy = Annotated[Path, typer.Argument(metavar="FOLDER", help=text("cli-observe-folder", READER.language))]


def recover(city: CityFolder, as_json: AsJson = False) -> None:
    """Cut a damaged log where the damage begins."""
    from citybrain.cli.compose import require_city
    from citybrain.observations.readings.embedded import recover as mend

    require_city(city)
    done = mend(city)
    if as_json:
        print_json({**done._asdict(), "aside": None if done.aside is None else str(done.aside)})
    elif done.aside is None:
        _told("cli-observe-sound", count=f"{done.readings:,}")
    else:
        figures = {"cut": f"{done.cut:,}", "kept": f"{done.kept:,}", "count": f"{done.readings:,}"}
        _told("cli-observe-recovered", **figures, folder=str(done.aside))


def backup(city: CityFolder, folder: Copy) -> None:
    """Copy readings and records into a new folder."""
    from citybrain.cli.observe import opened
    from citybrain.records import FILE

    with opened(city) as store:
        count = store.backup(folder)
    if (city / FILE).exists():
        with closing(sqlite3.connect(city / FILE)) as source, closing(sqlite3.connect(folder / FILE)) as target:
            source.backup(target)
    _told("cli-observe-copied", count=f"{count:,}", folder=str(folder))


def restore(city: CityFolder, folder: Copy) -> None:
    """Put a copy of readings in the place of those that are not there."""
    from citybrain.cli.compose import require_city
    from citybrain.observations.readings.embedded import restore as put_back

    require_city(city)
    count = put_back(folder, city)
    _told("cli-observe-restored", count=f"{count:,}", folder=str(folder))


def archive(
    city: CityFolder,
    before: Annotated[
        datetime.datetime,
        typer.Argument(metavar="DATE", formats=["%Y-%m-%d"], help=text("cli-observe-before", READER.language)),
    ],
    as_json: AsJson = False,
) -> None:
    """Move months before a date into Parquet files."""
    from citybrain.cli.observe import opened

    day = before.replace(tzinfo=datetime.UTC)
    with opened(city) as store:
        done = store.archive(round(day.timestamp() * 1e6))
    if as_json:
        print_json([{**one._asdict(), "month": f"{one.month:%Y-%m}"} for one in done])
    else:
        count = sum(one.readings for one in done)
        _told("cli-observe-archived", count=f"{count:,}", months=len(done))


COMMANDS = (("recover", recover), ("backup", backup), ("restore", restore), ("archive", archive))
