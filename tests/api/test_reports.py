"""Reports on the page: entered, followed by a code in a header, answered, counted; CSV and page say the same."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from citybrain.api.app import create_app
from citybrain.api.limits import Limits, NetworkBuckets
from citybrain.governance import Role
from citybrain.governance.rates import Rate
from citybrain.governance.register import add_identity, give_token
from citybrain.open_city import OpenCity
from citybrain.open_city.reports import reports_of
from citybrain.people.reports.codes import new_code, written_code
from citybrain.people.reports.importing import ReportReader, mapping_of
from citybrain.people.reports.imports import import_reports
from tests.cases.photos.photographs import photograph
from tests.city import city_around, write_city

API = "/api/v1"
REPORTS = f"{API}/reports"


class Reporting(NamedTuple):
    """A served city, and what an officer and a planner send."""

    client: TestClient
    officer: dict[str, str]
    planner: dict[str, str]
    place: dict[str, float]
    city: OpenCity

    def enter(self, **more: Any) -> Response:
        said = {"service": "street_light", "text": "The lamp is dark", **self.place, **more}
        return self.client.post(REPORTS, json=said)

    def status(self, code: str) -> Any:
        return self.client.get(f"{REPORTS}/status", headers={"report-code": code}).json()


@pytest.fixture(scope="module")
def reporting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reporting]:
    city = city_around(OpenCity(write_city(tmp_path_factory.mktemp("city"))).workspace)
    west, south, east, north = city.snapshot.manifest.bounds
    app = create_app(city, Path("nowhere"), limits=Limits(reports=Rate(1_000, 10_000)))
    with TestClient(app, headers={"accept-encoding": "identity"}) as client:
        headers = []
        with app.state.citybrain.governance.records.begin() as connection:
            for name, role in (("Olli", Role.DUTY_OFFICER), ("Paula", Role.PLANNER)):
                add_identity(connection, name, [role], "Aino")
                token = give_token(connection, name, (), 1, "test", "Aino")
                headers.append({"authorization": f"Bearer {token.text}"})
        yield Reporting(client, *headers, {"longitude": (west + east) / 2, "latitude": (south + north) / 2}, city)


def test_a_report_is_followed_from_the_phone_to_the_confirmed_cure(reporting: Reporting) -> None:
    code = new_code()
    entered = reporting.enter(code=code, contact={"name": "Aino", "email": "aino@example.org"})
    assert entered.status_code == 201, entered.text
    made = entered.json()
    assert (made["code"], made["new"]) == (code, True)
    assert reporting.enter(code=code, contact={"name": "Aino"}).json()["new"] is False
    status = reporting.status(written_code(code))
    assert [one["reached"] for one in status["stages"]] == [True, False, False, False]
    assert (status["late_answer"], status["contact"], status["replies"]) == (False, True, ["objection", "person"])
    (case,) = [one for one in reporting.client.get(f"{API}/cases", headers=reporting.officer).json()["cases"]
               if one["subject"] == f"report/{made['number']}"]  # fmt: skip
    answer = f"{REPORTS}/{made['number']}/answers"
    assert reporting.client.post(answer, json={"text": "We come."}).status_code == 401
    assert reporting.client.post(answer, json={"text": "We come."}, headers=reporting.officer).status_code == 204
    assert reporting.status(code)["outcome"] == "The city answered it."
    assert _listed(reporting, made["number"])["answer"] == "", "nobody has looked at it yet"
    moderation = {"shown": True, "why": "Names nobody"}
    shown = reporting.client.post(f"{REPORTS}/{made['number']}/moderation", json=moderation, headers=reporting.officer)
    assert shown.is_success, shown.text
    listed = _listed(reporting, made["number"])
    assert (listed["outcome"], listed["answer"]) == ("The city answered it.", "We come.")
    closed = reporting.client.post(
        f"{API}/cases/{case['number']}/steps",
        json={"step": "close", "outcome": "cured", "why": "New lamp"},
        headers={**reporting.officer, "if-match": _tag(reporting, case["number"])},
    )
    assert closed.status_code == 201, closed.text
    status = reporting.status(code)
    assert [one["reached"] for one in status["stages"]] == [True, True, True, False], "nobody has confirmed it yet"
    assert (status["state"], status["outcome"]) == ("closed", "It is done.")
    assert [one["text"] for one in status["messages"] if one["kind"] == "answer"] == ["We come."]
    said = reporting.client.post(f"{REPORTS}/replies", json={"kind": "cured"}, headers={"report-code": code})
    assert said.json()["messages"][-1]["kind"] == "cured"
    assert [one["reached"] for one in said.json()["stages"]] == [True] * 4


def _listed(reporting: Reporting, number: int) -> Any:
    reports = reporting.client.get(REPORTS).json()["reports"]
    return next(one for one in reports if one["number"] == number)


def _tag(reporting: Reporting, number: int) -> str:
    return reporting.client.get(f"{API}/cases/{number}", headers=reporting.officer).headers["etag"]


def test_links_are_not_guessed_and_stand_in_no_log(reporting: Reporting) -> None:
    made = reporting.enter(text="A lamp that nobody else sees").json()
    for guess in (new_code(), "A" * 20, "", "' OR 1=1"):
        answer = reporting.client.get(f"{REPORTS}/status", headers={"report-code": guess})
        assert answer.headers["cache-control"] == "no-store", "its address is that of all reports"
        assert answer.status_code in (404, 422, 400), answer.text
    said = reporting.client.post(f"{REPORTS}/replies", json={"kind": "person"}, headers={"report-code": made["code"]})
    assert said.status_code == 200
    with reporting.city.records.read() as connection:
        log = str(connection.exec_driver_sql("SELECT * FROM audit_entry").all())
    assert made["code"] not in log


def test_duplicates_are_offered_and_words_wait_for_a_person(reporting: Reporting) -> None:
    first = reporting.enter(service="waste", text="Bin is full, ask Aino at door 4").json()
    near = reporting.client.get(f"{REPORTS}/near", params={"service": "waste", **reporting.place}).json()["reports"]
    assert [(one["number"], one["text"], one["metres"]) for one in near] == [(first["number"], "", 0)]
    second = reporting.enter(service="waste", text="Still full").json()
    assert [one["number"] for one in second["duplicates"]] == [first["number"]]
    moderation = f"{REPORTS}/{first['number']}/moderation"
    assert reporting.client.post(moderation, json={"shown": True, "why": ""}, headers=reporting.officer).is_error
    assert reporting.client.post(
        moderation, json={"shown": False, "why": "Names a person"}, headers=reporting.officer
    ).is_success
    listed = reporting.client.get(REPORTS, params={"service": "waste"}).json()["reports"]
    assert [one["number"] for one in listed] == [second["number"]]
    assert (reporting.status(first["code"])["shown"], reporting.status(first["code"])["why"]) == (
        "hidden",
        "Names a person",
    )


def test_a_clerk_enters_what_somebody_tells_by_the_same_rules(reporting: Reporting) -> None:
    paper = new_code()
    said = {"service": "noise", "text": "Hammering at night", "address": "Town hall", "channel": "paper", "code": paper}
    assert reporting.client.post(f"{REPORTS}/counter", json=said).status_code == 401
    assert reporting.client.post(f"{REPORTS}/counter", json=said, headers=reporting.planner).status_code == 403
    first, again = (reporting.client.post(f"{REPORTS}/counter", json=said, headers=reporting.officer) for _ in range(2))
    assert (first.json()["new"], again.json()["new"], first.json()["number"]) == (True, False, again.json()["number"])
    assert reporting.status(written_code(paper))["number"] == first.json()["number"]
    outside = {**said, "code": None, "longitude": 0.0, "latitude": 0.0}
    answer = reporting.client.post(f"{REPORTS}/counter", json=outside, headers=reporting.officer)
    assert answer.json()["code"] == "resident-report-outside"


def test_a_form_on_paper_has_a_code_that_leads_to_the_report(reporting: Reporting) -> None:
    printed = [reporting.client.get(f"{REPORTS}/paper", params={"language": language}) for language in ("en", "zh")]
    codes = [re.search(r"[0-9A-Y]{5}(-[0-9A-Y]{5}){3}", one.text)[0] for one in printed]  # type: ignore[index]
    assert codes[0] != codes[1]
    assert "sandbox" in printed[0].headers["content-security-policy"]
    said = {"service": "tree", "text": "It leans", "address": "Park", "channel": "paper", "code": codes[0]}
    entered = reporting.client.post(f"{REPORTS}/counter", json=said, headers=reporting.officer)
    assert reporting.status(codes[0])["number"] == entered.json()["number"]


def test_a_photo_is_given_with_the_code_and_contacts_are_erased(reporting: Reporting) -> None:
    made = reporting.enter(text="Look at this", contact={"telephone": "+358 40 1"}).json()
    headers = {"report-code": made["code"]}
    photo = reporting.client.post(
        f"{REPORTS}/photos", content=photograph(exif=True), headers={**headers, "content-type": "image/jpeg"}
    )
    assert photo.status_code == 200, photo.text
    html = reporting.client.post(
        f"{REPORTS}/photos", content=b"<svg>", headers={**headers, "content-type": "text/html"}
    )
    assert html.status_code == 415
    large = reporting.client.post(
        f"{REPORTS}/photos", content=b"\xff" * 50_000_000, headers={**headers, "content-type": "image/jpeg"}
    )
    assert large.status_code == 413
    assert reporting.client.delete(f"{REPORTS}/contact", headers=headers).json()["contact"] is False


def test_reports_around_a_tree_are_listed_with_the_photos_that_were_released(reporting: Reporting) -> None:
    """The page of a tree shows them; what the office did not release is nowhere."""
    made = reporting.enter(text="A broken branch").json()
    sent = {"report-code": made["code"], "content-type": "image/jpeg"}
    assert reporting.client.post(f"{REPORTS}/photos", content=photograph(), headers=sent).status_code == 200
    (mine,) = [one for one in reporting.client.get(REPORTS).json()["reports"] if one["number"] == made["number"]]
    longitude, latitude = mine["longitude"], mine["latitude"]

    def around(place: str, within: int = 25) -> dict[int, Any]:
        asked = reporting.client.get(REPORTS, params={"near": place, "within": within})
        assert asked.status_code == 200, asked.text
        return {one["number"]: one for one in asked.json()["reports"]}

    here = around(f"{longitude},{latitude}")[made["number"]]
    assert (here["metres"], here["photos"]) == (0, [])
    cases = reporting.client.get(f"{API}/cases", headers=reporting.officer).json()["cases"]
    case = next(one["number"] for one in cases if one["subject"] == f"report/{made['number']}")
    (seen,) = reporting.client.get(f"{REPORTS}/cases/{case}", headers=reporting.officer).json()["reports"]
    (photo,) = [one["number"] for one in seen["photos"]]
    released = reporting.client.post(
        f"{REPORTS}/{made['number']}/photos/{photo}/moderation",
        json={"shown": True, "why": "Shows nobody"}, headers=reporting.officer,
    )  # fmt: skip
    assert released.status_code == 204, released.text
    assert around(f"{longitude},{latitude}")[made["number"]]["photos"] == [photo]
    assert made["number"] not in around(f"{longitude},{latitude + 0.0003:.6f}")
    assert around(f"{longitude},{latitude + 0.0003:.6f}", 60)[made["number"]]["metres"] == 33
    for place in ("24.94", "here", "200,60", "24.94,60.17,1"):
        assert reporting.client.get(REPORTS, params={"near": place}).status_code == 422


def test_officers_see_a_report_with_its_case_and_the_log_says_so(reporting: Reporting) -> None:
    made = reporting.enter(text="Whom to ask", contact={"name": "Bo", "telephone": "040 1"}).json()
    case = next(
        one["number"] for one in reporting.client.get(f"{API}/cases", headers=reporting.officer).json()["cases"]
        if one["subject"] == f"report/{made['number']}"
    )  # fmt: skip
    (seen,) = reporting.client.get(f"{REPORTS}/cases/{case}", headers=reporting.officer).json()["reports"]
    assert (seen["contact_details"]["name"], seen["channel"]) == ("Bo", "web")
    (unseen,) = reporting.client.get(f"{REPORTS}/cases/{case}", headers=reporting.planner).json()["reports"]
    assert unseen["contact_details"] is None


def test_promises_of_page_and_table_are_those_of_the_file(reporting: Reporting, shared_data: Path) -> None:
    file = shared_data / "citizen" / "nyc311-1000-requests-2019-12-31.csv"
    read = ReportReader(mapping_of("nyc311"), reports_of(reporting.city).services, None).read(file)
    import_reports(reporting.city.records, "nyc311", read.reports, "Olli")
    asked = {"since": "2019-12-31T00:00:00Z", "until": "2020-01-02T00:00:00Z"}
    answer = reporting.client.get(f"{REPORTS}/promises", params=asked).json()
    whole = answer["whole"]
    assert (whole["closed"], whole["within"], whole["share"], whole["median"]) == (998, 327, 0.328, 5.99)
    assert (whole["done_promised"], whole["done_late"], whole["done_open"]) == (3, 2, 1)
    assert {one["name"] for one in answer["areas"]} == {"BRONX", "BROOKLYN", "MANHATTAN", "QUEENS", "STATEN ISLAND"}
    table = reporting.client.get(f"{REPORTS}/promises.csv", params=asked).text.lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert len(rows) == 1 + len(answer["services"]) + len(answer["areas"])
    shown = [whole, *(one["figures"] for one in (*answer["services"], *answer["areas"]))]
    for row, figures in zip(rows, shown, strict=True):
        assert {name: row[name] for name in figures} == {name: _cell(one) for name, one in figures.items()}


def _cell(value: float | None) -> str:
    return "" if value is None else str(value)


def test_photos_of_an_address_have_a_limit_of_their_own(reporting: Reporting, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is stored for years: thirty at once from a school, and no disk that is full after a day."""
    state = reporting.client.app.state.citybrain  # type: ignore[attr-defined]
    monkeypatch.setattr(state.limits, "photos", NetworkBuckets(Rate(1 / 3600, 2)))
    headers = {"report-code": new_code(), "content-type": "image/jpeg"}
    sent = [reporting.client.post(f"{REPORTS}/photos", content=b"-", headers=headers).status_code for _ in range(4)]
    assert sent == [404, 404, 429, 429]
