"""Photos of answers to a survey: made anew by the intake of photos of reports, of one code until answering is over."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from citybrain.cases.photos.store import PhotoStore, photos_of, remade, sha256_of_bytes
from citybrain.governance.roles import DataClass
from citybrain.records import CityRecords
from citybrain.records.tables.inspections import photo

MOST_PHOTOS = 5
"""Photos of one code, and questions of a survey that ask for one."""


def photos_by_code(connection: Connection, number: int, voter: str) -> list[int]:
    """Numbers of photos that came with a code, the oldest first."""
    return [row.id for row in photos_of(connection, _subject(number, voter))]


def add_photo(records: CityRecords, number: int, voter: str, given: bytes, by: str) -> int:
    """The number of a photo of a code; the same again is the same one. What it says of time and place is forgotten.

    Raises EntryError for what is no photo, or for one too many.
    """
    store, subject = PhotoStore(records.folder), _subject(number, voter)
    with records.to_write().read() as connection:
        known = store.same(connection, subject, given, MOST_PHOTOS)
    if known is not None:
        return int(known.id)
    picture = remade(given).without_claim()
    with store.writing(records.to_write(), sha256_of_bytes(picture.content)) as connection:
        store.same(connection, subject, given, MOST_PHOTOS)
        row, _ = store.add(connection, subject, given, picture, DataClass.INTERNAL.value, by)
        return int(row.id)


def part_from_codes(connection: Connection, number: int, answered: set[int]) -> None:
    """When answering is over: photos of answers lead to no code any more."""
    of = photo.c.subject.startswith(_subject(number, "")) & photo.c.id.in_(answered)
    connection.execute(update(photo).where(of).values(subject=f"questionnaire/{number}"))


def drop_unanswered(records: CityRecords, number: int, by: str) -> None:
    """Withdraw what came with a code and stands in no answer: rows count no longer, and files go."""
    store, of = PhotoStore(records.folder), photo.c.subject.startswith(_subject(number, ""))
    with records.to_write().read() as connection:
        rows = connection.execute(select(photo).where(of, photo.c.withdrawn_at.is_(None))).all()
    for row in rows:
        with store.writing(records.to_write(), row.sha256) as connection:
            store.withdraw(connection, row, by)


def _subject(number: int, voter: str) -> str:
    return f"questionnaire/{number}/{voter}"
