"""Diagnoses over the own API: by roles, frozen, compared, printed, inspected; a network; what one station says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.cases.tracing.register import RegisteredSource, replace_register
from citybrain.governance import Role
from citybrain.governance.register import add_identity, give_token
from citybrain.open_city import OpenCity
from tests.api.waiting import eventually
from tests.cases.tracing.plumes import STATIONS, WIND_FROM, degrees, emitted, register
from tests.city import city_around, write_city
from tests.sensors import HOUR, NOON, read, sensor

V1 = "/api/v1"
ROLES = {"Olli": Role.DUTY_OFFICER, "Paula": Role.PLANNER, "Aud": Role.AUDITOR}
Served = tuple[TestClient, dict[str, dict[str, str]], int]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A served city with six hours of dust from one source, which the register has."""
    workspace = OpenCity(write_city(tmp_path_factory.mktemp("city"))).workspace
    app = create_app(city_around(workspace), Path("nowhere"))
    with TestClient(app, headers={"accept-encoding": "identity"}) as client:
        state = app.state.citybrain
        sensing = state.city.sensing
        sensing.now = lambda: NOON
        times = np.arange(NOON - 6 * HOUR, NOON, HOUR // 2)
        for number, place in enumerate(STATIONS):
            value = 12.0 + float(emitted(place[None])[0])
            read(sensing, sensor(sensing, f"station {number}", place=degrees(place)), times, value)
        read(sensing, sensor(sensing, "mast", "wind_speed"), times, 4.0)
        read(sensing, sensor(sensing, "vane", "wind_direction"), times, WIND_FROM)
        with sensing.records.begin() as connection:
            replace_register(connection, [RegisteredSource.model_validate(one) for one in register()], "Aino")
        headers = {}
        with state.governance.records.begin() as connection:
            for name, role in ROLES.items():
                add_identity(connection, name, [role], "Aino")
                headers[name] = {"authorization": f"Bearer {give_token(connection, name, (), 1, 'test', 'Aino').text}"}

        def dust() -> list[dict[str, Any]]:
            asked = {"rule": "dust_episode"}
            return client.get(f"{V1}/cases", headers=headers["Olli"], params=asked).json()["cases"]

        eventually(dust)
        yield client, headers, dust()[0]["number"]


def diagnose(served: Served, who: str = "Olli", **said: Any) -> Any:
    client, headers, case = served
    return client.post(f"{V1}/cases/{case}/diagnosis", headers=headers[who], json=said)


def test_a_case_is_diagnosed_and_asked_again_it_says_the_same(served: Served) -> None:
    client, headers, case = served
    made, again = diagnose(served), diagnose(served)
    assert (made.status_code, again.status_code) == (201, 201), made.text
    answer = made.json()
    assert answer["document"]["trace"]["candidates"][0]["name"] == "works"
    assert (again.json()["number"], again.json()["sha256"]) == (answer["number"], answer["sha256"])
    other = diagnose(served, background=11.0).json()
    assert other["compared"] == {
        "number": answer["number"], "changed": ["readings"], "verdict_before": "candidate", "first_before": "works",
        "first": "works", "probability_before": answer["document"]["trace"]["candidates"][0]["probability"],
        "probability": other["document"]["trace"]["candidates"][0]["probability"],
    }  # fmt: skip
    listed = client.get(f"{V1}/cases/{case}/diagnosis", headers=headers["Paula"]).json()["diagnoses"]
    assert [one["sha256"] for one in listed] == [other["sha256"], answer["sha256"]]


def test_who_reads_cases_reads_diagnoses_and_who_works_on_them_makes_them(served: Served) -> None:
    client, headers, case = served
    assert diagnose(served, "Paula").status_code == 403
    assert diagnose(served, "Aud").status_code == 403
    assert client.post(f"{V1}/cases/{case}/diagnosis", json={}).status_code == 401
    assert client.get(f"{V1}/known-sources").status_code == 401
    assert client.get(f"{V1}/known-sources", headers=headers["Aud"]).status_code == 403
    known = client.get(f"{V1}/known-sources", headers=headers["Paula"]).json()["sources"]
    assert {one["name"] for one in known} == {one["name"] for one in register()}
    number = diagnose(served).json()["number"]
    for path in ("", f"/{number}", f"/{number}/paper"):
        address = f"{V1}/cases/{case}/diagnosis{path}"
        assert client.get(address, headers=headers["Paula"]).status_code == 200
        assert client.get(address, headers=headers["Aud"]).status_code == 403
    outcome = {"source": "works"}
    address = f"{V1}/cases/{case}/diagnosis/{number}/outcome"
    assert client.post(address, headers=headers["Paula"], json=outcome).status_code == 403


def test_the_page_says_all_that_it_stands_on_in_both_languages(served: Served) -> None:
    client, headers, case = served
    answer = diagnose(served).json()
    for language, verdict in (("en", "One known source explains"), ("zh", "一个已知源")):
        said = {**headers["Olli"], "accept-language": language}
        page = client.get(f"{V1}/cases/{case}/diagnosis/{answer['number']}/paper", headers=said)
        assert page.headers["cache-control"] == "no-store"
        assert "default-src 'none'" in page.headers["content-security-policy"]
        for told in (verdict, answer["sha256"], "works", "station 3", answer["document"]["trace"]["inputs_sha256"]):
            assert told in page.text
        assert "<script" not in page.text


def test_the_outcome_of_an_inspection_is_counted(served: Served) -> None:
    client, headers, case = served
    number = diagnose(served).json()["number"]
    address = f"{V1}/cases/{case}/diagnosis/{number}/outcome"
    wrong = client.post(address, headers=headers["Olli"], json={"source": "nobody's"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "case-outcome-unknown")
    made = client.post(address, headers=headers["Olli"], json={"source": "works", "why": "open lorries"})
    assert (made.status_code, made.json()["place"]) == (201, 1)
    hits = client.get(f"{V1}/diagnoses/hits", headers=headers["Paula"]).json()
    assert (hits["all"]["inspected"], hits["all"]["first"]["hits"]) == (1, 1)
    assert hits["rules"][0]["rule"] == "dust_episode"


def test_what_cannot_be_diagnosed_is_refused(served: Served) -> None:
    client, headers, _ = served
    early = {"start": "2018-06-01T00:00:00Z", "end": "2018-06-01T01:00:00Z"}
    assert diagnose(served, **early).json()["code"] == "trace-wind-missing"
    assert diagnose(served, start="2018-06-01T00:00:00Z").json()["code"] == "trace-hours"
    assert diagnose(served, start="9999-12-31T22:59:59-12:00", end="9999-12-31T23:59:59-12:00").status_code == 422
    assert diagnose(served, sources=[]).status_code == 422
    gone = client.post(f"{V1}/cases/999999/diagnosis", headers=headers["Olli"], json={})
    assert gone.status_code == 404


def test_a_station_alone_tells_its_wind(served: Served) -> None:
    client, _, _ = served
    times = {"start": "2018-06-05T09:00:00Z", "end": "2018-06-05T12:00:00Z"}
    answer = client.post(f"{V1}/traces/station", json={"stream": 1, **times})
    assert answer.status_code == 200, answer.text
    assert (answer.json()["wind_from"], answer.json()["reason"]) == (pytest.approx(WIND_FROM), "few")
    assert client.post(f"{V1}/traces/station", json={"stream": 9999, **times}).status_code == 404


def test_a_network_of_water_names_the_node(served: Served) -> None:
    client, _, _ = served
    reaches = [("a", "c"), ("b", "c"), ("c", "d")]
    said: dict[str, Any] = {
        "reaches": [{"start": start, "end": end, "travel_time": 600} for start, end in reaches],
        "samples": [
            {"node": node, "time": "2026-03-02T14:00:00Z", "above": node != "b"} for node in ("a", "b", "c", "d")
        ],
        "since": "2026-03-02T10:00:00Z",
        "until": "2026-03-02T12:00:00Z",
    }
    answer = client.post(f"{V1}/traces/network", json=said).json()
    assert (answer["verdict"], answer["nodes"][0]["name"], answer["nodes"][0]["explained"]) == ("candidate", "a", 3)
    clean = [{**one, "above": False} for one in said["samples"]]
    none = client.post(f"{V1}/traces/network", json={**said, "samples": clean}).json()
    assert (none["verdict"], none["reason"], none["nodes"]) == ("cannot_tell", "no_signal", [])
    wrong = {**said, "samples": [{**clean[0], "node": "z"}]}
    assert client.post(f"{V1}/traces/network", json=wrong).json()["code"] == "trace-network-node"
    window = {**said, "until": said["since"]}
    assert client.post(f"{V1}/traces/network", json=window).json()["code"] == "trace-network-wrong"
