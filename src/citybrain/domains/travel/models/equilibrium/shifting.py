"""Moving cars from the longest way that is taken to the shortest one, node by node, until both cost the same."""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.domains.travel.models.equilibrium.shortest_paths import compiled
from citybrain.domains.travel.models.equilibrium.ways import mark_ways, new_ways

TURNS = 3
"""Newton's step, and the secants back where it went too far."""

TOO_FAR = 0.25
"""Share of the first difference of costs which, with the other sign, is too far."""


@compiled  # type: ignore[untyped-decorator]
def price(link: int, network: Any, flow: Any, cost: Any, slope: Any) -> None:
    """Cost of a link, and how it grows with each car."""
    cars, power, rise = flow[link], network.power[link], network.rise[link]
    if rise == 0.0 or cars <= 0.0:
        cost[link] = network.base[link]
        slope[link] = rise if power == 1.0 else 0.0
        return
    square = cars * cars
    more = rise * (square * square if power == 4.0 else cars**power)
    cost[link] = network.base[link] + more
    slope[link] = power * more / cars


@compiled  # type: ignore[untyped-decorator]
def price_all(network: Any, flow: Any, cost: Any, slope: Any) -> None:
    """Cost and slope of every link at a flow."""
    for link in range(flow.size):
        price(link, network, flow, cost, slope)


@compiled  # type: ignore[untyped-decorator]
def _fork(q: int, bush: Any, ways: Any, cost: Any, slope: Any, short: Any, long: Any) -> Any:
    """The two ways back from a place to where they part: lengths, difference of costs, its slope, cars to move."""
    _, links, tails, flow = bush
    shortest, longest = ways[2], ways[3]
    shorts = longs = 0
    dearer, rate, room = 0.0, 0.0, np.inf
    near, far = q, q
    while shorts == 0 or near != far:
        if near > far or shorts == 0:
            r = shortest[near]
            short[shorts] = r
            shorts += 1
            dearer -= cost[links[r]]
            near = tails[r]
        else:
            r = longest[far]
            long[longs] = r
            longs += 1
            dearer += cost[links[r]]
            room = min(room, flow[r])
            far = tails[r]
        rate += slope[links[r]]
    return shorts, longs, dearer, rate, room


@compiled  # type: ignore[untyped-decorator]
def _step(step: float, ways: Any, bush: Any, least_flow: float, network: Any, now: Any) -> float:
    """Move cars from the long to the short way (back where below 0). The difference of costs that is left."""
    short, long = ways
    _, links, _, own = bush
    flow, cost, slope = now
    dearer = 0.0
    for r in long:
        own[r] -= step
        if own[r] < least_flow:
            own[r] = 0.0
        flow[links[r]] = max(flow[links[r]] - step, 0.0)
        price(links[r], network, flow, cost, slope)
        dearer += cost[links[r]]
    for r in short:
        own[r] += step
        flow[links[r]] += step
        price(links[r], network, flow, cost, slope)
        dearer -= cost[links[r]]
    return dearer


@compiled  # type: ignore[untyped-decorator]
def _level(ways: Any, dearer: float, rate: float, room: float, bush: Any, least_flow: float, network: Any,
           now: Any) -> float:  # fmt: skip
    """Make two ways cost the same, as far as there are cars to move. What moving has saved, at the first slope."""
    step = room if dearer >= rate * room else dearer / rate
    saved, moved = step * dearer, 0.0
    for _ in range(TURNS):
        left = _step(step, ways, bush, least_flow, network, now)
        if left >= -TOO_FAR * dearer:
            break
        moved += step
        step = moved * left / (dearer - left)
    return saved


@compiled  # type: ignore[untyped-decorator]
def _shift_one(count: int, bush: Any, least_flow: float, slack: float, network: Any, now: Any, room_for: Any) -> float:
    """One bush, from its far end on. What moving has saved."""
    ways, short, long = room_for
    _, cost, slope = now
    flow = bush[3]
    mark_ways(count, bush, cost, least_flow, ways)
    least, most, shortest, longest = ways
    saved = 0.0
    for q in range(count - 1, 0, -1):
        near, far = shortest[q], longest[q]
        if near == far or most[q] - least[q] <= slack * most[q] or flow[far] <= least_flow:
            continue
        shorts, longs, dearer, rate, room = _fork(q, bush, ways, cost, slope, short, long)
        if dearer > 0.0 and room > 0.0:
            two = short[:shorts], long[:longs]
            saved += _level(two, dearer, rate, room, bush, least_flow * 1e-3, network, now)
    return saved


@compiled  # type: ignore[untyped-decorator]
def shift(network: Any, bushes: Any, now: Any, least_flow: Any, slack: float, gains: Any, least_gain: float) -> float:
    """One sweep over all bushes that saved at least `least_gain` last time. What it has saved."""
    room_for = new_ways(network.nodes), np.empty(network.nodes + 1, np.int32), np.empty(network.nodes + 1, np.int32)
    total = 0.0
    for origin in range(network.zones):
        if bushes.sizes[origin] < 2 or gains[origin] < least_gain:
            continue
        bush = bushes.first[origin], bushes.links[origin], bushes.tails[origin], bushes.flow[origin]
        gains[origin] = _shift_one(bushes.sizes[origin], bush, least_flow[origin], slack, network, now, room_for)
        total += gains[origin]
    return total
