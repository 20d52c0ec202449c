"""Photos of a city: files by their hash in its folder, and rows that say of what they are and who gave them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import Connection, Row, func, insert, select, update

from citybrain.governance.roles import DataClass
from citybrain.kernel.errors import CityBrainError, NotFoundError
from citybrain.records import Records, author
from citybrain.records.errors import EntryError
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.inspections import photo

if TYPE_CHECKING:
    from citybrain.cases.photos.picture import RemadePhoto

FOLDER = "photos"
MOST = 50
"""Photos of one case or inspection."""

STANDS = photo.c.withdrawn_at.is_(None)


class PhotoStore:
    """Photos in the folder of a city."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def same(self, connection: Connection, subject: str, given: bytes, most: int = MOST) -> Row[Any] | None:
        """The photo of a subject of the same bytes. Raises EntryError where another one would be one too many."""
        of = (photo.c.subject == subject) & STANDS
        known = connection.execute(select(photo).where(of, photo.c.source_sha256 == sha256_of_bytes(given))).first()
        if known is None and connection.execute(select(func.count()).where(of)).scalar_one() >= most:
            raise EntryError("photo-many", allowed=most)
        return known

    def add(
        self, connection: Connection, subject: str, given: bytes, picture: RemadePhoto, data_class: str, by: str,
        item: str | None = None,
    ) -> tuple[Row[Any], bool]:  # fmt: skip
        """The photo of a subject as it was made anew, and whether it is new: the same bytes again are the same photo.

        Raises EntryError for one too many.
        """
        known = self.same(connection, subject, given)
        if known is not None:
            return known, False
        row = _row(picture) | {
            "subject": subject, "item": item, "source_sha256": sha256_of_bytes(given), "data_class": closed(data_class),
            "made_by": author(by), "made_at": moment(),
        }  # fmt: skip
        self._write(picture.content, row["sha256"])
        return connection.execute(insert(photo).values(**row).returning(photo)).one(), True

    def content(self, row: Row[Any]) -> bytes:
        """The JPEG of a photo. Raises NotFoundError where its file is gone."""
        try:
            return self._path(row.sha256).read_bytes()
        except FileNotFoundError:
            raise NotFoundError("photo-gone", received=str(row.id)) from None

    def withdraw(self, connection: Connection, row: Row[Any], by: str) -> None:
        """It counts no longer; its file goes once that is on record: see `writing`."""
        acts = {"withdrawn_by": author(by), "withdrawn_at": moment()}
        connection.execute(update(photo).where(photo.c.id == row.id).values(**acts))

    @contextmanager
    def writing(self, records: Records, sha256: str) -> Iterator[Connection]:
        """A transaction that adds or withdraws a photo. Once it has ended, committed or not, the file goes if no photo
        on record has it; one that could not be looked at then stays, and harms nobody.
        """
        try:
            with records.begin() as connection:
                yield connection
        finally:
            others = select(func.count()).where(photo.c.sha256 == sha256, STANDS)
            with suppress(CityBrainError), records.begin() as connection:  # so that none comes meanwhile
                if not connection.execute(others).scalar_one():
                    self._path(sha256).unlink(missing_ok=True)

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.jpg"

    def _write(self, content: bytes, sha256: str) -> None:
        """The file is whole or not there, whenever the machine stops."""
        path = self._path(sha256)
        part = path.with_name(f".{uuid4().hex}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError as problem:
            raise EntryError(
                "entry-not-kept", folder=str(path.parent), problem=problem.strerror or str(problem)
            ) from problem
        finally:
            part.unlink(missing_ok=True)


def remade(given: bytes) -> RemadePhoto:
    """A photo made anew, which takes seconds: never while something is written. Raises EntryError for what is none."""
    from citybrain.cases.photos.picture import picture_of  # loads what decodes pictures

    return picture_of(given)


def photo_of(connection: Connection, number: int) -> Row[Any]:
    """One photo that counts. Raises NotFoundError."""
    row = connection.execute(select(photo).where(photo.c.id == number, STANDS)).first()
    if row is None:
        raise NotFoundError("photo-unknown-number", received=str(number))
    return row


def photos_of(connection: Connection, *subjects: str) -> list[Row[Any]]:
    """Photos of a case or an inspection, or of several, the oldest first."""
    asked = select(photo).where(photo.c.subject.in_(subjects), STANDS).order_by(photo.c.id)
    return list(connection.execute(asked).all())


def closed(*classes: str) -> str:
    """The most closed of some classes of data; a photo is at least internal, since persons may be on it."""
    order = [one.value for one in DataClass]
    return max((*classes, DataClass.INTERNAL.value), key=order.index)


def _row(picture: RemadePhoto) -> dict[str, Any]:
    return {
        "sha256": sha256_of_bytes(picture.content), "size": len(picture.content),
        "width": picture.width, "height": picture.height, "claimed_at": picture.claim.at,
        "claimed_longitude": picture.claim.longitude, "claimed_latitude": picture.claim.latitude,
    }  # fmt: skip


def sha256_of_bytes(content: bytes) -> str:
    """Hash by which a file is called."""
    return hashlib.sha256(content).hexdigest()
