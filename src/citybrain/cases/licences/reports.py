"""What firms drove, by month: read from a table and held against their licences, with all that is wrong at once."""

from __future__ import annotations

import datetime
import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Row

from citybrain.cases.columns import MeantColumns, number_in, read_meant
from citybrain.cases.licences.application import require_none
from citybrain.cases.licences.declared import FLOWS
from citybrain.cases.licences.standing import Licence, LicenceEntryKind

REPORTED = MeantColumns(
    {
        "licence": ("licence", "license", "licencenumber", "licensenumber", "application", "permit"),
        "month": ("month",),
        "vehicle": ("vehicle", "vehicleid", "vehiclename"),
        "distance": ("distance", "kilometres", "kilometers", "mileage", "vmt"),
        "duration": ("duration", "hours"),
        "orders": ("orders", "trips"),
        "passengers": ("passengers", "persons"),
        "odometer": ("odometer",),
        "unit": ("unit", "distanceunit"),
        "duration_unit": ("durationunit", "timeunit"),
    },
    ("licence", "month", "distance", "unit"),
    most_rows=100_000,
)
"""What a row of a report says; distance and odometer are in `unit`, hours or minutes in `duration_unit`."""

AMOUNTS = (*(one.value for one in FLOWS), "odometer")
DISTANCES = {"km": 1.0, "m": 0.001, "mi": 1.609344}
DURATIONS = {"h": 1.0, "min": 1 / 60}
"""Units of a report, in kilometres and hours; the mile is the international one."""
MOST_AMOUNT = 1e9
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
_YEARS = range(1990, 2151)


class MonthReport(NamedTuple):
    """What was driven in a month with a licence, of one vehicle or of all (""): km and hours; None is not reported."""

    application: int
    vehicle: str
    month: datetime.date
    distance: float | None
    duration: float | None
    orders: float | None
    passengers: float | None
    odometer: float | None

    @property
    def until(self) -> datetime.date:
        """The last day of the month."""
        return (self.month.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1)

    @property
    def key(self) -> tuple[int, str, datetime.date]:
        """What is reported once."""
        return self.application, self.vehicle, self.month


class ReportPlan(NamedTuple):
    """What a table adds: new reports, how many are known already, and how many correct another one."""

    reports: list[MonthReport]
    known: int
    corrected: int


class ReportLine(NamedTuple):
    """A row of a table as it was read: its line, the licence as it is named, and the report but for its licence."""

    line: int
    licence: str
    report: MonthReport


class ReportTable(NamedTuple):
    """The rows of a file."""

    file: str
    lines: list[ReportLine]


def read_reports(
    source: Path | bytes, file: str, columns: Mapping[str, str], constants: Mapping[str, str]
) -> ReportTable:
    """Rows of a table with their units. Raises LicenceFaultsError with all that cannot be read, the first ten in words,
    EntryError where a column is missing: without a unit nothing is read, none is assumed.
    """
    table = read_meant(source, file, REPORTED, columns, constants)
    require_none(
        (fault for line, row in table.rows for fault in _faults_of_row(line, row)), "licence-report", file=file
    )
    return ReportTable(file, [ReportLine(line, row["licence"], _report(row)) for line, row in table.rows])


def _faults_of_row(line: int, row: Mapping[str, str]) -> Iterator[str]:
    for name in ("licence", "distance", "unit"):
        if name not in row:
            yield f"{line}: {name}: -"
    month = _MONTH.fullmatch(row.get("month", ""))
    if month is None or int(month[1]) not in _YEARS:
        yield f"{line}: month: {row.get('month', '-')[:40]} (YYYY-MM)"
    units = _units(row)
    for name in AMOUNTS:
        if name not in row:
            continue
        amount = number_in(row[name])
        if amount is None or not math.isfinite(amount) or not 0 <= amount * (units.get(name) or 1.0) < MOST_AMOUNT:
            yield f"{line}: {name}: {row[name][:40]} (0 … {MOST_AMOUNT:g})"
        elif name in ("orders", "passengers") and not amount.is_integer():
            yield f"{line}: {name}: {row[name][:40]} (1, 2, 3 …)"
    if "unit" in row and units["distance"] is None:
        yield f"{line}: unit: {row['unit'][:40]} ({', '.join(DISTANCES)})"
    if "duration" in row and units["duration"] is None:
        yield f"{line}: duration_unit: {row.get('duration_unit', '-')[:40]} ({', '.join(DURATIONS)})"
    if "odometer" in row and "vehicle" not in row:
        yield f"{line}: vehicle: - (odometer)"


def _units(row: Mapping[str, str]) -> dict[str, float | None]:
    """Kilometres or hours of a unit of each amount that has one; None for a unit that reports are not in."""
    distance, duration = DISTANCES.get(row.get("unit", "")), DURATIONS.get(row.get("duration_unit", ""))
    return {"distance": distance, "odometer": distance, "duration": duration}


def _report(row: Mapping[str, str]) -> MonthReport:
    month = _MONTH.fullmatch(row["month"])
    assert month is not None
    amounts = {name: number_in(row[name]) for name in AMOUNTS if name in row}
    for name, factor in _units(row).items():
        amount = amounts.get(name)
        if amount is not None and factor is not None:
            amounts[name] = amount * factor
    values = [amounts.get(name) for name in AMOUNTS]
    return MonthReport(0, row.get("vehicle", ""), datetime.date(int(month[1]), int(month[2]), 1), *values)


def reports_of(licence: Licence) -> dict[tuple[int, str, datetime.date], MonthReport]:
    """What counts of a licence: of each vehicle and month the newest report."""
    return {one.key: one for one in map(_recorded, licence.of(LicenceEntryKind.REPORT))}


def _recorded(row: Row[Any]) -> MonthReport:
    amounts = [getattr(row, name) for name in AMOUNTS]
    return MonthReport(row.application, row.vehicle, datetime.date.fromisoformat(row.since), *amounts)


def plan_reports(
    table: ReportTable, licences: Iterable[Licence], today: datetime.date, corrects: bool = False
) -> ReportPlan:
    """What a table adds to what licences have. The same again adds nothing; what was reported otherwise is replaced
    where the table `corrects` it. Raises LicenceFaultsError with all that is wrong, by line.
    """
    of = list(licences)
    by_name = {name: one for one in of for name in (str(one.application), one.number) if name}
    fleets = {one.application: frozenset(one.fleet) for one in of}
    known = {key: one for licence in of for key, one in reports_of(licence).items()}
    counting, new, faults, corrected = dict(known), list[MonthReport](), list[str](), 0
    lines_of: dict[tuple[int, str, datetime.date], int] = {}
    for line, name, stated in table.lines:
        licence = by_name.get(name)
        if licence is None:
            faults.append(f"{line}: licence: {name[:40]}")
            continue
        report = stated._replace(application=licence.application)
        wrong = list(_faults_beside(line, report, licence, fleets[licence.application], today))
        if report.key in lines_of:
            wrong.append(f"{line}: {name[:40]} {report.vehicle} {report.month:%Y-%m} = {lines_of[report.key]}")
        lines_of.setdefault(report.key, line)
        before = known.get(report.key)
        if before is not None and before != report and not corrects:
            wrong.append(
                f"{line}: {report.month:%Y-%m} {report.vehicle}: {_words(before)} → {_words(report)} (corrects)"
            )
        faults += wrong
        if not wrong and before != report:
            new.append(report)
            corrected += before is not None
            counting[report.key] = report
    odometers = _odometers(counting.values())
    faults += [f"{lines_of[one.key]}: {fault}" for one in new for fault in _faults_among(one, odometers)]
    require_none(faults, "licence-report", file=table.file)
    return ReportPlan(new, len(table.lines) - len(new), corrected)


def _faults_beside(
    line: int, report: MonthReport, licence: Licence, fleet: Collection[str], today: datetime.date
) -> Iterator[str]:
    """What a report is not in the licence that it names."""
    month = f"{report.month:%Y-%m}"
    if not licence.is_granted:
        yield f"{line}: licence: {licence.application} ({licence.state})"
        return
    if report.vehicle and report.vehicle not in fleet:
        yield f"{line}: vehicle: {report.vehicle[:40]} ({licence.number})"
    if not report.vehicle and fleet:
        yield f"{line}: vehicle: - ({', '.join(licence.fleet[:3])} …)"
    if report.until < licence.since or report.month > licence.until:
        yield f"{line}: month: {month} ({licence.since} … {licence.until})"
    elif report.month > today:
        yield f"{line}: month: {month} (≤ {today:%Y-%m})"
    elif (report.distance or 0) > 0 and licence.days_driven(report.month, report.until) == 0:
        yield f"{line}: month: {month} (suspended)"


def _odometers(reports: Iterable[MonthReport]) -> Mapping[tuple[int, str], list[tuple[datetime.date, float]]]:
    """Months with what the odometer of a vehicle showed, in order, by application and vehicle."""
    read = defaultdict[tuple[int, str], list[tuple[datetime.date, float]]](list)
    for one in reports:
        if one.odometer is not None:
            read[one.application, one.vehicle].append((one.month, one.odometer))
    for readings in read.values():
        readings.sort()
    return read


def _faults_among(
    report: MonthReport, odometers: Mapping[tuple[int, str], Sequence[tuple[datetime.date, float]]]
) -> Iterator[str]:
    """An odometer that runs backwards between the months before and after."""
    if report.odometer is None:
        return
    readings = odometers[report.application, report.vehicle]
    at = bisect_left(readings, (report.month,))
    beside = readings[max(at - 1, 0) : at + 2]
    shown = [reading for _, reading in beside]
    if shown != sorted(shown):
        told = " / ".join(f"{month:%Y-%m} {reading:g} km" for month, reading in beside)
        yield f"odometer: {report.vehicle}: {told}"


def _words(report: MonthReport) -> str:
    return f"{report.distance:g} km" if report.distance is not None else "-"
