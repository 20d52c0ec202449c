"""Figures of licences computed from what is on record: at a day, over years, beside what was published."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from citybrain.cases.licences.declared import FLOWS, VEHICLE_DAYS, FigureName
from citybrain.cases.licences.plausibility import Figure, RatioFinding, ratios_of
from citybrain.cases.licences.reports import MonthReport, reports_of
from citybrain.cases.licences.standing import Licence
from citybrain.governance.cells import is_large_enough
from citybrain.governance.roles import CELL_RULES, DataClass

ROUNDING = 1.0
"""Kilometres by which a distance may exceed what the odometer says: both are reported in whole ones."""

Span = tuple[datetime.date | None, datetime.date]


class ComputedFigure(NamedTuple):
    """A sum over reports of licences; `amount` is None where so few firms reported that it would tell of one."""

    name: FigureName
    amount: float | None
    since: datetime.date | None
    until: datetime.date


class DistanceBeyondOdometer(NamedTuple):
    """More kilometres in a month than the odometer of the vehicle went on since the month before."""

    where: str
    distance: float
    went_on: float


def figures_at(licences: Iterable[Licence], day: datetime.date) -> dict[FigureName, int]:
    """Licences that may be driven with on a day, their firms and vehicles."""
    driving = [one for one in licences if one.days_driven(day, day) and one.is_granted]
    return {
        FigureName.LICENCES: len(driving),
        FigureName.FIRMS: len({one.firm.id for one in driving}),
        FigureName.VEHICLES: sum(one.vehicles for one in driving),
    }


def flows_between(licences: Iterable[Licence], span: Span) -> list[ComputedFigure]:
    """What was reported of whole months within days; a sum that the rule of dominance forbids to tell is left out.

    Reports are data of enterprises: sums of them are told of so many firms, none of which holds too much of it.
    """
    since, until = span
    by_firm: Mapping[FigureName, dict[int, float]] = {name: defaultdict(float) for name in FLOWS}
    for licence in licences:
        for report in reports_of(licence).values():
            if (since is None or report.month >= since) and report.until <= until:
                for name in FLOWS:
                    amount = getattr(report, name)
                    if amount is not None:
                        by_firm[name][licence.firm.id] += amount
    rule = CELL_RULES[DataClass.ENTERPRISE]
    return [
        ComputedFigure(
            name,
            sum(firms.values()) if is_large_enough(np.array(list(firms.values())), rule) else None, since, until,
        )
        for name, firms in by_firm.items() if firms
    ]  # fmt: skip


def years_of(licences: Iterable[Licence], today: datetime.date) -> list[tuple[datetime.date, datetime.date]]:
    """First and last day of each year that is over and has reports: a sum of one that is not would tell of a month."""
    months = {report.month for one in licences for report in reports_of(one).values()}
    years = sorted({month.year for month in months if month.year < today.year})
    return [(datetime.date(year, 1, 1), datetime.date(year, 12, 31)) for year in years]


def beside_published(
    licences: Sequence[Licence], figures: Sequence[Figure], years: Iterable[ComputedFigure], today: datetime.date
) -> list[float | None]:
    """The same as each published figure by what is on record; None where it is not told, or of what is not over.

    years: sums of each year that is over. What adds up is told of whole years alone, each of which may be told by
    itself: the difference of two sums that everybody reads would tell the month of a firm.
    """
    stocks = {day: figures_at(licences, day) for day in {one.until for one in figures if one.name not in FLOWS}}
    sums = {(one.name, one.until.year): one.amount for one in years if one.since is not None}
    return [
        _of_years(sums, one, today) if one.name in FLOWS
        else float(stocks[one.until][one.name]) if one.until <= today
        else None
        for one in figures
    ]  # fmt: skip


def _of_years(
    sums: Mapping[tuple[FigureName, int], float | None], figure: Figure, today: datetime.date
) -> float | None:
    since, until = figure.since, figure.until
    if since is None or (since.month, since.day, until.month, until.day) != (1, 1, 12, 31) or until.year >= today.year:
        return None
    of = [amount for (name, year), amount in sums.items() if name == figure.name and since.year <= year <= until.year]
    return sum(one for one in of if one is not None) if of and None not in of else None


def findings_of_months(licence: Licence) -> Iterator[RatioFinding | DistanceBeyondOdometer]:
    """What of the reports of a licence is not plausible, by month: for who may read them."""
    months: dict[datetime.date, list[MonthReport]] = defaultdict(list)
    for one in reports_of(licence).values():
        months[one.month].append(one)
    for month, reports in sorted(months.items()):
        amounts = _summed(licence, reports)
        for found in ratios_of(licence.kind, amounts, f"{licence.number} {month:%Y-%m}", reports[0].until):
            if not found.is_plausible:
                yield found
    yield from _beyond_odometer(licence)


def _summed(licence: Licence, reports: Sequence[MonthReport]) -> dict[str, float]:
    amounts: dict[str, float] = {}
    for name in FLOWS:
        values = [value for one in reports if (value := getattr(one, name)) is not None]
        if len(values) == len(reports):
            amounts[name] = sum(values)
    vehicles = len(reports) if licence.fleet else licence.vehicles
    return amounts | {VEHICLE_DAYS: vehicles * licence.days_driven(reports[0].month, reports[0].until)}


def _beyond_odometer(licence: Licence) -> Iterator[DistanceBeyondOdometer]:
    vehicles: dict[str, list[MonthReport]] = defaultdict(list)
    for one in reports_of(licence).values():
        if one.odometer is not None:
            vehicles[one.vehicle].append(one)
    for vehicle, reports in vehicles.items():
        ordered = sorted(reports, key=lambda one: one.month)
        for before, one in pairwise(ordered):
            assert before.odometer is not None and one.odometer is not None
            went_on, distance = one.odometer - before.odometer, one.distance or 0.0
            next_month = before.until + datetime.timedelta(days=1)
            if one.month == next_month and distance > went_on + ROUNDING:
                yield DistanceBeyondOdometer(f"{licence.number} {vehicle} {one.month:%Y-%m}", distance, went_on)
