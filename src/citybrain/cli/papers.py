"""The paper for the council as a file: HTML, or a PDF that the browser of the machine prints."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from citybrain.cli.reader import READER
from citybrain.messages import text

if TYPE_CHECKING:
    from citybrain.plans.outcome import Outcome
    from citybrain.plans.workspace import Workspace
    from citybrain.presenting.paper.text import PaperText

PaperSaying = Annotated[
    Path | None, typer.Option("--paper-text", metavar="FILE", help=text("cli-paper-text", READER.language))
]
PaperBeside = Annotated[
    list[Path] | None, typer.Option("--paper-with", metavar="PLAN", help=text("cli-paper-with", READER.language))
]


def paper_text(file: Path | None) -> PaperText:
    """What a file says on a paper; its `logo` names a PNG beside it. Raises InputError for anything else."""
    from pydantic import ValidationError

    from citybrain.kernel.errors import InputError
    from citybrain.plans.document import read_file
    from citybrain.presenting.paper.text import PaperText

    if file is None:
        return PaperText()
    said = read_file(file).data
    try:
        if isinstance(said, dict) and said.get("logo"):
            said = {**said, "logo": base64.b64encode(_picture(file.parent / str(said["logo"]))).decode()}
        return PaperText.model_validate(said).checked()
    except ValidationError as problem:
        first = problem.errors()[0]
        told = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise InputError("paper-text-unreadable", file=str(file), problem=told) from None


def _picture(path: Path) -> bytes:
    from citybrain.base.files import local_file
    from citybrain.presenting.paper.logo import LARGEST

    return local_file(path, LARGEST).read_bytes()


def paper_page(workspace: Workspace, outcome: Outcome, answer: Any, said: PaperText, beside: list[Path]) -> str:
    """The paper on a plan, with others side by side, in the reader's language."""
    from citybrain.cli.answering import answer_of
    from citybrain.cli.results import documents_of
    from citybrain.plans.document import read_file
    from citybrain.plans.example_plans import plan_file
    from citybrain.presenting.answers.comparison import comparison_answer
    from citybrain.presenting.paper.contents import paper_contents
    from citybrain.presenting.paper.page import council_paper

    others = [workspace.outcome_of(read_file(plan_file(workspace.folder, path))) for path in beside]
    answers = [answer, *(answer_of(workspace, other) for other in others)]
    comparison = comparison_answer([outcome, *others], answers, READER.language) if others else None
    contents = documents_of(workspace, outcome, answer, comparison).contents
    return council_paper(paper_contents(workspace, contents, READER.language), said, READER.language)
