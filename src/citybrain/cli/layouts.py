"""The command that has a square laid out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.headings import headed_table
from citybrain.cli.reader import READER, amount
from citybrain.cli.terminal import escaped
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.presenting.answers.shapes.layouts import LayoutsResult


def _help(key: str) -> str:
    return text(f"cli-plan-layouts-{key}", READER.language)


def layouts(
    city: CityFolder,
    space: Annotated[str, typer.Argument(metavar="SPACE", help=_help("space"))],
    budget: Annotated[float | None, typer.Option(metavar="MONEY", help=_help("budget"))] = None,
    seed: Annotated[int, typer.Option(metavar="NUMBER", min=0, help=_help("seed"))] = 0,
    trials: Annotated[int | None, typer.Option(metavar="COUNT", help=_help("trials"))] = None,
    measure: Annotated[list[str] | None, typer.Option(metavar="NAME", help=_help("measure"))] = None,
    on_ways: Annotated[bool, typer.Option("--on-ways", help=_help("on-ways"))] = False,
    save: Annotated[Path | None, typer.Option(metavar="FOLDER", file_okay=False, help=_help("save"))] = None,
    as_json: AsJson = False,
) -> None:
    """Lay out a square: layouts that no other betters. Ctrl-C ends it with the best so far."""
    from citybrain.cli.city import progress_bar
    from citybrain.cli.interrupts import enough_on_interrupt
    from citybrain.plans.document import Document
    from citybrain.plans.years.progress import Progress
    from citybrain.presenting.answers.layouts import layouts_answer

    said: dict[str, Any] = {"space": space, "seed": seed, "keep_ways": not on_ways, "measures": measure or []}
    said |= {name: value for name, value in (("budget", budget), ("trials", trials)) if value is not None}
    with OpenCity(city) as opened, progress_bar() as bar:
        progress = Progress(lambda part, done, of: bar(done / of, part))
        with enough_on_interrupt(progress):
            made = opened.layouts.of(Document(said, "layouts"), progress)
        answer = layouts_answer(made, opened.workspace, READER.language)
        currency = opened.snapshot.manifest.currency
    if save is not None:
        _save(save, answer)
    if as_json:
        print_json(answer)
    else:
        _print(answer, currency)


def _save(folder: Path, answer: LayoutsResult) -> None:
    """A file of a plan for each layout."""
    from citybrain.plans.saved.text import plan_text
    from citybrain.plans.schema import Plan

    folder.mkdir(parents=True, exist_ok=True)
    for number, one in enumerate(answer["layouts"], 1):
        (folder / f"layout-{number}.yaml").write_bytes(plan_text(Plan.model_validate(one["plan"])))
    told = text("layouts-written", READER.language, count=len(answer["layouts"]), folder=str(folder))
    READER.err().print(told, markup=False)


def _print(answer: LayoutsResult, currency: str) -> None:
    """A table of the layouts with what each is scored by, and what was left out."""
    out, language = READER.out(), READER.language
    out.print(answer["text"], markup=False)
    table = headed_table(READER, "layouts-column-", ("number", "cost"), ("cost",), text("layouts-table", language))
    for score in answer["scores"]:
        table.add_column(escaped(score["label"]), justify="right")
    now = [amount(score["today"], score["unit"]) for score in answer["scores"]]
    table.add_row(text("layouts-today", language), "", *now)
    for number, one in enumerate(answer["layouts"], 1):
        values = [amount(v, score["unit"]) for v, score in zip(one["values"], answer["scores"], strict=True)]
        table.add_row(str(number), amount(one["cost"], "money", currency), *values)
    out.print(table)
    for number, one in enumerate(answer["layouts"], 1):
        out.print(f"{number}: {one['words']}", markup=False, soft_wrap=True)
    if answer["conflicts"]:
        out.print(text("layouts-conflicts", language, count=answer["conflicts"]), style="dim", markup=False)
    for missing in answer["missing"]:
        told = {"label": missing["label"], "text": missing["text"]}
        out.print(text("layouts-missing", language, **told), style="dim", markup=False)
    for refused in answer["refused"]:
        told = {"label": refused["label"], "text": refused["text"]}
        out.print(text("layouts-refused", language, **told), style="dim", markup=False)
