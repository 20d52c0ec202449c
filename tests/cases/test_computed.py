"""Rules on computed quantities: a case for each subject while it holds, over snapshots and restarts, within bounds."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from citybrain.base.domains import find_domains
from citybrain.cases.computed import conditions
from citybrain.cases.computed.conditions import ConditionWriter, seen_by
from citybrain.cases.computed.values import ComputedValues, computed_values
from citybrain.cases.computed.watcher import ComputedRuleWatcher
from citybrain.cases.conditions import condition_of
from citybrain.cases.rules import rules_of
from citybrain.cases.states import CaseOutcome, CaseStep
from citybrain.governance import DataClass
from citybrain.kernel.errors import DeclarationError
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from tests.cases.following import DUST, Following, eventually, rules
from tests.city import write_city
from tests.sensors import HOUR

Make = Callable[..., Following]
COAL: dict[str, Any] = {
    "label": {"en": "Coal", "zh": "燃煤"}, "family": "coal", "computes": "zone_delivered_coal", "above": 100,
    "clears_at": 50, "owner": "climate_officer", "source": "test",
}  # fmt: skip


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return OpenCity(write_city(tmp_path_factory.mktemp("city"))).workspace


def values(*of: float, data_class: DataClass = DataClass.PUBLIC) -> ComputedValues:
    ids = np.array([f"z{n}" for n in range(len(of))], object)
    points = np.full(len(of), 24.94), np.full(len(of), 60.17)
    return ComputedValues("zone_delivered_coal", "zone", "kWh/a", data_class, ids, ids, np.array(of), points)


def look(city: Following, seen: ComputedValues, hours: float = 0, rule: str = "coal") -> list[int]:
    city.now += round(hours * HOUR)
    with city.records.to_write().begin() as connection:
        writer = ConditionWriter(connection, city.rules, city.rules.all[rule], city.now, "Europe/Helsinki")
        return writer.look(seen_by(city.rules.all[rule], seen))


def test_each_subject_has_one_case_while_it_holds(follow: Make) -> None:
    city = follow(coal=COAL)
    assert look(city, values(120.0, 90.0, np.nan, 300.0)) == [1, 2]
    assert look(city, values(150.0, 90.0, np.nan, 300.0), 1) == [], "the same state, or another, opens none twice"
    worst, other = sorted(city.cases(), key=lambda one: one.id)
    assert (worst.subject, worst.place, worst.peak, worst.unit) == ("zone/z3", "z3", 300.0, "kWh/a")
    assert (other.peak, other.standing, other.owner_role, other.longitude) == (150.0, 1, "climate_officer", 24.94)
    look(city, values(60.0, 90.0, np.nan, 40.0), 1)
    assert {one.id: one.standing for one in city.cases()} == {1: 0, 2: 1}, "60 has not cleared, 40 has"
    city.service.step(1, CaseStep.CLOSE, "anna", outcome=CaseOutcome.CURED)
    assert look(city, values(60.0, 90.0, np.nan, 300.0), 1) == [3], "what begins anew is another case"


def test_it_must_last_and_be_over_for_as_long_as_the_rule_asks(follow: Make) -> None:
    city = follow(coal={**COAL, "lasts": 24, "clears_after": 12})
    assert look(city, values(120.0)) == []
    assert look(city, values(90.0), 12) == [] == look(city, values(120.0), 1), "it begins anew"
    assert look(city, values(120.0), 24) == [1]
    look(city, values(40.0), 1)
    look(city, values(60.0), 6)
    look(city, values(40.0), 1)
    assert city.cases()[0].standing == 1
    look(city, values(40.0), 12)
    assert city.cases()[0].standing == 0


def test_what_is_gone_from_the_city_is_over(follow: Make) -> None:
    city = follow(coal=COAL)
    look(city, values(120.0, 120.0))
    look(city, values(120.0), 1)
    assert {one.subject: one.standing for one in city.cases()} == {"zone/z0": 1, "zone/z1": 0}


def test_cases_are_bounded_the_worst_first_and_what_waits_opens_later(
    follow: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conditions, "MOST_LIVE", 2)
    city = follow(coal=COAL)
    look(city, values(*range(101, 106)))
    assert [one.peak for one in sorted(city.cases(), key=lambda one: one.id)] == [105.0, 104.0]
    city.service.step(1, CaseStep.CLOSE, "anna", outcome=CaseOutcome.CONFIRMED)
    assert look(city, values(*range(101, 106)), 1) == [3]
    assert city.service.one(3).case.peak == 103.0


def test_silences_hold_and_personal_data_opens_nothing(follow: Make) -> None:
    city = follow(coal=COAL)
    assert look(city, values(120.0, data_class=DataClass.PERSONAL)) == []
    city.service.silence("anna", "works", city.now + 2 * HOUR, rule="coal")
    assert look(city, values(120.0)) == []
    assert look(city, values(120.0), 3) == [1]


@pytest.mark.parametrize(
    "fault",
    [
        {"above": None}, {"window": 1, "statistic": "mean"}, {"observes": "pm10"}, {"words": ["coal"]},
        {"evaluates": {"after": [14]}}, {"computes": "Zone coal"},
    ],
)  # fmt: skip
def test_a_faulty_rule_is_refused(tmp_path: Path, fault: dict[str, Any]) -> None:
    with pytest.raises(DeclarationError):
        rules(tmp_path / "rules", coal={**COAL, **fault})


def test_values_of_the_twin_have_name_place_unit_and_class(workspace: Workspace) -> None:
    seen = computed_values(workspace, "zone_delivered_coal")
    assert seen is not None and (seen.entity, seen.unit, seen.data_class) == ("zone", "kWh/a", DataClass.PUBLIC)
    assert len(seen.ids) == len(seen.values) and seen.point(0) is not None
    whole = computed_values(workspace, "city_delivered_energy")
    assert whole is not None and whole.values[0] > 0 and whole.point(0) is None
    assert computed_values(workspace, "nothing") is None is computed_values(workspace, "zone_hourly_load")


def test_rules_that_ship_are_about_quantities_that_there_are(workspace: Workspace) -> None:
    computing = rules_of(find_domains()).computing
    assert computing and all(computed_values(workspace, str(one.computes)) is not None for one in computing)
    assert "zone_delivered_coal > 50000" in map(condition_of, computing)


def test_it_is_looked_at_when_the_city_is_computed_anew(follow: Make, workspace: Workspace) -> None:
    energy = {**COAL, "computes": "zone_delivered_energy", "above": 1.0, "clears_at": 1.0}
    city = follow(dust=DUST, energy=energy)
    served: list[Workspace] = []
    watcher = ComputedRuleWatcher(city.sensing, lambda: city.rules, lambda: served[0] if served else None, 0.01)
    try:
        assert city.cases() == [], "nothing is computed for a city that nobody uses"
        served.append(workspace)
        eventually(lambda: city.cases(rule="energy"))
        assert watcher.failures == 0
    finally:
        watcher.close()


def test_what_no_value_tells_any_more_is_over(follow: Make, workspace: Workspace) -> None:
    city = follow(coal=COAL, gas={**COAL, "family": "gas"})
    look(city, values(120.0))
    look(city, values(120.0), rule="gas")
    look(city, values(120.0, data_class=DataClass.PERSONAL), 1)
    assert {one.rule: one.standing for one in city.cases()} == {"coal": 0, "gas": 1}
    del city.rules.all["gas"]
    watcher = ComputedRuleWatcher(city.sensing, lambda: city.rules, lambda: workspace, 0.01)
    try:
        eventually(lambda: {one.standing for one in city.cases()} == {0})
    finally:
        watcher.close()
    city.service.step(2, CaseStep.CLOSE, "anna", outcome=CaseOutcome.CURED)


def test_what_was_closed_and_goes_on_is_a_case_again(follow: Make) -> None:
    city = follow(coal={**COAL, "resolve": 24})
    look(city, values(120.0, 130.0))
    city.service.step(1, CaseStep.CLOSE, "anna", outcome=CaseOutcome.CONFIRMED)
    city.service.step(2, CaseStep.CLOSE, "anna", outcome=CaseOutcome.REFUSED)
    assert look(city, values(120.0, 130.0), 20) == []
    assert look(city, values(120.0, 130.0), 5) == [3]
    assert (city.service.one(1).case.standing, city.service.one(3).case.subject) == (0, "zone/z1")


def test_the_worst_are_on_record_whoever_came_first(follow: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conditions, "MOST_CONDITIONS", 3)
    monkeypatch.setattr(conditions, "MOST_LIVE", 2)
    city = follow(coal={**COAL, "lasts": 2})
    look(city, values(110.0, 120.0, 130.0, 0.0))
    look(city, values(110.0, 120.0, 130.0, 9_000.0), 1)
    assert look(city, values(110.0, 120.0, 130.0, 9_000.0), 1) == [1, 2]
    assert [one.subject for one in sorted(city.cases(), key=lambda one: one.id)] == ["zone/z2", "zone/z1"]
    city.service.step(1, CaseStep.CLOSE, "anna", outcome=CaseOutcome.REFUSED)
    assert look(city, values(110.0, 120.0, 130.0, 9_000.0), 1) == [3]
    assert city.service.one(3).case.subject == "zone/z3"


def test_a_case_that_joined_another_tells_it_its_worst_value(follow: Make) -> None:
    city = follow(coal=COAL)
    look(city, values(120.0, 130.0))
    city.service.step(2, CaseStep.MERGE, "anna", into=1)
    look(city, values(900.0, 130.0), 1)
    assert city.service.one(1).case.peak == 900.0
