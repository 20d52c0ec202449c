"""Requests about reports of residents: what can be reported, one that is entered and followed, promises."""

import datetime

from citybrain.people.reports.codes import new_code
from tests.cases.photos.photographs import photograph
from tests.contract.asked import Answers

REPORTS = "/reports"
SAID = {"service": "street_light", "text": "The lamp is dark", "address": "Town hall"}
PRIVATE = {"service": "unsafe_place", "text": "Too dark", "address": "Park"}


def ask_about_reports(answers: Answers) -> None:
    """A report of a resident and one that a clerk enters."""
    code = new_code()
    made = answers.ask("post", REPORTS, json={**SAID, "code": code, "contact": {"name": "Aino"}})
    for body in ({**SAID, "code": code}, PRIVATE, {**SAID, "text": ""}, {**SAID, "service": "nothing"}):
        answers.ask("post", REPORTS, json=body)
    number = {"number": made.json()["number"]}
    answers.ask("post", f"{REPORTS}/counter", json={**SAID, "text": "By telephone", "channel": "telephone"})
    case = {"number": _case(answers, made.json()["number"])}
    for one in (case, {"number": 10**6}):
        answers.get(f"{REPORTS}/cases/{{number}}", named=one)
    for which in ("open", "waiting", "late", "closed", "all", "none"):
        answers.get(f"{REPORTS}/desk", which=which)
    for one in (number, {"number": 10**6}):
        answers.get(f"{REPORTS}/{{number}}/contact", named=one)
    for path, body in (
        ("answers", {"text": "We come"}), ("moderation", {"shown": True, "why": "Names nobody"}),
        ("service", {"service": "graffiti", "why": "Paint"}), ("service", {"service": "nothing", "why": "?"}),
    ):  # fmt: skip
        answers.ask("post", f"{REPORTS}/{{number}}/{path}", named=number, json=body)
    answers.ask("post", f"{REPORTS}/suggestions", json={"text": "the lamp is dark"})
    for header in ({"report-code": code}, {"report-code": new_code()}):
        answers.ask("post", f"{REPORTS}/replies", json={"kind": "person", "text": "Call me"}, headers=header)
        answers.ask("get", f"{REPORTS}/status", headers=header)
        picture = {**header, "content-type": "image/jpeg"}
        answers.ask("post", f"{REPORTS}/photos", content=photograph(), headers=picture)
        answers.ask("delete", f"{REPORTS}/contact", headers=header)
    _ask_about_a_photo_of_a_helper(answers)
    photos = answers.client.get(f"/api/v1/cases/{case['number']}/photos").json()["photos"]
    for photo in (photos[0]["number"], 10**6):
        one = {**number, "photo": photo}
        body = {"shown": True, "why": "Shows nobody"}
        answers.ask("post", f"{REPORTS}/{{number}}/photos/{{photo}}/moderation", named=one, json=body)
        answers.get(f"{REPORTS}/{{number}}/photos/{{photo}}", named=one)
    for language in ("en", "zh"):
        for path in ("services", "paper"):
            answers.get(f"{REPORTS}/{path}", language=language)
        answers.get(REPORTS, language=language)
        answers.get(f"{REPORTS}/near", service="graffiti", longitude=24.9, latitude=60.1, language=language)
        for service in ("unsafe_place", "graffiti", "nothing"):
            answers.get(f"{REPORTS}/areas", service=service, language=language)
        for since in ("2019-12-31T00:00:00Z", "yesterday"):
            answers.get(f"{REPORTS}/promises", since=since, language=language)
            answers.get(f"{REPORTS}/promises.csv", since=since, language=language)


def _ask_about_a_photo_of_a_helper(answers: Answers) -> None:
    until = str(datetime.datetime.now(tz=datetime.UTC).date() + datetime.timedelta(days=7))
    agreed = {"person": "Aino", "helper": "Hilla", "tasks": ["report"], "agreed": True, "until": until}
    code = answers.client.post("/api/v1/helpers", json=agreed).json()["helper_code"]
    number = answers.client.post("/api/v1/reports", json=SAID, headers={"helper-code": code}).json()["number"]
    for one in (number, 10**6):
        picture = {"helper-code": code, "content-type": "image/jpeg"}
        answers.ask(
            "post", f"{REPORTS}/{{number}}/photos", named={"number": one}, content=photograph(), headers=picture
        )


def _case(answers: Answers, number: int) -> int:
    cases = answers.client.get("/api/v1/cases").json()["cases"]
    return int(next(one["number"] for one in cases if one["subject"] == f"report/{number}"))
