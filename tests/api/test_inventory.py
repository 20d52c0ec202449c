"""The inventory over HTTP: lines entered, imported, withdrawn; which count; exports; the report; factors."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity
from citybrain.records import store
from tests.access import dump_of, headers_of
from tests.city import city_around, write_city
from tests.docs.code_blocks import PROJECT
from tests.inventory.entries.files import HEAD, write_sheet

V1 = "/api/v1/inventory"
EXAMPLE = PROJECT / "docs" / "examples" / "inventory.csv"
GAS = {"year": 2026, "subcategory": "I.1.1", "amount": 100, "unit": "MWh", "factor": "natural_gas.residential"}
OWN = {
    "year": 2026, "subcategory": "I.1.1", "description": "<script>alert(1)</script>", "amount": 10, "unit": "GJ",
    "own_factors": {"CO2": {"value": 56.1, "unit": "kg CO2/GJ"}, "biogenic CO2": {"value": 2, "unit": "kg/GJ"}},
    "activity_quality": "H", "source": "=HYPERLINK(1)",
}  # fmt: skip


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("inventory") / "city")


@pytest.fixture
def served(town: Path, tmp_path: Path, static: Path) -> Iterator[TestClient]:
    city = Path(shutil.copytree(town, tmp_path / "city"))
    workspace = OpenCity(city).workspace
    headers = {"accept-encoding": "identity", **headers_of(city)}
    with TestClient(create_app(city_around(workspace), static), headers=headers) as client:
        client.folder = city
        yield client


def upload(client: TestClient, content: bytes, name: str = "lines.csv", **query: object) -> dict:
    answer = client.post(f"{V1}/files", params={"name": name, **query}, content=content)
    assert answer.status_code == 201, answer.text
    (told,) = answer.json()["files"]
    return told


def row(answer: dict, reference: str) -> dict:
    return next(x for x in answer["subcategories"] if x["subcategory"] == reference)


def test_the_year_of_the_city_is_answered_before_anything_is_entered(served: TestClient) -> None:
    before = dump_of(served.folder)
    answer = served.get(V1).json()
    assert (answer["year"], answer["years"], answer["gwp"], answer["level"]) == (2026, [2026], "AR5", "basic")
    assert answer["total"]["low"] < answer["total"]["emissions"] < answer["total"]["high"]
    assert answer["total"]["emissions"] == pytest.approx(sum(x["emissions"] or 0 for x in answer["scopes"]))
    assert answer["total"]["emissions"] == pytest.approx(sum(x["total"]["emissions"] or 0 for x in answer["sectors"]))
    assert row(answer, "I.1.3")["keys"][0]["key"] == "NE"
    assert row(answer, "II.1.1")["counts"] is None
    assert {x["verdict"] for x in answer["identities"]} == {"holds", "cannot-say"}
    assert "II.1.1" in answer["levels"][0]["silent"]
    assert dump_of(served.folder) == before


def test_the_change_is_counted_from_the_base_year_of_the_promise(served: TestClient) -> None:
    upload(served, EXAMPLE.read_bytes())
    first = served.get(V1, params={"year": 2024}).json()["trend"]
    assert (first["base_year"], first["promised"]) == (2022, False)
    said = {"target": {"base_year": 2023, "by": 2040, "reduction": 0.9}}
    assert served.put("/api/v1/course/promise", json=said).status_code == 200
    answer = served.get(V1, params={"year": 2024}).json()
    assert (answer["trend"]["base_year"], answer["trend"]["promised"]) == (2023, True)
    assert answer["trend"]["change"] == pytest.approx(answer["total"]["emissions"] / answer["trend"]["emissions"] - 1)
    page = served.get(f"{V1}/report.html", params={"year": 2024}, headers={"accept-language": "zh"}).text
    assert "自 2023 年（承诺的基准年）以来，排放量变化 −3.4 %" in page


def test_lines_are_recorded_counted_and_withdrawn(served: TestClient) -> None:
    before = row(served.get(V1).json(), "I.1.1")
    answer = served.post(f"{V1}/lines", json={"by": "Aino", "lines": [GAS, OWN]})
    assert answer.status_code == 201, answer.text
    ids = answer.json()["ids"]
    told = row(served.get(V1).json(), "I.1.1")
    assert (told["counts"], told["entered"], told["computed"]) == ("entered", 2, 1)
    assert told["other"] == pytest.approx(before["total"]["emissions"])
    assert told["total"]["biogenic"] == pytest.approx(0.02)
    listed = served.get(f"{V1}/lines", params={"subcategory": "I.1.1"}).json()
    assert [(x["id"], x["origin"], x["counts"], x["by"]) for x in listed["lines"]] == [
        (ids[0], "entered", True, "admin (Aino)"),
        (ids[1], "entered", True, "admin (Aino)"),
        (-1, "computed", False, None),
    ]
    assert listed["lines"][1]["factors"][0] == {
        "gas": "CO2",
        "value": 56.1,
        "unit": "kg CO2/GJ",
        "source": "=HYPERLINK(1)",
    }
    assert listed["lines"][0]["factors"][0]["source"].startswith("IPCC 2006")
    assert served.get(f"{V1}/lines", params={"search": "script aino"}).json()["total"] == 1
    assert served.get(f"{V1}/lines", params={"offset": 1, "limit": 1}).json()["lines"][0]["id"] == ids[1]
    for identity in ids:
        assert served.delete(f"{V1}/lines/{identity}", params={"by": "Aino"}).status_code == 204
    assert row(served.get(V1).json(), "I.1.1")["total"] == before["total"]
    assert served.delete(f"{V1}/lines/{ids[0]}").status_code == 404


@pytest.mark.parametrize("year", [-14_894_007_671, 77_163_979_802, 10**30])
def test_a_number_that_is_no_year_is_refused(served: TestClient, year: int) -> None:
    answer = served.post(f"{V1}/lines", json={"lines": [{**GAS, "year": year}]})
    assert (answer.status_code, answer.json()["code"]) == (422, "request-value")


def test_lines_that_cannot_be_used_are_told_together_and_none_is_recorded(served: TestClient) -> None:
    bad = [GAS, {**GAS, "unit": "km"}, {**GAS, "subcategory": "I.9.9"}]
    answer = served.post(f"{V1}/lines", json={"lines": bad})
    assert answer.status_code == 422
    assert [(x["code"], x["pointer"]) for x in answer.json()["errors"]] == [
        ("activity-unit-mismatch", "/lines/1"),
        ("activity-subcategory-unknown", "/lines/2"),
    ]
    assert served.get(f"{V1}/lines").json()["lines"][0]["origin"] == "computed"
    for wrong in ({"lines": []}, {"lines": [{**GAS, "amount": "many"}]}, {"lines": [{**GAS, "colour": "red"}]}):
        assert served.post(f"{V1}/lines", json=wrong).status_code == 422
    assert (
        served.post(f"{V1}/lines", content=b'{"lines":[{"year":2026,"subcategory":"I.1.1","amount":NaN}]}').status_code
        == 422
    )


def test_it_is_chosen_which_lines_count(served: TestClient) -> None:
    before = row(served.get(V1).json(), "I.1.1")["total"]["emissions"]
    served.post(f"{V1}/lines", json={"lines": [GAS]})
    body = {"by": "Aino", "year": 2026, "subcategory": "I.1.1", "counts": "computed", "reason": "meters are new"}
    made = served.post(f"{V1}/choices", json=body)
    assert made.status_code == 201
    told = row(served.get(V1).json(), "I.1.1")
    assert (told["counts"], told["total"]["emissions"]) == ("computed", before)
    assert (told["choice"]["by"], told["choice"]["reason"]) == ("admin (Aino)", "meters are new")
    assert served.delete(f"{V1}/choices/{made.json()['id']}").status_code == 204
    assert row(served.get(V1).json(), "I.1.1")["counts"] == "entered"
    assert served.post(f"{V1}/choices", json={**body, "counts": "both"}).status_code == 422
    assert served.post(f"{V1}/choices", json={**body, "subcategory": "I.9"}).status_code == 404


def test_a_file_is_imported_told_again_and_taken_back(served: TestClient) -> None:
    told = upload(served, EXAMPLE.read_bytes(), "inventory.csv", by="Aino")
    assert (told["received"], told["kept"], told["apart"], told["already"]) == (102, 102, 0, False)
    again = upload(served, EXAMPLE.read_bytes(), "inventory.csv")
    assert (again["already"], again["kept"], again["batch"]) == (True, 0, told["batch"])
    answer = served.get(V1, params={"level": "basic-plus", "gwp": "AR6"}).json()
    assert (answer["year"], answer["level"], answer["gwp"]) == (2024, "basic+", "AR6")
    assert answer["lines"]["lines"][0]["file"] == "inventory.csv"
    assert served.get(V1, params={"level": "basic+"}).json()["level"] == "basic+"
    assert served.delete(f"{V1}/files/{told['batch']}").status_code == 204
    assert served.get(V1).json()["years"] == [2026]
    assert upload(served, EXAMPLE.read_bytes(), "inventory.csv")["kept"] == 102


def test_rows_of_a_file_that_cannot_be_used_are_told_in_the_readers_language(served: TestClient) -> None:
    content = "\n".join((HEAD, "2024,I.1.1,a,1,MWh,natural_gas.residential,,", "2024,I.1.1,b,1,MWh,gaz,,")).encode()
    answer = served.post(f"{V1}/files", params={"name": "../../a.csv", "language": "zh"}, content=content)
    (told,) = answer.json()["files"]
    assert told["file"] == "a.csv"
    assert told["rows"][0]["text"].startswith("没有因子“gaz”")
    assert told["reasons"][0]["count"] == 1


@pytest.mark.parametrize(
    ("content", "code", "status"),
    [
        (b"", "file-empty", 422),
        (b"name,size\na,1\n", "activity-no-header", 422),
        (b"PK\x03\x04 no workbook", "sheet-broken", 422),
        (b"\xd0\xcf\x11\xe0 old", "sheet-old", 422),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(served: TestClient, content: bytes, code: str, status: int) -> None:
    answer = served.post(f"{V1}/files", params={"name": "a.xlsx"}, content=content)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert "/tmp" not in answer.text


def test_a_file_that_is_too_large_is_refused(served: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citybrain.api.routes.inventory.LARGEST_TEXT", 10)
    answer = served.post(f"{V1}/files", params={"name": "a.csv"}, content=b"x" * 20)
    assert (answer.status_code, answer.json()["code"]) == (413, "file-too-large")


def test_an_export_imports_again_unchanged(served: TestClient, town: Path, tmp_path: Path, static: Path) -> None:
    upload(served, EXAMPLE.read_bytes())
    served.post(f"{V1}/lines", json={"by": "Aino", "lines": [OWN]})
    other = OpenCity(Path(shutil.copytree(town, tmp_path / "other"))).workspace
    with TestClient(create_app(city_around(other), static), headers=headers_of(other.folder)) as second:
        for ending in ("csv", "xlsx"):
            exported = served.get(f"{V1}/export.{ending}")
            assert exported.headers["content-disposition"] == f'attachment; filename="inventory.{ending}"'
            told = upload(second, exported.content, f"a.{ending}")
            assert (told["kept"], told["apart"]) == (103, 0)
            for year in (2022, 2024, 2026):
                both = [client.get(V1, params={"year": year}).json() for client in (served, second)]
                for key in ("total", "levels", "gases", "subcategories"):
                    assert both[0][key] == both[1][key]
            second.delete(f"{V1}/files/{told['batch']}")
    assert b"'=HYPERLINK(1)" in served.get(f"{V1}/export.csv").content
    one = served.get(f"{V1}/export.csv", params={"year": 2023}).content.decode("utf-8-sig").splitlines()
    assert len(one) == 1 + 34


def test_the_report_is_one_page_that_asks_for_nothing(served: TestClient) -> None:
    upload(served, EXAMPLE.read_bytes())
    served.post(f"{V1}/lines", json={"lines": [OWN]})
    served.post(
        f"{V1}/consumption", json={"year": 2024, "emissions": 2_500_000, "method": "Trade table", "source": "X"}
    )
    served.post(f"{V1}/changes", json={"year": 2024, "cause": "method", "reason": "<b>New</b> model"})
    answer = served.get(f"{V1}/report.html", params={"year": 2024})
    page = answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    for told in (
        "Greenhouse gas inventory of Testbury, 2024", "By sector and scope", "The airport lies outside the city",
        "Consistency checks", "IPCC 2006 Guidelines", "Consumption-based", "another method", "<svg",
        "&lt;b&gt;New&lt;/b&gt; model",
    ):  # fmt: skip
        assert told in page
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "").split("Sources and licences")[0]
    chinese = served.get(f"{V1}/report.html", params={"year": 2024, "language": "zh"}).text
    assert "温室气体清单" in chinese


def test_accounts_and_changes_stand_beside_the_year(served: TestClient) -> None:
    upload(served, EXAMPLE.read_bytes())
    body = {"year": 2024, "emissions": 2_500_000, "method": "Trade table", "source": "Statistics", "uncertainty": 0.2}
    made = served.post(f"{V1}/consumption", json=body).json()
    served.post(f"{V1}/changes", json={"year": 2024, "cause": "method", "reason": "New traffic model"})
    answer = served.get(V1).json()
    told = answer["consumption"]
    assert (told["low"], told["high"]) == (pytest.approx(2_000_000), pytest.approx(3_000_000))
    assert told["territorial"] == answer["levels"][2]["emissions"]
    assert answer["breaks"] == [{"before": 2023, "year": 2024, "causes": ["method"], "text": "another method"}]
    assert served.delete(f"{V1}/consumption/{made['id']}").status_code == 204
    assert served.get(V1).json()["consumption"] is None


def test_factors_are_found_by_their_words(served: TestClient) -> None:
    found = served.get(f"{V1}/factors", params={"search": "natural gas residential"}).json()
    assert {x["name"] for x in found["factors"]} == {"natural_gas.residential", "natural_gas_liquids.residential"}
    co2 = next(x for x in found["factors"] if (x["name"], x["gas"]) == ("natural_gas.residential", "CO2"))
    assert (co2["value"], co2["low"], co2["high"], co2["unit"], co2["activity_unit"]) == (
        56100,
        54300,
        58300,
        "kg",
        "TJ",
    )
    assert co2["steps"] == []
    landfill = served.get(f"{V1}/factors", params={"search": "landfill food managed covered"}).json()["factors"][0]
    assert landfill["value"] == 45
    assert [x["method"] for x in landfill["steps"]] == ["landfill.methane_potential", "landfill.methane_commitment"]
    carbon = {"name": "carbon", "value": 0.15, "low": 0.08, "high": 0.2, "source": "IPCC 2006, vol. 5, table 2.4"}
    assert landfill["steps"][0]["inputs"][0] == carbon
    assert served.get(f"{V1}/factors", params={"search": "unobtainium"}).json()["total"] == 0
    bought = served.get(f"{V1}/factors", params={"search": "district heat"}).json()
    assert bought["factors"][0]["parameter"] == "district_heat_emission_factor"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("?year=1999", 404), ("?gwp=AR9", 422), ("?level=all", 422), ("?year=many", 422), ("/lines?limit=100000", 422),
        ("/lines/0", 405), ("/export.csv?year=1", 422), ("/nothing/1", 405),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_told(served: TestClient, path: str, status: int) -> None:
    answer = served.get(f"{V1}{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_records_that_are_locked_are_told_as_such(served: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    monkeypatch.setattr(store, "PATIENCE", 0.05)
    served.post(f"{V1}/lines", json={"lines": [GAS]})
    other = sqlite3.connect(served.folder / store.FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answer = served.post(f"{V1}/lines", json={"lines": [OWN]})
    other.execute("ROLLBACK")
    assert (answer.status_code, answer.json()["code"]) == (503, "records-locked")


def test_a_workbook_with_a_table_below_a_title_is_imported(served: TestClient, tmp_path: Path) -> None:
    rows = [["Inventory of the year", 2021], [], ["GPC ref", "Amount", "Unit", "Factor"]]
    rows.append(["I.1.1", 12.5, "MWh", "natural_gas.residential"])
    content = io.BytesIO(write_sheet(tmp_path, rows).read_bytes()).getvalue()
    told = upload(served, content, "a.xlsx")
    assert (told["sheet"], told["years"], told["kept"]) == ("Lines", [2021], 1)


def test_factors_are_asked_for_by_name_and_say_what_is_in_a_litre(client: TestClient) -> None:
    names = ["motor_gasoline.road", "composting.wet"]
    told = client.get("/api/v1/inventory/factors", params={"name": names}).json()
    assert {one["name"] for one in told["factors"]} == set(names)
    petrol = next(one for one in told["factors"] if (one["name"], one["gas"]) == (names[0], "CH4"))
    assert petrol["potential"] == 28.0
    # 1351 L to the tonne, 44.3 GJ to the tonne (see densities and calorific values of the inventory)
    assert petrol["scales"]["L"] == pytest.approx(44.3e-3 / 1351)
    assert petrol["scales"]["kWh"] == pytest.approx(3.6e-6)
    compost = next(one for one in told["factors"] if one["name"] == names[1])
    assert set(compost["scales"]) == {"kg", "t"}
    assert client.get("/api/v1/inventory/factors", params={"name": ["a"] * 101}).status_code == 422
