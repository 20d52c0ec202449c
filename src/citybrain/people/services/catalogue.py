"""The catalogue of a city in its records: versions of services by day, which one holds, and what they were before."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, insert, select, update

from citybrain.kernel import nearest
from citybrain.kernel.errors import NotFoundError
from citybrain.people.services.entry import CityService
from citybrain.people.services.file import plain
from citybrain.records import author
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
    """The version of each service that holds on a day, by code."""
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
