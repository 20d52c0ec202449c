"""`citybrain`: the command line. Modules of commands are loaded when they run, so that help comes at once."""

from __future__ import annotations

import sys
import tempfile
import traceback
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from citybrain import __version__
from citybrain.cli.command_table import CommandTable
from citybrain.cli.reader import READER
from citybrain.messages import readable, text

BAD_INPUT = 2
UNEXPECTED = 1

app = typer.Typer(
    cls=CommandTable, no_args_is_help=True, pretty_exceptions_enable=False, help=text("cli-help", READER.language)
)


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
