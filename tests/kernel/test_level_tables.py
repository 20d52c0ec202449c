"""The level that covers half of an area: from all rows, and from those alone that have changed."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from citybrain.kernel.level_tables import LEVELS, adjusted, half_of, level_shares, level_table, median_level

AREAS = 3
ROWS = 12
sizes = st.lists(st.sampled_from([0.0, 0.1, 0.2, 0.3, 1.0, 1e9]), min_size=ROWS, max_size=ROWS).map(np.array)
levels = st.lists(st.integers(0, LEVELS - 1), min_size=ROWS, max_size=ROWS).map(lambda x: np.array(x, np.uint8))
rows = st.lists(st.integers(0, ROWS - 1), unique=True).map(lambda x: np.array(sorted(x), np.intp))


@given(levels, sizes, levels, sizes, rows)
def test_levels_carried_on_are_those_of_all_rows(old, was, new, becomes, touched) -> None:
    """Or nothing is said: then half of an area stands on less than rounding."""
    area = np.arange(ROWS) % AREAS
    before = level_table(area, old, was, AREAS)
    less = level_table(area[touched], old[touched], was[touched], AREAS)
    more = level_table(area[touched], new[touched], becomes[touched], AREAS)
    now, size = old.copy(), was.copy()
    now[touched], size[touched] = new[touched], becomes[touched]
    found = adjusted(before, half_of(before), less, more)
    assert found is None or np.array_equal(found, half_of(level_table(area, now, size, AREAS)))


def test_what_few_rows_change_is_said_without_the_others() -> None:
    before = level_table(None, np.array([1, 3], np.uint8), np.array([6.0, 4.0]), 1)
    less, more = (level_table(None, np.array([level], np.uint8), np.array([2.0]), 1) for level in (1, 4))
    assert adjusted(before, half_of(before), less, more).tolist() == [3]


def test_nothing_is_said_of_two_equal_halves() -> None:
    """3 x 0.1 and 0.3 differ in the last bit: which half is reached hangs on the order of the rows."""
    before = level_table(None, np.array([1, 3], np.uint8), np.array([0.3, 0.1]), 1)
    less, more = (level_table(None, np.array([level], np.uint8), np.array([0.2]), 1) for level in (0, 3))
    assert adjusted(before, half_of(before), 0.0 * less, more) is None


def test_missing_values_count_as_nothing() -> None:
    shares = level_shares(np.array([1, 2, 4], np.uint8), np.array([np.nan, -3.0, 1.0]))
    assert shares == {2: 0.75, 4: 0.25} and median_level(shares) == 2
