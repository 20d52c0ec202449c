"""Routes that are made when somebody first asks for one of them."""

import asyncio
import json
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient

from citybrain.api import router
from citybrain.api.app import create_app
from citybrain.api.router import LARGE, MOST_KEYS, ExactRoutes, LaterRoutes, by_resource, resources_of
from citybrain.plans.workspace import Workspace
from tests.city import city_around

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


def test_routes_stand_by_what_follows_their_address() -> None:
    assert set(by_resource([*FIRST.routes, *LATER.routes], "/api/")) == {"plans"}
    app = FastAPI()
    app.router.routes.append(LaterRoutes("/api/plans/", lambda: [FIRST]))
    with TestClient(app) as made:
        assert made.get("/api/plans/7").json() == "plan 7", (
            "where all have a variable there, they answer whatever it is"
        )
    with pytest.raises(ValueError, match="some routes"):
        by_resource([*FIRST.routes, *LATER.routes], "/api/plans/")


def test_an_unknown_address_and_a_method_that_is_not_allowed_are_told(client: TestClient) -> None:
    assert client.get("/api/nothing").status_code == 404
    assert client.put("/api/plans/7").status_code == 405


def test_an_object_of_any_number_of_keys_costs_little_and_is_told_in_few_words(workspace: Workspace) -> None:
    body = {"quantity": "x", **{str(number): 1 for number in range(100_000)}}
    with TestClient(create_app(city_around(workspace))) as client:
        client.get("/api/v1/city")
        begin = time.process_time()
        answer = client.post("/api/v1/intervals", json=body, headers={"accept-language": "zh"})
        assert time.process_time() - begin < 0.5
        assert (answer.status_code, answer.json()["code"]) == (422, "request-too-many-keys")
        assert len(answer.content) < 1_000
        assert f"{len(body):,}" in answer.json()["detail"]
        assert client.post("/api/v1/intervals", content="{").json()["code"] == "request-value"
        few = client.post("/api/v1/intervals", json={str(number): 1 for number in range(MOST_KEYS)})
        assert few.json()["code"] == "request-value"


@pytest.mark.parametrize(("size", "beside"), [(100, True), (LARGE, False)])
def test_a_large_body_is_read_in_a_thread_of_its_own(
    workspace: Workspace, monkeypatch, size: int, beside: bool
) -> None:
    """Read where all requests wait for it, six who sent 2 MB kept everybody waiting for a tenth of a second."""
    threads = list[bool]()

    def read(raw: bytes, **named: Any) -> Any:
        threads.append(running_loop() is not None)
        return json.loads(raw, **named)

    monkeypatch.setattr(router, "loads_in_turns", read)
    with TestClient(create_app(city_around(workspace))) as client:
        answer = client.post("/api/v1/intervals", json={"quantity": "x" * size})
    assert answer.status_code == 422
    assert threads == [beside]


def running_loop() -> object:
    """The loop that runs in this thread, None where there is none."""
    with suppress(RuntimeError):
        return asyncio.get_running_loop()
    return None


def test_one_look_finds_which_of_many_routes_an_address_is() -> None:
    files, app = APIRouter(), FastAPI()
    files.add_api_route("/mark.svg", compare)
    app.router.routes.append(ExactRoutes(files.routes))
    app.add_api_route("/elsewhere", compare)
    with TestClient(app) as made:
        assert [made.get(path).status_code for path in ("/mark.svg", "/elsewhere", "/mark")] == [200, 200, 404]
        assert made.post("/mark.svg").status_code == 405


def test_resources_that_have_routes_already_are_left_to_these(client: TestClient) -> None:
    assert resources_of([FIRST, LATER], "/api/") == {"plans"}
    app = FastAPI()
    app.router.routes.extend([LaterRoutes("/api/", make, but=frozenset({"plans"})), *FIRST.routes])
    with TestClient(app) as made:
        assert made.get("/api/plans/7").json() == "plan 7"
        assert not MADE
        assert made.get("/api/nothing").status_code == 404
    assert MADE == ["all"]
