"""Cases join and part with a step on both; silences, clocks, rules that fire too often; precision of detectors."""

from collections.abc import Callable

import pytest

from citybrain.cases import opening
from citybrain.cases.clocks import escalate
from citybrain.cases.errors import CaseStepError
from citybrain.cases.precision import precision_of
from citybrain.cases.states import CaseOutcome, CaseStep
from citybrain.kernel.errors import NotFoundError
from tests.cases.following import DUST, EVENT, ZONE, Following, eventually
from tests.cases.test_detector import minutes, says
from tests.sensors import DAY, HOUR, read, sensor

Make = Callable[..., Following]
NEAR = {**DUST, "merges": {"metres": 500, "hours": 6}}


def dusty(city: Following, name: str, longitude: float, first: int = 0) -> int:
    stream = sensor(city.sensing, name, place=(longitude, 60.17))
    read(city.sensing, stream, minutes(first, 6), 150.0)
    city.settle()
    return stream


def test_near_cases_become_one_and_can_be_parted(follow: Make) -> None:
    city = follow(dust=NEAR)
    city.start()
    dusty(city, "Mill Street", 24.940)
    dusty(city, "Hill Street", 24.945)
    far = dusty(city, "Harbour", 24.990)
    first, other = sorted(city.cases(), key=lambda one: one.id)
    assert (first.episodes, first.standing, other.stream) == (2, 2, far)
    steps = [one.step for one in city.service.one(first.id).steps]
    detail = city.service.one(first.id)
    assert steps == ["open", "join"] and detail.merged == [2] and len(detail.streams) == 2
    assert [one.step for one in city.service.one(2).steps] == ["open", "merge"]
    city.service.step(2, CaseStep.SPLIT, "anna", "two sources")
    parted = {one.id: (one.state, one.episodes, one.standing) for one in city.cases()}
    assert parted == {1: ("seen", 1, 1), 2: ("seen", 1, 1), 3: ("seen", 1, 1)}
    city.service.step(3, CaseStep.MERGE, "anna", into=1)
    assert city.service.one(1).merged == [3]
    with pytest.raises(CaseStepError):
        city.service.step(1, CaseStep.MERGE, "anna", into=3)


def test_cases_of_other_classes_of_data_stay_apart(follow: Make) -> None:
    city = follow(dust=NEAR)
    city.start()
    for name, data_class in (("Mill Street", "public"), ("Yard", "internal")):
        read(city.sensing, sensor(city.sensing, name, data_class=data_class), minutes(0, 6), 150.0)
    city.settle()
    assert [one.state for one in city.cases()] == ["seen", "seen"]
    with pytest.raises(CaseStepError):
        city.service.step(2, CaseStep.MERGE, "anna", into=1)


def test_what_a_silence_holds_back_opens_when_it_is_over(follow: Make) -> None:
    city = follow(dust=DUST)
    city.start()
    stream = sensor(city.sensing, "Mill Street")
    city.service.silence("anna", "works", city.now + 2 * HOUR, stream=stream)
    read(city.sensing, stream, minutes(0, 6), 150.0)
    dusty(city, "Hill Street", 24.99)
    assert [one.place for one in city.cases()] == ["Hill Street"]
    city.now += 3 * HOUR
    eventually(lambda: len(city.cases()) == 2)
    with pytest.raises(CaseStepError):
        city.service.silence("anna", "works", city.now + 40 * DAY, stream=stream)
    with pytest.raises(CaseStepError):
        city.service.silence("anna", "for ever", city.now - HOUR, stream=stream)


def test_a_clock_that_runs_out_hands_a_case_on_by_the_declared_order(follow: Make) -> None:
    city = follow(dust={**DUST, "escalates": ["climate_officer", "administrator"], "acknowledge": 1, "resolve": 24})
    city.start()
    dusty(city, "Mill Street", 24.94)
    city.stop()
    owners = []
    for hours in (0, 2, 2, 2, 2):
        city.now += hours * HOUR
        for _ in range(2):
            with city.sensing.records.begin() as connection:
                escalate(connection, city.rules, city.now, ZONE)
        owners.append(city.cases()[0].owner_role)
    assert owners == ["duty_officer", "climate_officer", "administrator", "administrator", "administrator"]
    steps = [one.step for one in city.service.one(1).steps]
    assert steps == ["open", "escalate", "escalate", "escalate"], "the end of the order is told once"
    city.now -= 5 * HOUR
    with city.sensing.records.begin() as connection:
        assert escalate(connection, city.rules, city.now, ZONE) == 0, "a clock that is set back does nothing"


def test_a_rule_that_always_fires_is_gathered_and_ranks_lower(follow: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_A_DAY", 3)
    monkeypatch.setattr(opening, "MOST_GATHERED", 2)
    city = follow(often={**DUST, "family": "often"}, rare={**DUST, "above": 900, "clears_at": 800})
    city.start()
    for at in range(6):
        dusty(city, f"Street {at}", 24.9 + at / 50)
    often = city.cases(rule="often")
    assert len(often) == 3 and sum(one.episodes for one in often) == 6, "nothing is lost"
    assert all(one.gathers for one in often)
    steps = [one.step for case in often for one in city.service.one(case.id).steps]
    assert steps.count("gather") == 2, "however much is gathered, a case can be read"
    read(city.sensing, sensor(city.sensing, "Quarry"), minutes(0, 6), 950.0)
    city.settle()
    assert city.cases()[0].rule == "rare", "and nothing is buried"


def test_a_detector_is_as_good_as_persons_say(follow: Make) -> None:
    city = follow(event={**EVENT, "merges": None})
    stream = sensor(city.sensing, "Camera", "detection")
    city.start()
    for at in range(26):
        says(city, stream, f"truck {at}", 1)
    city.settle()
    for at, case in enumerate(sorted(city.cases(), key=lambda one: one.id)[:25]):
        city.service.step(
            case.id, CaseStep.CLOSE, "anna", outcome=CaseOutcome.CONFIRMED if at < 20 else CaseOutcome.REFUSED
        )
    with city.sensing.records.read() as connection:
        found = precision_of(connection, 1, ["public"])
        with pytest.raises(NotFoundError):
            precision_of(connection, 1, ["internal"])
    assert (found.confirmed, found.refused, found.open, found.precision) == (20, 5, 1, 0.8)
    assert (found.low, found.high) == pytest.approx((0.6087, 0.9114), abs=1e-4)  # Wilson by R: prop.test(20, 25)
