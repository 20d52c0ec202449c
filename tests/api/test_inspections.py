"""Inspections and photos over the own API: due, sent once, judged by a second person, seen by who may read them."""

import datetime
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from citybrain.api.app import create_app
from citybrain.base.domains import find_domains
from citybrain.cases.inspections.checklists import checklists_of
from citybrain.cases.photos import picture
from citybrain.cases.supervision.enterprises import NewEnterprise, add_enterprises
from citybrain.governance import Role
from citybrain.governance.register import add_identity, give_token
from citybrain.open_city import OpenCity
from citybrain.records.tables.cases import city_case
from citybrain.records.tables.inspections import inspection, inspection_finding, photo
from tests.api.waiting import eventually
from tests.cases.photos.photographs import bomb, photograph
from tests.city import city_around, write_city
from tests.sensors import HOUR, NOON, read, sensor

V1 = "/api/v1"
CHECKLIST = """
yard:
  label: {en: Yard, zh: 场地}
  source: test
  items:
    clean: {label: {en: "Is it clean?", zh: "是否清洁？"}, finding: {answer: "no", severity: severe}}
    dust: {label: {en: Dust, zh: 扬尘}, kind: number, unit: µg/m3, least: 0, most: 100000, optional: true,
           finding: {above: 150}}
    remarks: {label: {en: Remarks, zh: 备注}, kind: text, optional: true}
firm:
  label: {en: Firm, zh: 企业}
  data_class: enterprise
  source: test
  items:
    clean: {label: {en: "Is it clean?", zh: "是否清洁？"}}
    dust: {label: {en: Dust, zh: 扬尘}, kind: number, unit: µg/m3, least: 0, most: 100000, optional: true}
"""
ROLES = {"Olli": Role.DUTY_OFFICER, "Otto": Role.DUTY_OFFICER, "Gateway": Role.DEVICE_OPERATOR, "Paula": Role.PLANNER}
AT = "2026-03-04T10:00:00+02:00"
ANY = {"if-match": "*"}
DONE = {
    "subject": "place:yard", "label": "Yard", "checklist": "yard", "answers": {"clean": "no", "dust": 90},
    "notes": {"clean": "mud on the way"}, "place": {"longitude": 24.95, "latitude": 60.17, "accuracy": 12.5},
    "begun": AT, "finished": "2026-03-04T10:20:00+02:00", "sent": "2026-03-04T10:30:00+02:00", "photos": 1,
}  # fmt: skip


class Served:
    """A client, and what each person sends with a request."""

    def __init__(self, client: TestClient, headers: dict[str, dict[str, str]]) -> None:
        self.client, self.headers = client, headers

    def ask(self, who: str, method: str, path: str, status: int = 200, **more: Any) -> Any:
        headers = self.headers[who] | more.pop("headers", {})
        answer = self.client.request(method, f"{V1}{path}", headers=headers, **more)
        assert answer.status_code == status, answer.text
        return answer.json() if "json" in answer.headers.get("content-type", "") else answer

    def send(self, path: str, given: bytes, status: int = 201, who: str = "Olli", kind: str = "image/jpeg") -> Any:
        return self.ask(who, "POST", path, status, content=given, headers={"content-type": kind})

    def inspect(self, who: str = "Olli", status: int = 201, identity: str = "", **changes: Any) -> Any:
        return self.ask(who, "PUT", f"/inspections/{identity or uuid4()}", status, json=DONE | changes)

    def count(self, table: Any) -> int:
        records = self.client.app.state.citybrain.city.records  # type: ignore[attr-defined]
        with records.read() as connection:
            return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A served city with dust in a street and at a firm whose readings few may see."""
    folder = write_city(tmp_path_factory.mktemp("city"))
    (folder / "inspections").mkdir()
    (folder / "inspections" / "yard.yaml").write_text(CHECKLIST, encoding="utf-8")
    app = create_app(city_around(OpenCity(folder).workspace), Path("nowhere"))
    with TestClient(app, headers={"accept-encoding": "identity"}) as client:
        state = app.state.citybrain
        sensing = state.city.sensing
        sensing.now = lambda: NOON
        hours = np.arange(NOON - 6 * HOUR, NOON, HOUR // 4)
        for name, data_class, place in (("Street", "public", (24.94, 60.17)), ("Firm", "enterprise", (25.2, 60.25))):
            read(sensing, sensor(sensing, name, place=place, data_class=data_class), hours, 90.0)
        headers = {}
        with state.governance.records.begin() as connection:
            for name, role in ROLES.items():
                add_identity(connection, name, [role], "Aino")
                token = give_token(connection, name, (), 1, "test", "Aino")
                headers[name] = {"authorization": f"Bearer {token.text}"}
        one = Served(client, headers)
        eventually(lambda: len(cases(one)) == 2)
        yield one


def cases(served: Served) -> dict[str, int]:
    found = served.ask("Olli", "GET", "/cases?rule=dust_episode")["cases"]
    return {one["place"]: one["number"] for one in found}


def test_a_photo_of_a_case_stands_on_record_and_is_made_anew(served: Served) -> None:
    number = cases(served)["Street"]
    given = photograph(exif=True)
    path = f"/cases/{number}/photos"
    made = served.send(path, given)
    assert (made["claimed_at"], made["claimed_longitude"]) == ("2026-03-04T10:11:12+02:00", 24.94)
    assert (made["data_class"], made["made_by"]) == ("internal", "Olli"), "a public case, but persons may be on it"
    assert served.send(path, given, 200)["number"] == made["number"], "the same photo again"
    assert [one["number"] for one in served.ask("Olli", "GET", path)["photos"]] == [made["number"]]
    steps = served.ask("Olli", "GET", f"/cases/{number}")["steps"]
    assert [one["about"]["sha256"] for one in steps if one["about"].get("kind") == "photo"] == [made["sha256"]]
    picture = served.ask("Paula", "GET", f"/photos/{made['number']}")
    assert (picture.headers["content-type"], picture.headers["cache-control"]) == ("image/jpeg", "no-store")
    assert hashlib.sha256(picture.content).hexdigest() == made["sha256"]
    assert b"Maker of phones" not in picture.content


def test_a_photo_is_as_closed_as_its_case(served: Served) -> None:
    path = f"/cases/{cases(served)['Firm']}/photos"
    made = served.send(path, photograph(colour="navy"))
    assert made["data_class"] == "enterprise"
    for who in ("Paula", "Gateway"):
        assert served.ask(who, "GET", path, 404)["code"] == "case-unknown"
        assert served.ask(who, "GET", f"/photos/{made['number']}", 404)["code"] == "photo-unknown-number"
    served.send(path, photograph(colour="red"), 404, "Gateway")
    served.send(path, photograph(colour="red"), 403, "Paula")
    assert served.client.get(f"{V1}/photos/{made['number']}").status_code == 401


def test_a_photo_bomb_is_refused_and_nothing_stays(served: Served) -> None:
    path = f"/cases/{cases(served)['Street']}/photos"
    before = served.count(photo)
    refusals = [
        (bomb(60_000, 60_000), "image/png", 422, "photo-pixels"),
        (b"GIF89a", "image/jpeg", 422, "photo-unknown"),
        (photograph()[:700], "image/jpeg", 422, "photo-damaged"),
        (b"\0" * 12_000_001, "image/jpeg", 413, "request-too-large"),
        (photograph(), "text/plain", 415, "entry-media-type"),
    ]
    for given, kind, status, code in refusals:
        assert served.send(path, given, status, kind=kind)["code"] == code
    assert served.count(photo) == before


def test_others_write_while_a_photo_is_made_anew(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    number, made = cases(served)["Street"], picture.picture_of
    records = served.client.app.state.citybrain.city.records  # type: ignore[attr-defined]

    def slow(given: bytes) -> picture.RemadePhoto:
        with records.begin():
            return made(given)

    monkeypatch.setattr(picture, "picture_of", slow)
    served.send(f"/cases/{number}/photos", photograph(colour="olive"))
    identity = served.inspect(answers={"clean": "yes"})["identity"]
    served.send(f"/inspections/{identity}/photos", photograph(colour="olive"))


def test_a_withdrawn_photo_loses_its_file(served: Served) -> None:
    path = f"/cases/{cases(served)['Street']}/photos"
    made = served.send(path, photograph(colour="gold"), who="Gateway")
    folder = served.client.app.state.citybrain.city.folder / "photos"  # type: ignore[attr-defined]
    file = folder / made["sha256"][:2] / f"{made['sha256']}.jpg"
    assert file.is_file()
    other = served.send(path, photograph(colour="pink"))
    served.ask("Gateway", "DELETE", f"/photos/{other['number']}", 403)
    served.ask("Otto", "DELETE", f"/photos/{made['number']}", 204)
    assert not file.exists()
    served.ask("Olli", "GET", f"/photos/{made['number']}", 404)


def test_an_inspection_is_stored_once_however_often_it_is_sent(served: Served) -> None:
    visit = served.ask("Olli", "POST", "/inspections/visits", 201, json={
        "subject": "place:yard", "label": "Yard", "checklist": "yard", "due": "2026-03-05", "longitude": 24.94,
        "latitude": 60.17,
    })  # fmt: skip
    due = served.ask("Gateway", "GET", "/inspections/due", headers={"accept-language": "zh"})
    assert visit["number"] in [one["number"] for one in due["visits"]]
    assert datetime.datetime.fromisoformat(due["now"]).timestamp() == NOON / 1e6, (
        "what the phone holds against its own clock"
    )
    yard = next(one for one in due["checklists"] if one["name"] == "yard")
    assert (yard["label"], yard["items"][0]["label"], yard["items"][1]["unit"]) == ("场地", "是否清洁？", "µg/m3")
    before = served.count(inspection), served.count(inspection_finding), served.count(city_case)
    identity = str(uuid4())
    first = served.inspect(identity=identity, visit=visit["number"])
    again = served.inspect(identity=identity, visit=visit["number"], sent="2026-03-04T12:00:00+02:00", status=200)
    assert first == again
    after = served.count(inspection), served.count(inspection_finding), served.count(city_case)
    assert after == tuple(one + 1 for one in before)
    assert (first["distance"], first["accuracy"]) == (pytest.approx(553.0, abs=1.0), 12.5)
    assert (first["begun"], first["awaited"]) == ("2026-03-04T08:00:00Z", 1)
    sent = datetime.datetime.fromisoformat(DONE["sent"]).timestamp()  # type: ignore[arg-type]
    assert first["ahead"] == round(sent - NOON / 1e6, 1), "the clock of the phone beside that of the server"
    conflict = served.inspect(identity=identity, visit=visit["number"], answers={"clean": "yes"}, status=409)
    assert conflict["code"] == "inspection-conflict"
    assert served.inspect("Otto", 409, identity, visit=visit["number"])["code"] == "inspection-conflict"
    assert visit["number"] not in [one["number"] for one in served.ask("Olli", "GET", "/inspections/due")["visits"]]
    second = served.inspect("Otto", visit=visit["number"])
    assert (second["earlier"], second["earlier_by"], first["earlier"]) == (identity, "Olli", None)


def test_an_inspection_of_a_visit_is_what_was_planned_and_as_closed(served: Served) -> None:
    visit = served.ask("Olli", "POST", "/inspections/visits", 201, json={
        "subject": "place:yard", "label": "Yard", "checklist": "yard", "due": "2026-03-05",
    })["number"]  # fmt: skip
    for changes in ({"subject": "place:other"}, {"checklist": "firm"}, {"subject": f"case:{cases(served)['Firm']}"}):
        assert served.inspect("Olli", 422, visit=visit, **changes)["code"] == "inspection-other-visit"
    assert visit in [one["number"] for one in served.ask("Olli", "GET", "/inspections/due")["visits"]]
    served.inspect("Gateway", visit=visit, answers={"clean": "yes"})


def test_photos_of_an_inspection_come_after_it_once_each(served: Served) -> None:
    identity = served.inspect()["identity"]
    path = f"/inspections/{identity}/photos?item=clean"
    made = served.send(path, photograph(colour="brown"))
    assert served.send(path, photograph(colour="brown"), 200)["number"] == made["number"]
    assert served.send(path, photograph(colour="black"), 403, "Otto")["code"] == "inspection-of-another"
    served.send(f"/inspections/{identity}/photos?item=nothing", photograph(colour="black"), 422)
    served.send(f"/inspections/{uuid4()}/photos", photograph(colour="black"), 404)
    details = served.ask("Otto", "GET", f"/inspections/{identity}")
    assert ([one["item"] for one in details["photos"]], details["awaited"]) == (["clean"], 0)


def test_a_finding_stands_once_a_second_person_confirms_it(served: Served) -> None:
    details = served.inspect(answers={"clean": "no", "dust": 151})
    assert [(one["item"], one["severity"], one["state"]) for one in details["findings"]] == [
        ("clean", "severe", "proposed"), ("dust", "moderate", "proposed"),
    ]  # fmt: skip
    clean, dust = (f"/inspections/findings/{one['number']}/judgement" for one in details["findings"])
    said = {"confirmed": True, "why": "seen on the photo"}
    assert served.ask("Olli", "POST", clean, 403, json=said)["code"] == "inspection-own-finding"
    served.ask("Gateway", "POST", clean, 403, json=said)
    after = served.ask("Otto", "POST", clean, json=said)["findings"][0]
    assert (after["state"], after["made_by"], after["decided_by"]) == ("confirmed", "Olli", "Otto")
    assert served.ask("Otto", "POST", clean, 409, json=said)["code"] == "inspection-decided"
    refused = served.ask("Otto", "POST", dust, json={"confirmed": False, "why": "wet"})["findings"][1]
    assert refused["state"] == "refused"
    standing, closed = (served.ask("Olli", "GET", f"/cases/{one['case']}") for one in (after, refused))
    assert (standing["state"], standing["severity"], standing["words"]) == ("seen", "severe", "clean")
    number = int(standing["subject"].removeprefix("finding/"))
    (of,) = served.ask("Otto", "GET", f"/inspections?finding={number}")["inspections"]
    seen = served.ask("Otto", "GET", f"/inspections/{of['identity']}", headers={"accept-language": "zh-CN"})
    assert (seen["identity"], seen["checklist_label"]) == (details["identity"], "场地")
    assert [one["label"] for one in seen["questions"]] == ["是否清洁？", "扬尘", "备注"]
    *_, last = (one for one in standing["steps"] if one["step"] != "estimate")  # whoever lives near is counted beside
    assert (last["why"], last["made_by"]) == ("seen on the photo", "Otto")
    assert (closed["state"], closed["outcome"], closed["place"]) == ("closed", "refused", "Yard")


def test_who_found_something_does_not_end_its_case_before_a_second_person_judged_it(served: Served) -> None:
    first, other = (served.inspect()["findings"][0] for _ in range(2))
    said = {"why": "mine"}
    for step in ({"step": "close", "outcome": "confirmed"}, {"step": "close", "outcome": "refused"},
                 {"step": "merge", "into": other["case"]}):  # fmt: skip
        told = served.ask("Olli", "POST", f"/cases/{first['case']}/steps", 403, json=said | step, headers=ANY)
        assert told["code"] == "inspection-own-finding"
    served.ask("Otto", "POST", f"/inspections/findings/{first['number']}/judgement", json={
        "confirmed": True, "why": "seen on the photo",
    })  # fmt: skip
    for one in (first, other):
        who = "Olli" if one is first else "Otto"
        close = {"step": "close", "outcome": "cured"}
        served.ask(who, "POST", f"/cases/{one['case']}/steps", 201, json=said | close, headers=ANY)


def _finding(served: Served, number: int) -> dict:
    (of,) = served.ask("Otto", "GET", f"/inspections?finding={number}")["inspections"]
    found = served.ask("Otto", "GET", f"/inspections/{of['identity']}")["findings"]
    return next(one for one in found if one["number"] == number)


@pytest.mark.parametrize(
    ("outcome", "state"),
    [("cured", "confirmed"), ("confirmed", "confirmed"), ("no_effect", "confirmed"), ("refused", "refused")],
)
def test_a_finding_is_judged_by_the_outcome_with_which_another_person_closes_its_case(
    served: Served, outcome: str, state: str
) -> None:
    one = served.inspect()["findings"][0]
    close = {"step": "close", "outcome": outcome, "why": "looked again"}
    served.ask("Otto", "POST", f"/cases/{one['case']}/steps", 201, json=close, headers=ANY)
    told = _finding(served, one["number"])
    assert (told["state"], told["decided_by"], told["why"]) == (state, "Otto", "looked again")
    judgement = f"/inspections/findings/{one['number']}/judgement"
    again = served.ask("Otto", "POST", judgement, 409, json={"confirmed": True, "why": "late"})
    assert again["code"] == "inspection-decided"


def test_a_finding_follows_the_case_that_its_own_was_merged_into(served: Served) -> None:
    first, other = (served.inspect()["findings"][0] for _ in range(2))
    merge = {"step": "merge", "into": other["case"], "why": "same heap"}
    served.ask("Otto", "POST", f"/cases/{first['case']}/steps", 201, json=merge, headers=ANY)
    close = {"step": "close", "outcome": "refused", "why": "none there"}
    judged = {"confirmed": True, "why": "seen"}
    served.ask("Otto", "POST", f"/inspections/findings/{other['number']}/judgement", json=judged)
    told = served.ask("Olli", "POST", f"/cases/{other['case']}/steps", 403, json=close, headers=ANY)
    assert told["code"] == "inspection-own-finding"
    served.ask("Otto", "POST", f"/cases/{other['case']}/steps", 201, json=close, headers=ANY)
    assert [_finding(served, one["number"])["state"] for one in (first, other)] == ["refused", "confirmed"]


def test_undoing_a_reopening_ends_a_case_as_closing_it_does(served: Served) -> None:
    first, other = (served.inspect()["findings"][0] for _ in range(2))
    steps = [(other, {"outcome": "refused"}, "close"), (other, {}, "reopen"), (first, {"into": other["case"]}, "merge")]
    for of, said, step in [*steps, (other, {}, "undo")]:
        for who, status in [("Olli", 403), ("Otto", 201)][step != "undo" :]:
            body = {"why": "again", "step": step, **said}
            served.ask(who, "POST", f"/cases/{of['case']}/steps", status, json=body, headers=ANY)
    assert _finding(served, first["number"])["state"] == "refused"


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "1949-12-31T23:59:59Z", "9999-12-31T23:59:59-12:00"])
def test_times_that_no_clock_can_tell_are_refused(served: Served, at: str) -> None:
    for wrong in ({"begun": at}, {"finished": at, "begun": at}, {"sent": at}):
        assert served.inspect(status=422, **wrong)["code"] == "request-value"
    served.ask("Olli", "GET", "/inspections")


def test_all_that_is_wrong_with_an_inspection_is_told_at_once(served: Served) -> None:
    wrong = {"answers": {"clean": "perhaps", "dust": "much", "other": "x"}, "finished": "2026-03-03T10:00:00+02:00"}
    told = served.inspect(status=422, **wrong)
    assert told["code"] == "inspection-faulty"
    for part in ("perhaps (yes, no)", "answers.dust: much", "answers.other", "finished"):
        assert part in told["detail"]
    told = [served.inspect(status=422, answers={"clean": "no", "dust": dust})["detail"] for dust in (-40, 100_001)]
    assert ["answers.dust: -40.0 (0 … 100000)" in told[0], "dust: 100001.0 (0 … 100000)" in told[1]] == [True, True]
    assert served.inspect(status=404, checklist="garden")["code"] == "inspection-checklist-unknown"
    assert served.inspect(status=404, subject="case:1000000")["code"] == "case-unknown"


def test_an_inspection_is_as_closed_as_its_subject_and_checklist(served: Served) -> None:
    firm = cases(served)["Firm"]
    made = served.inspect(subject=f"case:{firm}")
    assert made["data_class"] == "enterprise"
    served.ask("Gateway", "GET", f"/inspections/{made['identity']}", 404)
    assert made["identity"] not in str(served.ask("Gateway", "GET", "/inspections")["inspections"])
    dusty = dict.fromkeys(("enclosed", "covered", "washed", "hardened", "wet", "closed_trucks"), "yes")
    of_site = {"checklist": "construction_dust", "answers": dusty, "notes": {}}
    assert served.inspect("Gateway", 403, **of_site)["code"] == "inspection-class"
    assert served.inspect("Olli", **of_site)["data_class"] == "enterprise"
    assert len(served.ask("Olli", "GET", f"/inspections?subject=case:{firm}")["inspections"]) == 1
    served.ask("Olli", "POST", "/inspections/visits", 201, json={
        "subject": f"case:{firm}", "label": "Firm", "checklist": "yard", "due": "2026-03-05",
    })  # fmt: skip
    due = {who: served.ask(who, "GET", "/inspections/due") for who in ("Gateway", "Olli")}
    assert due["Gateway"]["withheld"] == len(due["Olli"]["visits"]) - len(due["Gateway"]["visits"]) == 1


def test_an_inspection_of_an_enterprise_stands_in_its_file(served: Served) -> None:
    """Its visit is due no more, and what was confirmed counts in its risk."""
    with served.client.app.state.citybrain.city.records.begin() as connection:  # type: ignore[attr-defined]
        add_enterprises(connection, [NewEnterprise("FI-1", "Mill")], "test", "Olli")
    (number,) = [one["number"] for one in served.ask("Olli", "GET", "/enterprises")["enterprises"]]
    done = served.inspect(subject=f"enterprise:{number}", label="Mill", photos=0)
    ((finding,), path) = done["findings"], f"/enterprises/{number}/file"
    (visit,) = served.ask("Olli", "GET", path)["entries"]
    assert (visit["kind"], visit["reference"], visit["made_by"]) == ("visit", done["identity"], "Olli")
    served.ask("Otto", "POST", f"/inspections/findings/{finding['number']}/judgement", json={
        "confirmed": True, "why": "Seen too",
    })  # fmt: skip
    file = served.ask("Olli", "GET", path)
    (found,) = [one for one in file["entries"] if one["kind"] == "finding"]
    assert (found["text"], found["reference"]) == ("Is it clean? No. mud on the way", done["identity"])
    assert file["risk"]["last_visit"] == visit["since"]
    assert "findings" in [one["name"] for one in file["risk"]["reasons"]]


def test_an_inspection_is_judged_by_the_checklist_that_its_phone_had(served: Served) -> None:
    """A question that came while the phone was away keeps nobody from sending what was done."""
    city = served.client.app.state.citybrain.city  # type: ignore[attr-defined]
    given = {one["name"]: one["sha256"] for one in served.ask("Olli", "GET", "/inspections/due")["checklists"]}
    checklists = dict(city.inspections.checklists)
    file = city.folder / "inspections/yard.yaml"
    later = CHECKLIST.replace("remarks:", "d: {label: {en: D, zh: D}, kind: number, least: 0, most: 9}\n    notes:", 1)
    file.write_text(later, encoding="utf-8")
    city.inspections.checklists = checklists_of(find_domains(), city.folder)
    try:
        served.inspect(status=422, photos=0)
        served.inspect(status=422, photos=0, checklist_sha256=given["firm"])
        answers = {"clean": "no", "remarks": "dry"}
        done = served.inspect(photos=1, answers=answers, checklist_sha256=given["yard"])
        assert (done["answers"], [one["item"] for one in done["findings"]]) == (answers, ["clean"])
        served.send(f"/inspections/{done['identity']}/photos?item=remarks", photograph(colour="green"))
        newer = {one["name"]: one["sha256"] for one in served.ask("Olli", "GET", "/inspections/due")["checklists"]}
        assert [name for name in given if newer[name] != given[name]] == ["yard"]
    finally:
        file.write_text(CHECKLIST, encoding="utf-8")
        city.inspections.checklists = checklists
