"""An incident as its log tells it: what it is, how each task stands, which wind was stated, and when it was over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from citybrain.cases.response.errors import IncidentError
from citybrain.cases.response.log import LogEntry
from citybrain.cases.response.names import IncidentState, IncidentStep, TaskState
from citybrain.cases.response.playbooks import ON_RECORD, Playbook, PlaybookTask
from citybrain.cases.response.question import LonLat, StatedRelease, StatedWind
from citybrain.governance import DataClass, Role

HOUR = 3_600_000_000
ANSWERS = (IncidentStep.ACKNOWLEDGE, IncidentStep.DONE)
"""Steps by which somebody answers for a task."""


class TaskStanding(NamedTuple):
    """A task as it stands; times in µs since 1970 in UTC, None for what has not come. `owner` is a person."""

    name: str
    task: PlaybookTask
    state: TaskState
    role: Role
    owner: str | None
    due_by: int | None
    acknowledged: int | None
    done: int | None


@dataclass(frozen=True)
class Incident:
    """One incident; its number is that of its log. `of_case` are the classes of data that its case is of today."""

    log: Sequence[LogEntry]
    of_case: frozenset[DataClass] = frozenset()

    @property
    def opening(self) -> LogEntry:
        """What it began with."""
        return self.log[0]

    @property
    def number(self) -> int:
        """Its number."""
        return self.opening.incident

    @cached_property
    def playbook(self) -> Playbook:
        """The playbook as it was when the incident was opened."""
        return Playbook.model_validate(self.opening.about["playbook"], context=ON_RECORD)

    @property
    def about(self) -> Mapping[str, Any]:
        """What was said of it at first."""
        return self.opening.about

    @property
    def place(self) -> LonLat:
        """Where it is."""
        longitude, latitude = self.about["place"]
        return longitude, latitude

    @property
    def drill(self) -> bool:
        """Whether it is a drill."""
        return bool(self.about["drill"])

    @property
    def release(self) -> StatedRelease | None:
        """What gets into the air."""
        stated = self.about["release"]
        return None if stated is None else StatedRelease.model_validate(stated)

    @property
    def public_name(self) -> str:
        """What everybody may know its place by: that of a closed case stays closed, unless somebody stated a name."""
        is_public = self.classes == {DataClass.PUBLIC}
        return str(self.about["name"] if is_public else self.about.get("stated", ""))

    @property
    def classes(self) -> frozenset[DataClass]:
        """Classes of data that it is of: that of its opening, and those of its case."""
        return self.of_case | {DataClass(self.about["data_class"])}

    @property
    def data_class(self) -> DataClass:
        """The most closed of its classes."""
        return max(self.classes, key=list(DataClass).index)

    @property
    def state(self) -> IncidentState:
        """Where it stands."""
        if self._first(IncidentStep.CLOSE):
            return IncidentState.CLOSED
        return IncidentState.STARTED if self._first(IncidentStep.START) else IncidentState.PREPARED

    @property
    def started(self) -> int | None:
        """When its playbook was started [µs]."""
        first = self._first(IncidentStep.START)
        return None if first is None else first.at

    @property
    def closed(self) -> int | None:
        """When it was over [µs]."""
        first = self._first(IncidentStep.CLOSE)
        return None if first is None else first.at

    @property
    def winds(self) -> tuple[StatedWind, ...]:
        """The winds that were stated last; none where nobody stated any."""
        stated: Any = next((one.about["wind"] for one in reversed(self.log) if one.about.get("wind")), ())
        return tuple(StatedWind.model_validate(one) for one in stated)

    @property
    def area(self) -> list[LonLat] | None:
        """Corners of the area that was drawn last; None where none was."""
        stated = next((one.about["area"] for one in reversed(self.log) if one.about.get("area")), None)
        return None if stated is None else [(longitude, latitude) for longitude, latitude in stated]

    @property
    def warning(self) -> LogEntry | None:
        """The last time that residents were warned."""
        return self.warnings[-1] if self.warnings else None

    @property
    def warnings(self) -> list[LogEntry]:
        """All times that residents were warned."""
        return [one for one in self.log if one.step is IncidentStep.WARN]

    @cached_property
    def tasks(self) -> Mapping[str, TaskStanding]:
        """Tasks in the order in which they can be done."""
        standing: dict[str, TaskStanding] = {}
        for name in _ordered(self.playbook.tasks):
            standing[name] = self._standing(name, standing)
        return standing

    def task(self, name: str | None) -> TaskStanding:
        """One task. Raises IncidentError."""
        if name is None or name not in self.tasks:
            raise IncidentError("incident-task-unknown", received=name or "-", allowed=", ".join(self.tasks))
        return self.tasks[name]

    @property
    def first_acknowledged(self) -> float | None:
        """Seconds from the start to the first task that somebody acknowledged; None before."""
        first = next((one.at for one in self.log if one.step in ANSWERS), None)
        return None if self.started is None or first is None else (first - self.started) / 1e6

    def _standing(self, name: str, before: Mapping[str, TaskStanding]) -> TaskStanding:
        task, of = self.playbook.tasks[name], [one for one in self.log if one.task == name]
        handed = next((one for one in reversed(of) if one.step is IncidentStep.HAND_ON), None)
        since = 0 if handed is None else handed.position
        taken = next((one.made_by for one in of if one.step is ANSWERS[0] and one.position > since), None)
        answered = next((one.at for one in of if one.step in ANSWERS and one.position > since), None)
        done = next((one.at for one in of if one.step is IncidentStep.DONE), None)
        ready = self.started is not None and all(before[one].state is TaskState.DONE for one in task.after)
        state = (
            TaskState.DONE if done is not None else TaskState.WAITING if not ready
            else TaskState.DUE if answered is None else TaskState.ACKNOWLEDGED
        )  # fmt: skip
        return TaskStanding(
            name, task, state, task.role if handed is None else Role(handed.about["role"]),
            taken or (None if handed is None else handed.about["owner"]),
            None if self.started is None else self.started + round(task.deadline * HOUR), answered, done,
        )  # fmt: skip

    def _first(self, step: IncidentStep) -> LogEntry | None:
        return next((one for one in self.log if one.step is step), None)


def _ordered(tasks: Mapping[str, PlaybookTask]) -> Iterator[str]:
    """Tasks, each behind those that it waits for, otherwise as they are declared."""
    out: set[str] = set()
    while len(out) < len(tasks):
        name = next(one for one in tasks if one not in out and out.issuperset(tasks[one].after))
        out.add(name)
        yield name
