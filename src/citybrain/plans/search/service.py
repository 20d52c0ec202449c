"""Searches that somebody asked for: each runs once in a thread of its own, is watched and stopped, and kept a while."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable

from citybrain.kernel import NotFoundError
from citybrain.plans.document import Document
from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.jobs import Job, Jobs
from citybrain.plans.memo import Memo
from citybrain.plans.reading import model_of
from citybrain.plans.schema_years import Target
from citybrain.plans.search.request import MeasureSearch, TargetQuestion, question_of
from citybrain.plans.search.result import LeastCostPlan
from citybrain.plans.search.search import least_cost_plan
from citybrain.plans.workspace import Workspace
from citybrain.plans.years.paths import shared
from citybrain.plans.years.progress import Progress

MOST_KEPT = 8
LONGEST = 16
"""Characters of an id."""


class SearchService:
    """The searches of one workspace; `promised` tells the target of a city whose search says none. Safe for threads."""

    def __init__(self, workspace: Workspace, promised: Callable[[], Target | None] = lambda: None) -> None:
        self.workspace = workspace
        self._seen = workspace
        self._promised = promised
        self.jobs: Jobs[LeastCostPlan] = Jobs(background=True)
        self._kept: Memo[LeastCostPlan] = Memo(MOST_KEPT)

    def seen_by(self, seen: Workspace) -> SearchService:
        """The same searches for somebody, by the workspace as they see it."""
        other = copy.copy(self)
        other._seen = seen
        return other

    def of(self, document: Document, progress: Progress | None = None) -> LeastCostPlan:
        """The answer to the search that a document says.

        Raises PlanError with what is wrong with it, and where `progress` was told to stop.
        """
        question = self._question(document)
        return self._answer(question, self._identity(question), progress or Progress())

    def begin(self, document: Document, begun_by: str = "") -> Job[LeastCostPlan]:
        """The same in a thread of its own; who asks for the same joins it. Raises PlanError for a wrong form."""
        question = self._question(document)
        identity = self._identity(question)
        return self.jobs.start(
            identity, lambda progress: self._answer(question, identity, progress), True, begun_by, document.data
        )

    def job(self, identity: str) -> Job[LeastCostPlan]:
        """A search that runs or has ended lately.

        Raises NotFoundError where there is none, and where it chooses by what may not be read.
        """
        job = self.jobs.find(identity)
        if job is None or self._seen.hidden_word(job.about) is not None:
            raise NotFoundError("search-unknown", received=identity)
        return job

    def _question(self, document: Document) -> TargetQuestion:
        said = model_of(MeasureSearch, document).target
        return question_of(document, self.workspace.day, None if said else self._promised())

    def _answer(self, question: TargetQuestion, identity: str, progress: Progress) -> LeastCostPlan:
        """The kept answer or the one worked out now; one that somebody ended early is not kept."""
        found = shared(
            self._kept, identity, lambda: least_cost_plan(self.workspace, question, progress, identity), progress
        )
        if not found.complete:
            self._kept.drop(identity)
        return found

    def _identity(self, question: TargetQuestion) -> str:
        plan, spot = question.plan, SourceLocation(question.document)
        scenario = self.workspace.paths.scene(plan, spot).scenario.said.model_dump_json()
        measures = [one.model_dump(mode="json", exclude_defaults=True) for one in question.said.measures]
        return self.workspace.tag("search", json.dumps([question.base, measures]), scenario)[:LONGEST]
