"""Measures that a plan counts by what they make: each can be, and half of one is half of all that it changes."""

import pytest

from citybrain.base.domains import find_domains
from citybrain.kernel import Graph
from citybrain.plans.amounts import counted_by

OF_NO_HALF = {"category", "year number"}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return find_domains().graph("FI")


def test_every_quantity_that_a_measure_names_can_count_it(graph: Graph) -> None:
    named = {one.name: list(one.counted_by) for one in graph.interventions.values() if one.counted_by}
    assert named["plant_street_trees"] == ["planted_trees"]
    assert {name: counted_by(graph.interventions[name], graph) for name in named} == named


def test_half_of_a_measure_that_is_counted_means_something(graph: Graph) -> None:
    for made in graph.interventions.values():
        if made.counted_by:
            assert not made.recurring
            assert not made.renews
            assert not OF_NO_HALF & {graph[name].unit for name in made.changes}, made.name


@pytest.mark.parametrize(
    ("name", "of"), [("actuate_signals", "investment_in_signals"), ("repurpose_building", "residents")]
)
def test_what_is_done_as_a_whole_is_counted_by_rows_alone(graph: Graph, name: str, of: str) -> None:
    assert of in graph.quantities
    assert counted_by(graph.interventions[name], graph) == []
