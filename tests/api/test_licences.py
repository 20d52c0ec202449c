"""Licences over HTTP, in a city with two test roads: who may do what, what everybody may know, the map."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.api.guards import IN_TURN
from citybrain.api.routes import licences
from citybrain.governance import Role
from citybrain.governance.register import add_identity, give_token
from citybrain.open_city import OpenCity
from citybrain.twin.manifest import EntityEntry
from citybrain.twin.snapshot_write import write_snapshot
from tests import city as made_up
from tests.cases.licences.licence_city import CHECKED, KIND, STATED

PEOPLE = {
    "Olli": Role.DUTY_OFFICER, "Sanna": Role.DUTY_OFFICER, "Mia": Role.ENTERPRISE, "Pia": Role.PLANNER,
    "Admin": Role.ADMINISTRATOR,
}  # fmt: skip
FIRMS = [
    {"identifier": "F-1", "name": "Made-up Drive", "sole_trader": False},
    {"identifier": "F-2", "name": "Bert Baker", "sole_trader": True},
]


def write_city_with_roads(folder: Path) -> Path:
    contents = made_up._contents(12)
    lines = [
        shapely.LineString([(made_up.WEST, made_up.SOUTH + 50 * row), (made_up.WEST + 400, made_up.SOUTH + 50 * row)])
        for row in range(2)
    ]
    roads = gpd.GeoDataFrame({"id": ["mill", "ring"], "name": [None, "Ring road"]}, geometry=lines, crs=made_up.CRS)

    def describe(number: int, entries: Any) -> Any:
        manifest = made_up._describe(number, entries, [0, 12])
        manifest.entities["test_road"] = EntityEntry(table="test_roads", rows=2, geometry="line")
        return manifest

    write_snapshot(folder, replace(contents, tables={**contents.tables, "test_roads": roads}), describe)
    return folder


class Office:
    """Who asks over HTTP, by name; "" is nobody."""

    def __init__(self, client: TestClient) -> None:
        self.client, self.headers = client, dict[str, dict[str, str]]()
        with client.app.state.citybrain.governance.records.begin() as connection:  # type: ignore[attr-defined]
            for name, role in PEOPLE.items():
                add_identity(connection, name, [role], "root")
                token = give_token(connection, name, (), 1, "test", "root")
                self.headers[name] = {"authorization": f"Bearer {token.text}"}
        firms = {"enterprises": FIRMS, "source": "made up"}
        assert self.ask("Olli", "POST", "/enterprises", json=firms).status_code == 201
        assert self.ask("Admin", "POST", "/enterprises/1/people", json={"name": "Mia"}).status_code == 204
        self.year = self.client.app.state.citybrain.city.supervision.today.year  # type: ignore[attr-defined]

    def ask(self, who: str, method: str, path: str, **more: Any) -> Any:
        return self.client.request(method, f"/api/v1{path}", headers=self.headers.get(who), **more)

    def apply(self, who: str = "Olli", **said: Any) -> Any:
        body = {
            "kind": KIND, "firm": "F-1", "vehicles": 3, "roads": ["ring"], "since": f"{self.year}-01-01",
            "until": f"{self.year}-12-31", "answers": STATED,
            "contact": {"name": "Carla Contact", "address": "carla@example.org"}, **said,
        }  # fmt: skip
        return self.ask(who, "POST", "/licences/applications", json=body)

    def granted(self, **said: Any) -> int:
        number = self.apply(**said).json()["application"]
        path = f"/licences/applications/{number}"
        assert self.ask("Olli", "POST", f"{path}/check", json={"answers": CHECKED}).status_code == 201
        asked = self.ask("Olli", "POST", f"{path}/proposal", json={"conditions": "By day", "why": "Checked"}).json()
        proposal = f"/proposals/{asked['proposal']}"
        tag = self.ask("Sanna", "GET", proposal).headers["etag"]
        for who, status in (("Olli", 403), ("Sanna", 201)):
            headers = {**self.headers[who], "if-match": tag}
            made = self.client.post(f"/api/v1{proposal}/steps", headers=headers, json={"step": "approve"})
            assert made.status_code == status, made.text
        return int(number)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = write_city_with_roads(tmp_path_factory.mktemp("city"))
    with TestClient(create_app(OpenCity(folder)), base_url="http://127.0.0.1:8000") as client:
        yield Office(client)


def test_an_application_becomes_a_licence_on_the_map_and_its_contact_stays_closed(office: Office) -> None:
    number, trader = office.granted(), office.granted(firm="F-2", roads=["mill", "ring"])
    listed = office.ask("", "GET", "/licences").json()["licences"]
    assert [(one["firm"], one["vehicles"], one["state"]) for one in listed] == [
        (None, 3, "in_force"), ("Made-up Drive", 3, "in_force"),
    ]  # fmt: skip
    assert listed[1]["roads"] == [{"id": "ring", "name": "Ring road"}]
    roads = office.ask("", "GET", "/licences/roads", params={"kind": KIND}).json()["features"]
    assert {one["id"]: one["properties"]["licences"] for one in roads} == {"mill": 1, "ring": 2}
    assert roads[0]["geometry"]["type"] == "LineString" and 24 < roads[0]["geometry"]["coordinates"][0][0] < 26
    sums = office.ask("", "GET", "/licences/sums", params={"kind": KIND}).json()
    assert {one["name"]: one["amount"] for one in sums["computed"]} == {"licences": 2, "firms": 2, "vehicles": 6}
    for path in ("/licences", "/licences/roads", "/licences/sums"):
        told = office.ask("", "GET", path, params={"kind": KIND}).text
        assert not any(word in told for word in ("Carla", "carla", "Baker", "F-2")), path
    path = f"/licences/applications/{number}"
    assert office.ask("Olli", "GET", path).json()["contact"]["name"] == "Carla Contact"
    own = office.ask("Mia", "GET", path)
    assert own.json()["contact"] is None and not any(word in own.text for word in ("Carla", "Olli"))
    assert office.ask("Mia", "GET", f"/licences/applications/{trader}").status_code == 403
    assert office.ask("Olli", "DELETE", f"{path}/contact").status_code == 204
    assert office.ask("Olli", "GET", path).json()["contact"] is None


def test_what_a_proposal_says_of_a_firm_is_closed_to_who_may_not_read_of_enterprises(office: Office) -> None:
    next_year = {"since": f"{office.year + 1}-01-01", "until": f"{office.year + 1}-12-31"}
    path = f"/licences/applications/{office.apply(firm='F-2', roads=['mill'], **next_year).json()['application']}"
    checked = {"answers": CHECKED | {"no_violations": "no"}}
    assert office.ask("Olli", "POST", f"{path}/check", json=checked).status_code == 201
    blank = {"conditions": " ", "why": "\n"}
    assert office.ask("Olli", "POST", f"{path}/proposal", json=blank).status_code == 422
    said = {"conditions": "Bert drives himself", "why": "Bert Baker was here"}
    proposal = office.ask("Olli", "POST", f"{path}/proposal", json=said).json()["proposal"]
    closed, whole = (office.ask(who, "GET", f"/proposals/{proposal}") for who in ("Pia", "Sanna"))
    assert (closed.status_code, closed.json()["state"], closed.json()["values"]) == (200, "asked", [])
    assert closed.json()["reason"].startswith("What is proposed, and why, is closed to your role.")
    assert not any(word in closed.text for word in ("Bert", "no_violations"))
    assert "Bert Baker was here" in whole.json()["reason"]
    assert whole.json()["values"][0]["value"] == "Bert drives himself"
    cases = {who: office.ask(who, "GET", "/cases").json()["cases"] for who in ("Pia", "Sanna")}
    asked = {who: any(one["rule"] == "approval_by_duty_officer" for one in some) for who, some in cases.items()}
    assert asked == {"Pia": False, "Sanna": True}


def test_who_may_not_is_refused_and_what_is_wrong_is_told_at_once(office: Office) -> None:
    for who, status in (("", 401), ("Pia", 403), ("Mia", 403)):
        assert office.apply(who).status_code == status
        assert office.ask(who, "GET", "/licences/applications").status_code == status
    refused = office.apply(roads=["rnig"], vehicles=1, fleet=["A", "B"])
    assert refused.status_code == 422 and "roads: rnig (ring); fleet: 2 (1)" in refused.json()["detail"]
    assert office.apply(firm="F-9").status_code == 404
    assert office.apply(kind="trams").status_code == 404


def test_a_firm_reports_and_appeals_for_itself(office: Office) -> None:
    number = office.granted(roads=["mill"], since=f"{office.year}-01-01")
    table = f"licence,month,distance\n{number},{office.year}-01,99000\n"
    params = {"source": "r.csv", "constant": ["unit=km"]}
    made = office.ask("Mia", "POST", "/licences/reports", content=table, params=params)
    assert made.status_code == 201 and made.json()["added"] == 1
    assert [one["told"] for one in made.json()["findings"]] == [
        "Distance of a vehicle and day: 1,065 km/d, more than 600 km/d is not plausible"
    ]
    assert office.ask("Mia", "POST", "/licences/reports", content=table, params={"source": "r.csv"}).status_code == 422
    path = f"/licences/applications/{number}/entries"
    suspension, appeal = ({"act": one, "text": "Reason"} for one in ("suspension", "appeal"))
    assert office.ask("Mia", "POST", path, json=suspension).status_code == 403
    assert office.ask("Olli", "POST", path, json=suspension).json()["state"] == "suspended"
    assert office.ask("Mia", "POST", path, json=appeal).status_code == 201
    cases = office.ask("Sanna", "GET", "/cases").json()["cases"]
    assert any(one["rule"] == "licence_appeal" for one in cases)
    reinstated = {"act": "reinstatement", "text": "Not liable"}
    assert office.ask("Olli", "POST", path, json=reinstated).status_code == 403
    assert office.ask("Sanna", "POST", path, json=reinstated).json()["state"] == "in_force"


def test_published_figures_stand_beside_those_on_record(office: Office) -> None:
    table = "figure,amount,unit,until\nlicences,1581,1,2023-12-31\nvehicles,675,1,2023-12-31\n"
    params = {"source": "w.csv", "kind": KIND, "constant": ["source=CCICED 2024"]}
    assert office.ask("Mia", "POST", "/licences/figures", content=table, params=params).status_code == 403
    assert office.ask("Olli", "POST", "/licences/figures", content=table, params=params).json()["added"] == 2
    told = office.ask(
        "",
        "GET",
        "/licences/sums",
        params={"kind": KIND},
    ).json()
    (ratio,) = [one for one in told["ratios"] if one["where"]]
    assert (ratio["plausible"], ratio["where"]) == (False, "CCICED 2024")
    paths = [f"/licences/figures/{one['number']}" for one in told["published"]]
    assert office.ask("Mia", "DELETE", paths[0]).status_code == 403
    assert [office.ask("Olli", "DELETE", one).status_code for one in (*paths, paths[0])] == [204, 204, 404]
    assert office.ask("", "GET", "/licences/sums", params={"kind": KIND}).json()["published"] == []


def test_tables_are_read_in_turn() -> None:
    tables = [one for one in licences.router.routes if getattr(one, "openapi_extra", None)]
    assert [one.path.rpartition("/")[2] for one in tables] == ["reports", "figures"]  # type: ignore[attr-defined]
    assert all(IN_TURN in one.dependencies for one in tables)  # type: ignore[attr-defined]
