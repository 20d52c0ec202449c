"""Random plans of the real measures over some years of a scenario, on the whole graph, against the slow way."""

import json
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.reading import plan_of
from citybrain.plans.requests import in_order
from citybrain.plans.workspace import Workspace
from citybrain.plans.years.pathway import checked, walk_plan
from citybrain.plans.years.progress import Progress
from citybrain.plans.years.reference import Start
from tests.city import write_city
from tests.plans.years.slowly import slowly

FIRST = 2026
MEASURES = (
    "insulate_walls", "replace_windows", "install_ground_source_heat_pump", "install_air_source_heat_pump",
    "connect_district_heating", "install_rooftop_solar", "install_smart_control", "change_setpoint", "rebuild",
    "replace_heating_in_kind", "grant_for_measures",
)  # fmt: skip
OF_THE_CITY = ("decarbonise_district_heat", "build_city_solar")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return OpenCity(write_city(tmp_path_factory.mktemp("years"), rows=60, tiles=[0, 25, 60])).workspace


@st.composite
def ramps(draw) -> float | dict[int, float]:
    first, last = sorted(draw(st.tuples(st.floats(0, 1), st.floats(0, 1))))
    return draw(st.sampled_from([last, {FIRST: first, FIRST + 4: last}]))


of_buildings = st.fixed_dictionaries(
    {"intervention": st.sampled_from(MEASURES), "uptake": ramps()},
    optional={
        "where": st.sampled_from([{"construction_year": {"before": 1980}}, {"building_use": ["office", "retail"]}]),
        "when": st.sampled_from([{"heating_due": {"at_least": 1}}, {"space_heating_need_per_area": {"after": 60}}]),
    },
)
of_the_city = st.fixed_dictionaries({"intervention": st.sampled_from(OF_THE_CITY), "uptake": ramps()})


def opened(workspace: Workspace, said: dict) -> Iterator[tuple[Start, list]]:
    """The start of a plan's path, and its checked measures."""
    text = read_bytes(json.dumps(said).encode(), "random", json_text=True)
    plan = plan_of(text)
    start = workspace.paths.prepare(plan, SourceLocation(text)).start
    return start, checked(plan, start, SourceLocation(text))[0]


@given(
    measures=st.lists(st.one_of(of_buildings, of_buildings, of_the_city), min_size=1, max_size=4),
    scenario=st.sampled_from(["current-policies", "fast-transition"]),
    seed=st.integers(0, 100),
)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_year_equals_the_same_year_computed_whole(workspace, measures, scenario, seed) -> None:
    years = range(FIRST, FIRST + 3)
    span = {"from": years[0], "to": years[-1]}
    start, asked = opened(
        workspace, {"name": "x", "years": span, "scenario": scenario, "seed": seed, "measures": measures}
    )
    whole, events = slowly(start.view.result, years, in_order(asked, start.asked))
    names = [n for n, made in start.view.graph.quantities.items() if made.of != "hour" and made.unit != "predictor"]
    for number, done in enumerate(walk_plan(start, list(years), asked, names, Progress())):
        for key, applied in done.applied.items():
            if applied.share is None:
                assert applied.rows.tolist() == events[key][number], (key, number)
        for name in names:
            assert np.asarray(done.state[name]).tobytes() == np.asarray(whole[number][name]).tobytes(), (name, number)


def test_the_solver_runs_only_for_buildings_that_are_insulated(workspace) -> None:
    """Nothing else happens in the frozen scenario; the path without the plan needs the solver not once."""
    span = {"from": FIRST, "to": FIRST + 9}
    measures = [{"intervention": "insulate_walls", "uptake": {FIRST: 0.0, FIRST + 9: 0.9}}]
    start, asked = opened(workspace, {"name": "x", "years": span, "scenario": "frozen", "measures": measures})
    graph, solved = start.view.graph, []
    solver = graph.quantities["hourly_need"]

    def counting(*arguments):
        out = solver.function(*arguments)
        solved.append(len(out[0]) if isinstance(out, tuple) else len(out))
        return out

    graph.quantities["hourly_need"] = replace(solver, function=counting)
    try:
        walked = list(walk_plan(start, list(range(FIRST, FIRST + 10)), asked, [], Progress()))
        adopted = sum(len(done.applied[asked[0].key].rows) for done in walked)
        assert 10 < adopted < 60
        assert sum(solved) == adopted
        solved.clear()
        list(walk_plan(start, list(range(FIRST, FIRST + 10)), [], [], Progress()))
        assert solved == []
    finally:
        graph.quantities["hourly_need"] = solver
