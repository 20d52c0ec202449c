"""Commands on imports of readings: list them, undo one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from citybrain.cli.city import AsJson, CityFolder, print_answer, print_json
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.observations.importing.kept import StoredImport

Number = Annotated[int, typer.Argument(metavar="IMPORT", help=text("cli-observe-import-number", READER.language))]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help=text("cli-observe-undo-by", READER.language))]


def undo(city: CityFolder, number: Number, by: By = None, as_json: AsJson = False) -> None:
    """Undo an import."""
    from citybrain.governance import Actor, Permission
    from citybrain.governance.audit import Noted, note
    from citybrain.observations.importing.undoing import undo as undo_import
    from citybrain.records import author

    with OpenCity(city) as opened:
        done = undo_import(opened.store, opened.records, city, number, author(by))
        with opened.records.begin() as connection:
            note(connection, Noted(Actor(author(by)), Permission.WRITE_OBSERVATIONS, done.description, done.removed))
    if as_json:
        print_json(asdict(done))
        return
    told = {"number": str(number), "file": done.file, "count": f"{done.removed:,}"}
    READER.out().print(text("cli-observe-undone", READER.language, **told), markup=False)
    if done.kept:
        kept = text("cli-observe-undone-kept", READER.language, count=f"{done.kept:,}")
        READER.out().print(kept, markup=False)
    if done.stale:
        stale = text("cli-observe-undone-stale", READER.language, models=", ".join(map(str, done.stale)))
        READER.err().print(stale, style="yellow", markup=False, soft_wrap=True)


def imports(city: CityFolder, as_json: AsJson = False) -> None:
    """List the imports of files, the last one first."""
    from citybrain.cli.observe_tables import print_imports

    with OpenCity(city) as opened:
        rows = [asdict(one) for one in _imports(opened)]
    print_answer(rows, print_imports, as_json)


def with_undone(city: OpenCity, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of the ledger with the number of readings of each source that were removed on each day by an undo."""
    found = {(row["day"], row["source"]): {**row, "undone": 0} for row in rows}
    for one in _imports(city):
        if one.withdrawn_at is not None:
            day = one.withdrawn_at[:10]
            nothing = dict.fromkeys(("received", "stored", "duplicates", "rejected", "undone"), 0)
            row = found.setdefault((day, one.file), {"source": one.file, "day": day, **nothing})
            row["undone"] += one.removed or 0
    return [found[key] for key in sorted(found)]


def _imports(city: OpenCity) -> list[StoredImport]:
    from citybrain.observations.importing.kept import imports as kept_imports
    from citybrain.observations.importing.undoing import settle, stopped
    from citybrain.observations.readings.store import NotStoredError

    if city.records.writable and any(stopped(city.records)):
        with suppress(NotStoredError):  # a server that has the city does that itself
            settle(city.store, city.records)
    with city.records.read() as connection:
        return kept_imports(connection)


COMMANDS = (("imports", imports), ("undo", undo))
