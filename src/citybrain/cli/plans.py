"""Commands on plans: run one, print what a plan may say, compare two."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citybrain.cli.city import AsJson, CityFolder, Engine, print_json
from citybrain.cli.reader import READER
from citybrain.messages import text

if TYPE_CHECKING:
    from citybrain.plans.outcome import Outcome
    from citybrain.plans.workspace import Workspace

PlanFile = Annotated[Path, typer.Argument(metavar="PLAN", help=text("cli-plan-file", READER.language))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True, help=text("cli-plan", READER.language))
    group.command("run", help=text("cli-plan-run", READER.language))(run)
    group.command("schema", help=text("cli-plan-schema", READER.language))(schema)
    app.add_typer(group, name="plan")
    app.command("compare", help=text("cli-compare", READER.language))(compare)


def run(city: CityFolder, plan: PlanFile, as_json: AsJson = False, engine: Engine = None) -> None:
    """Evaluate a plan against today."""
    from citybrain.plans.answers.outcome import outcome_answer

    workspace = _open(city, engine)
    answer = outcome_answer(_outcome(workspace, plan), workspace.places, READER.language)
    if as_json:
        print_json(answer)
    else:
        from citybrain.cli.tables import print_outcome

        print_outcome(answer, workspace.snapshot.manifest.currency, READER)


def schema() -> None:
    """Print the JSON schema of a plan file."""
    from citybrain.plans.schema import json_schema

    print_json(json_schema())


def compare(
    city: CityFolder,
    first: Annotated[str, typer.Argument(metavar="A", help=text("cli-compare-a", READER.language))],
    second: Annotated[str, typer.Argument(metavar="B", help=text("cli-compare-b", READER.language))],
    as_json: AsJson = False,
) -> None:
    """Compare two plans, or two snapshots by their numbers."""
    if first.isdigit() and second.isdigit():
        from citybrain.cli.compose import open_snapshot
        from citybrain.twin.compare import compare as compare_snapshots

        difference = compare_snapshots(open_snapshot(city, int(first)), open_snapshot(city, int(second)))
        print_json(difference.as_json())
        return
    from citybrain.plans.answers.comparison import comparison_answer

    workspace = _open(city, None)
    a, b = (_outcome(workspace, Path(name)) for name in (first, second))
    answer = comparison_answer(a, b, READER.language)
    if as_json:
        print_json(answer)
    else:
        from citybrain.cli.tables import print_comparison

        print_comparison(answer, workspace.snapshot.manifest.currency, READER)


def _open(city: Path, engine: str | None) -> Workspace:
    from citybrain.cli.compose import executor_of, open_workspace

    return open_workspace(city, executor_of(engine))


def _outcome(workspace: Workspace, plan: Path) -> Outcome:
    from citybrain.plans.document import read_file

    return workspace.outcome_of(read_file(plan))
