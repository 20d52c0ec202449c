"""Sums of what is not public: what can be computed from all of them together tells of no subject."""

from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.governance import DataClass
from citybrain.governance.cells import NOWHERE, cells_of, counted, is_large_enough
from citybrain.governance.roles import CELL_RULES, CellRule

CLASSES = [DataClass.INTERNAL, DataClass.ENTERPRISE, DataClass.COMMERCIAL, DataClass.PERSONAL]


class Town(NamedTuple):
    """Values of places with their classes, kinds and areas; and filters that somebody might choose."""

    values: np.ndarray
    classes: np.ndarray
    kind: np.ndarray
    area: np.ndarray
    filters: np.ndarray

    @property
    def cell(self) -> np.ndarray:
        return cells_of(self.values, self.classes, [self.kind, self.area])


@st.composite
def towns(draw) -> Town:
    size = draw(st.integers(1, 60))
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    values = random.lognormal(10, draw(st.sampled_from([0.1, 1.0, 3.0])), size)
    values[random.random(size) < 0.1] = np.nan
    values[random.random(size) < 0.1] = 0.0
    of = draw(st.lists(st.sampled_from(CLASSES), min_size=1, max_size=2))
    return Town(
        values,
        random.choice(np.array(of, object), size),
        random.integers(0, 3, size),
        random.integers(0, 3, size),
        random.random((draw(st.integers(1, 8)), size)) < draw(st.sampled_from([0.2, 0.5, 0.9])),
    )


def published(town: Town) -> np.ndarray:
    """What all sums count, one row for each: filters, kinds, areas and the whole, and each of them less one place."""
    cell = town.cell
    parts = [by == one for by in (town.kind, town.area) for one in range(3)]
    masks = [*town.filters, *parts, np.ones(len(cell), bool)]
    less = [mask & (np.arange(len(cell)) != row) for mask in masks for row in np.flatnonzero(mask)[:10]]
    return np.array([counted(mask, cell) for mask in (*masks, *less)], float)


def tells(sums: np.ndarray, row: int) -> bool:
    """Whether the value of a row follows from sums: whether it is a linear combination of them."""
    single = np.zeros(sums.shape[1])
    single[row] = 1.0
    found = np.linalg.lstsq(sums.T, single, rcond=None)[0]
    return bool(np.allclose(found @ sums, single, atol=1e-6))


@given(towns())
def test_no_value_follows_from_all_sums_together(town: Town) -> None:
    there = np.isfinite(town.values) & (town.values != 0)
    sums = published(town)[:, there]
    for row in range(int(there.sum())):
        assert not tells(sums, row)


@given(towns())
def test_each_sum_and_each_difference_counts_cells_that_are_large_enough_and_whole(town: Town) -> None:
    cell = town.cell
    for row in published(town):
        counts = row.astype(bool) & (town.values != 0) & np.isfinite(town.values)
        assert not (counts & (cell == NOWHERE)).any()
    for number in range(int(cell.max(initial=NOWHERE)) + 1):
        members = cell == number
        for of in set(town.classes[members]):
            assert is_large_enough(town.values[members & (town.classes == of)], CELL_RULES[of])


def test_the_attack_finds_a_value_where_sums_only_have_a_least_number_of_places() -> None:
    """What the rule of cells is held against: two filters of many places that differ by one."""
    every = np.ones((1, 12))
    less = every.copy()
    less[0, 5] = 0
    assert tells(np.concatenate([every, less]), 5)


def test_the_whole_less_the_areas_that_count_is_a_cell_too() -> None:
    area = np.array([0] * 6 + [1] * 4 + [2])
    values = np.full(11, 10.0)
    cell = cells_of(values, [DataClass.INTERNAL] * 11, [area])
    assert [counted(area == one, cell).sum() for one in range(3)] == [6, 0, 0]
    assert counted(np.ones(11, bool), cell).sum() == 11


def test_where_all_together_are_too_few_nothing_is_told() -> None:
    values = np.array([10.0, 20.0])
    cell = cells_of(values, [DataClass.INTERNAL] * 2, [])
    assert cell.tolist() == [NOWHERE, NOWHERE]
    assert not counted(np.ones(2, bool), cell).any()


def test_a_class_without_a_rule_counts_in_no_sum() -> None:
    values = np.full(50, 10.0)
    classes = [DataClass.SENSITIVE_PERSONAL] * 20 + [DataClass.INTERNAL] * 30
    cell = cells_of(values, classes, [])
    assert (cell[:20] == NOWHERE).all()
    assert (cell[20:] == 0).all()


def test_each_class_has_cells_of_its_own_since_whoever_may_read_one_knows_its_values() -> None:
    values = np.full(24, 10.0)
    few = cells_of(values, [DataClass.PERSONAL] * 4 + [DataClass.INTERNAL] * 20, [])
    many = cells_of(values, [DataClass.PERSONAL] * 12 + [DataClass.INTERNAL] * 12, [])
    assert few.tolist() == [NOWHERE] * 4 + [0] * 20
    assert set(many[:12]).isdisjoint(many[12:])


@pytest.mark.parametrize(
    ("values", "enough"),
    [([1.0, 1.0, 1.0], True), ([1.0, 1.0], False), ([1.0, 1.0, 0.0], False), ([1.0, 1.0, 98.0], False)],
)
def test_a_cell_has_enough_subjects_of_which_none_has_nearly_all(values: list[float], enough: bool) -> None:
    assert is_large_enough(np.array(values), CellRule(least=3, largest=1, share=0.9)) is enough
