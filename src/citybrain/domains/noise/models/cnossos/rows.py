"""Compiled rows of the relation: links in the order of what they could bring, until the rest cannot matter.

A row hangs on its receiver, on the links and on the walls between them alone: any part of the receivers, on any number
of threads, has the same rows to the bit.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.noise.models.cnossos.bands import SPREAD
from citybrain.domains.noise.models.cnossos.compiling import compiled
from citybrain.domains.noise.models.cnossos.point_sources import PathRoom, add_piece, reflecting_walls
from citybrain.domains.noise.models.cnossos.sorting import sort_falling
from citybrain.kernel.units import Array, Rows

EDGES, RUNS, WALLS = 1024, 512, 1024
"""PathRoom for walls that a ray crosses, for changes of the ground below it, and for walls around a receiver."""


class LinkSound(NamedTuple):
    """A-weighted energy of a metre of links by octave, today and at most, their sums, and how far they are followed."""

    energy: Array
    most_energy: Array
    strength: Array
    most: Array
    radius: Array
    kind: Rows
    widest: float


class RowNumbers(NamedTuple):
    """Shares of the energy of a row: a pair below `least` goes to the tail; a rest below `rest` is not computed."""

    least: float
    rest: float


class RowsOut(NamedTuple):
    """Rows as they are written: pairs after each row, links and factors of pairs, and by row its tail and bounds."""

    ends: Any
    links: Any
    factors: Any
    tail: Any
    least_bound: Any
    horizon: Any
    unheard: Any


@compiled  # type: ignore[untyped-decorator]
def write_rows(
    receivers: Any, paths: Any, reflectors: Any, pieces: Any, sound: Any, numbers: Any, limits: Any, out: Any
) -> int:  # fmt: skip
    """Writes the rows of receivers while there is room for their pairs; how many have been written."""
    links = len(sound.radius)
    room = PathRoom(
        np.empty(EDGES), np.empty(EDGES), np.empty(RUNS), np.zeros(RUNS), np.empty(RUNS), np.zeros(RUNS),
        np.empty(EDGES + 1), np.empty(EDGES + 1), np.zeros(8), np.zeros(8), np.zeros(8),
        np.empty((WALLS, 7)),
    )  # fmt: skip
    today, most = np.zeros(links), np.zeros(links)
    candidates, factors = np.empty(links, np.int32), np.empty((links, 8))
    pairs = 0
    for row in range(len(receivers)):
        x, y, zr = receivers[row]
        if math.isnan(x):
            out.ends[row] = pairs
            continue
        count = candidate_links(x, y, zr, pieces, sound, numbers, candidates, today, most)
        if pairs + count > len(out.links):
            for k in range(count):
                today[candidates[k]] = most[candidates[k]] = 0.0
            return row
        order = candidates[:count]
        sort_falling(order, count, most)
        walls = reflecting_walls(x, y, numbers.reach, reflectors, room) if numbers.reach > 0.0 else 0
        traced = trace_row(
            row, x, y, zr, order, walls, paths, pieces, sound, numbers, limits, today, most, factors, room, out
        )
        pairs = keep_row(row, order, traced, factors, sound, limits, pairs, out)
        for k in range(count):
            today[candidates[k]] = most[candidates[k]] = 0.0
    return len(receivers)


@compiled  # type: ignore[untyped-decorator]
def candidate_links(
    x: float, y: float, zr: float, pieces: Any, sound: Any, numbers: Any, candidates: Any, today: Any, most: Any
) -> int:
    """Writes the links with parts within their radius, and what they could bring in a free field over hard ground."""
    count, reach, size = 0, sound.widest, pieces.size
    for iy in range(max(int((y - reach) / size), 0), min(int((y + reach) / size), pieces.rows - 1) + 1):
        for ix in range(max(int((x - reach) / size), 0), min(int((x + reach) / size), pieces.columns - 1) + 1):
            cell = iy * pieces.columns + ix
            for k in range(pieces.starts[cell], pieces.starts[cell + 1]):
                p = pieces.items[k]
                link = pieces.link[p]
                d = math.sqrt((pieces.middle[p, 0] - x) ** 2 + (pieces.middle[p, 1] - y) ** 2)
                if d > sound.radius[link] or sound.most[link] <= 0.0:
                    continue
                if most[link] == 0.0:
                    candidates[count] = link
                    count += 1
                free = free_field(d, pieces.middle[p, 2], pieces.along[pieces.first[p + 1] - 1], zr, numbers)
                today[link] += free * sound.strength[link]
                most[link] += free * sound.most[link]
    return count


@compiled  # type: ignore[untyped-decorator]
def free_field(d: float, half: float, length: float, zr: float, numbers: Any) -> Any:
    """The most that a metre-watt of a part may bring: straight, without air, over hard ground in both weathers."""
    near = max(d - half, 0.0) ** 2 + (zr - numbers.source) ** 2
    heights, p = 30.0 * (zr + numbers.source), numbers.favourable
    raised = 1.0 + 2.0 * max(1.0 - heights / max(d, 1.0), 0.0)
    hard = 2.0 * (1.0 - p) + p * 10.0 ** (0.3 * raised)
    return hard * min(length / near, math.pi / math.sqrt(near)) / SPREAD


@compiled  # type: ignore[untyped-decorator]
def trace_row(
    row: int, x: float, y: float, zr: float, order: Any, walls: int, paths: Any, pieces: Any, sound: Any, numbers: Any,
    limits: Any, today: Any, most: Any, factors: Any, room: Any, out: Any,
) -> int:  # fmt: skip
    """Writes the factors of the links of a row in their order, as far as they can matter; how many were traced."""
    rest, heard, horizon, traced = 0.0, 0.0, 0.0, 0
    for k in range(len(order)):
        rest += today[order[k]]
    bound = 0.0
    for k in range(len(order)):
        link = order[k]
        if most[link] < limits.least * heard and rest < limits.rest * heard:
            break
        room.heard[:] = 0.0
        for p in range(pieces.of_link[link], pieces.of_link[link + 1]):
            apart = (pieces.middle[p, 0] - x) ** 2 + (pieces.middle[p, 1] - y) ** 2
            if apart <= sound.radius[link] ** 2:
                far = add_piece(p, x, y, zr, sound.radius[link], pieces, paths, walls, numbers, room)
                horizon = max(horizon, far)
        for octave in range(8):
            factors[k, octave] = room.heard[octave]
            heard += room.heard[octave] * sound.energy[link, octave]
        rest, bound, traced = rest - today[link], most[link], k + 1
    out.horizon[row], out.least_bound[row] = horizon, bound
    out.unheard[row] = max(rest, 0.0) / heard if heard > 0.0 and traced < len(order) else 0.0
    return traced


@compiled  # type: ignore[untyped-decorator]
def keep_row(row: int, order: Any, traced: int, factors: Any, sound: Any, limits: Any, pairs: int, out: Any) -> int:
    """Writes the pairs that could matter, ascending by link, and adds the others to the tail; where the row ends."""
    total = 0.0
    for k in range(traced):
        for octave in range(8):
            total += factors[k, octave] * sound.energy[order[k], octave]
    single = np.empty(8, np.float32)
    bits = single.view(np.uint32)
    ranks, places = -order[:traced].astype(np.float64), np.arange(traced)
    sort_falling(places, traced, ranks)
    for place in range(traced):
        k = places[place]
        link, today, most = order[k], 0.0, 0.0
        for octave in range(8):
            today += factors[k, octave] * sound.energy[link, octave]
            most += factors[k, octave] * sound.most_energy[link, octave]
        if most < limits.least * total or most == 0.0:
            out.tail[row, sound.kind[link]] += today
            continue
        out.links[pairs] = link
        for octave in range(8):
            single[octave] = factors[k, octave]
            out.factors[pairs, octave] = (bits[octave] + 0x7FFF + ((bits[octave] >> 16) & 1)) >> 16
        pairs += 1
    out.ends[row] = pairs
    return pairs
