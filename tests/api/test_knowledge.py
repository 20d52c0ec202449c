"""What the city knows over HTTP: registers, assessment, explanations."""

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

V1 = "/api/v1"
HAN = "[\u4e00-\u9fff]"


def steps(told: dict) -> Iterator[dict]:
    yield told
    for part in told["inputs"]:
        yield from steps(part)


def leaves(told: dict) -> Iterator[dict]:
    if not told["inputs"]:
        yield told
    for part in told["inputs"]:
        yield from leaves(part)


def test_the_register_lists_every_quantity_in_both_languages(client: TestClient) -> None:
    english = {q["name"]: q for q in client.get(f"{V1}/quantities").json()}
    chinese = {q["name"]: q for q in client.get(f"{V1}/quantities?language=zh").json()}
    assert english.keys() == chinese.keys()
    need = english["space_heating_need"]
    assert (need["unit"], need["entity"], need["better"], need["mappable"]) == ("kWh/a", "building", "less", True)
    assert need["label"] != chinese["space_heating_need"]["label"]
    assert english["building_use"]["categories"][0] == {"name": "detached_house", "label": "Detached house"}
    assert need["categories"] is None
    assert english["city_operational_emissions"]["headline"]


def test_what_quantities_and_measures_are_is_told_in_chinese(client: TestClient) -> None:
    told = {}
    for language in ("en", "zh"):
        made = client.get(f"{V1}/quantities?language={language}").json()
        told[language] = {quantity["name"]: quantity["sentence"] for quantity in made}
    assert told["en"]["delivered_gas"] == "Gas that the building buys."
    assert told["zh"]["delivered_gas"] == "建筑外购的燃气。"
    measures = {made["name"]: made for made in client.get(f"{V1}/interventions?language=zh").json()}
    assert all(re.search(HAN, made["description"]) for made in measures.values())
    assert measures["insulate_walls"]["description"].startswith("对外墙加设保温")


def test_every_step_of_an_explanation_is_told_in_chinese(client: TestClient) -> None:
    told = client.get(f"{V1}/explain/space_heating_need?row=1&depth=8&language=zh").json()
    assert [part["quantity"] for part in steps(told) if not re.search(HAN, part["sentence"])] == []
    table = next(part for part in steps(told) if part["quantity"] == "wall_transmittance")
    assert table["sentence"] == "从表中读取，依据：建成年份。"


def test_a_quantity_tells_whether_it_hangs_on_simulated_values(client: TestClient) -> None:
    told = {q["name"]: q["simulated"] for q in client.get(f"{V1}/quantities").json()}
    assert told["residents"]
    assert told["city_operational_emissions"]
    assert not told["storeys"]
    assert not told["interior_surface_conductance"]


def test_the_assessment_has_the_headlines_with_their_densities(client: TestClient) -> None:
    answer = client.get(f"{V1}/assessment").json()
    rows = {row["quantity"]: row for row in answer["rows"]}
    assert answer["date"] == "2026-01-01"
    carbon = rows["city_operational_emissions"]
    assert carbon["value"] > 0
    assert carbon["unit"] == "t/a"
    assert carbon["per_square_metre_unit"] == "kg/(m²·a)"
    assert sum(carbon["levels"].values()) == pytest.approx(1)
    assert rows["city_investment"]["per_square_metre"] is None


def test_a_city_total_opens_down_to_files_and_parameters(client: TestClient) -> None:
    told = client.get(f"{V1}/explain/city_space_heating_need?depth=8").json()
    assert (told["entity"], told["row"], told["kind"], told["unit"]) == ("city", None, "total", "kWh/a")
    assert told["note"] == "The 5 largest of 120 parts are shown."
    assert told["counts"] == {"known": 0, "inferred": 120}
    found = list(leaves(told))
    files = {leaf["leaf"]["file"] for leaf in found if leaf["leaf"]}
    assert "testbury.osm.pbf" in files
    assert any(str(file).endswith(".yaml") for file in files)
    given = next(leaf for leaf in found if leaf["quantity"] == "storeys")
    assert given["leaf"]["licence"] == "ODbL-1.0"
    assert given["leaf"]["sha256"] == "ab" * 32
    assert given["leaf"]["row"] == given["id"]


def test_parts_of_a_sum_are_counted_by_how_they_are_known(client: TestClient) -> None:
    told = client.get(f"{V1}/explain/zone_gross_floor_area?row=1&depth=1").json()
    known = [part["quality"] < 4 for part in told["inputs"]]
    assert sum(told["counts"].values()) == client.get(f"{V1}/city").json()["buildings"] // 3
    assert (told["counts"]["known"] > 0) == any(known)
    assert told["inputs"][0]["counts"] is None


def test_a_step_is_told_its_share_in_the_uncertainty_of_the_number_it_was_opened_from(client: TestClient) -> None:
    client.get(f"{V1}/assessment/uncertainty?draws=30").raise_for_status()
    step = f"{V1}/explain/network_heat?row=3"
    assert client.get(step).json()["share"] is None
    told = client.get(f"{step}&uncertainty_of=city_operational_emissions").json()
    shares = [part["share"] for part in told["inputs"]]
    assert 0 <= told["share"] <= 1.01
    assert shares == sorted(shares, reverse=True)


def test_a_building_is_explained_by_id_and_by_row(client: TestClient) -> None:
    by_id = client.get(f"{V1}/explain/space_heating_need?id=way/2").json()
    by_row = client.get(f"{V1}/explain/space_heating_need?row=1").json()
    assert by_id == by_row
    assert (by_id["id"], by_id["known"]) == ("way/2", "assumed")
    assert {part["quantity"] for part in by_id["inputs"]}


def test_a_category_is_explained_with_its_label(client: TestClient) -> None:
    told = client.get(f"{V1}/explain/building_use?row=0&language=zh").json()
    assert (told["value"], told["unit"]) == ("公寓楼", "category")


def test_the_code_of_a_number_is_its_program_text_or_its_values(client: TestClient) -> None:
    assert "def energy_cost(" in client.get(f"{V1}/explain/energy_cost/code").text
    assert "space_heating_need: KilowattHoursPerYear" in client.get(f"{V1}/explain/space_heating_need/code").text
    assert "source: " in client.get(f"{V1}/explain/discount_rate/code").text
    assert "construction_year" in client.get(f"{V1}/explain/wall_transmittance/code").text


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/explain/energy_cst", 404, "energy_cost"),
        ("/explain/energy_cost?row=120", 404, "120"),
        ("/explain/energy_cost?row=-1", 422, "row cannot be"),
        ("/explain/energy_cost?id=way/0", 404, "There is no building way/0"),
        ("/explain/energy_cost", 422, "energy_cost is a number of every building. Say of which one: ?id="),
        ("/explain/zone_energy_cost", 422, "is a number of every zone. Say of which one"),
        ("/explain/zone_energy_cost?id=Kalio", 404, "Nearest: Kallio"),
        ("/explain/nothing/code", 404, "nothing"),
    ],
)
def test_what_cannot_be_explained_is_told(client: TestClient, path: str, status: int, told: str) -> None:
    answer = client.get(V1 + path)
    assert (answer.status_code, told in answer.json()["detail"]) == (status, True)


def test_parameters_come_with_date_source_and_tables(client: TestClient) -> None:
    parameters = {p["name"]: p for p in client.get(f"{V1}/parameters").json()}
    assert parameters["discount_rate"]["values"][0]["from"] == "2000-01-01"
    assert all(value["source"] for p in parameters.values() for value in p["values"])
    table = parameters["wall_transmittance"]["tables"][0]
    assert all(row["source"] and row["value"] > 0 for row in table["rows"])


def test_messages_are_the_catalogue(client: TestClient) -> None:
    assert "request-path = " in client.get(f"{V1}/messages/en").text
    assert client.get(f"{V1}/messages/de").status_code == 422


def test_what_is_not_one_number_says_what_is_shown_of_it(client: TestClient) -> None:
    series = client.get(f"{V1}/explain/zone_hourly_electricity?row=1&depth=0").json()
    loads = client.get(f"{V1}/values/zone_hourly_electricity/series/1").json()["values"]
    assert series["value"] == pytest.approx(sum(loads) / 8760, rel=1e-5)
    assert (series["many"], series["note"]) == (8760, "Mean of the 8,760 hours of the year, each in kW.")
    record = client.get(f"{V1}/explain/window_areas?row=1&depth=0&language=zh").json()
    assert (record["value"], record["many"], record["note"][:5]) == (None, 4, "并列的 4")
    assert client.get(f"{V1}/explain/space_heating_need?row=1&depth=0").json()["many"] is None
