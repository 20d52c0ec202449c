"""Detectors over HTTP."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.governance.tokens import Token
from citybrain.plans.workspace import Workspace
from tests.city import city_around
from tests.observations.test_detections import BIRD

ADDRESS = "/api/v1/detections"


@pytest.fixture(scope="module")
def client(workspace: Workspace, static: Path) -> Iterator[TestClient]:
    with TestClient(create_app(city_around(workspace), static)) as opened:
        yield opened


def test_a_camera_with_a_token_tells_and_is_told_what_became_of_it(client: TestClient, token: Token) -> None:
    body = {"detections": [{**BIRD, "time": "2026-01-05T04:12:09Z"}]}
    assert client.post(ADDRESS, json=body).status_code == 401
    headers = {"authorization": f"Bearer {token.text}"}
    answer = client.post(ADDRESS, json=body, headers=headers)
    assert answer.status_code == 201
    (one,) = answer.json()["detections"]
    assert one["fate"] == "stored"
    (again,) = client.post(ADDRESS, json=body, headers=headers).json()["detections"]
    assert again == {"identity": one["identity"], "fate": "duplicate"}
    told = client.get(f"/sta/v1.1/Observations({one['identity']})", headers=headers).json()
    assert (told["result"], told["parameters"]["confidence"]) == ("Turdus merula", 0.93)
    assert client.post(ADDRESS, json={"detections": [{**BIRD, "confidence": 2}]}, headers=headers).status_code == 422


def test_a_detection_of_the_future_is_refused_with_what_to_do(client: TestClient, token: Token) -> None:
    body = {"detections": [{**BIRD, "time": "9999-01-05T04:12:09Z"}]}
    answer = client.post(ADDRESS, json=body, headers={"authorization": f"Bearer {token.text}"})
    assert (answer.status_code, answer.json()["code"]) == (422, "reading-future")
    assert "clock of the sensor" in answer.json()["detail"]
