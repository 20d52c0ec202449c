"""The same where a city is kept in PostgreSQL with PostGIS: a choice of the tests of this folder, run again on it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.records import database as databases
from citybrain.records import keep_in
from tests.api.sta.conftest import Sta
from tests.api.sta.test_access import *  # noqa: F403
from tests.api.sta.test_change import *  # noqa: F403
from tests.api.sta.test_create import *  # noqa: F403
from tests.api.sta.test_data_array import *  # noqa: F403
from tests.api.sta.test_extent import *  # noqa: F403
from tests.api.sta.test_filter import *  # noqa: F403
from tests.api.sta.test_functions import *  # noqa: F403
from tests.api.sta.test_fuzz import served, test_no_expression_breaks_the_service  # noqa: F401
from tests.api.sta.test_options import *  # noqa: F403
from tests.api.sta.test_through_readings import *  # noqa: F403
from tests.city import write_city


@pytest.fixture(scope="module")
def database(new_database: Callable[[], str]) -> str:
    return new_database()


@pytest.fixture(scope="module")
def sensing_city(tmp_path_factory: pytest.TempPathFactory, database: str) -> Iterator[Workspace]:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION postgis")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(databases, "_KEPT", {})
        folder: Path = write_city(tmp_path_factory.mktemp("sensing"))
        keep_in(folder, database)
        yield OpenCity(folder).workspace


def test_without_postgis_spatial_functions_say_what_to_do(sta: Sta, database: str) -> None:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("DROP EXTENSION postgis")
        try:
            expression = "st_equals(Locations/location, geography'POINT (1 2)')"
            assert "CREATE EXTENSION" in sta.get("Things", 501, filter=expression)["message"]
        finally:
            connection.execute("CREATE EXTENSION postgis")


def test_a_text_that_the_database_cannot_hold_is_refused(sta: Sta) -> None:
    told = sta.send("POST", "Things", {"name": "a\0b", "description": "-"}, 400).json()
    assert told["code"] == "records-nul"
