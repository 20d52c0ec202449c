"""Applications and objections of residents: each a case with a clock, an answer, a decision, and an appeal."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, select

from citybrain.cases.raising import Raised, is_open, raise_case, settle_case
from citybrain.cases.service import CaseService
from citybrain.cases.states import CaseOutcome
from citybrain.governance import Actor, DataClass, Permission
from citybrain.governance.policy import Limited, reaches, require_reach
from citybrain.kernel import Graph
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
from citybrain.people.services.catalogue import CityCatalogue, service_of
from citybrain.people.services.correction import (
    NewCorrection,
    Originals,
    checked,
    corrections_of,
    mark_plans,
    plans_outdated_by,
    record_correction,
    take_back_correction,
    units_of,
)
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
    due_for_erasure,
    erase_matter,
    matter_by_code,
    matter_of,
    matters,
)
from citybrain.people.services.objected import ObjectableThings, label_of_name, subject_of
from citybrain.plans.entity_index import EntityIndexes
from citybrain.plans.saved.plan_repository import PlanRepository
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


class MatterSurroundings(NamedTuple):
    """What matters ask of the city around them; `original`: parameters without any correction. limited: rights that
    reach what is of one's own department alone. algorithms: labels by name of those in the register. places: rows of
    entities. decisions: by kind, what raises NotFoundError for a number that none has.
    """

    folder: Path
    cases: Callable[[], CaseService]
    graph: Callable[[], Graph]
    saved: Callable[[], PlanRepository]
    original: Originals
    now: Callable[[], int]
    catalogue: CityCatalogue
    currency: Callable[[], str]
    algorithms: Callable[[], Mapping[str, str]]
    places: Callable[[], EntityIndexes]
    decisions: Mapping[str, Callable[[int], object]]
    limited: Limited = frozenset


class MatterCase(NamedTuple):
    """A case of a matter: when it was opened, the times [µs] of its clocks, and the role that answers for it.

    late, answer_late: whether the time of the decision, and of the first answer, has gone.
    """

    number: int
    opened: int
    acknowledge_by: int | None
    resolve_by: int | None
    late: bool
    answer_late: bool
    owner_role: str


class MatterFile(NamedTuple):
    """A matter with its cases, the oldest first, and the corrections that it led to, each with the plans outdated."""

    matter: Matter
    cases: Sequence[MatterCase]
    corrections: Sequence[tuple[Row[Any], Sequence[str]]]


class MatterService:
    """Matters of one city. Safe for threads."""

    def __init__(self, records: CityRecords, around: MatterSurroundings) -> None:
        self._records = records
        self.around = around

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
            MatterKind.APPLICATION, about, service.name.en, language, channel, asked.text, asked.contact
        )  # fmt: skip
        return self._add(new, RESIDENT if by is None else by.name, service.hours, helper)

    def object_to(self, asked: NewObjection, language: str) -> tuple[int, str]:
        """The number of an objection and the code of its link. Raises NotFoundError for what is not there."""
        about, around = asked.about, self.around
        objects = ObjectableThings(around.graph(), around.algorithms, around.places, around.decisions)
        subject = subject_of(objects, about, language)
        new = NewMatter(
            MatterKind.OBJECTION, about.model_dump(), subject, language, "page", asked.text, asked.contact
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
        """Decide; its case is closed. An appeal is decided by another person.

        Raises NotFoundError, NotAllowedError and EntryError.
        """
        with self._records.to_write().begin() as connection:
            matter = self._open(connection, number)
            self._require_reach(matter, actor, Permission.CLOSE_CASES)
            self._decide(connection, matter, asked, actor)

    def _decide(self, connection: Connection, matter: Matter, asked: MatterDecision, actor: Actor) -> None:
        allowed = OUTCOMES[matter.kind]
        if asked.outcome not in allowed:
            raise EntryError("matter-outcome", received=asked.outcome, allowed=", ".join(allowed))
        if matter.state is MatterState.APPEALED and actor.name in self._decided_by(matter):
            raise EntryError("matter-same-person", number=matter.number)
        at = self.around.now()
        add_event(connection, matter, MatterEntryKind.DECISION, asked.text, at, actor.name, asked.outcome)
        rule, subject = _case_of(matter)
        outcome, cases = _CASE_OUTCOMES[asked.outcome], self.around.cases()
        settle_case(connection, cases, rule, subject, outcome, actor.name, f"{asked.outcome}: {matter.subject}")

    def correct(self, number: int, asked: NewCorrection, actor: Actor) -> list[str]:
        """Correct a parameter for an objection, decide it, and mark the plans that are outdated; their ids.

        All of it or nothing. Raises NotFoundError and EntryError.
        """
        graph = self.around.graph()
        with self._records.to_write().begin() as connection:
            matter = self._open(connection, number)
            if matter.kind is not MatterKind.OBJECTION:
                raise EntryError("matter-not-objection", number=number)
            parameter = checked(graph, asked, self.around.currency())
            made, before = record_correction(
                connection, self.around.folder, parameter, self.around.original, number, asked, actor.name
            )
            plans = mark_plans(connection, self.around.saved(), graph, made, asked.parameter, actor.name)
            about = {
                "correction": made, "parameter": asked.parameter, "before": before, "value": asked.value,
                "unit": parameter.unit, "since": asked.since.isoformat(), "plans": plans,
            }  # fmt: skip
            label = label_of_name(graph, asked.parameter, matter.language)
            unit = units_of(parameter.unit, self.around.currency())[0]
            words = asked.words_for_resident(label, before, unit, matter.language)
            at, kind = self.around.now(), MatterEntryKind.CORRECTION
            add_event(connection, matter, kind, words, at, actor.name, content=about)
            self._decide(connection, matter, MatterDecision(outcome="corrected", text=words), actor)
        return plans

    def take_back(self, correction: int, actor: Actor) -> None:
        """Take a correction back: the value of before holds again. Raises NotFoundError."""
        with self._records.to_write().begin() as connection:
            take_back_correction(connection, self.around.folder, self.around.original, correction, actor.name)

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
        """Erase the words and the contact of who asked; whether there were any.

        Raises NotFoundError and NotAllowedError.
        """
        with self._records.to_write().begin() as connection:
            matter = matter_of(connection, number)
            self._require_reach(matter, actor, Permission.CLOSE_CASES)
            return erase_matter(connection, matter, actor.name)

    def erase_by_code(self, code: str) -> bool:
        """The same by the link, for who asked. Raises NotFoundError."""
        with self._records.to_write().begin() as connection:
            return erase_matter(connection, matter_by_code(connection, code), RESIDENT)

    def erase_due(self) -> int:
        """Erase what nobody needs any more: of matters that were decided 90 days ago, and of those that nobody decides
        after two years; how many.
        """
        records, now = self._records.to_read(), self.around.now()
        if records is None or not records.writable:
            return 0
        limits = (now - ERASED_AFTER // MICROSECOND, now - WAITING_ERASED_AFTER // MICROSECOND)
        with records.begin() as connection:
            return sum(erase_matter(connection, one, "rule") for one in due_for_erasure(connection, *limits))

    def _add(
        self, new: NewMatter, by: str, hours: tuple[float, float] | None, helper: ActingHelper | None = None
    ) -> tuple[int, str]:
        self.erase_due()
        with self._records.to_write().begin() as connection:
            waiting = select(func.count()).where(LIVE, city_case.c.rule.in_([*RULES.values(), APPEAL]))
            if by == RESIDENT and connection.execute(waiting).scalar_one() >= MOST_OPEN:
                raise EntryError("matter-many", allowed=MOST_OPEN)
            if helper is not None and by == RESIDENT:
                by = helper.by(connection)
            number, code = add_matter(connection, new, by)
            if helper is not None:
                helper.record(connection, f"matter/{number}", code, by)
                code = ""
            raised = Raised(
                RULES[new.kind],
                str(number),
                f"{new.kind} {number}",
                DataClass.INTERNAL,
                words=new.subject,
                clocks=hours,
            )
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
        return self._cases(connection, matter)[-1].number

    def _file(self, connection: Connection, matter: Matter) -> MatterFile:
        corrections = [
            (one, plans_outdated_by(connection, one.id)) for one in corrections_of(connection, matter.number)
        ]
        return MatterFile(matter, self._cases(connection, matter), corrections)

    def _cases(self, connection: Connection, matter: Matter) -> list[MatterCase]:
        now, appeals = self.around.now(), range(1, matter.appeals + 1)
        subjects = [f"{matter.kind}/{matter.number}", *(f"appeal/{matter.number}.{one}" for one in appeals)]
        rows = connection.execute(select(city_case).where(city_case.c.subject.in_(subjects)).order_by(city_case.c.id))
        return [
            MatterCase(
                one.id,
                one.opened,
                one.acknowledge_by,
                one.resolve_by,
                one.resolve_by is not None and one.resolve_by < now,
                one.acknowledge_by is not None and one.acknowledge_by < now,
                one.owner_role,
            )
            for one in rows
        ]


def _case_of(matter: Matter) -> tuple[str, str]:
    """The rule and the subject of the case that a matter waits in."""
    if matter.appeals:
        return APPEAL, f"{matter.number}.{matter.appeals}"
    return RULES[matter.kind], str(matter.number)
