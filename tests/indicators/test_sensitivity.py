"""What other weights make of a score."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.indicators.scoring import Scored, score_of
from citybrain.indicators.sensitivity import sensitivity_of


def parts(*points: int) -> list[Scored]:
    return [Scored(str(place), value) for place, value in enumerate(points)]


def test_equal_points_do_not_hang_on_weights() -> None:
    found = sensitivity_of(parts(3, 3, 3))
    assert (found.low, found.high, found.same_range) == (pytest.approx(0.75), pytest.approx(0.75), 1.0)
    assert found.change == pytest.approx(0.0)


def test_the_part_that_differs_most_is_decisive() -> None:
    found = sensitivity_of(parts(4, 4, 4, 1))
    assert found.decisive == "3"
    assert found.change == pytest.approx(1.0 - 13 / 16)


def test_two_parts_have_the_interval_of_a_uniform_share() -> None:
    """Dirichlet (1, 1): the weight of the first is uniform, so the share 1/4 + 3/4 w has its 5 % point at 0.2875."""
    found = sensitivity_of(parts(4, 1), draws=200_000)
    assert found.low == pytest.approx(0.25 + 0.75 * 0.05, abs=0.005)
    assert found.high == pytest.approx(0.25 + 0.75 * 0.95, abs=0.005)


def test_nothing_and_one_part_have_nothing_to_weigh() -> None:
    assert sensitivity_of([]) is None
    assert sensitivity_of([Scored("a", 2, 0.0)]) is None
    assert sensitivity_of(parts(2)).decisive is None


def test_the_same_parts_have_the_same_answer() -> None:
    assert sensitivity_of(parts(1, 4, 2)) == sensitivity_of(parts(1, 4, 2))


@settings(deadline=None)
@given(st.lists(st.integers(1, 4), min_size=2, max_size=10))
def test_the_interval_lies_between_the_least_and_the_most_points(points: list[int]) -> None:
    found = sensitivity_of(parts(*points), draws=200)
    assert min(points) / 4 - 1e-9 <= found.low <= found.high <= max(points) / 4 + 1e-9
    assert 0.0 <= found.same_range <= 1.0
    assert score_of(parts(*points)).share == pytest.approx(sum(points) / 4 / len(points))
