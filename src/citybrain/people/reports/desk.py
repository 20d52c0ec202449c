"""What officers do with reports beside the steps of their cases: read, answer in words, show or hide, put right."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, or_, select, update

from citybrain.cases.readable import readable_case, readable_classes
from citybrain.cases.states import CaseStep
from citybrain.cases.steps import make_step
from citybrain.governance import Actor, Permission, require
from citybrain.kernel.errors import NotFoundError
from citybrain.people.reports.contact import KEPT, LONGEST_OPEN, STANDS, contact_of, erase_contacts, has_contact
from citybrain.people.reports.given import GivenContact
from citybrain.people.reports.photos import PHOTO_HIDDEN, PHOTO_SHOWN, photo_text, photos_of_report
from citybrain.people.reports.service import ReportDetail, ResidentReports, add_message
from citybrain.people.reports.standing import (
    CLOSED_AT,
    DUE,
    IS_CLOSED,
    messages_of,
    reports_of_case,
    reports_standing,
)
from citybrain.records.errors import EntryError
from citybrain.records.tables.cases import city_case
from citybrain.records.tables.reports import report_contact, resident_report

IS_OPEN = ~func.coalesce(IS_CLOSED, False)
SHOWN, WAITING, HIDDEN = 1, 0, -1
MOST_ERASED = 1_000
"""Contacts that are erased at a time."""

BY_RULE = "rule"


class DeskQuery(NamedTuple):
    """Which reports an officer wants: open ones, those that nobody moderated, late ones, closed ones, or all."""

    which: Literal["open", "waiting", "late", "closed", "all"] = "open"
    service: str = ""
    most: int = 50
    skip: int = 0


class DeskList(NamedTuple):
    """Reports of a list; how many the filter lets through, and how many wait for moderation and are late."""

    details: list[ReportDetail]
    all: int
    waiting: int
    late: int


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
                    contact_of(connection, row.id) if works else None, photos=photos_of_report(connection, row),
                )
                for row in reports_of_case(connection, number)
            ]  # fmt: skip

    def listed(self, query: DeskQuery, actor: Actor) -> DeskList:
        """Reports that somebody may read, the oldest promise first, closed ones the newest first; without contacts.

        Raises NotAllowedError.
        """
        require(actor, Permission.READ_CASES)
        records = self._reports.records.to_read()
        if records is None:
            return DeskList([], 0, 0, 0)
        readable = or_(resident_report.c.case.is_(None), city_case.c.data_class.in_(readable_classes(actor)))
        of: list[ColumnElement[bool]] = [readable, resident_report.c.source == "city"]
        if query.service:
            of.append(resident_report.c.service == query.service)
        which: dict[str, list[ColumnElement[bool]]] = {
            "open": [IS_OPEN], "closed": [IS_CLOSED], "all": [],
            "waiting": [resident_report.c.shown == WAITING, resident_report.c.private == 0],
            "late": [IS_OPEN, self._reports.around.now() > DUE],
        }  # fmt: skip
        wanted = reports_standing().where(*of, *which[query.which])
        order = (IS_OPEN.desc(), case((IS_OPEN, DUE)), resident_report.c.id.desc())
        with records.read() as connection:
            rows = connection.execute(wanted.order_by(*order).limit(query.most).offset(query.skip)).all()
            some = (which[query.which], which["waiting"], which["late"])
            counts = [_count(connection, [*of, *more]) for more in some]
            return DeskList([self._detail(connection, row) for row in rows], *counts)

    def _detail(self, connection: Connection, row: Row[Any]) -> ReportDetail:
        return ReportDetail(
            row, messages_of(connection, row.id), self._reports.services.get(row.service),
            asks=has_contact(connection, row.id), photos=photos_of_report(connection, row),
        )  # fmt: skip

    def contact(self, number: int, actor: Actor) -> GivenContact | None:
        """Whom to ask about a report; None where nobody said. Raises NotFoundError, NotAllowedError."""
        require(actor, Permission.WORK_CASES)
        with self._reports.records.to_write().read() as connection:
            return contact_of(connection, _readable(connection, number, actor).id)

    def release_photo(self, number: int, photo: int, shown: bool, why: str, actor: Actor) -> None:
        """Show a photo of a report to everybody, or to nobody any more, with a reason.

        Raises NotFoundError, NotAllowedError, EntryError for one of a private service or of a report that is hidden.
        """
        require(actor, Permission.WORK_CASES)
        with self._reports.records.to_write().begin() as connection:
            row = _readable(connection, number, actor)
            if photo not in [one.number for one in photos_of_report(connection, row)]:
                raise NotFoundError("photo-unknown-number", received=str(photo))
            if shown and row.private:
                raise EntryError("resident-report-private", received=number)
            kind = PHOTO_SHOWN if shown else PHOTO_HIDDEN
            add_message(connection, row.id, kind, photo_text(photo, why), self._reports.around.now(), actor.name)

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
                of = readable_case(connection, row.case, actor)
                about = {"kind": "answer", "name": str(row.id)}
                make_step(connection, of, CaseStep.NOTE, now, actor.name, text, about=about)

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
            values = {"service": to.code, "service_label": to.name.en, "private": int(to.private or row.private)}
            connection.execute(update(resident_report).where(resident_report.c.id == row.id).values(**values))
            said = f"{row.service} → {to.code}: {why}"
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


def _count(connection: Connection, of: list[ColumnElement[bool]]) -> int:
    found = reports_standing(resident_report.c.id).where(*of).subquery()
    return int(connection.execute(select(func.count()).select_from(found)).scalar_one())


def _readable(connection: Connection, number: int, actor: Actor) -> Row[Any]:
    """A report whose case somebody may read. Raises NotFoundError."""
    row = connection.execute(reports_standing().where(resident_report.c.id == number)).first()
    if row is None:
        raise NotFoundError("resident-report-unknown", received=str(number))
    if row.case is not None:
        readable_case(connection, row.case, actor)
    return row
