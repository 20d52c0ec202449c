"""The registers over HTTP: whose data, how well it is known, and everything as a table."""

import csv
import io

import numpy as np
import pytest
from fastapi.testclient import TestClient

from citybrain.plans.workspace import Workspace
from tests.city import BUILDINGS

V1 = "/api/v1"


def table(client: TestClient, path: str) -> list[dict[str, str]]:
    answer = client.get(f"{V1}/{path}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def files(client: TestClient) -> list[dict]:
    """Sources that are files: other tests enter values, which are sources as well."""
    return [one for one in client.get(f"{V1}/sources").json()["sources"] if one["kind"] == "file"]


def test_sources_say_whose_data_it_is_and_what_comes_from_it(client: TestClient) -> None:
    (source,) = files(client)
    assert (source["title"], source["licence"], source["simulated"]) == ("OpenStreetMap", "ODbL-1.0", False)
    assert source["files"] == [{"file": "testbury.osm.pbf", "sha256": "ab" * 32, "bytes": 1}]
    counts = {one["name"]: one["count"] for one in source["attributes"]}
    assert counts["storeys"] == BUILDINGS
    assert counts["outdoor_temperature"] == 8760
    assert "residents" not in counts


def test_what_no_file_gives_is_listed_with_its_rule(client: TestClient) -> None:
    english = client.get(f"{V1}/sources").json()["rules"]
    chinese = client.get(f"{V1}/sources?language=zh").json()["rules"]
    (rule,) = english
    assert (rule["rule"], rule["kind"], rule["quality"], rule["simulated"]) == (
        "demo-low-income-share",
        "estimated",
        5,
        True,
    )
    assert [one["name"] for one in rule["attributes"]] == ["residents"]
    assert rule["text"] != chinese[0]["text"]


def test_records_of_a_source_are_told_with_reasons(client: TestClient, workspace: Workspace) -> None:
    told = {"received": 130, "kept": 120, "rejected": {"osm-buildings-underground": 10}}
    workspace.snapshot.manifest.report["records"] = {"osm": told}
    try:
        (source,) = files(client)
        (line,) = (one for one in table(client, "registers/data.csv") if one["file"])
    finally:
        del workspace.snapshot.manifest.report["records"]
    assert source["received"] == source["kept"] + sum(reason["count"] for reason in source["rejected"])
    assert "10" in source["rejected"][0]["text"]
    assert (line["received"], line["kept"], line["rejected"]) == ("130", "120", "10")


def test_every_quantity_has_its_levels(client: TestClient) -> None:
    levels = client.get(f"{V1}/quantities/levels").json()
    assert levels.keys() == {made["name"] for made in client.get(f"{V1}/quantities").json()}
    assert levels["storeys"] == {"2": 1.0}
    assert levels["residents"] == {"5": 1.0}
    assert all(sum(shares.values()) == pytest.approx(1) for shares in levels.values())


def test_the_quality_report_calls_attributes_by_their_names(client: TestClient) -> None:
    english, chinese = (client.get(f"{V1}/quality?language={code}").json() for code in ("en", "zh"))
    assert english["labels"].keys() == english["attributes"].keys() == chinese["labels"].keys()
    assert english["labels"]["residents"] != chinese["labels"]["residents"]


def test_values_come_as_a_table_with_unit_and_source(client: TestClient, workspace: Workspace) -> None:
    rows = table(client, "values/space_heating_need/table.csv")
    assert [row["id"] for row in rows] == list(workspace.snapshot.ids)
    column = workspace.today().column("space_heating_need")
    np.testing.assert_allclose([float(row["value"] or "nan") for row in rows], column, rtol=1e-6)
    assert {row["unit"] for row in rows} == {"kWh/a"}
    assert {row["known"] for row in rows} == {"computed"}
    assert rows[0]["source"].startswith("ISO 13790:2008")


def test_given_values_name_their_file_or_rule(client: TestClient) -> None:
    storeys = table(client, "values/storeys/table.csv")[0]
    assert (storeys["source"], storeys["licence"], storeys["known"]) == ("OpenStreetMap", "ODbL-1.0", "measured")
    people = table(client, "values/residents/table.csv")[0]
    assert (people["source"], people["simulated"], people["known"]) == ("", "yes", "estimated")
    assert people["rule"]


def test_zones_have_names_and_kinds_have_labels(client: TestClient) -> None:
    zones = table(client, "values/zone_space_heating_need/table.csv")
    assert [zone["name"] for zone in zones] == ["Kluuvi", "Kallio", "Käpylä"]
    uses = table(client, "values/building_use/table.csv?language=zh")
    assert "detached_house" not in {use["value"] for use in uses}


def test_the_hours_of_a_zone_have_a_line_each(client: TestClient, workspace: Workspace) -> None:
    rows = table(client, "values/zone_hourly_heating_need/table.csv")
    assert len(rows) == 3 * 8760
    assert [row["position"] for row in rows[8759:8761]] == ["8759", "0"]
    need = workspace.today().value("zone_hourly_heating_need")
    np.testing.assert_allclose([float(row["value"]) for row in rows[:8760]], need[0], rtol=1e-6)


def test_what_a_plan_sets_is_told_as_the_plan_s(client: TestClient) -> None:
    where = {"id": ["way/1"]}
    measures = [{"intervention": "change_setpoint", "where": where}]
    plan = client.post(f"{V1}/plans", json={"name": "Cooler", "measures": measures}).json()["id"]
    changed = {row["quantity"]: row for row in table(client, f"values/space_heating_need/table.csv?plan={plan}")[:1]}
    today = table(client, "values/space_heating_need/table.csv")
    assert changed["space_heating_need"]["value"] != today[0]["value"]
    of_plan = table(client, f"values/heating_setpoint/table.csv?plan={plan}")
    assert of_plan[1] == table(client, "values/heating_setpoint/table.csv")[1]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("values/city_space_heating_need/table.csv", "quantity-without-rows"),
        ("values/space_heating_ned/table.csv", "quantity-unknown"),
        ("values/storeys/table.csv?plan=none", "plan-unknown"),
        ("registers/decisions.csv", "request-value"),
    ],
)
def test_a_table_that_cannot_be_says_why(client: TestClient, path: str, code: str) -> None:
    answer = client.get(f"{V1}/{path}")
    assert 400 <= answer.status_code < 500
    assert answer.json()["code"] == code


def test_the_register_of_algorithms_leaves_nothing_out(client: TestClient) -> None:
    names = [row["name"] for row in table(client, "registers/algorithms.csv")]
    quantities = [made["name"] for made in client.get(f"{V1}/quantities").json()]
    measures = [made["name"] for made in client.get(f"{V1}/interventions").json()]
    others = [one["name"] for one in client.get(f"{V1}/algorithms").json()]
    assert len(others) > 100
    assert names == [*quantities, *measures, *others, "demo-low-income-share"]


def test_algorithms_are_told_in_the_readers_language(client: TestClient) -> None:
    english, chinese = (client.get(f"{V1}/algorithms?language={code}").json() for code in ("en", "zh"))
    assert [one["name"] for one in english] == [one["name"] for one in chinese]
    for one, other in zip(english, chinese, strict=True):
        assert one["kind_label"] != one["kind"], one
        assert one["kind_label"] != other["kind_label"], one
        assert one["sentence"] != other["sentence"], one
        assert one["source"] == other["source"] != "", one


def test_the_register_of_parameters_has_every_dated_value(client: TestClient) -> None:
    rows = table(client, "registers/parameters.csv")
    told = client.get(f"{V1}/parameters").json()
    assert len(rows) == sum(len(p["values"]) + sum(len(t["rows"]) for t in p["tables"]) for p in told)
    assert all(row["from"] and row["source"] and row["file"].endswith(".yaml") for row in rows)
    assert any(row["for"].startswith("building_use: ") for row in rows)


def test_the_register_of_quality_has_shares(client: TestClient) -> None:
    rows = {row["attribute"]: row for row in table(client, "registers/quality.csv")}
    assert (rows["residents"]["estimated"], rows["residents"]["simulated"]) == ("1.0", "1.0")


def test_the_code_of_a_measure_can_be_read(client: TestClient) -> None:
    code = client.get(f"{V1}/explain/insulate_walls/code")
    assert code.status_code == 200
    assert "def insulate_walls" in code.text
