"""Commands on indicators: what is known of them and whether the city is on course, and values from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from citybrain.cli.answering import WithUncertainty
from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

SHOW = "show"
FrameworkName = Annotated[
    str | None, typer.Option("--framework", metavar="NAME", help=text("cli-indicators-framework", READER.language))
]
Person = Annotated[str | None, typer.Option("--by", metavar="NAME", help=text("cli-indicators-by", READER.language))]
ValuesFile = Annotated[Path, typer.Argument(metavar="FILE", help=text("cli-indicators-file", READER.language))]


class _ShowsFirst(TyperGroup):
    """`indicators CITY` means `indicators show CITY`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the word in where another command is not named."""
        if args and args[0] not in self.commands and "--help" not in args:
            args = [SHOW, *args]
        return super().parse_args(ctx, args)


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(cls=_ShowsFirst, no_args_is_help=True, help=text("cli-indicators", READER.language))
    group.command(SHOW, help=text("cli-indicators", READER.language))(show)
    group.command("import", help=text("cli-indicators-import", READER.language))(import_)
    app.add_typer(group, name="indicators")


def show(
    city: CityFolder, framework: FrameworkName = None, uncertainty: WithUncertainty = False, as_json: AsJson = False
) -> None:
    """Tell what is known of every indicator; with uncertainty, how sure computed values are as well."""
    from citybrain.presenting.progress.indicator_answers import list_answer

    with OpenCity(city) as opened:
        service = opened.indicators
        if framework is not None:
            service.frameworks().find(framework)
        if uncertainty:
            service.wait_for_uncertainty()
        answer = list_answer(opened.workspace, service.evaluated(), framework, READER.language)
    if as_json:
        print_json(answer)
        return
    from citybrain.cli.indicator_tables import print_indicators

    print_indicators(answer, READER)


def import_(city: CityFolder, file: ValuesFile, by: Person = None, as_json: AsJson = False) -> None:
    """Keep the values of a file, all or none."""
    from citybrain.base.files import local_file
    from citybrain.progress.indicator_import import values_in
    from citybrain.progress.tables_in import LARGEST

    with OpenCity(city) as opened:
        service = opened.indicators
        raw = local_file(file, LARGEST).read_bytes()
        kept = service.keep(values_in(raw, file.name, service.frameworks(), service.this_year), by)
    if as_json:
        print_json({"file": file.name, "values": len(kept), "ids": [value.id for value in kept]})
        return
    READER.err().print(text("cli-indicators-imported", READER.language, count=len(kept), file=file.name))
