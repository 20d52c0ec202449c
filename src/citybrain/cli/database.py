"""`--database`: the option of all commands that work with records or readings of a city."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from citybrain.cli.reader import READER
from citybrain.messages import text

VARIABLE = "CITYBRAIN_DATABASE"
Database = Annotated[
    str | None,
    typer.Option("--database", metavar="URL", envvar=VARIABLE, help=text("cli-database", READER.language)),
]
COMMANDS = ("export", "serve")
GROUPS = ("access", "course", "indicators", "inventory", "observe")
OF_FILES = ("recover", "restore")
"""Commands on the files of the folder: a database has tools of its own for that."""


def add_to(app: typer.Typer) -> None:
    """Give the option to the commands that need it and name a city."""
    commands = [one for one in app.registered_commands if one.name in COMMANDS]
    for group in app.registered_groups:
        if group.name in GROUPS and group.typer_instance is not None:
            commands += [one for one in _commands_of(group.typer_instance) if one.name not in OF_FILES]
    for command in commands:
        if command.callback is not None and "city" in inspect.signature(command.callback).parameters:
            command.callback = with_database(command.callback)


def _commands_of(group: typer.Typer) -> Iterator[Any]:
    yield from group.registered_commands
    for below in group.registered_groups:
        if below.typer_instance is not None:
            yield from _commands_of(below.typer_instance)


def with_database(command: Callable[..., Any]) -> Callable[..., Any]:
    """The same command with the option; the city is kept in that database for as long as the program runs."""

    @functools.wraps(command)
    def run(*, city: Path, database: str | None = None, **given: Any) -> Any:
        if database is not None:
            from citybrain.records import keep_in

            keep_in(city, database)
        return command(city=city, **given)

    hints = get_type_hints(command, include_extras=True)
    parameters = [
        one.replace(annotation=hints[name], kind=inspect.Parameter.KEYWORD_ONLY)
        for name, one in inspect.signature(command).parameters.items()
    ]
    asked = inspect.Parameter("database", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Database)
    run.__signature__ = inspect.Signature([*parameters, asked])  # type: ignore[attr-defined]
    run.__annotations__ = {**hints, "database": Database}
    del run.__wrapped__
    return run
