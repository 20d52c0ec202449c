"""The office that receives a service, as the department of what residents send and of the cases of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from citybrain.people.services.entry import CityService
from citybrain.records.tables.reports import resident_report
from citybrain.records.tables.services import resident_matter

Services = Mapping[str, CityService]


def department_names(service: CityService | None) -> frozenset[str]:
    """Names of the office that receives a service, in each language; none where nobody names it."""
    if service is None or service.unit is None:
        return frozenset()
    return frozenset(service.unit.name.usual.values())


def departments_of_cases(
    services: Callable[[], Services],
) -> Callable[[Connection, Row[Any]], Collection[str]]:
    """Names of the department that a case is of: that of the service that a report or an application asks for."""

    def of(connection: Connection, case: Row[Any]) -> Collection[str]:
        return departments_of_record(connection, case.subject or "", services())

    return of


def departments_of_record(connection: Connection, record: str, services: Services) -> Collection[str]:
    """Names of the department that a report or a matter is of, "report/12" or "matter/3"; none of anything else."""
    code = _service_of(connection, record)
    return () if code is None else department_names(services.get(code))


def _service_of(connection: Connection, subject: str) -> str | None:
    """The code of the service that a record or the subject of a case ("appeal/3.1") asks for; None of any other."""
    kind, _, name = subject.partition("/")
    number = name.partition(".")[0]
    if not number.isdecimal() or len(number) > 15:
        return None
    if kind == "report":
        asked = select(resident_report.c.service).where(resident_report.c.id == int(number))
        return connection.execute(asked).scalar()
    if kind in ("application", "appeal", "matter"):
        about = connection.execute(select(resident_matter.c.about).where(resident_matter.c.id == int(number))).scalar()
        service = None if about is None else json.loads(about).get("service")
        return service if isinstance(service, str) else None
    return None
