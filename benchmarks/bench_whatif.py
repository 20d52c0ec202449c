"""Speed of plans in process on 100,000 buildings: `pytest benchmarks/bench_whatif.py`.

The promise (medians): graph load 10 ms, full baseline under 1.5 s, what-if of 1,000 buildings 10 ms without and 40 ms
with the hourly solver, explain 2 ms, resident memory under 2 GB.
"""

import itertools
import json
import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from citybrain.cli.compose import graph_of, open_snapshot, open_workspace
from citybrain.plans.document import Document, read_bytes
from citybrain.plans.executors import Threads
from citybrain.plans.workspace import Workspace, kept
from citybrain.twin.city import city_of

TOUCHED = 1000


@pytest.fixture(scope="module")
def workspace(large_city: Path) -> Workspace:
    opened = open_workspace(large_city)
    opened.prepare()
    return opened


def plans(workspace: Workspace, intervention: str) -> Callable[[], tuple[tuple[Document], dict]]:
    """Plans of one measure on 1,000 buildings, each with other buildings, so that none is remembered."""
    starts = itertools.count(0, TOUCHED)

    def next_plan() -> tuple[tuple[Document], dict]:
        start = next(starts) % (len(workspace.places.building_ids) - TOUCHED)
        ids = workspace.places.building_ids[start : start + TOUCHED].tolist()
        plan = {"name": "bench", "measures": [{"intervention": intervention, "where": {"id": ids}}]}
        return (read_bytes(json.dumps(plan).encode(), "bench", json_text=True),), {}

    return next_plan


def test_graph_load(benchmark):
    benchmark.pedantic(lambda: graph_of("FI"), rounds=10, iterations=1, warmup_rounds=2)


def test_full_baseline(benchmark, large_city: Path):
    snapshot, graph, threads = open_snapshot(large_city), graph_of("FI"), Threads()
    city, want = city_of(snapshot), kept(graph)
    benchmark.pedantic(lambda: threads.evaluate(graph, city, want), rounds=5, iterations=1, warmup_rounds=1)


def test_what_if_without_solver(benchmark, workspace: Workspace):
    benchmark.pedantic(
        workspace.outcome_of, setup=plans(workspace, "install_rooftop_solar"), rounds=30, warmup_rounds=3
    )


def test_what_if_with_solver(benchmark, workspace: Workspace):
    walls = plans(workspace, "insulate_walls")
    benchmark.pedantic(workspace.outcome_of, setup=walls, rounds=30, warmup_rounds=3)


def test_explain_a_building(benchmark, workspace: Workspace):
    rows = itertools.count(0, 37)
    benchmark(lambda: workspace.today().explain("operational_emissions", next(rows) % 100_000, 2))


def test_explain_the_city(benchmark, workspace: Workspace):
    benchmark(lambda: workspace.today().explain("city_operational_emissions", 0, 2))


def test_memory(benchmark, workspace: Workspace):
    benchmark(lambda: resource.getrusage(resource.RUSAGE_SELF))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    benchmark.extra_info["peak megabytes"] = round(peak)
    assert peak < 2048
