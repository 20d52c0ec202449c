"""Evaluations that take long: run in a thread of their own, watched and stopped from outside."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from concurrent.futures import TimeoutError as Late
from contextlib import suppress
from typing import Generic, Literal, TypeVar

from citybrain.kernel import PlanError
from citybrain.plans.outcome import Outcome
from citybrain.plans.years.progress import Progress

MOST_ENDED = 50
MOST_OF_ONE = 8
"""Jobs of a kind that run for one who asks; each has a thread and memory of its own."""
State = Literal["running", "done", "stopped", "failed"]
T = TypeVar("T")
Work = Callable[[Progress], Outcome]


class Job(Generic[T]):
    """One evaluation that runs or has ended; `begun_by` names who asked for it first, empty where nobody is told."""

    def __init__(self, identity: str, long: bool = False, begun_by: str = "") -> None:
        self.id = identity
        self.begun_by = begun_by
        self.long = long  # whether somebody who waits should look after it instead
        self.progress = Progress()
        self.future: Future[T] = Future()
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
        """Running, done, stopped or failed."""
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
    """Jobs by the name of their result: who asks for the same joins the one that runs."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job[T]] = OrderedDict()
        self._closed = False
        self._lock = threading.Lock()

    def start(self, identity: str, work: Callable[[Progress], T], long: bool = False, begun_by: str = "") -> Job[T]:
        """The job that runs under a name already, or a new one.

        Raises PlanError where MOST_OF_ONE run for who asks; whoever is not told (`begun_by` empty) begins any number.
        """
        with self._lock:
            known = self._jobs.get(identity)
            if known is not None and known.state == "running" and not known.progress.stopped:
                return known
            self._require_few(begun_by)
            job = self._jobs[identity] = Job(identity, long, begun_by)
            self._jobs.move_to_end(identity)
            self._forget_oldest()
            if self._closed:
                job.give_up()
        threading.Thread(target=job.run, args=(work,), name=f"plan-{identity}", daemon=True).start()
        return job

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
        job.progress.stop()
        return True

    def close(self) -> None:
        """Gives up all jobs, and whatever is started later as soon as it begins."""
        with self._lock:
            self._closed = True
            for job in self._jobs.values():
                job.give_up()

    def _require_few(self, begun_by: str) -> None:
        own = sum(job.state == "running" for job in self._jobs.values() if begun_by and job.begun_by == begun_by)
        if own >= MOST_OF_ONE:
            raise PlanError("plan-many-at-work", allowed=str(MOST_OF_ONE))

    def _forget_oldest(self) -> None:
        for identity in [name for name, job in self._jobs.items() if job.state != "running"]:
            if len(self._jobs) <= MOST_ENDED:
                return
            del self._jobs[identity]
