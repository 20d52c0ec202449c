"""Evaluations that take long: run in a thread of their own, watched and stopped from outside."""

from __future__ import annotations

import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from concurrent.futures import TimeoutError as Late
from contextlib import suppress
from typing import Generic, Literal, TypeVar

from citybrain.governance import ANONYMOUS
from citybrain.kernel import PlanError
from citybrain.kernel.parallel import step_back
from citybrain.plans.outcome import Outcome
from citybrain.plans.years.progress import Progress

MOST_ENDED = 50
MOST_OF_ONE = 8
"""Jobs of a kind that one who asks has at a time, those that wait in line among them."""

MOST = 32
"""Jobs of a kind at a time, whoever asks."""

MOST_ANONYMOUS = 16
"""Of those, jobs of people who did not sign in: the rest is room for those who did."""

AT_ONCE = 2
"""Jobs of a kind that run at a time, each with a thread and memory of its own; others wait in line."""

MOST_PASSED = 4
"""Short jobs that begin before a long one that came first."""

State = Literal["running", "done", "stopped", "failed"]
T = TypeVar("T")
Work = Callable[[Progress], Outcome]


class Job(Generic[T]):
    """One evaluation that runs or has ended; `begun_by` names who asked for it first, empty where nobody is told.

    `about` is the document of what was asked for.
    """

    def __init__(self, identity: str, long: bool = False, begun_by: str = "", about: object = None) -> None:
        self.id = identity
        self.about = about
        self.begun_by = begun_by
        self.long = long  # whether somebody who waits should look after it instead, and short ones go first
        self.passed = 0
        """Short jobs that came later and began before it."""
        self.progress = Progress()
        self.future: Future[T] = Future()
        self.waiting = 0
        """Requests that wait for it; only the loop that answers them counts."""
        self._begun = time.perf_counter()
        self._ended = 0.0

    def run(self, work: Callable[[Progress], T]) -> None:
        """Does the work; its result or error is what the future holds."""
        try:
            made = work(self.progress)
        except BaseException as error:
            self._fail(error)
        else:
            with suppress(InvalidStateError):
                self.future.set_result(made)
        self._ended = time.perf_counter()

    def give_up(self) -> None:
        """Tells the work to end at its next step, and whoever waits for it at once."""
        self.progress.stop()
        self._fail(PlanError("plan-cancelled"))

    def _fail(self, error: BaseException) -> None:
        with suppress(InvalidStateError):
            self.future.set_exception(error)

    def wait(self, seconds: float | None = None) -> T | None:
        """The result, None where it takes longer than so many seconds. Raises what went wrong."""
        try:
            return self.future.result(seconds)
        except Late:
            return None

    @property
    def state(self) -> State:
        """Running (or in line for it), done, stopped or failed."""
        if not self.future.done():
            return "running"
        if self.future.exception() is None:
            return "done"
        return "stopped" if self.progress.stopped else "failed"

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return (self._ended or time.perf_counter()) - self._begun


class Jobs(Generic[T]):
    """Jobs by the name of their result: who asks for the same joins the one that runs.

    `at_once` of them run at a time, long ones in all places but one. Next is one of somebody who signed in, a short one
    or a long one that many passed, of whom the fewest run, that came first. What runs in the background lets all other
    work of this machine go first, long work more so.
    """

    def __init__(self, at_once: int = AT_ONCE, background: bool = False) -> None:
        self._jobs: OrderedDict[str, Job[T]] = OrderedDict()
        self._at_once = at_once
        self._background = background
        self._line: list[tuple[Job[T], Callable[[Progress], T]]] = []
        self._at_work: list[Job[T]] = []
        self._closed = False
        self._lock = threading.Lock()

    def start(
        self, identity: str, work: Callable[[Progress], T], long: bool = False, begun_by: str = "", about: object = None
    ) -> Job[T]:
        """The job that runs under a name already, or a new one.

        Raises PlanError where MOST_OF_ONE are under way for who asks, or too many of all; whoever is not told
        (`begun_by` empty) begins any number.
        """
        with self._lock:
            known = self._jobs.get(identity)
            if known is not None and known.state == "running" and not known.progress.stopped:
                return known
            self._require_few(begun_by)
            job = self._jobs[identity] = Job(identity, long, begun_by, about)
            self._jobs.move_to_end(identity)
            self._forget_oldest()
            if self._closed:
                job.give_up()
            self._line.append((job, work))
            self._begin_next()
        return job

    def _begin_next(self) -> None:
        """Begin jobs that wait in line while there is room for them; those that were given up need none."""
        self._line = [one for one in self._line if one[0].state == "running"]
        while len(self._at_work) < self._at_once and (job := self._next()):
            place = next(place for place, (other, _) in enumerate(self._line) if other is job)
            for passed, _ in self._line[:place]:
                passed.passed += passed.long and not job.long
            _, work = self._line.pop(place)
            self._at_work.append(job)
            threading.Thread(target=self._run, args=(job, work), name=f"plan-{job.id}", daemon=True).start()

    def _next(self) -> Job[T] | None:
        """The job in line that may begin first, None where there is no room for any."""
        running = Counter(job.begun_by for job in self._at_work)
        room = sum(job.long for job in self._at_work) < max(self._at_once - 1, 1)

        def order(job: Job[T]) -> tuple[bool, bool, int]:
            return _is_anonymous(job.begun_by), job.long and job.passed < MOST_PASSED, running[job.begun_by]

        return min((job for job, _ in self._line if room or not job.long), key=order, default=None)

    def _run(self, job: Job[T], work: Callable[[Progress], T]) -> None:
        if self._background:
            for _ in range(1 + job.long):
                step_back()
        try:
            job.run(work)
        finally:
            with self._lock:
                self._at_work.remove(job)
                self._begin_next()

    def find(self, identity: str) -> Job[T] | None:
        """The job of a name, None where there was none lately."""
        with self._lock:
            return self._jobs.get(identity)

    def any_running(self, prefix: str) -> bool:
        """Whether a job whose name begins so is running."""
        with self._lock:
            return any(job.state == "running" for name, job in self._jobs.items() if name.startswith(prefix))

    def stop(self, identity: str) -> bool:
        """Tells a running job to end; whether there was one."""
        job = self.find(identity)
        if job is None or job.state != "running":
            return False
        if any(one is job for one, _ in self._line):
            job.give_up()
        job.progress.stop()
        return True

    def close(self) -> None:
        """Gives up all jobs, and whatever is started later as soon as it begins."""
        with self._lock:
            self._closed = True
            for job in self._jobs.values():
                job.give_up()

    def _require_few(self, begun_by: str) -> None:
        if not begun_by:
            return
        under_way = [job.begun_by for job in self._jobs.values() if job.state == "running"]
        if under_way.count(begun_by) >= MOST_OF_ONE:
            raise PlanError("plan-many-at-work", allowed=str(MOST_OF_ONE))
        anonymous = sum(map(_is_anonymous, under_way))
        if len(under_way) >= MOST or (_is_anonymous(begun_by) and anonymous >= MOST_ANONYMOUS):
            raise PlanError("plan-all-at-work")

    def _forget_oldest(self) -> None:
        for identity in [name for name, job in self._jobs.items() if job.state != "running"]:
            if len(self._jobs) <= MOST_ENDED:
                return
            del self._jobs[identity]


def _is_anonymous(begun_by: str) -> bool:
    """Whether somebody who did not sign in began a job; they are told apart by where they are."""
    return begun_by.startswith(f"{ANONYMOUS.name}@")
