"""Compiled passes over ascending rows, for `merging`; compiled when they are first needed, and kept on disk."""

# mypy: disable-error-code="untyped-decorator"
# ruff: noqa: PLR0124  (what is not itself is missing)

from __future__ import annotations

from typing import Any

from numba import boolean, float64, int64, njit, types, uint8, void

column = types.Array(float64, 1, "C", readonly=True)
rows_ = types.Array(int64, 1, "C", readonly=True)
levels_ = types.Array(uint8, 1, "A", readonly=True)
to_rows, to_column = int64[::1], float64[::1]


@njit(int64(rows_, rows_, to_rows), nogil=True, cache=True)
def union(one: Any, other: Any, out: Any) -> int:
    """Writes the rows of either, ascending; how many they are."""
    first = second = count = 0
    while first < len(one) or second < len(other):
        if second == len(other) or (first < len(one) and one[first] <= other[second]):
            row = one[first]
            second += second < len(other) and other[second] == row
            first += 1
        else:
            row = other[second]
            second += 1
        out[count] = row
        count += 1
    return count


@njit(int64(rows_, column, rows_, column, to_rows, to_column), nogil=True, cache=True)
def merged(rows: Any, values: Any, own: Any, over: Any, out_rows: Any, out: Any) -> int:
    """Writes the rows of either, ascending, and their values, `over` where both have one; how many they are."""
    first = second = count = 0
    while first < len(rows) or second < len(own):
        if second == len(own) or (first < len(rows) and rows[first] < own[second]):
            out_rows[count], out[count] = rows[first], values[first]
            first += 1
        else:
            out_rows[count], out[count] = own[second], over[second]
            first += first < len(rows) and rows[first] == own[second]
            second += 1
        count += 1
    return count


@njit(boolean(column, rows_, to_column), nogil=True, cache=True)
def added(values: Any, index: Any, out: Any) -> bool:
    """Adds values one after the other to the areas of their rows; False where there is no such area.

    Neighbours mostly lie in the same area: its sum is written once the next area begins.
    """
    area, summed = 0, 0.0
    for row in range(len(values)):
        if index[row] != area or row == 0:
            if row > 0:
                out[area] = summed
            area = index[row]
            if area < 0 or area >= len(out):
                return False
            summed = out[area]
        summed += values[row]
    if len(values) > 0:
        out[area] = summed
    return True


@njit(void(levels_, column, to_column), nogil=True, cache=True)
def added_sizes(levels: Any, values: Any, out: Any) -> None:
    """Adds the absolute values that there are one after the other to their levels."""
    for row in range(len(values)):
        size = abs(values[row])
        if size == size:
            out[levels[row]] += size


@njit(void(rows_, column, rows_, column, to_column), nogil=True, cache=True)
def laid(rows: Any, base: Any, own: Any, values: Any, out: Any) -> None:
    """Writes a column at some rows, with the values of a patch where it has the row."""
    place = 0
    for number in range(len(rows)):
        row = rows[number]
        while place < len(own) and own[place] < row:
            place += 1
        out[number] = values[place] if place < len(own) and own[place] == row else base[row]


@njit(int64(rows_, column, column, to_rows, to_column), nogil=True, cache=True)
def differing(rows: Any, values: Any, old: Any, kept_rows: Any, kept: Any) -> int:
    """Writes the rows whose values differ from the old column, and the values; how many they are."""
    count = 0
    for number in range(len(rows)):
        value, before = values[number], old[rows[number]]
        if value != before and (value == value or before == before):
            kept_rows[count] = rows[number]
            kept[count] = value
            count += 1
    return count


@njit(int64(column, column, to_rows, to_column), nogil=True, cache=True)
def few(values: Any, old: Any, kept_rows: Any, kept: Any) -> int:
    """The same for whole columns; -1 where there are more than fit."""
    count = 0
    for row in range(len(values)):
        value, before = values[row], old[row]
        if value != before and (value == value or before == before):
            if count == len(kept_rows):
                return -1
            kept_rows[count] = row
            kept[count] = value
            count += 1
    return count
