"""Commands on reports of residents: import those of another system, list them, tell how promises are kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.proposals import By, actor_of, note_act
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.people.reports.importing import ReadReports
    from citybrain.people.reports.shapes import PromiseCounts


def _help(key: str) -> str:
    return text(f"cli-reports-{key}", READER.language)


File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help=_help("file"))]
Mapped = Annotated[str, typer.Option("--mapping", metavar="NAME|FILE", help=_help("mapping"))]
Elsewhere = Annotated[bool, typer.Option("--elsewhere", help=_help("elsewhere"))]
Since = Annotated[str | None, typer.Option("--since", metavar="TIME", help=_help("since"))]
Until = Annotated[str | None, typer.Option("--until", metavar="TIME", help=_help("until"))]
Table = Annotated[Path | None, typer.Option("--file", metavar="FILE.csv", help=_help("table"))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True, help=_help("group"))
    commands: tuple[tuple[str, Callable[..., None]], ...] = (
        ("import", import_), ("list", list_), ("promises", promises), ("services", services),
    )  # fmt: skip
    for name, command in commands:
        group.command(name, help=_help(f"command-{name}"))(command)
    app.add_typer(group, name="reports")


def import_(city: CityFolder, file: File, by: By, mapping: Mapped = "nyc311", elsewhere: Elsewhere = False) -> None:
    """Import reports of another system, each once."""
    from citybrain.open_city.reports import reports_of
    from citybrain.people.reports.importing import ReportReader, mapping_of
    from citybrain.people.reports.imports import import_reports

    read_by = mapping_of(mapping)
    with OpenCity(city) as opened:
        actor, reports = actor_of(opened, by), reports_of(opened)
        bounds = None if elsewhere else reports.around.bounds()
        found = ReportReader(read_by, reports.services, bounds).read(file)
        stored = import_reports(opened.records, read_by.source, found.reports, actor.name)
        note_act(opened, actor, "reports import", file.name)
    _say("stored", new=stored.new, changed=stored.changed, same=stored.same)
    _say_left_out(found)


def _say_left_out(found: ReadReports) -> None:
    """What of a file is not there, or not as somebody may expect, by its reason."""
    for column, count in sorted(found.left_out.items()):
        _say("left-out", count=count, column=column)
    if found.twice:
        _say("twice", count=found.twice)
    if found.outside:
        _say("outside", count=found.outside)
    if found.unmapped:
        kinds = ", ".join(kind for kind, _ in found.unmapped.most_common(10))
        _say("unmapped", count=sum(found.unmapped.values()), kinds=kinds)


def list_(city: CityFolder, as_json: AsJson = False) -> None:
    """List reports that everybody sees, the newest first."""
    from citybrain.open_city.reports import reports_of
    from citybrain.people.reports.answers import public_answer
    from citybrain.people.reports.public import ReportQuery, public_reports
    from citybrain.people.reports.standing import answers_of

    with OpenCity(city) as opened:
        reports = reports_of(opened)
        rows = public_reports(reports.records.to_read(), ReportQuery())
        now = reports.around.now()
        notes = answers_of(reports.records.to_read(), [row.id for row in rows])
        found = [
            public_answer(row, reports.services, now, READER.language, answer=notes.get(row.id, "")) for row in rows
        ]
    if as_json:
        print_json(found)
        return
    for one in found:
        READER.out().print(f"{one['number']}: {one['label']}, {one['requested']}, {one['outcome']}", markup=False)


def promises(
    city: CityFolder, since: Since = None, until: Until = None, file: Table = None, as_json: AsJson = False
) -> None:
    """Tell what became of reports, and how promises were kept."""
    from citybrain.base.spreadsheets import csv_lines
    from citybrain.observations.times import instant
    from citybrain.open_city.reports import reports_of
    from citybrain.people.reports.answers import PROMISE_COLUMNS, promise_rows, promises_answer
    from citybrain.people.reports.figures import promises_kept

    begin, end = (None if one is None else instant(one) for one in (since, until))
    with OpenCity(city) as opened:
        reports = reports_of(opened)
        kept = promises_kept(reports.records.to_read(), reports.around.now(), begin, end)
        answer = promises_answer(kept, reports.services, READER.language)
    if file is not None:
        file.write_text(csv_lines([PROMISE_COLUMNS, *promise_rows(answer)]), encoding="utf-8-sig")
    if as_json:
        print_json(answer)
        return
    _print_counts(answer["whole"])


def _print_counts(whole: PromiseCounts) -> None:
    _say("counts", reports=whole["reports"], closed=whole["closed"], open=whole["open"])
    if whole["share"] is not None:
        _say("within", within=whole["within"], share=f"{100 * whole['share']:.1f}")
    if whole["median"] is not None:
        _say("median", hours=f"{whole['median']:.2f}")
    if whole["answer_promised"]:
        _say("answers", kept=whole["answer_kept"], late=whole["answer_late"], waiting=whole["answer_waiting"])
    if whole["done_promised"]:
        kept, late = whole["done_kept"], whole["done_late"]
        _say("due", count=whole["done_promised"], kept=kept, late=late, open=whole["done_open"])


def services(city: CityFolder, as_json: AsJson = False) -> None:
    """List what can be reported, with what is promised of it."""
    from citybrain.open_city.reports import reports_of
    from citybrain.people.reports.answers import service_answer

    with OpenCity(city) as opened:
        found = [service_answer(one, READER.language) for one in reports_of(opened).services.values()]
    if as_json:
        print_json(found)
        return
    for one in found:
        said = f"{one['code']}: {one['label']}, {one['answer_hours']:g} h, {one['done_hours']:g} h"
        READER.out().print(said, markup=False)


def _say(key: str, **arguments: Any) -> None:
    READER.out().print(text(f"cli-reports-{key}", READER.language, **arguments), markup=False)
