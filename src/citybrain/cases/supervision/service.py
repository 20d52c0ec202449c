"""Supervision of enterprises as a part of an open city: who may read and add what, and what follows from the files."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, select

from citybrain.cases.supervision.cells import GridCell, cells, cells_of, visit_due
from citybrain.cases.supervision.enterprises import (
    RegisterCounts,
    add_enterprises,
    answers_for,
    enterprises,
    own_enterprises,
    people_of,
    streams_of,
)
from citybrain.cases.supervision.entries import OWN_KINDS, DaySpan, EntryKind, NewEntry, usual_pollutant
from citybrain.cases.supervision.file import add_entries, days_of, entries_of, require_enterprise, standing
from citybrain.cases.supervision.loads import (
    DAY,
    Load,
    SelfMonitoringCheck,
    both,
    compare,
    entered_loads,
    measured_loads,
    self_monitoring,
)
from citybrain.cases.supervision.quota import QuotaUse, quota_use, quotas_of
from citybrain.cases.supervision.risk import EnterpriseRisk, risk_of
from citybrain.cases.supervision.table import EnterpriseTable, by_identifier
from citybrain.governance import Actor, DataClass, Permission, Verdict, decide, require
from citybrain.governance.errors import NotAllowedError
from citybrain.observations.readings.store import Store
from citybrain.observations.times import EPOCH, MICROSECOND
from citybrain.records import CityRecords
from citybrain.records.errors import EntryError
from citybrain.records.tables.supervision import enterprise_entry

COMPARED_DAYS = datetime.timedelta(days=90)
"""How far back self-monitoring is compared with the readings of the city."""


class EnterpriseDetail(NamedTuple):
    """The file of an enterprise as somebody may see it; risk and people are None for the enterprise itself."""

    enterprise: Row[Any]
    own: bool
    kinds: list[EntryKind]
    entries: list[Row[Any]]
    every: list[Row[Any]]
    quotas: list[QuotaUse]
    streams: list[Row[Any]]
    checks: list[SelfMonitoringCheck]
    risk: EnterpriseRisk | None
    people: list[Row[Any]] | None


class ImportCounts(NamedTuple):
    """What an import of a table added."""

    register: RegisterCounts
    entries: int


class SupervisionService:
    """Files of enterprises; `now` [µs] and `zone` are those of the city, `store` opens its readings when they are
    asked for.
    """

    def __init__(
        self, records: CityRecords, store: Callable[[], Store], now: Callable[[], int], zone: Callable[[], str]
    ) -> None:
        self._records = records
        self._store = store
        self._now = now
        self._zone = zone

    @property
    def today(self) -> datetime.date:
        """The day by the clock of the city."""
        return (EPOCH + self._now() * MICROSECOND).astimezone(self._clock).date()

    @property
    def _clock(self) -> ZoneInfo:
        return ZoneInfo(self._zone())

    def listed(self, actor: Actor) -> tuple[list[Row[Any]], list[int]]:
        """All enterprises, and the numbers of those that somebody is named for."""
        records = self._records.to_read()
        if records is None:
            return [], []
        with records.read() as connection:
            return enterprises(connection), own_enterprises(connection, actor)

    def extract(self, number: int) -> tuple[Row[Any], list[Row[Any]]]:
        """An enterprise with all entries, for who tells the public part. Raises NotFoundError."""
        with self._records.to_write().read() as connection:
            return require_enterprise(connection, number), entries_of(connection, number)

    def detail(self, number: int, actor: Actor) -> EnterpriseDetail:
        """The file as somebody may see it. Raises NotFoundError, NotSignedInError and NotAllowedError."""
        with self._records.to_write().read() as connection:
            enterprise = require_enterprise(connection, number)
            own = self._require_reader(connection, number, actor)
            every, streams, people = (one(connection, number) for one in (entries_of, streams_of, people_of))
            known = cells(connection)
        read = Permission.READ_ENTERPRISES
        seen = [one for one in every if decide(actor, read, one.data_class, own=own) is Verdict.ALLOWED]
        counting = standing(every)
        quotas = self._quotas(counting, streams)
        risk = None if own else self._risk(enterprise, counting, quotas, known)
        writes = decide(actor, Permission.WRITE_ENTERPRISES) is Verdict.ALLOWED
        kinds = list(EntryKind) if writes else [one for one in EntryKind if own and one in OWN_KINDS]
        checks = self._checks(streams)
        return EnterpriseDetail(
            enterprise, own, kinds, seen, every, quotas, streams, checks, risk, None if own else people
        )  # fmt: skip

    def add(self, number: int, asked: Sequence[NewEntry], actor: Actor) -> list[int]:
        """Add entries: those of any kind with the right to, answers and loads by who is named for the enterprise.

        Raises NotFoundError, NotSignedInError, NotAllowedError, and EntryError with all that is wrong.
        """
        with self._records.to_write().begin() as connection:
            require_enterprise(connection, number)
            if decide(actor, Permission.WRITE_ENTERPRISES) is not Verdict.ALLOWED:
                self._require_own(connection, number, asked, actor)
            return add_entries(connection, number, asked, actor.name, self.today)

    def import_table(self, connection: Connection, table: EnterpriseTable, source: str, by: str) -> ImportCounts:
        """Register the enterprises of a table and add its entries, all or nothing.

        Entries that stand in their files already are passed over, so that the same table may be imported again.
        Raises EntryError with all that is wrong, by enterprise.
        """
        counts, added, faults = add_enterprises(connection, table.enterprises, source, by), 0, []
        numbers = {one.identifier: one.id for one in enterprises(connection)}
        for identifier, asked in by_identifier(table.entries).items():
            if identifier not in numbers:
                faults.append(f"identifier: {identifier[:40]}")
                continue
            present = {_content(one) for one in standing(entries_of(connection, numbers[identifier]))}
            new = [one for one in (entry.stated() for entry in asked) if _content(one) not in present]
            try:
                added += len(add_entries(connection, numbers[identifier], new, by, self.today)) if new else 0
            except EntryError as problem:
                faults.append(f"{identifier[:40]}: {problem.arguments.get('problem', problem.code)}")
        if faults:
            raise EntryError("enterprise-entry", problem="; ".join(faults[:10]), number=len(faults))
        return ImportCounts(counts, added)

    def quotas(self, number: int, year: int | None = None) -> list[QuotaUse]:
        """Quotas of an enterprise and their use, of a year or of all. Raises NotFoundError."""
        with self._records.to_write().read() as connection:
            require_enterprise(connection, number)
            entries, streams = standing(entries_of(connection, number)), streams_of(connection, number)
        return self._quotas(entries, streams, year)

    def risks(self) -> list[EnterpriseRisk]:
        """All enterprises by the points for a visit, the most urgent first.

        Loads that streams measured count where a file is opened, not here, where every file is looked at.
        """
        records = self._records.to_read()
        if records is None:
            return []
        with records.read() as connection:
            known, grid, rows = enterprises(connection), cells(connection), _entries_by_enterprise(connection)
        cell, year = cells_of(known, grid), self.today.year
        told = []
        for one in known:
            entries = standing(rows.get(one.id, []))
            visit = visit_due(entries, cell.get(one.id))
            told.append(risk_of(one, entries, _quotas(entries, year, lambda *_: []), visit, self.today))
        return sorted(told, key=lambda one: (-one.score, one.name, one.number))

    def grid(self) -> list[tuple[GridCell, int, int]]:
        """Cells with the number of their enterprises, and of those whose visit is due by today."""
        records = self._records.to_read()
        if records is None:
            return []
        with records.read() as connection:
            known, grid, rows = enterprises(connection), cells(connection), _entries_by_enterprise(connection)
        inside: dict[int, list[bool]] = {one.number: [] for one in grid}
        for number, cell in cells_of(known, grid).items():
            due = visit_due(standing(rows.get(number, [])), cell).due
            inside[cell.number].append(due is None or due <= self.today)
        return [(one, len(inside[one.number]), sum(inside[one.number])) for one in grid]

    def _quotas(
        self, entries: Sequence[Row[Any]], streams: Sequence[Row[Any]], year: int | None = None
    ) -> list[QuotaUse]:
        """Uses of quotas by all loads: streams are read where there are any, up to yesterday."""

        def measured(pollutant: str, unit: str, of: DaySpan) -> list[Load]:
            own = self_monitoring(streams, pollutant)
            until = DaySpan(of.since, min(of.until, self.today - DAY))
            return measured_loads(self._store(), own, unit, until, self._clock) if own and until.days > 0 else []

        return _quotas(entries, year, measured)

    def _checks(self, streams: Sequence[Row[Any]]) -> list[SelfMonitoringCheck]:
        span = DaySpan(self.today - COMPARED_DAYS, self.today - DAY)
        told = [
            compare(self._store(), streams, one, span, self._clock)
            for one in sorted({usual_pollutant(one.property) for one in streams})
        ]
        return [one for one in told if one is not None]

    def _risk(
        self, enterprise: Row[Any], entries: Sequence[Row[Any]], quotas: Sequence[QuotaUse], grid: Sequence[GridCell]
    ) -> EnterpriseRisk:
        cell = cells_of([enterprise], grid).get(enterprise.id)
        current = [one for one in quotas if one.year == self.today.year]
        return risk_of(enterprise, entries, current, visit_due(entries, cell), self.today)

    def _require_reader(self, connection: Connection, number: int, actor: Actor) -> bool:
        """Whether somebody reads on behalf of the enterprise alone. Raises NotSignedInError and NotAllowedError."""
        if decide(actor, Permission.READ_ENTERPRISES) is Verdict.ALLOWED:
            return False
        if answers_for(connection, actor, number):
            return True
        require(actor, Permission.READ_ENTERPRISES)
        return False

    def _require_own(self, connection: Connection, number: int, asked: Sequence[NewEntry], actor: Actor) -> None:
        if not answers_for(connection, actor, number):
            require(actor, Permission.WRITE_ENTERPRISES)
        by_number = {one.id: one for one in entries_of(connection, number)}
        for one in asked:
            corrected = by_number.get(one.corrects or 0)
            theirs = corrected is None or corrected.made_by == actor.name
            published = one.data_class == DataClass.PUBLIC  # what everybody reads, the city answers for
            if one.kind not in OWN_KINDS or not theirs or published:
                received = f"{one.kind} ({one.data_class})" if published else one.kind
                raise NotAllowedError("enterprise-not-own", received=received, allowed=", ".join(sorted(OWN_KINDS)))


def _quotas(
    entries: Sequence[Row[Any]], year: int | None, measured: Callable[[str, str, DaySpan], list[Load]]
) -> list[QuotaUse]:
    """Uses of the quotas of a year, or of all, by the loads that somebody entered, and those that were measured."""
    told = []
    for one in quotas_of(entries, year):
        of = days_of(one)
        loads = entered_loads(entries, one.pollutant, one.unit, of)
        told.append(quota_use(one, both(loads, measured(one.pollutant, one.unit, of))))
    return told


def _entries_by_enterprise(connection: Connection) -> Mapping[int, list[Row[Any]]]:
    files: dict[int, list[Row[Any]]] = {}
    for one in connection.execute(select(enterprise_entry).order_by(enterprise_entry.c.since, enterprise_entry.c.id)):
        files.setdefault(one.enterprise, []).append(one)
    return files


def _content(one: Any) -> tuple[Any, ...]:
    """What two entries share that say the same."""
    names = ("kind", "since", "until", "pollutant", "amount", "unit", "outlet", "reference", "text")
    return tuple(getattr(one, name) for name in names)
