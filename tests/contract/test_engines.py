"""All models together give the same bits in one piece, in threads and on a Dask cluster."""


import numpy as np
import pytest

from citybrain.cli.compose import graph_of, open_snapshot
from citybrain.kernel import City, Graph, Result
from citybrain.plans.executors import Threads
from citybrain.plans.workspace import kept
from citybrain.twin.city import city_of
from tests.city import write_city

ROWS, TILES = 700, [0, 100, 350, 360, 700]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    return city_of(open_snapshot(write_city(tmp_path_factory.mktemp("tiled"), ROWS, TILES)))


@pytest.fixture(scope="module")
def graph() -> Graph:
    return graph_of("FI")


@pytest.fixture(scope="module")
def in_one_piece(graph: Graph, city: City) -> Result:
    return Result(graph, city)


def differing(one: Result, other: Result) -> list[str]:
    wanted = kept(one.graph)
    assert len(wanted) > 100
    return [name for name in wanted if np.asarray(one[name]).tobytes() != np.asarray(other[name]).tobytes()]


def test_threads(graph: Graph, city: City, in_one_piece: Result) -> None:
    threads = Threads(3)
    assert differing(threads.evaluate(graph, city, kept(graph)), in_one_piece) == []
    threads.close()


def test_two_dask_workers(graph: Graph, city: City, in_one_piece: Result) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    from citybrain.plans.executors.dask_cluster import DaskCluster

    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as cluster,
        distributed.Client(cluster) as client,
    ):
        assert differing(DaskCluster(client).evaluate(graph, city, kept(graph)), in_one_piece) == []
