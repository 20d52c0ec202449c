"""Incidents and playbooks as answers."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from citybrain.cases.exposed import ExposedCount, exposed
from citybrain.cases.response.incident import Incident, TaskStanding
from citybrain.cases.response.log import LogEntry, intact
from citybrain.cases.response.names import IncidentState, IncidentStep, TaskState
from citybrain.cases.response.picturing import Corners, IncidentPicture
from citybrain.cases.response.playbooks import Playbook, PlaybookTask
from citybrain.governance import Role
from citybrain.messages import text
from citybrain.notifications.severity import Severity
from citybrain.observations.stream_status.answers import instant
from citybrain.plans.workspace import Workspace

LOG_PAGE = 200
"""Entries of a page of the log."""


class PlaybookTaskAnswer(TypedDict):
    """A task of a playbook: who, after which others, until when [h after the start], and with what.

    instruction: what residents are told by a task that warns them, null for others.
    """

    name: str
    label: str
    role: Role
    role_label: str
    after: list[str]
    deadline: float
    resources: dict[str, int]
    warns: bool
    instruction: str | None


class SubstanceAnswer(TypedDict):
    """What may be released, and from which concentrations on [g/m3] it harms."""

    name: str
    label: str
    levels: list[float]
    source: str


class PlaybookAnswer(TypedDict):
    """A playbook; `of` names the domain that brings it, or the city."""

    name: str
    label: str
    of: str
    severity: Severity
    families: list[str]
    substances: list[SubstanceAnswer]
    tasks: list[PlaybookTaskAnswer]
    ends: str
    source: str


class PlaybookList(TypedDict):
    """Playbooks that hold in a city, or those for a case."""

    playbooks: list[PlaybookAnswer]


class IncidentTask(PlaybookTaskAnswer):
    """A task as it stands. `late`: done after its deadline, or not done and past it."""

    state: TaskState
    owner: str | None
    due_by: str | None
    acknowledged: str | None
    done: str | None
    late: bool


class IncidentEntry(TypedDict):
    """An entry of the log; the hash is over it and the hash of the one before."""

    position: int
    step: IncidentStep
    label: str
    task: str | None
    at: str
    why: str
    made_by: str
    sha256: str


class IncidentReview(TypedDict):
    """How it went: tasks, how many of them were done, how many late, seconds from start to first acknowledgement."""

    tasks: int
    done: int
    late: int
    first_acknowledged: float | None


class IncidentAnswer(TypedDict):
    """An incident: what, where, how it stands."""

    number: int
    playbook: str
    label: str
    severity: Severity
    state: IncidentState
    drill: bool
    case: int | None
    place: str
    longitude: float
    latitude: float
    size: float
    opened: str
    opened_by: str
    started: str | None
    closed: str | None
    warned: str | None
    review: IncidentReview


class IncidentDetails(IncidentAnswer):
    """The same with its tasks in their order and a page of its log.

    `log_entries` is how many there are, `log_before` what to ask for the page before with, null for none;
    `log_intact` whether all of them are as they were written.
    """

    tasks: list[IncidentTask]
    log: list[IncidentEntry]
    log_entries: int
    log_before: int | None
    log_intact: bool


class IncidentList(TypedDict):
    """Incidents, the newest first, and what to ask for those before with; null for none."""

    incidents: list[IncidentAnswer]
    next: int | None


class ExposedContour(ExposedCount):
    """Who is where a level [g/m3] is reached with a probability of at least so much."""

    level: float
    probability: float


class IncidentExposed(ExposedCount):
    """Who is inside the area of an incident, its corners [degrees], and inside each contour of its picture."""

    number: int
    drill: bool
    basis: Literal["area", "model", "circle"]
    reason: Literal["", "no_release", "no_wind", "no_model"]
    computed_for: str
    area: Corners
    contours: list[ExposedContour]


def playbook_answer(book: Playbook, of: str, language: str) -> PlaybookAnswer:
    """A playbook in a language."""
    tongue: Literal["en", "zh"] = "zh" if language == "zh" else "en"
    return {
        "name": book.name, "label": book.label[tongue], "of": of, "severity": Severity(book.severity),
        "families": list(book.families), "ends": book.ends, "source": book.source,
        "substances": [
            {"name": name, "label": one.label[tongue], "levels": list(one.levels), "source": one.source}
            for name, one in book.substances.items()
        ],
        "tasks": [_task_answer(name, one, one.role, language) for name, one in book.tasks.items()],
    }  # fmt: skip


def incident_answer(incident: Incident, now: int, language: str) -> IncidentAnswer:
    """An incident in a language, at a time [µs]."""
    about, book, warned = incident.about, incident.playbook, incident.warning
    standing = incident.tasks.values()
    return {
        "number": incident.number, "playbook": book.name, "label": book.label["zh" if language == "zh" else "en"],
        "severity": Severity(book.severity), "state": incident.state, "drill": incident.drill, "case": about["case"],
        "place": about["name"], "longitude": incident.place[0], "latitude": incident.place[1], "size": about["size"],
        "opened": instant(incident.opening.at), "opened_by": incident.opening.made_by,
        "started": _time(incident.started), "closed": _time(incident.closed),
        "warned": None if warned is None else instant(warned.at),
        "review": {
            "tasks": len(standing),
            "done": sum(one.done is not None for one in standing),
            "late": sum(_late(one, incident, now) for one in standing),
            "first_acknowledged": incident.first_acknowledged,
        },
    }  # fmt: skip


def incident_details(incident: Incident, now: int, language: str, before: int | None = None) -> IncidentDetails:
    """An incident with its tasks, and the entries of its log before a position, the last of all where none is given."""
    tasks: list[IncidentTask] = [
        {
            **_task_answer(one.name, one.task, one.role, language), "state": one.state, "owner": one.owner,
            "due_by": _time(one.due_by), "acknowledged": _time(one.acknowledged), "done": _time(one.done),
            "late": _late(one, incident, now),
        }
        for one in incident.tasks.values()
    ]  # fmt: skip
    page = incident.log[:before][-LOG_PAGE:]
    return {
        **incident_answer(incident, now, language), "tasks": tasks,
        "log": [_entry_answer(one, language) for one in page], "log_entries": len(incident.log),
        "log_before": page[0].position if page and page[0].position else None, "log_intact": intact(incident.log),
    }  # fmt: skip


def exposed_answer(
    incident: Incident, picture: IncidentPicture, workspace: Workspace | None, language: str
) -> IncidentExposed:
    """Who is inside an incident's area and contours; null where the twin cannot tell."""
    contours: list[ExposedContour] = [
        {"level": one["level"], "probability": one["probability"], **exposed(workspace, one["corners"], language)}
        for one in picture["contours"]
    ]
    return {
        **exposed(workspace, picture["area"], language), "number": incident.number, "drill": incident.drill,
        "basis": picture["basis"], "reason": picture["reason"], "computed_for": picture["computed_for"],
        "area": picture["area"], "contours": contours,
    }  # fmt: skip


def _task_answer(name: str, task: PlaybookTask, role: Role, language: str) -> PlaybookTaskAnswer:
    spoken: Literal["en", "zh"] = "zh" if language == "zh" else "en"
    return {
        "name": name, "label": task.label[spoken], "role": role,
        "role_label": text(f"access-role-{role}", language), "after": list(task.after), "deadline": task.deadline,
        "resources": dict(task.resources), "warns": task.warns is not None,
        "instruction": None if task.warns is None else task.warns[spoken],
    }  # fmt: skip


def _entry_answer(one: LogEntry, language: str) -> IncidentEntry:
    return {
        "position": one.position, "step": one.step, "label": text(f"incident-step-{_dashed(one.step)}", language),
        "task": one.task, "at": instant(one.at), "why": one.why, "made_by": one.made_by, "sha256": one.sha256,
    }  # fmt: skip


def _late(task: TaskStanding, incident: Incident, now: int) -> bool:
    until = task.done or incident.closed or now
    return task.due_by is not None and until > task.due_by


def _dashed(name: str) -> str:
    return name.replace("_", "-")


def _time(at: int | None) -> str | None:
    return None if at is None else instant(at)
