"""Commands on services that are asked for readings: how they stand, ask one now."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citybrain.cli.city import AsJson, CityFolder, print_answer, print_json
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.twin.configuration_sensing import ConnectorSettings

Name = Annotated[str, typer.Argument(metavar="NAME", help=text("cli-connectors-name", READER.language))]


def add_to(group: typer.Typer) -> None:
    """Add the commands of this module to those on readings."""
    group.command("connectors", help=text("cli-connectors", READER.language))(connectors)
    group.command("pull", help=text("cli-connectors-pull", READER.language))(pull)


def _settings(city: Path) -> tuple[ConnectorSettings, ...]:
    from citybrain.observations.ingest import declared_in
    from citybrain.open_city.opening import require_city

    require_city(city)
    return declared_in(city)[1]


def connectors(city: CityFolder, as_json: AsJson = False) -> None:
    """List the connectors of city.toml: last success, last problem."""
    from citybrain.cli.connector_tables import print_standings
    from citybrain.observations.connectors.known import kinds
    from citybrain.observations.connectors.standing import standings

    settings = _settings(city)
    with OpenCity(city) as opened:
        known = standings(opened.records, settings)
    rows = [
        {
            **standing._asdict(),
            "delivers": kinds()[standing.kind].delivers,
            "licence": kinds()[standing.kind].licence,
            "attribution": kinds()[standing.kind].attribution,
            "told": text(standing.problem, READER.language, **standing.arguments) if standing.problem else "",
        }
        for standing in known
    ]
    print_answer(rows, print_standings, as_json)


def pull(city: CityFolder, name: Name, as_json: AsJson = False) -> None:
    """Ask a connector now."""
    from citybrain.cli.connector_tables import print_delivered
    from citybrain.kernel.errors import NotFoundError
    from citybrain.observations.connectors.schedule import pull as ask

    by_name = {one.name: one for one in _settings(city)}
    if name not in by_name:
        raise NotFoundError("connector-unknown", received=name, allowed=", ".join(by_name) or "–")
    with OpenCity(city) as opened:
        done = ask(opened.sensing, by_name[name])
    if as_json:
        print_json(asdict(done))
    else:
        print_delivered(name, done, READER)
