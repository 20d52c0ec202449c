"""Requests about the course of a city: without anything, with a promise, with an approved plan, and wrong ones."""

import pytest

from citybrain.api.routes import course as route
from tests.api.approving import approved_plan
from tests.contract.asked import ONE_DAY, YEARS, Answers, held_back

PROMISE = {
    "target": {"base_year": 2020, "by": 2040, "reduction": 0.8, "milestones": [{"by": 2030, "reduction": 0.5}]},
    "budget": {"emissions": 5_000, "first": 2024, "last": 2040},
    "source": "council",
}


def ask_about_the_course(answers: Answers) -> None:
    """Set a promise, report figures, approve a plan, and take everything back."""
    answers.get("/course")
    answers.ask("put", "/course/promise", json=PROMISE, params={"made_by": "Aino"})
    answers.ask("put", "/course/promise", json={**PROMISE, "per": "gdp"})
    figure = {"subject": "emissions", "year": 2020, "value": 900, "uncertainty": 0.1, "source": "report of 2021"}
    answers.ask("post", "/course/figures", json={"figures": [figure, {**figure, "subject": "gdp"}]})
    answers.ask("post", "/course/figures", json={"figures": [{**figure, "value": -1}]})
    answers.get("/course/figures")
    answers.get("/course", language="zh")
    saved = answers.ask("post", "/saved-plans", json={**YEARS, "name": "Approved by the council"}).json()
    approved = approved_plan(answers.client, saved["id"], "decided in May")
    with held_back(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(route, "PATIENCE", 0.05)
        answers.get("/course")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(route, "PATIENCE", None)
        answers.get("/course")
    _ask_about_measures(answers)
    answers.ask("delete", "/course/approvals/{identity}", named={"identity": approved})
    answers.ask("delete", "/course/approvals/{identity}", named={"identity": approved})
    answers.ask("put", "/course/promise", json={"target": {"by": 2040, "reduction": 1.0}})
    answers.ask("put", "/course/promise", json=ONE_DAY)
    answers.ask("delete", "/course/promise")
    answers.ask("delete", "/course/promise")


def _ask_about_measures(answers: Answers) -> None:
    """Put on record that a measure was done, read what is measured, and withdraw it; wrong ones."""
    walls = {"name": "Walls done", "measures": [{"intervention": "insulate_walls"}]}
    plan = answers.ask("post", "/saved-plans", json=walls).json()["id"]
    said = {"plan": plan, "position": 1, "carrier": "district_heat", "since": "2024-01-01", "buildings": ["way/1"]}
    made = answers.ask("post", "/begun-measures", json=said)
    for wrong in ({"position": 9}, {"carrier": "steam"}, {"plan": "none"}, {"since": "soon"}, {"buildings": ["none"]}):
        answers.ask("post", "/begun-measures", json={**said, **wrong})
    answers.get("/begun-measures")
    answers.get("/begun-measures", language="zh")
    answers.get("/begun-measures/table.csv")
    of = {"number": made.json().get("number", 1)}
    answers.ask("post", "/begun-measures/{number}/acceptance", named=of, json={"why": "the bills say so"})
    answers.ask("delete", "/begun-measures/{number}/acceptance", named=of)
    for _ in range(2):
        answers.ask("delete", "/begun-measures/{number}", named={"number": made.json().get("number", 1)})
