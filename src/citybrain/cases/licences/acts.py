"""What happens to a licence: an incident, a suspension, an appeal, a reinstatement, each with its reason."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field
from sqlalchemy import Connection

from citybrain.cases.licences.application import LONGEST_TEXT, require_none
from citybrain.cases.licences.registry import add_entry
from citybrain.cases.licences.standing import Licence, LicenceEntryKind, LicenceState
from citybrain.cases.names import CaseOutcome
from citybrain.cases.raising import Raised, is_open, raise_case, settle_case
from citybrain.cases.service import CaseService
from citybrain.governance import DataClass
from citybrain.governance.errors import NotAllowedError
from citybrain.notifications.severity import Severity
from citybrain.records import author

APPEAL = LicenceEntryKind.APPEAL
ActName = Literal["incident", "suspension", "appeal", "reinstatement"]
Place = Annotated[str, Field(max_length=200)]


class LicenceAct(BaseModel, extra="forbid", frozen=True):
    """What somebody enters of a licence: `text` says what happened or why. An incident has the class that its kind
    declares, a day, a place, and degrees where they are known; `suspends` suspends the licence with the same reason.
    """

    act: ActName
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
    day: datetime.date | None = None
    incident: Annotated[str, Field(max_length=100)] = ""
    place: Place = ""
    longitude: float | None = Field(default=None, ge=-180, le=180)
    latitude: float | None = Field(default=None, ge=-90, le=90)
    suspends: bool = False


def enter_act(connection: Connection, cases: CaseService, licence: Licence, asked: LicenceAct, by: str) -> list[int]:
    """Numbers of the new entries. An incident and an appeal raise a case, in the same transaction.

    Raises LicenceFaultsError with all that is wrong, NotAllowedError where who suspended a licence reinstates it.
    """
    faults = [*_faults(licence, asked), *_faults_of_appeal(connection, cases, licence, asked)]
    require_none(faults, "licence-act", licence=licence.number or str(licence.application))
    of, day = LicenceEntryKind(asked.act), asked.day or licence.today
    if of is LicenceEntryKind.INCIDENT:
        return _enter_incident(connection, cases, licence, asked, day, by)
    if of is LicenceEntryKind.REINSTATEMENT:
        suspension = licence.suspension
        assert suspension is not None
        if suspension.made_by == author(by):
            raise NotAllowedError("licence-same-person", name=author(by), licence=licence.number or "-")
        settle_case(connection, cases, licence.kind.appeal, _subject(suspension), CaseOutcome.CURED, by, asked.text)
    made = add_entry(connection, licence.application, of, day, by, text=asked.text.strip())
    if of is APPEAL:
        raised = _raised(licence, licence.kind.appeal, _subject(licence.suspension), asked.text)
        raise_case(connection, cases, raised, by)
    return [made]


def _enter_incident(
    connection: Connection, cases: CaseService, licence: Licence, asked: LicenceAct, day: datetime.date, by: str
) -> list[int]:
    degree = licence.kind.incidents[asked.incident]
    made = add_entry(
        connection, licence.application, LicenceEntryKind.INCIDENT, day, by, place=asked.place.strip(),
        longitude=asked.longitude, latitude=asked.latitude, text=asked.text.strip(),
        content={"class": asked.incident},
    )  # fmt: skip
    position = None
    if asked.longitude is not None and asked.latitude is not None:
        position = (asked.longitude, asked.latitude)
    raised = _raised(licence, licence.kind.incident, f"{licence.application}/{made}", asked.text)
    place = f"{asked.place.strip()} ({licence.number})"
    severity = Severity(degree.severity).urgency
    raise_case(connection, cases, raised._replace(place=place, position=position, severity=severity), by)
    if not asked.suspends:
        return [made]
    return [
        made, add_entry(connection, licence.application, LicenceEntryKind.SUSPENSION, day, by, text=asked.text.strip())
    ]  # fmt: skip


def _faults(licence: Licence, asked: LicenceAct) -> Iterator[str]:
    """What keeps an act from being entered of a licence as it stands."""
    day, state, suspends = asked.day or licence.today, licence.state, asked.act == "suspension" or asked.suspends
    if not licence.is_granted:
        yield f"licence: {state}"
        return
    if day > licence.today:
        yield f"day: {day} (≤ {licence.today})"
    if not asked.text.strip():
        yield "text: -"
    if asked.act == "incident":
        yield from _faults_of_incident(licence, asked, day)
    elif asked.incident or asked.place or asked.longitude is not None or asked.latitude is not None or asked.suspends:
        yield f"incident, place, longitude, latitude, suspends: {asked.act}"
    if suspends and state not in (LicenceState.IN_FORCE, LicenceState.FUTURE):
        yield f"suspension: {state} ({LicenceState.IN_FORCE})"
    begun = licence.suspension
    if asked.act in ("appeal", "reinstatement"):
        if begun is None or state is LicenceState.ENDED:
            yield f"{asked.act}: {state} ({LicenceState.SUSPENDED})"
        elif day.isoformat() < begun.since:
            yield f"day: {day} (≥ {begun.since})"
    if (suspends or asked.act == "incident") and not licence.since <= day <= licence.until:
        yield f"day: {day} ({licence.since} … {licence.until})"
    last = max((one for _, until, _ in licence.suspensions if (one := until) is not None), default=None)
    if suspends and last is not None and day <= last:
        yield f"day: {day} (> {last})"


def _faults_of_appeal(connection: Connection, cases: CaseService, licence: Licence, asked: LicenceAct) -> Iterator[str]:
    """An appeal against a suspension whose case is open is not decided yet."""
    begun = licence.suspension
    if asked.act != APPEAL or begun is None:
        return
    if is_open(connection, cases, licence.kind.appeal, _subject(begun)):
        yield f"appeal: {begun.since} (1)"


def _faults_of_incident(licence: Licence, asked: LicenceAct, day: datetime.date) -> Iterator[str]:
    if asked.incident not in licence.kind.incidents:
        yield f"incident: {asked.incident or '-'} ({', '.join(licence.kind.incidents)})"
    if not asked.place.strip():
        yield "place: -"
    if (asked.longitude is None) != (asked.latitude is None):
        yield "longitude, latitude: -"


def _subject(suspension: Any) -> str:
    return f"{suspension.application}/{suspension.id}"


def _raised(licence: Licence, rule: str, subject: str, why: str) -> Raised:
    return Raised(rule, subject, str(licence.number), DataClass.ENTERPRISE, why=why)
