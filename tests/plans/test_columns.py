"""Columns that nobody reads leave memory within a bound, and what comes back is equal to the bit."""

import random

import numpy as np
import pytest

from citybrain.kernel import Result, change
from citybrain.kernel.result import Patch
from citybrain.plans import columns as module
from citybrain.plans.columns import Columns
from citybrain.plans.executors import Threads
from citybrain.plans.on_demand import OnDemand
from tests.plans.executors import tiled_city
from tests.plans.toy import toy_graph

GRAPH, CITY = toy_graph(), tiled_city()
WANT = [name for name in GRAPH.order if name not in GRAPH.inside_loops]
WHOLE = Result(GRAPH, CITY)


def test_the_columns_read_longest_ago_lie_in_files() -> None:
    kept = Columns(most=3 * 2**20)
    for number in range(6):
        kept[f"column_{number}"] = np.full(2**17, float(number))
        assert kept.in_memory <= kept.most
        assert kept["column_0"][0] == 0.0
    assert (kept.in_memory, kept.in_files) == (2 * 2**20, 4 * 2**20)
    assert isinstance(kept["column_0"].base, type(None))
    for number in range(6):
        assert np.array_equal(kept[f"column_{number}"], np.full(2**17, float(number)))
    del kept["column_1"]
    assert kept.in_files == 3 * 2**20


def test_all_stays_in_memory_where_nothing_can_be_written(monkeypatch: pytest.MonkeyPatch, caplog) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.np, "save", full)
    kept = Columns(most=2**20)
    kept["one"] = np.ones(2**18)
    assert (kept.in_memory, kept.in_files) == (2**21, 0)
    assert "columns stay in memory" in caplog.text
    assert kept["one"].sum() == 2**18


@pytest.mark.parametrize("most", [0, 2**40])
def test_what_is_asked_one_by_one_equals_all_at_once(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(module, "SMALL", 0)
    executor = Threads(2)
    asked = OnDemand(GRAPH, CITY, executor, most=most)
    names = list(WANT)
    random.Random(7).shuffle(names)
    for name in names:
        assert np.array_equal(asked[name], WHOLE[name], equal_nan=True), name
    assert (asked.columns.in_files > 0) == (most == 0)
    executor.close()


def test_what_if_on_columns_in_files_equals_computing_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SMALL", 0)
    executor = Threads(2)
    asked = OnDemand(GRAPH, CITY, executor, most=0)
    given = next(n for n in CITY.columns if GRAPH.quantities[n].of == "building" and np.ndim(CITY.columns[n]))
    laid = Patch(np.array([0, 3]), np.asarray(CITY.columns[given])[[1, 1]])
    one, other = change(asked, {given: laid}), change(WHOLE, {given: laid})
    for name in WANT:
        assert np.array_equal(one[name], other[name], equal_nan=True), name
    executor.close()


def test_only_what_is_asked_for_is_computed() -> None:
    executor = Threads(2)
    asked = OnDemand(GRAPH, CITY, executor)
    name = max(WANT, key=lambda n: len(GRAPH.needs(n)))
    asked[name]
    assert set(asked.known()) <= GRAPH.needs(name)
    executor.close()
