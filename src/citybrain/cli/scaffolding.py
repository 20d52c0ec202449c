"""`citybrain scaffold`: hands on to the scaffold's own commands."""

from __future__ import annotations

import typer

from citybrain.cli.reader import READER
from citybrain.messages import text


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command(
        "scaffold",
        help=text("scaffold-help", READER.language),
        add_help_option=False,
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    )(scaffold)


def scaffold(context: typer.Context) -> None:
    """Hand everything after the word on to the scaffold's own commands."""
    from citybrain.cli.scaffold import app as scaffold_app

    scaffold_app(context.args or ["--help"], prog_name="citybrain scaffold")
