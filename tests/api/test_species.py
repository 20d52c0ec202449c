"""Species over HTTP: ninety days posted give one stay, an expert judges, and a recording is taken or refused."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.governance.tokens import Token
from citybrain.plans.workspace import Workspace
from tests.city import city_around
from tests.observations.sound.waves import wave
from tests.observations.test_detections import BIRD

SPECIES = "/api/v1/species"
EAGLE = {**BIRD, "label": "Haliaeetus albicilla", "detector": "BirdNET 2.4"}


@pytest.fixture(scope="module")
def client(workspace: Workspace, static: Path) -> Iterator[TestClient]:
    with TestClient(create_app(city_around(workspace), static)) as opened:
        yield opened


@pytest.fixture(scope="module")
def headers(token: Token) -> dict[str, str]:
    return {"authorization": f"Bearer {token.text}"}


@pytest.fixture(scope="module")
def identities(client: TestClient, headers: dict[str, str]) -> list[int]:
    begin = datetime.datetime(2025, 9, 1, 4, tzinfo=datetime.UTC)
    days = [begin + datetime.timedelta(days=day) for day in range(90) if day not in (30, 31, 32)]
    body = {"detections": [{**EAGLE, "time": day.isoformat()} for day in days]}
    answer = client.post("/api/v1/detections", json=body, headers=headers)
    assert answer.status_code == 201
    return [one["identity"] for one in answer.json()["detections"]]


def test_ninety_days_posted_are_one_stay(client: TestClient, headers: dict[str, str], identities: list[int]) -> None:
    answer = client.get(f"{SPECIES}/haliaeetus_albicilla/presence", headers=headers).json()
    (stay,) = answer["stays"]
    assert (stay["first"], stay["last"], stay["days"], stay["days_detected"]) == ("2025-09-01", "2025-11-29", 90, 87)
    assert stay["gaps"] == [{"first": "2025-10-01", "last": "2025-10-03", "days": 3, "hours": None}]
    assert answer["species"]["label"] == "White-tailed eagle"
    assert answer["places"][0]["station"] == "Kaivopuisto 3"
    chinese = client.get(f"{SPECIES}/haliaeetus_albicilla/presence?lang=zh", headers=headers).json()
    assert chinese["species"]["scientific"] == "Haliaeetus albicilla"


def test_who_is_nobody_gets_days_and_a_cell(client: TestClient, identities: list[int]) -> None:
    answer = client.get(f"{SPECIES}/haliaeetus_albicilla/presence").json()
    assert answer["stays"][0]["days"] == 90
    assert answer["blurred"]
    assert answer["places"] == [
        {"station": None, "longitude": 24.9, "latitude": 60.1, "side": 0.1, "detections": 87}
    ]  # fmt: skip
    assert client.get(f"{SPECIES}/detections").status_code == 401
    listed = client.get(SPECIES).json()["species"]
    assert [(one["key"], one["detections"], one["withheld"]) for one in listed] == [("haliaeetus_albicilla", 0, True)]


def test_who_posted_does_not_judge_and_what_is_unknown_is_told(
    client: TestClient, headers: dict[str, str], identities: list[int]
) -> None:
    waiting = client.get(f"{SPECIES}/detections?species=haliaeetus_albicilla", headers=headers).json()["detections"]
    assert len(waiting) == 87
    body = {"verdict": "confirmed", "why": "Seen from the shore"}
    own = client.post(f"{SPECIES}/detections/{identities[0]}/judgement", json=body, headers=headers)
    assert (own.status_code, own.json()["code"]) == (403, "species-judge-own")
    assert client.post(f"{SPECIES}/detections/{identities[0]}/judgement", json=body).status_code == 401
    unknown = client.get(f"{SPECIES}/haliaetus/presence")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "species-unknown")


def test_what_is_no_recording_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    asked = {"station": "Shore", "begin": "2025-05-01T04:00:00Z"}

    def post(content: bytes, kind: str, **who: str) -> tuple[int, str]:
        told = client.post("/api/v1/recordings", params=asked, content=content, headers={"content-type": kind, **who})
        return told.status_code, told.json()["code"]

    assert post(b"RIFF", "audio/wav") == (401, "access-sign-in")
    assert post(b"RIFF", "text/plain", **headers) == (415, "entry-media-type")
    assert post(b"no sound", "audio/wav", **headers) == (422, "sound-unreadable")


def test_what_may_be_sent_as_a_recording_is_named(
    client: TestClient, headers: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"station": "Shore", "begin": "2025-05-01T04:00:00Z"}
    sent = {"content-type": "text/plain", **headers}
    other = client.post("/api/v1/recordings", params=asked, content=b"RIFF", headers=sent).json()["detail"]
    assert other.startswith('A body cannot come as "text/plain" here. Allowed: audio/wav, ')
    monkeypatch.setattr("citybrain.api.http_guard._largest", lambda _: 100)
    sent = {"content-type": "audio/wav", **headers}
    large = client.post("/api/v1/recordings", params=asked, content=b"RIFF" * 30, headers=sent)
    assert large.status_code == 413
    assert large.json()["detail"].startswith("The file has more than 100 bytes, and files of up to that many")


def test_a_recording_gives_indices_and_is_not_kept(client: TestClient, headers: dict[str, str]) -> None:
    asked = {"station": "Shore", "begin": "2025-05-01T04:00:00Z"}
    kind = {"content-type": "audio/wav", **headers}
    told = client.post("/api/v1/recordings", params=asked, content=wave(), headers=kind)
    assert told.status_code == 201
    assert told.json()["indices"]["listening_time"] == 1.5
    assert set(told.json()["fates"].values()) == {"stored"}
    streams = client.get("/sta/v1.1/Datastreams?$filter=contains(name, 'Shore')", headers=headers).json()["value"]
    assert len(streams) == 7
    hidden = client.get("/sta/v1.1/Datastreams?$filter=contains(name, 'Shore')").json()["value"]
    assert hidden == []
