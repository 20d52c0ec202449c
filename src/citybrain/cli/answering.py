"""The answer of an outcome with all its parts: the path over the years, and the doubt where it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citybrain.cli.reader import READER

if TYPE_CHECKING:
    from citybrain.plans.outcome import Outcome
    from citybrain.plans.workspace import Workspace

Json = dict[str, Any]


def answer_of(workspace: Workspace, outcome: Outcome, doubt: Json | None = None) -> Json:
    """The answer in the reader's language; `doubt` says with how many draws and which seed intervals are computed."""
    from citybrain.plans.answers.outcome import outcome_answer

    return outcome_answer(outcome, workspace.places, READER.language)
