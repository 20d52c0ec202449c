"""Rows that are the same to the bit are one kind."""

import numpy as np

from citybrain.kernel.rows import distinct_rows


def test_rows_are_alike_to_the_bit_in_all_columns() -> None:
    table = np.array([[1.0, np.nan], [2.0, 0.0], [1.0, np.nan], [2.0, -0.0]])
    first, kind = distinct_rows(table, np.array([5, 5, 5, 5]))
    np.testing.assert_array_equal(table[first][kind], table)
    assert kind[0] == kind[2]
    assert len({kind[0], kind[1], kind[3]}) == 3
    assert len(distinct_rows(table, np.array([5, 5, 6, 5]))[0]) == 4


def test_no_rows_have_no_kinds() -> None:
    first, kind = distinct_rows(np.zeros((0, 3)), np.zeros(0))
    assert len(first) == len(kind) == 0
