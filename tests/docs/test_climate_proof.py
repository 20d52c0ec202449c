"""The page of one plan against heat and rain asks for numbers that there are, and tells those that a city lacks."""

import numpy as np
import pytest

from citybrain.base.domains import find_domains
from citybrain.kernel import CityBrainError
from citybrain.plans.uncertainty.uncertainty import Interval
from docs.climate_proof import GROUPS, MEANS, OF_TREES, OTHERS, SUMS, TREES, _compared, words_of

GRAPH = find_domains().graph("FI")


@pytest.mark.parametrize("name", sorted({*OF_TREES, *MEANS, *SUMS, *(n for names in GROUPS.values() for n in names)}))
def test_each_number_is_computed_and_has_a_label(name: str) -> None:
    assert GRAPH.quantities[name].of == "city" or name in {*MEANS, *SUMS}
    assert GRAPH.vocabulary.label(name, "en")


def test_its_measures_are_there() -> None:
    assert {one["intervention"] for one in (TREES, *OTHERS)} <= GRAPH.interventions.keys()


def test_what_trees_do_is_the_plan_less_the_plan_without_them() -> None:
    assert _compared("Runoff", "m³", [10.0, 7.0, 8.0]).split(" | ")[2:] == ["10.00", "7.000", "8.000", "−1.000 |"]
    assert "cannot tell" in _compared("Runoff", "m³", [1.0, np.nan, 2.0])


def test_a_number_without_an_interval_has_a_word_in_place_of_a_dash() -> None:
    planned, search = (CityBrainError(f"uncertainty-{code}", quantity="n") for code in ("set-by-plan", "behind-search"))
    same = Interval(500.0, 500.0)
    assert words_of(same, 500.0, planned) == "set by the plan"
    assert words_of(same, 500.0, search) == "see below"
    assert words_of(Interval(0.0, 0.0), 0.0, search) == "–"
    assert words_of(Interval(4.0, 6.0), 5.0, None) == "4.000 to 6.000"
