"""Reports of another system, from its CSV file: history that counts in figures, each of its reports once.

A mapping says which column is what, in which time zone its times are, and which of its kinds is which service here;
kinds that it does not name stay as they are called there, and are private until a person maps them: nobody said that
everybody may see where they are. Times without an offset are those of the zone of the mapping.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, Field, ValidationError, field_validator

from citybrain.base.files import local_file
from citybrain.cases.declared import describe_fault
from citybrain.kernel.errors import InputError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.people.reports.given import LONGEST, LONGEST_LINE, ReportChannel
from citybrain.people.reports.near import cell_of
from citybrain.people.services.entry import CityService
from citybrain.people.texts import on_one_line

MAPPINGS = Path(__file__).with_name("mappings")
LARGEST = 400_000_000
"""Bytes of a file."""

MOST_ROWS = 1_000_000
LONGEST_CELL = 100_000
MOST_KINDS = 1_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
REQUIRED = ("reference", "requested", "service")
OPTIONAL = ("closed", "due", "text", "answer", "area", "longitude", "latitude")


class ReportMapping(BaseModel, extra="forbid", frozen=True):
    """How a file of another system is read. source: what its numbers are of; services: a kind there to a code here."""

    source: str = Field(pattern="^[a-z][a-z0-9_]{0,49}$")
    title: str = Field(min_length=1, max_length=200)
    time_zone: str
    columns: Mapping[str, str]
    services: Mapping[str, str] = {}

    @field_validator("time_zone")
    @classmethod
    def _is_zone(cls, time_zone: str) -> str:
        try:
            ZoneInfo(time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
            raise ValueError("name of the time zone database, such as Europe/Helsinki") from problem
        return time_zone

    @field_validator("columns")
    @classmethod
    def _has_columns(cls, columns: Mapping[str, str]) -> Mapping[str, str]:
        missing = [one for one in REQUIRED if one not in columns]
        unknown = [one for one in columns if one not in (*REQUIRED, *OPTIONAL)]
        if missing or unknown:
            raise ValueError(f"{', '.join(REQUIRED)}, and of {', '.join(OPTIONAL)} what there is")
        return columns


class ReadReport(NamedTuple):
    """A row of a file as a report; `answer` is what its resident was told."""

    values: dict[str, Any]
    answer: str


class ReadReports(NamedTuple):
    """Reports of a file by reference, rows that were left out by reason, rows that came twice, kinds without a service
    here, and rows whose place lies outside the city.
    """

    reports: dict[str, ReadReport]
    left_out: Counter[str]
    twice: int
    unmapped: Counter[str]
    outside: int


def mapping_of(name: str) -> ReportMapping:
    """A mapping that is shipped, by name, or that of a file. Raises InputError."""
    shipped = {path.stem: path for path in sorted(MAPPINGS.glob("*.yaml"))}
    path = shipped.get(name, Path(name))
    if not path.is_file():
        raise InputError("resident-report-mapping-unknown", received=name[:100], allowed=", ".join(shipped))
    try:
        return ReportMapping.model_validate(read_yaml(path))
    except ValidationError as problem:
        faults = "; ".join(describe_fault(one) for one in problem.errors(include_url=False)[:10])
        raise InputError("resident-report-mapping", file=path.name, problem=faults) from problem


class ReportReader:
    """Reads rows by a mapping. bounds: of the city, outside of which a place is left out; None takes all."""

    def __init__(
        self, mapping: ReportMapping, services: Mapping[str, CityService],
        bounds: tuple[float, float, float, float] | None,
    ) -> None:  # fmt: skip
        unknown = sorted({code for code in mapping.services.values() if code not in services})
        if unknown:
            raise InputError("resident-report-mapping", file=mapping.source, problem=f"services: {', '.join(unknown)}")
        self._mapping, self._services, self._bounds = mapping, services, bounds
        self._zone = ZoneInfo(mapping.time_zone)

    def read(self, path: Path) -> ReadReports:
        """All reports of a file; what cannot be read is counted by its reason. Raises InputError, NotFoundError."""
        found = ReadReports({}, Counter(), 0, Counter(), 0)
        twice = outside = 0
        for row in self._rows(path):
            try:
                read, inside, mapped = self._one(row)
            except ValueError as reason:
                found.left_out[str(reason)] += 1
                continue
            reference = str(read.values["reference"])
            if reference in found.reports:
                twice += 1
                continue
            found.reports[reference] = read
            outside += not inside
            if not mapped:
                found.unmapped[str(read.values["service_label"])] += 1
        return found._replace(twice=twice, outside=outside)

    def _rows(self, path: Path) -> Iterator[dict[str, str]]:
        csv.field_size_limit(LONGEST_CELL)
        with local_file(path, LARGEST).open(encoding="utf-8-sig", newline="", errors="replace") as file:
            reader = csv.DictReader(file, strict=True)
            try:
                there = reader.fieldnames or []
                missing = [name for name in self._mapping.columns.values() if name not in there]
                if missing:
                    allowed = ", ".join(there)[:500]
                    raise InputError(
                        "resident-report-columns", file=path.name, missing=", ".join(missing), allowed=allowed
                    )
                for number, row in enumerate(reader, 1):
                    if number > MOST_ROWS:
                        raise InputError("resident-report-rows", file=path.name, allowed=MOST_ROWS)
                    yield {name: row.get(column) or "" for name, column in self._mapping.columns.items()}
            except csv.Error as problem:
                where = f"{path.name}, {reader.line_num}"
                raise InputError("resident-report-table", file=where, problem=str(problem)) from problem

    def _one(self, row: Mapping[str, str]) -> tuple[ReadReport, bool, bool]:
        """A report, whether its place is in the city or unknown, and whether its kind is a service here.

        Raises ValueError with the name of the column for what cannot be read.
        """
        reference, kind = on_one_line(row["reference"])[:100], on_one_line(row["service"])[:LONGEST_LINE]
        if not reference or not kind:
            raise ValueError("service" if reference else "reference")
        requested = self._time(row["requested"], "requested")
        closed, due = (self._time(row.get(name, ""), name) for name in ("closed", "due"))
        if requested is None:
            raise ValueError("requested")
        if closed is not None and closed < requested:
            raise ValueError("closed")
        position = _position(row.get("longitude", ""), row.get("latitude", ""))
        inside = position is None or self._inside(*position)
        longitude, latitude = position if position is not None and inside else (None, None)
        code = self._mapping.services.get(kind)
        service = self._services.get(code) if code else None
        private = service is None or service.private
        values = {
            "source": self._mapping.source, "reference": reference, "code": None, "content": "",
            "channel": ReportChannel.IMPORT.value, "service": code or _slug(kind),
            "service_label": service.name.en if service else kind, "private": int(private),
            "text": on_one_line(row.get("text", ""))[:LONGEST], "address": "", "media": "", "answers": "{}",
            "area": on_one_line(row.get("area", ""))[:LONGEST_LINE], "longitude": longitude, "latitude": latitude,
            "cell": None if longitude is None or latitude is None else cell_of(longitude, latitude),
            "requested": requested, "answer_by": None, "done_by": due, "answered": None, "closed": closed,
            "shown": 1, "why": "",
        }  # fmt: skip
        return ReadReport(values, on_one_line(row.get("answer", ""))[:LONGEST]), inside, code is not None

    def _time(self, text: str, name: str) -> int | None:
        """µs since 1970 in UTC; None for an empty cell. Raises ValueError with the name of the column."""
        if not text.strip():
            return None
        try:
            at = datetime.fromisoformat(text.strip())
            return ((at if at.tzinfo else at.replace(tzinfo=self._zone)) - EPOCH) // timedelta(microseconds=1)
        except (ValueError, OverflowError):
            raise ValueError(name) from None

    def _inside(self, longitude: float, latitude: float) -> bool:
        if self._bounds is None:
            return True
        west, south, east, north = self._bounds
        return west <= longitude <= east and south <= latitude <= north


def _position(longitude: str, latitude: str) -> tuple[float, float] | None:
    """Degrees; None where either is empty. Raises ValueError with the name of the column."""
    if not longitude.strip() or not latitude.strip():
        return None
    try:
        east, north = float(longitude), float(latitude)
    except ValueError:
        raise ValueError("longitude") from None
    if not (-180 <= east <= 180 and -90 <= north <= 90):
        raise ValueError("longitude")
    return east, north


def _slug(kind: str) -> str:
    """A code of a kind that has no service here."""
    return "other_" + (re.sub(r"[^a-z0-9]+", "_", kind.casefold()).strip("_")[:80] or "kind")
