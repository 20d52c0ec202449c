"""Departments of an open city: of which one a case is, and which rights reach no further than one's own."""

from __future__ import annotations

from citybrain.cases.departments import CaseDepartments
from citybrain.governance import Actor, Permission
from citybrain.governance.policy import Limited, require_reach
from citybrain.kernel.errors import NotFoundError
from citybrain.open_city.city import OpenCity
from citybrain.people.departments import departments_of_cases, departments_of_record
from citybrain.twin.configuration import read_configuration


def limited_rights(city: OpenCity) -> Limited:
    """As the settings of the city are when it is asked; none without settings. Raises InputError."""

    def limited() -> frozenset[Permission]:
        try:
            return frozenset(map(Permission, read_configuration(city.folder).own_department))
        except NotFoundError:
            return frozenset()

    return limited


def require_record(city: OpenCity, record: str, actor: Actor, act: Permission) -> None:
    """Raises NotAllowedError where a right does not reach a report or a matter, which is of another department."""
    from citybrain.open_city.services import catalogue_of

    records = city.city_records.to_read()
    if actor.department is None or records is None:
        return
    with records.read() as connection:
        departments = departments_of_record(connection, record, catalogue_of(city).services())
    require_reach(actor, act, departments, limited_rights(city))


def case_departments(city: OpenCity) -> CaseDepartments:
    """By the catalogue of services of today."""
    from citybrain.open_city.services import catalogue_of

    return CaseDepartments(limited_rights(city), departments_of_cases(catalogue_of(city).services))
