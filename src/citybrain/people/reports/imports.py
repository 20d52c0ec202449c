"""Stores reports that were read from a file of another system: new ones, and those that changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select, update

from citybrain.people.reports.importing import ReadReport
from citybrain.people.reports.service import add_message
from citybrain.records import Records, author
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.reports import report_message, resident_report

AT_ONCE = 500
"""Rows of one statement."""

COMPARED = ("service", "private", "text", "area", "closed", "done_by", "longitude", "latitude")


class ImportedReports(NamedTuple):
    """How many reports were new, changed, and the same as before."""

    new: int
    changed: int
    same: int


def import_reports(records: Records, source: str, reports: Mapping[str, ReadReport], by: str) -> ImportedReports:
    """Store reports of a source in one transaction: all of them or none."""
    new = changed = same = 0
    with records.begin() as connection:
        for some in _batches(reports):
            known = _known(connection, source, some)
            added = [reports[one] for one in some if one not in known]
            new += len(added)
            _add(connection, added, by)
            for reference in (one for one in some if one in known):
                row, read = known[reference], reports[reference]
                if all(row[name] == read.values[name] for name in COMPARED):
                    same += 1
                    continue
                changed += 1
                connection.execute(
                    update(resident_report).where(resident_report.c.id == row["id"]).values(**_changing(read))
                )
                if read.answer and read.values["closed"] is not None and row["closed"] is None:
                    add_message(connection, row["id"], "answer", read.answer, read.values["closed"], by)
    return ImportedReports(new, changed, same)


def _batches(references: Iterable[str]) -> Iterator[list[str]]:
    left = iter(references)
    while some := list(islice(left, AT_ONCE)):
        yield some


def _known(connection: Connection, source: str, references: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    asked = select(resident_report).where(
        resident_report.c.source == source, resident_report.c.reference.in_(references)
    )
    return {row["reference"]: dict(row) for row in connection.execute(asked).mappings()}


def _add(connection: Connection, some: Sequence[ReadReport], by: str) -> None:
    acts = {"made_by": author(by), "made_at": moment()}
    if not some:
        return
    rows = [{**one.values, **acts} for one in some]
    asked = insert(resident_report).returning(resident_report.c.id, sort_by_parameter_order=True)
    numbers = list(connection.execute(asked, rows).scalars())
    messages = list(_messages(zip(numbers, some, strict=True), acts))
    if messages:
        connection.execute(insert(report_message), messages)


def _messages(some: Iterable[tuple[int, ReadReport]], acts: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for number, one in some:
        if one.answer:
            at = one.values["closed"] or one.values["requested"]
            yield {"report": number, "kind": "answer", "text": one.answer, "at": at, **acts}


def _changing(read: ReadReport) -> dict[str, Any]:
    """What a later file says anew; whether it is shown was decided here."""
    return {name: value for name, value in read.values.items() if name not in ("shown", "why")}
