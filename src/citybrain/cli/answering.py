"""The answer of an outcome with all its parts, and uncertainty where it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from citybrain.cli.reader import READER
from citybrain.messages import text

if TYPE_CHECKING:
    from citybrain.plans.outcome import Outcome
    from citybrain.plans.workspace import Workspace
    from citybrain.presenting.answers.shapes.outcome import PlanResult
    from citybrain.presenting.answers.shapes.uncertainty import UncertaintyAnswer

Json = dict[str, Any]

WithUncertainty = Annotated[bool, typer.Option("--uncertainty", help=text("cli-uncertainty", READER.language))]
Draws = Annotated[int | None, typer.Option("--draws", metavar="N", help=text("cli-uncertainty-draws", READER.language))]
Seed = Annotated[
    int | None, typer.Option("--uncertainty-seed", metavar="N", help=text("cli-uncertainty-seed", READER.language))
]


def answer_of(workspace: Workspace, outcome: Outcome, uncertainty: Json | None = None) -> PlanResult:
    """The answer in the reader's language; `uncertainty` says with how many draws and which seed intervals are
    computed.
    """
    from citybrain.presenting.answers.outcome import outcome_answer
    from citybrain.presenting.answers.uncertainty import judged

    answer = outcome_answer(outcome, workspace.places, READER.language)
    if uncertainty is None:
        return answer
    return judged(
        answer,
        work_out_uncertainty(workspace, outcome, int(uncertainty["draws"]), int(uncertainty["seed"])),
        READER.language,
    )


def work_out_uncertainty(workspace: Workspace, outcome: Outcome | None, draws: int, seed: int) -> UncertaintyAnswer:
    """Uncertainty of a plan, or of the city today, with a bar that says how far it has come. Ctrl-C stops the work."""
    from citybrain.cli.city import progress_bar
    from citybrain.plans.uncertainty.uncertainty import Options
    from citybrain.plans.years.progress import Progress
    from citybrain.presenting.answers.uncertainty import uncertainty_answer

    options = Options(draws, seed)
    with progress_bar() as bar:
        progress = Progress(lambda part, done, of: bar(done / of, part))
        uncertainty = workspace.uncertainties.of(workspace.today(), outcome, options, progress)
    return uncertainty_answer(uncertainty, workspace.graph, workspace.places, READER.language)


def uncertainty_request(uncertainty: bool, draws: int | None, seed: int | None) -> Json | None:
    """What was said about uncertainty on the command line: None without the wish for it."""
    from citybrain.plans.uncertainty.uncertainty import Options

    usual = Options()
    if not uncertainty and draws is None and seed is None:
        return None
    return {"draws": usual.draws if draws is None else draws, "seed": usual.seed if seed is None else seed}
