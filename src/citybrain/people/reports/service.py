"""The reports of a city: entered once, each as a case, followed by a code, answered in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, insert, select, update

from citybrain.cases.photos.service import PhotoService
from citybrain.cases.raising import LONGEST_NAME, Raised, raise_case
from citybrain.cases.service import CaseService
from citybrain.governance import DataClass
from citybrain.governance.policy import Limited
from citybrain.kernel.errors import NotFoundError
from citybrain.people.helpers.service import ActingHelper
from citybrain.people.reports.codes import hash_of, new_code, read_code
from citybrain.people.reports.contact import add_contact, erase_contacts, has_contact
from citybrain.people.reports.given import GivenContact, GivenReport, ReportChannel, require_answers
from citybrain.people.reports.moves import CaseMove, moves_of_report
from citybrain.people.reports.near import NearReport, cell_of, reports_near
from citybrain.people.reports.photos import ReportPhoto
from citybrain.people.reports.policy import ReportPolicy
from citybrain.people.reports.promises import PromiseBoard
from citybrain.people.reports.standing import is_cured, is_done, messages_of, report_by_code, reports_standing
from citybrain.people.reports.suggest import ServiceSuggester, Suggestion
from citybrain.people.services.entry import CityService, ServiceChannel
from citybrain.records import CityRecords, author
from citybrain.records.errors import EntryError
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.reports import report_message, resident_report

RULE = "resident_report"
RESIDENT = "resident"
"""Who made a report that came without a name: records name nobody."""

HOUR = 3_600_000_000
MOST_REPLIES = 20
"""Replies of a resident to one report."""

MOST_PHOTOS = 5
OFFERED = {ReportChannel.WEB: ServiceChannel.PAGE, ReportChannel.OPEN311: ServiceChannel.OPEN311}
"""Where residents report themselves: there a service is offered, or not; an officer enters any."""

REPLIES = ("cured", "not_cured", "objection", "person")
CONFIRMS = REPLIES[:2]
"""What is said of a cure, and of no other end."""

MARGIN = 0.02
"""Degrees around all that has a shape in which a place is still of the city."""


class ReportSurroundings(NamedTuple):
    """What reports take from a city: services by code, cases, photos, its bounds, and the area of a place.

    bounds: west, south, east, north in degrees, None where the city is not built. now [µs]: the time of the city.
    limited: rights that reach what is of one's own department alone.
    """

    services: Callable[[], Mapping[str, CityService]]
    policy: Callable[[], ReportPolicy]
    cases: CaseService
    photos: Callable[[], PhotoService]
    bounds: Callable[[], tuple[float, float, float, float] | None]
    area: Callable[[float, float], str]
    now: Callable[[], int]
    limited: Limited = frozenset


class EnteredReport(NamedTuple):
    """A report that was entered, the code that leads to it, and whether it is new."""

    row: Row[Any]
    code: str
    new: bool


class ReportDetail(NamedTuple):
    """A report as it stands, with what passed, and the service that it asks for where there still is one."""

    row: Row[Any]
    messages: list[Row[Any]]
    service: CityService | None
    contact: GivenContact | None = None
    asks: bool = False
    """Whether somebody can be asked."""
    photos: Sequence[ReportPhoto] = ()
    moves: Sequence[CaseMove] = ()
    """What happened to the case that took the case of the report over."""


class ResidentReports:
    """Reports of one city. Safe for threads."""

    def __init__(self, records: CityRecords, around: ReportSurroundings) -> None:
        self.records, self.around = records, around
        self.board = PromiseBoard()
        self._suggester: ServiceSuggester | None = None

    @property
    def services(self) -> Mapping[str, CityService]:
        """What can be reported today, by code: the part of the catalogue that reports are. Raises InputError."""
        return self.around.services()

    def offered(self, channel: ServiceChannel) -> dict[str, CityService]:
        """What can be reported on a channel."""
        return {code: one for code, one in self.services.items() if channel in one.channels}

    @property
    def policy(self) -> ReportPolicy:
        """What the city decides about reports. Raises InputError."""
        return self.around.policy()

    def service(self, code: str) -> CityService:
        """One service. Raises NotFoundError."""
        if code not in self.services:
            raise NotFoundError("resident-report-service-unknown", received=code[:80])
        return self.services[code]

    def suggest(self, words: str) -> list[Suggestion]:
        """Services that words sound like; a person chooses."""
        services = self.services
        if self._suggester is None or self._suggester.services is not services:
            self._suggester = ServiceSuggester(services)
        return self._suggester.suggest(words)

    def near(self, code: str, longitude: float, latitude: float) -> list[NearReport]:
        """Reports that may be of the same thing, without those of private services and those that are hidden."""
        if self.service(code).private or (records := self.records.to_read()) is None:
            return []
        with records.read() as connection:
            found = reports_near(connection, code, longitude, latitude, self.around.now())
        return [one for one in found if one.row.shown >= 0]

    def enter(
        self, given: GivenReport, channel: ReportChannel, by: str = RESIDENT, helper: ActingHelper | None = None
    ) -> EnteredReport:
        """Enter a report as a case, once: the same sent again is the same report.

        What a helper enters is recorded for the person, who alone gets its code. Raises NotFoundError for an unknown
        service, EntryError for a place outside the city, answers that do not fit, and a code that another report has.
        """
        if helper is not None and given.code:
            raise EntryError("helper-own-code")
        service = self.service(given.service)
        if (of := OFFERED.get(channel)) is not None and of not in service.channels:
            raise NotFoundError("resident-report-service-unknown", received=service.code)
        require_answers(service, given.answers)
        self._require_inside(given)
        code = read_code(given.code) if given.code else new_code()
        with self.records.to_write().begin() as connection:
            known = connection.execute(select(resident_report).where(resident_report.c.code == hash_of(code))).first()
            if known is not None:
                if known.content != given.content():
                    raise EntryError("resident-report-code-used")
                return EnteredReport(known, code, False)
            if helper is not None and by == RESIDENT:
                by = helper.by(connection)
            row = self._store(connection, given, service, channel, code, by)
            if helper is not None:
                helper.record(connection, f"report/{row.id}", code, by)
                return EnteredReport(row, "", True)
            return EnteredReport(row, code, True)

    def _store(
        self, connection: Connection, given: GivenReport, service: CityService, channel: ReportChannel,
        code: str, by: str,
    ) -> Row[Any]:  # fmt: skip
        assert service.hours is not None  # a report has a promise
        now, position, (answer, done) = self.around.now(), given.position, service.hours
        area = "" if position is None else self.around.area(*position)
        values = {
            "source": "city", "reference": None, "code": hash_of(code), "content": given.content(),
            "channel": channel.value, "service": service.code, "service_label": service.name.en,
            "private": int(service.private), "text": given.text, "address": given.address, "media": given.media,
            "answers": json.dumps(dict(given.answers), ensure_ascii=False),
            "area": area,
            "longitude": given.longitude, "latitude": given.latitude,
            "cell": None if position is None else cell_of(*position), "requested": now,
            "answer_by": now + round(answer * HOUR),
            "done_by": now + round(done * HOUR),
            "shown": 0, "why": "", "made_by": author(by), "made_at": moment(),
        }  # fmt: skip
        number = connection.execute(
            insert(resident_report).values(**values).returning(resident_report.c.id)
        ).scalar_one()
        raised = Raised(
            RULE, str(number), given.address or area, DataClass.INTERNAL, position, words=_words_of(service),
            why=given.text, clocks=service.hours,
        )  # fmt: skip
        case = raise_case(connection, self.around.cases, raised, by)
        if given.contact is not None and not given.contact.empty and not service.anonymous:
            add_contact(connection, number, given.contact, by)
        connection.execute(update(resident_report).where(resident_report.c.id == number).values(case=case))
        return connection.execute(select(resident_report).where(resident_report.c.id == number)).one()

    def _require_inside(self, given: GivenReport) -> None:
        """Raise EntryError for a place outside the city, where its bounds are known."""
        bounds = self.around.bounds()
        if bounds is None or given.longitude is None or given.latitude is None:
            return
        west, south, east, north = bounds
        inside = (
            west - MARGIN <= given.longitude <= east + MARGIN and south - MARGIN <= given.latitude <= north + MARGIN
        )
        if not inside:
            received = f"{given.latitude:.5f}, {given.longitude:.5f}"
            allowed = f"{south:.2f} … {north:.2f}, {west:.2f} … {east:.2f}"
            raise EntryError("resident-report-outside", received=received, allowed=allowed)

    def by_code(self, code: str) -> ReportDetail:
        """The report of a code. Raises EntryError for what is no code, NotFoundError for one that leads to none."""
        wanted = read_code(code)
        with self._reading() as connection:
            row = report_by_code(connection, wanted)
            asks, moves = has_contact(connection, row.id), moves_of_report(connection, row)
            messages = messages_of(connection, row.id)
            return ReportDetail(row, messages, self.services.get(row.service), asks=asks, moves=moves)

    def reply(self, code: str, kind: str, text: str) -> None:
        """What a resident says of their report: it is cured, it is not, they object, or they ask for a person.

        Raises NotFoundError, EntryError for another kind, one too many, or where nothing is there to confirm yet.
        """
        if kind not in REPLIES:
            raise EntryError("resident-report-reply", received=kind[:80], allowed=", ".join(REPLIES))
        wanted = read_code(code)
        with self.records.to_write().begin() as connection:
            row = report_by_code(connection, wanted)
            if kind in CONFIRMS and not is_done(row):
                raise EntryError("resident-report-not-done")
            if kind in CONFIRMS and not is_cured(row):
                raise EntryError("resident-report-reply", received=kind, allowed=", ".join(REPLIES[2:]))
            said = [one for one in messages_of(connection, row.id) if one.kind in REPLIES]
            if len(said) >= MOST_REPLIES:
                raise EntryError("resident-report-replies-many", allowed=MOST_REPLIES)
            add_message(connection, row.id, kind, text, self.around.now(), RESIDENT)
            if kind != "cured" and row.case is not None:
                self._raise_again(connection, row, kind, text)

    def _raise_again(self, connection: Connection, row: Row[Any], kind: str, text: str) -> None:
        """What a resident does not accept waits for a person: one case for each report that is live at a time."""
        raised = Raised(
            "report_objection", str(row.id), row.address or row.area, DataClass.INTERNAL,
            None if row.longitude is None else (row.longitude, row.latitude), words=kind, why=text,
        )  # fmt: skip
        raise_case(connection, self.around.cases, raised, RESIDENT)

    def add_photo(self, code: str, given: bytes) -> tuple[Row[Any], bool]:
        """A photo of a report, and whether it is new; made anew, so that nothing of who took it or where is left.

        Raises NotFoundError, EntryError for what is no photo, or for one too many.
        """
        wanted = read_code(code)
        with self._reading() as connection:
            row = report_by_code(connection, wanted)
        return self._add_photo(row, given, RESIDENT)

    def add_photo_of_helper(self, number: int, given: bytes, helper: ActingHelper) -> bool:
        """The same of a report that a helper sent for a person; whether it is new.

        Raises EntryError as well where the mandate does not hold, or the report is not theirs.
        """
        with self._reading() as connection:
            by = helper.by_of(connection, f"report/{number}")
            row = connection.execute(reports_standing().where(resident_report.c.id == number)).one()
        return self._add_photo(row, given, by)[1]

    def _add_photo(self, row: Row[Any], given: bytes, by: str) -> tuple[Row[Any], bool]:
        if row.case is None or is_done(row):
            raise EntryError("resident-report-closed")
        return self.around.photos().add_to_case(row.case, given, by, None, MOST_PHOTOS)

    def erase_contact(self, code: str) -> bool:
        """Erase whom to ask about a report, for who has its code; whether there was anybody."""
        wanted = read_code(code)
        with self.records.to_write().begin() as connection:
            row = report_by_code(connection, wanted)
            return bool(erase_contacts(connection, [row.id], RESIDENT))

    def _reading(self) -> Any:
        """A transaction that reads. Raises NotFoundError where nothing was ever recorded."""
        records = self.records.to_read()
        if records is None:
            raise NotFoundError("resident-report-code-unknown")
        return records.read()


def _words_of(service: CityService) -> str:
    """What the case of a report is called in each language; the code of a service whose labels are too long."""
    labels = json.dumps(service.name.model_dump(exclude_none=True), ensure_ascii=False)
    return labels if len(labels) <= LONGEST_NAME else service.code


def add_message(connection: Connection, report: int, kind: str, text: str, at: int, by: str) -> None:
    """Put on record what was said of a report."""
    values = {"report": report, "kind": kind, "text": text, "at": at, "made_by": author(by), "made_at": moment()}
    connection.execute(insert(report_message).values(**values))
