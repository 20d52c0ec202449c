"""Turns of requests that hold a thread for long."""

import asyncio
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi import Request
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.api.routes.bodies import LARGE
from citybrain.api.state import MOST_DOCUMENTS
from citybrain.api.turns import RequestTurns
from citybrain.governance.errors import TooManyRequestsError
from citybrain.kernel import NotFoundError
from citybrain.plans.uncertainty.service import TODAY
from citybrain.plans.uncertainty.uncertainty import Options
from citybrain.plans.workspace import Workspace
from tests.api.waiting import eventually
from tests.city import city_around

V1 = "/api/v1"
MORE_THAN_THREADS = 45


def test_one_who_asks_holds_so_many_turns_and_leaves_the_others_to_others() -> None:
    turns, holding, most = RequestTurns(3, 2, 4), Counter[str](), Counter[str]()

    async def ask(who: str) -> None:
        async with turns.turn(who):
            holding[who] += 1
            most[who] = max(most[who], holding[who])
            most["all"] = max(most["all"], holding.total())
            await asyncio.sleep(0.01)
            holding[who] -= 1

    async def all_ask() -> list[BaseException | None]:
        return await asyncio.gather(*(ask("Anna") for _ in range(5)), ask("Ben"), return_exceptions=True)

    with ThreadPoolExecutor(1) as thread:  # a browser of another test may hold the loop of this one
        ended = thread.submit(lambda: asyncio.run(all_ask())).result()
    assert [type(one) for one in ended] == [type(None)] * 4 + [TooManyRequestsError, type(None)]
    assert most == {"Anna": 2, "Ben": 1, "all": 3}
    assert turns.count == 0


def test_many_who_wait_for_a_job_leave_threads_for_what_is_answered_at_once(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    enough = threading.Event()

    def endless(*_: object, **__: object) -> None:
        enough.wait()
        raise NotFoundError("plan-unknown", received="-")

    monkeypatch.setattr("citybrain.plans.uncertainty.service.uncertainty_of", endless)

    def ask(path: str) -> tuple[int, float]:
        begin = time.perf_counter()
        return client.get(f"{V1}/{path}").status_code, time.perf_counter() - begin

    with ThreadPoolExecutor(MORE_THAN_THREADS + 1) as others, TestClient(create_app(city_around(workspace))) as client:
        try:
            ask("city")
            waiting = [others.submit(ask, "assessment/uncertainty?draws=21") for _ in range(MORE_THAN_THREADS)]
            eventually(lambda: count_waiting(workspace) == MORE_THAN_THREADS)
            assert others.submit(ask, "city").result(timeout=10)[0] == 200
        finally:
            enough.set()
        assert {one.result()[0] for one in waiting} == {404}


ENDLESS = ("city_life_years_lost", "zone_life_years_lost")


@pytest.mark.parametrize("path", ["values/{}/ranges", "values/{}/table.csv", "explain/{}"])
def test_many_who_ask_for_ranges_leave_threads_for_what_is_answered_at_once(
    path: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    enough, drawing = threading.Event(), threading.Event()

    def endless(*_: object, **__: object) -> None:
        drawing.set()
        enough.wait()
        raise NotFoundError("plan-unknown", received="-")

    monkeypatch.setattr("citybrain.plans.uncertainty.ranges.draws_of", endless)
    asked = f"{V1}/{path.format(ENDLESS[path.endswith('csv')])}"
    with ThreadPoolExecutor(MORE_THAN_THREADS + 1) as others, TestClient(create_app(city_around(workspace))) as client:
        try:
            client.get(f"{V1}/city")
            waiting = [others.submit(client.get, asked) for _ in range(MORE_THAN_THREADS)]
            assert drawing.wait(10)
            assert others.submit(client.get, f"{V1}/city").result(timeout=10).status_code == 200
        finally:
            enough.set()
        assert {one.result().status_code for one in waiting} == {404}


def test_many_large_documents_leave_threads_for_what_is_answered_at_once(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    enough, reading = threading.Event(), threading.Event()

    def endless(*_: object, **__: object) -> None:
        reading.set()
        enough.wait()
        raise NotFoundError("plan-unknown", received="-")

    monkeypatch.setattr("citybrain.api.routes.bodies.read_bytes", endless)
    large = b" " * (LARGE + 1)
    with ThreadPoolExecutor(MORE_THAN_THREADS + 1) as others, TestClient(create_app(city_around(workspace))) as client:
        try:
            client.get(f"{V1}/city")
            sent = [others.submit(client.post, f"{V1}/plans", content=large) for _ in range(MORE_THAN_THREADS)]
            assert reading.wait(10)
            eventually(lambda: sum(one.done() for one in sent) == MORE_THAN_THREADS - MOST_DOCUMENTS)
            assert others.submit(client.get, f"{V1}/city").result(timeout=10).status_code == 200
        finally:
            enough.set()
        assert {one.result().status_code for one in sent} == {404, 429}


def test_runs_of_engines_are_taken_in_turn_by_who_asks(
    workspace: Workspace, signed_in: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anna sends three models and Ben one: his is run after the first of hers."""
    done: list[str] = []
    begun, came = threading.Event(), threading.Event()

    class Slow:
        def made(self, part: str) -> Callable[..., object]:
            return self.run

        def run(self, model: str, *_: object) -> dict[str, object]:
            begun.set()
            assert came.wait(30)
            time.sleep(0.3)
            done.append(model)
            return {}

    monkeypatch.setattr("citybrain.api.routes.storm_water.find_domains", Slow)

    def name_of(request: Request, _actor: object) -> str:
        if (who := request.headers["user-agent"]) == "Ben":
            came.set()
        return who

    monkeypatch.setattr("citybrain.api.guards.name_of", name_of)
    with ThreadPoolExecutor(4) as others, TestClient(create_app(city_around(workspace))) as client:
        client.get(f"{V1}/city")

        def ask(who: str, model: str) -> int:
            sent = {"headers": {**signed_in, "user-agent": who}, "json": {"model": model}}
            return client.post(f"{V1}/storm-water/runs", **sent).status_code

        sent = [others.submit(ask, "Anna", "anna") for _ in range(3)]
        assert begun.wait(10)
        sent.append(others.submit(ask, "Ben", "ben"))
        assert {one.result() for one in sent} == {200}
    assert done.index("ben") <= 2
    assert done.count("anna") == 3


def count_waiting(workspace: Workspace) -> int:
    job = workspace.uncertainties.running(TODAY, Options(21))
    return 0 if job is None else job.waiting
