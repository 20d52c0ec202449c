"""Departments of an open city: of which one a case is, and which rights reach no further than one's own."""

from __future__ import annotations

from citybrain.cases.departments import CaseDepartments
from citybrain.governance import Permission
from citybrain.governance.policy import Limited
from citybrain.kernel.errors import NotFoundError
from citybrain.open_city.city import OpenCity
from citybrain.people.departments import departments_of_cases
from citybrain.twin.configuration import read_configuration


def limited_rights(city: OpenCity) -> Limited:
    """As the settings of the city are when it is asked; none without settings. Raises InputError."""

    def limited() -> frozenset[Permission]:
        try:
            return frozenset(map(Permission, read_configuration(city.folder).own_department))
        except NotFoundError:
            return frozenset()

    return limited


def case_departments(city: OpenCity) -> CaseDepartments:
    """By the catalogue of services of today."""
    from citybrain.open_city.services import catalogue_of

    return CaseDepartments(limited_rights(city), departments_of_cases(catalogue_of(city).services))
