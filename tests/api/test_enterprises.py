"""Enterprises over HTTP: what everybody may know, who reads and answers a file, who may say so."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.cases.supervision.table import read_register
from citybrain.governance import Role
from citybrain.governance.register import add_identity, give_token
from citybrain.open_city import OpenCity
from citybrain.records.errors import EntryError
from tests.city import write_city

PEOPLE = {
    "Olli": Role.DUTY_OFFICER, "Pia": Role.PLANNER, "Mia": Role.ENTERPRISE, "Bert": Role.ENTERPRISE,
    "Admin": Role.ADMINISTRATOR, "Dora": Role.DATA_STEWARD,
}  # fmt: skip
MILL = {"identifier": "FI-1", "name": "Mill", "sole_trader": False, "longitude": 24.95, "latitude": 60.17}
BAKER = {"identifier": "FI-2", "name": "Bert Baker", "address": "Home Street", "sole_trader": True}
PENALTY = {
    "kind": "penalty",
    "since": "2025-03-01",
    "reference": "Act 12",
    "amount": 5000,
    "unit": "EUR",
    "text": "Anna saw it",
}
QUOTA = {"kind": "quota", "since": "2025-01-01", "until": "2025-12-31", "pollutant": "NOx", "amount": 12, "unit": "t"}


def load(month: int, amount: float) -> dict[str, Any]:
    days = {"since": f"2025-{month:02d}-01", "until": f"2025-{month:02d}-28"}
    return {"kind": "load", "pollutant": "NOx", "amount": amount, "unit": "t", **days}


class Office:
    """A served city with two enterprises and people."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.headers: dict[str, dict[str, str]] = {}
        with client.app.state.citybrain.governance.records.begin() as connection:  # type: ignore[attr-defined]
            for name, role in PEOPLE.items():
                add_identity(connection, name, [role], "root")
                token = give_token(connection, name, (), 1, "test", "root")
                self.headers[name] = {"authorization": f"Bearer {token.text}"}
        self.ask("Olli", "POST", "", json={"enterprises": [MILL, BAKER], "source": "made up"})
        listed = self.ask("", "GET", "").json()["enterprises"]
        self.number = {one["identifier"] or "FI-2": one["number"] for one in listed}
        for name, which in (("Mia", "FI-1"), ("Bert", "FI-2")):
            assert self.ask("Admin", "POST", f"/{self.number[which]}/people", json={"name": name}).status_code == 204

    def ask(self, who: str, method: str, path: str, **more: Any) -> Any:
        return self.client.request(method, f"/api/v1/enterprises{path}", headers=self.headers.get(who), **more)

    def add(self, who: str, *entries: dict[str, Any], which: str = "FI-1") -> Any:
        return self.ask(who, "POST", f"/{self.number[which]}/entries", json={"entries": entries})

    def file(self, who: str, which: str = "FI-1") -> Any:
        return self.ask(who, "GET", f"/{self.number[which]}/file")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder: Path = write_city(tmp_path_factory.mktemp("city"))
    with TestClient(create_app(OpenCity(folder)), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture(scope="module")
def office(served: TestClient) -> Office:
    return Office(served)


def test_monthly_loads_use_up_a_quota_and_everybody_reads_the_extract_alone(office: Office) -> None:
    assert office.add("Olli", QUOTA, load(1, 5), load(2, 5), load(3, 5), PENALTY).status_code == 201
    file = office.file("Olli").json()
    assert file["quotas"][0]["used_up"] == "2025-03-12"
    forms = {one["kind"]: (one["needs"], one["may"], one["data_class"]) for one in file["forms"]}
    assert forms["penalty"] == (["reference"], ["amount", "unit"], "public")
    assert "sum" not in file
    extract = office.ask("", "GET", f"/{office.number['FI-1']}").json()
    assert [one["kind"] for one in extract["entries"]] == ["quota", "penalty"]
    assert extract["entries"][1]["reference"] == "Act 12"
    assert (extract["outlets"], extract["penalties"]) == (0, 1)
    assert extract["sums"] == [
        {"year": 2025, "pollutant": "nitrogen_oxides", "label": "Nitrogen oxides as nitrogen dioxide",
         "amount": pytest.approx(15), "unit": "t", "quota": 12},
    ]  # fmt: skip
    for secret in ("Anna", "Olli", "made_by", "text"):
        assert secret not in str(extract)
    trader = office.ask("", "GET", f"/{office.number['FI-2']}").json()["enterprise"]
    assert (trader["name"], trader["address"], trader["identifier"]) == (None, None, None)
    assert office.file("Olli", "FI-2").json()["enterprise"]["identifier"] == "FI-2"
    for personal in ("Bert", "FI-2"):
        assert personal not in office.ask("", "GET", "").text


def test_nothing_in_the_extract_of_a_sole_trader_points_to_the_person(office: Office) -> None:
    outlet = {"kind": "outlet", "since": "2025-01-01", "outlet": "Back yard of Home Street 3"}
    permit = {"kind": "permit", "since": "2025-01-01", "reference": "Permit of B. Baker"}
    limit = {"kind": "limit", "since": "2025-01-01", "pollutant": "NOx", "amount": 2, "unit": "t", "per": "year",
             "outlet": outlet["outlet"], "reference": "Decision 77"}  # fmt: skip
    inside = outlet | {"outlet": "Cellar", "data_class": "internal"}
    added = office.add("Olli", outlet, inside, permit, limit, PENALTY | {"reference": "Fine 88"}, which="FI-2")
    assert added.status_code == 201, added.text
    fine = next(one["number"] for one in added.json()["entries"] if one["kind"] == "penalty")
    office.add("Olli", PENALTY | {"reference": "Fine 88b", "amount": 777, "corrects": fine}, which="FI-2")
    answer = office.ask("", "GET", f"/{office.number['FI-2']}")
    for personal in ("Home Street", "Back yard", "Baker", "Decision 77", "Fine 88", "777", "5000"):
        assert personal not in answer.text
    extract = answer.json()
    assert [(one["kind"], one["outlet"], one["reference"]) for one in extract["entries"]] == [
        ("permit", None, ""), ("limit", None, ""),
    ]  # fmt: skip
    assert (extract["outlets"], extract["penalties"]) == (1, 1)
    assert "Fine 88b" in office.file("Olli", "FI-2").text
    assert "Fine 88b" in office.file("Bert", "FI-2").text


def test_a_table_that_tells_who_is_a_person_hides_whoever_is_not_said_to_be_none() -> None:
    rows = "FacilityID,FacilityName,sole_trader\nA,Adam Abel,1.0\nB,Bea Bell,\nC,Corn Ltd,no\nD,Dan Dee,ja\nE,E Ltd,0\n"
    table = read_register(rows.encode(), "made up", {}, {})
    assert {one.identifier for one in table.enterprises if not one.sole_trader} == {"C", "E"}
    plain = b"FacilityID,FacilityName\nA,Mill\n"
    with pytest.raises(EntryError) as refused:
        read_register(plain, "made up", {}, {})
    assert (refused.value.code, refused.value.arguments["received"]) == (
        "enterprise-sole-trader", "FacilityID, FacilityName",
    )  # fmt: skip
    assert [one.sole_trader for one in read_register(plain, "x", {}, {"sole_trader": "no"}).enterprises] == [False]
    assert not read_register(b"id,kind,since,reference\nA,permit,2020-01-01,P\n", "x", {}, {}).enterprises


def test_neither_order_nor_number_tells_where_a_hidden_name_stands(office: Office) -> None:
    """Among names that everybody reads, Zoe Zimmer would stand last and Adam Abel first."""
    zoe, adam = ({"identifier": key, "name": name, "sole_trader": True} for key, name in
                 (("FI-8", "Zoe Zimmer"), ("FI-9", "Adam Abel")))  # fmt: skip
    office.ask("Olli", "POST", "", json={"enterprises": [adam, zoe], "source": "made up"})
    told = office.ask("", "GET", "").json()["enterprises"]
    hidden = [one for one in told if one["name"] is None]
    files = [office.ask("Olli", "GET", f"/{one['number']}/file").json() for one in hidden]
    assert [one["enterprise"]["identifier"] for one in files] == ["FI-2", "FI-8", "FI-9"]
    assert told[-3:] == hidden
    assert sorted(one["number"] for one in hidden) == [one["number"] for one in hidden]


def test_a_text_with_the_sign_that_ends_texts_is_refused(office: Office) -> None:
    refused = office.add("Olli", PENALTY | {"reference": "Act\0 14"})
    assert (refused.status_code, refused.json()["code"]) == (422, "records-nul")
    assert "Act␀ 14" in refused.json()["detail"]


@pytest.mark.parametrize(
    ("who", "status"), [("", 401), ("Pia", 403), ("Bert", 403), ("Mia", 200), ("Olli", 200), ("Dora", 200)]
)
def test_a_file_is_read_by_who_may(office: Office, who: str, status: int) -> None:
    assert office.file(who).status_code == status


def test_what_an_enterprise_may_and_what_not(office: Office) -> None:
    penalty = office.add("Olli", PENALTY | {"reference": "Act 13"}).json()["entries"][-1]["number"]
    answer = {"kind": "answer", "since": "2025-03-05", "text": "We paid", "about": penalty}
    told = office.add("Mia", answer)
    undated = office.add("Mia", {name: said for name, said in answer.items() if name != "since"}).json()["entries"]
    assert max(one["since"] for one in undated) == office.client.app.state.citybrain.city.supervision.today.isoformat()
    assert (told.status_code, told.json()["own"], told.json()["risk"], told.json()["people"]) == (201, True, None, None)
    for entry in (PENALTY, QUOTA | {"amount": 99}, PENALTY | {"corrects": penalty}, answer | {"data_class": "public"}):
        assert office.add("Mia", entry).status_code == 403
    assert office.add("Bert", answer).status_code == 403
    assert office.add("Dora", answer).status_code == 403
    for path in ("/risks", "/cells"):
        assert [office.ask(who, "GET", path).status_code for who in ("", "Mia", "Pia", "Olli")] == [401, 403, 403, 200]
    for who in ("Mia", "Olli"):
        assert office.ask(who, "POST", f"/{office.number['FI-2']}/people", json={"name": "Mia"}).status_code == 403
    assert office.ask("Mia", "GET", "").json()["own"] == [office.number["FI-1"]]


def test_entries_that_are_not_in_order_are_refused_in_words(office: Office) -> None:
    before = len(office.file("Olli").json()["entries"])
    refused = office.add("Olli", load(5, 1) | {"unit": "kWh"}, load(6, -1))
    assert refused.status_code == 422
    assert "kWh" in refused.text and "amount: -1" in refused.text
    assert office.add("Olli", load(5, 1) | {"data_class": "commercial"}).status_code == 422
    assert office.add("Olli", load(5, 1) | {"speed": 1}).status_code == 422
    assert len(office.file("Olli").json()["entries"]) == before
    assert office.ask("Olli", "GET", "/999/file").status_code == 404


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            ["Amount: “-1” was entered; allowed is ≥ 0. Correct it and send it again.", "Unit: “kWh” was entered;"],
        ),
        ("zh", ["数量：填写了“-1”；允许的是 ≥ 0。请改正后重新提交。", "单位：填写了“kWh”；"]),
    ],
)
def test_each_fault_is_told_by_the_label_of_its_field(office: Office, language: str, told: list[str]) -> None:
    body = {"entries": [load(6, -1) | {"unit": "kWh"}]}
    path = f"/{office.number['FI-1']}/entries"
    errors = office.ask("Olli", "POST", path, json=body, params={"language": language}).json()["errors"]
    assert [one["pointer"] for one in errors] == ["/entries/0/amount", "/entries/0/unit"]
    assert all(one["detail"].startswith(begin) for one, begin in zip(errors, told, strict=True))
    for amount, allowed in ((1e300, "< 1e+15"), (-1, "≥ 0")):
        (bound,) = office.ask("Olli", "POST", path, json={"entries": [load(6, amount)]}).json()["errors"]
        assert allowed in bound["detail"]
    late = {"entries": [PENALTY | {"since": "9999-12-31"}]}
    assert "1950-01-01 … 2150-12-31" in office.ask("Olli", "POST", path, json=late).json()["detail"]
    wrong = {"entries": [load(6, -1) | {"amount": "3,000"}]}
    (typed,) = office.ask("Olli", "POST", path, json=wrong).json()["errors"]
    assert (typed["pointer"], typed["arguments"]["received"]) == ("/entries/0/amount", '"3,000"')
    both = {"entries": [load(6, -1) | {"amount": "3,000", "until": "2025-01-01"}]}
    pointers = [one["pointer"] for one in office.ask("Olli", "POST", path, json=both).json()["errors"]]
    assert pointers == ["/entries/0/amount", "/entries/0/until"]


def test_a_register_is_imported_twice_and_stands_once(office: Office) -> None:
    table = "FacilityID,FacilityName,ReportingYear,Pollutant,Releases\nFI-7,Works,2024,Mercury and compounds,3\n"
    params = {"source": "prtr.csv", "constant": ["unit=kg", "sole_trader=no"]}
    done = [office.ask("Olli", "POST", "/files", content=table, params=params).json() for _ in range(2)]
    assert [(one["added"], one["known"], one["entries"]) for one in done] == [(1, 0, 1), (0, 1, 0)]
    assert office.ask("Olli", "POST", "/files", content=table, params={"source": "prtr.csv"}).status_code == 422
    assert office.ask("Mia", "POST", "/files", content=table, params=params).status_code == 403


def test_lists_and_extracts_are_read_by_pages(office: Office) -> None:
    every = office.ask("", "GET", "").json()["enterprises"]
    pages, skip = [], 0
    while skip is not None:
        page = office.ask("", "GET", f"?skip={skip}&limit=2").json()
        assert len(page["enterprises"]) <= 2
        pages, skip = [*pages, *page["enterprises"]], page["next"]
    assert pages == every
    number = office.number["FI-1"]
    office.add("Olli", PENALTY | {"reference": "Act 15"}, PENALTY | {"reference": "Act 16"})
    entries = office.ask("", "GET", f"/{number}").json()["entries"]
    page = office.ask("", "GET", f"/{number}?skip=1&limit=1").json()
    assert (page["entries"], page["next"]) == (entries[1:2], 2)
    risks = office.ask("Olli", "GET", "/risks").json()["risks"]
    page = office.ask("Olli", "GET", "/risks?skip=1&limit=1").json()
    assert (page["risks"], page["next"]) == (risks[1:2], 2 if len(risks) > 2 else None)
    for wrong in ("limit=0", "limit=1001", "skip=-1"):
        assert office.ask("", "GET", f"?{wrong}").status_code == 422


def test_nothing_in_the_extract_of_a_sole_trader_is_in_words_of_who_entered_it(office: Office) -> None:
    one = {"identifier": "FI-70", "name": "Ida Ink", "activity": "Inks of Ida Ink", "sole_trader": True}
    office.ask("Olli", "POST", "", json={"enterprises": [one], "source": "made up"})
    number = next(each["number"] for each in office.ask("Olli", "GET", "").json()["enterprises"][::-1])
    limits = [
        {"kind": "limit", "since": "2025-01-01", "pollutant": "Ink of Ida", "amount": 2, "unit": "kg", "per": "year"},
        {"kind": "limit", "since": "2025-01-01", "pollutant": "NOx", "amount": 3, "unit": "kg of Ida", "per": "year"},
        {"kind": "limit", "since": "2025-01-01", "pollutant": "NOx", "amount": 4, "unit": "mg/m3", "per": "hour"},
        {
            "kind": "load",
            "since": "2024-01-01",
            "until": "2024-01-31",
            "pollutant": "Ink of Ida",
            "amount": 5,
            "unit": "kg",
        },
    ]
    added = office.ask("Olli", "POST", f"/{number}/entries", json={"entries": [*limits, PENALTY]})
    fine = added.json()["entries"][-1]["number"]
    void = {"kind": "void", "since": "2025-03-02", "corrects": fine, "text": "Not Ida", "data_class": "public"}
    assert office.ask("Olli", "POST", f"/{number}/entries", json={"entries": [void]}).status_code == 201
    answer = office.ask("", "GET", f"/{number}")
    extract = answer.json()
    assert "Ida" not in answer.text + office.ask("", "GET", "").text
    assert [(one["kind"], one["pollutant"], one["unit"]) for one in extract["entries"]] == [
        ("limit", None, "kg"), ("limit", "nitrogen_oxides", None), ("limit", "nitrogen_oxides", "mg/m3"),
    ]  # fmt: skip
    assert [(one["pollutant"], one["amount"]) for one in extract["sums"]] == [("", 5.0)]
    assert (extract["penalties"], extract["enterprise"]["activity"]) == (0, "")
