"""Events that a detector saw, such as slag trucks at a weighbridge, from a table."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

MOST_ROWS = 50_000
FATES = ("stored", "duplicate", "conflict", "late")
File = Annotated[Path, typer.Argument(metavar="FILE", help=text("cli-observe-detections-file", READER.language))]
Station = Annotated[
    str | None, typer.Option("--station", metavar="NAME", help=text("cli-observe-detections-station", READER.language))
]
Begin = Annotated[
    str | None, typer.Option("--begin", metavar="TIME", help=text("cli-observe-detections-begin", READER.language))
]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help=text("cli-observe-by", READER.language))]


def detections(
    city: CityFolder, file: File, station: Station = None, begin: Begin = None, by: By = None, as_json: AsJson = False
) -> None:
    """Import events of a table: the same rows again are stored once."""
    from citybrain.cases.tracing.tables import read_rows
    from citybrain.governance import Actor, Permission, Role
    from citybrain.governance.audit import Noted, note
    from citybrain.observations.detections import MOST, ListedDetection, deliver_detections, require_past, told_apart
    from citybrain.observations.sensorthings.service import Service
    from citybrain.observations.species.birdnet import birdnet_rows, is_birdnet_table
    from citybrain.records import author

    if is_birdnet_table(file):
        rows = birdnet_rows(file, _stated(station), _moment(begin), MOST_ROWS)
    else:
        rows = read_rows(file, ListedDetection, MOST_ROWS)
    with OpenCity(city) as opened:
        given = told_apart(rows, opened.time_zone())
        sensing = opened.sensing
        require_past(sensing, given)
        name = author(by)
        actor, service = Actor(name, frozenset(Role), frozenset(Permission)), Service(sensing)
        counts: Counter[str] = Counter()
        for first in range(0, len(given), MOST):
            part = Counter(one.fate for one in deliver_detections(sensing, service, actor, given[first : first + MOST]))
            counts += part
            with sensing.records.begin() as connection:
                note(connection, Noted(Actor(name), Permission.WRITE_OBSERVATIONS, file.name, part["stored"]))
    if as_json:
        print_json({fate: counts[fate] for fate in FATES})
    else:
        told = {fate: f"{counts[fate]:,}" for fate in FATES}
        READER.out().print(text("cli-observe-detected", READER.language, **told), markup=False)
    if counts["conflict"] or counts["late"]:
        raise typer.Exit(1)


def _stated(station: str | None) -> str:
    """Raises EntryError where nobody says where a detector stood."""
    from citybrain.records.errors import EntryError

    if not station or not station.strip():
        raise EntryError("birdnet-station-unknown")
    return station.strip()[:200]


def _moment(begin: str | None) -> datetime.datetime | None:
    from citybrain.records.errors import EntryError

    try:
        return None if begin is None else datetime.datetime.fromisoformat(begin)
    except ValueError:
        raise EntryError("cli-species-begin-unread", received=begin[:60] if begin else "-") from None
