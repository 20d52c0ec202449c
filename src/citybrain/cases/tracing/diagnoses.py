"""Diagnoses of cases on record: made once, compared when asked again, and set beside what an inspection showed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, insert, select
from typing_extensions import TypedDict

from citybrain.cases.errors import CaseStepError
from citybrain.cases.readable import readable_case, readable_classes
from citybrain.cases.states import CaseState, CaseStep
from citybrain.cases.steps import LONGEST, add_step
from citybrain.cases.tracing.answer import Verdict
from citybrain.cases.tracing.diagnosis import (
    DiagnosisComparison,
    DiagnosisDocument,
    DiagnosisQuestion,
    compared,
    document_of,
    hours_of,
    places_of,
)
from citybrain.cases.tracing.evidence import hour_time
from citybrain.cases.tracing.hits import HitRates, hit_rates
from citybrain.cases.tracing.question import KnownSource, TraceQuestion
from citybrain.cases.tracing.register import registered_sources
from citybrain.cases.tracing.service import trace
from citybrain.cases.tracing.station import station_evidence
from citybrain.governance import Actor, DataClass, Permission, require
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.answers import instant
from citybrain.observations.stream_status.streams import LonLat
from citybrain.records import author
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.diagnoses import case_diagnosis, diagnosis_outcome

MOST = 100
"""Diagnoses of one case, each another one than that before it."""

SourcesNear = Callable[[LonLat, str], Sequence[KnownSource]]
"""Sources that the twin knows near a place and that emit a property."""


class InspectionOutcome(TypedDict):
    """What an inspection showed: the source, "" for one that is not in the register; `place` is where the diagnosis had
    it, 1 for the likeliest, 0 where it was not among its candidates."""

    source: str
    place: int
    why: str
    made_by: str
    made_at: str


class DiagnosisEntry(TypedDict):
    """A diagnosis on record: `at` on the clock of the city; what an inspection showed, null where none did."""

    number: int
    at: str
    made_by: str
    made_at: str
    verdict: Verdict
    sha256: str
    outcome: InspectionOutcome | None


class DiagnosisAnswer(DiagnosisEntry):
    """A diagnosis as it was frozen, beside the one before it of the same case, null for the first."""

    document: DiagnosisDocument
    compared: DiagnosisComparison | None


class DiagnosisList(TypedDict):
    """Diagnoses of a case, the newest first."""

    diagnoses: list[DiagnosisEntry]


class MadeDiagnosis(NamedTuple):
    """The number of a diagnosis, and whether it is new or says what the last one said."""

    number: int
    new: bool


class DiagnosisService:
    """Diagnoses of the cases of one city; `near` knows sources of the twin. Safe for threads."""

    def __init__(self, sensing: Sensing, near: SourcesNear = lambda place, observed: ()) -> None:
        self._sensing, self._near = sensing, near

    def diagnose(self, case: int, asked: DiagnosisQuestion, by: str, actor: Actor | None = None) -> MadeDiagnosis:
        """Work out where the readings of a case come from, and freeze it where it is another answer than the last one.

        Raises NotFoundError, NotAllowedError, TraceError for what cannot be traced, CaseStepError for too many.
        """
        with self._sensing.records.read() as connection:
            row = readable_case(connection, case, actor)
            if actor is not None:
                require(actor, Permission.WORK_CASES)
            known = registered_sources(connection, row.property.partition(" [")[0])
        document = self._document(row, asked, known)
        with self._sensing.records.begin() as connection:
            before = _rows(connection, case)
            if before and before[-1].sha256 == document["sha256"]:
                return MadeDiagnosis(int(before[-1].id), False)
            if len(before) >= MOST:
                raise CaseStepError("case-diagnoses-many", received=len(before), allowed=MOST)
            return MadeDiagnosis(self._freeze(connection, row, document, by), True)

    def listed(self, case: int, actor: Actor | None = None) -> list[DiagnosisEntry]:
        """Those of a case that somebody may read, the newest first. Raises NotFoundError."""
        with self._sensing.records.read() as connection:
            readable_case(connection, case, actor)
            outcomes = _outcomes(connection, case)
            return [_entry(row, outcomes) for row in _rows(connection, case)[::-1]]

    def one(self, case: int, number: int, actor: Actor | None = None) -> DiagnosisAnswer:
        """One of them with its document. Raises NotFoundError."""
        with self._sensing.records.read() as connection:
            readable_case(connection, case, actor)
            rows = [row for row in _rows(connection, case) if row.id <= number][-2:]
            if not rows or rows[-1].id != number:
                raise NotFoundError("case-diagnosis-unknown", received=str(number))
            entry = _entry(rows[-1], _outcomes(connection, case))
            documents = connection.execute(
                select(case_diagnosis.c.document).where(case_diagnosis.c.id.in_([row.id for row in rows]))
                .order_by(case_diagnosis.c.id)
            ).scalars()  # fmt: skip
            *before, document = [json.loads(one) for one in documents]
        beside = compared(int(rows[0].id), before[0], document) if before else None
        return {**entry, "document": document, "compared": beside}

    def inspected(
        self, case: int, number: int, source: str, why: str, by: str, actor: Actor | None = None
    ) -> InspectionOutcome:
        """Put on record which source it was, "" for one that is not in the register.

        Raises NotFoundError, NotAllowedError, and CaseStepError for a source that the diagnosis did not think of.
        """
        if actor is not None:
            require(actor, Permission.WORK_CASES)
        document = self.one(case, number, actor)["document"]
        if source and source not in {one["name"] for one in document["sources"]}:
            raise CaseStepError("case-outcome-unknown", received=source[:200])
        if len(why) > LONGEST:
            raise CaseStepError("case-why-long", received=len(why), allowed=LONGEST)
        order = places_of(document)
        row = {
            "diagnosis": number, "source": source, "place": order.index(source) + 1 if source in order else 0,
            "why": why.strip(), "made_by": author(by), "made_at": moment(),
        }  # fmt: skip
        with self._sensing.records.begin() as connection:
            connection.execute(insert(diagnosis_outcome).values(**row))
        return {name: row[name] for name in InspectionOutcome.__annotations__}  # type: ignore[return-value]

    def hits(self, actor: Actor | None = None) -> HitRates:
        """How often diagnoses were right, of cases that somebody may read."""
        classes = list(DataClass) if actor is None else readable_classes(actor)
        with self._sensing.records.read() as connection:
            return hit_rates(connection, [str(one) for one in classes])

    def _document(self, row: Row[Any], asked: DiagnosisQuestion, known: Sequence[KnownSource]) -> DiagnosisDocument:
        at = None if row.longitude is None else (row.longitude, row.latitude)
        hours = hours_of(row.first_seen, row.last_seen, row.standing, self._sensing.now())
        names = {one.name for one in known}
        observed = row.property.partition(" [")[0]
        twin = [one for one in (() if at is None else self._near(at, observed)) if one.name not in names]
        question = TraceQuestion(
            property=observed, start=asked.start or hour_time(hours.start),
            end=asked.end or hour_time(hours.stop), background=asked.background, stability=asked.stability,
            cloud=asked.cloud, roughness=asked.roughness, city=asked.city,
            sources=tuple(KnownSource.model_construct(**_fields(one)) for one in (*known, *twin)),
        )  # fmt: skip
        traced = trace(question, self._sensing)
        station = station_evidence(self._sensing, row.stream, question.hours())
        return document_of(row.id, row.rule, row.place, at, traced, {"register": known, "twin": twin}, station)

    def _freeze(self, connection: Connection, row: Row[Any], document: DiagnosisDocument, by: str) -> int:
        at, verdict = self._sensing.now(), document["trace"]["verdict"]
        text = json.dumps(document, sort_keys=True, ensure_ascii=False, allow_nan=False)
        values = {"case": row.id, "at": at, "verdict": verdict, "sha256": document["sha256"], "document": text}
        acts = {"made_by": author(by), "made_at": moment()}
        made = connection.execute(insert(case_diagnosis).values(**values, **acts)).inserted_primary_key
        assert made is not None
        about = {"kind": "diagnosis", "name": str(made[0]), "sha256": document["sha256"]}
        add_step(connection, row.id, CaseStep.LINK, at, CaseState(row.state), by, "", about)
        return int(made[0])


def _fields(one: KnownSource) -> dict[str, Any]:
    return {name: getattr(one, name) for name in KnownSource.model_fields}


def _rows(connection: Connection, case: int) -> Sequence[Row[Any]]:
    """Diagnoses of a case without their documents, the oldest first."""
    columns = [one for one in case_diagnosis.c if one.name != "document"]
    return connection.execute(select(*columns).where(case_diagnosis.c.case == case).order_by(case_diagnosis.c.id)).all()


def _entry(row: Row[Any], outcomes: Mapping[int, InspectionOutcome]) -> DiagnosisEntry:
    return {
        "number": row.id, "at": instant(row.at), "made_by": row.made_by, "made_at": row.made_at,
        "verdict": row.verdict, "sha256": row.sha256, "outcome": outcomes.get(row.id),
    }  # fmt: skip


def _outcomes(connection: Connection, case: int) -> dict[int, InspectionOutcome]:
    """The last outcome of each diagnosis of a case."""
    asked = (
        select(diagnosis_outcome)
        .join(case_diagnosis, case_diagnosis.c.id == diagnosis_outcome.c.diagnosis)
        .where(case_diagnosis.c.case == case)
        .order_by(diagnosis_outcome.c.id)
    )
    return {
        row.diagnosis: {name: row._mapping[name] for name in InspectionOutcome.__annotations__}  # type: ignore[misc]
        for row in connection.execute(asked)
    }
