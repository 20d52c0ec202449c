"""Photos of reports that a person released: what passed of a report tells which, the last word on each counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from citybrain.cases.photos.store import photos_of
from citybrain.kernel.errors import NotFoundError
from citybrain.people.reports.standing import is_public, reports_standing
from citybrain.records import Records
from citybrain.records.tables.reports import report_message, resident_report

PHOTO_SHOWN, PHOTO_HIDDEN = "photo_shown", "photo_hidden"
AT_ONCE = 500


class ReportPhoto(NamedTuple):
    """A photo of a report, and whether everybody sees it."""

    number: int
    shown: bool


def photo_text(photo: int, why: str) -> str:
    """What stands on record of a photo: its number, and why it is shown or not."""
    return f"{photo}: {why}"


def released_photos(connection: Connection, reports: Sequence[int]) -> dict[int, list[int]]:
    """Numbers of the photos that were released, by report; of reports without any there is no entry."""
    found: dict[int, dict[int, bool]] = {}
    for at in range(0, len(reports), AT_ONCE):
        asked = (
            select(report_message.c.report, report_message.c.kind, report_message.c.text)
            .where(
                report_message.c.report.in_(reports[at : at + AT_ONCE]),
                report_message.c.kind.in_((PHOTO_SHOWN, PHOTO_HIDDEN)),
            )
            .order_by(report_message.c.id)
        )
        for row in connection.execute(asked):
            photo = int(row.text.partition(":")[0])
            found.setdefault(row.report, {})[photo] = row.kind == PHOTO_SHOWN
    shown = {report: [photo for photo, on in some.items() if on] for report, some in found.items()}
    return {report: photos for report, photos in shown.items() if photos}


def public_photos(records: Records | None, rows: Sequence[Row[Any]]) -> dict[int, list[int]]:
    """The same of reports as they stand, without photos that were withdrawn since."""
    if records is None or not rows:
        return {}
    cases = {row.id: row.case for row in rows}
    with records.read() as connection:
        released = released_photos(connection, list(cases))
        found = {
            report: [one.id for one in photos_of(connection, f"case/{cases[report]}") if one.id in photos]
            for report, photos in released.items()
        }
    return {report: photos for report, photos in found.items() if photos}


def photos_of_report(connection: Connection, row: Row[Any]) -> list[ReportPhoto]:
    """All photos of a report, for officers, the oldest first."""
    if row.case is None:
        return []
    released = released_photos(connection, [row.id]).get(row.id, [])
    return [ReportPhoto(one.id, one.id in released) for one in photos_of(connection, f"case/{row.case}")]


def case_of_public_photo(records: Records | None, report: int, photo: int) -> int:
    """The case of a photo that everybody may see, of a report that everybody may see. Raises NotFoundError."""
    if records is not None:
        with records.read() as connection:
            row = connection.execute(reports_standing().where(resident_report.c.id == report, is_public())).first()
            released = released_photos(connection, [report]).get(report, [])
            if row is not None and row.case is not None and photo in released:
                return int(row.case)
    raise NotFoundError("photo-unknown-number", received=str(photo))
