"""What becomes of closed cases, and of what no case can take: nothing doubled, silent, learnt wrong or lost."""

import json
from collections.abc import Callable

import pytest
from sqlalchemy import update

from citybrain.cases import follower, keeper
from citybrain.cases.errors import CaseStepError
from citybrain.cases.evidence.service import EvidenceService
from citybrain.cases.notifying import KIND
from citybrain.cases.states import CaseOutcome, CaseStep
from citybrain.kernel.errors import InputError
from citybrain.observations.incoming import result_of
from citybrain.records.errors import NotRecordedError
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.notifications import notification
from tests.cases.following import DUST, EVENT, Following, eventually
from tests.cases.test_detector import minutes, says
from tests.cases.test_opening import NEAR, dusty
from tests.sensors import HOUR, NOON, read, sensor

Make = Callable[..., Following]


def closed_twice(follow: Make) -> Following:
    """Two closed cases of one street."""
    city = follow(dust=DUST)
    city.start()
    stream = dusty(city, "Mill Street", 24.94)
    for first in (6, 13):
        read(city.sensing, stream, minutes(first, 1), 20.0)
        city.settle()
        city.service.step(first // 6, CaseStep.CLOSE, "anna", outcome=CaseOutcome.CURED)
        if first == 6:
            read(city.sensing, stream, minutes(7, 6), 150.0)
            city.settle()
    return city


def test_of_two_closed_cases_of_one_thing_one_is_opened_again(follow: Make) -> None:
    city = closed_twice(follow)
    city.service.step(1, CaseStep.REOPEN, "anna")
    with pytest.raises(CaseStepError, match="case-again"):
        city.service.step(2, CaseStep.REOPEN, "anna")
    city.service.step(1, CaseStep.CLOSE, "anna", outcome=CaseOutcome.REFUSED)
    city.service.step(2, CaseStep.REOPEN, "anna")
    assert [one.id for one in city.cases()] == [2]


def test_what_joined_a_case_that_is_closed_holds_no_other_back(follow: Make) -> None:
    city = closed_twice(follow)
    city.service.step(2, CaseStep.REOPEN, "anna")
    dusty(city, "Hill Street", 24.99)
    city.service.step(2, CaseStep.MERGE, "anna", into=3)
    with pytest.raises(CaseStepError, match="case-again"):
        city.service.step(1, CaseStep.REOPEN, "anna")
    city.service.step(3, CaseStep.CLOSE, "anna", outcome=CaseOutcome.CONFIRMED)
    city.service.step(1, CaseStep.REOPEN, "anna")
    assert [one.id for one in city.cases()] == [1]


def test_what_is_silenced_is_not_opened_anew(follow: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follower, "LOOK", 0.05)
    city = follow(dust={**DUST, "resolve": 24}, other={**DUST, "family": "other", "resolve": 24})
    city.start()
    dusty(city, "Mill Street", 24.94)
    for number in (1, 2):
        city.service.step(number, CaseStep.CLOSE, "anna", outcome=CaseOutcome.CONFIRMED)
    city.service.silence("anna", "works", city.now + 48 * HOUR, rule="dust")
    city.now += 25 * HOUR
    eventually(city.cases)
    assert [one.rule for one in city.cases()] == ["other"]
    city.now += 24 * HOUR
    eventually(lambda: len(city.cases()) == 2)


def test_the_worst_value_of_a_case_is_that_of_its_time(follow: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follower, "WRITE", 0.05)
    city = follow(dust=DUST)
    city.start()
    stream = dusty(city, "Mill Street", 24.94)
    city.service.step(1, CaseStep.CLOSE, "anna", outcome=CaseOutcome.REFUSED)
    read(city.sensing, stream, minutes(6, 2), 900.0)
    city.settle()
    read(city.sensing, stream, minutes(8, 1), 20.0)
    city.settle()
    case = city.service.one(1).case
    assert (case.peak, case.standing) == (150.0, 0)


def test_closing_names_the_evidence_of_what_joined_the_case(follow: Make) -> None:
    city = follow(dust=NEAR)
    city.start()
    dusty(city, "Mill Street", 24.940)
    second = dusty(city, "Hill Street", 24.990)
    evidence = EvidenceService(city.sensing, city.service)
    city.now = NOON + 2 * HOUR
    evidence.freeze(2, second, NOON, None, "anna")
    city.service.step(2, CaseStep.MERGE, "anna", into=1)
    city.service.step(1, CaseStep.CLOSE, "anna", outcome=CaseOutcome.CONFIRMED)
    about = json.loads(city.service.one(1).steps[-1].about)
    assert about["evidence"] == [one["sha256"] for one in evidence.listed(2)]


def test_an_answer_waits_for_a_database_that_is_busy(follow: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "AFTER_FAILURE", 0.05)
    city = follow(dust=DUST)
    city.start()
    dusty(city, "Mill Street", 24.94)
    busy = [NotRecordedError("records-locked", file="records.sqlite")]
    takes = city.service.take_on

    def take_on(subject: str, by: str) -> None:
        if busy:
            raise busy.pop()
        takes(subject, by)

    assert city.keeper is not None
    monkeypatch.setattr(city.keeper, "_answers", {KIND: take_on})
    with city.sensing.records.begin() as connection:
        connection.execute(update(notification).values(acknowledged_by="anna", acknowledged_at=moment()))
    eventually(lambda: city.service.one(1).case.acknowledge_by is None)
    assert not busy


def test_an_event_with_a_sign_that_no_record_takes_stops_no_case(follow: Make) -> None:
    city = follow(dust=DUST, event=EVENT)
    camera, street = sensor(city.sensing, "Camera", "detection"), sensor(city.sensing, "Mill Street")
    city.start()
    says(city, camera, "a\0b", 1)  # as it was stored before such words were refused
    read(city.sensing, street, minutes(0, 6), 150.0)
    eventually(lambda: len(city.cases()) == 2)
    assert {one.words for one in city.cases()} == {"a\N{SYMBOL FOR NULL}b", ""}
    with pytest.raises(InputError, match="records-nul"):
        result_of("a\0b", "OM_Observation")


def test_a_case_was_seen_last_when_it_was_whenever_the_city_is_opened(
    follow: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follower, "WRITE", 0.05)
    city = follow(dust=DUST)
    city.start()
    stream = dusty(city, "Mill Street", 24.94)
    read(city.sensing, stream, minutes(6, 3), [900.0, 400.0, 300.0])
    eventually(lambda: city.cases()[0].peak == 900.0)
    seen = city.cases()[0].last_seen
    assert seen == minutes(6, 3)[-1]
    city.stop()
    city.now += 120 * HOUR
    city.start()
    following = city.detector._following if city.detector else None
    assert following is not None and following._board.grown() == []
    assert city.cases()[0].last_seen == seen
