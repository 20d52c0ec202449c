"""Sums of what is not public: what can be computed from all of them together tells of no subject."""

from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.governance import DataClass
from citybrain.governance.cells import NEVER_TOLD, NOWHERE, cells_of, cells_over_time, counted, is_large_enough
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


def states(town: Town, seed: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Values and versions of the data of each place: bills of some came, were corrected, taken back, came again."""
    random = np.random.default_rng(seed)
    version = np.zeros(len(town.values), int)
    made = []
    for _ in range(6):
        values = np.where(random.random(len(version)) < 0.1, np.nan, town.values * (1 + version))
        made.append((values, version.copy()))
        share = random.choice([0.02, 0.3, 1.0])
        version = np.where(random.random(len(version)) < share, random.integers(0, 3, len(version)), version)
    return made


def sums_over_time(town: Town, seed: int, remembering: bool) -> tuple[np.ndarray, np.ndarray]:
    """All that was told in any state, as coefficients of what each place had in each version; and what it had."""
    rows, told, sums = np.arange(len(town.values)), NEVER_TOLD, []
    masks = [*town.filters, town.kind == 0, town.area == 0, np.ones(len(rows), bool)]
    for values, version in states(town, seed):
        marks = (rows * 10 + version).astype(np.uint64)
        cell, after = cells_over_time(values, town.classes, [town.kind, town.area], marks, told)
        told = after if remembering else NEVER_TOLD
        for mask in masks:
            of_version = np.zeros((len(rows), 3))
            of_version[rows, version] = counted(mask, cell)
            sums.append(of_version.ravel())
    return np.array(sums), (town.values[:, None] * (1 + np.arange(3))).ravel()


@given(towns(), st.integers(0, 1000))
def test_no_value_follows_from_the_sums_of_several_states(town: Town, seed: int) -> None:
    sums, values = sums_over_time(town, seed, remembering=True)
    there = np.isfinite(values) & (values != 0) & sums.any(axis=0)
    sums = sums[:, there]
    for column in range(sums.shape[1]):
        assert not tells(sums, column)


def test_the_attack_over_two_states_finds_a_value_where_nothing_is_remembered() -> None:
    random = np.random.default_rng(1)
    found = 0
    for seed in range(20):
        town = Town(
            random.lognormal(10, 0.1, 12), np.full(12, DataClass.INTERNAL, object), np.zeros(12, int),
            np.zeros(12, int), np.ones((1, 12), bool),
        )  # fmt: skip
        for remembering in (False, True):
            sums, _ = sums_over_time(town, seed, remembering)
            told = np.flatnonzero(sums.any(axis=0))
            known = any(tells(sums[:, told], column) for column in range(len(told)))
            assert not (known and remembering)
            found += known
    assert found


def test_one_new_bill_holds_its_cell_back_until_all_that_is_new_is_enough() -> None:
    values, classes, none = np.full(7, 10.0), [DataClass.INTERNAL] * 7, np.full(7, NOWHERE)
    before = np.arange(7, dtype=np.uint64)
    cell, told = cells_over_time(np.where(np.arange(7) < 4, values, np.nan), classes, [], before)
    assert cell.tolist() == [0, 0, 0, 0, NOWHERE, NOWHERE, NOWHERE]
    came, told = cells_over_time(np.where(np.arange(7) < 6, values, np.nan), classes, [], before, told)
    assert came.tolist() == cell.tolist()  # two newcomers are too few
    came, told = cells_over_time(values, classes, [], before, told)
    assert came.tolist() == [0, 0, 0, 0, 1, 1, 1]
    corrected = np.where(np.arange(7) == 0, 100, before).astype(np.uint64)
    held, after = cells_over_time(values, classes, [], corrected, told)
    assert held.tolist() == [NOWHERE] * 4 + [1, 1, 1]
    back, after = cells_over_time(values, classes, [], before, after)
    assert back.tolist() == came.tolist()
    anew, _ = cells_over_time(values, classes, [], before + np.uint64(50), after)
    assert anew.tolist() == [2] * 7
    personal, _ = cells_over_time(values, [DataClass.PERSONAL] * 7, [], before, after)
    assert personal.tolist() == none.tolist()  # what is personal now needs larger cells than those that were told
