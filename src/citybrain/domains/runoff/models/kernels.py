"""Compiled loops over cells: runoff of covers, the way of water from cell to cell, and levels of ponds."""

# mypy: disable-error-code="untyped-decorator"

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

INITIAL = 0.2
compiled: Any = njit(nogil=True, cache=True, error_model="numpy")
inlined: Any = njit(nogil=True, cache=True, error_model="numpy", inline="always")
LEAST_ROWS = 100_000
"""Cells below which no further thread begins."""


@inlined
def depth_of(rain: float, retention: float) -> float:
    """Runoff [mm] of rain [mm] by the curve number, from the potential retention [mm]."""
    over = rain - INITIAL * retention
    return over * over / (over + retention) if over > 0.0 else 0.0


@inlined
def of_part(share: float, rain: float, retention: float) -> float:
    """Runoff [mm] of a part of a cell; none of no part, also where its soil is not known."""
    return share * depth_of(rain, retention) + share * (retention - retention) if share > 0.0 else 0.0


@inlined
def of_ground(rain: float, sealed: float, paved: float, hard: float, drains: float, paving: float) -> float:
    """Runoff [mm] of sealed ground, of which a part lets water through, in a storm [mm]."""
    runoff: float = (sealed - paved) * max(depth_of(rain, hard) - drains, 0.0) + paved * max(rain - paving, 0.0)
    return runoff


@compiled
def runoff_rows(begin: int, end: int, rain: Any, covers: Any, limits: Any, out: Any) -> None:
    """Runoff [mm] of cells in a storm [mm]; `covers` and `limits` by column as `cell_runoff.storm_runoff` has them.

    Rain below crowns is less by what they catch; drains take of hard ground and roofs what they can. Rain gardens take
    ground with plants, and of all other ground alike what they have beyond it.
    """
    for i in range(begin, end):
        hard, planted_roof, paving = limits[0][i], limits[1][i], limits[2][i]
        tank, caught, drains = limits[3][i], limits[4][i], limits[5][i]
        ground, roof, fallen = covers[2][i], covers[4][i], rain[i]
        sealed, green = min(covers[0][i], ground), covers[1][i]
        bare = max(ground - sealed - green, 0.0)
        crowns = min(covers[3][i] / ground, 1.0) if ground > 0.0 else 0.0
        of_green = min(covers[7][i], green)
        green, rest = green - of_green, ground - of_green
        free = 1.0 - min((covers[7][i] - of_green) / rest, 1.0) if rest > 0.0 else 0.0
        paved = min(covers[6][i], sealed)
        planted = min(covers[5][i], roof)
        drained = min(covers[8][i], roof - planted)
        whole = of_ground(fallen, sealed, paved, hard, drains, paving)
        whole += of_part(green, fallen, covers[9][i]) + of_part(bare, fallen, covers[10][i])
        if crowns > 0.0:
            less = max(fallen - caught, 0.0)
            below = of_ground(less, sealed, paved, hard, drains, paving)
            below += of_part(green, less, covers[9][i]) + of_part(bare, less, covers[10][i])
            whole = (1.0 - crowns) * whole + crowns * below
        flat = depth_of(fallen, hard)
        roofs = (roof - planted - drained) * max(flat - drains, 0.0)
        roofs += drained * max(flat - tank - drains, 0.0)
        roofs += planted * max(depth_of(fallen, planted_roof) - drains, 0.0)
        out[i] = free * whole + roofs + fallen * 0.0


@compiled
def water_down(
    order: Any, receiver: Any, hollow_of_exit: Any, runoff: Any, storage: Any, capacity: Any, flow: Any, held: Any,
    arrived: Any, water: Any,
) -> None:  # fmt: skip
    """Writes what leaves each cell [m³] and is held in it, and what arrives and stays in each hollow, from above down.

    A cell holds of what comes to it as much as its storage; where water leaves a hollow the hollow fills first.
    """
    flow[:] = runoff
    for place in range(len(order)):
        cell = order[place]
        held[cell] = min(flow[cell], storage[cell])
        left = flow[cell] - held[cell]
        hollow = hollow_of_exit[cell]
        if hollow >= 0:
            arrived[hollow] = left
            water[hollow] = min(left, capacity[hollow])
            left -= water[hollow]
        flow[cell] = left
        if receiver[cell] >= 0:
            flow[receiver[cell]] += left


@compiled
def pond_depths(
    cells: Any, starts: Any, elevation: Any, area: Any, water: Any, capacity: Any, spill: Any, depth: Any
) -> None:  # fmt: skip
    """Writes the depth [m] of the water of each hollow over its cells, which stand by hollow from the lowest up.

    The level is where the water fills the hollow from its lowest cell; a full one stands at its spill level.
    """
    for hollow in range(len(starts) - 1):
        first, last = starts[hollow], starts[hollow + 1]
        level, left = spill[hollow], water[hollow]
        if not left > 0.0:
            continue
        if left < capacity[hollow]:
            base = 0.0
            for place in range(first, last):
                base += area[cells[place]]
                top = elevation[cells[place + 1]] if place + 1 < last else spill[hollow]
                room = base * (top - elevation[cells[place]])
                if left <= room or place + 1 == last:
                    level = min(elevation[cells[place]] + left / base, spill[hollow])
                    break
                left -= room
        for place in range(first, last):
            depth[cells[place]] = max(level - elevation[cells[place]], 0.0)


@compiled
def downstream(first: Any, second: Any, order: Any) -> int:
    """Writes cells so that each stands before both that its water goes to; how many could be ordered."""
    waiting = np.zeros(len(first), np.int64)
    for cell in range(len(first)):
        for to in (first[cell], second[cell]):
            if to >= 0:
                waiting[to] += 1
    count = 0
    for cell in range(len(first)):
        if waiting[cell] == 0:
            order[count] = cell
            count += 1
    done = 0
    while done < count:
        cell = order[done]
        done += 1
        for to in (first[cell], second[cell]):
            if to >= 0:
                waiting[to] -= 1
                if waiting[to] == 0:
                    order[count] = to
                    count += 1
    return count


@compiled
def water_spread(
    order: Any, first: Any, second: Any, share: Any, hollow_of_exit: Any, runoff: Any, storage: Any, capacity: Any,
    flow: Any,
) -> None:  # fmt: skip
    """Writes what leaves each cell [m³], of which two neighbours have their parts; hollows fill where they spill."""
    flow[:] = runoff
    for place in range(len(order)):
        cell = order[place]
        left = flow[cell] - min(flow[cell], storage[cell])
        hollow = hollow_of_exit[cell]
        if hollow >= 0:
            left -= min(left, capacity[hollow])
        flow[cell] = left
        if first[cell] >= 0:
            part = share[cell] if second[cell] >= 0 else 1.0
            flow[first[cell]] += part * left
            if second[cell] >= 0:
                flow[second[cell]] += left - part * left
