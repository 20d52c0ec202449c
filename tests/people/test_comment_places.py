"""Places of comments on the map: areas of enough people, of what is shown alone, whoever wrote how many."""

import datetime
import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity
from citybrain.people.cells import counted_cells
from tests.access import headers_of
from tests.city import write_city
from tests.people.consulted import Consulted, codes_of, sent

HERE, THERE = {"longitude": 24.945, "latitude": 60.167}, {"longitude": 24.95, "latitude": 60.171}


@pytest.fixture(scope="module")
def consulted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Consulted]:
    folder = write_city(tmp_path_factory.mktemp("city"))
    headers = headers_of(folder)
    with TestClient(create_app(OpenCity(folder)), base_url="http://127.0.0.1:8000") as client:
        today = datetime.datetime.now(tz=datetime.UTC).date()
        yield Consulted(client, headers, (str(today), str(today + datetime.timedelta(days=30))))


def test_comments_are_told_as_areas_of_people_and_only_when_they_are_shown(consulted: Consulted) -> None:
    number = consulted.opened()
    path = f"/consultations/{number}"
    codes = codes_of(consulted, number, 64)

    def write(code: str, place: dict[str, float]) -> int:
        body = sent(code=code, kind="comment", text="Dark here", place=place)
        made: int = consulted.anybody("POST", f"{path}/inputs", json=body).json()["number"]
        return made

    def reply(some: list[int], verdict: str) -> None:
        body = {"inputs": some, "verdict": verdict, "text": "Thank you."}
        assert consulted.office("POST", f"{path}/replies", json=body).status_code == 204

    def places() -> Any:
        return consulted.anybody("GET", f"{path}/places.geojson").json()

    here = [write(code, HERE) for code in codes[:60]]
    there = [write(code, THERE) for code in codes[60:] for _ in range(8)]
    assert places()["features"] == []
    reply(here[:23] + there[:2], "shown")
    assert places()["features"] == [], "24 people wrote what is shown, and numbers are told from 25 on"
    reply(here[23:] + there[2:], "shown")
    [cell] = places()["features"]
    assert cell["properties"]["question"] == "comments" and abs(cell["properties"]["count"] - 50) <= 15
    listed = consulted.anybody("GET", f"{path}/inputs").json()["inputs"]
    assert {one["text"] for one in listed} == {"Dark here"}
    assert {(one["longitude"], one["latitude"]) for one in listed} == {(None, None)}, "a place is told in cells alone"
    assert len(cell["geometry"]["coordinates"][0]) == 5
    [west, south], [east, north] = cell["geometry"]["coordinates"][0][0], cell["geometry"]["coordinates"][0][2]
    assert west <= HERE["longitude"] <= east and south <= HERE["latitude"] <= north

    closed = consulted.office("POST", f"{path}/closing", json={"why": "All answered"})
    assert closed.status_code == 201
    reply(here[:5] + there, "noted")
    reply(here[5:], "noted")
    reply([here[0]], "withheld")
    assert consulted.office("POST", f"{path}/decision", json={"text": "Lamps first."}).status_code == 201
    [final] = places()["features"]
    assert abs(final["properties"]["count"] - 59) <= 15, "thirty-two comments of four people are no cell"
    assert final["geometry"] == cell["geometry"]
    assert consulted.anybody("GET", f"/consultations/{number + 99}/places.geojson").status_code == 404


def test_no_cell_is_told_of_few_people() -> None:
    spread = [(24.9 + 0.01 * row, 60.2) for row in range(9)]
    for few, number in itertools.product((0, 1, 9), range(20)):
        assert counted_cells([(24.9, 60.1)] * few + spread, f"some {number}")[0] == []
