"""What an enterprise emitted, summed in one way for its file, the public, and whom to visit next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row

from citybrain.cases.supervision.entries import AMOUNTS, DaySpan, EntryKind, usual_pollutant, year_of
from citybrain.cases.supervision.file import days_of
from citybrain.cases.supervision.loads import (
    DAY,
    Load,
    MeasuredDays,
    both,
    entered_loads,
    of_pollutant,
    self_monitoring,
)
from citybrain.cases.supervision.quota import QuotaUse, quota_use, quotas_of
from citybrain.observations.properties import KnownProperty, converts


class YearSum(NamedTuple):
    """What was emitted of a pollutant in a year, beside its quota in the same unit."""

    year: int
    pollutant: str
    amount: float
    unit: str
    quota: float | None


class Emissions:
    """All loads of an enterprise: of the entries that count, and of what its own streams measured on some days."""

    def __init__(self, entries: Sequence[Row[Any]], streams: Sequence[Row[Any]], days: MeasuredDays | None) -> None:
        self._quotas, self._days = quotas_of(entries), days
        self._streams = self_monitoring(streams)
        self._entered: dict[tuple[str, int], list[Row[Any]]] = defaultdict(list)
        for one in entries:
            if one.kind == EntryKind.LOAD:
                span = days_of(one)
                for year in range(span.since.year, span.until.year + 1):
                    self._entered[one.pollutant, year].append(one)

    def loads(self, pollutant: str, unit: str, year: int) -> list[Load]:
        """Loads of a pollutant in a year, in a unit, by their days."""
        span = year_of(year)
        entered = entered_loads(self._entered.get((pollutant, year), ()), unit, span)
        if self._days is None:
            return entered
        outlets: dict[str | None, list[Row[Any]]] = defaultdict(list)
        for one in of_pollutant(self._streams, pollutant):
            outlets[one.outlet].append(one)
        return both(entered, [load for some in outlets.values() for load in self._days.loads(some, unit, span)])

    def quotas(self, year: int | None = None) -> list[QuotaUse]:
        """Quotas and their use, of a year or of all."""
        spans = ((one, days_of(one).since.year) for one in self._quotas)
        return [
            quota_use(one, self.loads(one.pollutant, one.unit, of)) for one, of in spans if year is None or of == year
        ]

    def sums(self, before: int) -> list[YearSum]:
        """Sums of all years before one, in the unit of the quota, else in that of the first load."""
        quotas = {(days_of(one).since.year, one.pollutant): one for one in self._quotas}
        sums = []
        for year, pollutant in sorted({*self._years()}):
            quota = quotas.get((year, pollutant))
            unit = quota.unit if quota is not None else self._unit(pollutant, year)
            loads = self.loads(pollutant, unit, year) if unit and year < before else []
            if loads:
                amount = sum(one.amount for one in loads)
                sums.append(YearSum(year, pollutant, amount, unit, None if quota is None else quota.amount))
        return sums

    def _years(self) -> Iterator[tuple[int, str]]:
        """Years and pollutants of which there may be loads."""
        yield from ((year, pollutant) for pollutant, year in self._entered)
        if self._days is not None:
            span = DaySpan(self._days.first, self._days.first + (len(self._days.hours) - 1) * DAY)
            pollutants = {usual_pollutant(one.property) for one in self._streams}
            yield from ((year, one) for year in range(span.since.year, span.until.year + 1) for one in pollutants)

    def _unit(self, pollutant: str, year: int) -> str:
        """The unit of the first load; of what streams measured kg or m3, and none of what is neither."""
        if entered := self._entered.get((pollutant, year)):
            return str(entered[0].unit)
        units = [str(one.unit_symbol) for one in of_pollutant(self._streams, pollutant) if one.unit_symbol]
        rates = {str(of.unit): KnownProperty("rate", {}, "", f"{of.unit}/h") for of in AMOUNTS}
        return next((unit for unit, rate in rates.items() if any(converts(one, rate) for one in units)), "")
