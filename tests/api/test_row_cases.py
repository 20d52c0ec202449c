"""Cases at a row of the twin: a photo opens one, a second photo joins it, and a person decides."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.governance import Role
from citybrain.governance.register import add_identity, give_token
from citybrain.open_city import OpenCity
from tests.api.test_inspections import Served
from tests.cases.photos.photographs import photograph
from tests.city import city_around, write_city

RULE = """
facade_damage:
  label: {en: Damage of a facade, zh: 立面损坏}
  family: facades
  raises: building
  acknowledge: 24
  resolve: 720
  source: test
"""
ROW = "way/3"
OPEN = f"/cases/of/building?rule=facade_damage&row={quote(ROW)}&why=cracks"
OF_ROW = f"/cases?subject=building/{quote(ROW)}&live=false"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A served city with a rule of its own that a person raises at a building."""
    folder = write_city(tmp_path_factory.mktemp("city"))
    (folder / "cases").mkdir()
    (folder / "cases" / "facades.yaml").write_text(RULE, encoding="utf-8")
    app = create_app(city_around(OpenCity(folder).workspace), Path("nowhere"))
    with TestClient(app, headers={"accept-encoding": "identity"}) as client:
        headers = {}
        with app.state.citybrain.governance.records.begin() as connection:
            for name, role in (("Olli", Role.DUTY_OFFICER), ("Paula", Role.PLANNER)):
                add_identity(connection, name, [role], "Aino")
                token = give_token(connection, name, (), 1, "test", "Aino")
                headers[name] = {"authorization": f"Bearer {token.text}"}
        yield Served(client, headers)


def test_a_photo_opens_a_case_where_the_row_lies_and_a_person_closes_it(served: Served) -> None:
    first = served.send(OPEN, photograph(exif=True))
    assert first["photo"]["data_class"] == "internal"
    (case,) = served.ask("Olli", "GET", OF_ROW)["cases"]
    assert (case["number"], case["rule"], case["state"]) == (first["case"], "facade_damage", "seen")
    assert (case["subject"], case["data_class"]) == (f"building/{ROW}", "internal")
    row = served.ask("Olli", "GET", f"/entities/building/{ROW}")
    assert (case["longitude"], case["latitude"]) == pytest.approx((row["longitude"], row["latitude"]), abs=1e-6)
    again = served.send(OPEN, photograph(colour="red"))
    assert again["case"] == first["case"]
    assert len(served.ask("Olli", "GET", f"/cases/{first['case']}/photos")["photos"]) == 2
    closing = {"step": "close", "outcome": "refused", "why": "A shadow"}
    served.ask("Olli", "POST", f"/cases/{first['case']}/steps", 201, json=closing, headers={"if-match": "*"})
    assert served.send(OPEN, photograph(colour="navy"))["case"] != first["case"]
    assert [one["state"] for one in served.ask("Olli", "GET", OF_ROW)["cases"]].count("closed") == 1


def test_what_is_no_photo_opens_nothing(served: Served) -> None:
    before = len(served.ask("Olli", "GET", "/cases?live=false")["cases"])
    assert served.send(OPEN, b"none", 422)["code"] == "photo-unknown"
    assert served.send(OPEN, photograph(), 415, kind="text/plain")["code"] == "entry-media-type"
    assert len(served.ask("Olli", "GET", "/cases?live=false")["cases"]) == before


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/cases/of/building?rule=facade_damage&row=way/9999", "id-unknown"),
        ("/cases/of/building?rule=incident_opened&row=way/3", "case-rule-unknown"),
        ("/cases/of/zone?rule=facade_damage&row=091_1", "case-rule-unknown"),
        ("/cases/of/moon?rule=facade_damage&row=1", "entity-unknown"),
    ],
)
def test_a_row_or_rule_that_is_not_there_is_told(served: Served, path: str, code: str) -> None:
    assert served.send(path, photograph(), 404)["code"] == code


def test_who_may_not_work_on_cases_opens_none(served: Served) -> None:
    served.send(OPEN, photograph(colour="lime"), 403, "Paula")
    rules = {one["name"]: one["raises"] for one in served.ask("Paula", "GET", "/cases/rules")["rules"]}
    assert (rules["facade_damage"], rules["tree_damage"]) == ("building", "tree")
    assert rules["dust_episode"] is None
