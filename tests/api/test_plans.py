"""Plans, selections and interventions over HTTP."""

import numpy as np
import pytest
import yaml
from fastapi.testclient import TestClient

from citybrain.base.domains import find_domains

V1 = "/api/v1"


def test_a_plan_is_evaluated_and_kept(client: TestClient, plan: dict) -> None:
    outcome = client.post(f"{V1}/plans", json=plan).json()
    assert client.get(f"{V1}/plans/{outcome['id']}").json() == outcome
    carbon = next(e for e in outcome["headline"] if e["quantity"] == "city_operational_emissions")
    assert carbon["plan"] < carbon["today"]
    assert carbon["verdict"] == "better"
    assert carbon["change"] == pytest.approx(carbon["plan"] - carbon["today"])
    assert sum(zone["values"]["zone_operational_emissions"]["plan"] for zone in outcome["zones"]) == pytest.approx(
        carbon["plan"]
    )
    walls, solar = outcome["measures"]
    assert (walls["position"], walls["label"]) == (1, "Insulate outer walls")
    assert walls["selected"] == walls["adopted"] + sum(s["count"] for s in walls["skipped"])
    assert all(s["text"] and s["reason"] for s in walls["skipped"])
    assert outcome["cost"]["investment"] == pytest.approx(walls["investment"] + solar["investment"])
    assert outcome["cost"]["emissions_change"] == pytest.approx(carbon["change"])
    assert 0 < outcome["touched"] <= 120


def test_yaml_and_json_are_the_same_plan(client: TestClient, plan: dict) -> None:
    headers = {"content-type": "application/yaml"}
    as_yaml = client.post(f"{V1}/plans", content=yaml.safe_dump(plan), headers=headers).json()
    assert as_yaml["id"] == client.post(f"{V1}/plans", json=plan).json()["id"]


def test_a_plan_on_another_day_is_another_outcome(client: TestClient, plan: dict) -> None:
    today, earlier = (client.post(f"{V1}/plans", json=plan | more).json() for more in ({}, {"date": "2024-06-01"}))
    assert today["id"] != earlier["id"]
    assert (today["date"], earlier["date"]) == ("2026-01-01", "2024-06-01")
    told = client.post(f"{V1}/plans", json=plan | {"date": "1950-01-01"})
    assert told.status_code == 422
    assert "has no value on 1950-01-01; its first is from" in told.json()["detail"]


def test_values_and_explanations_of_a_plan(client: TestClient, plan: dict) -> None:
    identity = client.post(f"{V1}/plans", json=plan).json()["id"]
    today, planned = (
        np.frombuffer(client.get(f"{V1}/values/space_heating_need{query}").content, "<f4")
        for query in ("", f"?plan={identity}")
    )
    changed = np.flatnonzero(planned < today)
    assert 0 < len(changed) < 120
    told = client.get(f"{V1}/explain/space_heating_need?row={changed[0]}&plan={identity}").json()
    assert told["value"] < told["before"]
    set_by_plan = client.get(f"{V1}/explain/wall_transmittance?row={changed[0]}&plan={identity}").json()
    assert set_by_plan["source"] == "plan"
    load = f"{V1}/values/zone_hourly_heating_need/series/0"
    today, planned = (client.get(f"{load}{query}").json()["values"] for query in ("", f"?plan={identity}"))
    assert len(today) == len(planned) > 0 and today != planned


def test_everything_wrong_with_a_plan_is_told_with_its_place(client: TestClient) -> None:
    body = {
        "name": "x",
        "measures": [{"intervention": "insulate_wals"}, {"intervention": "insulate_roof", "where": {"zone": "Kalio"}}],
    }
    answer = client.post(f"{V1}/plans", json=body)
    problem = answer.json()
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert [(e["code"], e["pointer"]) for e in problem["errors"]] == [
        ("plan-unknown-intervention", "/measures/0/intervention"),
        ("plan-unknown-zone", "/measures/1/where/zone/0"),
    ]
    assert "Nearest: insulate_walls" in problem["detail"]
    assert "Nearest: Kallio" in problem["detail"]


def test_a_selection_that_is_empty_is_an_error_in_a_plan_but_not_by_itself(client: TestClient) -> None:
    where = {"construction_year": {"before": 1980}, "gross_floor_area": {"after": 10**9}}
    answer = client.post(
        f"{V1}/plans", json={"name": "x", "measures": [{"intervention": "insulate_walls", "where": where}]}
    )
    assert answer.status_code == 422
    assert "gross_floor_area: 0" in answer.json()["detail"]
    found = client.post(f"{V1}/selections", json={"where": where}).json()
    assert (found["count"], found["total"]) == (0, 120)
    assert [step["filter"] for step in found["steps"]] == ["construction_year", "gross_floor_area"]


def test_a_selection_can_name_its_rows(client: TestClient) -> None:
    body = {"where": {"building_use": "office", "zone": ["Kallio"]}}
    found = client.post(f"{V1}/selections?rows=true", json=body).json()
    assert found["count"] == len(found["rows"]) > 0
    assert all(row % 6 == 3 and 40 <= row < 80 for row in found["rows"])


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"where": {}, "colour": "red"}, "colour"),
        ({"where": {}, "of": "nosuch"}, "of"),
        ({"where": {}, "entity": "nosuch"}, "this city has no entity nosuch"),
        (
            {"where": {"id": [str(number) for number in range(500, 150_000)]}},
            "no building 500, 501, 502, 503, … (1495",
        ),
    ],
)
def test_what_no_selection_has_is_refused(client: TestClient, body: dict, told: str) -> None:
    answer = client.post(f"{V1}/selections", json=body)
    assert answer.status_code == 422
    assert told in answer.json()["detail"]


@pytest.mark.parametrize(
    ("content", "headers", "told"),
    [
        (b"", {}, "cannot be read"),
        (b"[]", {}, "begins with named fields"),
        (b"\xff", {}, "is not UTF-8"),
        (b'{"name": "x", "measures": [' + b"[" * 50_000, {}, "cannot be read"),
        (b"a: &a [*a]", {"content-type": "application/yaml"}, "anchors and aliases"),
        (b"{}", {"content-type": "application/json"}, "the field name is missing"),
    ],
)
def test_bodies_that_are_no_plan_are_told(client: TestClient, content: bytes, headers: dict, told: str) -> None:
    answer = client.post(f"{V1}/plans", content=content, headers=headers)
    assert (answer.status_code, told in answer.json()["detail"]) == (422, True)


def test_interventions_say_what_can_be_set(client: TestClient) -> None:
    known = client.get(f"{V1}/interventions").json()
    phases = [made["phase"] for made in known]
    assert phases == sorted(phases, key=find_domains().phases().index)
    walls = next(made for made in known if made["name"] == "insulate_walls")
    target = next(s for s in walls["settings"] if s["name"] == "insulated_wall_transmittance")
    assert target["minimum"] < target["default"] < target["maximum"]
    assert target["source"]
    assert "wall_transmittance" in walls["changes"]
    assert (walls["strategy"], walls["digital_leverage"]) == ("improve", "medium-high")
    assert (walls["strategy_label"], walls["digital_leverage_label"]) == ("Improve", "medium to high")
    chinese = client.get(f"{V1}/interventions", headers={"accept-language": "zh"}).json()
    assert next(made for made in chinese if made["name"] == "insulate_walls")["strategy_label"] == "改进"


def test_every_default_setting_may_be_written_into_a_plan(client: TestClient) -> None:
    for made in client.get(f"{V1}/interventions").json():
        settings = {s["name"]: s["default"] for s in made["settings"] if s["default"] is not None}
        plain = {"name": "x", "measures": [{"intervention": made["name"]}]}
        stated = {"name": "x", "measures": [{"intervention": made["name"], "settings": settings}]}
        one, other = (client.post(f"{V1}/plans", json=body).json() for body in (plain, stated))
        assert one["headline"] == other["headline"], made["name"]


def test_an_unknown_outcome_is_told(client: TestClient) -> None:
    answer = client.get(f"{V1}/plans/0123", headers={"accept-language": "zh"})
    assert (answer.status_code, answer.json()["title"]) == (404, "未找到")


def test_what_somebody_else_asked_for_is_not_dropped_by_anybody(
    client: TestClient, plan: dict, signed_in: dict[str, str]
) -> None:
    body = plan | {"name": "asked for by somebody"}
    identity = client.post(f"{V1}/plans", json=body, headers=signed_in).json()["id"]
    refused = TestClient(client.app).delete(f"{V1}/plans/{identity}")
    assert (refused.status_code, refused.json()["code"]) == (401, "access-sign-in")
    assert client.get(f"{V1}/plans/{identity}").status_code == 200
    assert client.delete(f"{V1}/plans/{identity}", headers=signed_in).status_code == 204
