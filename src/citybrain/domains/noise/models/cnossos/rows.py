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
    """A-weighted energy of a metre of links: by octave at most, its sum today and at most; how far they are followed.

    Today they have `share` of the most.
    """

    most_energy: Array
    strength: Array
    most: Array
    share: Array
    radius: Array
    kind: Rows
    widest: float


class RowNumbers(NamedTuple):
    """Shares of the energy of a row: a pair below `least` goes to the tail; a rest below `rest` is not computed."""

    least: float
    rest: float


class KnownPairs(NamedTuple):
    """What needs no path: pairs of rows of another relation of the same links, but for those that are `stale`.

    `row` is the row of each receiver there, -1 for none. Faint pairs have their energy at most instead of factors.
    """

    row: Rows
    indptr: Any
    link: Any
    factor: Any
    stale: Any
    faint_indptr: Any
    faint_link: Any
    faint_most: Any
    faint_stale: Any


class RowsOut(NamedTuple):
    """Rows as they are written: pairs after each row, links and factors of pairs, and by row its tail and bounds.

    Faint pairs are those of the tail: links and energies at most (upper half of float32).
    """

    ends: Any
    links: Any
    factors: Any
    faint_ends: Any
    faint_links: Any
    faint_most: Any
    tail: Any
    least_bound: Any
    horizon: Any
    unheard: Any


class RowRoom(NamedTuple):
    """Arrays of one row: what links bring in a free field today and at most, and their places among known pairs.

    Of links in their order: factors, and what these make of their power at most, both as upper halves of float32.
    """

    today: Array
    most: Array
    known: Rows
    factors: Any
    loudest: Any
    bits: Any
    numbers: Any


@compiled  # type: ignore[untyped-decorator]
def path_room() -> Any:
    """Arrays for the paths of one thread."""
    return PathRoom(
        np.empty(EDGES), np.empty(EDGES), np.empty(RUNS), np.zeros(RUNS), np.empty(RUNS), np.zeros(RUNS),
        np.empty(EDGES + 1), np.empty(EDGES + 1), np.zeros(8), np.zeros(8), np.zeros(8),
        np.empty((WALLS, 7)),
    )  # fmt: skip


@compiled  # type: ignore[untyped-decorator]
def write_rows(
    receivers: Any, paths: Any, reflectors: Any, pieces: Any, sound: Any, numbers: Any, limits: Any, known: Any,
    out: Any,
) -> int:  # fmt: skip
    """Writes the rows of receivers while there is room for their pairs; how many have been written."""
    links = len(sound.radius)
    room, bits = path_room(), np.empty(8, np.uint32)
    own = RowRoom(
        np.zeros(links), np.zeros(links), np.zeros(links, np.int64), np.empty((links, 8), np.uint16),
        np.empty(links, np.uint16), bits, bits.view(np.float32),
    )  # fmt: skip
    candidates = np.empty(links, np.int32)
    pairs, faint = 0, 0
    for row in range(len(receivers)):
        x, y, zr = receivers[row]
        if math.isnan(x):
            out.ends[row], out.faint_ends[row] = pairs, faint
            continue
        count = candidate_links(x, y, zr, pieces, sound, numbers, candidates, own.today, own.most)
        order = candidates[:count]
        fits = pairs + count <= len(out.links) and faint + count <= len(out.faint_links)
        if fits:
            sort_falling(order, count, own.most)
            look_up(known, row, own.known)
            walls = reflecting_walls(x, y, numbers.reach, reflectors, room) if numbers.reach > 0.0 else 0
            traced = trace_row(
                row, x, y, zr, order, walls, paths, pieces, sound, numbers, limits, known, own, room, out
            )
            pairs, faint = keep_row(row, order, traced, sound, limits, pairs, faint, own, out)
            forget(known, row, own.known)
        for k in range(count):
            own.today[candidates[k]] = own.most[candidates[k]] = 0.0
        if not fits:
            return row
    return len(receivers)


@compiled  # type: ignore[untyped-decorator]
def look_up(known: Any, row: int, place: Any) -> None:
    """Writes by link the number of its known pair, counted from 1 on, below 0 for a faint one."""
    at = known.row[row]
    if at < 0:
        return
    for pair in range(known.indptr[at], known.indptr[at + 1]):
        place[known.link[pair]] = 0 if known.stale[pair] else pair + 1
    for pair in range(known.faint_indptr[at], known.faint_indptr[at + 1]):
        place[known.faint_link[pair]] = 0 if known.faint_stale[pair] else -pair - 1


@compiled  # type: ignore[untyped-decorator]
def forget(known: Any, row: int, place: Any) -> None:
    """Clears what `look_up` wrote."""
    at = known.row[row]
    if at >= 0:
        place[known.link[known.indptr[at] : known.indptr[at + 1]]] = 0
        place[known.faint_link[known.faint_indptr[at] : known.faint_indptr[at + 1]]] = 0


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
    limits: Any, known: Any, own: Any, room: Any, out: Any,
) -> int:  # fmt: skip
    """Writes factors and energies of the links of a row in their order, as far as they can matter; how many."""
    rest, heard, horizon, traced, bound = 0.0, 0.0, 0.0, 0, 0.0
    for k in range(len(order)):
        rest += own.today[order[k]]
    for k in range(len(order)):
        link = order[k]
        if own.most[link] < limits.least * heard and rest < limits.rest * heard:
            break
        place = own.known[link]
        if place < 0:
            own.loudest[k] = known.faint_most[-place - 1]
        elif place > 0:
            own.factors[k] = known.factor[place - 1]
            weigh(k, link, sound, own)
        else:
            trace_link(k, link, x, y, zr, walls, paths, pieces, sound, numbers, own, room)
        heard += number(k, own) * sound.share[link]
        horizon = max(horizon, way_around(link, x, y, sound.radius[link], pieces))
        rest, bound, traced = rest - own.today[link], own.most[link], k + 1
    for k in range(traced):
        if own.known[order[k]] < 0 and number(k, own) >= limits.least * heard:
            trace_link(k, order[k], x, y, zr, walls, paths, pieces, sound, numbers, own, room)
    out.horizon[row], out.least_bound[row] = horizon, bound
    out.unheard[row] = max(rest, 0.0) / heard if heard > 0.0 and traced < len(order) else 0.0
    return traced


@compiled  # type: ignore[untyped-decorator]
def trace_link(
    k: int, link: int, x: float, y: float, zr: float, walls: int, paths: Any, pieces: Any, sound: Any, numbers: Any,
    own: Any, room: Any,
) -> None:  # fmt: skip
    """Writes the factors of a link at a receiver, rounded to the upper half of float32, and what they make of it."""
    room.heard[:] = 0.0
    for p in range(pieces.of_link[link], pieces.of_link[link + 1]):
        if (pieces.middle[p, 0] - x) ** 2 + (pieces.middle[p, 1] - y) ** 2 <= sound.radius[link] ** 2:
            add_piece(p, x, y, zr, sound.radius[link], pieces, paths, walls, numbers, room)
    for octave in range(8):
        own.numbers[octave] = room.heard[octave]
    for octave in range(8):
        own.factors[k, octave] = upper_half(own.bits[octave])
    weigh(k, link, sound, own)


@compiled  # type: ignore[untyped-decorator]
def weigh(k: int, link: int, sound: Any, own: Any) -> None:
    """Writes the energy that factors make of the power of a link at most."""
    most = 0.0
    for octave in range(8):
        own.bits[octave] = np.uint32(own.factors[k, octave]) << np.uint32(16)
    for octave in range(8):
        most += own.numbers[octave] * sound.most_energy[link, octave]
    own.numbers[0] = most
    own.loudest[k] = upper_half(own.bits[0])


@compiled  # type: ignore[untyped-decorator]
def number(k: int, own: Any) -> Any:
    """The energy of a link at most."""
    own.bits[0] = np.uint32(own.loudest[k]) << np.uint32(16)
    return own.numbers[0]


@compiled  # type: ignore[untyped-decorator]
def upper_half(bits: Any) -> Any:
    """Of the bits of a float32, rounded to the nearest."""
    return (bits + 0x7FFF + ((bits >> 16) & 1)) >> 16


@compiled  # type: ignore[untyped-decorator]
def way_around(link: int, x: float, y: float, radius: float, pieces: Any) -> Any:
    """The way to the farthest end of the parts of a link that are followed, at most."""
    farthest = 0.0
    for p in range(pieces.of_link[link], pieces.of_link[link + 1]):
        d = math.sqrt((pieces.middle[p, 0] - x) ** 2 + (pieces.middle[p, 1] - y) ** 2)
        if d <= radius:
            farthest = max(farthest, d + pieces.middle[p, 2])
    return farthest


@compiled  # type: ignore[untyped-decorator]
def keep_row(
    row: int, order: Any, traced: int, sound: Any, limits: Any, pairs: int, faint: int, own: Any, out: Any
) -> tuple[int, int]:
    """Writes the pairs that could matter, ascending by link, and adds the others to the tail; where the row ends."""
    total = 0.0
    for k in range(traced):
        total += number(k, own) * sound.share[order[k]]
    ranks, places = -order[:traced].astype(np.float64), np.arange(traced)
    sort_falling(places, traced, ranks)
    for place in range(traced):
        k = places[place]
        link, most = order[k], number(k, own)
        if most < limits.least * total or most == 0.0:
            out.tail[row, sound.kind[link]] += most * sound.share[link]
            out.faint_links[faint], out.faint_most[faint] = link, own.loudest[k]
            faint += 1
            continue
        out.links[pairs] = link
        out.factors[pairs] = own.factors[k]
        pairs += 1
    out.ends[row], out.faint_ends[row] = pairs, faint
    return pairs, faint
