"""Plans side by side: who is best, and whom another one beats."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.kernel import PlanError
from citybrain.messages import render
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.comparison import MOST_PLANS, comparison_answer, dominated, require_number
from citybrain.presenting.answers.outcome import outcome_answer
from tests.city import write_city

weights = st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder: Path = tmp_path_factory.mktemp("city")
    return OpenCity(write_city(folder)).workspace


def compared(workspace: Workspace, *texts: str) -> dict:
    outcomes = [workspace.outcome_of(read_bytes(text.encode(), "plan.yaml")) for text in texts]
    answers = [outcome_answer(outcome, workspace.places, "en") for outcome in outcomes]
    return comparison_answer(outcomes, answers, "en")


def plan(uptake: float, name: str = "x", years: str = "") -> str:
    return f"name: {name}\n{years}measures: [{{intervention: insulate_walls, uptake: {uptake}}}]"


def test_three_plans_stand_in_their_order(workspace: Workspace) -> None:
    told = compared(workspace, plan(0.2, "a"), plan(0.9, "b"), plan(0.5, "c"))
    assert [row["name"] for row in told["plans"]] == ["a", "b", "c"]
    carbon = next(row for row in told["headline"] if row["quantity"] == "city_operational_emissions")
    assert carbon["plan"][1] < carbon["plan"][2] < carbon["plan"][0] < carbon["today"][0]
    assert carbon["best"] == [1]
    assert carbon["verdict"] == ["better"] * 3
    assert [row["emissions"] for row in told["plans"]] == pytest.approx(carbon["change"])
    assert told["balance"]["kind"] == "year"
    assert told["paths"] is None


def test_a_plan_is_not_beaten_by_its_twin(workspace: Workspace) -> None:
    told = compared(workspace, plan(0.5, "a"), plan(0.5, "b"))
    assert [row["dominated"] for row in told["plans"]] == [False, False]
    assert all(row["best"] == [] for row in told["headline"])


def test_plans_of_years_are_weighed_by_all_their_years(workspace: Workspace) -> None:
    years = "years: {from: 2026, to: 2030}\n"
    told = compared(workspace, plan(0.2, "a", years), plan(0.9, "b", years))
    assert told["balance"] == {"kind": "years", "emissions_unit": "t", "cost_unit": "money"}
    assert told["paths"]["years"] == [2026, 2027, 2028, 2029, 2030]
    assert [line["name"] for line in told["paths"]["plans"]] == ["a", "b"]
    first, reference = told["paths"]["plans"][0]["plan"], told["paths"]["reference"]
    assert told["plans"][0]["emissions"] == pytest.approx(sum(first) - sum(reference))


def test_plans_of_different_years_are_weighed_by_a_year(workspace: Workspace) -> None:
    told = compared(workspace, plan(0.2, "a", "years: {from: 2026, to: 2030}\n"), plan(0.2, "b"))
    assert told["balance"]["kind"] == "year"
    assert len(told["paths"]["plans"]) == 1


@pytest.mark.parametrize("count", [0, 1, MOST_PLANS + 1])
def test_too_few_and_too_many_plans_are_told(count: int) -> None:
    with pytest.raises(PlanError) as caught:
        require_number(["x"] * count)
    assert f"{count} plans cannot be compared; allowed are 2 to 20" in render(caught.value)


@given(st.lists(weights, min_size=1, max_size=12))
def test_whoever_is_beaten_is_beaten_by_somebody_who_is_not(plans: list[tuple[float, float]]) -> None:
    beaten = [dominated(place, plans) for place in range(len(plans))]
    assert not all(beaten)
    free = [plans[place] for place in range(len(plans)) if not beaten[place]]
    for place, is_beaten in enumerate(beaten):
        better = [e <= plans[place][0] and c <= plans[place][1] and (e, c) != plans[place] for e, c in free]
        assert any(better) == is_beaten


def test_what_is_not_known_neither_beats_nor_is_beaten() -> None:
    plans = [(None, 1.0), (5.0, 5.0), (1.0, None)]
    assert [dominated(place, plans) for place in range(3)] == [False, False, False]
