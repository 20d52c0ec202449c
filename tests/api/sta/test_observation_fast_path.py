"""A single observation takes a way of its own before the routes; what is not quite ordinary goes through them."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from fastapi import Request, Response

from citybrain.api.app import create_app
from citybrain.api.sta import observation_fast_path, routes
from citybrain.api.sta.answer_template import AnswerTemplate
from citybrain.api.sta.observation_fast_path import ObservationFastPath
from citybrain.governance import Permission
from citybrain.governance.register import ADMINISTRATOR, give_token
from citybrain.observations.readings.columns import Delivery, Receipt
from citybrain.observations.readings.queue import DeliveryQueue
from citybrain.observations.readings.store import NotStoredError
from citybrain.observations.sensorthings.writing import streams
from citybrain.plans.workspace import Workspace
from citybrain.records import open_records
from tests.api.sta.conftest import STA, Sta
from tests.api.sta.documents import observation, whole
from tests.city import city_around
from tests.serving import served


@pytest.fixture(scope="module")
def sta(sensing_city: Workspace, static: Path, token: str) -> Iterator[Sta]:
    """Who may do all, at a server on a socket, as the command line starts it."""
    app = create_app(city_around(sensing_city), static)
    with served(app, ObservationFastPath(app.state.citybrain)) as address, httpx.Client(base_url=address) as client:
        yield Sta(client, {"authorization": f"Bearer {token}"})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def anybody(sta: Sta) -> Sta:
    """Who has no token."""
    return Sta(sta.client, {})


@pytest.fixture
def through_routes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses of requests that the routes answered."""
    told: list[str] = []
    answer = routes._answer

    def noted(request: Request, *rest: Any) -> Response:
        told.append(f"{request.method} {request.url.path}")
        return answer(request, *rest)

    monkeypatch.setattr(routes, "_answer", noted)
    return told


@pytest.fixture(scope="module")
def stream(sta: Sta) -> int:
    return sta.create("Datastreams", whole())


@pytest.fixture
def known(sta: Sta, stream: int, minutes: Iterator[str], through_routes: list[str]) -> int:
    """A datastream that was asked for just now."""
    sta.create("Observations", observation(next(minutes), 1, Datastream={"@iot.id": stream}))
    through_routes.clear()
    return stream


@pytest.fixture(scope="module")
def minutes() -> Iterator[str]:
    return (f"2026-02-{day:02}T{hour:02}:{minute:02}:00Z"
            for day in range(1, 28) for hour in range(24) for minute in range(60))  # fmt: skip


@pytest.mark.parametrize("within", [False, True])
def test_an_ordinary_observation_does_not_come_to_the_routes(
    sta: Sta, known: int, minutes: Iterator[str], through_routes: list[str], within: bool
) -> None:
    time = next(minutes)
    path, link = (f"Datastreams({known})/Observations", {}) if within else ("Observations", {"@iot.id": known})
    document = observation(time, 7.5, **({"Datastream": link} if link else {}))
    response = sta.send("POST", path, document, 201)
    assert through_routes == []
    made = response.json()
    assert (
        response.headers["location"]
        == made["@iot.selfLink"]
        == f"{str(sta.client.base_url).rstrip('/')}{STA}/Observations({made['@iot.id']})"
    )
    assert response.headers["vary"] == "Accept-Encoding, Accept-Language"
    stored = sta.get(f"Observations({made['@iot.id']})")
    assert (stored["result"], stored["phenomenonTime"]) == (7.5, time)


def test_its_feature_is_the_one_of_the_place(sta: Sta, known: int, minutes: Iterator[str]) -> None:
    keys = [sta.create("Observations", observation(next(minutes), 3, Datastream={"@iot.id": known}, **more))
            for more in ({}, {"parameters": {"by": "hand"}})]  # fmt: skip
    features = [sta.get(f"Observations({key})/FeatureOfInterest")["@iot.id"] for key in keys]
    assert features[0] == features[1]


def test_a_repeated_one_has_the_same_identity(
    sta: Sta, known: int, minutes: Iterator[str], through_routes: list[str]
) -> None:
    document = observation(next(minutes), 4, Datastream={"@iot.id": known})
    assert sta.create("Observations", document) == sta.create("Observations", document)
    assert through_routes == []


def test_one_that_contradicts_is_refused_once(
    sta: Sta, known: int, minutes: Iterator[str], through_routes: list[str]
) -> None:
    time = next(minutes)
    first = sta.create("Observations", observation(time, 4, Datastream={"@iot.id": known}))
    before = rejected(sta)
    refused = sta.send("POST", "Observations", observation(time, 5, Datastream={"@iot.id": known}), 409)
    assert str(first) in refused.json()["message"]
    assert refused.headers["content-language"] == "en"
    assert through_routes == []
    assert rejected(sta) == before + 1


def rejected(sta: Sta) -> int:
    """Readings that stand apart."""
    told = sta.client.get("/api/v1/sensing/ledger", headers=sta.headers)
    assert told.status_code == 200, told.text
    return sum(row["rejected"] for row in told.json()["days"])


ODD: list[tuple[dict[str, Any], int]] = [
    ({"result": "warm"}, 400),
    ({"phenomenonTime": "yesterday"}, 400),
    ({"phenomenonTime": "2190-01-01T00:00:00Z"}, 400),
    ({"parameters": {"by": "hand"}}, 201),
    ({"resultQuality": "fair"}, 201),
    ({"FeatureOfInterest": {"@iot.id": 987_654}}, 400),
    ({"Datastream": {"@iot.id": 987_654}}, 400),
    ({"Datastream": {"@iot.id": "x"}}, 400),
    ({"Datastream": None}, 400),
]


@pytest.mark.parametrize(("odd", "status"), ODD)
def test_what_is_not_ordinary_goes_through_the_routes(
    sta: Sta, known: int, minutes: Iterator[str], through_routes: list[str], odd: dict[str, Any], status: int
) -> None:
    document = {**observation(next(minutes), 4, Datastream={"@iot.id": known}), **odd}
    sta.send("POST", "Observations", document, status)
    assert through_routes == [f"POST {STA}/Observations"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'{"result": 1}' + b" " * 30_000])
def test_a_body_of_another_kind_reaches_the_routes_whole(
    sta: Sta, known: int, through_routes: list[str], body: bytes
) -> None:
    response = sta.client.post(f"{STA}/Observations", content=body, headers=sta.headers)
    assert response.status_code == 400, response.text
    assert through_routes == [f"POST {STA}/Observations"]


def test_a_body_that_comes_in_parts_is_put_together(sta: Sta, known: int, through_routes: list[str]) -> None:
    def parts(text: str) -> Iterator[bytes]:
        yield from (text[at : at + 7].encode() for at in range(0, len(text), 7))

    for more, ways in (("", 0), (" " * 40_000, 1)):
        time = f"2026-03-01T0{ways}:00:00Z"
        text = f'{{"result": 3, "phenomenonTime": "{time}", "Datastream": {{"@iot.id": {known}}}}}{more}'
        told = sta.client.post(f"{STA}/Observations", content=parts(text), headers=sta.headers)
        assert told.status_code == 201, told.text
        assert len(through_routes) == ways


def test_who_may_not_write_is_refused_by_the_routes(
    sta: Sta, anybody: Sta, known: int, minutes: Iterator[str], through_routes: list[str]
) -> None:
    document = observation(next(minutes), 4, Datastream={"@iot.id": known})
    anybody.send("POST", "Observations", document, 401)
    assert (
        sta.client.post(f"{STA}/Observations", json=document, headers={"authorization": "Bearer x"}).status_code == 401
    )
    assert len(through_routes) == 1, "a secret that does not hold is refused before"


def test_where_the_store_has_no_room_the_routes_wait_for_it(
    sta: Sta, known: int, minutes: Iterator[str], through_routes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put = DeliveryQueue.put

    def full(queue: DeliveryQueue, delivery: Delivery, patience: float = 30.0) -> Future[Receipt]:
        if not patience:
            raise NotStoredError("observations-busy", waiting=1, seconds=patience)
        return put(queue, delivery, patience)

    monkeypatch.setattr(DeliveryQueue, "put", full)
    sta.create("Observations", observation(next(minutes), 4, Datastream={"@iot.id": known}))
    assert through_routes == [f"POST {STA}/Observations"]


def test_what_was_not_asked_for_lately_is_looked_up_once_and_takes_the_short_way(
    sta: Sta, known: int, minutes: Iterator[str], through_routes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[set[int]] = []
    read = streams.read_streams
    monkeypatch.setattr(
        streams, "read_streams", lambda connection, numbers: asked.append(set(numbers)) or read(connection, numbers)
    )
    clock = streams.time.monotonic() + 10
    monkeypatch.setattr(streams, "time", SimpleNamespace(monotonic=lambda: clock))
    for _ in range(2):
        sta.create("Observations", observation(next(minutes), 4, Datastream={"@iot.id": known}))
    assert through_routes == []
    assert asked == [{known}]


def test_where_no_thread_can_be_begun_the_next_one_is_looked_up_again(
    sta: Sta, known: int, minutes: Iterator[str], through_routes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = streams.time.monotonic() + 20
    monkeypatch.setattr(streams, "time", SimpleNamespace(monotonic=lambda: clock))
    document = observation(next(minutes), 4, Datastream={"@iot.id": known})
    with monkeypatch.context() as patched:
        loop = SimpleNamespace(
            run_in_executor=_no_thread, call_soon=lambda act: asyncio.get_running_loop().call_soon(act)
        )
        patched.setattr(observation_fast_path, "asyncio", SimpleNamespace(get_running_loop=lambda: loop))
        with pytest.raises(httpx.RemoteProtocolError):
            sta.create("Observations", document)
    assert sta.create("Observations", document)
    assert through_routes == []


def _no_thread(*_: object) -> None:
    raise RuntimeError("can't start new thread")


def test_a_token_of_a_sensor_takes_the_short_way_to_its_own_streams(
    sta: Sta, known: int, minutes: Iterator[str], through_routes: list[str], sensing_city: Workspace
) -> None:
    records = open_records(sensing_city.folder)
    with records.begin() as connection:
        scopes = [Permission.WRITE_OBSERVATIONS]
        given = give_token(connection, ADMINISTRATOR, scopes, 1, "", "test", streams=[known])
    records.close()
    sensor = Sta(sta.client, {"authorization": f"Bearer {given.text}"})
    other = sta.create("Datastreams", whole())
    for _ in range(3):
        sensor.create(f"Datastreams({known})/Observations", observation(next(minutes), 4))
    through_routes.clear()
    sensor.create(f"Datastreams({known})/Observations", observation(next(minutes), 4))
    assert through_routes == []
    for number in (other, 987_654):
        refused = sensor.send("POST", f"Datastreams({number})/Observations", observation(next(minutes), 4), 403)
        assert str(known) in refused.json()["message"]
    assert sta.values(f"Datastreams({other})/Observations") == []


def test_a_fault_of_the_program_closes_the_connection(
    sta: Sta, known: int, minutes: Iterator[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    document = observation(next(minutes), 4, Datastream={"@iot.id": known})
    with monkeypatch.context() as patched:
        patched.setattr(AnswerTemplate, "written", lambda *_: 1 / 0)
        with pytest.raises(httpx.RemoteProtocolError):
            sta.create("Observations", document)
    assert sta.create("Observations", document)


def test_what_cannot_be_stored_is_told(
    sta: Sta, known: int, minutes: Iterator[str], through_routes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(queue: DeliveryQueue, delivery: Delivery, patience: float = 30.0) -> Future[Receipt]:
        promise: Future[Receipt] = Future()
        promise.set_exception(NotStoredError("observations-closed"))
        return promise

    monkeypatch.setattr(DeliveryQueue, "put", failing)
    sta.send("POST", "Observations", observation(next(minutes), 4, Datastream={"@iot.id": known}), 503)
    assert through_routes == []
