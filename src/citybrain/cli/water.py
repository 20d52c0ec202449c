"""Commands on water: files of networks run as they are."""

from __future__ import annotations

import typer

from citybrain.cli import storm_water
from citybrain.cli.reader import READER
from citybrain.messages import text


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True, help=text("cli-water-group", READER.language))
    storm_water.add_to(group)
    app.add_typer(group, name="water")
