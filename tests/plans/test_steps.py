"""What each measure adds is what the whole plan changes, taken apart."""

from itertools import pairwise
from pathlib import Path

import pytest

from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.steps import steps
from citybrain.plans.workspace import Workspace
from tests.city import write_city
from tests.plans.toy import run, toy_places

MEASURES = b"""
measures:
  - {intervention: install_rooftop_solar}
  - {intervention: insulate_walls, where: {construction_year: {before: 1980}}, uptake: 0.7}
  - {intervention: replace_windows, uptake: 0.4}
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder: Path = tmp_path_factory.mktemp("city")
    return OpenCity(write_city(folder)).workspace


def test_steps_hang_together_and_add_up_to_the_outcome(workspace: Workspace) -> None:
    outcome = workspace.outcome_of(read_bytes(b"name: x" + MEASURES, "plan.yaml"))
    made = list(steps(outcome, workspace.places))
    today, plan = (float(view.value("city_operational_emissions")) for view in (outcome.today, outcome.view))
    assert [step.position for step in made] == [2, 3, 1]
    assert made[0].before == today
    assert made[-1].after == plan
    assert all(one.after == other.before for one, other in pairwise(made))
    assert all(step.after < step.before for step in made)
    cost = outcome.view.value("city_cost_to_society") - outcome.today.value("city_cost_to_society")
    assert sum(step.yearly_cost for step in made) == pytest.approx(float(cost), rel=1e-9)


def test_a_measure_alone_is_the_whole_plan() -> None:
    outcome = run("name: x\nmeasures: [{intervention: insulate_walls}]")
    (step,) = steps(outcome, toy_places())
    assert (step.before, step.after) == (_emissions(outcome.today), _emissions(outcome.view))


def _emissions(view) -> float:
    return float(view.value("city_operational_emissions"))


def test_of_years_every_measure_is_taken_up_as_in_the_last_year(workspace: Workspace) -> None:
    years = b"name: x\nyears: {from: 2026, to: 2030}\n"
    ramp = b"measures: [{intervention: insulate_walls, uptake: {2026: 0.0, 2030: 0.8}}]"
    path = workspace.outcome_of(read_bytes(years + ramp, "plan.yaml"))
    now = workspace.outcome_of(
        read_bytes(b"name: x\nmeasures: [{intervention: insulate_walls, uptake: 0.8}]", "p.yaml")
    )
    (of_path,), (of_now,) = (list(steps(outcome, workspace.places)) for outcome in (path, now))
    assert of_path.before - of_path.after == pytest.approx(of_now.before - of_now.after, rel=1e-6)
