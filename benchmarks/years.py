"""Plans from year to year on 100,000 buildings: 26 years that touch 30,000, beside every year computed whole."""

import itertools
import json
import time
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.cities import Cities
from benchmarks.figure import Figure, ratio
from citybrain.kernel import Result
from citybrain.plans.document import Document, read_bytes
from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.outcome import Outcome
from citybrain.plans.reading import plan_of
from citybrain.plans.workspace import Workspace
from citybrain.plans.years.simulate import names_of_path, on

YEARS = 26
TOUCHED = 30_000
SAMPLES = 5


def plan(first: int, share: float, seed: int) -> Document:
    """Walls, heat pumps and solar modules for a share of all buildings, more of them each year."""
    ramp = {str(first): 0.0, str(first + YEARS - 1): share}
    measures = [
        {"intervention": "insulate_walls", "uptake": ramp},
        {"intervention": "install_ground_source_heat_pump", "uptake": ramp},
        {"intervention": "install_rooftop_solar", "uptake": ramp},
    ]
    span = {"from": first, "to": first + YEARS - 1}
    said = {"name": "bench", "years": span, "seed": seed, "measures": measures}
    return read_bytes(json.dumps(said).encode(), "bench", json_text=True)


def figures(cities: Cities) -> Iterator[Figure]:
    """The reference path, which is kept, then plans beside it; beside a plan, its years computed whole."""
    workspace = cities.workspace
    first = workspace.day.year
    reference = []
    document = plan(first, 0.0, 0)
    for _ in range(2):
        workspace.paths.forget()
        begin = time.perf_counter()
        workspace.paths.prepare(plan_of(document), SourceLocation(document))
        reference.append(time.perf_counter() - begin)
    share = share_that_touches(workspace, first)
    seconds, touched = [], 0
    for seed in itertools.islice(itertools.count(1), SAMPLES):
        outcome = workspace.outcome_of(plan(first, share, seed))
        seconds.append(outcome.seconds)
        touched = sum(outcome.touched.values())
    whole = computed_whole(workspace, outcome)
    years = f"{YEARS} years"
    yield Figure(f"{years} without a plan, kept for all plans", reference, "s", None, "")
    beside = f"{ratio(whole, min(seconds))} faster than each of the years computed whole ({whole:.1f} s)"
    yield Figure(f"{years} of a plan for {touched:,} buildings, beside a scenario", seconds, "s", 3, beside)


def share_that_touches(workspace: Workspace, first: int) -> float:
    """The uptake at which the plan touches the buildings that are wanted, by one trial."""
    outcome = workspace.outcome_of(plan(first, 0.2, 0))
    return min(0.2 * TOUCHED / max(sum(outcome.touched.values()), 1), 1.0)


def computed_whole(workspace: Workspace, outcome: Outcome) -> float:
    """Seconds of computing every year of the same plan whole, in all threads; measured on three of them."""
    assert outcome.pathway is not None
    view = outcome.pathway.reference.start.view
    start, names = view.result, names_of_path(view, [adoption.request for adoption in outcome.pathway.adopted])
    spent, some = 0.0, (0, YEARS // 2, YEARS - 1)
    for number in some:
        city = replace(start.city, day=on(start.city.day, outcome.pathway.years[number]))
        begin = time.perf_counter()
        Result(start.graph, city).compute(names)
        spent += time.perf_counter() - begin
    return spent / len(some) * YEARS
