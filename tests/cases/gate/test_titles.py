"""What a case of a proposal is called: what is to be approved, in the words of the reader, wherever it is named."""

from typing import Any

import pytest

from citybrain.cases.answers import case_answer, case_details
from citybrain.cases.brief.answer import brief_answer
from citybrain.cases.brief.brief import brief_now
from citybrain.cases.gate.states import ProposalStep
from citybrain.cases.raising import Raised, raise_case
from citybrain.cases.service import CaseQuery
from citybrain.governance import DataClass
from citybrain.presenting.brief_paper import brief_paper
from tests.cases.gate.proposing import OLLI, GatedCity


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Approval asked for: Room temperature setpoint “school-3”"),
        ("zh", "请求批准：室温设定值“school-3”"),
    ],
)
def test_a_case_of_an_approval_says_what_is_to_be_approved(city: GatedCity, language: str, title: str) -> None:
    number = city.propose()
    city.service.step(number, ProposalStep.SIMULATE, OLLI)
    city.service.step(number, ProposalStep.ASK, OLLI)
    rules = city.cases.rules
    (listed,) = city.cases.listed(CaseQuery())
    brief = brief_answer(brief_now(city.records, city.cases), rules, language)
    (waiting,) = next(part["cases"] for part in brief["parts"] if part["name"] == "proposals")
    one = case_details(city.cases.one(listed.id), rules, language)
    answers: list[Any] = [case_answer(listed, rules, language), one, waiting]
    assert {answer["title"] for answer in answers} == {title}
    assert f"<td>{title}</td>" in brief_paper(brief, "Testbury", "Europe/Helsinki", language)


def test_a_case_that_no_proposal_is_about_says_where_it_is(city: GatedCity) -> None:
    with city.records.to_write().begin() as connection:
        for place in ("Mill Street", ""):
            raise_case(connection, city.cases, Raised("incident_opened", place, place, DataClass.PUBLIC), "Olli")
    rows = city.cases.listed(CaseQuery())
    assert {case_answer(row, city.cases.rules, "en")["title"] for row in rows} == {
        "Incident at Mill Street",
        "Incident",
    }
    assert {case_answer(row, city.cases.rules, "en")["subject_label"] for row in rows} == {""}
