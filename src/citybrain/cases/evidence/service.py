"""Evidence of cases from streams: frozen once with a step on record, read by who may read the stream and the case."""

from __future__ import annotations

import json
from typing import NamedTuple, cast

from sqlalchemy import ColumnElement, Connection, func, insert, select
from typing_extensions import TypedDict

from citybrain.cases.evidence.document import EvidenceDocument, EvidenceSummary, evidence_document, sha256_of
from citybrain.cases.photos.store import closed
from citybrain.cases.readable import readable_case, readable_classes, streams_of
from citybrain.cases.service import CaseService
from citybrain.cases.states import CaseStep
from citybrain.cases.steps import make_step
from citybrain.governance import Actor, DataClass, Permission, require
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.quality.loading import instant
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import FoundReadings, Question
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.streams import KnownStream, known_streams
from citybrain.records import author
from citybrain.records.errors import EntryError
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.evidence import case_evidence

MOST = 50
"""Pieces of evidence of one case."""

MOST_READINGS = 10_000
CLOSED = frozenset({DataClass.PERSONAL.value, DataClass.SENSITIVE_PERSONAL.value})
"""Classes of data that are no evidence of a case: what is frozen could not be erased."""


class EvidenceEntry(TypedDict):
    """A piece of evidence without its readings."""

    number: int
    stream: int
    place: str
    property: str
    unit: str | None
    simulated: bool
    summary: EvidenceSummary
    sha256: str
    made_by: str
    made_at: str


class EvidenceAnswer(TypedDict):
    """A piece of evidence as it was frozen; `intact`: it has the hash that was put on record."""

    document: EvidenceDocument
    intact: bool


class FrozenEvidence(NamedTuple):
    """The number of a piece of evidence, and whether it is new: the same readings again are the same one."""

    number: int
    new: bool


class EvidenceService:
    """Evidence of the cases of one city. Safe for threads."""

    def __init__(self, sensing: Sensing, cases: CaseService) -> None:
        self._sensing, self._cases = sensing, cases

    def freeze(
        self, case: int, stream: int, since: int, until: int | None, by: str, actor: Actor | None = None
    ) -> FrozenEvidence:
        """Freeze what a stream read from one time until before another [µs], now where none is given.

        Raises NotFoundError for a case or stream that somebody may not read, NotAllowedError, EntryError for no
        readings or too many, for personal data, and for a time that has not come yet.
        """
        now = self._sensing.now()
        if until is not None and until > now:
            raise EntryError("case-evidence-ahead")
        rules = self._cases.rules
        with self._sensing.records.read() as connection:
            row = readable_case(connection, case, actor)
            if actor is not None:
                require(actor, Permission.WORK_CASES)
            known = self._stream(connection, stream, actor)
            found = self._readings(stream, since, now if until is None else until)
            rule = rules.all.get(row.rule)
            document = evidence_document(connection, case, rule, known, (since, until), found)
        with self._sensing.records.begin() as connection:
            row = readable_case(connection, case, actor)
            of = case_evidence.c.case == case
            same = select(case_evidence.c.id).where(of, case_evidence.c.sha256 == document["sha256"])
            if (there := connection.execute(same).scalar()) is not None:
                return FrozenEvidence(int(there), False)
            if connection.execute(select(func.count()).where(of)).scalar_one() >= MOST:
                raise EntryError("case-evidence-many", allowed=MOST)
            values = {
                "case": case, "stream": stream, "data_class": closed(known.data_class, row.data_class),
                "summary": json.dumps(document["summary"]), "document": json.dumps(document, ensure_ascii=False),
                "place": document["place"], "property": document["property"], "unit": document["unit"],
                "simulated": document["simulated"], "sha256": document["sha256"],
                "made_by": author(by), "made_at": moment(),
            }  # fmt: skip
            number = int(connection.execute(insert(case_evidence).returning(case_evidence.c.id), values).scalar_one())
            about = {"kind": "readings", "name": str(number), "sha256": document["sha256"], "stream": stream}
            make_step(connection, row, CaseStep.LINK, self._cases.now(), by, about=about)
            return FrozenEvidence(number, True)

    def listed(self, case: int, actor: Actor | None = None) -> list[EvidenceEntry]:
        """That of a case that somebody may read, the oldest first. Raises NotFoundError."""
        with self._sensing.records.read() as connection:
            readable_case(connection, case, actor)
            names = ("stream", "place", "property", "unit", "simulated", "sha256", "made_by", "made_at")
            columns = [case_evidence.c[name] for name in names]
            asked = select(case_evidence.c.id.label("number"), case_evidence.c.summary, *columns)
            of = (case_evidence.c.case == case, *_readable(actor))
            rows = connection.execute(asked.where(*of).order_by(case_evidence.c.id)).mappings().all()
        return [cast("EvidenceEntry", {**row, "summary": json.loads(row["summary"])}) for row in rows]

    def document(self, case: int, number: int, actor: Actor | None = None) -> EvidenceAnswer:
        """One as it was frozen. Raises NotFoundError."""
        with self._sensing.records.read() as connection:
            readable_case(connection, case, actor)
            of = (case_evidence.c.id == number) & (case_evidence.c.case == case)
            row = connection.execute(
                select(case_evidence.c.document, case_evidence.c.sha256).where(of, *_readable(actor))
            ).first()
        if row is None:
            raise NotFoundError("case-evidence-unknown", received=str(number))
        made: EvidenceDocument = json.loads(row.document)
        return {"document": made, "intact": sha256_of(made) == row.sha256}

    def _stream(self, connection: Connection, number: int, actor: Actor | None) -> KnownStream:
        known = next((one for one in known_streams(connection) if one.number == number), None)
        if known is None or (actor is not None and known.data_class not in readable_classes(actor)):
            raise NotFoundError("case-stream-unknown", received=str(number))
        if known.data_class in CLOSED:
            raise EntryError("case-evidence-personal", received=number)
        return known

    def _readings(self, stream: int, since: int, until: int) -> FoundReadings:
        where = (READING.c.stream == stream) & (READING.c.time >= instant(since)) & (READING.c.time < instant(until))
        order = (READING.c.time.asc(), READING.c.number.asc())
        found = self._sensing.store.find(Question(where, order, MOST_READINGS + 1))
        if len(found.identity) > MOST_READINGS:
            raise EntryError("case-evidence-long", allowed=MOST_READINGS)
        if not len(found.identity):
            raise EntryError("case-evidence-none", received=stream)
        return found


def _readable(actor: Actor | None) -> tuple[ColumnElement[bool], ...]:
    """Evidence as closed as case and stream were, of streams that are still of a class that somebody reads."""
    if actor is None:
        return ()
    classes = readable_classes(actor)
    return case_evidence.c.data_class.in_(classes), case_evidence.c.stream.in_(streams_of(classes))
