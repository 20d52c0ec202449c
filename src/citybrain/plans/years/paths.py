"""Paths of one open city: scenarios on its graph, their reference paths, and the plans of years evaluated last."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from citybrain.kernel import Graph, NotFoundError, PlanError
from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.evaluate import Baseline
from citybrain.plans.executors import Executor
from citybrain.plans.memo import Memo
from citybrain.plans.outcome import Outcome
from citybrain.plans.requests import Request, background_requests
from citybrain.plans.roles import emitted
from citybrain.plans.scenarios import Scenario, scenario_of
from citybrain.plans.schema import Plan
from citybrain.plans.schema_years import Years
from citybrain.plans.view import View
from citybrain.plans.years.pathway import checked, evaluate_years, walk_plan
from citybrain.plans.years.progress import Progress
from citybrain.plans.years.reference import Reference, Start, on_graph, reference_of, view_of
from citybrain.plans.years.simulate import YearDone, on
from citybrain.plans.years.values import require_values

T = TypeVar("T")
MOST_SCENES = 4
MOST_REFERENCES = 3
MOST_VIEWS = 3
STOPPED = "plan-cancelled"


@dataclass(frozen=True)
class Scene:
    """A scenario on the graph of a city."""

    scenario: Scenario
    graph: Graph


class Paths:
    """What is computed once and kept for all plans of years. Safe for threads."""

    def __init__(
        self,
        graph: Graph,
        country: str,
        folder: Path | None,
        day: datetime.date,
        baseline: Callable[[datetime.date], Baseline],
        executor: Executor,
    ) -> None:
        self.graph = graph
        self.country = country
        self.folder = folder
        self.day = day
        self._baseline = baseline
        self._executor = executor
        self._scenes: Memo[Scene] = Memo(MOST_SCENES)
        self._starts: Memo[Start] = Memo(MOST_REFERENCES)
        self._references: Memo[Reference] = Memo(MOST_REFERENCES)
        self._views: Memo[View] = Memo(MOST_VIEWS)

    def scene(self, plan: Plan, spot: SourceLocation) -> Scene:
        """The scenario of a plan, the country's first where it names none. Raises PlanError for an unknown name."""
        try:
            return self._scenes.get(plan.scenario, lambda: self._open(plan.scenario))
        except NotFoundError as error:
            told = {name: str(error.arguments.get(name, "-")) for name in ("near", "allowed")}
            raise spot.inside("scenario").fault("plan-unknown-scenario", received=str(plan.scenario), **told) from None

    def evaluate(self, plan: Plan, spot: SourceLocation, scene: Scene, progress: Progress, identity: str) -> Outcome:
        """The outcome of a plan of years.

        Raises PlanError with all that is wrong with it, and where `progress` was told to stop.
        """
        assert plan.years is not None
        more = (plan.target.quantity or emitted(scene.graph.roles),) if plan.target else ()
        asked, base = self.check(plan, spot, scene)
        start = self._start(scene, plan.years)
        reference = self._reference(scene, start, plan.years, more, progress)
        return evaluate_years(plan, spot, asked, base, reference, progress, identity)

    def check(self, plan: Plan, spot: SourceLocation, scene: Scene) -> tuple[list[Request], float | None]:
        """The measures of a plan of years and the base value of its target.

        Raises PlanError with all that is wrong with the plan as far as it is seen before any year is computed.
        """
        assert plan.years is not None
        require_values(scene.graph, on(self.day, plan.years.first), spot.inside("years", "from"))
        return checked(plan, self._start(scene, plan.years), spot)

    def prepare(self, plan: Plan, spot: SourceLocation, progress: Progress | None = None) -> Reference:
        """The path without the plan, computed now if it is not kept."""
        assert plan.years is not None
        scene = self.scene(plan, spot)
        more = (plan.target.quantity or emitted(scene.graph.roles),) if plan.target else ()
        start = self._start(scene, plan.years)
        return self._reference(scene, start, plan.years, more, progress or Progress())

    def forget(self) -> None:
        """Lets go of the paths without a plan, so that the next plan computes them again."""
        self._starts, self._references = Memo(MOST_REFERENCES), Memo(MOST_REFERENCES)

    def view(self, outcome: Outcome, year: int | None, without: bool = False) -> View:
        """The city with a plan in one of its years (its last if None), or what happens in it `without` the plan.

        Raises NotFoundError for a year that the plan does not have.
        """
        path = outcome.pathway
        years = path.years if path else (outcome.day.year,)
        if year is not None and year not in years:
            raise NotFoundError("plan-year-unknown", received=str(year), first=str(years[0]), last=str(years[-1]))
        if path is None or year in (None, years[-1]):
            return outcome.reference if without else outcome.view
        assert year is not None
        if without:
            key = (path.reference.start.scenario, years, year)
            return self._views.get(key, lambda: self._without(path.reference, year))
        return self._views.get((outcome.id, year), lambda: self._compute_view(outcome, year))

    def _open(self, name: str | None) -> Scene:
        scenario = scenario_of(name, self.country, self.folder)
        return Scene(scenario, scenario.graph(self.graph))

    def _start(self, scene: Scene, years: Years) -> Start:
        key = scene.scenario.name, years.first, years.last
        return self._starts.get(key, lambda: self._compute_start(scene, years))

    def _compute_start(self, scene: Scene, years: Years) -> Start:
        baseline = self._baseline(on(self.day, years.first))
        first = View(on_graph(scene.graph, baseline.view.result, self._executor))
        measures = scene.scenario.measures_in(scene.graph, years.all, self.day)
        asked = background_requests(measures, first.result, baseline.places, SourceLocation(scene.scenario.document))
        label = dict(scene.scenario.label)
        return Start(baseline.snapshot, baseline.places, first, scene.scenario.name, label, asked)

    def _reference(
        self, scene: Scene, start: Start, years: Years, more: tuple[str, ...], progress: Progress
    ) -> Reference:
        """The path of the scenario; who waits for somebody that stops computes it instead."""
        key = scene.scenario.name, years.first, years.last, more
        return shared(self._references, key, lambda: reference_of(start, tuple(years.all), progress, more), progress)

    def _compute_view(self, outcome: Outcome, year: int) -> View:
        path = outcome.pathway
        assert path is not None
        start, asked = path.reference.start, [adoption.request for adoption in path.adopted]
        walked = walk_plan(start, path.years, asked, path.reference.names, Progress())
        view = view_of(start.view, _at(walked, year), lambda: self._without(path.reference, year))
        view.apart = path.apart(year)
        return view

    def _without(self, reference: Reference, year: int) -> View:
        """The city without a plan in a year of its reference."""
        start = reference.start
        walked = walk_plan(start, reference.years, (), reference.names, Progress())
        return view_of(start.view, _at(walked, year))


def _at(walked: Iterable[YearDone], year: int) -> YearDone:
    """A year of a path that has it."""
    return next(done for done in walked if done.year == year)


def shared(memo: Memo[T], key: Hashable, make: Callable[[], T], progress: Progress) -> T:
    """The kept value, or the one made now; where the one who makes it is stopped, who waits for it makes it instead."""
    while True:
        try:
            return memo.get(key, make)
        except PlanError as error:
            if error.code != STOPPED or progress.stopped:
                raise
