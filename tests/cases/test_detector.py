"""Cases are opened by rules from readings: once, whatever is stopped or sent again, and by nothing that is history."""

import json
from collections.abc import Callable

import numpy as np
import pytest

from citybrain.base.domains import find_domains
from citybrain.cases import detector
from citybrain.cases.errors import CaseStepError
from citybrain.cases.rules import rules_of
from citybrain.cases.states import CaseOutcome, CaseStep
from citybrain.notifications.severity import Severity
from citybrain.observations.readings.columns import Delivery, Readings
from citybrain.records.errors import NotRecordedError
from tests.cases.following import DUST, EVENT, Following, eventually
from tests.sensors import MINUTE, NOON, read, sensor

Make = Callable[..., Following]


def minutes(first: int, count: int) -> np.ndarray:
    return NOON + (first + np.arange(count)) * 10 * MINUTE


def test_a_condition_that_lasts_opens_one_case(follow: Make) -> None:
    city = follow(dust=DUST)
    stream = sensor(city.sensing, "Mill Street")
    city.start()
    read(city.sensing, stream, minutes(0, 3), [120, 130, 140])
    city.settle()
    assert city.cases() == []
    read(city.sensing, stream, minutes(3, 2), [150, 110])
    city.settle()
    (case,) = city.cases()
    assert (case.rule, case.stream, case.first_seen, case.place, case.standing) == (
        "dust", stream, NOON, "Mill Street", 1
    )  # fmt: skip
    assert case.peak == 150
    read(city.sensing, stream, minutes(5, 2), [90, 70])
    city.settle()
    (case,) = city.cases()
    assert (case.standing, case.episodes, case.peak, case.state) == (0, 1, 150, "seen")


def test_a_flapping_sensor_is_one_case_with_its_episodes(follow: Make) -> None:
    city = follow(dust={**DUST, "lasts": 0})
    stream = sensor(city.sensing, "Mill Street")
    city.start()
    read(city.sensing, stream, minutes(0, 400), [120, 70] * 200)
    city.settle()
    (case,) = city.cases()
    assert (case.episodes, case.standing) == (200, 0)
    between = minutes(400, 400)
    read(city.sensing, stream, between, [120, 90] * 200)
    city.settle()
    (case,) = city.cases()
    assert (case.episodes, case.standing) == (201, 1), "what stays above clears_at is one episode"


def test_nothing_fires_twice_and_nothing_is_lost_over_restarts(follow: Make) -> None:
    city = follow(dust=DUST)
    stream, other = sensor(city.sensing, "Mill Street"), sensor(city.sensing, "Hill Street")
    city.start()
    read(city.sensing, stream, minutes(0, 3), [120, 130, 140])
    read(city.sensing, other, minutes(0, 6), 150.0)
    city.settle()
    assert [one.stream for one in city.cases()] == [other]
    city.stop()
    read(city.sensing, stream, minutes(3, 1), [150])
    city.start()
    assert sorted((one.stream, one.episodes) for one in city.cases()) == [(stream, 1), (other, 1)]
    for _ in range(2):
        city.stop()
        city.start()
    assert sorted((one.stream, one.episodes) for one in city.cases()) == [(stream, 1), (other, 1)]
    city.stop()
    read(city.sensing, other, minutes(6, 1), [10])
    city.start()
    assert {one.stream: one.standing for one in city.cases()} == {stream: 1, other: 0}


def test_history_opens_no_case_but_what_holds_now_does(follow: Make) -> None:
    city = follow(dust=DUST)
    over, holds = sensor(city.sensing, "Mill Street"), sensor(city.sensing, "Hill Street")
    read(city.sensing, over, minutes(0, 7), [150] * 6 + [20])
    read(city.sensing, holds, minutes(0, 6), 150.0)
    city.start()
    assert [(one.stream, one.first_seen) for one in city.cases()] == [(holds, NOON)]
    read(city.sensing, holds, minutes(6, 1), [150])
    city.settle()
    assert [one.episodes for one in city.cases()] == [1]


def test_streams_of_later_are_followed_from_their_first_reading_on(follow: Make) -> None:
    city = follow(dust=DUST)
    city.start()
    city.stop()
    stream = sensor(city.sensing, "Mill Street")
    read(city.sensing, stream, minutes(0, 6), 150.0)
    city.start()
    assert len(city.cases()) == 1
    new = sensor(city.sensing, "Hill Street")
    read(city.sensing, new, minutes(0, 6), 150.0)
    city.settle()
    assert len(city.cases()) == 2


def test_ten_thousand_alarms_alike_are_one_case(follow: Make) -> None:
    city = follow(event=EVENT)
    stream = sensor(city.sensing, "Camera 1", "detection")
    city.start()
    says(city, stream, "open fire", 10_000)
    city.settle()
    (case,) = city.cases()
    assert (case.episodes, case.words, case.standing) == (10_000, "open fire", 0)


def test_events_of_other_words_are_another_case(follow: Make) -> None:
    city = follow(event={**EVENT, "words": ["open fire", "smoke"]})
    stream = sensor(city.sensing, "Camera 1", "detection")
    city.start()
    for words in ("open fire", "smoke", "bird", "smoke"):
        says(city, stream, words, 1)
    city.settle()
    assert sorted((one.words, one.episodes) for one in city.cases()) == [("open fire", 1), ("smoke", 2)]


def test_trucks_that_a_camera_saw_are_cases_of_their_kinds_by_the_rules_of_the_domains(follow: Make) -> None:
    city = follow(event=EVENT)
    city.rules = rules_of(find_domains())
    places = {"slag_truck": (24.94, 60.17), "hazardous_goods": (24.99, 60.20), "bird": (24.90, 60.15)}
    streams = {words: sensor(city.sensing, f"Gate {words}", "detection", at) for words, at in places.items()}
    city.start()
    for words, stream in streams.items():
        says(city, stream, words, 2)
    city.settle()
    assert sorted((one.rule, one.episodes, one.severity, one.owner_role) for one in city.cases()) == [
        ("event_detected", 2, Severity.MODERATE.urgency, "duty_officer"),
        ("hazardous_goods", 2, Severity.SEVERE.urgency, "duty_officer"),
        ("slag_truck", 2, Severity.MINOR.urgency, "duty_officer"),
    ]


def test_a_protected_species_is_a_case_and_other_species_are_none(follow: Make) -> None:
    city = follow(event=EVENT)
    city.rules = rules_of(find_domains())
    eagle = sensor(city.sensing, "Shore 1", "protected_species_detection", (24.98, 60.17), "internal")
    blackbird = sensor(city.sensing, "Park 1", "species_detection", (24.94, 60.15), "internal")
    city.start()
    says(city, eagle, "Haliaeetus albicilla", 3)
    says(city, blackbird, "Turdus merula", 3)
    city.settle()
    (case,) = city.cases()
    assert (case.rule, case.episodes, case.owner_role) == ("protected_species", 3, "climate_officer")
    assert case.data_class == "internal"


@pytest.mark.parametrize("data_class", ["personal", "sensitive_personal"])
def test_no_case_is_made_of_data_about_persons(follow: Make, data_class: str) -> None:
    city = follow(dust=DUST)
    stream, open_one = sensor(city.sensing, "Home", data_class=data_class), sensor(city.sensing, "Mill Street")
    city.start()
    for one in (stream, open_one):
        read(city.sensing, one, minutes(0, 6), 150.0)
    city.settle()
    assert [one.stream for one in city.cases()] == [open_one]


def test_a_closed_case_stays_closed_and_what_comes_again_is_a_new_one(follow: Make) -> None:
    city = follow(dust=DUST)
    stream = sensor(city.sensing, "Mill Street")
    city.start()
    read(city.sensing, stream, minutes(0, 6), 150.0)
    city.settle()
    (case,) = city.cases()
    with pytest.raises(CaseStepError, match="case-stands"):
        city.service.step(case.id, CaseStep.CLOSE, "anna", "swept", outcome=CaseOutcome.CURED)
    city.service.step(case.id, CaseStep.CLOSE, "anna", "swept", outcome=CaseOutcome.CONFIRMED)
    read(city.sensing, stream, minutes(6, 3), [150, 150, 20])
    city.settle()
    assert city.cases() == []
    read(city.sensing, stream, minutes(9, 5), 150.0)
    city.settle()
    assert [one.id for one in city.cases()] == [case.id + 1]


def test_a_database_that_is_gone_for_a_while_loses_nothing(follow: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detector, "AFTER_FAILURE", 0.05)
    city = follow(dust=DUST)
    stream = sensor(city.sensing, "Mill Street")
    city.start()
    with monkeypatch.context() as gone:
        gone.setattr(city.sensing.records, "writable", False)
        read(city.sensing, stream, minutes(0, 6), 150.0)
        eventually(lambda: city.detector is not None and city.detector.failures > 0)
    city.settle()
    assert [one.episodes for one in city.cases()] == [1]


def test_a_database_that_is_gone_before_the_first_stream_ends_nothing(
    follow: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detector, "AFTER_FAILURE", 0.05)
    monkeypatch.setattr(detector, "PAUSE", 0.01)
    city = follow(dust=DUST)
    city.start()

    def gone() -> None:
        raise NotRecordedError("records-locked", file="-", problem="gone")

    with monkeypatch.context() as away:
        away.setattr(city.sensing.records, "read", gone)
        eventually(lambda: city.detector is not None and city.detector.failures > 1)
    read(city.sensing, sensor(city.sensing, "Mill Street"), minutes(0, 6), 150.0)
    eventually(lambda: [one.episodes for one in city.cases()] == [1])


def says(city: Following, stream: int, words: str, count: int) -> None:
    """Deliver events, a second after one another, after those that are there."""
    begin = NOON + city.sensing.store.count(stream) * 1_000_000
    readings = Readings(
        np.full(count, stream, np.int32),
        begin + np.arange(count) * 1_000_000,
        np.full(count, np.nan),
        said=np.full(count, json.dumps(words), object),
    )
    city.sensing.deliver(Delivery("camera", readings)).result()
