"""Inspections of a city: visits that are due, what phones send, once each, and findings that a second person judges."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, Select, func, insert, select, update

from citybrain.base.domains import Domains
from citybrain.cases.inspections.checklists import Checklist, Checklists, checklists_of
from citybrain.cases.inspections.document import InspectionToStore, ProposedFinding, findings_of, sha256_of
from citybrain.cases.inspections.given import given_checklist, store_checklists
from citybrain.cases.inspections.subjects import case_of_subject, class_of, distance_to, require_class
from citybrain.cases.inspections.visits import NewVisit, is_due, require_visited, visit_of
from citybrain.cases.photos.store import PhotoStore, closed, photos_of, remade, sha256_of_bytes
from citybrain.cases.raising import Raised, raise_case, settle_case
from citybrain.cases.readable import readable_classes
from citybrain.cases.second_person import PROPOSED, ClosedCase
from citybrain.cases.service import CaseService
from citybrain.cases.states import CaseOutcome, CaseStep
from citybrain.cases.steps import case_of, make_step
from citybrain.cases.supervision.visiting import enter_finding, enter_visit
from citybrain.governance import Actor, DataClass
from citybrain.governance.errors import NotAllowedError
from citybrain.kernel.errors import NotFoundError
from citybrain.notifications.severity import Severity
from citybrain.observations.times import EPOCH, MICROSECOND
from citybrain.records import CityRecords, author
from citybrain.records.errors import EntryError
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.inspections import inspection, inspection_finding, inspection_visit

INSPECTION, RULE = "inspection", "inspection_finding"
CONFIRMED, REFUSED = "confirmed", "refused"
MOST_VISITS = 2_000
"""Visits that are due at a time."""

MOST_LISTED = 500


class InspectionDetail(NamedTuple):
    """An inspection, the checklist that it answers, what it found, its photos, and another one of the same visit that
    came before it.
    """

    row: Row[Any]
    checklist: Checklist | None
    findings: Sequence[Row[Any]]
    photos: Sequence[Row[Any]]
    earlier: Row[Any] | None


class InspectionService:
    """Inspections and photos of one city. Safe for threads."""

    def __init__(self, folder: Path, records: CityRecords, cases: CaseService, domains: Domains) -> None:
        self._folder, self._records, self._cases, self._domains = folder, records, cases, domains
        self._photos = PhotoStore(folder)

    @cached_property
    def checklists(self) -> Checklists:
        """Those of the domains and of the city. Raises DeclarationError."""
        return checklists_of(self._domains, self._folder)

    def plan_visit(self, asked: NewVisit, by: str, actor: Actor) -> Row[Any]:
        """A visit that is due from now on. Raises NotFoundError for an unknown checklist or a case that is not to be
        read, EntryError for one too many.
        """
        checklist = self._checklist(asked.checklist)
        with self._records.to_write().begin() as connection:
            count = select(func.count()).where(*is_due())
            if connection.execute(count).scalar_one() >= MOST_VISITS:
                raise EntryError("inspection-visits-many", allowed=MOST_VISITS)
            values = asked._asdict() | {"data_class": class_of(connection, asked.subject, checklist, actor)}
            case = case_of_subject(connection, asked.subject, actor)
            if case is not None and asked.longitude is None:
                values |= {"longitude": case.longitude, "latitude": case.latitude}
            require_class(actor, values["data_class"])
            acts = {"made_by": author(by), "made_at": moment()}
            return connection.execute(
                insert(inspection_visit).values(**values, **acts).returning(inspection_visit)
            ).one()

    def cancel_visit(self, number: int, by: str, actor: Actor) -> None:
        """It is due no more. Raises NotFoundError."""
        acts = {"withdrawn_by": author(by), "withdrawn_at": moment()}
        with self._records.to_write().begin() as connection:
            visit = visit_of(connection, number, actor)
            connection.execute(update(inspection_visit).where(inspection_visit.c.id == visit.id).values(**acts))

    def due(self, actor: Actor) -> tuple[list[Row[Any]], int]:
        """Visits that nobody made yet, of classes of data that somebody reads, the most urgent first; how many others.

        Checklists go along: as they are now they stay on record, for the inspections that are made by them.
        """
        records = self._records.to_write()
        store_checklists(records, self.checklists)
        readable = inspection_visit.c.data_class.in_(readable_classes(actor))
        asked = select(inspection_visit).where(readable, *is_due())
        others = select(func.count()).select_from(inspection_visit).where(~readable, *is_due())
        with records.read() as connection:
            order = asked.order_by(inspection_visit.c.due, inspection_visit.c.id).limit(MOST_LISTED)
            return list(connection.execute(order).all()), int(connection.execute(others).scalar_one())

    def store(self, identity: UUID, document: InspectionToStore, by: str, actor: Actor) -> bool:
        """Store an inspection; whether it is new: the same one again changes nothing.

        Raises EntryError for answers that do not fit, and where another one has its identity; NotFoundError.
        """
        with self._records.to_write().read() as connection:
            checklist = given_checklist(connection, document) or self._checklist(document.checklist)
        proposed = findings_of(document, checklist)
        content = document.content()
        with self._records.to_write().begin() as connection:
            known = _known(connection, identity)
            if known is not None:
                if (known.sha256, known.made_by) != (sha256_of(content), author(by)):
                    raise EntryError("inspection-conflict", received=str(identity))
                return False
            visit = None if document.visit is None else visit_of(connection, document.visit, actor)
            if visit is not None:
                require_visited(visit, document)
            data_class = class_of(connection, document.subject, checklist, actor)
            data_class = data_class if visit is None else closed(data_class, visit.data_class)
            require_class(actor, data_class)
            where = visit or case_of_subject(connection, document.subject, actor)
            row = _row(identity, document, content, by, self._cases.now()) | {
                "data_class": data_class, "distance": distance_to(document, where),
            }  # fmt: skip
            made = connection.execute(insert(inspection).values(**row).returning(inspection)).one()
            for one in proposed:
                self._propose(connection, made, one)
            enter_visit(connection, made, self._day(made))
            return True

    def listed(
        self, actor: Actor, subject: str | None = None, after: int | None = None, finding: int | None = None
    ) -> list[Row[Any]]:
        """Inspections that somebody may read, the newest first; before the one of a number, or with a finding."""
        records = self._records.to_read()
        if records is None:
            return []
        asked = select(inspection).where(inspection.c.data_class.in_(readable_classes(actor)))
        if subject is not None:
            asked = asked.where(inspection.c.subject == subject)
        if after is not None:
            asked = asked.where(inspection.c.id < after)
        if finding is not None:
            of = select(inspection_finding.c.inspection).where(inspection_finding.c.id == finding)
            asked = asked.where(inspection.c.id.in_(of))
        with records.read() as connection:
            return list(connection.execute(asked.order_by(inspection.c.id.desc()).limit(MOST_LISTED)).all())

    def one(self, identity: UUID, actor: Actor) -> InspectionDetail:
        """An inspection as somebody may read it. Raises NotFoundError."""
        records = self._records.to_read()
        if records is None:
            raise NotFoundError("inspection-unknown", received=str(identity))
        with records.read() as connection:
            row = _readable(connection, identity, actor)
            findings = select(inspection_finding).where(inspection_finding.c.inspection == row.id)
            before = (inspection.c.visit == row.visit) & (inspection.c.id < row.id)
            earlier = select(inspection).where(before).order_by(inspection.c.id).limit(1)
            return InspectionDetail(
                row,
                self._answered(connection, row),
                connection.execute(findings.order_by(inspection_finding.c.id)).all(),
                photos_of(connection, f"{INSPECTION}/{row.id}"),
                None if row.visit is None else connection.execute(earlier).first(),
            )

    def judge(self, number: int, confirmed: bool, why: str, by: str, actor: Actor, language: str) -> UUID:
        """Confirm or refuse what an inspection found; the identity of that. What is refused closes its case.

        What is confirmed stands in the file of an enterprise in a language.

        Raises NotFoundError, NotAllowedError for who found it, EntryError where it was judged before.
        """
        of = inspection_finding.c.id == number
        with self._records.to_write().begin() as connection:
            row = connection.execute(_with_inspections().where(of)).first()
            if row is None or row.data_class not in readable_classes(actor):
                raise NotFoundError("inspection-finding-unknown", received=number)
            if row.made_by == author(by):
                raise NotAllowedError("inspection-own-finding", name=row.made_by)
            if row.state != PROPOSED:
                raise EntryError("inspection-decided", received=number, state=row.state, name=row.decided_by)
            self._decide(connection, row, confirmed, why, by, language)
            if confirmed:
                case, about = case_of(connection, row.case), {"finding": CONFIRMED}
                make_step(connection, case, CaseStep.NOTE, self._cases.now(), by, why, about=about)
            else:
                settle_case(connection, self._cases, RULE, str(number), CaseOutcome.REFUSED, by, why)
            return UUID(row.identity)

    def follow(self, connection: Connection, closed: ClosedCase) -> None:
        """Findings of a case that another person closes are judged by its outcome: refused as it is, else confirmed."""
        waiting = (inspection_finding.c.state == PROPOSED) & inspection_finding.c.case.in_(closed.cases)
        for row in connection.execute(_with_inspections().where(waiting)).all():
            confirmed = closed.outcome is not CaseOutcome.REFUSED
            self._decide(connection, row, confirmed, closed.why, closed.by, closed.language)

    def _decide(self, connection: Connection, of: Row[Any], confirmed: bool, why: str, by: str, language: str) -> None:
        """What was found is confirmed, and stands in the file of an enterprise; or refused."""
        decided = {"decided_by": author(by), "decided_at": moment(), "why": why.strip()}
        decided["state"] = CONFIRMED if confirmed else REFUSED
        connection.execute(update(inspection_finding).where(inspection_finding.c.id == of.id).values(**decided))
        if confirmed:
            enter_finding(connection, of, self._finding_text(connection, of, language), self._day(of))

    def add_photo(self, identity: UUID, given: bytes, item: str | None, by: str, actor: Actor) -> tuple[Row[Any], bool]:
        """A photo of an inspection, and whether it is new. Raises NotFoundError, NotAllowedError for who did not make
        the inspection, EntryError for what is no photo or a question that its checklist does not have.
        """
        with self._records.to_write().read() as connection:
            row = _readable(connection, identity, actor)
            if row.made_by != author(by):
                raise NotAllowedError("inspection-of-another", name=row.made_by)
            checklist = self._answered(connection, row)
            if item is not None and (checklist is None or item not in checklist.items):
                raise EntryError("inspection-item-unknown", received=item[:100])
            subject = f"{INSPECTION}/{row.id}"
            if (known := self._photos.same(connection, subject, given)) is not None:
                return known, False
        picture = remade(given)
        with self._photos.writing(self._records.to_write(), sha256_of_bytes(picture.content)) as connection:
            return self._photos.add(connection, subject, given, picture, row.data_class, by, item)

    def _finding_text(self, connection: Connection, of: Row[Any], language: str) -> str:
        """What was found as a sentence: the question, its answer, and what was noted."""
        checklist, answer = self._answered(connection, of), json.loads(of.document)["answers"].get(of.item)
        item = None if checklist is None else checklist.items.get(of.item)
        if item is None:
            return ": ".join(filter(None, (of.item, of.why)))
        return " ".join(filter(None, (item.question(language), f"{item.answer_text(answer, language)}.", of.why)))

    def _answered(self, connection: Connection, row: Row[Any]) -> Checklist | None:
        """The checklist that an inspection answers; None where it is gone and no phone had it."""
        document = InspectionToStore.model_validate({**json.loads(row.document), "sent": row.made_at})
        return given_checklist(connection, document) or self.checklists.get(row.checklist)

    def _day(self, of: Row[Any]) -> datetime.date:
        """The day of the city on which an inspection began; today at the latest, whatever the phone says."""
        begun: datetime.datetime = EPOCH + min(of.begun, self._cases.now()) * MICROSECOND
        return begun.astimezone(ZoneInfo(self._cases.zone())).date()

    def _checklist(self, name: str) -> Checklist:
        known = self.checklists
        if name not in known:
            raise NotFoundError("inspection-checklist-unknown", received=name)
        return known[name]

    def _propose(self, connection: Connection, of: Row[Any], found: ProposedFinding) -> None:
        """What was found, as a case for a second person to judge."""
        row = {
            "inspection": of.id, "item": found.item, "severity": found.severity, "state": PROPOSED,
            "why": found.note, "made_by": of.made_by, "made_at": moment(),
        }  # fmt: skip
        number = connection.execute(
            insert(inspection_finding).values(**row).returning(inspection_finding.c.id)
        ).scalar_one()
        place = None if of.longitude is None or of.latitude is None else (of.longitude, of.latitude)
        raised = Raised(
            RULE, str(number), of.label, DataClass(of.data_class), place, found.item,
            Severity(found.severity).urgency, why=found.note,
        )  # fmt: skip
        case = raise_case(connection, self._cases, raised, of.made_by)
        connection.execute(update(inspection_finding).where(inspection_finding.c.id == number).values(case=case))


def _row(identity: UUID, document: InspectionToStore, content: str, by: str, now: int) -> dict[str, Any]:
    place = document.place
    begun, finished, sent = ((one - EPOCH) // MICROSECOND for one in (document.begun, document.finished, document.sent))
    return {
        "identity": str(identity), "visit": document.visit, "subject": document.subject, "label": document.label,
        "checklist": document.checklist, "document": content, "sha256": sha256_of(content),
        "longitude": place and place.longitude, "latitude": place and place.latitude,
        "accuracy": place and place.accuracy, "begun": begun, "finished": finished, "received": now,
        "ahead": round((sent - now) / 1e6, 1), "made_by": author(by), "made_at": moment(),
    }  # fmt: skip


def _with_inspections() -> Select[Any]:
    """Findings with what is needed of their inspections."""
    columns = ("data_class", "identity", "subject", "begun", "document", "checklist")
    return select(inspection_finding, *(inspection.c[name] for name in columns)).join(inspection)


def _known(connection: Connection, identity: UUID) -> Row[Any] | None:
    return connection.execute(select(inspection).where(inspection.c.identity == str(identity))).first()


def _readable(connection: Connection, identity: UUID, actor: Actor) -> Row[Any]:
    row = _known(connection, identity)
    if row is None or row.data_class not in readable_classes(actor):
        raise NotFoundError("inspection-unknown", received=str(identity))
    return row
