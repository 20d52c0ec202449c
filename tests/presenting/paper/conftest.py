"""The test city, open, and a plan of years on it with its intervals, for all tests of papers."""

from typing import Any, NamedTuple

import pytest

from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.outcome import Outcome
from citybrain.plans.uncertainty.uncertainty import Options
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.presenting.answers.uncertainty import judged, uncertainty_answer
from citybrain.presenting.report.documents import Documents
from tests.city import write_city

PLAN = b"""
name: Warm blocks
years: {from: 2026, to: 2028}
target: {base_year: 2026, reduction: 0.2, by: 2028}
measures:
  - {intervention: insulate_walls, where: {construction_year: {before: 1980}}, uptake: {2026: 0.0, 2028: 0.7}}
"""


class Run(NamedTuple):
    """A plan that was worked out: where, its answer, its documents."""

    workspace: Workspace
    outcome: Outcome
    answer: Any
    documents: Documents


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    workspace = OpenCity(write_city(tmp_path_factory.mktemp("city"))).workspace
    outcome = workspace.outcome_of(read_bytes(PLAN, "plan.yaml"))
    drawn = workspace.uncertainties.of(workspace.today(), outcome, Options(32, 1))
    uncertainty = uncertainty_answer(drawn, workspace.graph, workspace.places, "en")
    answer = judged(outcome_answer(outcome, workspace.places, "en"), uncertainty, "en")
    return Run(workspace, outcome, answer, Documents(workspace, outcome, answer, "en"))
