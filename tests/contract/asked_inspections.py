"""Requests about photos, visits and inspections."""

from uuid import UUID

from sqlalchemy import update

from citybrain.cases.rules import CaseRules
from citybrain.records.tables.inspections import inspection_finding
from tests.cases.photos.photographs import photograph
from tests.contract.asked import Answers

JPEG = {"content-type": "image/jpeg"}
IDENTITY = str(UUID(int=7))
AT = "2026-03-04T10:00:00+02:00"
DONE = {
    "subject": "place:site", "label": "Site", "checklist": "construction_dust", "begun": AT, "finished": AT, "sent": AT,
    "answers": {"enclosed": "no", "covered": "yes", "washed": "yes", "hardened": "yes", "wet": "yes",
                "closed_trucks": "yes"},
}  # fmt: skip


def ask_about_inspections(answers: Answers, case: int) -> None:
    """A visit is planned and made, with photos, and what it found is judged by who found it, and by another person."""
    visit = {"subject": "place:site", "label": "Site", "checklist": "construction_dust", "due": "2026-03-05"}
    for body in (visit, visit | {"checklist": "nothing"}, visit | {"due": "soon"}):
        planned = answers.ask("post", "/inspections/visits", json=body)
    number = answers.get("/inspections/due").json()["visits"][0]["number"]
    for language in ("en", "zh"):
        answers.get("/inspections/due", language=language)
    for one in (number, 10**6):
        answers.ask("delete", "/inspections/visits/{number}", named={"number": one})
    for body in (DONE, DONE, DONE | {"answers": {}}, DONE | {"label": "Other"}):
        answers.ask("put", "/inspections/{identity}", named={"identity": IDENTITY}, json=body)
    for query in ({}, {"finding": 1}, {"subject": "place:site"}):
        answers.get("/inspections", **query)
    for identity in (IDENTITY, IDENTITY, str(UUID(int=8))):
        details = answers.ask("get", "/inspections/{identity}", named={"identity": identity})
        answers.ask(
            "post", "/inspections/{identity}/photos", named={"identity": identity}, content=photograph(), headers=JPEG
        )
    assert planned.status_code == 422 and details.status_code == 404
    judged = {"confirmed": True, "why": "seen"}
    for one in (1, 10**6):
        answers.ask("post", "/inspections/findings/{number}/judgement", named={"number": one}, json=judged)
    records = answers.client.app.state.citybrain.governance.records  # type: ignore[attr-defined]
    with records.begin() as connection:
        connection.execute(update(inspection_finding).values(made_by="somebody else"))
    for one in (1, 1):
        answers.ask("post", "/inspections/findings/{number}/judgement", named={"number": one}, json=judged)
    for content in (photograph(colour="red"), photograph(colour="red"), b"none"):
        answers.ask("post", "/cases/{number}/photos", named={"number": case}, content=content, headers=JPEG)
    state = answers.client.app.state.citybrain  # type: ignore[attr-defined]
    own = state.city.cases.rules
    facades = own.all["tree_damage"].model_copy(update={"name": "facade_damage", "raises": "building"})
    state.city.cases._rules = lambda: CaseRules(
        {**own.all, "facade_damage": facades}, {**own.of, "facade_damage": "city"}
    )
    for entity, rule in (("building", "facade_damage"), ("building", "tree_damage"), ("moon", "tree_damage")):
        asked = {"rule": rule, "row": "way/1"}
        answers.ask(
            "post", "/cases/of/{entity}", named={"entity": entity}, params=asked, content=photograph(), headers=JPEG
        )
    answers.ask("get", "/cases/{number}/photos", named={"number": case})
    for one in (1, 2, 10**6):
        answers.ask("get", "/photos/{number}", named={"number": one})
        answers.ask("delete", "/photos/{number}", named={"number": one})
