"""`citybrain letter`: what a tonne avoided cost, as page and API tell it."""

import pytest

from citybrain.cli.nudges import cost_of_tonne


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"cost": 1.52, "low": 1.37, "high": 1.69}, "1.52 (1.37 … 1.69) / t"),
        ({"cost": 12345.0, "low": 999.5, "high": None}, "12,345.00 (999.50 … ∞) / t"),
        (None, "–"),
    ],
)
def test_cost_and_both_ends_have_the_same_digits(told: dict[str, float | None] | None, said: str) -> None:
    assert cost_of_tonne(told) == said
