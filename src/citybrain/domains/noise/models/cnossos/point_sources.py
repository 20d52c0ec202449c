"""Compiled sound of one part of a link at a receiver: its points, each straight and over the walls that reflect it."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from citybrain.domains.noise.models.cnossos.bands import BELS, SPREAD, UPWARD
from citybrain.domains.noise.models.cnossos.city_path import flat_energy
from citybrain.domains.noise.models.cnossos.compiling import compiled
from citybrain.domains.noise.models.cnossos.tracing import trace
from citybrain.kernel.units import Array

NOT_OWN, LEAST_WALL, OFF_WALL = 0.5, 1.0, 0.01
"""A wall reflects from this far in front of it on, and from this length on; rays end this far before it [m]."""


class PathNumbers(NamedTuple):
    """Settings of paths: share of favourable weather, steps, reach and share of reflections, sources and their G.

    Sources of a `track` have the directivity of rail vehicles: 2.3.15 and 2.3.16.
    """

    favourable: float
    step: float
    share: float
    reach: float
    reflected: float
    source: float
    hardness: float
    amended: bool
    absorbed: Array
    track: bool


class PathRoom(NamedTuple):
    """Arrays that the paths of one thread write: edges, runs of ground of two legs, edges of the band, energies."""

    ox: Array
    oz: Array
    gx: Array
    gg: Array
    gx2: Array
    gg2: Array
    hx: Array
    hz: Array
    free: Array
    energy: Array
    heard: Array
    walls: Array


@compiled  # type: ignore[untyped-decorator]
def add_path(ng: int, no: int, zr: float, weight: float, numbers: Any, room: Any) -> None:
    """Adds the energy of one path, which the room holds, to what is heard."""
    d = room.gx[ng - 1]
    squared = d * d + (zr - numbers.source) ** 2
    way, spread = math.sqrt(squared), weight / (squared * SPREAD)
    for octave in range(8):
        room.free[octave] = spread * math.exp(-BELS * numbers.absorbed[octave] * way)
    if numbers.track and zr > numbers.source:
        up = (zr - numbers.source) / way * (4.0 / 3.0 * d / way - 1.0)
        for octave in range(8):
            room.free[octave] *= math.exp(BELS * UPWARD[octave] * up)
    for weather in range(2):
        share = numbers.favourable if weather == 1 else 1.0 - numbers.favourable
        if share > 0.0:
            flat_energy(room.gx, room.gg, ng, room.ox, room.oz, no, numbers.source, zr, numbers.hardness, weather == 1,
                        numbers.amended, room.hx, room.hz, room.energy)  # fmt: skip
            for octave in range(8):
                room.heard[octave] += share * room.free[octave] * room.energy[octave]


@compiled  # type: ignore[untyped-decorator]
def add_piece(
    p: int, x: float, y: float, zr: float, radius: float, pieces: Any, grid: Any, walls: int, numbers: Any, room: Any
) -> None:
    """Adds the sound of a part of a link. Steps are shares of the distance."""
    i, last = pieces.first[p], pieces.first[p + 1] - 1
    total, at = pieces.along[last], 0.0
    while at < total - 1e-9:
        i, qx, qy = place_on(pieces, i, last, at)
        near = math.sqrt((qx - x) ** 2 + (qy - y) ** 2)
        parts = math.ceil((total - at) / max(numbers.step, numbers.share * near) - 1e-9)
        length = (total - at) / parts
        i, qx, qy = place_on(pieces, i, last, at + length / 2.0)
        no, ng = trace(qx, qy, x, y, grid, len(room.ox), room.ox, room.oz, room.gx, room.gg)
        tx, ty = 0.0, 0.0
        if numbers.track:
            tx = pieces.vertices[i + 1, 0] - pieces.vertices[i, 0]
            ty = pieces.vertices[i + 1, 1] - pieces.vertices[i, 1]
        add_path(ng, no, zr, length * beam(tx, ty, x - qx, y - qy), numbers, room)
        if walls > 0:
            add_reflections(walls, qx, qy, tx, ty, x, y, zr, length, radius, grid, numbers, room)
        at += length


@compiled  # type: ignore[untyped-decorator]
def beam(tx: float, ty: float, dx: float, dy: float) -> float:
    """What goes in a direction from a source on a line: all without a line, a hundredth along it (2.3.15)."""
    both = (tx * tx + ty * ty) * (dx * dx + dy * dy)
    return 0.01 + 0.99 * (tx * dy - ty * dx) ** 2 / both if both > 0.0 else 1.0


@compiled  # type: ignore[untyped-decorator]
def place_on(pieces: Any, i: int, last: int, at: float) -> tuple[int, float, float]:
    """The point of a line at a way along it, not before vertex i; the vertex before it."""
    while i < last - 1 and pieces.along[i + 1] < at:
        i += 1
    w = (at - pieces.along[i]) / max(pieces.along[i + 1] - pieces.along[i], 1e-9)
    x, y = pieces.vertices[i, 0], pieces.vertices[i, 1]
    return i, x + w * (pieces.vertices[i + 1, 0] - x), y + w * (pieces.vertices[i + 1, 1] - y)


@compiled  # type: ignore[untyped-decorator]
def add_reflections(
    walls: int, qx: float, qy: float, tx: float, ty: float, x: float, y: float, zr: float, length: float,
    radius: float, grid: Any, numbers: Any, room: Any,
) -> None:  # fmt: skip
    """Adds the sound of a point by way of each wall in which the receiver is seen, where both legs are free."""
    rise = zr - numbers.source
    for w in range(walls):
        ax, ay, ex, ey = room.walls[w, 0], room.walls[w, 1], room.walls[w, 2], room.walls[w, 3]
        wx, wy = qx - ax, qy - ay
        front = ex * wy - ey * wx
        if front >= 0.0:
            continue
        dx, dy = room.walls[w, 5] - qx, room.walls[w, 6] - qy
        across, u = ex * dy - ey * dx, wx * dy - wy * dx
        if u < 0.0 or u >= across:
            continue
        mx, my, part = ax + u / across * ex, ay + u / across * ey, -front / across
        way = math.sqrt(dx * dx + dy * dy)
        if numbers.source + rise * part > room.walls[w, 4] or way > radius or (1.0 - part) * way > numbers.reach:
            continue
        off = OFF_WALL / math.sqrt(ex * ex + ey * ey)
        weight = numbers.reflected * length * beam(tx, ty, dx, dy)
        add_legs(qx, qy, mx + ey * off, my - ex * off, x, y, zr, weight, grid, numbers, room)


@compiled  # type: ignore[untyped-decorator]
def add_legs(
    qx: float, qy: float, mx: float, my: float, x: float, y: float, zr: float, weight: float, grid: Any, numbers: Any,
    room: Any,
) -> None:  # fmt: skip
    """Adds the sound of a point by way of a place before a wall, if nothing stands in it."""
    none = 0
    crossed, runs = trace(mx, my, x, y, grid, none, room.ox, room.oz, room.gx2, room.gg2)
    if crossed > 0:
        return
    crossed, ng = trace(qx, qy, mx, my, grid, none, room.ox, room.oz, room.gx, room.gg)
    if crossed > 0:
        return
    begin = room.gx[ng - 1]
    for i in range(1, runs):
        if ng < len(room.gx):
            room.gx[ng], room.gg[ng] = begin + room.gx2[i], room.gg2[i]
            ng += 1
    add_path(ng, crossed, zr, weight, numbers, room)


@compiled  # type: ignore[untyped-decorator]
def reflecting_walls(x: float, y: float, reach: float, grid: Any, room: Any) -> int:
    """Writes the walls that face a receiver within the reach, each with the image of the receiver; how many."""
    facing, west, south = 0, max(int((x - reach) / grid.size), 0), max(int((y - reach) / grid.size), 0)
    for iy in range(south, min(int((y + reach) / grid.size), grid.rows - 1) + 1):
        for ix in range(west, min(int((x + reach) / grid.size), grid.columns - 1) + 1):
            cell = iy * grid.columns + ix
            for k in range(grid.starts[cell], grid.starts[cell + 1]):
                ax, ay, ex, ey, height = grid.walls[grid.items[k]]
                first_x, first_y = int(min(ax, ax + ex) / grid.size), int(min(ay, ay + ey) / grid.size)
                if ix == max(first_x, west) and iy == max(first_y, south) and facing < len(room.walls):
                    facing += faces(x, y, reach, ax, ay, ex, ey, height, room.walls[facing])
    return facing


@compiled  # type: ignore[untyped-decorator]
def faces(x: float, y: float, reach: float, ax: float, ay: float, ex: float, ey: float, height: float, out: Any) -> int:
    """Writes a wall and the image of a receiver in it, if it faces one within the reach; 1 if so, else 0."""
    long = math.sqrt(ex * ex + ey * ey)
    if long < LEAST_WALL:
        return 0
    side = (ex * (y - ay) - ey * (x - ax)) / long
    along = min(max(((x - ax) * ex + (y - ay) * ey) / (long * long), 0.0), 1.0)
    if side > -NOT_OWN or (ax + along * ex - x) ** 2 + (ay + along * ey - y) ** 2 > reach * reach:
        return 0
    out[0], out[1], out[2], out[3], out[4] = ax, ay, ex, ey, height
    out[5], out[6] = x + 2.0 * side * ey / long, y - 2.0 * side * ex / long
    return 1
