"""Routes that are made when somebody first asks for one of them."""

from collections.abc import Iterator

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient

from citybrain.api.router import LaterRoutes

MADE: list[str] = []
FIRST, LATER = APIRouter(), APIRouter()


@FIRST.get("/api/plans/{name}")
def plan(name: str) -> str:
    return f"plan {name}"


@LATER.post("/api/plans/compare")
def compare() -> str:
    return "comparison"


def make() -> list[APIRouter]:
    MADE.append("all")
    return [FIRST, LATER]


@pytest.fixture
def client() -> Iterator[TestClient]:
    MADE.clear()
    app = FastAPI()
    app.router.routes.extend([*FIRST.routes, LaterRoutes("/api/", make)])
    with TestClient(app) as made:
        yield made


def test_what_is_there_first_makes_no_other_route(client: TestClient) -> None:
    assert client.get("/api/plans/7").json() == "plan 7"
    assert client.get("/elsewhere").status_code == 404
    assert not MADE


def test_what_comes_later_is_made_once_and_stands_beside_what_shares_its_address(client: TestClient) -> None:
    assert [client.post("/api/plans/compare").json() for _ in range(2)] == ["comparison"] * 2
    assert client.get("/api/plans/compare").json() == "plan compare"
    assert MADE == ["all"]


def test_an_unknown_address_and_a_method_that_is_not_allowed_are_told(client: TestClient) -> None:
    assert client.get("/api/nothing").status_code == 404
    assert client.put("/api/plans/7").status_code == 405
