"""What-if and explain in process, on 100,000 buildings."""

import itertools
import json
import time
from collections.abc import Iterator

import numpy as np

from benchmarks.cities import Cities, everything
from benchmarks.figure import Figure, milliseconds, ratio
from citybrain.plans.document import Document, read_bytes
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.explanation import explanation_answer
from citybrain.twin.city import city_of

TOUCHED = 1000
WITHOUT_SOLVER, WITH_SOLVER = "install_rooftop_solar", "insulate_walls"
HEAT_PUMP = "install_ground_source_heat_pump"
CITY, BUILDING = "city_operational_emissions", "operational_emissions"


def plans(ids: list[str], *interventions: str, scattered: bool = False) -> Iterator[dict]:
    """Plans for 1,000 neighbours (or buildings all over the city), each time others, so that none is remembered."""
    for seed in itertools.count():
        chance = np.random.default_rng(seed)
        start = chance.integers(0, len(ids) - TOUCHED)
        rows = chance.choice(len(ids), TOUCHED, replace=False) if scattered else range(start, start + TOUCHED)
        where = {"id": [ids[row] for row in rows]}
        measures = [{"intervention": name, "where": where} for name in interventions]
        yield {"name": "bench", "measures": measures}


def document(plan: dict) -> Document:
    """A plan as a client sends it."""
    return read_bytes(json.dumps(plan).encode(), "bench", json_text=True)


def whatif_figures(cities: Cities) -> Iterator[Figure]:
    """From the text of a plan to its outcome, beside computing the whole city with it anew."""
    workspace = cities.workspace
    city, want = city_of(workspace.snapshot), everything(workspace.graph)
    begin = time.perf_counter()
    workspace.executor.evaluate(workspace.graph, city, want)
    anew = 1e3 * (time.perf_counter() - begin)
    asked = [
        ("without the solver (solar modules)", 10, False, (WITHOUT_SOLVER,)),
        ("without the solver, all over the city", 10, True, (WITHOUT_SOLVER,)),
        ("with the solver (insulated walls)", 20, False, (WITH_SOLVER,)),
        ("with the solver, all over the city", 20, True, (WITH_SOLVER,)),
        ("with walls and heat pumps, all over the city", None, True, (WITH_SOLVER, HEAT_PUMP)),
    ]
    for told, goal, scattered, interventions in asked:
        source = plans(workspace.snapshot.ids.tolist(), *interventions, scattered=scattered)
        samples = milliseconds(workspace.outcome_of, 30, 3, lambda source=source: document(next(source)))
        beside = f"1/{anew / min(samples):.0f} of the whole city anew ({anew:.0f} ms)"
        yield Figure(f"what-if of {TOUCHED:,} buildings {told}", samples, "ms", goal, beside)


def explain_figures(cities: Cities) -> Iterator[Figure]:
    """A number opened two levels deep, as the answer of the API; beside one pass over a column of the city."""
    workspace = cities.workspace
    column = workspace.today().value(BUILDING)
    once = min(milliseconds(lambda: np.abs(column).sum(), 50))
    rows = itertools.count(0, 37)
    size = len(column)
    explained = [
        ("explain a total of the city", lambda: _explain(workspace, CITY, 0)),
        ("explain a building", lambda: _explain(workspace, BUILDING, next(rows) % size)),
    ]
    for measure, work in explained:
        samples = milliseconds(work, 60, 3)
        yield Figure(measure, samples, "ms", 2, f"{ratio(min(samples), once)} one pass over a column ({once:.2f} ms)")


def _explain(workspace: Workspace, quantity: str, row: int) -> dict:
    told = workspace.today().explain(quantity, row)
    return explanation_answer(told, workspace.graph, workspace.places, "en")
