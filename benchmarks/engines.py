"""Threads here and two Dask workers there: the same bits, and what each takes."""

from collections.abc import Iterator

import numpy as np

from benchmarks.cities import Cities, everything
from benchmarks.figure import Figure, seconds
from citybrain.kernel import Result
from citybrain.plans.executors import Threads
from citybrain.twin.city import city_of


def figures(cities: Cities) -> Iterator[Figure]:
    """The baseline of 100,000 buildings with both engines. Raises ArithmeticError where a bit differs."""
    from distributed import Client, LocalCluster

    from citybrain.plans.executors.dask_cluster import DaskCluster

    workspace = cities.workspace
    graph, city, want = workspace.graph, city_of(workspace.snapshot), everything(workspace.graph)
    here: list[Result] = []
    threads = Threads(2)
    alone = seconds(lambda: here.append(threads.evaluate(graph, city, want)), 3)
    there: list[Result] = []
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as cluster,
        Client(cluster) as client,
    ):
        engine = DaskCluster(client)
        samples = seconds(lambda: there.append(engine.evaluate(graph, city, want)), 3)
    differing = [name for name in want if not _same_bits(here[-1][name], there[-1][name])]
    if differing:
        raise ArithmeticError(f"Threads and Dask differ in {', '.join(differing)}.")
    beside = f"two threads: {min(alone):.2f} s; all {len(want)} quantities equal bit for bit"
    yield Figure("full baseline on two Dask workers", tuple(samples), "s", beside=beside)


def _same_bits(one: object, other: object) -> bool:
    return np.asarray(one).tobytes() == np.asarray(other).tobytes()
