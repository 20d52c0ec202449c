"""A city that asks for carrying capacity: grades add up to all cells, measures move them, conflicts are named."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from citybrain.kernel import Explainer, Result
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.access_errors import AccessQuestionError
from citybrain.presenting.answers.capacity import capacity_answer
from citybrain.presenting.answers.quantities import MOST_KINDS, quantities_answer
from citybrain.presenting.answers.series import middles_of


def outcome(workspace: Workspace, *measures: dict[str, Any]) -> Any:
    text = json.dumps({"name": "Ground", "measures": measures}).encode()
    return workspace.outcome_of(read_bytes(text, "ground", json_text=True))


@pytest.fixture(scope="module")
def today(bearing: Workspace) -> Result:
    return bearing.baseline().view.result


@pytest.mark.parametrize("function", ["ecological", "agricultural", "urban"])
def test_graded_cells_and_those_not_assessed_are_all_cells(bearing: Workspace, function: str) -> None:
    answer = capacity_answer(bearing.baseline().view, function, "en")
    assert answer["cells"] > 2_000
    for counted in (answer, *answer["elements"]):
        assert sum(one["cells"] for one in counted["grades"]) + counted["not_assessed"] == answer["cells"]
    decided = sum(one["decides"] for one in answer["elements"])
    assert decided + answer["not_assessed"] == answer["cells"]
    elements = {one["element"]: one for one in answer["elements"]}
    assert elements["minerals"]["not_assessed"] == answer["cells"]
    assert elements["land"]["not_assessed"] == answer["cells"]
    assert elements["ecology"]["not_assessed"] == 0


def test_the_limiting_element_can_be_shown_on_the_map(bearing: Workspace) -> None:
    """It was left out as a category, and the map showed another quantity without a word."""
    told = {one["name"]: one for one in quantities_answer(bearing.graph, {}, "en", {"cell", "building"})}
    shown = told["urban_limiting_element"]
    assert shown["mappable"]
    assert len(shown["categories"] or []) == MOST_KINDS
    assert not told["building_use"]["mappable"], "more kinds than colours"
    middle = middles_of(bearing.baseline().view, "urban_limiting_element", "zone")
    assert set(middle[np.isfinite(middle)]) <= set(range(MOST_KINDS))


def test_the_least_element_limits_and_is_named(bearing: Workspace, today: Result) -> None:
    grade, limits = (np.asarray(today[name]) for name in ("urban_grade", "urban_limiting_element"))
    hazard = np.asarray(today["ground_hazard_class"]) == 4.0
    assert hazard.any()
    assert (grade[hazard] == 1.0).all()
    assert set(np.unique(limits[grade == 2.0])) <= {1, 4}
    told = Explainer(today).explain("urban_grade", int(np.flatnonzero(hazard)[0]), depth=2)
    assert "urban_grade_of_disasters" in {one.quantity for one in told.inputs}


def test_saving_water_moves_the_grade_of_water_and_people_allowed(bearing: Workspace, today: Result) -> None:
    """100 of 120 mm are a stress of 0.83: grade 2; a fifth saved leaves 0.67: grade 3. Resources alone have 3."""
    assert set(np.unique(today["urban_grade_of_water"])) == {2.0}
    plan = outcome(bearing, {"intervention": "save_water"}).view.result
    assert set(np.unique(plan["urban_grade_of_water"])) == {3.0}
    assert float(plan["people_allowed_by_water"]) == pytest.approx(float(today["people_allowed_by_water"]) / 0.8)
    assert float(plan["city_investment_in_water_saving"]) == pytest.approx(float(plan["city_water_saved"]) * 3.0)


def test_unsealing_moves_grades_of_ecology(bearing: Workspace, today: Result) -> None:
    plan = outcome(bearing, {"intervention": "unseal_ground", "settings": {"grass_for_asphalt": 1.0}}).view.result
    change = np.asarray(plan["ecological_grade"]) - np.asarray(today["ecological_grade"])
    assert (change >= 0.0).all()
    assert (change > 0.0).any()


def test_building_over_a_park_is_a_conflict_that_the_plan_names(bearing: Workspace, today: Result) -> None:
    made = outcome(bearing, {"intervention": "build_over", "where": {"habitat_share": {"at_least": 0.9}}})
    plan = made.view.result
    told = {one.code: one.arguments for one in made.notices}
    count = int(plan["city_cells_in_conflict"])
    assert count == told["conflict-city_cells_in_conflict"]["count"] > 0
    assert float(plan["city_conflict_with_nature"]) == pytest.approx(count * 50.0)
    assert float(today["city_conflict_with_nature"]) == 0.0
    built = np.asarray(plan["built_over_share"]) > 0.0
    assert (
        np.asarray(plan["urban_grade_of_ecology"])[built] > np.asarray(today["urban_grade_of_ecology"])[built]
    ).all()
    assert np.isfinite(np.asarray(plan["air_warmer_at_night"])).all()


def test_a_change_of_some_cells_has_the_bits_of_all(bearing: Workspace, today: Result) -> None:
    part = {"intervention": "build_over", "where": {"habitat_share": {"at_least": 0.95}}}
    plan = outcome(bearing, part).view.result
    names = ("built_over_share", "cell_roof_share", "cell_low_green_share", "cell_unknown_share", "cell_bare_share",
             "cell_tree_share", "cell_building_height")  # fmt: skip
    anew = Result(today.graph, today.city, {name: np.asarray(plan[name]) for name in names})
    for name in ("urban_grade", "agricultural_grade", "ecological_grade", "city_land_fit_to_build", "important_nature"):
        np.testing.assert_array_equal(np.asarray(anew[name]), np.asarray(plan[name]))


def test_an_unknown_function_is_refused_with_those_that_there_are(bearing: Workspace) -> None:
    with pytest.raises(AccessQuestionError) as refused:
        capacity_answer(bearing.baseline().view, "industrial", "en")
    assert "urban" in str(refused.value.arguments["allowed"])


def test_a_planner_may_state_other_limits(bearing_city: Path, tmp_path: Path) -> None:
    """A file of parameters of the city stands over the guidelines: water of 120 mm then has the highest grade."""
    folder = tmp_path / "tramby"
    shutil.copytree(bearing_city, folder)
    (folder / "parameters").mkdir()
    limits = {"water_resources_of_grade_5": (100, "mm/a"), "water_stress_of_grade_5": (0.9, "1")}
    lines = [
        f'{name}: {{unit: "{unit}", values: [{{from: 1900-01-01, value: {value}, source: "Water board"}}]}}\n'
        for name, (value, unit) in limits.items()
    ]
    (folder / "parameters" / "capacity.yaml").write_text("".join(lines), encoding="utf-8")
    result = OpenCity(folder).workspace.baseline().view.result
    assert set(np.unique(result["urban_grade_of_water"])) == {5.0}
