"""Where a reading comes from, over HTTP: open to anybody, bounded, in the language of the reader when it is refused."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.cases.tracing.plumes import STATIONS, WIND_FROM, asked, degrees, emitted

URL = "/api/v1/traces"


def given(**said: Any) -> dict[str, Any]:
    """A question that brings its own readings and wind."""
    readings = []
    for place in STATIONS:
        longitude, latitude = degrees(place)
        value = 12.0 + float(emitted(place[None])[0])
        readings.append({"time": asked()["start"], "longitude": longitude, "latitude": latitude, "value": value})
    wind = [{"time": asked()["start"], "wind_from": WIND_FROM, "wind_speed": 4.0}]
    return asked(readings=readings, wind=wind, **said)


def test_the_source_is_named_with_its_evidence(client: TestClient) -> None:
    answer = client.post(URL, json=given())
    assert answer.status_code == 200
    made = answer.json()
    assert (made["verdict"], made["candidates"][0]["name"]) == ("candidate", "works")
    assert len(made["sha256"]) == len(made["inputs_sha256"]) == 64
    assert client.post(URL, json=given()).json()["sha256"] == made["sha256"]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"property": "nothing"}, 404),
        ({"property": "air_temperature"}, 422),
        ({"wind": []}, 422),
        ({"readings": [{**given()["readings"][0], "unit": "dB"}]}, 422),
        ({"start": "x"}, 422),
        ({"sources": [{"name": "", "longitude": 999, "latitude": 0}]}, 422),
        ({"sources": asked()["sources"] * 900}, 422),
    ],
)
def test_what_cannot_be_traced_is_refused(client: TestClient, change: dict[str, Any], status: int) -> None:
    answer = client.post(URL, json={**given(), **change})
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")
