"""What officers do with reports beside the steps of their cases: read, answer in words, show or hide, put right."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, and_, func, or_, select, update

from citybrain.cases.readable import readable_case
from citybrain.cases.states import CaseStep
from citybrain.cases.steps import make_step
from citybrain.governance import Actor, Permission, require
from citybrain.kernel.errors import NotFoundError
from citybrain.people.reports.contact import KEPT, LONGEST_OPEN, STANDS, contact_of, erase_contacts
from citybrain.people.reports.service import ReportDetail, ResidentReports, add_message
from citybrain.people.reports.standing import (
    CLOSED_AT,
    IS_CLOSED,
    messages_of,
    reports_of_case,
    reports_standing,
)
from citybrain.records.errors import EntryError
from citybrain.records.tables.reports import report_contact, resident_report

SHOWN, WAITING, HIDDEN = 1, 0, -1
MOST_ERASED = 1_000
"""Contacts that are erased at a time."""

BY_RULE = "rule"


class ReportDesk:
    """The officers' side of the reports of a city."""

    def __init__(self, reports: ResidentReports) -> None:
        self._reports = reports

    def of_case(self, number: int, actor: Actor) -> list[ReportDetail]:
        """Reports of a case that somebody may read; whom to ask, for who works on cases. Raises NotFoundError."""
        works = Permission.WORK_CASES in actor.permissions
        with self._reports.records.to_write().read() as connection:
            readable_case(connection, number, actor)
            return [
                ReportDetail(
                    row, messages_of(connection, row.id), self._reports.services.get(row.service),
                    contact_of(connection, row.id) if works else None,
                )
                for row in reports_of_case(connection, number)
            ]  # fmt: skip

    def answer(self, number: int, text: str, actor: Actor) -> None:
        """Answer a report in words that its resident reads; the first answer stops the promise's clock.

        Raises NotFoundError, NotAllowedError.
        """
        require(actor, Permission.WORK_CASES)
        now = self._reports.around.now()
        with self._reports.records.to_write().begin() as connection:
            row = _readable(connection, number, actor)
            add_message(connection, row.id, "answer", text, now, actor.name)
            if row.answered is None:
                connection.execute(update(resident_report).where(resident_report.c.id == row.id).values(answered=now))
            if row.case is not None:
                case = readable_case(connection, row.case, actor)
                about = {"kind": "answer", "name": str(row.id)}
                make_step(connection, case, CaseStep.NOTE, now, actor.name, text, about=about)

    def moderate(self, number: int, shown: bool, why: str, actor: Actor) -> None:
        """Show the words of a report to everybody, or show nothing of it; with a reason, which its resident reads.

        Raises NotFoundError, NotAllowedError, EntryError for one of a private service.
        """
        require(actor, Permission.WORK_CASES)
        with self._reports.records.to_write().begin() as connection:
            row = _readable(connection, number, actor)
            if shown and row.private:
                raise EntryError("resident-report-private", received=number)
            values = {"shown": SHOWN if shown else HIDDEN, "why": why}
            connection.execute(update(resident_report).where(resident_report.c.id == row.id).values(**values))
            kind = "shown" if shown else "hidden"
            add_message(connection, row.id, kind, why, self._reports.around.now(), actor.name)

    def change_service(self, number: int, service: str, why: str, actor: Actor) -> None:
        """Put a report to the service that it asks for; what was promised stays promised. Raises NotFoundError."""
        require(actor, Permission.ASSIGN_CASES)
        to = self._reports.service(service)
        with self._reports.records.to_write().begin() as connection:
            row = _readable(connection, number, actor)
            values = {"service": to.name, "service_label": to.label["en"], "private": int(to.private or row.private)}
            connection.execute(update(resident_report).where(resident_report.c.id == row.id).values(**values))
            said = f"{row.service} → {to.name}: {why}"
            add_message(connection, row.id, "service", said, self._reports.around.now(), actor.name)
            if to.anonymous:
                erase_contacts(connection, [row.id], actor.name)

    def expire_contacts(self) -> int:
        """Erase contacts 90 days after their report was closed, and after two years of one that is open; how many."""
        records = self._reports.records.to_read()
        if records is None or not records.writable:
            return 0
        now = self._reports.around.now()
        over = or_(and_(IS_CLOSED, now - KEPT >= CLOSED_AT), resident_report.c.requested <= now - LONGEST_OPEN)
        with_contact = resident_report.c.id.in_(select(report_contact.c.report).where(STANDS))
        asked = reports_standing(resident_report.c.id).where(with_contact, over).limit(MOST_ERASED)
        with records.read() as connection:
            due = [row.id for row in connection.execute(asked)]
        if not due:
            return 0
        with records.begin() as connection:
            return erase_contacts(connection, due, BY_RULE)

    def waiting(self, actor: Actor) -> int:
        """How many reports nobody has moderated. Raises NotAllowedError."""
        require(actor, Permission.READ_CASES)
        records = self._reports.records.to_read()
        if records is None:
            return 0
        of = (resident_report.c.shown == WAITING, resident_report.c.private == 0, resident_report.c.source == "city")
        with records.read() as connection:
            return int(connection.execute(select(func.count()).where(*of)).scalar_one())


def _readable(connection: Connection, number: int, actor: Actor) -> Row[Any]:
    """A report whose case somebody may read. Raises NotFoundError."""
    row = connection.execute(reports_standing().where(resident_report.c.id == number)).first()
    if row is None:
        raise NotFoundError("resident-report-unknown", received=str(number))
    if row.case is not None:
        readable_case(connection, row.case, actor)
    return row
