"""Layouts that somebody asked for: each question is worked out once in a thread, is watched and stopped, and kept."""

from __future__ import annotations

import copy

from citybrain.kernel import NotFoundError
from citybrain.plans.document import Document
from citybrain.plans.jobs import Job, Jobs
from citybrain.plans.layouts.request import LayoutSearch
from citybrain.plans.layouts.search import LayoutAnswer, laid_out
from citybrain.plans.memo import Memo
from citybrain.plans.reading import model_of
from citybrain.plans.workspace import Workspace
from citybrain.plans.years.paths import shared
from citybrain.plans.years.progress import Progress

MOST_KEPT = 8
LONGEST = 16
"""Characters of an id."""


class LayoutService:
    """The layouts of one workspace. Safe for threads."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.jobs: Jobs[LayoutAnswer] = Jobs(background=True)
        self._seen = workspace
        self._kept: Memo[LayoutAnswer] = Memo(MOST_KEPT)

    def seen_by(self, seen: Workspace) -> LayoutService:
        """The same for somebody, by the workspace as they see it."""
        other = copy.copy(self)
        other._seen = seen
        return other

    def of(self, document: Document, progress: Progress | None = None) -> LayoutAnswer:
        """The answer to the question that a document says.

        Raises PlanError with what is wrong with it, and where `progress` was told to stop.
        """
        question = model_of(LayoutSearch, document)
        return self._answer(question, document, self._identity(question), progress or Progress())

    def begin(self, document: Document, begun_by: str = "") -> Job[LayoutAnswer]:
        """The same in a thread of its own; who asks for the same joins it. Raises PlanError for a wrong form."""
        question = model_of(LayoutSearch, document)
        identity = self._identity(question)
        return self.jobs.start(
            identity, lambda progress: self._answer(question, document, identity, progress), True, begun_by,
            document.data,
        )  # fmt: skip

    def job(self, identity: str) -> Job[LayoutAnswer]:
        """A question that is worked at or was lately. Raises NotFoundError where there is none."""
        job = self.jobs.find(identity)
        if job is None or self._seen.hidden_word(job.about) is not None:
            raise NotFoundError("layout-unknown", received=identity)
        return job

    def _answer(
        self, question: LayoutSearch, document: Document, identity: str, progress: Progress
    ) -> LayoutAnswer:  # fmt: skip
        """The kept answer or the one worked out now; one that somebody ended early is not kept."""
        today, places = self.workspace.baseline().view.result, self.workspace.places
        answer = shared(
            self._kept, identity, lambda: laid_out(today, places, question, document, progress, identity), progress
        )
        if not answer.complete:
            self._kept.drop(identity)
        return answer

    def _identity(self, question: LayoutSearch) -> str:
        return self.workspace.tag("layouts", question.model_dump_json())[:LONGEST]
