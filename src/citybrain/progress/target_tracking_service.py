"""The course of one open city: what takes long is computed once and kept. Safe for threads.

Approved plans as one plan, so that their measures are computed together.
"""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from citybrain.plans.document import Document
from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.jobs import Job, State
from citybrain.plans.outcome import Outcome
from citybrain.plans.reading import plan_of
from citybrain.plans.saved.text import plan_data
from citybrain.plans.scenarios import scenario_of
from citybrain.plans.schema_years import Years
from citybrain.plans.uncertainty.service import TODAY, job_name
from citybrain.plans.uncertainty.uncertainty import Options, Uncertainty
from citybrain.plans.workspace import Workspace
from citybrain.plans.years.track import Track
from citybrain.progress.accounts import NONE, Inventories
from citybrain.progress.commitment_repository import SUBJECTS, Approved, CommitmentRepository
from citybrain.progress.history import YearAmount, computed
from citybrain.progress.target_tracking import TargetTracking, TrackingContext, last_year, target_tracking_of
from citybrain.records.errors import EntryError

MOST_MEASURES = 100
NOT_TOGETHER = dict.fromkeys(("date", "target", "budget", "money", "saved_with"))
"""What each plan says for itself; the city's own promise stands in its place."""


def together(approved: Sequence[Approved], first: int, last: int, default: str) -> Document | None:
    """One plan of all their measures from a first to a last year; None where nothing is approved.

    The measures stand in the order of approval; seed and scenario are those of the first plan. A plan that names no
    scenario is held against the `default` one. Raises EntryError where plans were made against different scenarios, or
    have too many measures together.
    """
    if not approved:
        return None
    plans = [one.plan for one in approved]
    scenarios = sorted({plan.scenario or default for plan in plans})
    if len(scenarios) > 1:
        raise EntryError("approved-scenarios", received=", ".join(scenarios))
    measures = [measure for plan in plans for measure in plan.measures]
    if len(measures) > MOST_MEASURES:
        raise EntryError("approved-measures", received=len(measures), allowed=MOST_MEASURES)
    years = Years.model_validate({"from": first, "to": last})
    plan = plans[0].model_copy(update={"years": years, "measures": measures, **NOT_TOGETHER})
    return Document(plan_data(plan), "approved plans")


TODAYS = Options()
AHEAD = Options(drivers=False)
"""How uncertainty is worked out: of today with what it comes from, of the years ahead without, which is half the
work.
"""

ORDER: tuple[State, ...] = ("running", "failed", "stopped")
"""Of several works, which state is told for all of them."""


class TargetTrackingService:
    """What is asked about the course of a city. `inventories` tells what its inventory holds at the moment."""

    def __init__(
        self, workspace: Workspace, commitments: CommitmentRepository, inventories: Callable[[], Inventories]
    ) -> None:
        self.workspace = workspace
        self._seen = workspace
        self.commitments = commitments
        self._inventories = inventories
        self._computing = threading.Lock()
        self._back = cache(lambda: computed(workspace))
        self._default_scenario = cache(
            lambda: scenario_of(None, workspace.snapshot.manifest.country, workspace.folder).name
        )

    def seen_by(self, seen: Workspace) -> TargetTrackingService:
        """The same course for somebody, by the workspace as they see it: without plans whose results are hidden."""
        other = copy.copy(self)
        other._seen = seen
        return other

    def approved(self) -> list[Approved]:
        """Approved plans whose results may be read, in the order of their approval."""
        return [one for one in self.commitments.approved() if not self._seen.hides(one.plan)]

    def begin(self) -> Job[Outcome] | None:
        """The path of the approved plans at work, or done; None where nothing is approved.

        Raises EntryError where approved plans do not go together, PlanError where one does not fit the city any more.
        """
        document = self._document()
        return None if document is None else self.workspace.begin(document)

    def course(self, outcome: Outcome | None, uncertainty: bool = True) -> TargetTracking:
        """The course with the path of the approved plans; `uncertainty` begins to work out what is not known of it
        yet.
        """
        today = self.workspace.today()
        promised = self.commitments.commitment()
        promise = promised.promise if promised else None
        if uncertainty:
            self._begin_uncertainty(outcome)
        return target_tracking_of(
            TrackingContext(
                promise=promise,
                approved=tuple(self.approved()),
                withheld=len(self.commitments.approved()) - len(self.approved()),
                figures={subject: self.commitments.figures(subject) for subject in SUBJECTS},
                inventoried=self._inventories().get(promise.account if promise else "buildings", NONE),
                back=self.back,
                today=today,
                reference=outcome.pathway.reference.track if outcome and outcome.pathway else self._reference(),
                outcome=outcome,
                uncertainty_today=self._known(TODAY),
                uncertainty_ahead=self._known(outcome.id) if outcome else None,
            )
        )

    def _begin_uncertainty(self, outcome: Outcome | None) -> None:
        """Work out what is not known; what failed is not tried again until the city or its plans change."""
        for of in (outcome, None) if outcome else (None,):
            identity, options = (of.id, AHEAD) if of else (TODAY, TODAYS)
            job = self.workspace.uncertainties.jobs.find(job_name(identity, options))
            if not self._settled(identity) and (job is None or job.state != "failed"):
                self.workspace.uncertainties.begin(self.workspace.today(), of, options)

    @property
    def back(self) -> Mapping[int, YearAmount]:
        """Years before today, computed for today's buildings when they are first asked for."""
        with self._computing:
            return self._back()

    def uncertainty_state(self, outcome: Outcome | None) -> State:
        """How far the uncertainty of today and of the path has come."""
        wanted = [TODAY, *([outcome.id] if outcome else [])]
        states = {self._state(identity) for identity in wanted if not self._settled(identity)}
        return next((state for state in ORDER if state in states), "done")

    def wait_for_uncertainty(self, outcome: Outcome | None) -> None:
        """Work out the uncertainty of today and of the path now."""
        today = self.workspace.today()
        self.workspace.uncertainties.of(today, None, TODAYS)
        if outcome:
            self.workspace.uncertainties.of(today, outcome, AHEAD)

    def _state(self, identity: str) -> State:
        job = self.workspace.uncertainties.jobs.find(job_name(identity, TODAYS if identity == TODAY else AHEAD))
        return job.state if job else "running"

    def _settled(self, identity: str) -> bool:
        """Whether all that is asked of an uncertainty is known."""
        uncertainties = self.workspace.uncertainties
        return uncertainties.complete if identity == TODAY else uncertainties.known(identity) is not None

    def _known(self, identity: str) -> Uncertainty | None:
        return self.workspace.uncertainties.known(identity)

    def _document(self) -> Document | None:
        promised = self.commitments.commitment()
        last = last_year(promised.promise if promised else None)
        return together(self.approved(), self.workspace.day.year, last, self._default_scenario())

    def _reference(self) -> Track:
        """What happens without any plan. Of the plan that asks for it, no measure is computed."""
        promised = self.commitments.commitment()
        years = {"from": self.workspace.day.year, "to": last_year(promised.promise if promised else None)}
        some = next(iter(self.workspace.graph.interventions))
        document = Document({"name": "-", "years": years, "measures": [{"intervention": some}]}, "reference")
        return self.workspace.paths.prepare(plan_of(document), SourceLocation(document)).track
