"""A city that is open for work: its snapshot, graph and baselines, and the plans evaluated last. Safe for threads."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import threading

from citybrain import __version__
from citybrain.kernel import DeclarationError, Graph, NotFoundError
from citybrain.kernel.register import HIDDEN
from citybrain.plans.document import Document
from citybrain.plans.evaluate import Baseline, evaluate, headline
from citybrain.plans.executors import Executor
from citybrain.plans.memo import Memo
from citybrain.plans.outcome import Outcome
from citybrain.plans.places import Places, Spot
from citybrain.plans.reading import plan_of, where_of
from citybrain.plans.schema import Plan
from citybrain.plans.selection import Selection, select
from citybrain.plans.view import View
from citybrain.twin.city import city_of
from citybrain.twin.snapshot import Snapshot

MOST_PLANS = 24
MOST_DAYS = 3


class Workspace:
    """One snapshot of a city with everything that was computed of it."""

    def __init__(self, snapshot: Snapshot, graph: Graph, executor: Executor) -> None:
        self.snapshot = snapshot
        self.graph = graph
        self.executor = executor
        self.places = Places.of(snapshot)
        self.day = datetime.date.fromisoformat(snapshot.manifest.date)
        self._baselines: Memo[Baseline] = Memo(MOST_DAYS)
        self._outcomes: Memo[Outcome] = Memo(MOST_PLANS)
        self._at_work = threading.BoundedSemaphore(os.cpu_count() or 1)
        self._foundation = _digest(snapshot.manifest.to_text(), __version__, _numbers_of(graph))

    @property
    def ready(self) -> bool:
        """Whether today's city has been computed."""
        return self._baselines.find_done(self.day) is not None

    def baseline(self, day: datetime.date | None = None) -> Baseline:
        """The city without a plan on a day (its own day if None); computed once, who comes second waits."""
        day = day or self.day
        return self._baselines.get(day, lambda: self._compute(day))

    def today(self) -> View:
        """The city on its own day without a plan."""
        return self.baseline().view

    def prepare(self) -> None:
        """Computes today's city and what the first plan would otherwise wait for."""
        view = self.today()
        for made in headline(view, "city"):
            view.quality(made.name)
        self.places.prepare()

    def outcome_of(self, document: Document) -> Outcome:
        """The outcome of the plan that a document says. Raises PlanError with all that is wrong with it."""
        plan = plan_of(document)
        spot = Spot(document)
        day = self._day_of(plan, spot)
        identity = self.identity(plan)
        return self._outcomes.get(identity, lambda: self._evaluate(plan, spot, day, identity))

    def outcome(self, identity: str) -> Outcome:
        """An outcome that is still kept. Raises NotFoundError where it is not."""
        kept = self._outcomes.find(identity)
        if kept is None:
            raise NotFoundError("plan-unknown", received=identity)
        return kept

    def view(self, identity: str | None = None) -> View:
        """The city with a plan that is still kept, or today's city. Raises NotFoundError for an unknown plan."""
        return self.outcome(identity).view if identity else self.today()

    def select(self, document: Document) -> Selection:
        """Buildings that the `where` of a document chooses. Raises PlanError with all that is wrong with it."""
        spot = Spot(document, ("where",))
        return select(where_of(document), self.today().result, self.places, spot)

    def tag(self, *names: str) -> str:
        """Name of an answer about this city: another snapshot, other parameters, another program give another name."""
        return _digest(self._foundation, *names)[:32]

    def identity(self, plan: Plan) -> str:
        """Name of an outcome: the same for the same plan, snapshot, parameters and program."""
        said = plan.model_copy(update={"date": plan.date or self.day})
        return _digest(self._foundation, json.dumps(said.model_dump(mode="json", exclude_none=True)))[:16]

    def _evaluate(self, plan: Plan, spot: Spot, day: datetime.date, identity: str) -> Outcome:
        with self._at_work:
            return evaluate(plan, spot, self.baseline(day), identity)

    def _day_of(self, plan: Plan, spot: Spot) -> datetime.date:
        """The day of a plan. Raises PlanError where a parameter has no value on it."""
        day = plan.date or self.day
        for parameter in self.graph.parameters.values():
            try:
                (parameter.table_at if parameter.by else parameter.at)(day)
            except DeclarationError as error:
                first = str(error.arguments["first"])
                raise spot.inside("date").fault(
                    "plan-date-without-values", parameter=parameter.name, received=day.isoformat(), first=first
                ) from None
        return day

    def _compute(self, day: datetime.date) -> Baseline:
        city = city_of(self.snapshot, day)
        result = self.executor.evaluate(self.graph, city, kept(self.graph))
        return Baseline(self.snapshot.manifest.snapshot, self.places, View(result))


def kept(graph: Graph) -> list[str]:
    """What a baseline holds: all that headlines, maps and interventions read, so that a plan need not compute it."""
    terms = graph.vocabulary.terms
    names = [made.name for made in graph.quantities.values() if made.kind not in HIDDEN and made.of == "building"]
    names += [name for name, term in terms.items() if term.headline and name in graph.quantities]
    names += [made.name for made in graph.quantities.values() if made.of == "zone" and made.kind == "total"]
    names += [name for measure in graph.interventions.values() for name in measure.inputs]
    closed = frozenset().union(*(graph.needs(name) for name in names)) - graph.inside_loops
    return sorted(closed, key=graph.place.__getitem__)


def _numbers_of(graph: Graph) -> str:
    """All parameters with their days and values, as text."""
    told = []
    for name, parameter in sorted(graph.parameters.items()):
        told.append(repr((name, parameter.unit, [(v.since, v.value) for v in parameter.values])))
        told += [f"{t.since} {t.axes} {hashlib.sha256(t.values.tobytes()).hexdigest()}" for t in parameter.tables]
    return "\n".join(told)


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()
