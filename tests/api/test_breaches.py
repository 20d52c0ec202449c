"""The register of breaches over HTTP: only added to, for stewards and administrators, with the clocks of the law."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.governance import DataClass, Role
from citybrain.governance.breaches import Breach, BreachEntry, BreachStep, ClockState, laws
from citybrain.governance.register import add_identity, give_token
from citybrain.open_city import OpenCity
from tests.access import headers_of
from tests.city import write_city

V1 = "/api/v1"
HOUR = datetime.timedelta(hours=1)
NOTICED = datetime.datetime(2026, 5, 1, 12, tzinfo=datetime.UTC)


def ago(hours: float) -> str:
    return (datetime.datetime.now(datetime.UTC) - hours * HOUR).isoformat(timespec="seconds")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, static: Path) -> Iterator[TestClient]:
    folder = write_city(tmp_path_factory.mktemp("breaches"))
    with TestClient(create_app(OpenCity(folder), static), headers=headers_of(folder)) as client:
        yield client


def begun(client: TestClient, hours: float = 1, classes: tuple[str, ...] = ("personal",), **more: object) -> dict:
    body = {"noticed": ago(hours), "about": "A laptop with bills was lost", "classes": list(classes), **more}
    answer = client.post(f"{V1}/breaches", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()["breaches"][0]


def go_on(client: TestClient, number: int, step: str, hours: float, **more: object) -> dict:
    body = {"step": step, "at": ago(hours), "about": "Office of the Data Protection Ombudsman", **more}
    return client.post(f"{V1}/breaches/{number}/entries", json=body).json()


def test_a_clock_runs_until_the_authority_is_told_and_every_entry_stays(client: TestClient) -> None:
    made = begun(client, 30, persons=40)
    authority, persons = made["clocks"]
    assert (authority["law"], authority["article"], authority["state"]) == ("GDPR", "Art. 33(1)", "running")
    due = datetime.datetime.fromisoformat(authority["due"]) - datetime.datetime.fromisoformat(made["noticed"])
    assert (due, persons["state"], persons["due"]) == (72 * HOUR, "if_risk", None)
    (told,) = go_on(client, made["number"], "authority", 2)["breaches"]
    assert (told["clocks"][0]["state"], told["persons"], told["closed"]) == ("met", 40, None)
    go_on(client, made["number"], "note", 1, persons=55)
    (told,) = go_on(client, made["number"], "closed", 0)["breaches"]
    assert [one["step"] for one in told["entries"]] == ["noticed", "authority", "note", "closed"]
    assert {one["made_by"] for one in told["entries"]} == {"admin"}
    assert (told["persons"], told["closed"] is not None) == (55, True)
    listed = client.get(f"{V1}/breaches").json()
    assert (listed["law"], listed["breaches"][0]) == ("GDPR", told)
    acts = [one["object"] for one in client.get(f"{V1}/audit").json()["entries"]]
    assert {f"breach {made['number']}: {step}" for step in ("noticed", "authority", "note", "closed")} <= set(acts)


def test_the_log_does_not_call_a_look_at_the_register_a_change(client: TestClient) -> None:
    client.get(f"{V1}/breaches")
    entries = client.get(f"{V1}/audit").json()["entries"]
    looked = next(one for one in entries if one["object"] == "register of breaches")
    assert (looked["label"], looked["subject"]) == ("read the register of breaches", "")


def test_whoever_is_late_is_told_so(client: TestClient) -> None:
    made = begun(client, 80)
    assert made["clocks"][0]["state"] == "overdue"
    assert go_on(client, made["number"], "authority", 1)["breaches"][0]["clocks"][0]["state"] == "late"
    assert begun(client, 80, ("commercial", "internal"))["clocks"] == []


def test_what_cannot_be_is_refused_and_told(client: TestClient) -> None:
    number = begun(client)["number"]
    whole = {"noticed": ago(1), "about": "x", "classes": ["personal"]}
    wrong = {
        "breach-class": whole | {"classes": []}, "breach-about": whole | {"about": "  "},
        "breach-ahead": whole | {"noticed": ago(-2)},
    }  # fmt: skip
    for code, body in wrong.items():
        answer = client.post(f"{V1}/breaches", json=body)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
    ends = ({"noticed": "9999-12-31T23:59:59-12:00"}, {"noticed": "0001-01-01T00:00:00+14:00"})
    for bad in (
        *ends,
        {"noticed": "2026-01-01T12:00:00"},
        {"classes": ["secret"]},
        {"persons": -1},
        {"about": "x" * 5_000},
    ):
        assert client.post(f"{V1}/breaches", json=whole | bad).status_code == 422
    assert go_on(client, number, "authority", 5)["code"] == "breach-before"
    assert go_on(client, 10**6, "note", 0)["code"] == "breach-unknown"
    assert go_on(client, number + 1 if number > 1 else 2, "noticed", 0)["status"] == 422


def test_nobody_else_reads_or_writes_it_and_no_row_changes(client: TestClient) -> None:
    begun(client)
    records = client.app.state.citybrain.city.records
    for role in ("climate_officer", "auditor", "duty_officer"):
        with records.begin() as connection:
            add_identity(connection, role, [Role(role)], "root")
            other = {"authorization": f"Bearer {give_token(connection, role, (), 1, '', 'root').text}"}
        assert client.get(f"{V1}/breaches", headers=other).status_code == 403
        assert client.get(f"{V1}/breaches/register.csv", headers=other).status_code == 403
    with pytest.raises(Exception, match="neither changed nor deleted"), records.begin() as connection:
        connection.exec_driver_sql("UPDATE breach_entry SET persons = 0")


def test_the_table_has_a_row_for_each_entry_and_no_formula(client: TestClient) -> None:
    made = begun(client, about="=1+1")
    go_on(client, made["number"], "persons", 0)
    answer = client.get(f"{V1}/breaches/register.csv")
    rows = [line.split(",") for line in answer.text.lstrip("\ufeff").splitlines()]
    assert rows[0][:4] == ["breach", "step", "at", "about"]
    own = [row for row in rows if row[0] == str(made["number"])]
    assert [row[1] for row in own] == ["noticed", "persons"]
    assert not own[0][3].startswith("=")


@pytest.mark.parametrize(
    ("country", "hours", "authority", "persons"),
    [
        ("FI", 71.9, ClockState.RUNNING, ClockState.IF_RISK), ("FI", 72.1, ClockState.OVERDUE, ClockState.IF_RISK),
        ("NO", 1, ClockState.RUNNING, ClockState.IF_RISK), ("GB", 1, ClockState.RUNNING, ClockState.IF_RISK),
        ("cn", 0.1, ClockState.AT_ONCE, ClockState.AT_ONCE),
    ],
)  # fmt: skip
def test_each_country_has_its_clock(country: str, hours: float, authority: ClockState, persons: ClockState) -> None:
    entry = BreachEntry(1, BreachStep.NOTICED, NOTICED, "", (DataClass.SENSITIVE_PERSONAL,), None, "", "")
    clocks = Breach(1, (entry,)).clocks(country, NOTICED + hours * HOUR)
    assert [one.state for one in clocks] == [authority, persons]
    assert Breach(1, (entry,)).clocks("XX", NOTICED) == []


def test_no_country_has_two_laws() -> None:
    named = [country for law in laws() for country in law.countries]
    assert len(named) == len(set(named))
    assert all(country.isupper() and len(country) == 2 for country in named)
