"""Commands on the texts of the program: which languages there are, and what a further one lacks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from citybrain.cli.reader import READER
from citybrain.messages import LANGUAGES, readable, text

MOST_SHOWN = 20


def _help(key: str) -> str:
    return text(f"cli-messages-{key}", READER.language)


Wanted = Annotated[str, typer.Argument(metavar="LANGUAGE", help=_help("language"))]
OwnFile = Annotated[
    Path | None, typer.Option("--file", metavar="FILE", exists=True, dir_okay=False, help=_help("file"))
]
AllFlag = Annotated[bool, typer.Option("--all", help=_help("all"))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True, help=_help("group"))
    group.command("languages", help=_help("command-languages"))(languages)
    group.command("check", help=_help("command-check"))(check)
    app.add_typer(group, name="messages")


def languages() -> None:
    """List the languages that a reader may choose, with the texts of each."""
    from citybrain.messages.catalogue import keys, untranslated

    for language in readable():
        count, lacking = len(keys(language)), len(untranslated(language))
        typer.echo(text("cli-messages-line", READER.language, code=language, own=count - lacking, lacking=lacking))


def check(language: Wanted, file: OwnFile = None, everything: AllFlag = False) -> None:
    """Tell what a further language lacks and what is wrong in its file; the command fails where anything is wrong."""
    from citybrain.cli.translation import check_translation
    from citybrain.messages.catalogue import FOLDER

    if file is None and language in LANGUAGES:
        typer.echo(text("cli-messages-complete", READER.language, code=language))
        return
    if file is None and language not in readable():
        allowed = ", ".join(readable())
        raise typer.BadParameter(text("cli-messages-unknown", READER.language, code=language[:40], allowed=allowed))
    found = check_translation(file or FOLDER / f"{language}.ftl")
    own, missing = len(found.translated), len(found.missing)
    page = found.missing_of("web-")
    typer.echo(text("cli-messages-checked", READER.language, code=language, own=own, missing=missing, page=page))
    shown = sorted(found.missing)[: None if everything else MOST_SHOWN]
    for key in shown:
        typer.echo(f"  {key}")
    if missing > len(shown):
        typer.echo(text("cli-messages-more", READER.language, count=missing - len(shown)))
    for fault in found.faults:
        typer.echo(text(fault.code, READER.language, key=fault.key[:100], detail=fault.detail), err=True)
    if found.faults:
        raise typer.Exit(1)
