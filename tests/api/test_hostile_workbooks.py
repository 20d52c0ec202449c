"""A workbook of two cells far apart ends no server: each route that reads tables refuses it in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity
from tests.access import headers_of
from tests.base.tables.workbooks import FAR_APART, ods
from tests.city import write_city

V1 = "/api/v1"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROUTES = (
    "imports/files/a.xlsx",
    "bills/files/a.xlsx",
    "rosters/files",
    "comparison/files?name=a.xlsx",
    "inventory/files?name=a.xlsx",
    "enterprises/files?source=register",
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, static: Path) -> Iterator[TestClient]:
    city = write_city(tmp_path_factory.mktemp("city"))
    with TestClient(create_app(OpenCity(city), static), headers=headers_of(city)) as opened:
        yield opened


@pytest.mark.parametrize("route", ROUTES)
def test_the_server_survives_workbooks_that_would_fill_its_memory(client: TestClient, route: str) -> None:
    """1,890 bytes ended the process of the server: the library asked for 512 GB and aborted."""
    for content, words in (
        (FAR_APART["another attribute first"], "more than 12,000,000 cells"),
        (FAR_APART["a prefix"], "more than 12,000,000 cells"),
        (ods(), "kind that is not read (.ods). Allowed are .xlsx and CSV"),
    ):
        headers = {"content-type": XLSX, "accept-language": "en"}
        answer = client.post(f"{V1}/{route}", content=content, headers=headers)
        assert words in answer.text, answer.text
    assert client.get("/health").status_code == 200
