"""Who must know of an incident: the role of each task once it is to be done, and the public once it is warned."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from citybrain.cases.response.incident import Incident, TaskStanding
from citybrain.cases.response.log import LogEntry
from citybrain.cases.response.names import IncidentState, IncidentStep, TaskState
from citybrain.governance import DataClass
from citybrain.notifications.notice import LONGEST_PLACE, Awareness
from citybrain.notifications.outbox import end, holders, queue, queue_drill
from citybrain.notifications.severity import Severity

KIND = "incident"


def follow_entry(connection: Connection, before: Incident, after: Incident, by: str, zone: str) -> None:
    """After an entry: who has a task now is told, nobody more is asked about one that somebody answers for."""
    entry = after.log[-1]
    if entry.step is IncidentStep.WARN:
        _tell(connection, after, _about_warning(after, entry), zone)
    for name, task in after.tasks.items():
        was = before.tasks[name]
        waits = task.state is TaskState.DUE and after.state is IncidentState.STARTED
        if was.state is TaskState.DUE and (not waits or task.role is not was.role):
            end(connection, _subject(after, name), by)
        handed = entry.step is IncidentStep.HAND_ON and entry.task == name
        if waits and (was.state is not TaskState.DUE or handed):
            _tell(connection, after, _about_task(after, task), zone)


def _tell(connection: Connection, incident: Incident, about: Awareness, zone: str) -> None:
    if not incident.drill:
        queue(connection, about, zone)
        return
    people: Sequence[int] = incident.about["people"]
    of_role = [] if about.role is None else [one for one in people if one in holders(connection, about.role)]
    queue_drill(connection, about, of_role or people)


def _about_task(incident: Incident, task: TaskStanding) -> Awareness:
    return Awareness(
        key=f"{_subject(incident, task.name)}/{incident.log[-1].position}",
        subject=_subject(incident, task.name),
        kind=KIND,
        severity=Severity(incident.playbook.severity),
        message="notification-about-drill" if incident.drill else "notification-about-incident",
        data_class=incident.data_class,
        role=task.role,
        path=f"/incidents?item={incident.number}",
        place=_place(incident.about["name"]),
    )


def _about_warning(incident: Incident, entry: LogEntry) -> Awareness:
    return Awareness(
        key=f"{KIND}_warning/{incident.number}/{entry.position}",
        subject=f"{KIND}_warning/{incident.number}",
        kind=KIND,
        severity=Severity(incident.playbook.severity),
        message="notification-about-drill-warning" if incident.drill else "notification-about-incident-warning",
        data_class=DataClass.PUBLIC,
        role=None,
        path=f"/api/v1/incidents/{incident.number}/cap",
        place=_place(incident.public_name),
        answers=False,
    )


def _place(name: str) -> str | None:
    """What a place is called, as a message may have it."""
    return "".join(sign for sign in name if sign.isprintable())[:LONGEST_PLACE] or None


def _subject(incident: Incident, task: str) -> str:
    return f"{KIND}_{task}/{incident.number}"
