"""Who must know of a case: its owner, once, until somebody takes it on; the next owner when a clock runs out."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select, update

from citybrain.cases.clocks import escalate
from citybrain.cases.states import CaseOutcome, CaseStep
from citybrain.governance import Role
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.notifications import notification
from tests.cases.following import DUST, ZONE, Following, eventually
from tests.cases.test_opening import dusty
from tests.sensors import HOUR

Make = Callable[..., Following]


def asked_of(city: Following) -> list[tuple[Any, ...]]:
    columns = (notification.c[name] for name in ("subject", "role", "place", "withdrawn_by"))
    with city.sensing.records.read() as connection:
        return [tuple(row) for row in connection.execute(select(*columns).order_by(notification.c.id))]


def test_its_owner_is_asked_once_and_nobody_more_once_it_is_taken_on(follow: Make) -> None:
    city = follow(dust=DUST)
    city.start()
    dusty(city, "Mill Street", 24.94)
    city.stop()
    city.start()
    assert asked_of(city) == [("case/1", "duty_officer", "Mill Street", None)]
    city.service.step(1, CaseStep.ACKNOWLEDGE, "anna")
    assert asked_of(city) == [("case/1", "duty_officer", "Mill Street", "anna")]
    city.service.step(1, CaseStep.CLOSE, "anna", outcome=CaseOutcome.REFUSED)
    city.service.step(1, CaseStep.REOPEN, "anna")
    assert asked_of(city)[1:] == [("case/1", "duty_officer", "Mill Street", None)], "it waits for somebody again"


def test_a_clock_that_runs_out_asks_the_next_owner_and_ends_what_the_first_was_asked(follow: Make) -> None:
    city = follow(dust={**DUST, "acknowledge": 1, "resolve": 24})
    city.start()
    dusty(city, "Mill Street", 24.94)
    city.stop()
    city.now += 2 * HOUR
    with city.sensing.records.begin() as connection:
        escalate(connection, city.rules, city.now, ZONE)
    assert [(role, by) for _, role, _, by in asked_of(city)] == [("duty_officer", "clock"), ("climate_officer", None)]


def test_a_case_that_is_merged_at_once_asks_nobody(follow: Make) -> None:
    city = follow(dust={**DUST, "merges": {"metres": 2000, "hours": 6}})
    city.start()
    dusty(city, "Mill Street", 24.94)
    dusty(city, "Next Street", 24.945)
    assert [row.state for row in city.cases()] == ["seen"]
    assert [subject for subject, *_ in asked_of(city)] == ["case/1"]


def test_who_it_is_assigned_to_is_told_and_a_note_ends_no_message(follow: Make) -> None:
    city = follow(dust=DUST)
    city.start()
    dusty(city, "Mill Street", 24.94)
    city.stop()
    city.service.step(1, CaseStep.ASSIGN, "anna", role=Role.DEVICE_OPERATOR)
    city.service.step(1, CaseStep.NOTE, "anna", "The sweeper is on its way")
    assert [(role, by) for _, role, _, by in asked_of(city)] == [("duty_officer", "anna"), ("device_operator", None)]
    city.service.step(1, CaseStep.BEGIN, "bert")
    assert [by for *_, by in asked_of(city)] == ["anna", "bert"]


def test_who_answers_a_message_takes_its_case_on_once(follow: Make) -> None:
    city = follow(dust=DUST)
    city.start()
    dusty(city, "Mill Street", 24.94)
    with city.sensing.records.begin() as connection:
        connection.execute(update(notification).values(acknowledged_by="anna", acknowledged_at=moment()))
    eventually(lambda: city.service.one(1).case.acknowledge_by is None)
    city.settle()
    made = [(one.step, one.made_by) for one in city.service.one(1).steps if one.step == CaseStep.ACKNOWLEDGE.value]
    assert made == [("acknowledge", "anna")]
    assert [by for *_, by in asked_of(city)] == ["anna"]
