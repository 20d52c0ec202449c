"""Design storms: published depths, and blocks that add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.domains.sewers.engine.storms import BLOCK, MOST_DEPTH, design_storm, storm_depth
from citybrain.kernel.errors import InputError


def test_the_hour_of_ten_years_is_itself() -> None:
    """Bell 1969: the formula is normalised on 60 minutes and 10 years, to 0.7 %."""
    assert storm_depth(40.0, 10.0, 60.0) == pytest.approx(40.0, rel=0.007)


def test_ratios_are_those_of_the_formula_by_hand() -> None:
    """(0.21 ln T + 0.52) of 2 and 100 years over 10; (0.54 t^0.25 - 0.50) of 5 and 120 minutes over 60."""
    assert storm_depth(1.0, 2.0, 60.0) / storm_depth(1.0, 10.0, 60.0) == pytest.approx(0.66, abs=0.01)
    assert storm_depth(1.0, 100.0, 60.0) / storm_depth(1.0, 10.0, 60.0) == pytest.approx(1.48, abs=0.01)
    assert storm_depth(1.0, 10.0, 5.0) / storm_depth(1.0, 10.0, 60.0) == pytest.approx(0.306, abs=0.01)
    assert storm_depth(1.0, 10.0, 120.0) / storm_depth(1.0, 10.0, 60.0) == pytest.approx(1.28, abs=0.01)


@given(st.floats(0.1, MOST_DEPTH), st.integers(1, 24))
def test_blocks_add_up_to_the_storm_and_the_strongest_is_in_the_middle(depth: float, blocks: int) -> None:
    storm = design_storm(depth, float(blocks * BLOCK))
    assert sum(storm.blocks) == pytest.approx(depth)
    assert abs(storm.blocks.index(max(storm.blocks)) - blocks // 2) <= 1


@pytest.mark.parametrize(
    ("depth", "minutes"), [(1000.0, 60.0), (0.0, 60.0), (float("nan"), 60.0), (30.0, 1.0), (30.0, 1e9)]
)
def test_a_storm_that_cannot_be_is_refused(depth: float, minutes: float) -> None:
    with pytest.raises(InputError):
        design_storm(depth, minutes)
