"""`citybrain letter`: what a tonne avoided cost, as page and API tell it."""

import pytest

from citybrain.cli.nudges import cost_of_tonne, drawn


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


def test_a_draw_says_what_it_can_show() -> None:
    told = {"letters": 60, "left_out": 3, "least": 0.0213, "use_difference": -0.01, "loss_difference": 0.2, "seed": 7}
    said = drawn(told)
    assert "60 buildings" in said
    assert "(least): 2.1 %" in said
    assert "use -0.01, loss +0.20" in said
    assert "(least): –" in drawn({**told, "least": None})
