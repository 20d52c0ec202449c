"""Commands on the texts of the program: which languages there are, and what a further one lacks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citybrain.cli.reader import READER
from citybrain.messages import LANGUAGES, readable, text

if TYPE_CHECKING:
    from citybrain.cli.translation import Translation

MOST_SHOWN = 20
ENGLISH = "en"
"""The formula of the reading level is of English alone."""


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
    from citybrain.messages.catalogue import entries_of, keys, untranslated
    from citybrain.messages.easy import SUFFIX, easy_file, easy_languages

    for language in readable():
        count, lacking = len(keys(language)), len(untranslated(language))
        typer.echo(text("cli-messages-line", READER.language, code=language, own=count - lacking, lacking=lacking))
    for language in easy_languages():
        own = len(entries_of(easy_file(language)))
        typer.echo(text("cli-messages-easy", READER.language, code=f"{language}{SUFFIX}", own=own))


def check(language: Wanted, file: OwnFile = None, everything: AllFlag = False) -> None:
    """Tell what a further language lacks and what is wrong in its file; the command fails where anything is wrong."""
    from citybrain.messages.catalogue import FOLDER
    from citybrain.messages.easy import SUFFIX

    if language.endswith(SUFFIX):
        _check_easy(language, file or FOLDER / f"{language}.ftl")
        return
    if file is None and language in LANGUAGES:
        typer.echo(text("cli-messages-complete", READER.language, code=language))
        return
    if file is None and language not in readable():
        allowed = ", ".join(readable())
        raise typer.BadParameter(text("cli-messages-unknown", READER.language, code=language[:40], allowed=allowed))
    found = _checked(file or FOLDER / f"{language}.ftl")
    own, missing = len(found.translated), len(found.missing)
    page = found.missing_of("web-")
    typer.echo(text("cli-messages-checked", READER.language, code=language, own=own, missing=missing, page=page))
    shown = sorted(found.missing)[: None if everything else MOST_SHOWN]
    for key in shown:
        typer.echo(f"  {key}")
    if missing > len(shown):
        typer.echo(text("cli-messages-more", READER.language, count=missing - len(shown)))
    _end_at_faults(found)


def _check_easy(name: str, file: Path) -> None:
    """Tell how many texts of the page have a variant in easy words, and how hard to read those of English are."""
    from citybrain.messages.easy import SUFFIX, easy_languages, long_texts, public_pages
    from citybrain.people.services.reading_level import reading_level

    language = name.removesuffix(SUFFIX)
    if not file.is_file() or language not in readable():
        allowed = ", ".join((*readable(), *(f"{one}{SUFFIX}" for one in easy_languages())))
        raise typer.BadParameter(text("cli-messages-unknown", READER.language, code=name[:40], allowed=allowed))
    found = _checked(file, easy=True)
    typer.echo(text("cli-messages-easy", READER.language, code=name, own=len(found.translated)))
    for page in public_pages() if language == ENGLISH else ():
        grades = [reading_level(long_texts(page, easy=easy, file=file).values()).grade for easy in (False, True)]
        usual, easy = (f"{grade:.1f}" for grade in grades)
        typer.echo(text("cli-messages-grade", READER.language, page=page.name, usual=usual, easy=easy))
    _end_at_faults(found)


def _end_at_faults(found: Translation) -> None:
    for fault in found.faults:
        typer.echo(text(fault.code, READER.language, key=fault.key[:100], detail=fault.detail), err=True)
    if found.faults:
        raise typer.Exit(1)


def _checked(file: Path, *, easy: bool = False) -> Translation:
    from citybrain.cli.translation import check_translation

    return check_translation(file, easy=easy)
