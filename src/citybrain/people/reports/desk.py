"""What officers do with reports beside the steps of their cases: read, answer in words, show or hide, put right."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, or_, select, update

from citybrain.cases.readable import readable_case, readable_classes
from citybrain.cases.states import CaseStep
from citybrain.cases.steps import make_step
from citybrain.governance import Actor, Permission, require
from citybrain.governance.policy import reaches, require_reach
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.times import instant, recorded
from citybrain.people.departments import department_names
from citybrain.people.reports.contact import KEPT, LONGEST, STANDS, contact_of, erase_contacts, has_contact
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
from citybrain.people.reports.standing import STANDS as REPORT_STANDS
from citybrain.records.errors import EntryError
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.cases import city_case
from citybrain.records.tables.reports import report_contact, resident_report

IS_OPEN = ~func.coalesce(IS_CLOSED, False)
SHOWN, WAITING, HIDDEN = 1, 0, -1
REPORT_RIGHTS = (Permission.WORK_CASES, Permission.ASSIGN_CASES, Permission.CLOSE_CASES)
MOST_ERASED = 1_000
"""Contacts that are erased at a time."""

BY_RULE = "rule"
CITY = "city"
"""The source of what was reported here."""


class DeskQuery(NamedTuple):
    """Which reports an officer wants: open ones, those that nobody moderated, late ones, closed ones, or all.

    source: those of the city, of a system that they were imported from, or of all where it is empty; own: those of the
    officer's own department alone.
    """

    which: Literal["open", "waiting", "late", "closed", "all"] = "open"
    service: str = ""
    most: int = 50
    skip: int = 0
    source: str = CITY
    own: bool = False


class DeskList(NamedTuple):
    """Reports of a list; how many the filter lets through, and how many wait for moderation and are late.

    sources: how many reports there are of each source, whatever was asked for: those that promises are counted of.
    """

    details: list[ReportDetail]
    all: int
    waiting: int
    late: int
    sources: dict[str, int]


class ReportDesk:
    """The officers' side of the reports of a city."""

    def __init__(self, reports: ResidentReports) -> None:
        self._reports = reports

    def of_case(self, number: int, actor: Actor) -> list[ReportDetail]:
        """Reports of a case that somebody may read; whom to ask, for who works on cases. Raises NotFoundError."""
        with self._reports.records.to_write().read() as connection:
            readable_case(connection, number, actor)
            return [
                ReportDetail(
                    row, messages_of(connection, row.id), self._reports.services.get(row.service),
                    contact_of(connection, row.id) if self._works(row, actor) else None,
                    photos=photos_of_report(connection, row),
                )
                for row in reports_of_case(connection, number)
            ]  # fmt: skip

    def listed(self, query: DeskQuery, actor: Actor) -> DeskList:
        """Reports that somebody may read, without contacts: those of their department first, then the oldest promise
        first, closed ones the newest first, and imported ones last. Raises NotAllowedError.
        """
        require(actor, Permission.READ_CASES)
        records = self._reports.records.to_read()
        if records is None:
            return DeskList([], 0, 0, 0, {})
        readable = or_(resident_report.c.case.is_(None), city_case.c.data_class.in_(readable_classes(actor)))
        of: list[ColumnElement[bool]] = [readable]
        if query.source:
            of.append(resident_report.c.source == query.source)
        if query.service:
            of.append(resident_report.c.service == query.service)
        services = self._reports.services
        is_own = resident_report.c.service.in_(
            [code for code, one in services.items() if actor.department in department_names(one)]
        )
        if query.own:
            of.append(is_own)
        which: dict[str, list[ColumnElement[bool]]] = {
            "open": [IS_OPEN], "closed": [IS_CLOSED], "all": [],
            "waiting": [resident_report.c.shown == WAITING, resident_report.c.private == 0],
            "late": [IS_OPEN, self._reports.around.now() > DUE],
        }  # fmt: skip
        wanted = reports_standing().where(*of, *which[query.which])
        imported = resident_report.c.source != CITY
        order = (
            IS_OPEN.desc(),
            case((imported, 1), else_=0),
            case((is_own, 0), else_=1),
            case((IS_OPEN, DUE)),
            resident_report.c.id.desc(),
        )
        with records.read() as connection:
            rows = connection.execute(wanted.order_by(*order).limit(query.most).offset(query.skip)).all()
            some = (which[query.which], which["waiting"], which["late"])
            every, waiting, late = (_count(connection, [*of, *more]) for more in some)
            details = [self._detail(connection, row) for row in rows]
            return DeskList(details, every, waiting, late, _sources(connection, readable))

    def _detail(self, connection: Connection, row: Row[Any]) -> ReportDetail:
        return ReportDetail(
            row, messages_of(connection, row.id), self._reports.services.get(row.service),
            asks=has_contact(connection, row.id), photos=photos_of_report(connection, row),
        )  # fmt: skip

    def contact(self, number: int, actor: Actor) -> GivenContact | None:
        """Whom to ask about a report; None where nobody said. Raises NotFoundError, NotAllowedError."""
        require(actor, Permission.WORK_CASES)
        with self._reports.records.to_write().read() as connection:
            return contact_of(connection, self._worked(connection, number, actor).id)

    def release_photo(self, number: int, photo: int, shown: bool, why: str, actor: Actor) -> None:
        """Show a photo of a report to everybody, or to nobody any more, with a reason.

        Raises NotFoundError, NotAllowedError, EntryError for one of a private service or of a report that is hidden.
        """
        require(actor, Permission.WORK_CASES)
        with self._reports.records.to_write().begin() as connection:
            row = self._worked(connection, number, actor)
            if photo not in [one.number for one in photos_of_report(connection, row)]:
                raise NotFoundError("photo-unknown-number", received=str(photo))
            if shown and row.private:
                raise EntryError("resident-report-private", received=number)
            kind = PHOTO_SHOWN if shown else PHOTO_HIDDEN
            add_message(connection, row.id, kind, photo_text(photo, why), self._reports.around.now(), actor.name)

    def answer(self, number: int, text: str, actor: Actor) -> None:
        """Answer a report in words that its resident reads; the first answer stops the promise's clock.

        Raises NotFoundError, NotAllowedError, EntryError for one that was imported.
        """
        require(actor, Permission.WORK_CASES)
        now = self._reports.around.now()
        with self._reports.records.to_write().begin() as connection:
            row = self._worked(connection, number, actor)
            _require_own(row)
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
            row = self._worked(connection, number, actor)
            if shown and row.private:
                raise EntryError("resident-report-private", received=number)
            values = {"shown": SHOWN if shown else HIDDEN, "why": why}
            connection.execute(update(resident_report).where(resident_report.c.id == row.id).values(**values))
            kind = "shown" if shown else "hidden"
            add_message(connection, row.id, kind, why, self._reports.around.now(), actor.name)

    def change_service(self, number: int, service: str, why: str, actor: Actor) -> None:
        """Put a report to the service that it asks for; what was promised stays promised.

        Raises NotFoundError, NotAllowedError, EntryError for one that was imported.
        """
        require(actor, Permission.ASSIGN_CASES)
        to = self._reports.service(service)
        with self._reports.records.to_write().begin() as connection:
            row = self._worked(connection, number, actor, Permission.ASSIGN_CASES)
            _require_own(row)
            values = {"service": to.code, "service_label": to.name.en, "private": int(to.private or row.private)}
            connection.execute(update(resident_report).where(resident_report.c.id == row.id).values(**values))
            said = f"{row.service} → {to.code}: {why}"
            add_message(connection, row.id, "service", said, self._reports.around.now(), actor.name)
            if to.anonymous:
                erase_contacts(connection, [row.id], actor.name)

    def barred(self, row: Row[Any], actor: Actor) -> list[Permission]:
        """Rights on cases that somebody has and that do not reach a report, which is of another department."""
        names, limited = self.departments(row), self._reports.around.limited
        return [one for one in REPORT_RIGHTS if one in actor.permissions and not reaches(actor, one, names, limited)]

    def departments(self, row: Row[Any]) -> frozenset[str]:
        """Names of the department that receives a report; none where the catalogue names none."""
        return department_names(self._reports.services.get(row.service))

    def _works(self, row: Row[Any], actor: Actor) -> bool:
        act = Permission.WORK_CASES
        names, limited = self.departments(row), self._reports.around.limited
        return act in actor.permissions and reaches(actor, act, names, limited)

    def _worked(
        self, connection: Connection, number: int, actor: Actor, act: Permission = Permission.WORK_CASES
    ) -> Row[Any]:
        """A report that somebody may read and that a right of theirs reaches. Raises NotFoundError, NotAllowedError."""
        row = _readable(connection, number, actor)
        require_reach(actor, act, self.departments(row), self._reports.around.limited)
        return row

    def expire_contacts(self) -> int:
        """Erase contacts 90 days after their report was closed, and two years after it came at the latest; how many."""
        records = self._reports.records.to_read()
        if records is None or not records.writable:
            return 0
        now = self._reports.around.now()
        old = report_contact.c.made_at <= recorded(instant(moment()) - LONGEST)
        of = resident_report.c.id
        over = or_(
            and_(IS_CLOSED, now - KEPT >= CLOSED_AT), resident_report.c.requested <= now - LONGEST,
            of.in_(select(report_contact.c.report).where(STANDS, old)),
        )  # fmt: skip
        with_contact = of.in_(select(report_contact.c.report).where(STANDS))
        asked = reports_standing(of).where(with_contact, over).limit(MOST_ERASED)
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
        of = (resident_report.c.shown == WAITING, resident_report.c.private == 0, resident_report.c.source == CITY)
        with records.read() as connection:
            return int(connection.execute(select(func.count()).where(*of)).scalar_one())


def _count(connection: Connection, of: list[ColumnElement[bool]]) -> int:
    found = reports_standing(resident_report.c.id).where(*of).subquery()
    return int(connection.execute(select(func.count()).select_from(found)).scalar_one())


def _sources(connection: Connection, readable: ColumnElement[bool]) -> dict[str, int]:
    """How many reports there are of each source, those of the city first."""
    joined = resident_report.outerjoin(city_case, city_case.c.id == resident_report.c.case)
    asked = select(resident_report.c.source, func.count()).select_from(joined).where(REPORT_STANDS, readable)
    found = {row[0]: int(row[1]) for row in connection.execute(asked.group_by(resident_report.c.source))}
    return {source: found[source] for source in sorted(found, key=lambda one: (one != CITY, one))}


def _require_own(row: Row[Any]) -> None:
    """Raises EntryError for a report of another system: it is answered there, and the next file says so here."""
    if row.source != CITY:
        raise EntryError("resident-report-imported", received=row.id, source=row.source)


def _readable(connection: Connection, number: int, actor: Actor) -> Row[Any]:
    """A report whose case somebody may read. Raises NotFoundError."""
    row = connection.execute(reports_standing().where(resident_report.c.id == number)).first()
    if row is None:
        raise NotFoundError("resident-report-unknown", received=str(number))
    if row.case is not None:
        readable_case(connection, row.case, actor)
    return row
