"""Ways of water over a raster of heights: hollows and the cells that they spill from, and where each cell drains to."""

# mypy: disable-error-code="untyped-decorator"

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from citybrain.kernel.units import Array, Rows

compiled: Any = njit(nogil=True, cache=True, error_model="numpy")
LEAST_DEPTH, LEAST_VOLUME = 0.05, 1.0
"""Depth [m] and water [m³] below which a hollow is roughness of the raster and counts as filled."""

NONE = -1


class TerrainWays(NamedTuple):
    """By cell of a raster (flat): filled height [m], the cell that it drains to and its hollow (-1: none).

    By hollow: the cell that it spills from, and its spill level [m].
    """

    filled: Array
    receiver: Rows
    hollow: Rows
    exit: Rows
    level: Array


@compiled
def _push(heap: Any, size: int, keys: Any, cell: int) -> int:
    place = size
    heap[place] = cell
    while place > 0:
        above = (place - 1) // 2
        one, other = heap[place], heap[above]
        if keys[one] < keys[other] or (keys[one] == keys[other] and one < other):
            heap[place], heap[above] = other, one
            place = above
        else:
            break
    return size + 1


@compiled
def _pop(heap: Any, size: int, keys: Any) -> int:
    """Takes the lowest off; the caller has it in heap[0] before."""
    size -= 1
    heap[0] = heap[size]
    place = 0
    while True:
        least = place
        for below in (2 * place + 1, 2 * place + 2):
            if below < size:
                one, other = heap[below], heap[least]
                if keys[one] < keys[other] or (keys[one] == keys[other] and one < other):
                    least = below
        if least == place:
            return size
        heap[place], heap[least] = heap[least], heap[place]
        place = least


@compiled
def _flooded(height: Any, outlet: Any, rows: int, columns: int, filled: Any, parent: Any, order: Any) -> int:
    """Priority flood from outlets: writes the filled height, the cell each is reached from, and the order; how many."""
    heap = np.empty(rows * columns, np.int64)
    seen = np.zeros(rows * columns, np.bool_)
    size = count = 0
    for cell in range(rows * columns):
        filled[cell], parent[cell] = height[cell], NONE
        if outlet[cell]:
            seen[cell] = True
            size = _push(heap, size, filled, cell)
    while size > 0:
        cell = heap[0]
        size = _pop(heap, size, filled)
        order[count] = cell
        count += 1
        row, column = cell // columns, cell % columns
        for down in range(-1, 2):
            for across in range(-1, 2):
                r, c = row + down, column + across
                if 0 <= r < rows and 0 <= c < columns:
                    near = r * columns + c
                    if not seen[near] and height[near] == height[near]:
                        seen[near] = True
                        filled[near] = max(height[near], filled[cell])
                        parent[near] = cell
                        size = _push(heap, size, filled, near)
    return count


@compiled
def _lower(filled: Any, parent: Any, order: Any, count: int, columns: int, rows: int, receiver: Any) -> None:
    """Writes the neighbour to which the filled surface falls most steeply; on a flat the one it was reached from."""
    for place in range(count):
        cell = order[place]
        receiver[cell] = parent[cell]
        if parent[cell] == NONE:
            continue
        steepest = 0.0
        row, column = cell // columns, cell % columns
        for down in range(-1, 2):
            for across in range(-1, 2):
                r, c = row + down, column + across
                if 0 <= r < rows and 0 <= c < columns and (down != 0 or across != 0):
                    near = r * columns + c
                    if filled[near] == filled[near]:
                        fall = (filled[cell] - filled[near]) / np.sqrt(float(down * down + across * across))
                        if fall > steepest:
                            steepest = fall
                            receiver[cell] = near


@compiled
def _hollows(
    height: Any, filled: Any, order: Any, count: int, rows: int, columns: int, receiver: Any, hollow: Any, exits: Any
) -> int:
    """Writes the hollow of each cell below the filled surface, ways within it to the cell first reached; how many."""
    queue = np.empty(count, np.int64)
    hollows = 0
    for place in range(count):
        first = order[place]
        if hollow[first] != NONE or not filled[first] > height[first]:
            continue
        exits[hollows] = first
        hollow[first] = hollows
        begin, end = 0, 1
        queue[0] = first
        while begin < end:
            cell = queue[begin]
            begin += 1
            row, column = cell // columns, cell % columns
            for down in range(-1, 2):
                for across in range(-1, 2):
                    r, c = row + down, column + across
                    if 0 <= r < rows and 0 <= c < columns:
                        near = r * columns + c
                        same = filled[near] == filled[first] and filled[near] > height[near]
                        if same and hollow[near] == NONE:
                            hollow[near] = hollows
                            receiver[near] = cell
                            queue[end] = near
                            end += 1
        hollows += 1
    return hollows


def terrain_ways(
    height: Array, outlet: Any, area: float, least: tuple[float, float] = (LEAST_DEPTH, LEAST_VOLUME)
) -> TerrainWays:
    """The ways of water over heights [m] (rows, columns; NaN is unknown) that leaves at outlets, and its hollows.

    Priority-flood (Barnes, Lehman and Mulla 2014, doi:10.1016/j.cageo.2013.04.024): the filled surface is the least one
    from which all water reaches an outlet. Water goes to the neighbour to which that falls most steeply (D8). A hollow
    is what is connected below one level of it; of cells of equal height the first in rows is first. `area` [m²] of a
    cell and the `least` depth [m] and water [m³] tell roughness from hollows.
    """
    rows, columns = height.shape
    flat = np.ascontiguousarray(height, np.float64).ravel()
    out = np.ascontiguousarray(outlet, np.bool_).ravel() & np.isfinite(flat)
    filled, order = np.empty(flat.size), np.empty(flat.size, np.int64)
    parent, receiver, hollow, exits = (np.full(flat.size, NONE, np.int64) for _ in range(4))
    count = _flooded(flat, out, rows, columns, filled, parent, order)
    _lower(filled, parent, order, count, columns, rows, receiver)
    made = _hollows(flat, filled, order, count, rows, columns, receiver, hollow, exits)
    exits = exits[:made]
    inside = hollow >= 0
    depth = np.where(inside, filled - flat, 0.0)
    volume = np.bincount(hollow[inside], depth[inside], made) * area
    deepest = np.zeros(made)
    np.maximum.at(deepest, hollow[inside], depth[inside])
    real = (deepest >= least[0]) & (volume >= least[1])
    number = np.where(real, np.cumsum(real) - 1, NONE)
    hollow[inside] = number[hollow[inside]]
    exits = exits[real]
    return TerrainWays(filled, receiver, hollow, exits, filled[exits])


def first_hollow(receiver: Rows, hollow: Rows, order: Rows) -> Rows:
    """The hollow that the water of each cell first comes to, its own among them; -1 where it comes to none.

    `order` has each cell before the one that it drains to.
    """
    first = hollow.copy()
    _passed_up(receiver, order, first)
    return first


@compiled
def _passed_up(receiver: Any, order: Any, first: Any) -> None:
    for place in range(len(order) - 1, -1, -1):
        cell = order[place]
        if first[cell] == NONE and receiver[cell] >= 0:
            first[cell] = first[receiver[cell]]


@compiled
def _highest_on_way(height: Any, outlet: Any, rows: int, columns: int, out: Any) -> None:
    parent, order = np.empty(len(height), np.int64), np.empty(len(height), np.int64)
    sunk = height.copy()
    for cell in range(len(height)):
        if outlet[cell]:
            sunk[cell] = -np.inf
    count = _flooded(sunk, outlet, rows, columns, out, parent, order)
    seen = np.zeros(len(height), np.bool_)
    for place in range(count):
        seen[order[place]] = True
    for cell in range(len(height)):
        if not seen[cell] or outlet[cell]:
            out[cell] = np.nan


def flooded_from(height: Array, water: Any) -> Array:
    """The level [m] from which open water reaches each cell: the highest ground on the lowest way there (flat).

    NaN on water, where height is unknown, and where no way leads.
    """
    flat = np.ascontiguousarray(height, np.float64).ravel()
    out = np.empty(flat.size)
    _highest_on_way(flat, np.ascontiguousarray(water, np.bool_).ravel(), *height.shape, out)
    return out
