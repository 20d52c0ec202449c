"""Closed cases are evaluated: each window once, with what its rule declares, whatever happens in between."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DatabaseError

from citybrain.cases.effect.evaluator import CaseEvaluator
from citybrain.cases.states import CaseOutcome, CaseStep
from citybrain.records.tables.effects import case_effect
from tests.cases.effect.closed_city import ClosedCity
from tests.cases.following import eventually
from tests.sensors import DAY


@pytest.fixture
def closed(follow) -> ClosedCity:
    return ClosedCity(follow, -14.0)


def rows(city: ClosedCity) -> list:
    with city.city.records.to_write().read() as connection:
        return list(connection.execute(select(case_effect).order_by(case_effect.c.id)).all())


def states(city: ClosedCity, number: int) -> list[str]:
    return [one.state for one in city.effects.of(number)]


def test_an_effect_is_told_once_enough_time_has_passed(closed) -> None:
    (case,) = closed.city.cases()
    assert closed.effects.of(case.id) == []
    number = closed.close()
    assert states(closed, number) == ["not_yet", "not_yet"]
    assert str(closed.effects.of(number)[0].window.since) == "2018-06-06", "the day after the work was done"
    assert str(closed.effects.of(number)[0].window.until) == "2018-06-22"
    closed.pass_by(14)
    assert closed.effects.due() == []
    closed.pass_by(1)
    (window,) = closed.effects.due()
    told = closed.effects.evaluate(window)
    assert (told.state, told.record["speaks"]) == ("effect", "difference_in_differences")
    (method,) = [one for one in told.record["methods"] if one["method"] == told.record["speaks"]]
    assert method["low"] < -14 < method["high"]
    question = told.record["question"]
    assert (question["streams"], question["weather"]) == ([closed.station], [closed.weather])
    assert question["controls"] == closed.controls, "none that is near, none that is closed to readers of the case"
    assert (question["since"], question["compared_since"]) == ("2018-06-06", "2018-02-06")
    assert told.record["case"] == number
    assert states(closed, number) == ["effect", "not_yet"]
    assert closed.effects.of(number)[0].record == told.record
    assert closed.effects.due() == []


def test_no_effect_is_shown_where_there_is_none(follow) -> None:
    none = ClosedCity(follow, 0.0)
    number = none.close()
    none.pass_by(15)
    none.effects.evaluate(*none.effects.due())
    assert states(none, number)[0] == "none_shown"


def test_where_nothing_was_done_nothing_is_evaluated(closed) -> None:
    number = closed.close(CaseOutcome.REFUSED)
    closed.pass_by(45)
    assert closed.effects.due() == []
    assert states(closed, number) == ["nothing_done"]


def test_a_killed_evaluation_is_neither_lost_nor_doubled(closed, monkeypatch) -> None:
    closed.close()
    closed.pass_by(15)
    (window,) = closed.effects.due()
    effects = closed.effects
    with monkeypatch.context() as killed:
        killed.setattr("citybrain.cases.effect.of_cases.insert", lambda table: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            effects.evaluate(window)
    assert rows(closed) == effects._effects.records() == []
    assert closed.effects.due() == [window]
    told = closed.effects.evaluate(window)
    assert closed.effects.evaluate(window) == told
    assert [one.effect for one in rows(closed)] == [told.record["number"]] == [1]
    assert len(effects._effects.records()) == 1
    with closed.city.records.to_write().begin() as connection, pytest.raises(DatabaseError):
        connection.execute(case_effect.delete())


def test_what_was_not_measured_is_waited_for_and_then_cannot_be_told(closed) -> None:
    number = closed.close()
    closed.city.now += 15 * DAY
    (window,) = closed.effects.due()
    waits = closed.effects.evaluate(window)
    assert (waits.state, waits.reason["code"]) == ("waiting", "effect-date-outside")
    assert (rows(closed), states(closed, number)[0]) == ([], "waiting")
    closed.city.now += 15 * DAY
    closed.effects.evaluate(window)
    assert states(closed, number)[0] == "cannot_tell"
    assert closed.effects.of(number)[0].reason["code"] == "effect-date-outside"


def test_a_case_that_is_opened_and_closed_again_is_evaluated_anew(closed) -> None:
    number = closed.close()
    closed.pass_by(15)
    closed.effects.evaluate(*closed.effects.due())
    closed.city.service.step(number, CaseStep.REOPEN, "Aino")
    assert closed.effects.of(number) == []
    closed.city.service.step(number, CaseStep.CLOSE, "Aino", outcome=CaseOutcome.CURED)
    assert states(closed, number) == ["not_yet", "not_yet"]
    assert len(rows(closed)) == 1


def test_the_evaluator_does_all_that_is_due_by_itself(closed) -> None:
    number = closed.close()
    closed.pass_by(42)
    evaluator = CaseEvaluator(closed.city.sensing, lambda: closed.city.rules, pause=0.01)
    try:
        eventually(lambda: len(rows(closed)) == 2)
    finally:
        evaluator.close()
    assert evaluator.failures == 0
    assert states(closed, number) == ["effect", "effect"]


def test_a_rule_that_declares_nonsense_is_refused(follow) -> None:
    from citybrain.kernel.errors import DeclarationError
    from tests.cases.effect.closed_city import RULE

    for faulty in ({"after": [3]}, {"after": [14, 14]}, {"weather": ["mood"]}, {"apart": 10, "within": 5}):
        terms = {**RULE["evaluates"], **faulty}
        with pytest.raises(DeclarationError):
            follow(dust={**RULE, "evaluates": terms})
