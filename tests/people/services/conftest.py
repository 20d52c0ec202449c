"""A city with the sample of services, for all tests of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from citybrain.governance import Actor, Permission, Role
from citybrain.open_city import OpenCity
from citybrain.open_city.services import matters_of
from citybrain.people.services.catalogue import import_services
from citybrain.people.services.file import SAMPLE, read_catalogue
from citybrain.people.services.matters import MatterService
from tests.city import write_city


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenCity]:
    with OpenCity(write_city(tmp_path_factory.mktemp("services"))) as opened:
        with opened.records.begin() as connection:
            import_services(connection, read_catalogue(SAMPLE), SAMPLE.name, "steward")
        yield opened


@pytest.fixture
def service(city: OpenCity) -> MatterService:
    return matters_of(city)


@pytest.fixture
def folder(city: OpenCity) -> Path:
    return city.folder


def clerk(name: str) -> Actor:
    return Actor(name, frozenset({Role.ADMINISTRATOR}), frozenset(Permission))
