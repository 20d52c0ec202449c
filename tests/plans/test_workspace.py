"""One open city for many threads: equal plans are one outcome, and nobody sees half-made numbers."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from citybrain.kernel import NotFoundError, Patch
from citybrain.open_city import OpenCity
from citybrain.plans.document import Document, read_bytes
from citybrain.plans.workspace import MOST_PLANS, Workspace
from tests.city import write_city


def document(uptake: float, **more) -> Document:
    lines = [f"{key}: {value}" for key, value in {"name": "x", **more}.items()]
    measure = f"measures: [{{intervention: insulate_walls, uptake: {uptake}}}, {{intervention: install_rooftop_solar}}]"
    return read_bytes("\n".join([*lines, measure]).encode(), "plan.yaml")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_city(tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="module")
def workspace(folder) -> Workspace:
    return OpenCity(folder).workspace


def test_the_same_plan_is_the_same_outcome_also_of_another_process(workspace, folder) -> None:
    one, again = workspace.outcome_of(document(0.5)), workspace.outcome_of(document(0.5, date="2026-01-01"))
    other = OpenCity(folder).workspace.outcome_of(document(0.5))
    assert one is again
    assert (other.id, other.headline, other.cost) == (one.id, one.headline, one.cost)


@pytest.mark.parametrize("more", [{"seed": 1}, {"name": "y"}, {"date": "2025-01-01"}, {"description": "z"}])
def test_another_plan_is_another_outcome(workspace, more) -> None:
    assert workspace.outcome_of(document(0.5, **more)).id != workspace.outcome_of(document(0.5)).id


def test_another_snapshot_and_other_parameters_are_other_outcomes(workspace, folder, tmp_path) -> None:
    plan = workspace.outcome_of(document(0.5)).plan
    newer = write_city(tmp_path / "newer")
    write_city(newer)
    own = write_city(tmp_path / "own")
    (own / "parameters").mkdir()
    entry = 'wall_insulation_cost: {unit: money/m², values: [{from: 2000-01-01, value: 99, source: "Council"}]}'
    (own / "parameters" / "cost.yaml").write_text(entry, encoding="utf-8")
    names = {OpenCity(city).workspace.identity(plan) for city in (folder, newer, own)}
    assert len(names) == 3


def test_outcomes_are_forgotten_in_time(workspace) -> None:
    first = workspace.outcome_of(document(0.111))
    assert workspace.outcome(first.id) is first
    for count in range(MOST_PLANS):
        workspace.outcome_of(document(0.2 + count / 1000))
    with pytest.raises(NotFoundError):
        workspace.outcome(first.id)


def test_many_threads_get_the_numbers_of_one(workspace, folder) -> None:
    """Plans and readers at once on a fresh city against one after the other on another."""
    fresh = OpenCity(folder).workspace
    uptakes = [round(0.1 * n, 1) for n in range(1, 9)]
    names = ("space_heating_need", "energy_cost", "zone_operational_emissions", "operational_emissions_per_area")

    def work(task: int) -> tuple:
        uptake = uptakes[task % len(uptakes)]
        view = fresh.outcome_of(document(uptake)).view
        values = [view.value(name) for name in (names if task % 2 else reversed(names))]
        told = view.explain("city_energy_cost").value
        return uptake, values if task % 2 else values[::-1], view.quality("energy_cost"), told

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(work, range(32)))
    for uptake, values, quality, told in found:
        alone = workspace.outcome_of(document(uptake)).view
        for name, value in zip(names, values, strict=True):
            assert np.array_equal(value, alone.value(name), equal_nan=True), name
        assert np.array_equal(quality, alone.quality("energy_cost"))
        assert told == alone.explain("city_energy_cost").value


def test_the_dated_city_is_computed_once_for_each_day(workspace) -> None:
    assert workspace.baseline() is workspace.baseline(workspace.day)


def test_whole_columns_of_earlier_plans_are_let_go(workspace) -> None:
    """Each plan held a copy of every column that it changed in a few rows, 68 MB in a city of 40,000 cells."""
    first = workspace.outcome_of(document(0.41)).view.result
    some = [name for name, own in first.own.items() if isinstance(own, Patch)]
    values = {name: np.array(first[name]) for name in some}
    assert some
    workspace.outcome_of(document(0.42))
    assert not set(some) & set(first.known())
    assert all(np.array_equal(first[name], values[name], equal_nan=True) for name in some[:20])
