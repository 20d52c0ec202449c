"""What closed cases changed over HTTP: who may read it, and what it says in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity
from citybrain.presenting.answers.case_effect import CaseEffectList
from tests.access import headers_of
from tests.cases.effect.closed_case import close_case
from tests.city import city_around, write_city


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A case of the dust rule of which fourteen days have passed since it was closed."""
    app = create_app(city_around(OpenCity(write_city(tmp_path_factory.mktemp("city"))).workspace), Path("nowhere"))
    with TestClient(app) as opened:
        opened.signed = headers_of(app.state.citybrain.city.folder)
        opened.number = close_case(app.state.citybrain.city)
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
