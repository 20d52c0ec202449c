"""A case opens when readings are high, which falls by itself: that alone makes no effects."""

import numpy as np

from citybrain.cases.effect.comparison import RowSpan, difference
from citybrain.cases.effect.controls import parallel
from tests.cases.effect.known_effect import Known, known

SERIES, DAY = 200, 24
BEFORE, AFTER = 120 * DAY, 14 * DAY


def after_the_case(value: np.ndarray) -> int:
    """The row after the day on which the highest hour of 120 days was read, which opens a case."""
    opens = BEFORE + int(value[BEFORE : 2 * BEFORE].argmax())
    return (opens // DAY + 1) * DAY


def shows_an_effect(made: Known, since: int) -> bool:
    before, after = RowSpan(since - BEFORE, since), RowSpan(since, since + AFTER)
    way = parallel(made.value, made.controls)
    return difference(made.value, np.ones(len(made.value)), before, after, way).excludes_zero


def test_after_a_case_no_more_effects_are_shown_than_after_any_day() -> None:
    """Where nothing was done. Both are above one in ten, as controls here follow the season less or more."""
    cases = days = 0
    for seed in range(SERIES):
        made = known(2 * BEFORE + AFTER + DAY, 0, 0.0, seed, controls=3)
        cases += shows_an_effect(made, after_the_case(made.value))
        days += shows_an_effect(made, BEFORE + DAY * int(np.random.default_rng(seed).integers(1, 119)))
    share = (cases + days) / (2 * SERIES)
    assert (cases - days) / SERIES < 3 * np.sqrt(2 * share * (1 - share) / SERIES)
    assert share < 0.25
