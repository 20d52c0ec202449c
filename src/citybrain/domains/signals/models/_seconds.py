"""Compiled seconds at signals: who comes, what the lights show, who leaves; each row (control and run) for itself.

Columns of `vehicles` (by row and approach) count those who came and left in their order, buses put in and taken from
the ring of `marks`, which holds their numbers, and buses that are seen. `credit` is the part of a car and of a bicycle
that green has let. Columns of `lights` (by row and junction) are the stage, the seconds in it, whether it changes,
seconds without vehicles, greens so far, the least green now, whether nobody else asks, and whether green begins.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from citybrain.kernel.units import Array, Rows

compiled: Any = njit(nogil=True, cache=True, error_model="numpy")

CAR, BUS, BICYCLE, ON_FOOT = range(4)
MODES = 4
CAME, LEFT, MARKED, PASSED, NEAR = range(5)
VEHICLES = 5
STAGE, CLOCK, CHANGING, IDLE, GREENS, HOLD, REST, TURNED = range(8)
LIGHTS = 8
YELLOW, ALL_RED, ACTUATED = range(3)
GREEN, LEAST, MOST = range(3)
LOST, USED, WALK, GAP, SEEN, ADDED, WARM_UP, BUS_CARS, STAGES = range(9)
FLOW, BICYCLES, ACROSS, PART = range(4)
ANY_VEHICLE, ANY_BUS, ANYBODY = range(3)

GOLDEN = 0.6180339887498949
"""Part of a vehicle by which the first of each green comes later than in the one before: no cycle is favoured."""

NEARLY = 1e-9
"""Part of a vehicle that is none, but for rounding."""


class SignalStreets(NamedTuple):
    """What stays. Of approaches: junction, slot, source, seconds from it; and `FLOW` [1/s] to `PART` of the source.

    `ends` are the slots at which those of each junction begin, and one past the last.
    """

    junction: Rows
    slot: Rows
    source: Rows
    seconds: Rows
    numbers: Array
    ends: Rows


class QueueState(NamedTuple):
    """What changes, by row; `coming` and `detected` are rings by second, `parts` those of vehicles to be sent on."""

    queue: NDArray[np.int64]
    vehicles: NDArray[np.int64]
    credit: Array
    marks: NDArray[np.int64]
    parts: Array
    coming: NDArray[np.int64]
    detected: NDArray[np.int64]
    lights: Array


class QueueTally(NamedTuple):
    """What is counted after the warm-up, by row and approach and mode; cycles by row and junction.

    `counts` are who came, who was served, the queue before, and the longest queue.
    """

    waited: Array
    counts: NDArray[np.int64]
    cycles: Array


@compiled  # type: ignore[untyped-decorator]
def run(
    streets: Any, lamps: Any, greens: Any, manner: Any, state: Any, tally: Any, outside: Any, begin: int, runs: int
) -> None:
    """Some seconds from `begin` on; `outside` are those who come from outside, by second, run, approach and mode.

    `lamps` and `greens` are the times of each control by junction and by slot.
    """
    size = len(streets.junction)
    come, off = np.zeros((size, MODES), np.int64), np.zeros((size, MODES), np.int64)
    asks = np.zeros((streets.ends[-1], 3), np.bool_)
    for row in range(len(state.queue)):
        kind, number = row // runs, row % runs
        queue, vehicles, credit, lights = state.queue[row], state.vehicles[row], state.credit[row], state.lights[row]
        marks, coming, detected = state.marks[row], state.coming[row], state.detected[row]
        counts = tally.counts[:, row]
        for second in range(len(outside)):
            t = begin + second
            _arrive(int(manner[SEEN]), queue, vehicles, marks, coming, detected, t, outside[second, number], come)
            _ask(streets.slot, queue, vehicles, asks)
            _turn(streets.ends, lamps[kind], greens[kind], manner, lights, asks)
            _walk(streets.junction, streets.slot, streets.ends, streets.numbers, lamps[kind], greens[kind], manner,
                  queue, credit, lights, off)  # fmt: skip
            _drive(streets.junction, streets.slot, streets.ends, streets.numbers, manner, vehicles, credit, marks,
                   queue, lights, off)  # fmt: skip
            _send(streets.source, streets.seconds, streets.numbers, int(manner[SEEN]), state.parts[row], coming,
                  detected, t, off)  # fmt: skip
            if t < manner[WARM_UP]:
                counts[2, :, :] = queue
            else:
                _count(queue, lights, tally.waited[row], counts, tally.cycles[row], come, off)


@compiled  # type: ignore[untyped-decorator]
def _arrive(
    seen: int, queue: Any, vehicles: Any, marks: Any, coming: Any, detected: Any, t: int, outside: Any, come: Any
) -> None:
    """Puts those into the queues who were drawn some seconds ago, when buses among them were seen, and the fed."""
    room, ring = len(coming), marks.shape[1]
    now, later = t % room, (t + seen) % room
    for a in range(len(come)):
        detected[now, a] += outside[a, BUS]
        for mode in range(MODES):
            coming[later, a, mode] += outside[a, mode]
            come[a, mode] = coming[now, a, mode]
            coming[now, a, mode] = 0
            queue[a, mode] += come[a, mode]
        vehicles[a, NEAR] += detected[now, a]
        detected[now, a] = 0
        vehicles[a, CAME] += come[a, CAR]
        for _ in range(come[a, BUS]):
            marks[a, vehicles[a, MARKED] % ring] = vehicles[a, CAME]
            vehicles[a, MARKED] += 1
            vehicles[a, CAME] += 1


@compiled  # type: ignore[untyped-decorator]
def _ask(slot: Any, queue: Any, vehicles: Any, asks: Any) -> None:
    """Whether vehicles, a bus that is seen, or anybody asks for each stage."""
    asks[:, :] = False
    for a in range(len(slot)):
        some = queue[a, CAR] + queue[a, BUS] + queue[a, BICYCLE] > 0
        bus = vehicles[a, NEAR] > 0
        asks[slot[a], ANY_VEHICLE] |= some
        asks[slot[a], ANY_BUS] |= bus
        asks[slot[a], ANYBODY] |= some or bus or queue[a, ON_FOOT] > 0


@compiled  # type: ignore[untyped-decorator]
def _others(asks: Any, what: int, first: int, last: int, slot: int) -> bool:
    """Whether another stage of a junction is asked for."""
    found = False
    for other in range(first, last):
        found |= other != slot and asks[other, what]
    return found


@compiled  # type: ignore[untyped-decorator]
def _turn(ends: Any, lamps: Any, greens: Any, manner: Any, lights: Any, asks: Any) -> None:
    """Moves the lights on for a second; the seconds of a stage are counted by `_drive`."""
    for j in range(len(lights)):
        light, first, last = lights[j], ends[j], ends[j + 1]
        slot, actuated, clock = first + int(light[STAGE]), lamps[j, ACTUATED] > 0.0, light[CLOCK]
        light[IDLE] = 0.0 if asks[slot, ANY_VEHICLE] else light[IDLE] + 1.0
        over = clock >= greens[slot, GREEN]
        if actuated:
            waste = (
                clock >= greens[slot, MOST] or light[IDLE] >= manner[GAP] or _others(asks, ANY_BUS, first, last, slot)
            )
            late = clock >= greens[slot, MOST] + manner[ADDED]
            enough = late if asks[slot, ANY_BUS] else waste
            over = clock >= light[HOLD] and enough and _others(asks, ANYBODY, first, last, slot)
        changing = light[CHANGING] > 0.0
        turned = changing and clock >= lamps[j, YELLOW] + lamps[j, ALL_RED]
        ended = not changing and over
        light[TURNED] = 1.0 if turned else 0.0
        if turned:
            stage = _following(asks, first, last, int(light[STAGE]), int(manner[STAGES]) if actuated else 0)
            slot = first + stage
            light[STAGE], light[IDLE], light[HOLD] = stage, 0.0, greens[slot, LEAST]
            light[GREENS] += 1.0
        if turned or ended:
            light[CLOCK], light[CHANGING] = 0.0, 1.0 if ended else 0.0
        light[REST] = 1.0 if actuated and not _others(asks, ANYBODY, first, last, slot) else 0.0


@compiled  # type: ignore[untyped-decorator]
def _following(asks: Any, first: int, last: int, stage: int, steps: int) -> int:
    """The next stage that somebody asks for, in so many steps; the next of all where none is."""
    for step in range(1, steps):
        other = (stage + step) % (last - first)
        if asks[first + other, ANYBODY]:
            return int(other)
    return int((stage + 1) % (last - first))


@compiled  # type: ignore[untyped-decorator]
def _walk(
    junction: Any, slot: Any, ends: Any, numbers: Any, lamps: Any, greens: Any, manner: Any, queue: Any, credit: Any,
    lights: Any, off: Any,
) -> None:  # fmt: skip
    """Lets people begin to walk whom the lights let, and holds green until they are across; begins what green lets."""
    for a in range(len(off)):
        light = lights[junction[a]]
        off[a, ON_FOOT] = 0
        if ends[junction[a]] + int(light[STAGE]) != slot[a]:
            continue
        if light[TURNED] > 0.0:
            credit[a, 0] = credit[a, 1] = (light[GREENS] * GOLDEN) % 1.0
        across, window = numbers[a, ACROSS], manner[WALK]
        if lamps[junction[a], ACTUATED] == 0.0:
            window = max(greens[slot[a], GREEN] - across, window)
        walking = light[CHANGING] == 0.0 and (light[CLOCK] < window or light[REST] > 0.0)
        if walking and queue[a, ON_FOOT] > 0:
            off[a, ON_FOOT] = queue[a, ON_FOOT]
            light[HOLD] = max(light[HOLD], light[CLOCK] + across)


@compiled  # type: ignore[untyped-decorator]
def _drive(
    junction: Any, slot: Any, ends: Any, numbers: Any, manner: Any, vehicles: Any, credit: Any, marks: Any, queue: Any,
    lights: Any, off: Any,
) -> None:  # fmt: skip
    """Lets cars and buses in their order and bicycles drive off in a second of green, and all leave their queues."""
    ring = marks.shape[1]
    for a in range(len(off)):
        light, flow = lights[junction[a]], numbers[a, FLOW]
        off[a, CAR] = off[a, BUS] = off[a, BICYCLE] = 0
        open_ = light[CLOCK] < manner[USED] if light[CHANGING] > 0.0 else light[CLOCK] >= manner[LOST]
        if open_ and ends[junction[a]] + int(light[STAGE]) == slot[a]:
            green, left = credit[a, 0] + flow, queue[a, CAR] + queue[a, BUS]
            while green >= 1.0 and left > 0:
                place = vehicles[a, PASSED]
                bus = place < vehicles[a, MARKED] and marks[a, place % ring] == vehicles[a, LEFT]
                off[a, BUS if bus else CAR] += 1
                green -= manner[BUS_CARS] if bus else 1.0
                vehicles[a, PASSED] += bus
                vehicles[a, NEAR] -= bus
                vehicles[a, LEFT] += 1
                left -= 1
            credit[a, 0] = green if left > 0 else min(green, max(flow, 1.0))
            bicycles = credit[a, 1] + numbers[a, BICYCLES]
            off[a, BICYCLE] = min(queue[a, BICYCLE], int(bicycles))
            credit[a, 1] = min(bicycles - off[a, BICYCLE], max(numbers[a, BICYCLES], 1.0))
        for mode in range(MODES):
            queue[a, mode] -= off[a, mode]
    for j in range(len(lights)):
        lights[j, CLOCK] += 1.0


@compiled  # type: ignore[untyped-decorator]
def _send(
    source: Any, seconds: Any, numbers: Any, seen: int, parts: Any, coming: Any, detected: Any, t: int, off: Any
) -> None:
    """Sends the vehicles that left to the approaches that they feed; parts add up to vehicles."""
    room = len(coming)
    for a in range(len(off)):
        if source[a] < 0:
            continue
        later = seconds[a]
        for mode in (CAR, BUS):
            parts[a, mode] += off[source[a], mode] * numbers[a, PART]
            sent = int(np.floor(parts[a, mode] + NEARLY))
            parts[a, mode] -= sent
            coming[(t + later) % room, a, mode] += sent
            if mode == BUS:
                detected[(t + max(later - seen, 1)) % room, a] += sent


@compiled  # type: ignore[untyped-decorator]
def _count(queue: Any, lights: Any, waited: Any, counts: Any, cycles: Any, come: Any, off: Any) -> None:
    """Adds a second: who walks begins with it, who drives amid it."""
    for a in range(len(come)):
        for mode in range(MODES):
            waited[a, mode] += queue[a, mode]
            counts[0, a, mode] += come[a, mode]
            counts[1, a, mode] += off[a, mode]
            counts[3, a, mode] = max(counts[3, a, mode], queue[a, mode])
        if queue[a, ON_FOOT] > 0:
            waited[a, ON_FOOT] -= 0.5 * come[a, ON_FOOT]
    for j in range(len(lights)):
        if lights[j, TURNED] > 0.0 and lights[j, STAGE] == 0.0:
            cycles[j] += 1.0
