"""Requests about services and about what residents ask for: catalogue, questions, applications, objections."""

from citybrain.governance import Actor, Permission, Role
from citybrain.open_city import OpenCity
from citybrain.open_city.services import matters_of
from citybrain.people.services.asked import MatterDecision
from citybrain.people.services.catalogue import import_services
from citybrain.people.services.file import SAMPLE, read_catalogue
from tests.contract.asked import Answers

PARAMETER = "interior_surface_conductance"
TREE = {
    "text": "The birch leans.", "documents": ["Sketch and photograph of the tree"],
    "contact": {"name": "Aino Asukas", "address": "aino@example.org"},
}  # fmt: skip
OBJECTION = {"about": {"kind": "parameter", "name": PARAMETER}, "text": "This looks wrong."}
CORRECTION = {
    "parameter": PARAMETER, "value": 3.7, "unit": "W/(m²·K)", "since": "1900-01-01", "source": "Measured",
    "why": "Typing error",
}  # fmt: skip
SECOND = Actor("second", frozenset({Role.DUTY_OFFICER}), frozenset(Permission))


def ask_about_matters(answers: Answers, city: OpenCity) -> None:
    """The sample of services; a correction that is taken back, so that other questions are of the city as it was."""
    with city.records.begin() as connection:
        import_services(connection, read_catalogue(SAMPLE), SAMPLE.name, "steward")
    for language in ("en", "zh"):
        for query in ({}, {"event": "moving"}, {"group": "streets"}, {"event": "nothing"}):
            answers.get("/services", language=language, **query)
        for question in ("How do I get a library card?", "Who won the match?", ""):
            answers.get("/services/answer", language=language, question=question)
        for code in ("tree-felling", "energy-advice", "nothing"):
            answers.get("/services/{code}", named={"code": code}, language=language)
        for factor in ({}, {"factor": 0.1}, {"factor": -1}):
            answers.get("/services/digital", language=language, **factor)
    answers.get("/services/catalogue.jsonld")
    _ask_for_a_service(answers, city)
    _object(answers)


def _ask_for_a_service(answers: Answers, city: OpenCity) -> None:
    path, made = "/services/{code}/applications", None
    for code, body in (("tree-felling", TREE), ("tree-felling", {**TREE, "documents": []}), ("nothing", TREE)):
        for channel in ("page", "counter"):
            answer = answers.ask("post", path, named={"code": code}, json=body, params={"channel": channel})
            made = made or answer.json()
    answers.ask("post", path, named={"code": "tree-felling"}, json={})
    answers.ask("post", path, named={"code": "tree-felling"}, content="x", headers={"content-type": "text/plain"})
    number, mine = {"number": made["number"]}, {"matter-code": made["code"]}
    for text in ("We come on Tuesday.", ""):
        answers.ask("post", "/matters/{number}/answers", named=number, json={"text": text})
    for outcome in ("corrected", "refused", "refused", "eaten"):
        decision = {"outcome": outcome, "text": "It is sound."}
        answers.ask("post", "/matters/{number}/decisions", named=number, json=decision)
    for code in (mine, mine, {"matter-code": "guessed"}):
        answers.ask("post", "/matters/mine/appeals", json={"text": "It moved."}, headers=code)
    answers.ask("post", "/matters/mine/appeals", json={}, headers=mine)
    matters_of(city).decide(number["number"], MatterDecision(outcome="granted", text="Yes."), SECOND)
    for code in (mine, {"matter-code": "guessed"}):
        answers.ask("get", "/matters/mine", headers=code)
        answers.ask("delete", "/matters/mine", headers=code)


def _object(answers: Answers) -> None:
    unknown = {**OBJECTION, "about": {"kind": "quantity", "name": "nothing"}}
    made = answers.ask("post", "/matters/objections", json=OBJECTION).json()
    for body in (unknown, {}):
        answers.ask("post", "/matters/objections", json=body)
    number = {"number": made["number"]}
    for body in ({**CORRECTION, "unit": "K"}, {**CORRECTION, "parameter": "nothing"}, {}, CORRECTION):
        answers.ask("post", "/matters/{number}/corrections", named=number, json=body)
    file = answers.get("/matters/{number}", named=number).json()
    for correction in (file["corrections"][0]["number"], 10**6):
        answers.ask("delete", "/matters/corrections/{number}", named={"number": correction})
    answers.get("/matters")
    answers.get("/matters", kind="nothing")
    for one in (number, {"number": 10**6}):
        answers.get("/matters/{number}", named=one)
        answers.ask("delete", "/matters/{number}/contact", named=one)
        for path, body in (("answers", {"text": "x"}), ("decisions", {"outcome": "right", "text": "x"})):
            answers.ask("post", f"/matters/{{number}}/{path}", named=one, json=body)
        answers.ask("post", "/matters/{number}/corrections", named=one, json=CORRECTION)
