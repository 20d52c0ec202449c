"""Requests that wait for jobs: they hold no thread and no turn, and whoever leaves ends what nobody else waits for."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import httpx
import pytest
from fastapi import Request

from citybrain.api.app import create_app
from citybrain.api.jobs import awaited
from citybrain.api.routes.uncertainty import USUAL
from citybrain.plans.jobs import Job
from citybrain.plans.uncertainty.uncertainty import Uncertainty
from citybrain.plans.workspace import Workspace
from citybrain.plans.years.progress import Progress
from tests.city import city_around
from tests.serving import served, wait

PATH = "/api/v1/assessment/uncertainty"
LEAVES = 0.5


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Progress]]:
    """Work on uncertainty that ends only when it is told to."""
    begun: list[Progress] = []
    enough = threading.Event()

    def endless(_self: object, _today: object, _outcome: object, _options: object, progress: Progress) -> None:
        begun.append(progress)
        while not enough.wait(0.01):
            progress.check()

    monkeypatch.setattr("citybrain.plans.uncertainty.service.UncertaintyService.of", endless)
    yield begun
    enough.set()


def leave(address: str, seed: int) -> None:
    with suppress(httpx.ReadTimeout):
        httpx.get(f"{address}{PATH}?seed={seed}&wait=60", timeout=LEAVES)


def ask(address: str, seed: int) -> socket.socket:
    """A connection on which the uncertainty is asked for; who closes it leaves."""
    host, port = address.removeprefix("http://").split(":")
    connection = socket.create_connection((host, int(port)))
    connection.sendall(f"GET {PATH}?seed={seed}&wait=60 HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
    return connection


def test_whoever_leaves_ends_the_work_and_waiting_holds_up_nobody(workspace: Workspace, begun: list[Progress]) -> None:
    def job_of(seed: int) -> Job[Uncertainty] | None:
        return workspace.uncertainties.running("today", replace(USUAL, seed=seed))

    with served(create_app(city_around(workspace))) as address:
        asking = {seed: ask(address, seed) for seed in range(8)}
        wait(lambda: len(begun) == 2 and all((job := job_of(seed)) and job.waiting for seed in asking))
        begin = time.perf_counter()
        assert httpx.get(f"{address}/api/v1/city", timeout=20).status_code == 200
        assert time.perf_counter() - begin < 10
        jobs = {seed: job_of(seed) for seed in asking}
        at_work = {seed for seed, job in jobs.items() if job and job.progress in begun}
        for seed in asking.keys() - at_work:
            asking[seed].close()
        wait(lambda: all(job_of(seed) is None for seed in asking.keys() - at_work))
        for seed in at_work:
            asking[seed].close()
        wait(lambda: not workspace.uncertainties.at_work("today"))
        assert len(begun) == 2
        assert all(progress.stopped for progress in begun)


def test_what_is_done_is_answered_at_once_without_waiting() -> None:
    job: Job[str] = Job("ended")
    job.run(lambda _: "answer")
    nobody_left = Request({"type": "http", "headers": []})
    with ThreadPoolExecutor(1) as thread:  # of its own: that of the tests may have the loop of a browser
        assert thread.submit(lambda: asyncio.run(awaited(job, nobody_left, 0.0))).result() == "answer"


def test_who_waits_for_the_same_keeps_the_work(workspace: Workspace, begun: list[Progress]) -> None:
    with served(create_app(city_around(workspace))) as address, ThreadPoolExecutor(1) as other:
        stays = other.submit(httpx.get, f"{address}{PATH}?seed=99&wait=3", timeout=20)
        wait(lambda: len(begun) == 1)
        leave(address, 99)
        assert stays.result().status_code == 202
        assert not begun[0].stopped
