"""The incidents of a city: opened and started by persons, task by task, with all that happens in a log that stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from citybrain.cases.raising import Raised, raise_case, settle_case
from citybrain.cases.readable import readable_case
from citybrain.cases.response.errors import IncidentError
from citybrain.cases.response.incident import Incident
from citybrain.cases.response.log import LogEntry, add_entry
from citybrain.cases.response.names import OF_TASK, IncidentState, IncidentStep, TaskState
from citybrain.cases.response.notifying import KIND, follow_entry
from citybrain.cases.response.picturing import IncidentPicture, picture_of, wind_of_streams
from citybrain.cases.response.playbooks import Playbook, Playbooks
from citybrain.cases.response.question import Corners, NewIncident, Winds
from citybrain.cases.response.readable import IncidentPage, readable_incident, readable_incidents
from citybrain.cases.service import CaseService
from citybrain.cases.states import CaseOutcome
from citybrain.governance import Actor, DataClass, Permission, Role, require
from citybrain.governance.errors import NotAllowedError
from citybrain.governance.register import number_of
from citybrain.governance.roles import roles_with
from citybrain.kernel.errors import NotFoundError
from citybrain.notifications.severity import Severity
from citybrain.observations.sensing import Sensing
from citybrain.observations.times import EPOCH, MICROSECOND
from citybrain.observations.warnings.cap import checked_sender
from citybrain.records import CityRecords, author

RECORDED = {"size", "area", "release", "wind", "hours", "roughness", "city", "drill", "case"}
"""What stands in the first entry of the log as it is stated."""

RULE = "incident_opened"
"""By which an incident raises a case."""

NEEDS: Mapping[IncidentStep, Permission] = {
    IncidentStep.OPEN: Permission.ASSIGN_CASES,
    IncidentStep.START: Permission.ASSIGN_CASES,
    IncidentStep.WIND: Permission.WORK_CASES,
    IncidentStep.AREA: Permission.ASSIGN_CASES,
    IncidentStep.ACKNOWLEDGE: Permission.WORK_CASES,
    IncidentStep.DONE: Permission.WORK_CASES,
    IncidentStep.HAND_ON: Permission.WORK_CASES,
    IncidentStep.WARN: Permission.ISSUE_WARNINGS,
    IncidentStep.NOTE: Permission.WORK_CASES,
    IncidentStep.CLOSE: Permission.CLOSE_CASES,
}
"""The right that each step needs."""

OPEN_STATES = frozenset({IncidentState.PREPARED, IncidentState.STARTED})
ALLOWED: Mapping[IncidentStep, frozenset[IncidentState]] = {
    IncidentStep.START: frozenset({IncidentState.PREPARED}),
    IncidentStep.WIND: OPEN_STATES,
    IncidentStep.AREA: OPEN_STATES,
    **dict.fromkeys(OF_TASK, frozenset({IncidentState.STARTED, IncidentState.CLOSED})),
    IncidentStep.WARN: frozenset({IncidentState.STARTED}),
    IncidentStep.NOTE: frozenset(IncidentState),
    IncidentStep.CLOSE: OPEN_STATES,
}
"""States in which a step is made. Looking back, and what else a playbook asks for, may come after the end."""


class ResponseService:
    """Incidents of one city by the playbooks that hold there; `now` [µs] is the time of the city. Safe for threads."""

    def __init__(
        self,
        records: CityRecords,
        playbooks: Callable[[], Playbooks],
        now: Callable[[], int],
        zone: Callable[[], str],
        sensing: Callable[[], Sensing],
        cases: CaseService,
    ) -> None:
        self._records = records
        self._playbooks = playbooks
        self.now = now
        self.zone = zone
        self._wind = wind_of_streams(sensing)
        self._cases = cases

    @property
    def playbooks(self) -> Playbooks:
        """Playbooks of the mechanism, the domains and the city. Raises DeclarationError."""
        return self._playbooks()

    def proposed(self, case: int, actor: Actor | None = None) -> list[Playbook]:
        """Playbooks for a case. Raises NotFoundError and NotAllowedError."""
        records = self._records.to_read()
        if records is None:
            raise NotFoundError("case-unknown", received=str(case))
        with records.read() as connection:
            return self.playbooks.for_family(readable_case(connection, case, actor).family)

    def open(self, asked: NewIncident, by: str, actor: Actor | None = None) -> int:
        """The number of a new incident, whose playbook is prepared and not started.

        Raises NotFoundError and IncidentError for what there is not or what does not fit the playbook.
        """
        book = self._playbook_for(asked)
        with self._records.to_write().begin() as connection:
            if actor is not None:
                require(actor, NEEDS[IncidentStep.OPEN])
            place, name, data_class = self._place(connection, asked, actor)
            about = {
                **asked.model_dump(mode="json", include=RECORDED),
                "wind": None if asked.wind is None else self._from_now(asked.wind),
                "playbook": book.model_dump(mode="json"),
                "place": place, "name": name, "stated": asked.place, "data_class": data_class,
                "people": _taking_part(connection, asked.people),
            }  # fmt: skip
            entry = add_entry(connection, None, IncidentStep.OPEN, self.now(), by, asked.why, about=about)
            if asked.case is None and not asked.drill:
                self._raise(connection, Incident([entry]), by)
            return entry.incident

    def _from_now(self, winds: Winds) -> list[dict[str, Any]]:
        """Winds for the record; those without a time hold from now on."""
        now = (EPOCH + self.now() * MICROSECOND).isoformat()
        return [one.model_dump(mode="json") | ({"time": now} if one.time is None else {}) for one in winds]

    def listed(self, actor: Actor | None = None, live: bool = False, before: int | None = None) -> IncidentPage:
        """The newest incidents that somebody may read; of these those that are not over, or before a number."""
        records = self._records.to_read()
        if records is None:
            return IncidentPage([], None)
        with records.read() as connection:
            return readable_incidents(connection, actor, live, before)

    def one(self, number: int, actor: Actor | None = None) -> Incident:
        """An incident as somebody may read it. Raises NotFoundError and NotAllowedError."""
        records = self._records.to_read()
        if records is None:
            raise NotFoundError("incident-unknown", received=str(number))
        with records.read() as connection:
            return readable_incident(connection, number, actor)

    def picture(self, incident: Incident) -> IncidentPicture:
        """What an incident reaches in the next hours. It needs neither mail nor forecast nor another server."""
        return picture_of(incident, self.now(), self._wind)

    def warn(self, number: int, sender: str, by: str, why: str = "", actor: Actor | None = None) -> LogEntry:
        """Warn residents of the area as it is now; in a drill those who take part alone. Raises as `step` does."""
        corners = self.picture(self.one(number, actor))["area"]
        about = {"corners": corners, "sender": checked_sender(sender)}
        return self.step(number, IncidentStep.WARN, by, why, actor=actor, about=about)

    def step(
        self,
        number: int,
        step: IncidentStep,
        by: str,
        why: str = "",
        task: str | None = None,
        role: Role | None = None,
        owner: str | None = None,
        wind: Winds | None = None,
        area: Corners | None = None,
        actor: Actor | None = None,
        about: Mapping[str, Any] | None = None,
    ) -> LogEntry:
        """Make a step; all or nothing. `about` is what a warning says.

        Raises NotFoundError, NotAllowedError, and IncidentError for a step that the incident does not allow now.
        """
        with self._records.to_write().begin() as connection:
            incident = readable_incident(connection, number, actor)
            _require_possible(incident, step)
            if actor is not None:
                require(actor, NEEDS[step])
            details: dict[str, Any] = dict(about or {})
            match step:
                case IncidentStep.ACKNOWLEDGE | IncidentStep.DONE | IncidentStep.HAND_ON:
                    _require_task(incident, step, task, actor)
                    if step is IncidentStep.HAND_ON:
                        details = _handed(incident, task, role, owner)
                case IncidentStep.WIND:
                    details = {"wind": self._from_now(_given(wind, "wind"))}
                case IncidentStep.AREA:
                    details = {"area": _given(area, "area")}
                case IncidentStep.NOTE | IncidentStep.CLOSE:
                    _given(why.strip() or None, "why")
            of = task if step in OF_TASK else None
            entry = add_entry(connection, number, step, self.now(), by, why, of, details)
            follow_entry(connection, incident, replace(incident, log=[*incident.log, entry]), by, self.zone())
            if step is IncidentStep.CLOSE:
                settle_case(connection, self._cases, RULE, str(number), CaseOutcome.CONFIRMED, by, why)
            return entry

    def take_on(self, subject: str, by: str) -> None:
        """Whoever answered a message about a task, "incident_look/1", answers for that. Raises as `step` does."""
        task, _, number = subject.removeprefix(f"{KIND}_").rpartition("/")
        self.step(int(number), IncidentStep.ACKNOWLEDGE, by, task=task)

    def _raise(self, connection: Connection, incident: Incident, by: str) -> None:
        """An incident of no case raises one, so that it stands among all that needs a person; a drill does not."""
        raised = Raised(
            RULE, str(incident.number), incident.about["name"], DataClass.PUBLIC, incident.place,
            severity=Severity(incident.playbook.severity).urgency, why=incident.opening.why,
        )  # fmt: skip
        raise_case(connection, self._cases, raised, by)

    def _playbook_for(self, asked: NewIncident) -> Playbook:
        book = self.playbooks.all.get(asked.playbook)
        if book is None:
            allowed = ", ".join(self.playbooks.all)
            raise IncidentError("incident-playbook-unknown", received=asked.playbook, allowed=allowed)
        if (asked.release is not None) and asked.release.substance not in book.substances:
            allowed = ", ".join(book.substances) or "-"
            raise IncidentError("incident-substance-unknown", received=asked.release.substance, allowed=allowed)
        return book

    def _place(self, connection: Connection, asked: NewIncident, actor: Actor | None) -> tuple[list[float], str, str]:
        """Where an incident is, what the place is called, and the class of data that it is of."""
        place, name, data_class = (asked.longitude, asked.latitude), asked.place, DataClass.PUBLIC.value
        if asked.case is not None:
            case = readable_case(connection, asked.case, actor)
            name, data_class = name or case.place, case.data_class
            place = place if asked.longitude is not None else (case.longitude, case.latitude)
        if place[0] is None or place[1] is None:
            raise IncidentError("incident-nowhere", received=asked.case or "-")
        return [place[0], place[1]], name, data_class


def _taking_part(connection: Connection, names: Sequence[str]) -> list[int]:
    """Numbers of identities. Raises IncidentError with all that there are not."""
    numbers = {one: number_of(connection, one) for one in dict.fromkeys(names)}
    if unknown := [one for one, number in numbers.items() if number is None]:
        raise IncidentError("incident-people-unknown", received=", ".join(unknown[:20]), count=len(unknown))
    return [one for one in numbers.values() if one is not None]


def _require_possible(incident: Incident, step: IncidentStep) -> None:
    if incident.state not in ALLOWED.get(step, frozenset()):
        allowed = ", ".join(one for one, states in ALLOWED.items() if incident.state in states)
        raise IncidentError("incident-step-not-now", received=step.value, state=incident.state.value, allowed=allowed)


def _require_task(incident: Incident, step: IncidentStep, name: str | None, actor: Actor | None) -> None:
    """Raises IncidentError for a task that nobody can do now, NotAllowedError for who neither has it nor gives it."""
    task = incident.task(name)
    states = {TaskState.DUE} if step is IncidentStep.ACKNOWLEDGE else {TaskState.DUE, TaskState.ACKNOWLEDGED}
    if task.state not in states:
        open_ = ", ".join(one.name for one in incident.tasks.values() if one.state in states) or "-"
        raise IncidentError("incident-task-not-now", received=task.name, state=task.state.value, allowed=open_)
    if step is IncidentStep.DONE and task.task.warns and incident.warning is None:
        raise IncidentError("incident-warn-first", received=incident.number)
    if actor is None or Permission.ASSIGN_CASES in actor.permissions or actor.name == task.owner:
        return
    if task.role not in actor.roles:
        raise NotAllowedError("incident-task-of-others", name=actor.name, role=task.role.value)


def _handed(incident: Incident, name: str | None, role: Role | None, owner: str | None) -> dict[str, Any]:
    """To whom a task goes."""
    if role is None and not owner:
        raise IncidentError("incident-needs", allowed="role, owner")
    to = incident.task(name).role if role is None else role
    if to not in (allowed := roles_with(Permission.WORK_CASES)):
        raise IncidentError("incident-role", received=to.value, allowed=", ".join(allowed))
    return {"role": to.value, "owner": author(owner) if owner else None}


def _given(value: Any, name: str) -> Any:
    """What a step cannot do without. Raises IncidentError."""
    if value is None:
        raise IncidentError("incident-needs", allowed=name)
    return value
