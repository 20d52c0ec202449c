"""Cases that no reading opens: one for each subject, closed by what settles it, read by its class of data."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from citybrain.cases import steps
from citybrain.cases.errors import CaseStepError
from citybrain.cases.raising import Raised, raise_case, settle_case
from citybrain.cases.states import CaseOutcome, CaseStep
from citybrain.governance import DataClass
from citybrain.kernel.errors import DeclarationError, NotFoundError
from citybrain.records.tables.notifications import notification
from tests.cases.following import DUST, Following, rules

Make = Callable[..., Following]
ASKED = {
    "label": {"en": "Approval asked for", "zh": "请求批准"}, "family": "approval", "raises": "proposal",
    "severity": "minor", "owner": "climate_officer", "acknowledge": 2, "resolve": 24, "source": "test",
}  # fmt: skip
FINDING = {**ASKED, "family": "finding", "raises": "finding", "merges": {"metres": 100, "hours": 24}}


def raised(city: Following, subject: str, rule: str = "asked", **more: object) -> int:
    what = Raised(rule, subject, "Mill Street", DataClass.PUBLIC, **more)  # type: ignore[arg-type]
    with city.records.to_write().begin() as connection:
        return raise_case(connection, city.service, what, "anna")


def settled(city: Following, subject: str, outcome: CaseOutcome = CaseOutcome.CONFIRMED) -> int | None:
    with city.records.to_write().begin() as connection:
        return settle_case(connection, city.service, "asked", subject, outcome, "bo", "approved")


def test_one_subject_has_one_case_until_it_is_settled(follow: Make) -> None:
    city = follow(asked=ASKED)
    first = raised(city, "12", why="Sluice open by 20 %")
    assert raised(city, "12") == first != raised(city, "13")
    case, steps = city.service.one(first).case, city.service.one(first).steps
    assert (case.subject, case.stream, case.owner_role, case.state) == ("proposal/12", None, "climate_officer", "seen")
    assert [(one.step, one.made_by, one.why) for one in steps] == [("open", "anna", "Sluice open by 20 %")]
    assert settled(city, "12") == first
    assert settled(city, "12") is None
    case = city.service.one(first).case
    assert (case.state, case.outcome, case.acknowledge_by) == ("closed", "confirmed", None)
    assert raised(city, "12") not in (first, first + 1)


def test_its_owner_is_told_once(follow: Make) -> None:
    city = follow(asked=ASKED)
    raised(city, "12")
    raised(city, "12")
    with city.records.to_write().begin() as connection:
        subjects = list(connection.execute(select(notification.c.subject)).scalars())
    assert set(subjects) <= {"case/1"}


def test_what_is_raised_near_by_joins_and_what_was_merged_lives_on_in_the_other(follow: Make) -> None:
    city = follow(asked=ASKED, finding=FINDING)
    one = raised(city, "1", "finding", position=(24.94, 60.17))
    assert raised(city, "2", "finding", position=(24.9401, 60.17)) == one
    assert raised(city, "3", "finding", position=(24.95, 60.17)) == 3
    assert raised(city, "2", "finding", position=(24.9401, 60.17)) == one
    city.service.step(one, CaseStep.CLOSE, "anna", outcome=CaseOutcome.CURED)
    assert raised(city, "2", "finding", position=(24.9401, 60.17)) == 4


def test_a_rule_that_raises_nothing_opens_no_case_by_hand(follow: Make) -> None:
    city = follow(asked=ASKED, dust=DUST)
    with pytest.raises(NotFoundError):
        raised(city, "1", "dust")
    with pytest.raises(DeclarationError):
        rules(city.folder, both={**ASKED, "observes": "pm10", "above": 3})


def test_a_person_may_close_it_too(follow: Make) -> None:
    city = follow(asked=ASKED)
    number = raised(city, "12")
    city.service.step(number, CaseStep.CLOSE, "anna", outcome=CaseOutcome.REFUSED)
    assert settled(city, "12") is None
    assert city.cases() == []


def test_what_is_over_takes_no_other_case_and_notes_have_an_end(follow: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    city = follow(asked=ASKED)
    first, other = raised(city, "1"), raised(city, "2")
    city.service.step(first, CaseStep.CLOSE, "anna", outcome=CaseOutcome.CURED)
    with pytest.raises(CaseStepError, match="case-merge-other"):
        city.service.step(other, CaseStep.MERGE, "anna", into=first)
    monkeypatch.setattr(steps, "MOST_NOTES", 2)
    for _ in range(2):
        city.service.step(other, CaseStep.NOTE, "anna", "looked at it")
    with pytest.raises(CaseStepError, match="case-steps-many"):
        city.service.step(other, CaseStep.LINK, "anna", link=("plan", "p"))
    city.service.step(other, CaseStep.BEGIN, "anna")
