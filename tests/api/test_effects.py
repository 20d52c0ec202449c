"""Effects over HTTP: who may ask, what is answered, and that a closed stream closes what rests on it."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from citybrain.api.app import create_app
from citybrain.cases.effect.question import EffectQuestion
from citybrain.open_city import OpenCity
from citybrain.presenting.answers.effect_shapes import EffectAnswer
from tests.access import headers_of
from tests.api.waiting import eventually
from tests.cases.effect.known_effect import FIRST, known
from tests.city import write_city
from tests.sensors import HOUR, read, sensor

HOURS, CHANGE = 100 * 24, 75 * 24
SINCE = "2015-03-17"
ADDRESS = "/api/v1/effects"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, static: Path) -> Iterator[TestClient]:
    """A city of its own: streams are asked for by their numbers, in the order in which they are made."""
    city = OpenCity(write_city(tmp_path_factory.mktemp("effects")))
    made = known(HOURS, CHANGE, -15.0, seed=31, controls=2)
    times = (FIRST + np.arange(HOURS)) * HOUR
    for name, values, of in (
        ("Depot", made.value, "public"),
        ("North", made.controls[0], "public"),
        ("Closed", made.controls[1], "internal"),
    ):
        read(city.sensing, sensor(city.sensing, name, data_class=of), times, values)
    city.effects.evaluate(EffectQuestion((1,), datetime.date.fromisoformat(SINCE), controls=(3,)), "Aino")
    with TestClient(create_app(city, static)) as opened:
        opened.signed = headers_of(city.folder)
        yield opened


def test_a_question_is_answered_and_stands_on_record(client) -> None:
    body = {"streams": [1], "controls": [2], "since": SINCE, "planned": -0.2, "what": "Sweeping"}
    assert client.post(ADDRESS, json=body).status_code == 401
    begun = client.post(ADDRESS, json=body, headers=client.signed)
    assert (begun.status_code, begun.json()["kind"], begun.json()["what"]) == (202, "effect", "Sweeping")

    def work() -> dict:
        return client.get("/api/v1/city/work", headers=client.signed).json()

    eventually(lambda: work()["state"] != "running")
    assert work()["state"] == "done", work()
    told = client.get(f"{ADDRESS}/{work()['number']}", headers={"accept-language": "zh"}).json()
    assert (told["question"]["planned"], told["speaks"]) == (-0.2, "difference_in_differences")
    assert "区间" in told["planned_text"]
    assert told.keys() == EffectAnswer.__annotations__.keys()
    TypeAdapter(EffectAnswer).validate_python(told)


def test_what_rests_on_a_closed_stream_is_as_closed(client) -> None:
    assert client.get(f"{ADDRESS}/1").status_code == 404
    assert 1 not in [one["number"] for one in client.get(ADDRESS).json()["effects"]]
    assert client.get(f"{ADDRESS}/1", headers=client.signed).json()["made_by"] == "Aino"
    assert 1 in [one["number"] for one in client.get(ADDRESS, headers=client.signed).json()["effects"]]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"streams": [1], "controls": [1], "since": SINCE}, 422, "effect-stream-twice"),
        ({"streams": [], "since": SINCE}, 422, "effect-no-stream"),
        ({"streams": [99], "since": SINCE}, 404, "sensing-stream-unknown"),
        ({"streams": list(range(1, 60)), "since": SINCE}, 422, None),
        ({"streams": [1], "since": "soon"}, 422, None),
    ],
)
def test_what_cannot_be_asked_is_refused(client, body, status, code) -> None:
    answer = client.post(ADDRESS, json=body, headers=client.signed)
    assert answer.status_code == status
    assert code is None or answer.json()["code"] == code
