"""What is known from elsewhere than the lines, over HTTP."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity
from tests.access import headers_of
from tests.city import city_around, write_city

V1 = "/api/v1/inventory"
BOUGHT = {"year": 2024, "subcategory": "I.1.2", "amount": 100, "unit": "GWh", "factor": "electricity"}
SUPPLIED = {"year": 2024, "what": "electricity_supplied", "amount": 100, "unit": "GWh", "source": "Grid"}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("inventory") / "city")


@pytest.fixture
def served(town: Path, tmp_path: Path, static: Path) -> Iterator[TestClient]:
    workspace = OpenCity(Path(shutil.copytree(town, tmp_path / "city"))).workspace
    headers = {"accept-encoding": "identity", **headers_of(workspace.folder)}
    with TestClient(create_app(city_around(workspace), static), headers=headers) as client:
        client.post(f"{V1}/lines", json={"lines": [BOUGHT]})
        yield client


def verdict(client: TestClient, code: str) -> str:
    identities = client.get(V1, params={"year": 2024}).json()["identities"]
    return next(x for x in identities if x["code"] == f"identity-{code}")["verdict"]


def test_statements_are_made_listed_held_against_lines_exported_and_withdrawn(served: TestClient) -> None:
    assert verdict(served, "electricity") == "cannot-say"
    made = served.post(f"{V1}/statements", json={"by": "Aino", "statements": [SUPPLIED]})
    assert (made.status_code, made.json()) == (201, {"ids": [1], "new": 1})
    assert served.post(f"{V1}/statements", json={"statements": [SUPPLIED]}).json() == {"ids": [1], "new": 0}
    assert verdict(served, "electricity") == "holds"
    answer = served.get(f"{V1}/statements", params={"year": 2024, "language": "zh"}).json()
    (told,) = answer["statements"]
    assert (told["value"], told["value_unit"], told["by"], told["label"][:2]) == (1e8, "kWh", "admin (Aino)", "电网")
    assert "natural_gas" in next(x for x in answer["subjects"] if x["what"] == "fuels_sold")["details"]["kind"]
    labels = {subject["what"]: subject["labels"] for subject in answer["subjects"]}
    assert (labels["waste_landfilled"]["wood"], labels["waste_landfilled"]["managed"]) == ("木竹", "规范填埋场")
    assert labels["fuels_sold"]["wood"] != labels["waste_landfilled"]["wood"]
    assert served.get(f"{V1}/statements", params={"year": 2023}).json()["statements"] == []
    page = served.get(f"{V1}/report.html", params={"year": 2024}).text
    assert "Electricity of all consumers and losses" in page
    exported = served.get(f"{V1}/statements.csv")
    assert exported.headers["content-disposition"] == 'attachment; filename="statements.csv"'
    assert "2024,electricity_supplied,,,,100.0,GWh,,Grid,,admin (Aino)," in exported.text
    assert served.delete(f"{V1}/statements/1", params={"by": "Aino"}).status_code == 204
    assert served.delete(f"{V1}/statements/1").status_code == 404
    assert verdict(served, "electricity") == "cannot-say"


def test_statements_that_are_wrong_are_told_each_with_its_place(served: TestClient) -> None:
    wrong = [SUPPLIED, {**SUPPLIED, "unit": "t"}, {**SUPPLIED, "what": "fuels_sold", "kind": "coal"}]
    answer = served.post(f"{V1}/statements", json={"statements": wrong})
    assert answer.status_code == 422
    assert [(x["code"], x["pointer"]) for x in answer.json()["errors"]] == [
        ("statement-unit", "/statements/1"),
        ("statement-detail-unknown", "/statements/2"),
    ]
    assert served.get(f"{V1}/statements").json()["statements"] == []
    for body in ({"statements": []}, {"statements": [{**SUPPLIED, "colour": "red"}]}, {"statements": [{"year": 2024}]}):
        assert served.post(f"{V1}/statements", json=body).status_code == 422
    infinite = served.post(f"{V1}/statements", content=b'{"statements": [{"year": 2024, "amount": NaN}]}')
    assert infinite.status_code == 422


def test_consumption_based_accounts_stand_beside_the_territorial_total(served: TestClient) -> None:
    account = {"year": 2024, "emissions": 900.0, "method": "Trade", "source": "Table", "imported": 700.0}
    for body in (account, {**account, "exported": 300.0, "produced": 500.0}, {**account, "year": 2010}):
        assert served.post(f"{V1}/consumption", json={"by": "Aino", **body}).status_code == 201
    gas = {"year": 2024, "subcategory": "I.1.1", "amount": 10, "unit": "GWh", "factor": "natural_gas.residential"}
    served.post(f"{V1}/lines", json={"lines": [gas]})
    earlier, later = served.get(f"{V1}/consumption").json()["accounts"]
    assert (earlier["year"], earlier["territorial"], earlier["difference"], earlier["produced"]) == (2010, *[None] * 3)
    answer = served.get(V1, params={"year": 2024}).json()
    assert answer["consumption"] == later
    territorial = answer["levels"][2]["emissions"]
    assert (later["territorial"], later["difference"]) == (territorial, 900.0 - territorial)
    assert (later["imported"], later["exported"], later["produced"]) == (700.0, 300.0, 500.0)
    assert "never added" in later["comparison"]
    page = served.get(f"{V1}/report.html", params={"year": 2024}).text
    for told in ("Consumption-based less territorial", "Emitted elsewhere for the people of the city", "never added"):
        assert told in page
    for wrong in ({"imported": -1.0}, {"emissions": -1.0}, {"source": " "}, {"table": "/etc"}):
        assert served.post(f"{V1}/consumption", json={**account, **wrong}).status_code == 422
