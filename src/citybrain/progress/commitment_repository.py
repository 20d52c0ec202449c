"""Promises, approvals and figures as they stand in the records of a city."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, Table, insert, select, update

from citybrain.kernel import Graph
from citybrain.kernel.errors import NotFoundError
from citybrain.plans.roles import BUILDING_EMISSIONS, whole_of_role
from citybrain.plans.saved.text import plan_data
from citybrain.plans.schema import Plan
from citybrain.plans.schema_years import Target
from citybrain.progress.commitment import Commitment
from citybrain.records import CityRecords, author
from citybrain.records.errors import EntryError
from citybrain.records.tables.base import now
from citybrain.records.tables.course import approval, figure, promise

Subject = Literal["emissions", "residents", "gdp"]
SUBJECTS: tuple[Subject, ...] = ("emissions", "residents", "gdp")
FIRST_YEAR, LAST_YEAR = 1900, 2200
LONGEST_REASON = 2_000


@dataclass(frozen=True)
class RecordedCommitment:
    """A promise, who entered it, and when."""

    promise: Commitment
    made_by: str
    made_at: str


@dataclass(frozen=True)
class Approved:
    """A plan as it was on the day of its approval."""

    id: int
    plan_id: str
    plan: Plan
    reason: str
    made_by: str
    made_at: str


@dataclass(frozen=True)
class Figure:
    """What was reported of a year: `uncertainty` is the half width of the 95 % interval as a share."""

    subject: Subject
    year: int
    value: float
    uncertainty: float | None
    simulated: bool
    source: str
    made_by: str = ""
    made_at: str = ""


class CommitmentRepository:
    """The acts of a city on its course. Safe for threads."""

    def __init__(self, records: CityRecords) -> None:
        self.records = records

    @contextmanager
    def _reading(self) -> Iterator[Connection | None]:
        """A transaction that reads; None where nobody has entered anything yet."""
        records = self.records.to_read()
        if records is None:
            yield None
            return
        with records.read() as connection:
            yield connection

    def commitment(self) -> RecordedCommitment | None:
        """The promise that holds, None where there is none."""
        with self._reading() as connection:
            row = _last(connection, promise) if connection else None
        if row is None:
            return None
        return RecordedCommitment(Commitment.model_validate(json.loads(row.said)), row.made_by, row.made_at)

    def target_of_buildings(self, graph: Graph) -> Target | None:
        """The target of the promise where it counts what plans compute, the whole city of buildings; None otherwise."""
        promised = self.commitment()
        if promised is None or (promised.promise.account, promised.promise.per) != ("buildings", "city"):
            return None
        return promised.promise.target.model_copy(update={"quantity": whole_of_role(graph, BUILDING_EMISSIONS) or ""})

    def base_year(self) -> int | None:
        """The year that the promise counts from, None where there is none."""
        promised = self.commitment()
        return promised.promise.target.base_year if promised else None

    def commit(self, said: Commitment, by: str | None = None) -> RecordedCommitment:
        """Enter a promise in place of the one before, which is withdrawn and stays on record."""
        who, when = author(by), now()
        with self.records.to_write().begin() as connection:
            _withdraw(connection, promise, who, when)
            row = {"said": said.model_dump_json(exclude_none=True), "made_by": who, "made_at": when}
            connection.execute(insert(promise), row)
        return RecordedCommitment(said, who, when)

    def take_back(self, by: str | None = None) -> None:
        """Withdraw the promise that holds. Raises NotFoundError where there is none."""
        with self.records.to_write().begin() as connection:
            if _last(connection, promise) is None:
                raise NotFoundError("promise-none")
            _withdraw(connection, promise, author(by), now())

    def approved(self) -> list[Approved]:
        """Plans that are approved, in the order of their approval."""
        counts = approval.c.withdrawn_at.is_(None)
        with self._reading() as connection:
            wanted = select(approval).where(counts).order_by(approval.c.id)
            rows = connection.execute(wanted).all() if connection else []
        return [_approved(row) for row in rows]

    def send_back(self, identity: int, by: str | None = None) -> None:
        """Withdraw an approval. Raises NotFoundError where there is none of that number that holds."""
        with self.records.to_write().begin() as connection:
            if not _withdraw(connection, approval, author(by), now(), id=identity):
                raise NotFoundError("approval-unknown", received=str(identity))

    def figures(self, subject: Subject) -> dict[int, Figure]:
        """What was reported of each year; of several figures of a year the last one holds."""
        wanted = select(figure).where(figure.c.subject == subject, figure.c.withdrawn_at.is_(None))
        with self._reading() as connection:
            rows = connection.execute(wanted.order_by(figure.c.id)).all() if connection else []
        return {row.year: _figure(row) for row in rows}

    def report(self, figures: list[Figure], by: str | None = None) -> None:
        """Enter figures, all or none; an earlier one of the same subject and year is withdrawn. Raises EntryError."""
        for said in figures:
            _require_figure(said)
        who, when = author(by), now()
        with self.records.to_write().begin() as connection:
            for said in figures:
                _withdraw(connection, figure, who, when, subject=said.subject, year=said.year)
                connection.execute(insert(figure), {**asdict(said), "made_by": who, "made_at": when})


def approve_plan(connection: Connection, plan_id: str, plan: Plan, reason: str = "", by: str | None = None) -> Approved:
    """Put an approval on record, in a transaction that may write. Raises EntryError for a reason that is too long."""
    if len(reason) > LONGEST_REASON:
        raise EntryError("approval-reason-long", received=len(reason), allowed=LONGEST_REASON)
    who, when = author(by), now()
    row = {
        "plan": plan_id,
        "name": plan.name,
        "said": json.dumps(plan_data(plan), default=str, ensure_ascii=False),
        "reason": reason,
        "made_by": who,
        "made_at": when,
    }
    _withdraw(connection, approval, who, when, plan=plan_id)
    return _approved(connection.execute(insert(approval).returning(approval), row).one())


def _require_figure(said: Figure) -> None:
    if said.subject not in SUBJECTS:
        raise EntryError("figure-subject", received=said.subject, allowed=", ".join(SUBJECTS))
    if not FIRST_YEAR <= said.year <= LAST_YEAR:
        raise EntryError("figure-year", received=str(said.year), first=str(FIRST_YEAR), last=str(LAST_YEAR))
    least = 0.0 if said.subject == "emissions" else 1e-9
    if not least <= said.value < float("inf"):
        raise EntryError("figure-value", subject=said.subject, year=str(said.year), received=str(said.value))
    if said.uncertainty is not None and not 0 <= said.uncertainty <= 10:
        raise EntryError("figure-uncertainty", year=str(said.year), received=str(said.uncertainty))
    if not said.source.strip():
        raise EntryError("figure-without-source", subject=said.subject, year=str(said.year))


def _last(connection: Connection, table: Table) -> Row[Any] | None:
    return connection.execute(
        select(table).where(table.c.withdrawn_at.is_(None)).order_by(table.c.id.desc()).limit(1)
    ).first()


def _withdraw(connection: Connection, table: Table, who: str, when: str, **equals: str | int) -> int:
    """Withdraw the rows that count and have these values; how many there were."""
    holds = [table.c.withdrawn_at.is_(None), *(table.c[name] == value for name, value in equals.items())]
    return connection.execute(update(table).where(*holds).values(withdrawn_by=who, withdrawn_at=when)).rowcount


def _approved(row: Row[Any]) -> Approved:
    said: Mapping[str, Any] = json.loads(row.said)
    return Approved(row.id, row.plan, Plan.model_validate(said), row.reason or "", row.made_by, row.made_at)


def _figure(row: Row[Any]) -> Figure:
    return Figure(
        row.subject, row.year, row.value, row.uncertainty, bool(row.simulated), row.source, row.made_by, row.made_at
    )
