"""The answer of an outcome with all its parts, and doubt where it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from citybrain.cli.reader import READER
from citybrain.messages import text

if TYPE_CHECKING:
    from citybrain.plans.answers.shapes.doubt import Doubt
    from citybrain.plans.answers.shapes.outcome import PlanResult
    from citybrain.plans.outcome import Outcome
    from citybrain.plans.workspace import Workspace

Json = dict[str, Any]

WithDoubt = Annotated[bool, typer.Option("--doubt", help=text("cli-doubt", READER.language))]
Draws = Annotated[int | None, typer.Option("--draws", metavar="N", help=text("cli-doubt-draws", READER.language))]
Seed = Annotated[int | None, typer.Option("--doubt-seed", metavar="N", help=text("cli-doubt-seed", READER.language))]


def answer_of(workspace: Workspace, outcome: Outcome, doubt: Json | None = None) -> PlanResult:
    """The answer in the reader's language; `doubt` says with how many draws and which seed intervals are computed."""
    from citybrain.plans.answers.doubt import judged
    from citybrain.plans.answers.outcome import outcome_answer

    answer = outcome_answer(outcome, workspace.places, READER.language)
    if doubt is None:
        return answer
    return judged(answer, doubt_told(workspace, outcome, int(doubt["draws"]), int(doubt["seed"])), READER.language)


def doubt_told(workspace: Workspace, outcome: Outcome | None, draws: int, seed: int) -> Doubt:
    """Doubt of a plan, or of the city today, with a bar that says how far it has come. Ctrl-C stops the work."""
    from citybrain.cli.city import progress_bar
    from citybrain.plans.answers.doubt import doubt_answer
    from citybrain.plans.doubt.doubt import Options
    from citybrain.plans.years.progress import Progress

    options = Options(draws, seed)
    with progress_bar() as bar:
        progress = Progress(lambda part, done, of: bar(done / of, part))
        doubt = workspace.doubts.of(workspace.today(), outcome, options, progress)
    return doubt_answer(doubt, workspace.graph, workspace.places, READER.language)


def said(doubt: bool, draws: int | None, seed: int | None) -> Json | None:
    """What was said about doubt on the command line: None without the wish for it."""
    from citybrain.plans.doubt.doubt import Options

    usual = Options()
    if not doubt and draws is None and seed is None:
        return None
    return {"draws": usual.draws if draws is None else draws, "seed": usual.seed if seed is None else seed}
