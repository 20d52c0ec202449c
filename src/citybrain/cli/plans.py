"""Commands on plans: run one, run one again, print what a plan may say, compare several."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from citybrain.cli.answering import Draws, Seed, WithUncertainty, answer_of, uncertainty_request
from citybrain.cli.city import AsJson, CityFolder, Engine, EveryNotice, print_json
from citybrain.cli.comparing import compare
from citybrain.cli.layouts import layouts
from citybrain.cli.measures import measures
from citybrain.cli.papers import PaperBeside, PaperSaying, paper_page, paper_text
from citybrain.cli.reader import READER
from citybrain.cli.results import (
    ManifestFile,
    NumbersFile,
    PaperFile,
    PdfFile,
    ReportFile,
    Results,
    TableFile,
    WorkbookFile,
    documents_of,
    rerun,
)
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.kernel.roles import Roles
    from citybrain.plans.outcome import Outcome
    from citybrain.plans.workspace import Workspace

TargetFile = Annotated[Path | None, typer.Argument(metavar="TARGET", help=text("cli-plan-target", READER.language))]
SaveFile = Annotated[Path | None, typer.Option(metavar="FILE", help=text("cli-plan-find-save", READER.language))]
PlanFile = Annotated[Path, typer.Argument(metavar="PLAN", help=text("cli-plan-file", READER.language))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True, help=text("cli-plan", READER.language))
    group.command("run", help=text("cli-plan-run", READER.language))(run)
    group.command("measures", help=text("cli-plan-measures", READER.language))(measures)
    group.command("find", help=text("cli-plan-find", READER.language))(find)
    group.command("layouts", help=text("cli-plan-layouts", READER.language))(layouts)
    group.command("rerun", help=text("cli-plan-rerun", READER.language))(rerun)
    group.command("schema", help=text("cli-plan-schema", READER.language))(schema)
    app.add_typer(group, name="plan")
    app.command("compare", help=text("cli-compare", READER.language))(compare)


def run(
    city: CityFolder,
    plan: PlanFile,
    as_json: AsJson = False,
    engine: Engine = None,
    report: ReportFile = None,
    xlsx: WorkbookFile = None,
    csv: TableFile = None,
    manifest: ManifestFile = None,
    numbers: NumbersFile = None,
    uncertainty: WithUncertainty = False,
    draws: Draws = None,
    uncertainty_seed: Seed = None,
    paper: PaperFile = None,
    pdf: PdfFile = None,
    paper_says: PaperSaying = None,
    paper_with: PaperBeside = None,
    notices: EveryNotice = False,
) -> None:
    """Evaluate a plan against today."""
    from citybrain.open_city.opening import executor_of
    from citybrain.plans.example_plans import plan_file
    from citybrain.presenting.answers.city import city_answer

    results = Results(report, xlsx, csv, manifest, numbers, paper, pdf)
    results.require_writable()
    said = paper_text(paper_says)
    workspace = OpenCity(city, executor_of(engine)).workspace
    outcome = _outcome(workspace, plan_file(city, plan))
    answer = answer_of(workspace, outcome, uncertainty_request(uncertainty, draws, uncertainty_seed))
    results.write(documents_of(workspace, outcome, answer))
    results.write_paper(lambda: paper_page(workspace, outcome, answer, said, paper_with or []))
    if as_json:
        told = city_answer(workspace.snapshot, READER.language)["notices"]
        print_json({**answer, "city_notices": told})
    else:
        from citybrain.cli.tables import print_notices

        _print(answer, workspace.snapshot.manifest.currency, workspace.graph.roles)
        print_notices(workspace.snapshot, READER, notices)


def _print(answer: Mapping[str, Any], currency: str, roles: Roles) -> None:
    """Everything that a person reads of an outcome."""
    from citybrain.cli.path_tables import print_pathway
    from citybrain.cli.tables import print_outcome

    if "pathway" in answer:
        print_pathway(answer, currency, READER, roles)
    else:
        print_outcome(answer, currency, READER)
    if "uncertainty" in answer:
        from citybrain.cli.uncertainty_tables import print_uncertainty

        print_uncertainty(answer["uncertainty"], currency, READER)


def find(city: CityFolder, target: TargetFile = None, as_json: AsJson = False, save: SaveFile = None) -> None:
    """Find the measures that reach a target at least cost. Ctrl-C ends it with the best plan so far."""
    from citybrain.cli.city import progress_bar
    from citybrain.cli.interrupts import enough_on_interrupt
    from citybrain.plans.document import Document, read_file
    from citybrain.plans.saved.text import plan_text
    from citybrain.plans.years.progress import Progress
    from citybrain.presenting.answers.measure_search import search_answer

    document = read_file(target) if target else Document({}, "target")
    with OpenCity(city) as opened, progress_bar() as bar:
        progress = Progress(lambda part, done, of: bar(done / of, part))
        with enough_on_interrupt(progress):
            found = opened.searches.of(document, progress)
        answer, currency = search_answer(found, opened.workspace, READER.language), opened.snapshot.manifest.currency
    if save is not None and found.outcome is not None:
        save.write_bytes(plan_text(found.outcome.plan))
    if as_json:
        print_json(answer)
    else:
        from citybrain.cli.search_tables import print_search

        print_search(answer, currency, READER)


def schema() -> None:
    """Print the JSON schema of a plan file."""
    from citybrain.plans.schema import json_schema

    print_json(json_schema())


def _outcome(workspace: Workspace, plan: Path) -> Outcome:
    """The outcome of a plan; of one from year to year with a bar that says how far it has come. Ctrl-C stops it."""
    from citybrain.cli.city import progress_bar
    from citybrain.plans.document import read_file
    from citybrain.plans.reading import plan_of
    from citybrain.plans.years.progress import Progress

    document = read_file(plan)
    if plan_of(document).years is None:
        return workspace.outcome_of(document)
    with progress_bar() as bar:
        return workspace.outcome_of(document, Progress(lambda part, done, of: bar(done / of, part)))
