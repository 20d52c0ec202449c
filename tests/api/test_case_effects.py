"""What closed cases changed over HTTP: who may read it, and what it says in words."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from citybrain.api.app import create_app
from citybrain.cases.effect.of_cases import CaseEffects
from citybrain.cases.service import CaseQuery
from citybrain.cases.states import CaseOutcome, CaseStep
from citybrain.open_city import OpenCity
from citybrain.presenting.answers.case_effect import CaseEffectList
from tests.access import headers_of
from tests.api.waiting import eventually
from tests.cases.effect.known_effect import known
from tests.city import city_around, write_city
from tests.sensors import DAY, HOUR, NOON, read, sensor

BEFORE, AFTER = 100 * 24, 20 * 24
PLACES = {"Depot": (24.94, 60.17), "North": (24.94, 60.27), "South": (24.94, 60.07)}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A case of the dust rule of which fourteen days have passed since it was closed."""
    app = create_app(city_around(OpenCity(write_city(tmp_path_factory.mktemp("city"))).workspace), Path("nowhere"))
    with TestClient(app) as opened:
        city = app.state.citybrain.city
        opened.signed, now = headers_of(city.folder), [NOON]
        city.sensing.now = lambda: now[0]
        made = known(BEFORE + AFTER, BEFORE, -14.0, seed=5, controls=2)
        times = NOON - BEFORE * HOUR + np.arange(BEFORE + AFTER) * HOUR
        values = dict(zip(PLACES, (made.value - 25, *(made.controls - 25)), strict=True))
        streams = {name: sensor(city.sensing, name, place=place) for name, place in PLACES.items()}
        for name, stream in streams.items():
            read(city.sensing, stream, times[:BEFORE], values[name][:BEFORE])
        minutes = NOON + np.arange(1, 25) * HOUR // 6
        read(city.sensing, streams["Depot"], minutes, np.where(np.arange(24) < 21, 200.0, 10.0))
        now[0] = NOON + 5 * HOUR
        cases = CaseQuery(rule="dust_episode", stream=streams["Depot"], since=NOON)
        eventually(lambda: city.cases.listed(cases))
        opened.number = city.cases.listed(cases)[0].id
        city.cases.step(opened.number, CaseStep.CLOSE, "Aino", outcome=CaseOutcome.CURED)
        now[0] = NOON + 18 * DAY
        for name, stream in streams.items():
            read(city.sensing, stream, times[BEFORE:], values[name][BEFORE:])
        effects = CaseEffects(city.sensing, city.cases.rules)
        for window in effects.due(opened.number):
            effects.evaluate(window)
        yield opened


def test_an_effect_is_told_and_when_the_next_can_be(client) -> None:
    answer = client.get(f"/api/v1/cases/{client.number}/effects", headers=client.signed)
    assert answer.status_code == 200, answer.text
    TypeAdapter(CaseEffectList).validate_python(answer.json())
    first, second = answer.json()["effects"]
    assert (first["days"], first["state"], first["since"], first["due"]) == (14, "effect", "2018-06-06", "2018-06-20")
    assert first["low"] < first["share"] < first["high"] < 0
    assert f"{100 * first['share']:.1f}".lstrip("-") in first["text"]
    assert (second["days"], second["state"], second["due"]) == (90, "not_yet", "2018-09-04")
    assert "2018-09-04" in second["text"]
    chinese = client.get(f"/api/v1/cases/{client.number}/effects", headers={**client.signed, "accept-language": "zh"})
    assert "尚无法判断" in chinese.json()["effects"][1]["text"]


def test_who_may_read_no_cases_reads_no_effect_of_one(client) -> None:
    number = client.get(f"/api/v1/cases/{client.number}/effects", headers=client.signed).json()["effects"][0]["effect"]
    assert client.get(f"/api/v1/cases/{client.number}/effects").status_code == 401
    assert client.get(f"/api/v1/effects/{number}", headers=client.signed).json()["case"] == client.number
    assert client.get(f"/api/v1/effects/{number}").status_code == 404
    assert client.get("/api/v1/effects").json()["effects"] == []
    assert client.get("/api/v1/cases/9999/effects", headers=client.signed).status_code == 404
