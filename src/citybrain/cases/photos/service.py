"""Photos of a city as persons give and see them: those of a case with a step on record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row

from citybrain.cases.photos.store import MOST, PhotoStore, photo_of, photos_of, remade, sha256_of_bytes
from citybrain.cases.raising import Raised, raise_case
from citybrain.cases.readable import readable_case, readable_classes, readable_of
from citybrain.cases.service import CaseService
from citybrain.cases.states import CaseStep
from citybrain.cases.steps import make_step, merged_into
from citybrain.governance import Actor, Permission, require
from citybrain.governance.errors import NotAllowedError
from citybrain.kernel.errors import NotFoundError
from citybrain.records import CityRecords, author

CASE = "case"


class PhotoService:
    """Photos of one city. Safe for threads."""

    def __init__(self, folder: Path, records: CityRecords, cases: CaseService) -> None:
        self._store, self._records, self._cases = PhotoStore(folder), records, cases

    def add_to_case(
        self, number: int, given: bytes, by: str, actor: Actor | None, most: int = MOST
    ) -> tuple[Row[Any], bool]:
        """A photo of a case, and whether it is new. Raises NotFoundError, EntryError for what is no photo.

        Without an actor whoever calls has looked whether the photo may be given, and what it claims is forgotten. most:
        photos that the case may have.
        """
        subject = f"{CASE}/{number}"
        with self._records.to_write().read() as connection:
            readable_case(connection, number, actor)
            if (known := self._store.same(connection, subject, given, most)) is not None:
                return known, False
        picture = remade(given)
        if actor is None:  # whoever reports need not say where they live
            picture = picture.without_claim()
        with self._store.writing(self._records.to_write(), sha256_of_bytes(picture.content)) as connection:
            case = readable_case(connection, number, actor)
            self._store.same(connection, subject, given, most)
            row, new = self._store.add(connection, subject, given, picture, case.data_class, by)
            if new:
                about = {"kind": "photo", "name": str(row.id), "sha256": row.sha256}
                make_step(connection, case, CaseStep.LINK, self._cases.now(), by, about=about)
            return row, new

    def open_case(self, raised: Raised, given: bytes, by: str, actor: Actor) -> tuple[int, Row[Any]]:
        """The number of the case that is opened for what is raised, and its photo: both are there or neither.

        What has a live case already gets the photo there. Raises NotFoundError, NotAllowedError for a class of data
        that somebody does not read, EntryError for what is no photo.
        """
        if raised.data_class.value not in readable_classes(actor):
            raise NotAllowedError("inspection-class", name=actor.name, received=raised.data_class.value)
        picture = remade(given)
        with self._store.writing(self._records.to_write(), sha256_of_bytes(picture.content)) as connection:
            number = raise_case(connection, self._cases, raised, by)
            case = readable_case(connection, number, actor)
            row, new = self._store.add(connection, f"{CASE}/{number}", given, picture, case.data_class, by)
            if new:
                about = {"kind": "photo", "name": str(row.id), "sha256": row.sha256}
                make_step(connection, case, CaseStep.LINK, self._cases.now(), by, about=about)
            return number, row

    def of_case(self, number: int, actor: Actor) -> list[Row[Any]]:
        """Photos of a case and of those merged into it, as far as somebody may read them, the oldest first.

        Raises NotFoundError.
        """
        with self._records.to_write().read() as connection:
            readable_case(connection, number, actor)
            readable = readable_classes(actor)
            cases = [number, *readable_of(connection, merged_into(connection, number), actor)]
            found = photos_of(connection, *(f"{CASE}/{one}" for one in cases))
            return [one for one in found if one.data_class in readable]

    def picture(self, number: int, actor: Actor) -> bytes:
        """The JPEG of a photo, for who may read it and what it is of. Raises NotFoundError."""
        with self._records.to_write().read() as connection:
            return self._store.content(_readable(connection, number, actor))

    def picture_of_case(self, number: int, case: int) -> bytes:
        """The JPEG of a photo of a case; whoever calls has looked whether it may be seen. Raises NotFoundError."""
        with self._records.to_write().read() as connection:
            row = photo_of(connection, number)
            if row.subject != f"{CASE}/{case}":
                raise NotFoundError("photo-unknown-number", received=str(number))
            return self._store.content(row)

    def withdraw(self, number: int, by: str, actor: Actor) -> None:
        """It and its file go: by who gave it or who may close the case. Raises NotFoundError, NotAllowedError."""
        with self._records.to_write().read() as connection:
            file = _readable(connection, number, actor).sha256
        with self._store.writing(self._records.to_write(), file) as connection:
            row = _readable(connection, number, actor)
            if row.made_by != author(by):
                require(actor, Permission.CLOSE_CASES)
                self._cases.departments.require_all(connection, _cases_of(row), actor, Permission.CLOSE_CASES)
            self._store.withdraw(connection, row, by)


def _readable(connection: Connection, number: int, actor: Actor) -> Row[Any]:
    row = photo_of(connection, number)
    if row.data_class not in readable_classes(actor):
        raise NotFoundError("photo-unknown-number", received=str(number))
    for case in _cases_of(row):
        readable_case(connection, case, actor)
    return row


def _cases_of(row: Row[Any]) -> list[int]:
    """The number of the case that a photo is of; none of one of an inspection."""
    kind, _, name = row.subject.partition("/")
    return [int(name)] if kind == CASE else []
