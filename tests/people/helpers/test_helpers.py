"""Helpers: only what was agreed to is taken, both stand in the log, and the person alone follows what was done."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity
from citybrain.open_city.helpers import helpers_of
from citybrain.open_city.services import matters_of
from citybrain.people.helpers.letterbox import letterbox_of, put_in, take_out
from citybrain.people.helpers.mandate import HelperTask, NewMandate
from citybrain.people.reports.codes import new_code
from citybrain.people.services.asked import NewServiceApplication
from citybrain.people.services.catalogue import import_services
from citybrain.people.services.file import SAMPLE, read_catalogue
from citybrain.records.errors import EntryError
from tests.access import headers_of
from tests.cases.photos.photographs import photograph
from tests.city import write_city
from tests.people.consulted import V1, sent
from tests.people.survey_answers import purpose_codes, survey

TODAY = datetime.datetime.now(tz=datetime.UTC).date()
REPORT = {"service": "street_light", "text": "It is dark", "address": "Park 1"}
TREE = {
    "text": "The birch leans.", "documents": ["Sketch and photograph of the tree"],
    "contact": {"name": "Aino Asukas", "address": "aino@example.org"},
}  # fmt: skip


class HelpedCity:
    """Asks over HTTP; `office` is signed in, `anybody` is not."""

    def __init__(self, city: OpenCity, client: TestClient, headers: dict[str, str]) -> None:
        self.city, self.client, self.headers = city, client, headers

    def agreed(self, *tasks: str, days: int = 30, **more: Any) -> Any:
        body = {"person": "Aino Asukas", "helper": "Hilla Helper", "tasks": tasks, "agreed": True}
        until = str(TODAY + datetime.timedelta(days=days))
        return self.client.post(f"{V1}/helpers", json={**body, "until": until, **more})

    def anybody(self, method: str, path: str, headers: dict[str, str] | None = None, **more: Any) -> Any:
        return self.client.request(method, f"{V1}{path}", headers=headers or {}, **more)

    def office(self, method: str, path: str, **more: Any) -> Any:
        return self.client.request(method, f"{V1}{path}", headers=self.headers, **more)


@pytest.fixture(scope="module")
def helped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HelpedCity]:
    folder = write_city(tmp_path_factory.mktemp("helped"))
    headers = headers_of(folder)
    city = OpenCity(folder)
    with TestClient(create_app(city), base_url="http://127.0.0.1:8000") as client:
        with city.records.begin() as connection:
            import_services(connection, read_catalogue(SAMPLE), SAMPLE.name, "steward")
        yield HelpedCity(city, client, headers)


def test_a_helper_reports_answers_and_applies_and_only_the_person_follows_it(helped: HelpedCity) -> None:
    made = helped.agreed("report", "survey", "application").json()
    helper, person = {"Helper-Code": made["helper_code"]}, {"Person-Code": made["code"]}
    report = helped.anybody("POST", "/reports", helper, json=REPORT)
    applied = helped.anybody("POST", "/services/tree-felling/applications", helper, json=TREE)
    number = helped.office("POST", "/questionnaires", json=survey(TODAY)).json()["number"]
    answered = sent(code=purpose_codes(helped, number, 1)[0], answers={"walks": "yes"})
    survey_answer = helped.anybody("POST", f"/questionnaires/{number}/answers", helper, json=answered)
    assert [one.status_code for one in (report, applied, survey_answer)] == [201, 201, 201], survey_answer.text
    assert (report.json()["code"], applied.json()["code"]) == ("", "")
    for code in purpose_codes(helped, number, 2):
        more = sent(code=code, answers={"walks": "yes"})
        refused = helped.anybody("POST", f"/questionnaires/{number}/answers", helper, json=more)
        assert (refused.status_code, refused.json()["code"]) == (409, "helper-answered")
    again = helped.anybody("POST", f"/questionnaires/{number}/answers", helper, json=answered)
    assert (again.status_code, again.json()["new"]) == (201, False)
    assert helped.anybody("GET", f"/questionnaires/{number}").json()["answered"] == 1

    mine = helped.anybody("GET", "/helpers/mine", person).json()
    assert (mine["person"], mine["helper"], mine["standing"]) == ("Aino Asukas", "Hilla Helper", True)
    assert [one["task"] for one in mine["deeds"]] == ["report", "application", "survey"]
    reported, asked, said = mine["deeds"]
    status = helped.anybody("GET", "/reports/status", {"Report-Code": reported["link"]})
    assert status.json()["text"] == "It is dark"
    assert helped.anybody("GET", "/matters/mine", {"Matter-Code": asked["link"]}).json()["text"] == "The birch leans."
    assert said["link"] is None and said["at"].endswith("T00:00:00Z"), "no time leads to whose answers are whose"
    assert helped.anybody("GET", "/helpers/mine", {"Person-Code": made["helper_code"]}).status_code == 422

    for record in (reported["record"], asked["record"], said["record"]):
        assert helped.anybody("GET", "/helpers/records", params={"record": record}).status_code == 401
        [one] = helped.office("GET", "/helpers/records", params={"record": record}).json()["helpers"]
        assert (one["person"], one["helper"], len(one["deeds"])) == ("Aino Asukas", "Hilla Helper", 1)
        assert one["deeds"][0]["link"] is None
    case = helped.office("GET", f"/reports/{reported['record'].partition('/')[2]}/contact")
    assert case.status_code == 200


def test_what_a_helper_sends_again_is_one_application_and_leads_the_helper_to_no_code(helped: HelpedCity) -> None:
    helpers, matters = helpers_of(helped.city), matters_of(helped.city)
    tasks, until = frozenset({HelperTask.APPLICATION}), helpers.today() + datetime.timedelta(days=30)
    new = NewMandate(person="Aino", helper="Hilla", tasks=tasks, until=until, agreed=True)
    _, code, helper_code = helpers.agree(new)
    marked = NewServiceApplication(**TREE, sending="5f0f7f4e-1c52-4f0e-8a53-2d7c7d1b9a01")

    def apply(by_helper: bool) -> tuple[int, str]:
        helper = helpers.acting(helper_code, HelperTask.APPLICATION) if by_helper else None
        return matters.apply("tree-felling", marked, "en", helper=helper)

    number, told = apply(True)
    assert told == "" and apply(True) == (number, "")
    alone, own = apply(False)
    assert alone != number
    [deed] = helpers.by_person(code).deeds
    assert deed.record == f"matter/{number}" and deed.link not in (None, own)


def test_a_person_ends_it_at_any_time(helped: HelpedCity) -> None:
    made = helped.agreed("report").json()
    helper, person = {"Helper-Code": made["helper_code"]}, {"Person-Code": made["code"]}
    assert helped.anybody("POST", "/reports", helper, json=REPORT).status_code == 201
    ended = helped.anybody("DELETE", "/helpers/mine", person).json()
    assert (ended["standing"], len(ended["deeds"])) == (False, 1) and ended["withdrawn"]
    before = helped.office("GET", "/reports/desk").json()["all"]
    refused = helped.anybody("POST", "/reports", helper, json=REPORT)
    assert (refused.status_code, refused.json()["code"]) == (422, "helper-not-standing")
    assert helped.office("GET", "/reports/desk").json()["all"] == before, "nothing is half written"
    assert helped.anybody("DELETE", "/helpers/mine", person).json()["withdrawn"] == ended["withdrawn"]


def test_what_was_not_agreed_to_is_refused(helped: HelpedCity) -> None:
    made = helped.agreed("survey").json()
    helper = {"Helper-Code": made["helper_code"]}
    for code, headers, body in (
        ("helper-task", helper, REPORT), ("helper-not-standing", {"Helper-Code": new_code()}, REPORT),
        ("resident-report-code", {"Helper-Code": "guessed"}, REPORT),
    ):  # fmt: skip
        refused = helped.anybody("POST", "/reports", headers, json=body)
        assert (refused.status_code, refused.json()["code"]) == (422, code)
    own = {"Helper-Code": helped.agreed("report").json()["helper_code"]}
    refused = helped.anybody("POST", "/reports", own, json={**REPORT, "code": new_code()})
    assert refused.json()["code"] == "helper-own-code"


@pytest.mark.parametrize(
    "wrong",
    [
        {"agreed": False}, {"tasks": []}, {"tasks": ["vote"]}, {"person": " \u202e "}, {"helper": "x" * 201},
        {"until": "2000-01-01"}, {"until": "9999-01-01"}, {"until": "soon"}, {"more": 1},
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(helped: HelpedCity, wrong: dict[str, Any]) -> None:
    assert helped.agreed("report", **wrong).status_code == 422


def test_names_are_erased_with_their_key_90_days_after_the_end(tmp_path: Path) -> None:
    (tmp_path / "city.toml").write_text('name = "Helped"\ntime_zone = "Europe/Helsinki"\ncrs = "EPSG:3879"\n')
    clock = [1_700_000_000_000_000]
    with OpenCity(tmp_path) as city:
        city._now = lambda: clock[0]  # type: ignore[method-assign]
        helpers = helpers_of(city)
        assert (helpers.erase_due(), helpers.of_record("report/1")) == (0, [])
        until = helpers.today() + datetime.timedelta(days=10)
        new = NewMandate(
            person="Aino", helper="Hilla", tasks=frozenset({HelperTask.REPORT}), until=until, agreed=True
        )  # fmt: skip
        _, code, helper_code = helpers.agree(new)
        raw = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
        assert not any(said in raw for said in (b"Aino", b"Hilla", code.encode(), helper_code.encode()))
        clock[0] += 11 * 86_400_000_000
        with pytest.raises(EntryError, match="helper-not-standing"):
            helpers.acting(helper_code, HelperTask.REPORT)
        assert helpers.erase_due() == 0
        clock[0] += 91 * 86_400_000_000
        assert helpers.erase_due() == 1
        after = helpers.by_person(code)
        assert (after.person, after.helper, after.standing) == (None, None, False)


def test_a_letterbox_is_opened_by_its_code_alone() -> None:
    code = new_code()
    closed = put_in(letterbox_of(code), "the code of a report", "report/1")
    assert take_out(code, closed, "report/1") == "the code of a report"
    assert put_in(letterbox_of(code), "the code of a report", "report/1") != closed
    assert (take_out(new_code(), closed, "report/1"), take_out(code, closed, "report/2")) == (None, None)


def test_a_helper_gives_a_photo_of_their_own_report_alone(helped: HelpedCity) -> None:
    made, other = helped.agreed("report").json(), helped.agreed("report").json()
    helper, stranger = ({"Helper-Code": one["helper_code"], "Content-Type": "image/jpeg"} for one in (made, other))
    number = helped.anybody("POST", "/reports", {"Helper-Code": made["helper_code"]}, json=REPORT).json()["number"]
    path = f"/reports/{number}/photos"
    answers = [helped.anybody("POST", path, helper, content=photograph()) for _ in range(2)]
    assert [(one.status_code, one.json()) for one in answers] == [
        (201, {"report": number, "new": True}), (201, {"report": number, "new": False})
    ]  # fmt: skip
    [listed] = [one for one in helped.office("GET", "/reports/desk").json()["reports"] if one["number"] == number]
    assert [one["shown"] for one in listed["photos"]] == [False], "a person releases it first"
    for headers, content, code in (
        (stranger, photograph(), "helper-not-own"), (helper, b"no photo", "photo-unknown"),
        ({**helper, "Helper-Code": made["code"]}, photograph(), "helper-not-standing"),
    ):  # fmt: skip
        refused = helped.anybody("POST", path, headers, content=content)
        assert refused.json()["code"] == code, refused.text
    assert helped.anybody("POST", "/reports/999999/photos", helper, content=photograph()).json()["code"] == (
        "helper-not-own"
    )
    helped.anybody("DELETE", "/helpers/mine", {"Person-Code": made["code"]})
    assert (
        helped.anybody("POST", path, helper, content=photograph(colour="red")).json()["code"] == "helper-not-standing"
    )
