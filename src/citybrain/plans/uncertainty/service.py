"""Uncertainty that somebody asked for: worked out once in a thread of its own, watched, stopped, and kept for a
while.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import repeat
from typing import TYPE_CHECKING, Any

from citybrain.kernel.interventions import CITY
from citybrain.plans.evaluate import effect, headline, zone_headline
from citybrain.plans.jobs import Job, Jobs
from citybrain.plans.memo import Memo
from citybrain.plans.outcome import settled
from citybrain.plans.parts import with_other_groups
from citybrain.plans.roles import COSTS, EMISSIONS, drawn_for, failures_of, names_of, totals_of
from citybrain.plans.uncertainty.adoption_draws import adoption_draws_of
from citybrain.plans.uncertainty.assess import uncertainty_of
from citybrain.plans.uncertainty.attributes import attributes_of
from citybrain.plans.uncertainty.case import Case
from citybrain.plans.uncertainty.common_draws import same_draws
from citybrain.plans.uncertainty.common_runs import CommonRuns, Runner, can_share
from citybrain.plans.uncertainty.differences import Differences, differences_of
from citybrain.plans.uncertainty.draws_file import DrawsFile
from citybrain.plans.uncertainty.path_case import PathCase
from citybrain.plans.uncertainty.remembered import RememberingRunner
from citybrain.plans.uncertainty.rows import DRAWS, RowIntervals, Side, row_intervals
from citybrain.plans.uncertainty.uncertainty import Options, QuantityUncertainty, Uncertainty
from citybrain.plans.years.paths import shared
from citybrain.plans.years.progress import Progress

if TYPE_CHECKING:
    from citybrain.plans.outcome import Outcome
    from citybrain.plans.view import View
    from citybrain.twin.snapshot import Snapshot

MOST_KEPT = 12
STEPS = 100
PART = "progress-uncertainty"
PREFIX = "uncertainty"
Key = tuple[str, Options, tuple[str, ...]]
TODAY = "today"
"""Stands for the city without a plan in place of the id of one."""


class UncertaintyService:
    """What is kept of uncertainty for one snapshot. Safe for threads.

    Draws of the city today last in a `file`, where one is named: who begins again takes them from there.
    """

    def __init__(self, snapshot: Snapshot, file: DrawsFile | None = None) -> None:
        self.snapshot = snapshot
        self._file = file
        self._in_file = frozenset[bytes]()
        self._of_file: weakref.ref[Any] | None = None
        self._filing = threading.Lock()
        self.jobs: Jobs[Uncertainty] = Jobs(background=True)
        self.comparing: Jobs[Differences] = Jobs(background=True)
        self._kept: Memo[Uncertainty] = Memo(MOST_KEPT)
        self._compared: Memo[Differences] = Memo(MOST_KEPT)
        self._runner = RememberingRunner()
        self._rows_at_work = threading.BoundedSemaphore(1)
        self._last: dict[str, Key] = {}
        self._beside: tuple[str, ...] = ()

    def ask(self, names: Iterable[str]) -> None:
        """Work out these quantities of the city as well from now on, where today's uncertainty is asked for."""
        self._beside = tuple(dict.fromkeys((*self._beside, *names)))

    def of(
        self, today: View, outcome: Outcome | None, options: Options, progress: Progress | None = None
    ) -> Uncertainty:
        """The uncertainty of a plan, or of the city today; who asks for the same at once waits for the one who began.

        Raises PlanError where `progress` was told to stop.
        """
        progress, name = progress or Progress(), outcome.id if outcome else TODAY
        key = (name, options, () if outcome else self._beside)

        def report(done: float) -> None:
            progress.step(PART, round(done * STEPS), STEPS)

        def work() -> Uncertainty:
            case = case_of(self.snapshot, today, outcome, key[2])
            self._read_file(today)
            made = uncertainty_of(case, options, report, runner=self._runner)
            if outcome is None:
                self._write_file(today)
                return made
            return with_settled_verdicts(made, outcome)

        found = shared(self._kept, key, work, progress)
        if options.drivers or name not in self._last:
            self._last[name] = key
        return found

    def _read_file(self, today: View) -> None:
        """Remembers what another program drew of the city today, once."""
        with self._filing:
            if self._file is None or (self._of_file is not None and self._of_file() is today.result):
                return
            found = self._file.read()
            self._runner.take_over(today.result, found)
            self._in_file, self._of_file = frozenset(found), weakref.ref(today.result)

    def _write_file(self, today: View) -> None:
        """Makes what was drawn of the city today last, where there is more of it than in the file."""
        with self._filing:
            found = self._runner.taken_of(today.result)
            if self._file is not None and not found.keys() <= self._in_file:
                self._file.write(found)
                self._in_file = frozenset(found)

    def begin(self, today: View, outcome: Outcome | None, options: Options, begun_by: str = "") -> Job[Uncertainty]:
        """The same in a thread of its own; who asks for the same joins the one that runs.

        That of a plan of one day goes before that of a plan of years.
        """
        name, long = job_name(outcome.id if outcome else TODAY, options), _is_long(outcome)
        return self.jobs.start(name, lambda progress: self.of(today, outcome, options, progress), long, begun_by)

    def compare(
        self, today: View, left: Outcome, right: Outcome, options: Options, begun_by: str = ""
    ) -> Job[Differences]:
        """Differences of two plans, right less left, in a thread of its own; who asks for the same joins it."""
        key = (left.id, right.id, options)

        def work(progress: Progress) -> Differences:
            one, other = (case_of(self.snapshot, today, outcome) for outcome in (left, right))
            quiet = replace(options, drivers=False)

            def alone(outcome: Outcome) -> Uncertainty:
                known = self._kept.find_done((outcome.id, options, ()))
                return known or self.of(today, outcome, quiet, progress)

            def drawn(number: int, case: Case, runner: Runner) -> Uncertainty:
                def report(done: float) -> None:
                    progress.step(PART, round((number + done) / 2 * STEPS), STEPS)

                return uncertainty_of(case, quiet, report, runner=runner)

            told = alone(left), alone(right)
            beside = replace(one, compared=(one, other)), replace(other, compared=(one, other))
            if all(map(same_draws, (one, other), beside, repeat(options))):
                return differences_of((left, right), told, told, options)
            if can_share(*beside):
                runs = CommonRuns(beside[1], self._runner)
                both = drawn(0, beside[0], runs.first), drawn(1, beside[1], runs.second)
            else:
                both = drawn(0, beside[0], self._runner), drawn(1, beside[1], self._runner)
            return differences_of((left, right), told, both, options)

        name = f"{PREFIX}-{left.id}-{right.id}-{options.draws}-{options.seed}"
        long = _is_long(left) or _is_long(right)
        return self.comparing.start(
            name, lambda progress: shared(self._compared, key, lambda: work(progress), progress), long, begun_by
        )

    def of_rows(self, today: View, sides: tuple[Side, Side], quantity: str, rows: Sequence[int]) -> RowIntervals:
        """Intervals of a quantity in some rows on two sides; one question after the other."""
        with self._rows_at_work:
            return row_intervals(today, sides, quantity, rows, attributes_of(self.snapshot), Options(draws=DRAWS))

    def running(self, identity: str, options: Options) -> Job[Uncertainty] | None:
        """Work that is running, None where there is none."""
        job = self.jobs.find(job_name(identity, options))
        return job if job is not None and job.state == "running" else None

    def stop(self, identity: str, options: Options) -> bool:
        """Tells running work to end; whether there was any."""
        return self.jobs.stop(job_name(identity, options))

    def known(self, identity: str) -> Uncertainty | None:
        """The uncertainty of a plan (or of today) that was worked out last, None where none is kept."""
        key = self._last.get(identity)
        return self._kept.find_done(key) if key else None

    def at_work(self, identity: str) -> bool:
        """Whether work on the uncertainty of a plan (or of today) is running."""
        return self.jobs.any_running(f"{PREFIX}-{identity}-")

    @property
    def complete(self) -> bool:
        """Whether today's uncertainty is known with all that was asked for beside it."""
        key = self._last.get(TODAY)
        return key is not None and set(self._beside) <= set(key[2]) and self._kept.find_done(key) is not None


def job_name(identity: str, options: Options) -> str:
    """Name of the work for a plan (or today) with some options."""
    told = "" if options.drivers else "-alone"
    return f"{PREFIX}-{identity}-{options.draws}-{options.seed}-{options.sample}{told}"


def _is_long(outcome: Outcome | None) -> bool:
    """Whether draws of a plan go from year to year: each year takes as long as a plan of one day."""
    return outcome is not None and outcome.pathway is not None


def with_settled_verdicts(made: Uncertainty, outcome: Outcome) -> Uncertainty:
    """The same with the verdicts that page and documents give: no interval stands over what changes nothing worth the
    name.
    """
    told, graph = {one.quantity: one for one in outcome.headline}, outcome.view.graph
    views = outcome.today, outcome.reference, outcome.view

    def of(one: QuantityUncertainty) -> QuantityUncertainty:
        number = told.get(one.quantity) or effect(graph[one.quantity], *views, {})
        return replace(one, verdict=settled(number.verdict, one.verdict))

    return replace(made, quantities=tuple(map(of, made.quantities)), beside=tuple(map(of, made.beside)))


def paid(today: View, plan: View) -> list[str]:
    """What single domains contribute to the costs of a plan, of what it changes."""
    names = names_of(today.graph.roles, COSTS.values())
    known = [name for name in names if not failures_of((today, plan), [name])]
    return [name for name in known if float(plan.value(name)) != float(today.value(name))]


def case_of(snapshot: Snapshot, today: View, outcome: Outcome | None, beside: Sequence[str] = ()) -> Case:
    """What uncertainty is asked about: headlines of the city and of zones with the other groups of what these tell a
    group of, what costs and emissions of a plan are sums of, as far as it changes them, and what adds any of these up
    over domains; of a plan or of today, and what is `beside`.
    """
    first = outcome.today if outcome else today
    of_city, of_zones, graph = headline(first, CITY), zone_headline(first), first.graph
    behind = [name for role in COSTS.values() for name in drawn_for(graph, role)]
    behind += paid(first, outcome.view) if outcome else []
    first_asked = with_other_groups(graph, [made.name for made in of_city])
    named = dict.fromkeys((*first_asked, *graph.roles.names(EMISSIONS), *behind))
    of_city = [graph[name] for name in dict.fromkeys((*named, *totals_of(graph, named)))]
    failed = first.failures([made.name for made in (*of_city, *of_zones)])
    city, zones = (tuple(q.name for q in asked if q.name not in failed) for asked in (of_city, of_zones))
    attributes, before = attributes_of(snapshot), first.result
    if outcome is None:
        case = Case(before, None, None, attributes, city, zones, beside=beside)
    elif outcome.pathway is not None:
        case = PathCase(before, outcome.view.result, None, attributes, city, zones, outcome.pathway)
    else:
        adoptions = adoption_draws_of(outcome.measures, before.graph)
        case = Case(before, outcome.view.result, adoptions, attributes, city, zones, beside=beside)
    for view in [first, outcome.view] if outcome else [first]:
        view.prepare([*case.names(), *case.wanted])
    return case
