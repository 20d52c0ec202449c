"""Threads and a Dask cluster give the same bits as one computation in one piece."""

import numpy as np
import pytest

from citybrain.kernel import InputError, Result
from citybrain.messages import render
from citybrain.open_city import OpenCity
from citybrain.open_city.opening import executor_of
from citybrain.plans.executors import Threads
from tests.city import write_city
from tests.plans.executors import tiled_city
from tests.plans.toy import toy_graph

GRAPH, CITY = toy_graph(), tiled_city()
WANT = [name for name in GRAPH.order if name not in GRAPH.inside_loops]
WHOLE = Result(GRAPH, CITY)


def same_bits(one: Result, other: Result) -> None:
    for name in WANT:
        assert np.array_equal(one[name], other[name], equal_nan=True), name


@pytest.mark.parametrize("workers", [1, 3])
def test_threads(workers: int) -> None:
    threads = Threads(workers)
    same_bits(threads.evaluate(GRAPH, CITY, WANT), WHOLE)
    threads.close()


def test_dask() -> None:
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    from citybrain.plans.executors.dask_cluster import DaskCluster

    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        same_bits(DaskCluster(client).evaluate(GRAPH, CITY, WANT), WHOLE)


def test_dask_on_the_whole_graph(tmp_path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    from citybrain.plans.executors.dask_cluster import DaskCluster

    folder = write_city(tmp_path, tiles=[0, 47, 120])
    here = OpenCity(folder).workspace
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        there = OpenCity(folder, DaskCluster.connect(cluster.scheduler_address)).workspace
        one, other = here.today().result, there.today().result
        wanted = [name for name in here.graph.order if name not in here.graph.inside_loops]
        one.compute(wanted), other.compute(wanted)
        for name in wanted:
            assert np.array_equal(one[name], other[name], equal_nan=True), name
        there.executor.close()


def test_no_cluster_is_told() -> None:
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    with pytest.raises(InputError) as caught:
        executor_of("dask://127.0.0.1:9")
    assert "No Dask scheduler answers at tcp://127.0.0.1:9" in render(caught.value)


def test_an_engine_that_is_not_there_is_told() -> None:
    with pytest.raises(InputError) as caught:
        executor_of("spark://here")
    assert "Allowed: dask://HOST:PORT" in render(caught.value)
