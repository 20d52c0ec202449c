"""Whatever correction changes a number of a plan is one that the plan is said to read: too many, never too few."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from citybrain.kernel import Graph
from citybrain.kernel.parameters import Parameter
from citybrain.open_city import OpenCity
from citybrain.people.services.correction import CorrectedPeriod
from citybrain.people.services.outdated import DecidedCorrection, is_outdated
from citybrain.plans.document import Document
from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.evaluate import evaluate
from citybrain.plans.reading import plan_of
from citybrain.plans.scenarios import scenario_of
from citybrain.plans.schema import Plan
from citybrain.plans.view import View
from citybrain.plans.workspace import Workspace
from citybrain.plans.years.paths import Paths
from citybrain.plans.years.progress import Progress
from citybrain.plans.years.reference import on_graph
from citybrain.presenting.answers.outcome import outcome_answer

MEASURES = [
    {"intervention": "insulate_walls", "where": {"construction_year": {"before": 1980}}},
    {"intervention": "install_ground_source_heat_pump", "count": {"rows": 20, "highest": "space_heating_need"}},
    {"intervention": "install_rooftop_solar", "uptake": 0.5},
    {"intervention": "grant_for_measures"},
]
OF_STREETS = (
    "cycle_track", "thirty_zone", "double_frequency", "cheaper_fare", "telework", "lower_speed_limit",
    "parking_area_to_park", "lay_quiet_surface", "retime_signals", "open_groceries",
)  # fmt: skip
STREETS = [{"intervention": name} for name in OF_STREETS]
MONEY = {"quantity": "city_cost_to_users_and_owners", "base_year": 2021, "by": 2027, "reduction": 0.2}
TRAFFIC = {"quantity": "city_traffic_emissions", "base_year": 2026, "by": 2027, "reduction": 0.2}
DAY = {"name": "Walls", "measures": MEASURES}
YEARS = {**DAY, "years": {"from": 2025, "to": 2027}, "target": MONEY}
PLANS = {
    "day": DAY,
    "another day": {**DAY, "date": "2022-05-01"},
    "years": YEARS,
    "day of streets": {"name": "Streets", "measures": STREETS},
    "years of streets": {
        "name": "Streets", "measures": STREETS, "years": {"from": 2026, "to": 2028}, "target": TRAFFIC,
    },
}  # fmt: skip


class Case(NamedTuple):
    """A parameter of which one dated value is changed."""

    parameter: Parameter
    position: int

    @property
    def period(self) -> CorrectedPeriod:
        values = self.parameter.values
        later = values[self.position + 1] if self.position + 1 < len(values) else None
        return CorrectedPeriod(values[self.position].since, later)


def cases_of(graph: Graph) -> list[Case]:
    """Every dated value that can be corrected."""
    known = (one for one in graph.parameters.values() if one.values and not one.interpolate)
    return [Case(one, position) for one in known for position in range(len(one.values))]


def sample_of(cases: list[Case], each: int) -> list[Case]:
    """Some parameters of every domain, evenly over its names."""
    by_domain: dict[str, list[Case]] = {}
    for one in sorted(cases, key=lambda one: one.parameter.name):
        by_domain.setdefault(one.parameter.where.split("/")[0], []).append(one)
    return [one for found in by_domain.values() for one in found[:: max(1, len(found) // each)][:each]]


def changed(graph: Graph, cases: list[Case]) -> Graph:
    """The graph with some dated values changed by 2 %."""
    parameters: dict[str, Parameter] = {}
    for one in cases:
        known = parameters.get(one.parameter.name, one.parameter)
        values = list(known.values)
        old = values[one.position].value
        values[one.position] = replace(values[one.position], value=old * 1.02 if old else 0.01)
        parameters[known.name] = replace(known, values=tuple(values))
    return graph.with_parameters(parameters)


def numbers(workspace: Workspace, graph: Graph, plan: Plan, document: Document) -> object:
    """All that a plan tells on a graph, but what it is called by and how long it took."""
    spot = SourceLocation(document)
    if plan.years is None:
        base = workspace.baseline(plan.date)
        view = View(on_graph(graph, base.view.result, workspace.executor))
        outcome = evaluate(plan, spot, replace(base, view=view), "x")
    else:
        country = workspace.snapshot.manifest.country
        paths = Paths(graph, country, workspace.folder, workspace.day, workspace.baseline, workspace.executor)
        outcome = paths.evaluate(plan, spot, paths.scene(plan, spot), Progress(), "x")
    answer = {**outcome_answer(outcome, workspace.places, "en"), "seconds": 0}
    return json.loads(json.dumps(answer, default=str))


def marks(workspace: Workspace, plan: Plan) -> Callable[[Case], bool]:
    """Whether a correction of a dated value marks a plan."""
    scenario = scenario_of(plan.scenario, workspace.snapshot.manifest.country, workspace.folder)

    def is_marked(case: Case) -> bool:
        made = DecidedCorrection(1, case.parameter.name, case.period)
        return is_outdated(workspace.graph, plan, made, workspace.day, scenario)

    return is_marked


@pytest.fixture(scope="module")
def whole(demo_city: Path) -> Iterator[Workspace]:
    """A city with data of most domains."""
    with OpenCity(demo_city) as opened:
        yield opened.workspace


@pytest.mark.parametrize("name", PLANS)
def test_no_value_that_leaves_a_plan_unmarked_changes_any_of_its_numbers(whole: Workspace, name: str) -> None:
    """All of them changed at once: a plan of any numbers that hang on one of them tells others."""
    document = Document(PLANS[name], name)
    plan, graph = plan_of(document), whole.graph
    cases = cases_of(graph)
    is_marked = marks(whole, plan)
    unmarked = [one for one in cases if not is_marked(one)]
    assert 0.5 * len(cases) < len(unmarked) < 0.8 * len(cases)
    assert numbers(whole, changed(graph, unmarked), plan, document) == numbers(whole, graph, plan, document)


@pytest.mark.parametrize(("said", "least"), [(DAY, 5), (YEARS | {"years": {"from": 2026, "to": 2027}}, 5)])
def test_a_value_that_changes_a_number_of_a_plan_marks_it(city: OpenCity, said: dict[str, object], least: int) -> None:
    document = Document(said, "plan")
    workspace, plan = city.workspace, plan_of(document)
    graph = workspace.graph
    before, moved = numbers(workspace, graph, plan, document), 0
    sample, is_marked = sample_of(cases_of(graph), 3), marks(workspace, plan)
    assert len({one.parameter.name for one in sample}) >= 60
    assert len({one.parameter.where.split("/")[0] for one in sample}) >= 25
    for one in sample:
        if numbers(workspace, changed(graph, [one]), plan, document) != before:
            moved += 1
            assert is_marked(one), f"{one.parameter.name} from {one.period.since} on"
    assert moved >= least
