"""Compare plans, or two snapshots by their numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from citybrain.cli.city import AsJson, CityFolder, Engine, print_json
from citybrain.cli.reader import READER
from citybrain.cli.results import ReportFile, TableFile, tell_written
from citybrain.messages import text
from citybrain.open_city import OpenCity

Names = Annotated[list[str], typer.Argument(metavar="A B...", help=text("cli-compare-plans", READER.language))]
SNAPSHOTS = 2


def compare(
    city: CityFolder,
    names: Names,
    as_json: AsJson = False,
    report: ReportFile = None,
    csv: TableFile = None,
    engine: Engine = None,
) -> None:
    """Compare any number of plans, or two snapshots by their numbers."""
    if len(names) == SNAPSHOTS and all(name.isdigit() for name in names):
        _snapshots(city, *map(int, names))
        return
    from citybrain.presenting.report.files import require_writable

    require_writable({"--report": report, "--csv": csv})
    _plans(city, names, as_json, report, csv, engine)


def _snapshots(city: Path, first: int, second: int) -> None:
    from citybrain.twin.compare import compare as compare_snapshots

    before, after = (OpenCity(city, number=number).snapshot for number in (first, second))
    print_json(compare_snapshots(before, after).as_json())


def _plans(
    city: Path, names: list[str], as_json: bool, report: Path | None, csv: Path | None, engine: str | None
) -> None:
    from citybrain.cli.answering import answer_of
    from citybrain.cli.results import documents_of
    from citybrain.open_city.opening import executor_of
    from citybrain.plans.document import read_file
    from citybrain.plans.example_plans import plan_file
    from citybrain.presenting.answers.comparison import comparison_answer, require_number
    from citybrain.presenting.report.comparison_table import comparison_rows
    from citybrain.presenting.report.csv_file import table

    require_number(names)
    workspace = OpenCity(city, executor_of(engine)).workspace
    outcomes = [workspace.outcome_of(read_file(plan_file(city, Path(name)))) for name in names]
    answers = [answer_of(workspace, outcome) for outcome in outcomes]
    comparison = comparison_answer(outcomes, answers, READER.language)
    if report:
        _write(report, documents_of(workspace, outcomes[0], answers[0], comparison).comparison())
    if csv:
        _write(csv, table(comparison_rows(comparison, workspace.snapshot.city_name)))
    if as_json:
        print_json(comparison)
        return
    from citybrain.cli.tables import print_comparison

    print_comparison(comparison, workspace.snapshot.manifest.currency, READER)


def _write(path: Path, content: bytes) -> None:
    from citybrain.presenting.report.files import write_result

    write_result(path, content)
    tell_written(path)
