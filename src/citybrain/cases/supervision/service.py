"""Supervision of enterprises as a part of an open city: who may read and add what, and what follows from the files."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row

from citybrain.cases.supervision.cells import GridCell, cells, cells_of, last_visit, last_visits, visit_due
from citybrain.cases.supervision.emissions import Emissions, YearSum
from citybrain.cases.supervision.enterprises import answers_for, enterprises, own_enterprises, people_of, streams_of
from citybrain.cases.supervision.entries import (
    OPEN_CLASSES,
    OWN_KINDS,
    DaySpan,
    EntryKind,
    NewEntry,
    usual_pollutant,
    year_of,
)
from citybrain.cases.supervision.file import add_entries, entries_of, require_enterprise, standing
from citybrain.cases.supervision.importing import RegisterPlan, plan_import
from citybrain.cases.supervision.loads import (
    DAY,
    MeasuredDays,
    SelfMonitoringCheck,
    compare,
    first_measured,
    measured_days,
    self_monitoring,
)
from citybrain.cases.supervision.quota import QuotaUse
from citybrain.cases.supervision.risk import EnterpriseRisk, entries_for_risk, risk_of
from citybrain.cases.supervision.table import EnterpriseTable
from citybrain.governance import Actor, DataClass, Permission, Verdict, decide, require
from citybrain.governance.errors import NotAllowedError
from citybrain.observations.readings.store import Store
from citybrain.observations.times import EPOCH, MICROSECOND
from citybrain.records import CityRecords

MOST_LISTED = 1_000
"""Enterprises, risks, cells or public entries of one answer."""

COMPARED_DAYS = datetime.timedelta(days=90)
"""How far back self-monitoring is compared with the readings of the city."""


class EnterpriseDetail(NamedTuple):
    """The file of an enterprise as somebody may see it; risk and people are None for the enterprise itself."""

    enterprise: Row[Any]
    own: bool
    kinds: list[EntryKind]
    today: datetime.date
    entries: list[Row[Any]]
    every: list[Row[Any]]
    quotas: list[QuotaUse]
    streams: list[Row[Any]]
    checks: list[SelfMonitoringCheck]
    risk: EnterpriseRisk | None
    people: list[Row[Any]] | None


class EnterprisePublic(NamedTuple):
    """What the public part of a file is told from: the enterprise, all entries, sums of years that are over.

    withheld: streams of its own that are not open, which these sums leave out.
    """

    enterprise: Row[Any]
    entries: list[Row[Any]]
    sums: list[YearSum]
    withheld: int


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

    def listed(self, actor: Actor, skip: int = 0, most: int = MOST_LISTED) -> tuple[list[Row[Any]], list[int]]:
        """Some enterprises by name, and the numbers of those that somebody is named for."""
        records = self._records.to_read()
        if records is None:
            return [], []
        with records.read() as connection:
            return enterprises(connection, skip, most), own_enterprises(connection, actor)

    def extract(self, number: int) -> EnterprisePublic:
        """What the public part is told from. Raises NotFoundError."""
        with self._records.to_write().read() as connection:
            row, entries = require_enterprise(connection, number), entries_of(connection, number)
            own = self_monitoring(streams_of(connection, number))
        streams = [one for one in own if one.data_class in OPEN_CLASSES]
        sums = self._emissions(standing(entries), streams).sums(before=self.today.year)
        return EnterprisePublic(row, entries, sums, len(own) - len(streams))

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
        streams = [one for one in streams if not own or one.data_class in OPEN_CLASSES]
        quotas = self._emissions(counting, streams).quotas()
        risk = None if own else self._risk(enterprise, counting, quotas, known)
        writes = decide(actor, Permission.WRITE_ENTERPRISES) is Verdict.ALLOWED
        kinds = list(EntryKind) if writes else [one for one in EntryKind if own and one in OWN_KINDS]
        checks = self._checks(streams)
        return EnterpriseDetail(
            enterprise, own, kinds, self.today, seen, every, quotas, streams, checks, risk, None if own else people
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

    def plan_import(self, table: EnterpriseTable) -> RegisterPlan:
        """What the import of a table is to add. Raises EntryError with all that is wrong, by enterprise."""
        with self._records.to_write().read() as connection:
            return plan_import(connection, table, self.today)

    def quotas(self, number: int, year: int | None = None) -> list[QuotaUse]:
        """Quotas of an enterprise and their use, of a year or of all. Raises NotFoundError."""
        with self._records.to_write().read() as connection:
            require_enterprise(connection, number)
            entries, streams = standing(entries_of(connection, number)), streams_of(connection, number)
        return self._emissions(entries, streams).quotas(year)

    def risks(self) -> list[EnterpriseRisk]:
        """All enterprises by the points for a visit, the most urgent first."""
        records = self._records.to_read()
        if records is None:
            return []
        with records.read() as connection:
            known, grid, visits = enterprises(connection), cells(connection), last_visits(connection)
            entries = _by_enterprise(entries_for_risk(connection, self.today))
            streams = _by_enterprise(streams_of(connection))
        cell, year = cells_of(known, grid), self.today.year
        days = self._measured([one for some in streams.values() for one in some], year_of(year).since)
        risks = []
        for one in known:
            counting = entries.get(one.id, [])
            quotas = Emissions(counting, streams.get(one.id, []), days).quotas(year)
            visit = visit_due(visits.get(one.id), cell.get(one.id))
            risks.append(risk_of(one, counting, quotas, visit, self.today))
        return sorted(risks, key=lambda one: (-one.score, one.name, one.number))

    def grid(self) -> list[tuple[GridCell, int, int]]:
        """Cells with the number of their enterprises, and of those whose visit is due by today."""
        records = self._records.to_read()
        if records is None:
            return []
        with records.read() as connection:
            known, grid, visits = enterprises(connection), cells(connection), last_visits(connection)
        inside: dict[int, list[bool]] = {one.number: [] for one in grid}
        for number, cell in cells_of(known, grid).items():
            due = visit_due(visits.get(number), cell).due
            inside[cell.number].append(due is None or due <= self.today)
        return [(one, len(inside[one.number]), sum(inside[one.number])) for one in grid]

    def _emissions(self, entries: Sequence[Row[Any]], streams: Sequence[Row[Any]]) -> Emissions:
        """All loads of one enterprise, of all years."""
        numbers = [one.stream for one in self_monitoring(streams)]
        first = first_measured(self._store(), numbers, self._now()) if numbers else None
        return Emissions(entries, streams, self._measured(streams, first))

    def _measured(self, streams: Sequence[Row[Any]], since: datetime.date | None) -> MeasuredDays | None:
        """What enterprises measured themselves from a day up to yesterday; None where there is nothing of it."""
        numbers = [one.stream for one in self_monitoring(streams)]
        if not numbers or since is None or since >= self.today:
            return None
        return measured_days(self._store(), numbers, DaySpan(since, self.today - DAY), self._clock)

    def _checks(self, streams: Sequence[Row[Any]]) -> list[SelfMonitoringCheck]:
        if not streams:
            return []
        span = DaySpan(self.today - COMPARED_DAYS, self.today - DAY)
        days = measured_days(self._store(), [one.stream for one in streams], span, self._clock)
        checks = [compare(days, streams, one) for one in sorted({usual_pollutant(one.property) for one in streams})]
        return [one for one in checks if one is not None]

    def _risk(
        self, enterprise: Row[Any], entries: Sequence[Row[Any]], quotas: Sequence[QuotaUse], grid: Sequence[GridCell]
    ) -> EnterpriseRisk:
        cell, last = cells_of([enterprise], grid).get(enterprise.id), last_visit(entries)
        current = [one for one in quotas if one.year == self.today.year]
        return risk_of(enterprise, entries, current, visit_due(last, cell), self.today)

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


def _by_enterprise(rows: Iterable[Row[Any]]) -> Mapping[int, list[Row[Any]]]:
    files: dict[int, list[Row[Any]]] = defaultdict(list)
    for one in rows:
        files[one.enterprise].append(one)
    return files
