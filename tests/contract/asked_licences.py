"""Requests about licences: kinds, applications, checks, decisions, reports, incidents, published figures."""

import pytest

from citybrain.base.domains import find_domains
from citybrain.cases.gate.states import ProposalStep
from citybrain.cases.licences.declared import licence_kinds
from citybrain.governance import Actor, Permission, Role
from citybrain.open_city import OpenCity, licences
from tests.cases.licences.licence_city import CHECKED, KIND, STATED
from tests.contract.asked import Answers

SECOND = Actor("second", frozenset({Role.DUTY_OFFICER}), frozenset(Permission))
APPLICATION = {
    "kind": KIND, "firm": "FI-1", "vehicles": 2, "roads": ["091_1"], "since": "2025-01-01", "until": "2026-06-30",
    "answers": STATED, "contact": {"name": "Carla Contact", "address": "carla@example.org"},
}  # fmt: skip
FIGURES = "figure,amount,unit,until\nlicences,3,1,2025-12-31\nvehicles,2,1,2025-12-31\nvehicles,1,1,2025-12-31\n"


def ask_about_licences(answers: Answers, city: OpenCity) -> None:
    """A licence for a zone, in a city that has no roads of its own for it."""
    kinds = {KIND: licence_kinds(find_domains(), None)[KIND].model_copy(update={"roads": "zone", "longest": 3660})}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(licences, "licence_kinds", lambda *_: kinds)
        _ask(answers, city)


def _ask(answers: Answers, city: OpenCity) -> None:
    until = city.supervision.today
    asked = APPLICATION | {"since": f"{until.year}-01-01", "until": f"{until.year}-12-31"}
    one, path = {"number": 1}, "/licences/applications"
    for body in (asked, asked, asked | {"firm": "nobody"}, {}):
        answers.ask("post", path, json=body)
    for checked in (CHECKED, {}):
        answers.ask("post", f"{path}/{{number}}/check", named=one, json={"answers": checked})
    made = answers.ask(
        "post", f"{path}/{{number}}/proposal", named=one, json={"conditions": "By day", "why": "Checked"}
    )
    city.gate.step(made.json()["proposal"], ProposalStep.APPROVE, SECOND)
    incident = {"act": "incident", "text": "Hit a bollard", "incident": "injury", "place": "Ring", "suspends": True}
    for act in (incident, incident, {"act": "appeal", "text": "Not liable"}, {"act": "party", "text": "x"}):
        answers.ask("post", f"{path}/{{number}}/entries", named=one, json=act)
    table, csv = f"licence,month,distance\n1,{until.year}-01,90000\n", {"content-type": "text/csv"}
    for constant in ("unit=km", "unit=kg"):
        params = {"source": "r.csv", "constant": constant}
        answers.ask("post", "/licences/reports", content=table, params=params, headers=csv)
    for constant in ("source=made up", "unit"):
        params = {"source": "f.csv", "constant": constant, "kind": KIND}
        answers.ask("post", "/licences/figures", content=FIGURES, params=params, headers=csv)
    for number in (3, 99):
        answers.ask("delete", "/licences/figures/{number}", named={"number": number})
    for language in ("en", "zh"):
        for listed in ("/licences", "/licences/kinds", path):
            answers.get(listed, language=language)
        for kind in (KIND, "nothing"):
            answers.get("/licences/sums", kind=kind, language=language)
            answers.get("/licences/roads", kind=kind)
        for number in (1, 10**6):
            answers.get(f"{path}/{{number}}", named={"number": number}, language=language)
    for number in (1, 10**6):
        answers.ask("delete", f"{path}/{{number}}/contact", named={"number": number})
