"""The graph and today's city of 100,000 buildings."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np

from benchmarks.cities import Cities, everything
from benchmarks.figure import Figure, milliseconds, ratio, seconds
from citybrain.base.domains import find_domains
from citybrain.kernel.parameters import read_parameters
from citybrain.kernel.vocabulary import read_vocabulary
from citybrain.plans.executors import Threads
from citybrain.twin.city import city_of

COUNTRY = "FI"


def graph_figures(_: Cities) -> Iterator[Figure]:
    """Reading and putting together what the domains declare, beside reading their files alone."""
    domains = find_domains()
    files = [path for domain in domains for path in domain.files("vocabulary")]
    layers = domains.layers_of(COUNTRY)
    parameters = read_parameters(layers, read_vocabulary(files))
    samples = milliseconds(lambda: domains.graph(COUNTRY), 30, 3)
    reading = milliseconds(lambda: read_parameters(layers, read_vocabulary(files)), 10)
    beside = f"reading its {len(parameters)} parameters and the vocabulary from YAML: {min(reading):.0f} ms"
    yield Figure("graph load: read, checked and put in order", samples, "ms", None, beside)


def baseline_figures(cities: Cities) -> Iterator[Figure]:
    """Everything of today's city, beside the solver alone."""
    workspace, threads = cities.workspace, Threads()
    city, want = city_of(workspace.snapshot), everything(workspace.graph)
    samples = seconds(lambda: threads.evaluate(workspace.graph, city, want), 7)
    result, size = workspace.today().result, city.size["building"]
    cut = size // 2
    solver = workspace.graph.quantities["hourly_need"]
    inputs = [result[name] for name in solver.inputs]
    halves = [
        [x[rows] if np.shape(x)[:1] == (size,) else x for x in inputs] for rows in (slice(0, cut), slice(cut, None))
    ]
    with ThreadPoolExecutor(len(halves)) as pool:
        alone = min(seconds(lambda: list(pool.map(partial(result.rows_of, solver), halves)), 3))
    heated = int(np.count_nonzero(result["conditioned_floor_area"] > 0))
    yield Figure(
        f"full baseline of {size:,} buildings, {len(want)} quantities, code loaded",
        tuple(samples),
        "s",
        1.5,
        f"{ratio(min(samples), alone)} its solver alone, two threads, {heated:,} heated buildings: {alone:.2f} s",
    )
