"""Requests about consultations: one is opened, answered, added to, ended, replied to and decided."""

import datetime

from citybrain.open_city import OpenCity
from citybrain.open_city.consultations import consultations_of
from tests.cases.photos.photographs import photograph
from tests.contract.asked import Answers
from tests.people.consulted import CONSULTATION, PLAN, residents, sent
from tests.people.survey_answers import responses, survey

PATH = "/consultations/{number}"
PLACE = (24.9385, 60.1686)


def ask_about_consultations(answers: Answers, city: OpenCity) -> None:
    """A consultation with its own plans."""
    saved = answers.ask("post", "/saved-plans", json={**PLAN, "name": "Put to residents"}).json()["id"]
    service = consultations_of(city)
    days = {"since": str(service.today), "until": str(service.today + datetime.timedelta(days=9))}
    asked = {**CONSULTATION, **days, "plan": saved}
    number = answers.ask("post", "/consultations", json=asked).json()["number"]
    answers.ask("post", "/consultations", json={**asked, "effects": asked["effects"][:1]})
    answers.ask("post", "/consultations", json={**asked, "views": [{"name": {"en": "Sea"}, "at": [0.0, 0.0]}]})
    answers.ask("post", "/consultations", json={})
    one = {"number": number}
    answers.ask("post", f"{PATH}/codes/web", named=one)
    answers.ask("post", f"{PATH}/codes", named=one, json={"channel": "paper", "count": 2})
    answers.ask("get", f"{PATH}/codes/standing", named=one, headers={"citybrain-device": "N-0"})
    codes = links(answers, PATH, one, 120)
    for code, said in zip(codes, residents(120, ["091_1", "091_2"]), strict=True):
        answers.ask("post", f"{PATH}/answers", named=one, json=sent(code=code, **said))
    answers.ask("post", f"{PATH}/answers", named=one, json=sent(code=codes[0], answer="no"))
    for said in (
        {"kind": "comment", "text": "Dark here"}, {"kind": "proposal", "title": "Trees", "text": "More"},
        {"kind": "plan", "levels": [0.25, 0.5]}, {"kind": "proposal"},
    ):  # fmt: skip
        answers.ask("post", f"{PATH}/inputs", named=one, json=sent(code=codes[1], **said))
    every = answers.get(f"{PATH}/inputs", one).json()["inputs"]
    shown = {"inputs": [each["number"] for each in every], "verdict": "noted", "text": "Thank you."}
    for language in ("en", "zh"):
        answers.get("/consultations", language=language)
        answers.get(PATH, one, language)
        answers.get(f"{PATH}/results", one, language)
        for view in (1, 9):
            answers.get(f"{PATH}/views/{{view}}", {**one, "view": view}, language)
            answers.get(f"{PATH}/views/{{view}}/{{side}}.svg", {**one, "view": view, "side": "plan"}, language)
    answers.ask("post", f"{PATH}/decision", named=one, json={"text": "Walls first."})
    answers.ask("post", f"{PATH}/replies", named=one, json=shown)
    of = {**one, "of": every[0]["number"]}
    answers.ask("post", f"{PATH}/inputs/{{of}}/support", named=of, json={"code": codes[2]})
    answers.get(f"{PATH}/inputs/{{of}}/plan.yaml", of)
    answers.ask("post", f"{PATH}/closing", named=one, json={"why": "All answered"})
    answers.get(f"{PATH}/inputs", one, "zh")
    answers.get(f"{PATH}/results", one, "zh")
    answers.get(f"{PATH}/places.geojson", one, "zh")
    answers.ask("post", f"{PATH}/decision", named=one, json={"text": "Walls first."})
    answers.get(PATH, one, "zh")
    answers.get(PATH, {"number": 10**6})
    ask_about_surveys(answers, service.today)
    ask_about_photos(answers, service.today)
    ask_about_helpers(answers, service.today)
    ask_about_readings(answers)
    ask_about_nudges(answers, service.today)


def links(answers: Answers, path: str, one: dict[str, int], count: int) -> list[str]:
    """Codes of so many people."""
    asked = {"channel": "link", "count": count}
    return list(answers.ask("post", f"{path}/codes", named=one, json=asked).json()["codes"])


def ask_about_surveys(answers: Answers, today: datetime.date) -> None:
    """A survey that is answered, told and ended."""
    path, asked = "/questionnaires/{number}", survey(today)
    one = {"number": answers.ask("post", "/questionnaires", json=asked).json()["number"]}
    answers.ask("post", "/questionnaires", json={**asked, "until": "2000-01-01"})
    answers.ask("post", f"{path}/codes/web", named=one)
    answers.ask("post", f"{path}/codes", named=one, json={"channel": "link", "count": 2})
    answers.ask("get", f"{path}/codes/standing", named=one, headers={"citybrain-device": "N-0"})
    codes = links(answers, path, one, 120)
    for number, (code, said) in enumerate(zip(codes, responses(120, PLACE), strict=True)):
        body = sent(code=code, answers=said, traits={"area": ("091_1", "091_2")[number % 2]})
        answers.ask("post", f"{path}/answers", named=one, json=body)
    answers.ask("post", f"{path}/answers", named=one, json=sent(code=codes[0], answers={"walks": "maybe"}))
    for language in ("en", "zh"):
        answers.get("/questionnaires", language=language)
        answers.get(path, one, language)
        answers.get(f"{path}/results", one, language)
    answers.ask("post", f"{path}/closing", named=one)
    answers.get(f"{path}/results", one)
    answers.get(f"{path}/places.geojson", one)
    answers.get(f"{path}/answers.csv", one)
    answers.get(path, {"number": 10**6})


def ask_about_photos(answers: Answers, today: datetime.date) -> None:
    """A survey that asks for a photo, which comes, comes again, and is none."""
    question = {"name": "look", "kind": "photo", "label": {"en": "Show it"}}
    one = {"number": answers.ask("post", "/questionnaires", json=survey(today, questions=[question])).json()["number"]}
    path = "/questionnaires/{number}"
    [code] = links(answers, path, one, 1)
    headers, made = {"citybrain-device": code, "content-type": "image/jpeg"}, None
    for content in (photograph(), photograph(), b"none"):
        told = answers.ask("post", f"{path}/photos", named=one, content=content, headers=headers)
        made = made or told.json()["photo"]
    answers.ask("post", f"{path}/answers", named=one, json=sent(code=code, answers={"look": made}))
    answers.get(path, one)
    answers.ask("post", f"{path}/closing", named=one)


def ask_about_helpers(answers: Answers, today: datetime.date) -> None:
    """A helper who reports for a person, and is ended."""
    asked = {"person": "Aino", "helper": "Hilla", "tasks": ["report"], "until": str(today), "agreed": True}
    made = answers.ask("post", "/helpers", json=asked).json()
    answers.ask("post", "/helpers", json={**asked, "until": "2000-01-01"})
    report = {"service": "street_light", "text": "It is dark", "address": "Park 1"}
    for code in (made["helper_code"], made["code"]):
        answers.ask("post", "/reports", json=report, headers={"helper-code": code})
    person = {"person-code": made["code"]}
    [deed] = answers.ask("get", "/helpers/mine", headers=person).json()["deeds"]
    answers.ask("get", "/helpers/records", params={"record": deed["record"]})
    answers.ask("delete", "/helpers/mine", headers=person)
    answers.ask("delete", "/helpers/mine", headers={"person-code": made["helper_code"]})


def ask_about_readings(answers: Answers) -> None:
    """Readings of a phone in a cell, and one in another unit."""
    place = {"longitude": PLACE[0], "latitude": PLACE[1]}
    said = {"measured": "sound_level", "value": 61.5, "unit": "dB", "device": "phone", "place": place}
    for _ in range(2):
        answers.ask("post", "/citizen-readings", json=sent(**said))
    answers.ask("post", "/citizen-readings", json=sent(**{**said, "unit": "m"}))
    for language in ("en", "zh"):
        answers.get("/citizen-readings", language=language)


def ask_about_nudges(answers: Answers, today: datetime.date) -> None:
    """A competition that is opened, and what is refused of it and of a letter in a city without bills."""
    days = {"since": str(today - datetime.timedelta(days=90)), "until": str(today - datetime.timedelta(days=1))}
    asked = {"title": {"en": "Warm streets"}, "carrier": "district_heat", **days}
    competition = {**asked, "kind": "zone", "teams": ["091_1", "091_2"]}
    one = {"number": answers.ask("post", "/competitions", json=competition).json()["number"]}
    answers.ask("post", "/competitions", json=competition)
    answers.ask("post", "/competitions/{number}/result", named=one)
    for language in ("en", "zh"):
        answers.get("/competitions", language=language)
        answers.get("/letters", language=language)
    answers.ask("post", "/letters", json={**asked, "cost": 1.0, "factor": "district_heat_emission_factor"})
    answers.get("/letters/{number}/buildings.csv", one)
    answers.ask("post", "/letters/{number}/result", named=one)
    answers.ask("delete", "/letters/{number}", named=one)
    answers.ask("delete", "/competitions/{number}", named=one)
