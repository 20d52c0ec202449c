"""Compiled search for pairs that a changed building can touch: parts of links that it hides, seen from a receiver.

A reflection is seen from the image of the receiver, through the wall as through a window.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.noise.models.cnossos.compiling import compiled
from citybrain.domains.noise.models.cnossos.point_sources import faces, reflecting_walls
from citybrain.domains.noise.models.cnossos.rows import path_room
from citybrain.kernel.units import Array, Rows

SLACK, FAR = 0.1, 10.0
"""Metres for what is rounded, and for rays that end a little before a wall; metres from which these are an angle."""


class ChangedGroups(NamedTuple):
    """Walls that came, went or have another height as (x, y, dx, dy, height), by groups of neighbours.

    Those of group g from `starts[g]` on; `circles` (groups, 3) lie around them.
    """

    walls: Array
    starts: Rows
    circles: Array


@compiled  # type: ignore[untyped-decorator]
def mark_stale(
    receivers: Any, horizon: Any, groups: Any, reflectors: Any, pieces: Any, sound: Any, numbers: Any, known: Any,
    out: Any,
) -> None:  # fmt: skip
    """Marks the known pairs of receivers that changed walls can touch, and the receivers that have such pairs."""
    room = path_room()
    near, window, sides = np.empty(len(groups.circles), np.int64), np.empty(7), np.empty((3, 4))
    for row in range(len(receivers)):
        x, y, _ = receivers[row]
        at, count = known.row[row], 0
        for g in range(len(groups.circles)):
            d = math.sqrt((groups.circles[g, 0] - x) ** 2 + (groups.circles[g, 1] - y) ** 2)
            if at >= 0 and d - groups.circles[g, 2] <= max(horizon[at], numbers.reach) + 1.0:
                near[count] = g
                count += 1
        if count == 0:
            continue
        for k in range(count):
            nearest = seen_group(near[k], x, y, groups, sides[0])
            out[row] = mark_pairs(at, x, y, nearest, sides[0], sides[0], pieces, sound, known) or out[row]
        if numbers.reach <= 0.0:
            continue
        for k in range(count):
            for w in range(groups.starts[near[k]], groups.starts[near[k] + 1]):
                ax, ay, ex, ey, height = groups.walls[w]
                if faces(x, y, numbers.reach, ax, ay, ex, ey, height, window) > 0:
                    out[row] = mark_window(at, x, y, window, near[:0], groups, pieces, sound, known, sides) or out[row]
        for w in range(reflecting_walls(x, y, numbers.reach, reflectors, room)):
            wall = room.walls[w]
            out[row] = mark_window(at, x, y, wall, near[:count], groups, pieces, sound, known, sides) or out[row]


@compiled  # type: ignore[untyped-decorator]
def mark_window(
    at: int, x: float, y: float, wall: Any, near: Any, groups: Any, pieces: Any, sound: Any, known: Any, sides: Any
) -> bool:
    """Marks pairs by way of a wall behind a changed group, or all if the wall itself has changed (no group is near)."""
    vx, vy, marked = wall[5], wall[6], False
    window, cone, from_receiver = sides[0], sides[1], sides[2]
    between(vx, vy, wall, window)
    whole = len(near) == 0
    if not whole:
        between(x, y, wall, from_receiver)
    long = math.sqrt(wall[2] ** 2 + wall[3] ** 2)
    reach = math.sqrt((wall[0] - x) ** 2 + (wall[1] - y) ** 2) + long
    for k in range(len(near)):
        cx, cy, r = groups.circles[near[k]]
        if (wall[2] * (cy - wall[1]) - wall[3] * (cx - wall[0])) / long > r + SLACK:
            continue
        d = math.sqrt((cx - x) ** 2 + (cy - y) ** 2)
        if d - r <= reach + SLACK and touches(cx - x, cy - y, r, from_receiver):
            whole = True
            break
        if touches(cx - vx, cy - vy, r, window):
            nearest = seen_group(near[k], vx, vy, groups, cone)
            if nearest < FAR or meet(window, cone):
                marked = mark_pairs(at, vx, vy, nearest, window, cone, pieces, sound, known) or marked
    if whole:
        marked = mark_pairs(at, vx, vy, 0.0, window, window, pieces, sound, known) or marked
    return marked


@compiled  # type: ignore[untyped-decorator]
def mark_pairs(
    at: int, vx: float, vy: float, nearest: float, one: Any, other: Any, pieces: Any, sound: Any, known: Any
) -> bool:
    """Marks the pairs of a row with a part that a place sees between two pairs of sides and not nearer than that."""
    first, last = known.indptr[at], known.indptr[at + 1]
    marked = mark_links(known.link[first:last], known.stale[first:last], vx, vy, nearest, one, other, pieces, sound)
    first, last = known.faint_indptr[at], known.faint_indptr[at + 1]
    faint, stale = known.faint_link[first:last], known.faint_stale[first:last]
    return bool(mark_links(faint, stale, vx, vy, nearest, one, other, pieces, sound) or marked)


@compiled  # type: ignore[untyped-decorator]
def mark_links(
    links: Any, stale: Any, vx: float, vy: float, nearest: float, one: Any, other: Any, pieces: Any, sound: Any
) -> bool:
    """Marks links that are seen: most are off the first sides, which is looked up here and costs no call."""
    marked, of_link, middle = False, pieces.of_link, pieces.middle
    rx, ry, lx, ly = one
    for k in range(len(links)):
        if stale[k]:
            continue
        link = links[k]
        for p in range(of_link[link], of_link[link + 1]):
            dx, dy, least = middle[p, 0] - vx, middle[p, 1] - vy, -middle[p, 2] - SLACK
            if rx * dy - ry * dx >= least and dx * ly - dy * lx >= least:
                if hides(link, vx, vy, nearest, one, other, pieces, sound):
                    stale[k] = marked = True
                break
    return marked


@compiled  # type: ignore[untyped-decorator]
def hides(link: int, vx: float, vy: float, nearest: float, one: Any, other: Any, pieces: Any, sound: Any) -> bool:
    """Whether some part of a link lies between the sides: first by a circle around it, then by its vertices."""
    for p in range(pieces.of_link[link], pieces.of_link[link + 1]):
        dx, dy, half = pieces.middle[p, 0] - vx, pieces.middle[p, 1] - vy, pieces.middle[p, 2]
        if not (touches(dx, dy, half, one) and touches(dx, dy, half, other)):
            continue
        d = math.sqrt(dx * dx + dy * dy)
        if d + half + SLACK < nearest or d - half - SLACK > sound.radius[link]:
            continue
        a, b, c, e = False, False, False, False
        for i in range(pieces.first[p], pieces.first[p + 1]):
            ux, uy = pieces.vertices[i, 0] - vx, pieces.vertices[i, 1] - vy
            a, b = a or one[0] * uy - one[1] * ux >= -SLACK, b or ux * one[3] - uy * one[2] >= -SLACK
            c, e = c or other[0] * uy - other[1] * ux >= -SLACK, e or ux * other[3] - uy * other[2] >= -SLACK
        if a and b and c and e:
            return True
    return False


@compiled  # type: ignore[untyped-decorator]
def touches(dx: float, dy: float, radius: float, sides: Any) -> bool:
    """Whether a circle touches what lies between two sides: left of the first direction and right of the second."""
    least = -radius - SLACK
    return bool(sides[0] * dy - sides[1] * dx >= least and dx * sides[3] - dy * sides[2] >= least)


@compiled  # type: ignore[untyped-decorator]
def meet(one: Any, other: Any) -> bool:
    """Whether two pairs of sides have a direction in common; pairs wider than a right angle are taken to have one."""
    narrow = one[0] * one[2] + one[1] * one[3] > 0.0 and other[0] * other[2] + other[1] * other[3] > 0.0
    least = -SLACK / FAR
    left, right = one[0] * other[3] - one[1] * other[2], other[0] * one[3] - other[1] * one[2]
    return bool(not narrow or (left >= least and right >= least))


@compiled  # type: ignore[untyped-decorator]
def between(vx: float, vy: float, wall: Any, out: Any) -> None:
    """Writes the sides of a wall as a place sees it: directions of its right and left end."""
    ax, ay = wall[0] - vx, wall[1] - vy
    bx, by = ax + wall[2], ay + wall[3]
    if ax * by - ay * bx < 0.0:
        ax, ay, bx, by = bx, by, ax, ay
    a, b = max(math.sqrt(ax * ax + ay * ay), 1e-9), max(math.sqrt(bx * bx + by * by), 1e-9)
    out[0], out[1], out[2], out[3] = ax / a, ay / a, bx / b, by / b


@compiled  # type: ignore[untyped-decorator]
def seen_group(group: int, vx: float, vy: float, groups: Any, out: Any) -> Any:
    """Writes the sides of a group as a place sees it, and tells how near it is: all around within its circle."""
    cx, cy, r = groups.circles[group]
    dx, dy = cx - vx, cy - vy
    d = math.sqrt(dx * dx + dy * dy)
    out[:] = 0.0
    if d <= r + 1.0:
        return 0.0
    ux, uy, low, high = dx / d, dy / d, 0.0, 0.0
    for w in range(groups.starts[group], groups.starts[group + 1]):
        for end in range(2):
            px = groups.walls[w, 0] + end * groups.walls[w, 2] - vx
            py = groups.walls[w, 1] + end * groups.walls[w, 3] - vy
            slope = (ux * py - uy * px) / (ux * px + uy * py)
            low, high = min(low, slope), max(high, slope)
    a, b = math.sqrt(1.0 + low * low), math.sqrt(1.0 + high * high)
    out[0], out[1] = (ux - low * uy) / a, (uy + low * ux) / a
    out[2], out[3] = (ux - high * uy) / b, (uy + high * ux) / b
    return d - r
