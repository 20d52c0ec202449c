"""The one catalogue of a city: versions of services by day, which one holds, and what they were before.

What was imported stands over the folder of the city, and that over what is shipped.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, insert, select, update

from citybrain.kernel import nearest
from citybrain.kernel.errors import NotFoundError
from citybrain.people.services.entry import CityService
from citybrain.people.services.file import plain
from citybrain.people.services.questions import QuestionIndex
from citybrain.people.services.reportable import reportable_services
from citybrain.records import CityRecords, author
from citybrain.records.tables.base import now
from citybrain.records.tables.services import public_service


class ServiceVersion(NamedTuple):
    """A version that is or was on record: by whom, when, from which file, and whether it was replaced since."""

    service: CityService
    source: str
    made_by: str
    made_at: str
    withdrawn_at: str | None


class ImportCounts(NamedTuple):
    """Of a file: versions that are new, that replace one of the same first day, and that were there already."""

    new: int
    replaced: int
    same: int


class _Standing:
    """What holds on a day, by code; mark: of the records that it was read from, `version` those as they were then."""

    def __init__(
        self, mark: tuple[object, ...], services: Mapping[str, CityService], version: tuple[int, int] | None = None
    ) -> None:
        self.mark, self.services, self.version = mark, services, version
        self.reports = {code: one for code, one in services.items() if one.kind == "report"}

    @cached_property
    def index(self) -> QuestionIndex:
        """Ready for questions in words."""
        return QuestionIndex(tuple(self.services.values()))


class CityCatalogue:
    """What a city does for people, for page, counter, Open311 and questions alike. Safe for threads."""

    def __init__(self, records: CityRecords, today: Callable[[], datetime.date]) -> None:
        self._records, self._today = records, today
        self._last: _Standing | None = None

    def services(self) -> Mapping[str, CityService]:
        """All that hold today, by code; the same object for as long as they are the same. Raises InputError."""
        return self._standing().services

    def reports(self) -> Mapping[str, CityService]:
        """Those that can be reported, by code. Raises InputError."""
        return self._standing().reports

    def index(self) -> QuestionIndex:
        """All that hold today, ready for questions in words. Raises InputError."""
        return self._standing().index

    def versions(self, code: str) -> list[ServiceVersion]:
        """All that was ever imported of a service, the newest entry first."""
        records = self._records.to_read()
        if records is None:
            return []
        with records.read() as connection:
            return versions_of(connection, code)

    def export(self) -> list[CityService]:
        """All versions that stand, by code and first day, with what was never imported."""
        records = self._records.to_read()
        imported: list[CityService] = []
        if records is not None:
            with records.read() as connection:
                imported = standing_services(connection)
        known = {one.code for one in imported}
        every = [*imported, *(one for one in self._listed.values() if one.code not in known)]
        return sorted(every, key=lambda one: (one.code, one.since))

    @cached_property
    def _listed(self) -> dict[str, CityService]:
        return reportable_services(self._records.folder)

    def _standing(self) -> _Standing:
        version, day, imported = self._records.version(), self._today(), dict[str, CityService]()
        if (last := self._last) is not None and version is not None and (last.version, last.mark[0]) == (version, day):
            return last
        records = self._records.to_read()
        mark: tuple[object, ...] = (day,)
        if records is not None:
            with records.read() as connection:
                mark = (day, *connection.execute(_MARK).one())
                if self._last is None or self._last.mark != mark:
                    imported = services_on(connection, day)
        last = self._last
        if last is None or last.mark != mark:
            every = sorted({**self._listed, **imported}.items())
            last = _Standing(mark, {code: one for code, one in every if one.until is None or day <= one.until}, version)
            self._last = last
        elif version is not None:
            last.version = version
        return last


_MARK = select(func.count(), func.max(public_service.c.id), func.count(public_service.c.withdrawn_at))
"""What changes with every import."""


def import_services(connection: Connection, services: Sequence[CityService], source: str, by: str) -> ImportCounts:
    """Put the services of a file on record; one of the same code and first day that says something else is replaced."""
    standing = {(one.code, one.since): one for one in connection.execute(_standing())}
    new = replaced = 0
    for one in services:
        content = json.dumps(plain(one), ensure_ascii=False, sort_keys=True)
        before = standing.get((one.code, one.since.isoformat()))
        if before is not None and before.content == content:
            continue
        if before is not None:
            gone = {"withdrawn_by": author(by), "withdrawn_at": now()}
            connection.execute(update(public_service).where(public_service.c.id == before.id).values(**gone))
        row = {"code": one.code, "since": one.since.isoformat(), "content": content, "source": source[:200]}
        connection.execute(insert(public_service).values(**row, made_by=author(by), made_at=now()))
        new, replaced = new + (before is None), replaced + (before is not None)
    return ImportCounts(new, replaced, len(services) - new - replaced)


def services_on(connection: Connection, day: datetime.date) -> dict[str, CityService]:
    """The version of each imported service that began last by a day, by code; of one that ended too, which ends it."""
    asked = _standing().where(public_service.c.since <= day.isoformat()).order_by(public_service.c.since)
    found = {one.code: one.content for one in connection.execute(asked)}
    return {code: _service(content) for code, content in sorted(found.items())}


def standing_services(connection: Connection) -> list[CityService]:
    """All versions that were not replaced, by code and first day: what an export writes."""
    asked = _standing().order_by(public_service.c.code, public_service.c.since)
    return [_service(one.content) for one in connection.execute(asked)]


def versions_of(connection: Connection, code: str) -> list[ServiceVersion]:
    """All versions of a service that were ever on record, the newest entry first."""
    asked = select(public_service).where(public_service.c.code == code).order_by(public_service.c.id.desc())
    return [
        ServiceVersion(_service(one.content), one.source, one.made_by, one.made_at, one.withdrawn_at)
        for one in connection.execute(asked)
    ]


def service_of(services: Mapping[str, CityService], code: str) -> CityService:
    """A service by its code. Raises NotFoundError with the nearest ones."""
    if code not in services:
        raise NotFoundError("service-unknown", received=code[:100], near=nearest(code[:100], list(services)))
    return services[code]


def _standing() -> Select[Any]:
    return select(public_service).where(public_service.c.withdrawn_at.is_(None))


def _service(content: str) -> CityService:
    return CityService.model_validate_json(content)
