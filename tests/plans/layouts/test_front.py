"""The front by hand and against its definition, and few of it that lie apart."""

import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from citybrain.plans.layouts.front import spread, undominated

COSTS = arrays(np.float64, st.tuples(st.integers(1, 30), st.integers(1, 4)), elements=st.integers(0, 5).map(float))


def test_a_front_by_hand() -> None:
    costs = np.array([[1.0, 5.0], [2.0, 2.0], [3.0, 3.0], [5.0, 1.0], [2.0, 2.0], [1.0, 6.0]])
    assert undominated(costs).tolist() == [0, 1, 3]


def test_rounding_makes_no_two_of_one() -> None:
    assert undominated(np.array([[0.1 + 0.2, 1.0], [0.3, 1.0]])).tolist() == [0]


@given(COSTS)
def test_no_other_betters_what_is_on_the_front_and_all_else_is_bettered(costs: npt.NDArray[np.float64]) -> None:
    front = set(undominated(costs).tolist())
    for row, mine in enumerate(costs):
        bettered = any((other <= mine).all() and (other < mine).any() for other in costs)
        first = next(place for place, other in enumerate(costs) if (other == mine).all())
        assert (row in front) == (not bettered and first == row)


@given(COSTS, st.integers(1, 8))
def test_few_keep_the_best_of_each_column(costs: npt.NDArray[np.float64], most: int) -> None:
    rows = spread(costs, most)
    assert len(set(rows.tolist())) == len(rows) == min(most, len(costs))
    if most >= costs.shape[1]:
        assert (costs[rows].min(axis=0) == costs.min(axis=0)).all()
