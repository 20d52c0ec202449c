"""Ways of least resistance over cells, from habitats to their neighbours."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from citybrain.kernel.units import Array, Rows

compiled: Any = njit(nogil=True, cache=True, error_model="numpy")

REACH = 500.0
"""Metres around a habitat in which ways to its neighbours are sought."""


class CrossedCells(NamedTuple):
    """Cells by row: line, column and row of the habitat (-1: none); their side [m]."""

    row: Rows
    column: Rows
    habitat: Rows
    side: float


class NeighbourPairs(NamedTuple):
    """Rows of both habitats of each way, and of each habitat a cell (-1: none) for those that fill no cell."""

    begin: Rows
    end: Rows
    cell: Rows


class CellGroups(NamedTuple):
    """Flat places of the cells of each habitat: those of one are `places[starts[k] : starts[k + 1]]`."""

    starts: Rows
    places: Rows


def ratios(cells: CrossedCells, today: Array, changed: Array, pairs: NeighbourPairs) -> Array:
    """Effective metres of each way over changed ground, over those of today; 1 where nothing near a habitat changes.

    Both are the least sums of resistance times metres over steps to the eight neighbours of a cell, within 500 m of the
    habitat where the way begins (Dijkstra 1959, doi:10.1007/BF01386390); no way leads through a third habitat.
    Resistances are not finite where nobody can pass. Ways that are not there today, or have no length, are 1.
    """
    ratio = np.ones(len(pairs.begin))
    differ = np.flatnonzero((changed != today) & (np.isfinite(changed) | np.isfinite(today)))
    if not len(differ) or not len(ratio):
        return ratio
    shape = int(cells.row.max()) + 3, int(cells.column.max()) + 3
    flat = (cells.row + 1) * shape[1] + cells.column + 1
    habitat = np.full(shape[0] * shape[1], -1, np.int64)
    habitat[flat] = cells.habitat
    grounds = [np.full(len(habitat), np.inf) for _ in range(2)]
    for ground, values in zip(grounds, (today, changed), strict=True):
        ground[flat] = np.where(np.isfinite(values), values, np.inf)
    groups = _groups(cells, flat, pairs)
    order = np.argsort(pairs.begin, kind="stable")
    sources, first = np.unique(pairs.begin[order], return_index=True)
    last = np.append(first[1:], len(order))
    for source, low, high in zip(sources, first, last, strict=True):
        own = groups.places[groups.starts[source] : groups.starts[source + 1]]
        if not len(own):
            continue
        window = _window(own, shape, int(np.ceil(REACH / cells.side)) + 1)
        near = (cells.row[differ] + 1 >= window[0]) & (cells.row[differ] + 1 < window[1])
        near &= (cells.column[differ] + 1 >= window[2]) & (cells.column[differ] + 1 < window[3])
        if not near.any():
            continue
        links = order[low:high]
        before, after = (
            _distances(ground, habitat, shape[1], window, int(source), own, pairs.end[links], *groups)
            for ground in grounds
        )
        some = np.isfinite(before) & np.isfinite(after) & (before > 0.0)
        ratio[links[some]] = after[some] / before[some]
    return ratio


def _groups(cells: CrossedCells, flat: Rows, pairs: NeighbourPairs) -> CellGroups:
    """Cells of each habitat, at least the one that it has a point in."""
    size = len(pairs.cell)
    some = np.flatnonzero(cells.habitat >= 0)
    filled = np.bincount(cells.habitat[some], minlength=size)[:size] > 0
    points = np.flatnonzero(~filled & (pairs.cell >= 0))
    owner = np.concatenate([cells.habitat[some], points])
    place = np.concatenate([flat[some], flat[pairs.cell[points]]])
    order = np.lexsort((place, owner))
    starts = np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=size))])
    return CellGroups(starts.astype(np.int64), place[order].astype(np.int64))


def _window(own: Rows, shape: tuple[int, int], reach: int) -> tuple[int, int, int, int]:
    """First and last row and column (excluded) around cells, inside the frame of the grid."""
    row, column = np.divmod(own, shape[1])
    return (
        max(int(row.min()) - reach, 1), min(int(row.max()) + reach + 1, shape[0] - 1),
        max(int(column.min()) - reach, 1), min(int(column.max()) + reach + 1, shape[1] - 1),
    )  # fmt: skip


@compiled  # type: ignore[untyped-decorator]
def _distances(
    ground: Any, habitat: Any, wide: int, window: Any, source: int, own: Any, targets: Any, starts: Any, places: Any
) -> Any:
    """Least sums from the cells of a habitat to those of each target, in sides of a cell; inf where no way leads."""
    top, bottom, left, right = window
    across = right - left
    size = (bottom - top) * across
    distance, slot = np.full(size, np.inf), np.full(size, -1, np.int64)
    heap, count = np.empty(size, np.int64), 0
    for place in own:
        node = (place // wide - top) * across + place % wide - left
        distance[node] = 0.0
        count = _rise(heap, slot, distance, node, count)
    root = np.sqrt(2.0)
    while count > 0:
        node = heap[0]
        count = _take(heap, slot, distance, count)
        row, column = top + node // across, left + node % across
        here = row * wide + column
        if habitat[here] >= 0 and habitat[here] != source:
            continue
        for down in range(-1, 2):
            for aside in range(-1, 2):
                y, x = row + down, column + aside
                if (down == 0 and aside == 0) or y < top or y >= bottom or x < left or x >= right:
                    continue
                step = root if down != 0 and aside != 0 else 1.0
                reached = distance[node] + (ground[here] + ground[y * wide + x]) / 2.0 * step
                other = (y - top) * across + x - left
                if reached < distance[other]:
                    distance[other] = reached
                    count = _rise(heap, slot, distance, other, count)
    least = np.full(len(targets), np.inf)
    for k in range(len(targets)):
        for place in places[starts[targets[k]] : starts[targets[k] + 1]]:
            row, column = place // wide, place % wide
            if top <= row < bottom and left <= column < right:
                least[k] = min(least[k], distance[(row - top) * across + column - left])
    return least


@compiled  # type: ignore[untyped-decorator]
def _rise(heap: Any, slot: Any, distance: Any, node: int, count: int) -> int:
    """Puts a node into the heap, or moves it up where it is in it; the new number of nodes."""
    at = slot[node]
    if at < 0:
        at = count
        count += 1
    while at > 0:
        above = (at - 1) // 2
        if distance[heap[above]] <= distance[node]:
            break
        heap[at] = heap[above]
        slot[heap[at]] = at
        at = above
    heap[at], slot[node] = node, at
    return count


@compiled  # type: ignore[untyped-decorator]
def _take(heap: Any, slot: Any, distance: Any, count: int) -> int:
    """Takes the nearest node out of the heap; the new number of nodes."""
    slot[heap[0]] = -1
    count -= 1
    if count == 0:
        return count
    node, at = heap[count], 0
    while 2 * at + 1 < count:
        below = 2 * at + 1
        if below + 1 < count and distance[heap[below + 1]] < distance[heap[below]]:
            below += 1
        if distance[node] <= distance[heap[below]]:
            break
        heap[at] = heap[below]
        slot[heap[at]] = at
        at = below
    heap[at], slot[node] = node, at
    return count
