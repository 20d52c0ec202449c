"""HEAD is answered wherever GET is: with the same status and headers, without a body."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from citybrain.api.http_guard import HttpGuard
from citybrain.api.metrics import Metrics
from citybrain.api.openapi import API
from citybrain.api.routes import all_routers

ROUTES = [route for router in all_routers() for route in router.routes if isinstance(route, APIRoute)]
ADDRESSES = [route.path for route in ROUTES if "GET" in (route.methods or ())]
ENDLESS = f"{API}/sensing/events"
LONG = {f"{API}/{name}" for name in ("indicators/scores", "assessment/uncertainty", "course", "comparison", "goals")}
"""What computes for seconds, and is answered no differently."""

VARY = {"x-request-id"}
OF_THE_MOMENT = (f"{API}/audit", f"{API}/sensing")
"""What tells of this request, too, or of the last minute: it may be longer the next time."""


@pytest.mark.parametrize(
    "address", [*sorted({*ADDRESSES} - {ENDLESS, *LONG}), "/", "/health", "/assets/index-Ab12Cd34.js"]
)
def test_head_tells_the_headers_of_get(client: TestClient, address: str) -> None:
    path = address.replace("{register}", "parameters").replace("{", "").replace("}", "")
    whole, head = client.get(path), client.head(path)
    assert head.status_code == whole.status_code != 405
    assert head.content == b""
    vary = VARY | {"content-length"} if address.startswith(OF_THE_MOMENT) else VARY
    told = [{name: value for name, value in one.headers.items() if name not in vary} for one in (head, whole)]
    assert told[0] == told[1]


@pytest.mark.parametrize("path", [f"{API}/selections", f"{API}/plans"])
def test_head_is_refused_where_get_is(client: TestClient, path: str) -> None:
    assert client.head(path).status_code == client.get(path).status_code


def test_head_of_an_endless_stream_ends(client: TestClient) -> None:
    head = client.head(ENDLESS)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"].startswith("text/event-stream")


def test_a_stream_is_closed_once_its_head_was_sent() -> None:
    app, closed = FastAPI(), []

    @app.get("/")
    async def endless() -> StreamingResponse:
        async def pieces() -> AsyncIterator[bytes]:
            try:
                while True:
                    yield b"more"
                    await asyncio.sleep(0)
            finally:
                closed.append(True)

        return StreamingResponse(pieces())

    app.add_middleware(HttpGuard, metrics=(metrics := Metrics()))
    assert TestClient(app).head("/").content == b""
    assert closed
    assert 'method="HEAD",route="/",status="200"' in metrics.text().decode()
