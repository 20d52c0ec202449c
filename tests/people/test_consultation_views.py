"""Views of a consultation over HTTP: places that are named or chosen, words and pictures that say they are drawn."""

import datetime
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.api.routes import consultations as routes
from citybrain.open_city import OpenCity
from tests.access import headers_of
from tests.city import write_city
from tests.people.consulted import V1, Consulted

DRAWN = "Drawn from data of the city, not a photograph"
EMPTY = [24.945, 60.1678]


@pytest.fixture(scope="module")
def consulted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Consulted]:
    folder = write_city(tmp_path_factory.mktemp("city"))
    with TestClient(create_app(OpenCity(folder)), base_url="http://127.0.0.1:8000") as client:
        today = datetime.datetime.now(tz=datetime.UTC).date()
        days = (str(today), str(today + datetime.timedelta(days=30)))
        yield Consulted(client, headers_of(folder), days)


def test_the_place_with_most_changes_is_chosen_and_told_in_words(consulted: Consulted) -> None:
    number = consulted.opened()
    [view] = consulted.anybody("GET", f"/consultations/{number}").json()["views"]
    told = consulted.anybody("GET", f"/consultations/{number}/views/{view['number']}").json()
    assert told["name"] == view["name"] and told["words"] == DRAWN and DRAWN in told["today"]
    walls, solar = told["changes"]
    assert walls["intervention"] == "insulate_walls" and walls["drawn"]
    assert 0 < walls["count"] <= walls["among"] == next(x["count"] for x in told["rows"] if x["entity"] == "building")
    assert solar["words"] == f"{solar['label']}, {solar['count']} of {solar['among']} here (Building)"
    assert walls["words"] in told["plan"] and told["left_out"] == 0


def test_pictures_say_in_themselves_that_they_are_drawn(consulted: Consulted) -> None:
    number = consulted.opened()
    for side, language, drawn in (("today", "en", DRAWN), ("plan", "zh", "根据城市数据绘制，并非照片")):
        path = f"/consultations/{number}/views/1/{side}.svg"
        answer = consulted.anybody("GET", f"{path}?language={language}")
        assert answer.headers["content-type"].startswith("image/svg+xml")
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        root = ElementTree.fromstring(answer.text)
        shown = [each.text for each in root.iter("{http://www.w3.org/2000/svg}text")]
        assert drawn in shown and drawn in str(root[1].text)
        assert ('class="m"' in answer.text) == (side == "plan")
        assert not re.search(r"script|href|url\((?!#c)|@import", answer.text) and len(answer.content) < 150_000
        known = {"if-none-match": answer.headers["etag"]}
        assert consulted.client.get(f"{V1}{path}?language={language}", headers=known).status_code == 304


def test_a_picture_that_is_known_is_not_drawn_again(consulted: Consulted, monkeypatch: pytest.MonkeyPatch) -> None:
    path = f"{V1}/consultations/{consulted.opened()}/views/1/plan.svg"
    first = consulted.client.get(path)
    monkeypatch.setattr(routes, "view_picture", lambda *_: pytest.fail("drawn again"))
    again = consulted.client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["vary"] == first.headers["vary"]


def test_named_places_are_kept_in_their_order(consulted: Consulted) -> None:
    one = consulted.anybody("GET", f"/consultations/{consulted.opened()}/views/1").json()
    at = [one["longitude"], one["latitude"]]
    views = [
        {"name": {"en": "Park & <b>", "zh": "公园"}, "at": at},
        {"name": {"en": "East"}, "at": [at[0] + 1e-4, at[1]]},
    ]
    number = consulted.opened(views=views)
    told = consulted.anybody("GET", f"/consultations/{number}?language=zh").json()["views"]
    assert told == [{"number": 1, "name": "公园"}, {"number": 2, "name": "East"}]
    picture = consulted.anybody("GET", f"/consultations/{number}/views/1/plan.svg").text
    assert ElementTree.fromstring(picture)[0].text == "Park & <b>: With the plan"


def test_all_faults_of_places_are_told_at_once(consulted: Consulted) -> None:
    here = {"name": {"en": "Here"}, "at": EMPTY}
    views = [{"name": {"en": "Away"}, "at": [2.35, 48.85]}, here, here]
    refused = consulted.office("POST", "/consultations", json={**consulted.asked, "views": views})
    assert refused.status_code == 422
    detail = refused.json()["detail"]
    assert "views.0.at: 2.35, 48.85 (" in detail and "views: twice" in detail
    assert "views.1.at: 24.945, 60.1678: nothing is there" in detail
    seven = [{**here, "at": [EMPTY[0], EMPTY[1] + 1e-5 * one]} for one in range(7)]
    assert (
        "views: 7 (0 … 6)" in consulted.office("POST", "/consultations", json={**consulted.asked, "views": seven}).text
    )
    wrong = consulted.office(
        "POST", "/consultations", json={**consulted.asked, "views": [{"name": {}, "at": [1, None]}]}
    )
    assert wrong.status_code == 422


@pytest.mark.parametrize("path", ["/views/2", "/views/2/plan.svg", "/views/0", "/views/1/tomorrow.svg"])
def test_what_no_consultation_shows_is_not_reached(consulted: Consulted, path: str) -> None:
    number = consulted.opened()
    assert consulted.anybody("GET", f"/consultations/{number}{path}").status_code in (404, 422)
    assert consulted.anybody("GET", f"/consultations/999999{path}").status_code in (404, 422)
