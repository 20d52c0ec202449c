"""Who must know of a proposal: the role that approves it, and the same of one that could not be done."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection

from citybrain.cases.gate.content import kept
from citybrain.cases.gate.steps import proposal_of
from citybrain.governance import DataClass
from citybrain.notifications.notice import Awareness
from citybrain.notifications.outbox import end, queue
from citybrain.notifications.severity import Severity

KIND = "proposal"


class CityMoment(NamedTuple):
    """The time of a city [µs since 1970], and its time zone, by whose clock shifts are."""

    at: int
    zone: str


def notify_approver(connection: Connection, number: int, when: CityMoment) -> None:
    """Queue a message to the role that approves a proposal."""
    _notify(connection, number, when, Severity.MODERATE, "notification-about-proposal")


def notify_end(connection: Connection, number: int, when: CityMoment) -> None:
    """Queue a message to that role about one that was not done, or is put back."""
    _notify(connection, number, when, Severity.SEVERE, "notification-about-proposal-undone")


def end_asking(connection: Connection, number: int, by: str) -> None:
    """Nobody more is asked about a proposal that was decided."""
    end(connection, _subject(number), by)


def _notify(connection: Connection, number: int, when: CityMoment, severity: Severity, message: str) -> None:
    row = proposal_of(connection, number)
    about = Awareness(
        key=f"{_subject(number)}/{row.version}",
        subject=_subject(number),
        kind=KIND,
        severity=severity,
        message=message,
        data_class=DataClass.INTERNAL,
        role=kept(row.content).kind.approves,
        path=f"/now?proposal={number}",
    )
    queue(connection, about, when.zone)


def _subject(number: int) -> str:
    return f"{KIND}/{number}"
