"""Ends of intervals in the answer: none where no draw moves a number."""

import pytest

from citybrain.plans.uncertainty.uncertainty import Interval
from citybrain.presenting.answers.uncertainty import ends_of_change, known_ends

UNKNOWN = {"low": None, "high": None}


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (0.0, 0.0, {"low": 0.0, "high": 0.0}),
        (231_340.0, 231_340.0, UNKNOWN),
        (0.2146946422159611, 0.21469464221596118, UNKNOWN),
        (0.21, 0.22, {"low": 0.21, "high": 0.22}),
        (0.0, 2_772.0, {"low": 0.0, "high": 2_772.0}),
        (float("nan"), float("nan"), UNKNOWN),
    ],
)
def test_an_interval_without_width_is_no_interval(low: float, high: float, told: dict[str, float | None]) -> None:
    """Nothing is known of how far a number may be off that is the same in every draw; nothing is zero by definition."""
    assert known_ends(Interval(low, high)) == told


def test_what_nobody_asked_for_has_no_ends() -> None:
    assert known_ends(None) is None


def test_a_change_is_as_sure_as_the_number_with_the_plan() -> None:
    """What a measure adds by a price that nobody draws is known; a number that nothing drawn moves changes unknown."""
    assert ends_of_change(Interval(3.0, 3.0), Interval(90.0, 110.0)) == {"low": 3.0, "high": 3.0}
    narrow = Interval(0.21185715704, 0.21185724730)
    assert ends_of_change(Interval(-0.00283748, -0.00283739), narrow) == UNKNOWN
    assert ends_of_change(None, narrow) is None
