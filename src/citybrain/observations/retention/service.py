"""Does upkeep in the background while a city is open: by the clock and when asked, one task at a time."""

from __future__ import annotations

import datetime
import logging
import threading
from collections import deque
from typing import NamedTuple
from zoneinfo import ZoneInfo

from citybrain.governance import Actor
from citybrain.kernel.errors import CityBrainError
from citybrain.kernel.parallel import step_back
from citybrain.observations.readings.progress_token import ProgressToken, StoppedError
from citybrain.observations.retention.declaration import Declaration, declared
from citybrain.observations.retention.standing import TASKS, Task, last
from citybrain.observations.retention.work import Before, checked, perform
from citybrain.observations.sensing import Sensing

LOG = logging.getLogger("citybrain.upkeep")
CLOCK = Actor("upkeep")
"""Who asks for what is done by the clock."""

CATCH_UP = datetime.timedelta(minutes=1)
"""After the start, where a run was missed while no server was there."""

TOLERANCE = datetime.timedelta(hours=1)
"""By which copies may be nearer to each other than declared, as a run does not begin at the same second every day."""

AT = datetime.time(3, 30)
"""Where city.toml cannot be read; the run then tells what is wrong with it."""


class Job(NamedTuple):
    """A task that somebody asked for."""

    task: Task
    actor: Actor
    before: Before
    watch: ProgressToken
    asked_at: datetime.datetime


class RetentionService:
    """What one open city does in a thread of its own, at low priority, once it is scheduled or asked for something."""

    def __init__(self, sensing: Sensing) -> None:
        self._sensing = sensing
        self._changed = threading.Condition()
        self._asked: deque[Job] = deque()
        self._running: Job | None = None
        self._closed = False
        self._thread: threading.Thread | None = None
        self.next_at: datetime.datetime | None = None
        """When everything is done by the clock; None where it is not scheduled."""

    def schedule(self) -> None:
        """Do everything once a day from now on; soon, where the last time was missed."""
        now, zone = datetime.datetime.now(datetime.UTC), ZoneInfo(self._sensing.zone)
        self.next_at = following(now, _time_of(self._sensing), zone)
        before = last(self._sensing.records, "retention")
        if before is not None and datetime.datetime.fromisoformat(before.began_at) < self.next_at - _DAY:
            self.next_at = now + CATCH_UP
        with self._changed:
            self._start()
            self._changed.notify()

    def begin(self, task: Task, actor: Actor, before: Before = None) -> Job:
        """Have a task done as soon as no other one is; the one that waits or runs already, where there is one.

        Raises InputError where it cannot be done as city.toml is.
        """
        checked(self._sensing, task, before)
        with self._changed:
            known = next((job for job in self._all() if job.task == task), None)
            if known is not None:
                return known
            job = Job(task, actor, before, ProgressToken(), datetime.datetime.now(datetime.UTC))
            self._asked.append(job)
            if self._closed:
                job.watch.stop()
            self._start()
            self._changed.notify()
        return job

    @property
    def jobs(self) -> list[Job]:
        """The one that runs, and those that wait."""
        with self._changed:
            return self._all()

    def close(self) -> None:
        """Stop what runs, begin nothing more."""
        with self._changed:
            self._closed = True
            self._asked.clear()
            if self._running is not None:
                self._running.watch.stop()
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _all(self) -> list[Job]:
        return [*([self._running] if self._running else []), *self._asked]

    def _start(self) -> None:
        if self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._run, name="upkeep", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        step_back()
        while (job := self._next()) is not None:
            try:
                perform(self._sensing, job.task, job.actor, job.watch, job.before)
            except StoppedError:
                LOG.info("%s was stopped", job.task)
            except Exception as problem:
                LOG.error("%s failed: %s", job.task, problem, exc_info=not isinstance(problem, CityBrainError))
            finally:
                with self._changed:
                    self._running = None

    def _next(self) -> Job | None:
        """Wait for something to do; None once the city is closed."""
        with self._changed:
            while not self._closed:
                if self._asked:
                    self._running = self._asked.popleft()
                    return self._running
                if self.next_at is not None and self.next_at <= datetime.datetime.now(datetime.UTC):
                    self._ask_by_the_clock()
                    continue
                self._changed.wait(_seconds_until(self.next_at))
        return None

    def _ask_by_the_clock(self) -> None:
        """Everything that is due; when it is the next time."""
        now = datetime.datetime.now(datetime.UTC)
        self.next_at = following(now, _time_of(self._sensing), ZoneInfo(self._sensing.zone))
        for task in TASKS:
            if self._due(task, now) and all(job.task != task for job in self._all()):
                self._asked.append(Job(task, CLOCK, None, ProgressToken(), now))

    def _due(self, task: Task, now: datetime.datetime) -> bool:
        try:
            plan = declared(self._sensing.folder)
            return _wanted(self._sensing, task, plan, now)
        except CityBrainError:
            return task == "retention"  # which fails, and its run tells why


_DAY = datetime.timedelta(days=1)


def _wanted(sensing: Sensing, task: Task, plan: Declaration, now: datetime.datetime) -> bool:
    if task == "archive":
        return plan.archive is not None and sensing.store.archives
    if task == "backup":
        before = last(sensing.records, task, "done")
        late = before and datetime.datetime.fromisoformat(before.began_at) <= plan.every.before(now + TOLERANCE)
        return plan.folder is not None and (before is None or bool(late))
    return True


def following(now: datetime.datetime, at: datetime.time, zone: ZoneInfo) -> datetime.datetime:
    """The next time that clocks of a zone show a time of day."""
    today = now.astimezone(zone).date()
    days = (datetime.datetime.combine(today + number * _DAY, at, zone) for number in range(3))
    return next(time for day in days if (time := day.astimezone(datetime.UTC)) > now)


def _time_of(sensing: Sensing) -> datetime.time:
    try:
        return declared(sensing.folder).at
    except CityBrainError:
        return AT


def _seconds_until(time: datetime.datetime | None) -> float | None:
    """At most an hour, as the clock of the machine may be set."""
    if time is None:
        return None
    return min(3600.0, max(0.0, (time - datetime.datetime.now(datetime.UTC)).total_seconds()))
