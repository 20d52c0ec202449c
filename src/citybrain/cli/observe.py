"""Commands on readings of sensors: import files, list streams, tell what came in and what was set apart."""

from __future__ import annotations

import datetime
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from citybrain.cli import connectors, forecasts, observe_imports, observe_quality, warnings
from citybrain.cli import observe_backup as keeping
from citybrain.cli.city import AsJson, CityFolder, print_answer, print_json, progress_bar
from citybrain.cli.observe_detections import detections
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help=text("cli-observe-files", READER.language))]


MOST_REJECTED = 1_000_000
"""Rejected readings that are listed at once."""


def _option(name: str, metavar: str, least: int | None = None, most: int | None = None) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        f"--{name}", metavar=metavar, min=least, max=most, help=text(f"cli-observe-{name}", READER.language)
    )
    return option


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True, help=text("cli-observe", READER.language))
    commands = (
        ("import", import_),
        ("detections", detections),
        *observe_imports.COMMANDS,
        ("streams", streams),
        ("ledger", ledger),
        ("rejected", rejected),
        ("export", export),
        ("freeze", freeze),
        *keeping.COMMANDS,
        *observe_quality.COMMANDS,
    )
    for name, command in commands:
        group.command(name, help=text(f"cli-observe-{name}", READER.language))(command)
    connectors.add_to(group)
    group.add_typer(forecasts.group(), name="forecast")
    group.add_typer(warnings.group(), name="warnings")
    app.add_typer(group, name="observe")


def freeze(city: CityFolder, as_json: AsJson = False) -> None:
    """Freeze what streams say of observed quantities, so that every number of the city rests on the same readings."""
    from citybrain.observations.observed.declaration import observed_streams
    from citybrain.observations.observed.freezing import freeze as frozen
    from citybrain.open_city.opening import graph_of

    with OpenCity(city) as opened:
        snapshot = opened.snapshot
        graph = graph_of(snapshot.manifest.country, city)
        manifest = frozen(opened.sensing, snapshot, graph, observed_streams())
    if as_json:
        print_json(manifest.model_dump(mode="json"))
    else:
        values = sum(len(one.values) for one in manifest.quantities.values())
        number, count, digest = str(manifest.number), len(manifest.quantities), manifest.hash[:12]
        told = text("cli-observe-frozen", READER.language, number=number, quantities=count, values=values, hash=digest)
        READER.out().print(told)


def import_(
    city: CityFolder,
    files: Files,
    station: Annotated[str | None, _option("station", "NAME")] = None,
    zone: Annotated[str | None, _option("time-zone", "ZONE")] = None,
    encoding: Annotated[str | None, _option("encoding", "NAME")] = None,
    coordinates: Annotated[str | None, _option("coordinates", "NAME")] = None,
    mapping: Annotated[list[str] | None, _option("map", "COLUMN=MEANING|FILE")] = None,
    unit: Annotated[list[str] | None, _option("unit", "COLUMN=UNIT")] = None,
    dates: Annotated[str | None, _option("dates", "ORDER")] = None,
    data_class: Annotated[str, _option("class", "CLASS")] = "public",
    by: Annotated[str | None, _option("by", "NAME")] = None,
    as_json: AsJson = False,
) -> None:
    """Import readings from files."""
    from citybrain.base.files import local_file
    from citybrain.cli.observe_tables import print_imported
    from citybrain.governance import Actor, Permission
    from citybrain.governance.audit import Noted, note
    from citybrain.governance.roles import class_of
    from citybrain.observations.importing.files import import_file
    from citybrain.observations.importing.judging import Asked
    from citybrain.observations.importing.layout import LARGEST
    from citybrain.observations.importing.mapping import stated
    from citybrain.observations.importing.undoing import settle
    from citybrain.records import author

    for file in files:
        local_file(file, LARGEST)
    done = []
    with OpenCity(city) as opened, progress_bar() as progress:
        country = opened.country
        said = stated(mapping or (), unit or (), dates)
        zone = opened.time_zone(zone or said.zone)
        station = station or said.station
        asked = Asked(zone, author(by), station, encoding, coordinates, country, said, data_class=class_of(data_class))
        settle(opened.store, opened.records)
        for number, file in enumerate(files):

            def report(share: float, number: int = number) -> None:
                progress((number + share) / len(files), "cli-observe-importing")

            done.append(import_file(opened.store, opened.records, file, asked, report))
            with opened.records.begin() as connection:
                note(connection, Noted(Actor(asked.made_by), Permission.WRITE_OBSERVATIONS, file.name, done[-1].stored))
    print_answer(done, print_imported, as_json, [asdict(one) for one in done])


def streams(city: CityFolder, as_json: AsJson = False) -> None:
    """List the datastreams with their newest reading."""
    import numpy as np

    from citybrain.cli.observe_tables import print_streams
    from citybrain.observations.catalogue import streams as listed
    from citybrain.observations.readings.columns import NO_TIME

    with OpenCity(city) as opened:
        store = opened.store
        with opened.records.read() as connection:
            known = listed(connection)
        latest = store.latest(np.array([stream.number for stream in known], np.int32))
        rows = [
            {
                **stream._asdict(),
                "readings": store.count(stream.number),
                "time": None if time == NO_TIME else _instant(int(time)),
                "value": None if np.isnan(value) else float(value),
            }
            for stream, time, value in zip(known, latest.time, latest.value, strict=True)
        ]
    print_answer(rows, print_streams, as_json)


def ledger(city: CityFolder, as_json: AsJson = False) -> None:
    """Tell what each source delivered on each day, and what became of it."""
    from citybrain.cli.observe_imports import with_undone
    from citybrain.cli.observe_tables import print_ledger

    with OpenCity(city) as opened:
        tallies = [{**asdict(tally), "day": tally.day.isoformat()} for tally in opened.store.tallies()]
        rows = with_undone(opened, tallies)
    print_answer(rows, print_ledger, as_json)


def rejected(
    city: CityFolder,
    source: Annotated[str | None, _option("source", "NAME")] = None,
    most: Annotated[int, _option("most", "NUMBER", 1, MOST_REJECTED)] = 100,
    after: Annotated[int, _option("after", "NUMBER")] = 0,
    as_json: AsJson = False,
) -> None:
    """List readings that were set apart, with the reason."""
    from citybrain.cli.observe_tables import print_rejected

    with OpenCity(city) as opened:
        rows = [
            {
                **asdict(one),
                "at": one.at.isoformat(timespec="seconds"),
                "reason": text(one.code, READER.language, **one.arguments),
            }
            for one in opened.store.quarantined(source, most, after)
        ]
    print_answer(rows, print_rejected, as_json)


def export(
    city: CityFolder,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=text("cli-observe-file", READER.language))],
    stream: Annotated[int | None, _option("stream", "NUMBER")] = None,
) -> None:
    """Write readings to a Parquet or CSV file."""
    from citybrain.kernel.errors import NotFoundError
    from citybrain.observations.catalogue import streams as listed
    from citybrain.observations.export import export as write

    with OpenCity(city) as opened:
        store = opened.store
        with opened.records.read() as connection:
            known = listed(connection)
        if stream is not None and stream not in {one.number for one in known}:
            raise NotFoundError("observations-stream-unknown", received=str(stream), city=str(city))
        count = write(store, known, file, stream)
    READER.err().print(text("cli-observe-exported", READER.language, count=f"{count:,}", file=str(file)), markup=False)


def _instant(microseconds: int) -> str:
    there = datetime.datetime.fromtimestamp(microseconds / 1e6, datetime.UTC)
    return there.isoformat(timespec="seconds").replace("+00:00", "Z")
