"""`citybrain`: the command line. Commands import what they need when they run, so that help comes at once."""

from __future__ import annotations

import sys
import tempfile
import traceback
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from citybrain import __version__
from citybrain.cli import (
    access,
    bills,
    calibrate,
    cases,
    changes,
    citizen_readings,
    city,
    consultations,
    course,
    database,
    effects,
    enterprises,
    export,
    incidents,
    indicators,
    inventory,
    knowledge,
    languages,
    licences,
    matters,
    notifications,
    nudges,
    observe,
    plans,
    proposals,
    questionnaires,
    releases,
    reports,
    scenarios,
    server,
    services,
    species,
    water,
)
from citybrain.cli.reader import READER
from citybrain.messages import readable, text

BAD_INPUT = 2
UNEXPECTED = 1

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, help=text("cli-help", READER.language))


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


def _language(language: str | None) -> str | None:
    if language is not None and language not in readable():
        raise typer.BadParameter(text("cli-language-unknown", READER.language, allowed=", ".join(readable())))
    return language


@app.callback()
def options(
    language: Annotated[
        str | None,
        typer.Option(callback=_language, help=text("cli-language", READER.language, languages=", ".join(readable()))),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=text("cli-version", READER.language))
    ] = False,
) -> None:
    """Options of every command."""
    READER.language = language or READER.language


city.add_to(app)
server.add_to(app)
plans.add_to(app)
scenarios.add_to(app)
consultations.add_to(app)
questionnaires.add_to(app)
nudges.add_to(app)
citizen_readings.add_to(app)
course.add_to(app)
bills.add_to(app)
access.add_to(app)
notifications.add_to(app)
observe.add_to(app)
cases.add_to(app)
changes.add_to(app)
proposals.add_to(app)
enterprises.add_to(app)
licences.add_to(app)
services.add_to(app)
matters.add_to(app)
reports.add_to(app)
species.add_to(app)
releases.add_to(app)
incidents.add_to(app)
calibrate.add_to(app)
effects.add_to(app)
indicators.add_to(app)
inventory.add_to(app)
knowledge.add_to(app)
languages.add_to(app)
export.add_to(app)
water.add_to(app)
database.add_to(app)
water.add_to(app)


@app.command(
    "scaffold",
    help=text("scaffold-help", READER.language),
    add_help_option=False,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
def scaffold(context: typer.Context) -> None:
    """Hand everything after the word on to the scaffold's own commands."""
    from citybrain.cli.scaffold import app as scaffold_app

    scaffold_app(context.args or ["--help"], prog_name="citybrain scaffold")


def run() -> NoReturn:
    """Run the command line; every error leaves as a text and an exit code, never as a traceback."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
    except Exception as error:
        sys.exit(_report_error(error))
    sys.exit(0)


def _report_error(error: Exception) -> int:
    """Tell the person what went wrong; return the exit code."""
    from citybrain.kernel.errors import CityBrainError

    if isinstance(error, CityBrainError):
        READER.show_error(error)
        return BAD_INPUT
    if isinstance(error, OSError) and error.filename:
        told = text("cli-file", READER.language, file=str(error.filename), problem=error.strerror or str(error))
        READER.err().print(told, style="red", markup=False)
        return BAD_INPUT
    _show_unexpected(error)
    return UNEXPECTED


def _show_unexpected(error: Exception) -> None:
    """Keep what developers need in a file, and tell the person where it is."""
    with tempfile.NamedTemporaryFile("w", prefix="citybrain-", suffix=".log", delete=False, encoding="utf-8") as log:
        log.write(f"citybrain {__version__}: {' '.join(sys.argv[1:])}\n")
        traceback.print_exception(error, file=log)
    told = f"{type(error).__name__}: {error}"
    READER.err().print(
        text("cli-unexpected", READER.language, problem=told, log=str(Path(log.name))), style="red", markup=False
    )
