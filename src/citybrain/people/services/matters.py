"""Applications and objections of residents: each a case with a clock, an answer, a decision, and an appeal."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, func, select

from citybrain.cases.raising import Raised, is_open, raise_case, settle_case
from citybrain.cases.states import CaseOutcome
from citybrain.governance import Actor, DataClass, Permission, require
from citybrain.governance.policy import reaches, require_reach
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.times import MICROSECOND
from citybrain.people.departments import department_names
from citybrain.people.helpers.service import ActingHelper
from citybrain.people.services.asked import (
    MatterDecision,
    NewObjection,
    NewServiceApplication,
    faults_of,
)
from citybrain.people.services.catalogue import service_of
from citybrain.people.services.correctable import require_behind
from citybrain.people.services.correction import (
    CorrectionEnd,
    CorrectionRecord,
    NewCorrection,
    corrections_numbered,
    named_parameter,
    period_of,
    record_correction,
    require_correct,
    units_of,
    withdraw_correction,
)
from citybrain.people.services.correction_course import with_course
from citybrain.people.services.correction_layer import commit_with_layer, corrected, standing
from citybrain.people.services.entry import CityService
from citybrain.people.services.matter import (
    MOST_ENTRIES,
    OUTCOMES,
    RESIDENT,
    Matter,
    MatterEntryKind,
    MatterKind,
    MatterState,
    NewMatter,
    add_event,
    add_matter,
    contents_of_corrections,
    due_for_erasure,
    erase_matter,
    matter_by_code,
    matter_of,
    matters,
    sent_before,
)
from citybrain.people.services.matter_file import MatterFile, MatterSurroundings, cases_of
from citybrain.people.services.objected import ObjectableThings, label_of_name, subject_of
from citybrain.people.services.outdated import DecidedCorrection, mark_plans, plans_outdated_by
from citybrain.people.services.taking_back import TakenBack, mark_moved
from citybrain.records import CityRecords
from citybrain.records.errors import EntryError
from citybrain.records.tables.cases import LIVE, city_case

RULES = {MatterKind.APPLICATION: "service_application", MatterKind.OBJECTION: "resident_objection"}
APPEAL = "matter_appeal"
MOST_APPEALS = 3
MOST_OPEN = 10_000
"""Matters that nobody decided yet: more are taken at the counter alone, so that no flood fills the disk."""

ERASED_AFTER = datetime.timedelta(days=90)
"""How long after a decision the words and the contact of a resident are there; an appeal begins the time anew."""

WAITING_ERASED_AFTER = datetime.timedelta(days=2 * 365)
"""How long they are there where nobody decides, since anything was heard: as long as those of an open report."""

_CASE_OUTCOMES: Mapping[str, CaseOutcome] = {
    "granted": CaseOutcome.CURED, "partly": CaseOutcome.CURED, "refused": CaseOutcome.REFUSED,
    "corrected": CaseOutcome.CURED, "right": CaseOutcome.REFUSED,
}  # fmt: skip


class MatterService:
    """Matters of one city. Safe for threads."""

    def __init__(self, records: CityRecords, around: MatterSurroundings) -> None:
        self._records = records
        self.around = around
        self._original = cache(around.original)

    def services(self) -> Mapping[str, CityService]:
        """The catalogue of today, by code."""
        return self.around.catalogue.services()

    def apply(
        self, code: str, asked: NewServiceApplication, language: str, by: Actor | None = None,
        helper: ActingHelper | None = None,
    ) -> tuple[int, str]:  # fmt: skip
        """The number of an application and the code of its link, empty for a helper; `by` a clerk at the counter.

        Raises NotFoundError, and EntryError with all documents that are missing, or that nothing asks for.
        """
        service = service_of(self.services(), code)
        faults = faults_of(service, asked)
        if faults:
            raise EntryError("matter-application", service=service.name.of(language), problem="; ".join(faults))
        about = {
            "service": service.code, "since": service.since.isoformat(), "documents": list(asked.documents),
            "consents": list(asked.consents),
        }  # fmt: skip
        channel = "page" if by is None else "counter"
        new = NewMatter(
            MatterKind.APPLICATION, about, service.name.en, language, channel, asked.text, asked.contact,
            _mark_of(asked.sending, helper),
        )  # fmt: skip
        return self._add(new, RESIDENT if by is None else by.name, service.hours, helper)

    def object_to(self, asked: NewObjection, language: str) -> tuple[int, str]:
        """The number of an objection and the code of its link. Raises NotFoundError for what is not there."""
        about, around = asked.about, self.around
        objects = ObjectableThings(around.graph(), around.algorithms, around.places, around.decisions)
        subject = subject_of(objects, about, language)
        new = NewMatter(
            MatterKind.OBJECTION, about.model_dump(), subject, language, "page", asked.text, asked.contact,
            asked.sending,
        )  # fmt: skip
        return self._add(new, RESIDENT, None)

    def by_code(self, code: str) -> MatterFile:
        """The matter of a link. Raises NotFoundError."""
        records = self._records.to_read()
        if records is None:
            raise NotFoundError("matter-link-unknown")
        with records.read() as connection:
            return self._file(connection, matter_by_code(connection, code))

    def one(self, number: int, actor: Actor | None = None) -> MatterFile:
        """A matter, for who works on those of its department; without an actor for whoever has the folder.

        Raises NotFoundError and NotAllowedError.
        """
        with self._records.to_write().read() as connection:
            matter = matter_of(connection, number)
            if actor is not None:
                self._require_reach(matter, actor, Permission.WORK_CASES)
            return self._file(connection, matter)

    def departments(self, matter: Matter) -> frozenset[str]:
        """Names of the department that a matter is of; none of an objection."""
        return department_names(self.services().get(str(matter.about.get("service", ""))))

    def barred(self, matter: Matter, actor: Actor) -> list[Permission]:
        """Rights on cases that somebody has and that do not reach a matter, which is of another department."""
        names = self.departments(matter)
        return [one for one in actor.permissions if not reaches(actor, one, names, self.around.limited)]

    def _require_reach(self, matter: Matter, actor: Actor, act: Permission) -> None:
        require_reach(actor, act, self.departments(matter), self.around.limited)

    def listed(self, kind: MatterKind | None = None) -> list[MatterFile]:
        """The newest matters."""
        records = self._records.to_read()
        if records is None:
            return []
        with records.read() as connection:
            return [self._file(connection, one) for one in matters(connection, kind)]

    def answer(self, number: int, text: str, actor: Actor) -> None:
        """Answer in words; whoever does takes the case on. Raises NotFoundError, NotAllowedError and EntryError."""
        with self._records.to_write().begin() as connection:
            matter = self._open(connection, number)
            self._require_reach(matter, actor, Permission.WORK_CASES)
            add_event(connection, matter, MatterEntryKind.ANSWER, text, self.around.now(), actor.name)
            case = self._live_case(connection, matter)
        if case is not None:
            self.around.cases().take_on(f"case/{case}", actor.name)

    def decide(self, number: int, asked: MatterDecision, actor: Actor) -> None:
        """Decide; its case is closed. An appeal is decided by another person. Who decides may read it.

        Raises NotFoundError, NotAllowedError and EntryError.
        """
        require(actor, Permission.WORK_CASES)
        with self._records.to_write().begin() as connection:
            matter = self._open(connection, number)
            self._require_reach(matter, actor, Permission.WORK_CASES)
            self._require_reach(matter, actor, Permission.CLOSE_CASES)
            self._decide(connection, matter, asked, actor)

    def _decide(self, connection: Connection, matter: Matter, asked: MatterDecision, actor: Actor) -> None:
        allowed = OUTCOMES[matter.kind]
        if asked.outcome not in allowed:
            raise EntryError("matter-outcome", received=asked.outcome, allowed=", ".join(allowed))
        if matter.state is MatterState.APPEALED and actor.name in self._decided_by(matter):
            raise EntryError("matter-same-person", number=matter.number)
        self._require_correction(connection, matter, asked)
        at, content = self.around.now(), {} if asked.correction is None else {"correction": asked.correction}
        add_event(connection, matter, MatterEntryKind.DECISION, asked.text, at, actor.name, asked.outcome, content)
        rule, subject = _case_of(matter)
        outcome, cases = _CASE_OUTCOMES[asked.outcome], self.around.cases()
        why = ": ".join(filter(None, (asked.outcome, matter.subject)))
        settle_case(connection, cases, rule, subject, outcome, actor.name, why)

    def _require_correction(self, connection: Connection, matter: Matter, asked: MatterDecision) -> None:
        """What is decided as corrected names the correction, which holds and is of what the objection hangs on; no
        other outcome has one.
        """
        if asked.correction is None:
            if asked.outcome == "corrected":
                raise EntryError("matter-correction-missing")
            return
        if asked.outcome not in ("corrected", "partly"):
            raise EntryError("matter-correction-beside", received=asked.outcome)
        [*rows] = corrections_numbered(connection, [asked.correction])
        if not rows or rows[0].withdrawn_at is not None:
            raise NotFoundError("correction-unknown", received=str(asked.correction))
        require_behind(self.around.graph(), matter, rows[0].parameter)

    def correct(self, number: int, asked: NewCorrection, actor: Actor) -> CorrectionRecord:
        """Correct a parameter for an objection, decide it, and mark the plans that are outdated.

        All of it or nothing. Raises NotFoundError and EntryError.
        """
        graph, by, day, original = self.around.graph(), actor.name, self.around.day(), self.around.original()
        with self._records.to_write().begin() as connection:
            matter = self._open(connection, number)
            if matter.kind is not MatterKind.OBJECTION:
                raise EntryError("matter-not-objection", number=number)
            known = named_parameter(graph, original, asked.parameter)
            require_behind(graph, matter, known.name)
            parameter = corrected(known, standing(connection))
            require_correct(graph, parameter, asked, self.around.currency())
            row = record_correction(connection, parameter, number, asked, by)
            period = period_of(parameter, asked.since)
            made = DecidedCorrection(row.id, parameter.name, period)
            plans = mark_plans(connection, self.around.saved(), graph, self.around.scenarios, made, day, by)
            is_now = period.covers(day) or day < parameter.values[0].since
            about = {
                "correction": row.id, "parameter": asked.parameter, "before": row.before, "value": asked.value,
                "unit": parameter.unit, "since": asked.since.isoformat(), "plans": plans,
                "until": None if period.until is None else str(period.until),
                "now": None if is_now else parameter.at(day).value,
            }  # fmt: skip
            record = self._correction(connection, row, about)
            label = label_of_name(graph, asked.parameter, matter.language)
            words = asked.answer or record.words(label, matter.language)
            add_event(connection, matter, MatterEntryKind.CORRECTION, words, self.around.now(), by, content=about)
            self._decide(connection, matter, MatterDecision(outcome="corrected", text=words, correction=row.id), actor)
            commit_with_layer(connection, self.around.folder, original)
        return record

    def _correction(self, connection: Connection, row: Row[Any], content: Mapping[str, Any]) -> CorrectionRecord:
        unit = units_of(row.unit, self.around.currency())[0]
        return CorrectionRecord(
            row, content.get("until"), content.get("now"), unit, plans_outdated_by(connection, row.id)
        )

    def take_back(self, correction: int, actor: Actor) -> None:
        """Take a correction back: the value of before holds again, and plans that were saved with the corrected one
        are outdated. Raises NotFoundError.
        """
        original = self.around.original()
        with self._records.to_write().begin() as connection:
            [*rows] = corrections_numbered(connection, [correction])
            for row in rows:
                self._tell_taken_back(connection, row, actor.name)
            held = standing(connection)
            over = withdraw_correction(connection, correction, actor.name)
            for row in rows:
                mark_moved(connection, self.around, original, TakenBack(row, held, over), actor.name)
            commit_with_layer(connection, self.around.folder, original)

    def _tell_taken_back(self, connection: Connection, row: Row[Any], by: str) -> None:
        """The resident reads when, and what held; a correction that was taken back before is refused after this."""
        at, matter = self.around.now(), matter_of(connection, row.matter)
        content = contents_of_corrections(connection, [row.id]).get(row.id, {})
        record = self._correction(connection, row, content)._replace(end=CorrectionEnd("taken-back", at))
        words = record.words(label_of_name(self.around.graph(), row.parameter, matter.language), matter.language)
        add_event(connection, matter, MatterEntryKind.TAKEN_BACK, words, at, by, content={"correction": row.id})

    def appeal(self, code: str, text: str) -> None:
        """Appeal against a decision, with the link of the matter. Raises NotFoundError and EntryError."""
        with self._records.to_write().begin() as connection:
            matter = matter_by_code(connection, code)
            if matter.state is not MatterState.DECIDED or matter.key is None:
                raise EntryError("matter-no-appeal", received=matter.state.value)
            if matter.appeals >= MOST_APPEALS:
                raise EntryError("matter-appeals", allowed=MOST_APPEALS)
            add_event(connection, matter, MatterEntryKind.APPEAL, text, self.around.now(), RESIDENT)
            subject = f"{matter.number}.{matter.appeals + 1}"
            raised = Raised(APPEAL, subject, f"{matter.kind} {matter.number}", DataClass.INTERNAL, words=matter.subject)
            raise_case(connection, self.around.cases(), raised, RESIDENT)

    def erase(self, number: int, actor: Actor) -> bool:
        """Erase the words and the contact of who asked; whether there were any. Who erases them may read them.

        Raises NotFoundError and NotAllowedError.
        """
        require(actor, Permission.WORK_CASES)
        with self._records.to_write().begin() as connection:
            matter = matter_of(connection, number)
            self._require_reach(matter, actor, Permission.WORK_CASES)
            self._require_reach(matter, actor, Permission.CLOSE_CASES)
            return erase_matter(connection, matter, actor.name)

    def erase_by_code(self, code: str) -> bool:
        """The same by the link, for who asked. Raises NotFoundError."""
        with self._records.to_write().begin() as connection:
            return erase_matter(connection, matter_by_code(connection, code), RESIDENT)

    def erase_due(self) -> int:
        """Erase what nobody needs any more: of matters that were decided 90 days ago, and of those that nobody decides
        after two years, by the clock of the city or of the machine; how many.
        """
        records, now = self._records.to_read(), self.around.now()
        if records is None or not records.writable:
            return 0
        limits = (ERASED_AFTER // MICROSECOND, WAITING_ERASED_AFTER // MICROSECOND)
        with records.begin() as connection:
            return sum(erase_matter(connection, one, "rule") for one in due_for_erasure(connection, now, *limits))

    def _add(
        self, new: NewMatter, by: str, hours: tuple[float, float] | None, helper: ActingHelper | None = None
    ) -> tuple[int, str]:
        self.erase_due()
        with self._records.to_write().begin() as connection:
            before = sent_before(connection, new)
            if before is not None:
                number, code = before
                return number, code if helper is None else ""
            waiting = select(func.count()).where(LIVE, city_case.c.rule.in_([*RULES.values(), APPEAL]))
            if by == RESIDENT and connection.execute(waiting).scalar_one() >= MOST_OPEN:
                raise EntryError("matter-many", allowed=MOST_OPEN)
            if helper is not None and by == RESIDENT:
                by = helper.by(connection)
            number, code = add_matter(connection, new, by)
            if helper is not None:
                helper.record(connection, f"matter/{number}", code, by)
                code = ""
            about = f"{new.kind} {number}"
            raised = Raised(
                RULES[new.kind], str(number), about, DataClass.INTERNAL, words=new.subject, clocks=hours
            )  # fmt: skip
            raise_case(connection, self.around.cases(), raised, by)
        return number, code

    def _open(self, connection: Connection, number: int) -> Matter:
        matter = matter_of(connection, number)
        if matter.state is MatterState.DECIDED:
            raise EntryError("matter-decided", number=number)
        if len(matter.entries) >= MOST_ENTRIES:
            raise EntryError("matter-entries", allowed=MOST_ENTRIES)
        return matter

    @staticmethod
    def _decided_by(matter: Matter) -> set[str]:
        return {one.made_by for one in matter.entries if one.kind is MatterEntryKind.DECISION}

    def _live_case(self, connection: Connection, matter: Matter) -> int | None:
        rule, subject = _case_of(matter)
        if not is_open(connection, self.around.cases(), rule, subject):
            return None
        return cases_of(connection, matter, self.around.now())[-1].number

    def _file(self, connection: Connection, matter: Matter) -> MatterFile:
        named = {one.content["correction"] for one in matter.entries if "correction" in one.content}
        rows = corrections_numbered(connection, named) if named else []
        contents = contents_of_corrections(connection, [one.id for one in rows])
        made = [self._correction(connection, one, contents.get(one.id, {})) for one in rows]
        corrections = with_course(connection, made, self._original, self.around.day()) if made else []

        def labelled(name: str, language: str) -> str:
            return label_of_name(self.around.graph(), name, language)

        return MatterFile(matter, cases_of(connection, matter, self.around.now()), corrections, labelled)


def _mark_of(sending: str | None, helper: ActingHelper | None) -> str | None:
    """The mark of what a helper sends leads to no code that the person alone gets, where it is sent without them."""
    return sending if sending is None or helper is None else f"helper {sending}"


def _case_of(matter: Matter) -> tuple[str, str]:
    """The rule and the subject of the case that a matter waits in."""
    if matter.appeals:
        return APPEAL, f"{matter.number}.{matter.appeals}"
    return RULES[matter.kind], str(matter.number)
