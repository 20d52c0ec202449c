"""Measures take effect by phase, on those who can have them, and tell why others can't."""

import pytest

from citybrain.kernel import PlanError
from citybrain.messages import render
from citybrain.plans.measures import EXCLUDED, NOT_TAKING_PART, Skipped
from tests.plans.toy import run

PUMP = "- {intervention: install_heat_pump, where: {building_use: house}}"
WALLS = "- {intervention: insulate_walls, where: {building_use: house}}"


def plan(*measures: str, seed: int = 0) -> str:
    return f"name: x\nseed: {seed}\nmeasures:\n" + "".join(f"  {m}\n" for m in measures)


def test_walls_come_before_pumps_whatever_the_order_in_the_plan() -> None:
    """A pump costs 0.5 for each kWh that is left: of 100 m² at 0.2 W/(m²·K) the toy needs 2,000 kWh."""
    one, other = run(plan(PUMP, WALLS)), run(plan(WALLS, PUMP))
    assert one.measures[0].investment == (2000 + 4000 + 6000 + 6000) * 0.5
    assert one.measures[0].investment == other.measures[1].investment
    assert [m.position for m in one.measures] == [1, 2]
    assert one.headline == other.headline


def test_who_cannot_have_a_measure_is_counted_with_the_reason() -> None:
    walls, pump = run(plan(WALLS, "- {intervention: install_heat_pump}")).measures
    assert (walls.selected, walls.rows.tolist(), walls.skipped) == (4, [0, 1, 2], (Skipped("walls-good-enough", 1),))
    assert (pump.selected, pump.rows.tolist(), pump.skipped) == (6, [0, 1, 2, 3, 4], (Skipped("is-a-shed", 1),))


def test_measures_that_exclude_each_other_do_so_in_either_order() -> None:
    network = "- {intervention: connect_network, where: {zone: Kallio}}"
    first, second = run(plan(network, PUMP)).measures
    assert second.rows.tolist() == [0, 1]
    assert second.skipped == (Skipped(EXCLUDED, 2, "connect_network"),)
    first, second = run(plan(PUMP, network)).measures
    assert first.rows.tolist() == [0, 1, 2, 3]
    assert (second.rows.tolist(), second.skipped) == ([4], (Skipped(EXCLUDED, 2, "install_heat_pump"),))


def test_nobody_has_the_same_measure_twice() -> None:
    again = "- {intervention: insulate_walls, settings: {target_transmittance: 0.1}}"
    first, second = run(plan(WALLS, again)).measures
    assert first.rows.tolist() == [0, 1, 2]
    assert second.rows.tolist() == [3, 4, 5]
    assert second.skipped == (Skipped(EXCLUDED, 3, "insulate_walls"),)


def test_settings_hold_for_their_own_measure_alone() -> None:
    deep = "- {intervention: insulate_walls, where: {id: way/1}, settings: {target_transmittance: 0.1}}"
    outcome = run(plan(deep, WALLS))
    assert outcome.view.value("wall_transmittance").tolist() == [0.1, 0.2, 0.2, 0.15, 0.5, 2.0]


def test_those_who_do_not_take_part_are_counted() -> None:
    outcome = run(plan("- {intervention: connect_network, uptake: 0.5}"))
    (only,) = outcome.measures
    assert len(only.rows) + sum(s.count for s in only.skipped if s.reason == NOT_TAKING_PART) == 6
    assert 0 < len(only.rows) < 6


def test_costs_of_one_measure_are_its_own() -> None:
    walls, pump = run(plan(WALLS, PUMP)).measures
    assert (walls.investment, walls.running_cost) == ((100 + 200 + 300) * 100, 0)
    assert (pump.investment, pump.running_cost) == (9000, 80)


def test_a_measure_that_nobody_can_ever_have_is_an_error() -> None:
    """The network comes first as written, and takes every house that the pump wants."""
    network = "- {intervention: connect_network}"
    with pytest.raises(PlanError) as caught:
        run(plan(network, PUMP))
    told = render(caught.value)
    assert "plan.yaml, line 5, column 20: nobody can ever have measure 2 (install_heat_pump)" in told
    assert "measure 1 (connect_network) comes first, takes all 4 that this one chooses (building)" in told
    with pytest.raises(PlanError, match="plan-nobody-left"):
        run(plan(PUMP, PUMP))


def test_a_part_of_the_others_is_enough_for_both() -> None:
    network = "- {intervention: connect_network, uptake: 0.5}"
    first, second = run(plan(network, PUMP)).measures
    assert len(first.rows) > 0
    assert len(second.rows) > 0
    assert not set(first.rows) & set(second.rows)


def test_a_measure_that_suits_nobody_is_told() -> None:
    outcome = run(plan("- {intervention: install_heat_pump, where: {building_use: shed}}", WALLS))
    (only,) = outcome.notices
    assert (only.code, only.pointer) == ("plan-nobody-adopts", "/measures/0")
    assert outcome.measures[0].skipped == (Skipped("is-a-shed", 1),)


def test_conditions_of_when_hold_in_a_plan_of_one_day_too() -> None:
    (pump,) = run(plan("- {intervention: install_heat_pump, when: {wall_area: {after: 250}}}")).measures
    assert pump.rows.tolist() == [2, 3, 4]
    assert pump.skipped == (Skipped("when-not-met", 3),)
