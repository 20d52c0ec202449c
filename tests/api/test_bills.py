"""Bills and calibration over HTTP: a sheet is given, settled, imported, counts at once; no text sends to a file."""

import io
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from fastapi.testclient import TestClient
from openpyxl import Workbook

from citybrain.api.app import create_app
from citybrain.api.city_work import CityWork
from citybrain.open_city import OpenCity
from citybrain.plans.calibration.settings import CalibrationSettings
from citybrain.records.errors import EntryError
from tests.access import headers_of
from tests.observations.bills.towns import HEAD, MONTHS, bring, table, town, year

V1 = "/api/v1"
PATIENCE = 60.0


@pytest.fixture
def steward(tmp_path: Path, static: Path) -> Iterator[TestClient]:
    """Somebody who may, at a server with a city of its own."""
    city = town(tmp_path / "city")
    with TestClient(create_app(OpenCity(city), static), headers=headers_of(city)) as client:
        yield client


def ended(client: TestClient) -> dict:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        told = client.get(f"{V1}/city/work").json()
        if told["state"] != "running":
            return told
        time.sleep(0.05)
    raise TimeoutError("the work goes on")


def merged_sheet() -> bytes:
    """A year of bills of two places, whose names are merged over their twelve rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Address", "from", "to", "amount"])
    for place in range(2):
        for row, (start, end) in enumerate(MONTHS):
            sheet.append([f"way/{place + 1}" if row == 0 else None, start, end, 7500.0])
        sheet.merge_cells(start_row=12 * place + 2, end_row=12 * place + 13, start_column=1, end_column=1)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_sheet_with_merged_cells_is_settled_imported_and_counts(steward: TestClient) -> None:
    given = steward.post(f"{V1}/bills/files/bills.xlsx", content=merged_sheet())
    assert given.status_code == 201
    file = given.json()
    assert file["columns"][0] == {"name": "Address", "samples": ["way/1", "way/2"]}
    assert any("merged" in told for told in file["notices"])
    address = f"{V1}/bills/files/{file['id']}"
    assert steward.post(f"{address}/import").json()["code"] == "imports-unsettled"
    told = steward.patch(address, json={"columns": {"building": "Address"}}).json()
    assert told["code"] == "bills-carrier-needed"
    assert "city.toml" not in told["problem"]
    said = {"columns": {"building": "Address"}, "carrier": "district_heat", "unit": "kWh", "licence": "internal"}
    told = steward.patch(address, json=said).json()
    assert (told["received"], told["usable"], told["problem"]) == (24, 24, None)
    assert any("A2:A13" in notice for notice in told["notices"])
    assert steward.post(f"{address}/import").status_code == 202
    assert (work := ended(steward))["state"] == "done", work
    anybody = TestClient(steward.app).get(f"{V1}/city/work").json()
    assert (work["what"], anybody["what"], anybody["state"]) == ("bills.xlsx", "Testbury", "done")
    first = steward.get(f"{V1}/bills").json()["imports"][0]
    assert (first["number"], first["kept"], first["series"], first["matched"]) == (1, 24, 2, 2)
    page = steward.get(f"{V1}/bills/1/series?limit=1").json()
    assert (page["total"], page["matched"], page["more"], page["entity"]) == (2, 2, 1, "building")
    assert (page["series"][0]["bills"], page["series"][0]["places"][0]["id"]) == (12, "way/1")
    assert steward.get(f"{V1}/bills/1/series?after=1").json()["series"][0]["places"][0]["name"] == "way/2"
    assert TestClient(steward.app).get(f"{V1}/bills/1/series").status_code == 401
    assert steward.get(f"{V1}/bills/9/series").json()["code"] == "bills-import-unknown"
    assert any(one["kind"] == "bills" for one in steward.get(f"{V1}/sources").json()["sources"])
    assert steward.get(address).status_code == 404


def test_a_city_is_calibrated_with_too_few_bills_and_says_what_is_missing(steward: TestClient) -> None:
    refused = steward.post(f"{V1}/calibrations", headers={"accept-language": "en"}).json()
    assert refused["code"] == "calibration-no-bills"
    assert "citybrain" not in refused["detail"]
    content = table(*year(), head=HEAD)
    file = steward.post(f"{V1}/bills/files/bills.csv", content=content.encode()).json()
    steward.post(f"{V1}/bills/files/{file['id']}/import")
    assert ended(steward)["state"] == "done"
    assert steward.post(f"{V1}/calibrations").status_code == 202
    assert ended(steward)["kind"] == "calibration"
    assert ended(steward)["state"] == "failed"
    listed = steward.get(f"{V1}/calibrations").json()
    assert listed == {"bills": True, "metered": 1, "least": CalibrationSettings().fewest_altogether, "calibrations": []}
    assert steward.post(f"{V1}/calibrations/1/revert").status_code == 404


def test_whoever_may_not_gives_no_bills_and_calibrates_nothing(steward: TestClient) -> None:
    for method, path in (
        ("POST", "bills/files/a.csv"),
        ("GET", "bills"),
        ("POST", "calibrations"),
        ("DELETE", "city/work"),
    ):
        assert steward.request(method, f"{V1}/{path}", headers={"authorization": ""}).status_code == 401


def test_one_piece_of_work_goes_on_at_a_time_and_can_be_stopped() -> None:
    work = CityWork()

    def endless(progress) -> int:
        while True:
            progress(0.5, "bills-reading")
            time.sleep(0.005)

    one, other = Path("one"), Path("other")
    begun = work.start("bills", "a.csv", one, endless)
    with pytest.raises(EntryError, match="city-work-running"):
        work.start("bills", "b.csv", one, lambda progress: 1)
    assert work.task_at(one) is work.task_at(other) is begun
    work.stop()
    end = time.monotonic() + 10
    while begun.state == "running" and time.monotonic() < end:
        time.sleep(0.005)
    assert (begun.state, begun.share) == ("cancelled", 0.5)
    assert (work.task_at(one), work.task_at(other)) == (begun, None)
    assert work.start("bills", "b.csv", other, lambda progress: 1).what == "b.csv"


def test_what_was_billed_at_single_places_is_for_who_reads_internal_data(tmp_path: Path, static: Path) -> None:
    city = town(tmp_path / "city")
    bring(city, table(*year("way/4")))
    quantity = "observed_network_heat"
    with TestClient(create_app(OpenCity(city), static)) as client:
        ways = (
            f"values/{quantity}",
            f"explain/{quantity}?id=way/4",
            f"values/{quantity}/table.csv",
            "explain/network_heat?id=way/4",
        )
        tags = []
        for headers, shown in (({}, False), (headers_of(city), True)):
            column, told, rows, beside = (client.get(f"{V1}/{way}", headers=headers) for way in ways)
            assert [one.status_code for one in (column, told, rows, beside)] == [200] * 4
            tags.append(column.headers["etag"])
            values = np.frombuffer(column.content, "<f4")
            assert np.isfinite(values).any() == shown
            assert (told.json()["value"] is not None, "bills.csv" in told.text) == (shown, shown)
            assert ("90000" in rows.text.replace(",", "").replace(" ", "")) == shown
            assert (beside.json()["observed"] is not None) == shown
            where = {"entity": "building", "where": {quantity: {"at_least": 1}}}
            chosen = client.post(f"{V1}/selections", json=where, headers=headers)
            assert (chosen.status_code == 200) == shown, chosen.text
        assert tags[0] != tags[1]


def heat_lines(client: TestClient) -> list[dict]:
    lines = client.get(f"{V1}/inventory/lines?limit=500", headers={"accept-language": "en"}).json()["lines"]
    return [line for line in lines if line["origin"] == "computed" and "heat" in line["description"]]


def test_the_inventory_tells_no_bill_of_few_places_to_anybody(tmp_path: Path, static: Path) -> None:
    """The line less the computed heat of other buildings, which everybody may read, was the bill."""
    amounts = []
    for name, billed in (("none", ()), ("one", ("way/4",)), ("two", ("way/4", "way/10"))):
        city = town(tmp_path / name)
        if billed:
            bring(city, table(*(line for way in billed for line in year(way))))
        with TestClient(create_app(OpenCity(city), static)) as client:
            amounts.append([line["amount"] for line in heat_lines(client)])
    assert amounts[0]
    assert amounts[0] == amounts[1] == amounts[2]


def test_a_plan_that_chooses_by_what_was_billed_is_hidden_from_who_may_not_read_that(
    tmp_path: Path, static: Path
) -> None:
    city = town(tmp_path / "city")
    bring(city, table(*year("way/4")))
    where = {"observed_network_heat": {"at_least": 1}}
    plan = {"name": "Billed", "measures": [{"intervention": "insulate_walls", "where": where}]}
    with TestClient(create_app(OpenCity(city), static)) as client:
        headers = headers_of(city)
        made = client.post(f"{V1}/plans", json=plan, headers=headers).json()["id"]
        open_one = client.post(f"{V1}/plans", json={**plan, "measures": [{"intervention": "insulate_walls"}]}).json()[
            "id"
        ]
        ways = ("", "/measures/1", "/measures/1/rows", "/manifest", "/report")
        for way in ways:
            answers = [
                client.get(f"{V1}/plans/{identity}{way}", headers=given).status_code
                for identity, given in ((made, {}), (made, headers), (open_one, {}))
            ]
            assert answers == [404, 200, 200], way
        assert client.get(f"{V1}/values/network_heat?plan={made}").status_code == 404
        assert client.post(f"{V1}/comparisons", json={"plans": [made, open_one]}).status_code == 404
