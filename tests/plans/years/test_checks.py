"""Whatever is wrong with the years of a plan is said with its place, several things at once."""

import pytest

from citybrain.kernel.errors import PlanError
from citybrain.messages import render, text
from citybrain.plans.problems import each
from citybrain.plans.reading import plan_of_bytes
from citybrain.plans.years.checks import ramp_notices

HEAD = "name: x\nyears: {from: 2026, to: 2050}\n"
TAIL = "measures: [{intervention: a}]\n"


def problems(said: str) -> list[str]:
    with pytest.raises(PlanError) as caught:
        plan_of_bytes(said.encode(), "plan.yaml")
    return [render(error) for error in each(caught.value)]


def ramp(points: str, head: str = HEAD) -> str:
    return f"{head}measures:\n  - intervention: a\n    uptake: {points}\n"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("name: x\nyears: {from: 2050, to: 2026}\n" + TAIL, "line 2, column 25: the last year 2026 lies before the fi"),
        ("name: x\nyears: {from: 2026}\n" + TAIL, "line 2, column 8: the field to is missing"),
        ("name: x\nyears: {from: 26, to: 2050}\n" + TAIL, "from cannot be 26. Allowed is a year in four digits"),
        ("name: x\nyears: 2050\n" + TAIL, "years cannot be 2050. Allowed is a group of named fields"),
        ("name: x\nyears: {from: 2026, until: 2050}\n" + TAIL, "no field until here. Allowed: from, to"),
        (HEAD + "date: 2026-01-01\n" + TAIL, "line 3, column 1: a plan has either a date or years"),
        ("name: x\nbudget: {emissions: 5}\n" + TAIL, "line 2, column 1: budget is about several years"),
        ("name: x\ntarget: {base_year: 1990, reduction: 0.5, by: 2030}\n" + TAIL, "target is about several years"),
        (ramp("{2026: 0, 2030: 0.3}", "name: x\n"), "uptake is about several years, but the plan is of one day"),
        (ramp("{2026: 0.4, 2030: 0.3}"), "line 5, column 31: the ramp goes backwards: 0.3 in 2030 is less than 0.4"),
        (ramp("{2030: 0.3, 2026: 0.4}"), "line 5, column 20: the ramp goes backwards"),
        (ramp("{}"), "line 5, column 13: this ramp says nothing"),
        (ramp("{soon: 0.5}"), "line 5, column 14: soon is no year"),
        (ramp("{1800: 0.5}"), "line 5, column 14: 1800 is no year. Allowed: 1900 to 2200"),
        (ramp("{2026: 30}"), "line 5, column 20: uptake is 30, but it is a share"),
        (ramp("{2026: x}"), 'line 5, column 20: 2026 cannot be "x". Allowed is a number'),
        (HEAD + "target: {reduction: 0.5, by: 2030}\n" + TAIL, "line 3, column 9: the target has no base year"),
        (HEAD + "target: {base_year: 1990, reduction: 60, by: 2030}\n" + TAIL, "column 38: reduction is 60, but it is"),
        (HEAD + "target: {base_year: 1990, reduction: 0.5, by: 2060}\n" + TAIL, "2060 is no year of the plan"),
        (HEAD + "target: {base_year: 2035, reduction: 0.5, by: 2030}\n" + TAIL, "2030 is not after the base year 2035"),
        (
            HEAD + "target: {base_year: 1990, reduction: 1, by: 2030, milestones: [{by: 2030, reduction: 1}]}\n" + TAIL,
            "column 69: the target names 2030 twice",
        ),
        (
            HEAD + "target: {base_year: 1990, base_value: 0, reduction: 0.5, by: 2030}\n" + TAIL,
            "base_value is 0; allowed is any amount above 0",
        ),
        (HEAD + "budget: {emissions: 0}\n" + TAIL, "line 3, column 21: a budget of 0 tonnes leaves nothing to emit"),
        (HEAD + "budget: {emissions: -5}\n" + TAIL, "a budget of -5 tonnes leaves nothing to emit"),
        (HEAD + "budget: 5\n" + TAIL, "budget cannot be 5. Allowed is a group of named fields"),
        (HEAD + "money: {investment: 0}\n" + TAIL, "investment is 0; allowed is any amount above 0"),
        (
            "name: x\nmeasures: [{intervention: a, when: {age: {}}}]",
            "line 2, column 37: nothing is said about age",
        ),
        ("name: x\nmeasures: [{intervention: a, when: {age: {at_last: 2}}}]", "no field at_last here. Nearest: at_le"),
    ],
)  # fmt: skip
def test_an_error_tells_place_cause_and_next_step(said: str, told: str) -> None:
    assert any(told in problem for problem in problems(said)), problems(said)


def test_all_are_told_at_once() -> None:
    said = "name: x\nyears: {from: 2050, to: 2026}\ndate: 2026-01-01\n" + ramp("{2026: 0.4, 2030: 0.3}", "")
    assert [problem.split(":")[0] for problem in problems(said)] == [
        "plan.yaml, line 2, column 25",
        "plan.yaml, line 3, column 1",
        "plan.yaml, line 6, column 31",
    ]


def test_a_ramp_is_linear_between_its_years_and_nothing_before_the_first() -> None:
    plan, _ = plan_of_bytes(ramp("{2028: 0.2, 2030: 0.4}").encode(), "plan.yaml")
    shares = [plan.measures[0].uptake_in(year) for year in (2026, 2027, 2028, 2029, 2030, 2050)]
    assert shares == pytest.approx([0, 0, 0.2, 0.3, 0.4, 0.4])


def test_years_of_a_ramp_outside_the_plan_are_told() -> None:
    plan, _ = plan_of_bytes(ramp("{2020: 0.1, 2030: 0.3, 2060: 0.8}").encode(), "plan.yaml")
    (only,) = ramp_notices(plan)
    assert only.pointer == "/measures/0/uptake"
    assert "its ramp names 2020, 2060, but the plan runs from 2026 to 2050" in text(only.code, "en", **only.arguments)
    inside, _ = plan_of_bytes(ramp("{2026: 0.1, 2050: 0.3}").encode(), "plan.yaml")
    assert list(ramp_notices(inside)) == []


def test_a_plan_of_years_survives_its_own_json() -> None:
    plan, _ = plan_of_bytes(ramp("{2026: 0.1, 2050: 0.3}").encode(), "plan.yaml")
    again = plan.model_dump_json(exclude_none=True).encode()
    assert plan_of_bytes(again, "plan", json_text=True)[0] == plan
