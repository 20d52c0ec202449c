"""What is about the same becomes one case, however rules call it: the one that says most, with the reason on record."""

from collections.abc import Callable
from typing import Any

import pytest

from citybrain.cases.answers import case_details
from citybrain.cases.opening import CaseOpener, End, Onset
from citybrain.cases.states import CaseStep
from citybrain.kernel.errors import DeclarationError
from citybrain.observations.stream_status.streams import known_streams
from tests.cases.following import DUST, Following, rules
from tests.sensors import HOUR, NOON, sensor

Make = Callable[..., Following]
DECLARED: dict[str, Any] = {
    "dust": {**DUST, "severity": "moderate", "merges": {"metres": 500, "hours": 6}},
    "expected": {
        "label": {"en": "Limit expected", "zh": "预计超限"}, "family": "limit", "finds": "expected", "source": "test",
        "severity": "minor", "merges": {"metres": 1000, "hours": 12, "words": False, "yields": True},
    },
    "unusual": {
        "label": {"en": "Out of the ordinary", "zh": "数值异常"}, "family": "ordinary", "finds": "unusual",
        "severity": "minor", "source": "test", "merges": {"metres": 1000, "hours": 3, "yields": True},
    },
    "silent": {
        "label": {"en": "Silent", "zh": "离线"}, "family": "sensor", "finds": "silent", "source": "test",
        "severity": "minor", "merges": {"metres": 1000, "hours": 24},
    },
}  # fmt: skip
UNUSUAL, EXPECTED, EPISODE = ("unusual", "", None), ("expected", "daily", 3), ("dust", "", None)


@pytest.fixture
def city(follow: Make) -> Following:
    made = follow(**DECLARED)
    for name, longitude in (("Mill Street", 24.94), ("Hill Street", 24.95), ("Harbour", 24.99)):
        sensor(made.sensing, name, place=(longitude, 60.17))
    sensor(made.sensing, "Fine dust", "pm2_5")
    return made


def take(city: Following, *changes: Onset | End) -> None:
    with city.sensing.records.begin() as connection:
        streams = {one.number: one for one in known_streams(connection)}
        CaseOpener(connection, city.rules, streams, city.now).take(changes)


def begins(what: tuple[str, str, int | None], stream: int = 1, at: int = NOON, peak: float = 120.0) -> Onset:
    return Onset(what[0], stream, what[1], at, at, peak, severity=what[2])


@pytest.mark.parametrize(
    "order", [(UNUSUAL, EXPECTED, EPISODE), (EPISODE, UNUSUAL, EXPECTED), (EXPECTED, EPISODE, UNUSUAL)]
)
def test_dust_of_one_street_is_one_case_whichever_rule_is_first(city: Following, order: Any) -> None:
    for what in order:
        take(city, begins(what))
    (case,) = city.cases()
    assert (case.rule, case.severity, case.standing, case.owner_role) == ("dust", 3, 1, "duty_officer")
    detail = city.service.one(case.id)
    assert len(detail.merged) == 2
    of_all = [detail, *map(city.service.one, detail.merged)]
    labels = [one["label"] for each in of_all for one in case_details(each, city.rules, "en")["steps"]]
    joined = [one for one in labels if "was merged into this one" in one]
    assert {one.split("“")[1].split("”")[0] for one in joined} == {"Limit expected", "Out of the ordinary"}
    assert all("of the same property, at the same place" in one for one in joined) and any(
        "“Dust”" in one for one in joined
    )


def test_without_a_rule_of_its_own_the_limit_says_more_than_what_is_unusual(city: Following) -> None:
    take(city, begins(UNUSUAL), begins(EXPECTED))
    assert [one.rule for one in city.cases()] == ["expected"]


def test_other_places_properties_and_silent_sensors_stay_apart(city: Following) -> None:
    take(
        city, begins(EPISODE), begins(UNUSUAL, 2), begins(UNUSUAL, 3), begins(UNUSUAL, 4), begins(("silent", "", None))
    )
    assert sorted((one.rule, one.place) for one in city.cases()) == [
        ("dust", "Mill Street"), ("silent", "Mill Street"), ("unusual", "Fine dust"), ("unusual", "Harbour"),
    ]  # fmt: skip


def test_what_was_long_ago_stays_apart(city: Following) -> None:
    take(city, begins(UNUSUAL), End("unusual", 1, "", NOON, 130.0))
    city.now += 4 * HOUR
    take(city, begins(EPISODE, at=city.now))
    assert sorted(one.rule for one in city.cases()) == ["dust", "unusual"]


def test_a_person_takes_them_apart_again_and_severity_and_counts_follow(city: Following) -> None:
    take(city, begins(EPISODE), begins(EXPECTED))
    city.service.step(2, CaseStep.SPLIT, "anna", "another matter")
    assert sorted((one.rule, one.severity, one.standing) for one in city.cases()) == [
        ("dust", 1, 1),
        ("expected", 3, 1),
    ]
    take(city, End("expected", 1, "daily", NOON + HOUR, 140.0), begins(EXPECTED, at=NOON + 2 * HOUR))
    assert len(city.cases()) == 2, "and they stay apart"


def test_work_that_was_begun_goes_on_and_values_of_other_meaning_are_no_peak(city: Following) -> None:
    take(city, begins(UNUSUAL, peak=500.0))
    city.service.step(1, CaseStep.ASSIGN, "anna", owner="bo")
    city.service.step(1, CaseStep.BEGIN, "bo")
    take(city, begins(EPISODE))
    (case,) = city.cases()
    assert (case.rule, case.state, case.owner, case.peak) == ("dust", "in_work", "bo", 120.0)
    assert case.acknowledge_by is not None, "the clock of the graver case runs"
    take(city, End("unusual", 1, "", NOON + HOUR, 600.0))
    assert (city.cases()[0].peak, city.cases()[0].standing) == (120.0, 1)


def test_a_rule_that_says_most_yields_to_none(tmp_path: Any) -> None:
    faulty = {**DUST, "merges": {"metres": 500, "hours": 6, "yields": True}}
    with pytest.raises(DeclarationError, match="yields"):
        rules(tmp_path / "rules", dust=faulty)
