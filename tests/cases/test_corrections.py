"""Corrections of rules: proposed from judged cases, in force once a person accepts one, until it is withdrawn."""

import numpy as np
import pytest
from sqlalchemy import update

from citybrain.cases.corrections import JudgedCase, accept, corrected, corrections, proposals, propose, take_back
from citybrain.cases.errors import CaseStepError
from citybrain.cases.rules import read_rules
from citybrain.cases.states import CaseOutcome, CaseStep
from citybrain.kernel.errors import NotFoundError
from citybrain.records.tables.cases import city_case
from tests.cases.following import DUST, Following, eventually, rules
from tests.sensors import HOUR, NOON, read, sensor

RULE = {**DUST, "above": 50, "clears_at": 40, "lasts": 0}
SO, NOT_SO = JudgedCase(90.0, False), JudgedCase(60.0, True)


def test_a_limit_between_what_was_so_and_what_was_not_is_proposed(tmp_path) -> None:
    rule = rules(tmp_path, dust=RULE).all["dust"]
    told = propose(rule, 50.0, [SO, NOT_SO] * 12)
    assert told == ("dust", 50.0, 50.0, 75.0, 6, 6, 6)
    below = rules(tmp_path, dust={**RULE, "above": None, "below": 10, "clears_at": 12}).all["dust"]
    mirrored = [JudgedCase(2.0, False), JudgedCase(8.0, True)] * 12
    assert propose(below, 10.0, mirrored).limit == 5.0


@pytest.mark.parametrize(
    "judged",
    [
        [SO, NOT_SO] * 4,
        [SO] * 40,
        [NOT_SO] * 40,
        [JudgedCase(60.0, False), JudgedCase(90.0, True)] * 12,
        [SO, NOT_SO] * 12 + [JudgedCase(70.0, False)],
        [SO, NOT_SO] * 6 + [SO, JudgedCase(95.0, True)] * 6,
    ],
)
def test_nothing_is_proposed_where_it_would_lose_something_or_little_is_known(tmp_path, judged) -> None:
    assert propose(rules(tmp_path, dust=RULE).all["dust"], 50.0, judged) is None


def test_cases_that_chance_alone_parts_lead_to_hardly_any_proposal(tmp_path) -> None:
    rule, chance = rules(tmp_path, dust=RULE).all["dust"], np.random.default_rng(4)
    made = [
        propose(rule, 50.0, [JudgedCase(peak, bool(refused)) for peak, refused in zip(*drawn, strict=True)])
        for drawn in ((chance.uniform(50, 100, 60), chance.random(60) < 0.5) for _ in range(500))
    ]
    assert sum(one is not None for one in made) <= 5


@pytest.fixture
def judged(follow) -> Following:
    """Twelve cases of 60 that were refused and twelve of 90 that were so, in turn."""
    city = follow(dust=RULE)
    stream = sensor(city.sensing, "Depot")
    city.start()
    for n in range(24):
        at = NOON + n * HOUR
        read(city.sensing, stream, at + np.arange(3) * HOUR // 6, [60.0 if n % 2 else 90.0] * 2 + [10.0])
        city.now = at + HOUR // 2
        eventually(city.cases)
        city.settle()
        outcome = CaseOutcome.REFUSED if n % 2 else CaseOutcome.CONFIRMED
        (case,) = city.cases()
        city.service.step(case.id, CaseStep.CLOSE, "Aino", outcome=outcome)
    return city


def opens(city: Following, value: float, hour: int) -> bool:
    at = NOON + hour * HOUR
    read(city.sensing, 1, at + np.arange(2) * HOUR // 6, [value, 10.0])
    city.now = at + HOUR // 2
    city.settle()
    return bool(city.cases())


def test_an_accepted_limit_holds_until_it_is_withdrawn(judged: Following) -> None:
    records = judged.records.to_write()
    with records.begin() as connection:
        with pytest.raises(CaseStepError):
            accept(connection, judged.rules, "dust", 80.0, "Aino", "They were pollen")
        with pytest.raises(CaseStepError):
            accept(connection, judged.rules, "dust", 75.0, "Bert", " ")
        with pytest.raises(CaseStepError, match="case-correction-same-person"):
            accept(connection, judged.rules, "dust", 75.0, "Aino", "They were pollen")
        number = accept(connection, judged.rules, "dust", 75.0, "Bert", "They were pollen")
    assert judged.service.rules.all["dust"].limit == 75.0
    assert judged.rules.all["dust"].limit == 50.0
    judged.detector.begin_anew()
    eventually(lambda: judged.detector._following._rules.all["dust"].limit == 75.0)
    assert not opens(judged, 60.0, 30)
    with records.begin() as connection:
        assert [row.why for row in corrections(connection)] == ["They were pollen"]
        take_back(connection, number, "Aino")
        with pytest.raises(NotFoundError):
            take_back(connection, number, "Aino")
    judged.detector.begin_anew()
    eventually(lambda: judged.detector._following._rules.all["dust"].limit == 50.0)
    assert opens(judged, 60.0, 40)


def test_a_correction_of_a_limit_that_is_declared_anew_holds_no_more(judged: Following, tmp_path) -> None:
    with judged.records.to_write().begin() as connection:
        accept(connection, judged.rules, "dust", 75.0, "Bert", "Pollen")
        anew = rules(tmp_path / "anew", dust={**RULE, "above": 55})
        assert corrected(anew, connection).all["dust"].limit == 55
        assert corrected(read_rules([]), connection).all == {}


def test_a_proposal_rests_on_all_cases_and_is_for_who_may_read_them(judged: Following) -> None:
    with judged.records.to_write().begin() as connection:
        connection.execute(update(city_case).where(city_case.c.id == 1).values(data_class="commercial"))
        whole = proposals(connection, judged.rules)
        assert [one.rule for one in whole] == ["dust"]
        assert proposals(connection, judged.rules, ["public", "commercial"]) == whole
        assert proposals(connection, judged.rules, ["public"]) == []
        with pytest.raises(CaseStepError, match="case-correction-not-proposed"):
            accept(connection, judged.rules, "dust", 75.0, "Bert", "Pollen", ["public"])
