"""What comes again, grows worse, is late or is gone: no case is silent, doubled or in the wrong unit."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from sqlalchemy import select

from citybrain.base.domains import find_domains
from citybrain.cases import follower, opening
from citybrain.cases.brief.brief import BriefQuestion, brief_of
from citybrain.cases.errors import CaseStepError
from citybrain.cases.opening import CaseOpener, End, Onset
from citybrain.cases.precision import precision_of
from citybrain.cases.readable import role_reads
from citybrain.cases.rules import owners, rules_of
from citybrain.cases.states import CaseOutcome, CaseStep
from citybrain.governance import Role
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.stream_status.streams import known_streams
from citybrain.records.tables.notifications import notification
from citybrain.records.tables.sensing import datastream
from citybrain.records.tables.sensing import sensor as device
from tests.cases.following import DUST, EVENT, ZONE, Following, eventually
from tests.cases.test_detector import minutes, says
from tests.cases.test_notifying import asked_of
from tests.cases.test_opening import NEAR, dusty
from tests.cases.test_raising import ASKED, raised
from tests.sensors import HOUR, read, sensor

Make = Callable[..., Following]
LIMIT = {
    "label": {"en": "Limit", "zh": "限值"}, "family": "limit", "finds": "expected", "source": "test",
}  # fmt: skip


def take(city: Following, changes: Sequence[Onset | End]) -> None:
    with city.sensing.records.begin() as connection:
        streams = {one.number: one for one in known_streams(connection)}
        CaseOpener(connection, city.rules, streams, city.now).take(changes)


@pytest.mark.parametrize("again", [0, -HOUR, HOUR], ids=["the same time", "an earlier one", "a later one"])
def test_what_is_found_again_after_it_ended_is_a_case_again(follow: Make, again: int) -> None:
    city = follow(limit=LIMIT)
    stream, begins = sensor(city.sensing, "Mill Street"), city.now
    take(city, [Onset("limit", stream, "", begins, begins, 60.0)])
    take(city, [Onset("limit", stream, "", begins, begins, 60.0)])
    take(city, [End("limit", stream, "", city.now, np.nan)])
    assert [(one.episodes, one.standing) for one in city.cases()] == [(1, 0)]
    take(city, [Onset("limit", stream, "", begins + again, begins + again, 60.0)])
    assert [(one.episodes, one.standing) for one in city.cases()] == [(2, 1)]


def test_values_of_a_case_are_in_the_unit_of_its_property(follow: Make) -> None:
    city = follow(dust={**DUST, "merges": {"metres": 2_000, "hours": 6}})
    city.start()
    dusty(city, "Mill Street", 24.940)
    other = sensor(city.sensing, "Hill Street", place=(24.945, 60.17))
    with city.sensing.records.begin() as connection:
        in_milligrams = datastream.update().where(datastream.c.id == other)
        connection.execute(in_milligrams.values(unit_name="mg/m3", unit_symbol="mg/m3", unit_definition="mg/m3"))
    read(city.sensing, other, minutes(0, 6), 0.25)
    city.settle()
    (case,) = city.cases()
    assert (case.peak, case.unit, case.property, case.standing) == (pytest.approx(250.0), "µg/m3", "pm10", 2)


def parts(city: Following) -> dict[str, int]:
    with city.sensing.records.read() as connection:
        return dict(brief_of(connection, city.rules, BriefQuestion(city.now, ZONE, None)).counts)


def test_a_case_is_late_from_when_it_was_to_be_resolved_whoever_has_it(follow: Make) -> None:
    city = follow(dust={**DUST, "escalates": [], "acknowledge": 1, "resolve": 4})
    city.start()
    dusty(city, "Mill Street", 24.94)
    city.now += 2 * HOUR
    eventually(lambda: city.service.one(1).case.escalated == 1)
    assert parts(city)["late"] == 1
    assert [by for *_, by in asked_of(city)] == ["clock", None], "its role is asked once more, and that stays open"
    city.service.step(1, CaseStep.BEGIN, "anna")
    assert (parts(city)["late"], parts(city)["under_way"], parts(city)["need"]) == (0, 1, 0)
    city.now += 3 * HOUR
    eventually(lambda: city.service.one(1).case.escalated == 2)
    assert (parts(city)["late"], parts(city)["under_way"], parts(city)["need"]) == (1, 0, 1)
    city.service.step(1, CaseStep.CLOSE, "anna", outcome=CaseOutcome.CONFIRMED)
    assert parts(city)["late"] == 0


def test_a_grave_case_that_joins_one_which_was_taken_on_asks_its_owner_again(follow: Make) -> None:
    city = follow(dust=NEAR, extreme={**NEAR, "severity": "extreme", "above": 400, "clears_at": 300, "acknowledge": 1})
    city.start()
    dusty(city, "Mill Street", 24.940)
    city.service.step(1, CaseStep.ACKNOWLEDGE, "anna")
    grave = sensor(city.sensing, "Hill Street", place=(24.945, 60.17))
    read(city.sensing, grave, minutes(0, 6), 500.0)
    city.settle()
    (case,) = city.cases()
    assert (case.id, case.severity, case.acknowledge_by) == (1, 3, city.now + HOUR)
    with city.sensing.records.read() as connection:
        open_ = select(notification.c.subject, notification.c.severity).where(notification.c.withdrawn_at.is_(None))
        assert [tuple(one) for one in connection.execute(open_)] == [("case/1", "extreme")]
    city.service.step(1, CaseStep.ACKNOWLEDGE, "anna")
    city.service.step(1, CaseStep.UNDO, "anna")
    assert city.service.one(1).case.acknowledge_by == city.now + HOUR, "it is as grave as before"


def test_clocks_and_answers_need_no_sensor(follow: Make) -> None:
    city = follow(asked={**ASKED, "escalates": ["administrator"]})
    raised(city, "12")
    raised(city, "13")
    city.keep()
    city.now += 3 * HOUR
    eventually(lambda: {one.owner_role for one in city.cases()} == {"administrator"})
    with city.sensing.records.begin() as connection:
        of = (notification.c.subject == "case/1") & notification.c.withdrawn_at.is_(None)
        answered = {"acknowledged_by": "bo", "acknowledged_at": "2026-01-01"}
        connection.execute(notification.update().where(of).values(**answered))
    eventually(lambda: city.service.one(1).case.acknowledge_by is None)
    assert city.service.one(1).steps[-1].made_by == "bo"


def test_a_case_goes_to_none_who_may_not_work_on_it(follow: Make) -> None:
    city = follow(asked=ASKED)
    raised(city, "12")
    with pytest.raises(CaseStepError, match="case-role"):
        city.service.step(1, CaseStep.ASSIGN, "anna", role=Role.AUDITOR)
    with pytest.raises(NotFoundError):
        city.service.silence("anna", "works", city.now + HOUR, stream=99)


def test_a_stream_that_somebody_may_not_read_can_be_silenced_by_others_alone(follow: Make) -> None:
    city = follow(dust=DUST)
    city.start()
    stream, until, classes = sensor(city.sensing, "Mill Street"), city.now + HOUR, ["internal"]
    with pytest.raises(NotFoundError):
        city.service.silence("anna", "works", until, stream=stream, classes=classes)
    number = city.service.silence("anna", "works", until, stream=stream, classes=["public"])
    with pytest.raises(NotFoundError):
        city.service.end_silence(number, "anna", classes)
    city.service.end_silence(number, "anna", ["public"])


def test_a_silence_that_is_over_opens_nothing_that_another_one_holds_back(follow: Make) -> None:
    city = follow(dust=DUST)
    city.start()
    stream = sensor(city.sensing, "Mill Street")
    city.service.silence("anna", "spring", city.now + HOUR, rule="dust")
    city.service.silence("anna", "works", city.now + 8 * HOUR, stream=stream)
    read(city.sensing, stream, minutes(0, 6), 150.0)
    city.settle()
    city.now += 2 * HOUR
    dusty(city, "Hill Street", 24.99)
    assert [one.place for one in city.cases()] == ["Hill Street"]
    city.now += 7 * HOUR
    eventually(lambda: len(city.cases()) == 2)


def test_a_detector_whose_case_joined_another_is_judged_by_it(follow: Make) -> None:
    city = follow(event=EVENT)
    city.start()
    cameras = [
        sensor(city.sensing, name, "detection", place=(at, 60.17))
        for name, at in (("East", 24.9400), ("West", 24.9401))
    ]
    with city.sensing.records.begin() as connection:
        first = connection.execute(select(device)).mappings().one()
        connection.execute(device.insert().values({**first, "id": 2, "name": "West"}))
        connection.execute(datastream.update().where(datastream.c.id == cameras[1]).values(sensor=2))
    for camera in cameras:
        says(city, camera, "smoke", 1)
    city.settle()
    assert [one.state for one in (city.service.one(number).case for number in (1, 2))] == ["seen", "merged"]
    city.service.step(1, CaseStep.CLOSE, "anna", outcome=CaseOutcome.CONFIRMED)
    with city.sensing.records.read() as connection:
        assert [precision_of(connection, one, ["public"]).confirmed for one in (1, 2)] == [1, 1]


def test_a_case_tells_the_worst_value_while_it_grows_worse(follow: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follower, "WRITE", 0.1)
    city = follow(dust=DUST)
    city.start()
    stream = sensor(city.sensing, "Mill Street")
    read(city.sensing, stream, minutes(0, 6), 150.0)
    city.settle()
    read(city.sensing, stream, minutes(6, 3), [900.0, 400.0, 300.0])
    eventually(lambda: city.cases()[0].peak == 900.0)
    assert city.cases()[0].standing == 1


def test_what_was_closed_and_goes_on_is_a_case_again_once_it_should_have_been_resolved(
    follow: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follower, "LOOK", 0.1)
    city = follow(dust={**DUST, "resolve": 24}, other={**DUST, "family": "other", "resolve": 24})
    city.start()
    dusty(city, "Mill Street", 24.94)
    for case, outcome in ((1, CaseOutcome.CONFIRMED), (2, CaseOutcome.REFUSED)):
        city.service.step(case, CaseStep.CLOSE, "anna", outcome=outcome)
    city.now += 20 * HOUR
    dusty(city, "Hill Street", 24.99)
    assert {one.place for one in city.cases()} == {"Hill Street"}
    city.now += 5 * HOUR
    again: Callable[[], list[Any]] = lambda: [one for one in city.cases() if one.place == "Mill Street"]  # noqa: E731
    eventually(again)
    assert [(one.rule, one.standing) for one in again()] == [("dust", 1)]
    assert city.service.one(1).case.standing == 0


def test_a_case_is_not_reopened_beside_a_newer_one_of_the_same(follow: Make) -> None:
    city = follow(dust=DUST)
    city.start()
    stream = dusty(city, "Mill Street", 24.94)
    city.service.step(1, CaseStep.CLOSE, "anna", outcome=CaseOutcome.CONFIRMED)
    read(city.sensing, stream, minutes(6, 1), 20.0)
    read(city.sensing, stream, minutes(7, 5), 150.0)
    city.settle()
    for step in (CaseStep.REOPEN, CaseStep.UNDO):
        with pytest.raises(CaseStepError, match="case-again"):
            city.service.step(1, step, "anna")


def test_a_condition_that_ended_is_no_second_one_after_a_kill(follow: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follower.ReadingsFollower, "_write_cursors", lambda self: None)
    city = follow(dust=DUST)
    city.start()
    stream = dusty(city, "Mill Street", 24.94)
    read(city.sensing, stream, minutes(6, 3), 20.0)
    city.settle()
    city.service.step(1, CaseStep.CLOSE, "anna", outcome=CaseOutcome.CURED)
    city.stop()
    city.start()
    assert [(one.case, one.ended is None) for one in city.service.one(1).episodes] == [(1, False)]
    assert city.cases() == []


@pytest.mark.parametrize("data_class", ["public", "internal", "enterprise", "commercial"])
def test_a_case_goes_to_those_who_may_read_it(data_class: str) -> None:
    for rule in rules_of(find_domains()).all.values():
        for owner in owners(rule, data_class):
            assert role_reads(owner, data_class), (rule.name, owner)


def test_what_stands_by_a_rule_that_is_gone_ends(follow: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follower, "LOOK", 0.1)
    city = follow(dust=DUST)
    city.start()
    dusty(city, "Mill Street", 24.94)
    city.stop()
    city.rules = opening.CaseRules({}, {})
    city.start()
    eventually(lambda: city.service.one(1).case.standing == 0)
