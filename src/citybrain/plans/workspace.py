"""A city that is open for work: its snapshot, graph and baselines, and the plans evaluated last. Safe for threads."""

from __future__ import annotations

import copy
import datetime
import hashlib
import json
import os
import threading
from dataclasses import replace
from pathlib import Path

from citybrain import __version__
from citybrain.governance import Actor, DataClass, may_read
from citybrain.kernel import Changed, City, Graph, NotFoundError, nearest, other_year
from citybrain.kernel.declarations import SHARED
from citybrain.observations.bills.observed import ObservedBills, observed_columns
from citybrain.observations.observed.frozen import FrozenObservations, frozen_observations
from citybrain.plans.availability import available
from citybrain.plans.columns import Columns
from citybrain.plans.document import Document
from citybrain.plans.entity_index import SourceLocation, first_of, row_of
from citybrain.plans.evaluate import Baseline, evaluate, headline, zone_headline
from citybrain.plans.executors import Executor
from citybrain.plans.goals import Goals
from citybrain.plans.jobs import Job, Jobs, Work
from citybrain.plans.memo import Memo
from citybrain.plans.on_demand import OnDemand
from citybrain.plans.open_view import OpenView, closed_quantities, closed_word, require_open
from citybrain.plans.outcome import Outcome
from citybrain.plans.positions import places_of
from citybrain.plans.reading import plan_of, selection_of
from citybrain.plans.requests import requests
from citybrain.plans.saved.plan_repository import PlanRepository
from citybrain.plans.schema import Plan
from citybrain.plans.selection import Chosen, select
from citybrain.plans.uncertainty.draws_file import FILE, DrawsFile
from citybrain.plans.uncertainty.service import UncertaintyService
from citybrain.plans.view import View
from citybrain.plans.years.checks import Notice
from citybrain.plans.years.paths import Paths, Scene, shared
from citybrain.plans.years.progress import Progress
from citybrain.plans.years.values import require_values
from citybrain.twin.city import city_of
from citybrain.twin.declarations import CODE as OTHER_DECLARATIONS
from citybrain.twin.snapshot import Snapshot
from citybrain.twin.snapshot_folder import TWIN

MOST_PLANS = 24
MOST_PATHWAYS = 8
MOST_DAYS = 3
PLANS = "plans"
PATH = "path-"
"""Begins the name of an outcome that goes from year to year."""


class Workspace:
    """One snapshot of a city with everything that was computed of it."""

    def __init__(self, snapshot: Snapshot, graph: Graph, executor: Executor) -> None:
        self.snapshot = snapshot
        self.executor = executor
        self.places = places_of(snapshot)
        self.day = datetime.date.fromisoformat(snapshot.manifest.date)
        self._baselines: Memo[Baseline] = Memo(MOST_DAYS)
        self._outcomes: Memo[Outcome] = Memo(MOST_PLANS)
        self._pathways: Memo[Outcome] = Memo(MOST_PATHWAYS)
        self.jobs: Jobs[Outcome] = Jobs(MOST_PATHWAYS)
        self.folder = _city_of(snapshot) or snapshot.folder
        self.saved = PlanRepository(self.folder / PLANS, snapshot.manifest.snapshot)
        self.goals = Goals(self.baseline)
        self.observed = _observed(snapshot, graph)
        self.frozen = _frozen(snapshot, graph)
        self.graph = available(graph, self._city_on(self.day))
        given = self.observed.classes if self.observed else {}
        self._closed = closed_quantities(self.graph, given)
        self._following = self._closed.keys() - given.keys()
        self.hidden = frozenset[str]()
        """Quantities without values for who sees this."""

        self.paths = Paths(self.graph, snapshot.manifest.country, _city_of(snapshot), self.day, self.baseline, executor)
        self._at_work = threading.BoundedSemaphore(os.cpu_count() or 1)
        seen = "".join(found.hash for found in (self.observed, self.frozen) if found)
        self._foundation = _digest(snapshot.manifest.to_text(), __version__, _numbers_of(self.graph), seen)
        drawn = DrawsFile(self.folder / FILE, self._state_of_draws) if _city_of(snapshot) else None
        self.uncertainties = UncertaintyService(snapshot, drawn)

    def seen_by(self, actor: Actor) -> Workspace:
        """The same workspace for somebody: quantities that they may not read have no values."""
        hidden = frozenset(name for name, of in self._closed.items() if not may_read(actor, of))
        if hidden == self.hidden:
            return self
        seen = copy.copy(self)
        seen.hidden = hidden
        return seen

    @property
    def hides_results(self) -> bool:
        """Whether something that follows from what is closed is hidden: not only what was observed at single places."""
        return not self.hidden.isdisjoint(self._following)

    def hidden_word(self, said: object) -> str | None:
        """The first quantity by which a plan or question chooses and that may not be read; None where it names none."""
        return closed_word(said, self.hidden) if self.hidden else None

    def hides(self, said: object) -> bool:
        """Whether results of a plan or question are hidden: it chooses by what may not be read, or all results are."""
        return self.hides_results or self.hidden_word(said) is not None

    def data_class_of(self, quantity: str) -> DataClass:
        """How closed a quantity is: as its most closed input."""
        return self._closed.get(quantity, DataClass.PUBLIC)

    def require_open(self, said: object) -> None:
        """Raises NotFoundError where something that was sent names a quantity that its sender may not read."""
        require_open(said, self.hidden, self.graph)

    def column_bytes(self) -> dict[str, int]:
        """Bytes of the computed columns of today's city in memory and in files; none where nobody asked for one."""
        today = self._baselines.find_done(self.day)
        columns = today.view.result.known() if today else None
        return {"memory": columns.in_memory, "files": columns.in_files} if isinstance(columns, Columns) else {}

    def baseline(self, day: datetime.date | None = None) -> Baseline:
        """The city without a plan on a day (its own day if None); quantities are computed when somebody asks."""
        day = day or self.day
        return self._baselines.get(day, lambda: self._compute(day))

    def number_in(self, year: int, name: str) -> float:
        """A number of the city with the parameters of a year (their mean where they change in it); nothing is kept.

        Raises DeclarationError where a parameter has no value by the middle of that year.
        """
        return float(other_year(self.today().result, year)[name])

    def today(self) -> View:
        """The city on its own day without a plan."""
        return self._open(self.baseline().view)

    def prepare(self) -> None:
        """Computes the headlines of today's city and what the first plan would otherwise wait for."""
        view = self.today()
        view.prepare(made.name for made in (*headline(view, "city"), *zone_headline(view)))
        for made in headline(view, "city"):
            view.quality(made.name)
        self.places.prepare([first_of(view.result.city)])

    def outcome_of(self, document: Document, progress: Progress | None = None) -> Outcome:
        """The outcome of the plan that a document says.

        Raises PlanError with all that is wrong with it, and where `progress` was told to stop.
        """
        identity, work = self._prepared(document)
        progress = progress or Progress()
        return shared(self._outcomes_of(identity), identity, lambda: work(progress), progress)

    def passing_outcome(self, document: Document, progress: Progress) -> Outcome:
        """The same outcome, not kept: of one of many plans of which only numbers are wanted."""
        return self._prepared(document)[1](progress)

    def begin(self, document: Document, begun_by: str = "") -> Job[Outcome]:
        """The evaluation of the plan that a document says, in a thread of its own; who asks for the same joins it.

        `begun_by` is who asks. Raises PlanError with what is wrong with the form of the plan.
        """
        identity, work = self._prepared(document)
        memo, long = self._outcomes_of(identity), identity.startswith(PATH)
        return self.jobs.start(
            identity, lambda on: shared(memo, identity, lambda: work(on), on), long, begun_by, document.data
        )

    def job(self, identity: str) -> Job[Outcome] | None:
        """The evaluation of a plan that runs or ended lately.

        None where there is none, and where its plan chooses by what may not be read.
        """
        job = self.jobs.find(identity)
        return None if job is None or self.hidden_word(job.about) is not None else job

    def outcome(self, identity: str) -> Outcome:
        """An outcome that is still kept, waited for while it is made.

        Raises NotFoundError where there is none, and where its plan chooses by what may not be read.
        """
        job = self.jobs.find(identity)
        kept = None if job and self.hidden_word(job.about) else self._outcomes_of(identity).find(identity)
        if kept is None or self.hidden_word(kept.plan):
            raise NotFoundError("plan-unknown", received=identity)
        return kept

    def drop(self, identity: str) -> None:
        """Stops the evaluation of a plan, or forgets its outcome. Raises NotFoundError where there is neither."""
        if not self.jobs.stop(identity) and not self._outcomes_of(identity).drop(identity):
            raise NotFoundError("plan-unknown", received=identity)

    def view(self, identity: str | None = None, year: int | None = None, without: bool = False) -> View:
        """The city with a plan that is still kept (in a year, its last if None), or `without` it; else today's city.

        Raises NotFoundError for an unknown plan, a year that it does not have, or a year without a plan.
        """
        if identity is None:
            if year is not None:
                raise NotFoundError("year-without-plan", received=str(year))
            return self.today()
        outcome = self.outcome(identity)
        return self._open(outcome.view if year is None and not without else self.paths.view(outcome, year, without))

    def select(self, document: Document) -> Chosen:
        """What the `where` of a document chooses of an entity. Raises PlanError with all that is wrong with it."""
        said, today, spot = selection_of(document), self.today().result, SourceLocation(document)
        entity, size = said.entity or first_of(today.city), today.city.size
        if entity not in size or entity in SHARED:
            known = [name for name in size if name not in SHARED]
            near, allowed = nearest(entity, known), ", ".join(known)
            raise spot.inside("entity").fault("plan-unknown-entity", received=entity, near=near, allowed=allowed)
        return Chosen(entity, size[entity], select(said.where, entity, today, self.places, spot.inside("where")))

    def checked(self, document: Document) -> Plan:
        """The plan that a document says, checked against this city but not worked out.

        Raises PlanError with all that is wrong with it, as `outcome_of` does.
        """
        plan, spot = plan_of(document), SourceLocation(document)
        if plan.years is None:
            requests(plan, self.baseline(self._day_of(plan, spot)).view.result, self.places, spot)
        else:
            self.paths.check(plan, spot, self.paths.scene(plan, spot))
        return plan

    def row(self, quantity: str, key: str) -> int:
        """Row of what a quantity is of, by id, name or row number. Raises NotFoundError, also where none is named."""
        of = self.graph[quantity].of
        if of in self.places and not key:
            raise NotFoundError("cli-entity-missing", quantity=quantity, of=of, example=str(self.places[of].ids[0]))
        return row_of(key, of, self.places)

    def tag(self, *names: str) -> str:
        """Name of an answer about this city: another snapshot, other parameters, another program give another name."""
        return _digest(self._foundation, *sorted(self.hidden), *names)[:32]

    def identity(self, plan: Plan, *more: str) -> str:
        """Name of an outcome: the same for the same plan, snapshot, parameters and program, and what else it needs."""
        said = plan.model_copy(update={"date": plan.date or self.day, "saved_with": None})
        return _digest(self._foundation, json.dumps(said.model_dump(mode="json", exclude_none=True)), *more)[:16]

    def _state_of_draws(self) -> str:
        """What draws of today hang on beside the program: the city, and how far parameters may be off."""
        told = [
            repr((name, one.uncertainty, [x.uncertainty for x in one.values], [x.uncertainty for x in one.tables]))
            for name, one in sorted(self.graph.parameters.items())
        ]
        return _digest(self._foundation, self.day.isoformat(), *told)

    def close(self) -> None:
        """Tells all that is at work to end; nobody waits for it any more."""
        self.jobs.close()
        self.uncertainties.jobs.close()
        self.uncertainties.comparing.close()

    def _prepared(self, document: Document) -> tuple[str, Work]:
        """The name of the outcome of a document's plan, and the work that makes it."""
        plan = plan_of(document)
        spot = SourceLocation(document)
        if plan.years is None:
            day = self._day_of(plan, spot)
            identity = self.identity(plan)
            return identity, lambda progress: self._evaluate(plan, spot, day, identity)
        scene = self.paths.scene(plan, spot)
        identity = PATH + self.identity(plan, _numbers_of(scene.graph), scene.scenario.said.model_dump_json())
        return identity, lambda progress: self._evaluate_years(plan, spot, scene, progress, identity)

    def _outcomes_of(self, identity: str) -> Memo[Outcome]:
        return self._pathways if identity.startswith(PATH) else self._outcomes

    def _evaluate(self, plan: Plan, spot: SourceLocation, day: datetime.date, identity: str) -> Outcome:
        for kept in self._outcomes.done():  # of plans before this one the rows that differ are enough
            if isinstance(kept.view.result, Changed):
                kept.view.result.release()
        with self._at_work:
            return self._with_notices(evaluate(plan, spot, self.baseline(day), identity))

    def _evaluate_years(
        self, plan: Plan, spot: SourceLocation, scene: Scene, progress: Progress, identity: str
    ) -> Outcome:
        with self._at_work:
            return self._with_notices(self.paths.evaluate(plan, spot, scene, progress, identity))

    def _with_notices(self, outcome: Outcome) -> Outcome:
        """With what touches all numbers of a snapshot: that it was built by other declarations than today's."""
        told = (one for one in self.snapshot.notices if one["code"] == OTHER_DECLARATIONS)
        notices = (Notice(one["code"], arguments=one["arguments"]) for one in told)
        return replace(outcome, notices=(*notices, *outcome.notices))

    def _day_of(self, plan: Plan, spot: SourceLocation) -> datetime.date:
        """The day of a plan. Raises PlanError where a parameter has no value on it."""
        day = plan.date or self.day
        if self._baselines.find_done(day) is None:
            require_values(self.graph, day, spot.inside("date"), "plan-date-without-values")
        return day

    def _compute(self, day: datetime.date) -> Baseline:
        result = OnDemand(self.graph, self._city_on(day), self.executor)
        return Baseline(self.snapshot.manifest.snapshot, self.places, View(result))

    def _open(self, view: View) -> View:
        return OpenView(view, self.hidden) if self.hidden else view

    def _city_on(self, day: datetime.date) -> City:
        city = city_of(self.snapshot, day)
        for found in (self.observed, self.frozen):
            city = found.on(city) if found else city
        return city


def _city_of(snapshot: Snapshot) -> Path | None:
    """Folder of the city that a snapshot lies in."""
    twin = snapshot.folder.parent
    return twin.parent if twin.name == TWIN else None


def _observed(snapshot: Snapshot, graph: Graph) -> ObservedBills | None:
    """What the bills of the snapshot's city say; None where there are none."""
    city = _city_of(snapshot)
    return observed_columns(city, snapshot, graph) if city else None


def _frozen(snapshot: Snapshot, graph: Graph) -> FrozenObservations | None:
    """What was frozen of the streams of the snapshot's city; None where nothing was."""
    city = _city_of(snapshot)
    return frozen_observations(city, snapshot, graph) if city else None


def _numbers_of(graph: Graph) -> str:
    """All parameters with their days and values, as text."""
    told = []
    for name, parameter in sorted(graph.parameters.items()):
        told.append(repr((name, parameter.unit, [(v.since, v.value) for v in parameter.values])))
        told += [f"{t.since} {t.axes} {hashlib.sha256(t.values.tobytes()).hexdigest()}" for t in parameter.tables]
    return "\n".join(told)


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()
