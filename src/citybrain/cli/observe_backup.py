"""Commands that keep readings: copy them, put a copy back, mend a damaged log, move older months to files."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from citybrain.cli import observe_retention
from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.observe_retention import LOCKED, done
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity


def _print_message(key: str, **arguments: str | int) -> None:
    READER.err().print(text(key, READER.language, **arguments), markup=False)


Copy = Annotated[Path, typer.Argument(metavar="FOLDER", help=text("cli-observe-folder", READER.language))]


def recover(city: CityFolder, as_json: AsJson = False) -> None:
    """Cut a damaged log where the damage begins."""
    from citybrain.observations.readings.embedded import recover as mend
    from citybrain.open_city.opening import require_city

    require_city(city)
    done = mend(city)
    if as_json:
        print_json({**done._asdict(), "aside": None if done.aside is None else str(done.aside)})
    elif done.aside is None:
        _print_message("cli-observe-sound", count=f"{done.readings:,}")
    else:
        figures = {"cut": f"{done.cut:,}", "kept": f"{done.kept:,}", "count": f"{done.readings:,}"}
        _print_message("cli-observe-recovered", **figures, folder=str(done.aside))


def backup(
    city: CityFolder,
    folder: Annotated[
        Path | None, typer.Argument(metavar="[FOLDER]", help=text("cli-observe-backup-folder", READER.language))
    ] = None,
) -> None:
    """Copy readings and records into a new folder, or into that of city.toml."""
    if folder is None:
        ran = done(city, "backup")
        _print_message("cli-observe-copied", count=f"{ran['readings']:,}", folder=ran["folder"] or "-")
        return
    count = _copied(city, folder)
    _print_message("cli-observe-copied", count=f"{count:,}", folder=str(folder))


def _copied(city: Path, folder: Path) -> int:
    """Raises CityBrainError where a server has the city, which writes copies where city.toml says and nowhere else."""
    from citybrain.cli.serving import FILE
    from citybrain.kernel.errors import CityBrainError
    from citybrain.observations.readings.store import NotStoredError
    from citybrain.observations.retention.copies import copy_city

    try:
        with OpenCity(city) as opened:
            return copy_city(opened.store, city, folder)
    except NotStoredError as problem:
        if problem.code != LOCKED or not (city / FILE).exists():
            raise
        raise CityBrainError("cli-observe-backup-served", city=str(city), folder=str(folder)) from problem


def restore(city: CityFolder, folder: Copy) -> None:
    """Put a copy of readings, and of records, in the place of those that are not there."""
    from citybrain.cli.persons import settle_restored
    from citybrain.observations.readings.copying import copy
    from citybrain.observations.readings.embedded import restore as put_back
    from citybrain.open_city.opening import require_city
    from citybrain.records import FILE

    require_city(city)
    if (folder / FILE).exists() and not (city / FILE).exists():
        copy(folder / FILE, city / FILE)
    count = put_back(folder, city)
    _print_message("cli-observe-restored", count=f"{count:,}", folder=str(folder))
    settle_restored(city)


def archive(
    city: CityFolder,
    before: Annotated[
        datetime.datetime | None,
        typer.Argument(metavar="[DATE]", formats=["%Y-%m-%d"], help=text("cli-observe-before", READER.language)),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Move months before a date, or as old as city.toml says, into Parquet files."""
    ran = done(city, "archive", None if before is None else before.date())
    if as_json:
        print_json(ran["months"])
    else:
        _print_message("cli-observe-archived", count=f"{ran['readings']:,}", months=len(ran["months"]))


COMMANDS = (
    ("recover", recover),
    ("backup", backup),
    ("restore", restore),
    ("archive", archive),
    *observe_retention.COMMANDS,
)
