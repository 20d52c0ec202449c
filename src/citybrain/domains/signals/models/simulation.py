"""Queues at signals, second by second: point queues of cars with buses, of bicycles and of people on foot.

All runs and all ways of control go side by side (rows of every array); the same seed gives the same arrivals to each
control, and the same numbers to the bit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array, Mask, Rows

Counts: TypeAlias = NDArray[np.int64]

CAR, BUS, BICYCLE, ON_FOOT = range(4)
MODES = 4
HOUR = 3600
CHUNK = 300
"""Seconds whose arrivals are drawn at once."""

GOLDEN = 0.6180339887498949
"""Part of a vehicle by which the first of each green comes later than in the one before: no cycle is favoured."""

WHOLE = 1.0 - 1e-9
"""Part of a vehicle that is one, but for rounding."""


class Layout(NamedTuple):
    """Approaches in the order of their junctions and stages, and where the stages of junctions begin among them.

    `junction` and `slot` of each approach (a slot is a stage of a junction), saturation flow of cars and of bicycles
    [1/s], seconds across on foot, arrivals from outside by mode [1/s]; `source` is the approach whose vehicles come
    to it (-1 for none), a `part` of them `seconds` later.
    """

    junction: Rows
    slot: Rows
    flow: Array
    bicycle_flow: Array
    across: Array
    demand: Array
    source: Rows
    part: Array
    seconds: Rows


class Timing(NamedTuple):
    """One way to control all junctions. By junction: yellow, all red, offset [s], whether actuated.

    By slot [s]: green of fixed time, least and most green of actuated control.
    """

    yellow: Array
    all_red: Array
    offset: Array
    actuated: Mask
    green: Array
    least: Array
    most: Array


class SignalManner(NamedTuple):
    """Seconds: lost at the begin of green, driven in yellow, in which people begin to walk, without vehicles before
    green ends, in which a bus is seen before the line, that a bus adds at most, before anything is counted.

    `bus_cars` is the number of cars that a bus is like.
    """

    lost: float
    used_yellow: float
    walk: float
    gap: float
    seen: float
    added: float
    warm_up: float
    bus_cars: float


class QueueCounts(NamedTuple):
    """Of an hour, by control, run, approach and mode: seconds waited, arrived, served, queue before and after.

    `longest` is the longest queue; `cycles` counts those of a junction.
    """

    waited: Array
    arrived: Array
    served: Array
    before: Array
    after: Array
    longest: Array
    cycles: Array


def simulate(
    layout: Layout, timings: list[Timing], manner: SignalManner, runs: int, arrivals: Iterable[Counts]
) -> QueueCounts:
    """What happens after the warm-up, for each control (axis 0) and run (axis 1), to the same arrivals.

    `arrivals` gives for each second who comes from outside, by run, approach and mode.
    """
    streets, lights = _Queues(layout, manner, len(timings), runs), _Lights(layout, timings, manner, runs)
    arrived, served, longest = (np.zeros(streets.queue.shape, np.int64) for _ in range(3))
    waited = np.zeros(streets.queue.shape)
    before = streets.queue.copy()
    cycles = np.zeros(lights.stage.shape)
    for t, outside in enumerate(arrivals):
        come = streets.arrive(np.tile(outside, (len(timings), 1, 1)))
        turned = lights.turn(streets)
        off = streets.leave(lights)
        if t < manner.warm_up:
            before = streets.queue.copy()
            continue
        waited += streets.queue
        half = streets.queue[:, :, ON_FOOT] > 0  # who walks begins with the second, who drives amid it
        waited[:, :, ON_FOOT] -= 0.5 * come[:, :, ON_FOOT] * half
        arrived += come
        served += off
        cycles += turned & (lights.stage == 0)
        np.maximum(longest, streets.queue, out=longest)
    shape = (len(timings), runs)
    made = (waited, arrived, served, before, streets.queue, longest, cycles)
    return QueueCounts(*(np.asarray(one, np.float64).reshape(*shape, *one.shape[1:]) for one in made))


def by_chance(layout: Layout, manner: SignalManner, runs: int, seed: int) -> Iterator[Counts]:
    """Who comes from outside in each second of the warm-up and an hour, by run, approach and mode (Poisson)."""
    chance = np.random.default_rng(seed)
    left = int(manner.warm_up) + HOUR
    while left > 0:
        size = min(CHUNK, left)
        yield from chance.poisson(layout.demand, (size, runs, *layout.demand.shape))
        left -= size


class _Queues:
    """Queues of all rows by approach and mode; buses stand in the queue of cars and remember their place."""

    def __init__(self, layout: Layout, manner: SignalManner, controls: int, runs: int) -> None:
        self._layout, self._manner = layout, manner
        rows, size = controls * runs, len(layout.junction)
        self.queue = np.zeros((rows, size, MODES), np.int64)
        self.near = np.zeros((rows, size), np.int64)
        self._credit, self._bicycles = np.zeros((rows, size)), np.zeros((rows, size))
        self._number, self._left, self._marked, self._passed = (np.zeros((rows, size), np.int64) for _ in range(4))
        self._marks = np.full((rows, size, 8), -1, np.int64)
        self._fed = np.flatnonzero(layout.source >= 0)
        self._parts = np.zeros((rows, len(self._fed), 2))
        self._seen = int(manner.seen)
        last = int(layout.seconds[self._fed].max(initial=0)) + self._seen + 1
        self._coming = np.zeros((last, rows, size, MODES), np.int64)
        self._detected = np.zeros((last, rows, size), np.int64)
        self._t = 0

    def arrive(self, outside: Counts) -> Counts:
        """Puts those into the queues who were drawn some seconds ago, when buses among them were seen, and the fed."""
        now, later = self._t % len(self._coming), (self._t + self._seen) % len(self._coming)
        self._coming[later] += outside
        self._detected[now] += outside[:, :, BUS]
        come: Counts = self._coming[now].copy()
        self.near += self._detected[now]
        self._coming[now], self._detected[now] = 0, 0
        self._number += come[:, :, CAR]
        self._mark(come[:, :, BUS])
        self.queue += come
        return come

    def _mark(self, buses: Counts) -> None:
        while buses.any():
            rows = np.nonzero(buses)
            room = self._marks.shape[2]
            if (self._marked[rows] - self._passed[rows]).max() >= room:
                self._widen()
                room = self._marks.shape[2]
            self._marks[(*rows, self._marked[rows] % room)] = self._number[rows]
            self._marked[rows] += 1
            self._number[rows] += 1
            buses = buses.copy()
            buses[rows] -= 1

    def _widen(self) -> None:
        """Room for twice the buses in each queue."""
        room = self._marks.shape[2]
        wide = np.full((*self._marks.shape[:2], 2 * room), -1, np.int64)
        for step in range(room):
            place = self._passed + step
            old = np.take_along_axis(self._marks, (place % room)[:, :, None], 2)
            np.put_along_axis(wide, (place % (2 * room))[:, :, None], old, 2)
        self._marks = wide

    def leave(self, lights: _Lights) -> Counts:
        """Lets those drive off and walk whom the lights let, for a second; who left by approach and mode."""
        layout, off = self._layout, np.zeros(self.queue.shape, np.int64)
        moving, walking = lights.moving, lights.walking
        self._credit = np.where(lights.begun, lights.first, self._credit) + moving * layout.flow
        while (leaves := moving & (self._credit >= 1.0) & (self.queue[:, :, CAR] + self.queue[:, :, BUS] > 0)).any():
            place = (self._passed % self._marks.shape[2])[:, :, None]
            bus = leaves & (self._passed < self._marked)
            bus &= np.take_along_axis(self._marks, place, 2)[:, :, 0] == self._left
            car = leaves & ~bus
            for mode, one in ((CAR, car), (BUS, bus)):
                self.queue[:, :, mode] -= one
                off[:, :, mode] += one
            self._credit -= car + bus * self._manner.bus_cars
            self._passed += bus
            self.near -= bus
            self._left += leaves
        idle = moving & (self.queue[:, :, CAR] + self.queue[:, :, BUS] == 0)
        np.minimum(self._credit, np.maximum(layout.flow, 1.0), out=self._credit, where=idle)
        self._bicycles = np.where(lights.begun, lights.first, self._bicycles) + moving * layout.bicycle_flow
        off[:, :, BICYCLE] = np.where(moving, np.minimum(self.queue[:, :, BICYCLE], self._bicycles.astype(np.int64)), 0)
        self._bicycles = np.minimum(self._bicycles - off[:, :, BICYCLE], np.maximum(layout.bicycle_flow, 1.0))
        off[:, :, ON_FOOT] = np.where(walking, self.queue[:, :, ON_FOOT], 0)
        self.queue[:, :, BICYCLE:] -= off[:, :, BICYCLE:]
        self._send(off)
        self._t += 1
        return off

    def _send(self, off: Counts) -> None:
        """Sends the vehicles that left to the approaches that they feed; parts add up to vehicles."""
        to = self._fed
        if not len(to):
            return
        self._parts += off[:, self._layout.source[to], :2] * self._layout.part[to, None]
        sent = np.floor(self._parts + (1.0 - WHOLE)).astype(np.int64)
        self._parts -= sent
        later, room = self._layout.seconds[to], len(self._coming)
        rows = np.arange(len(sent))[:, None]
        for mode in (CAR, BUS):
            self._coming[(self._t + later) % room, rows, to, mode] += sent[:, :, mode]
        seen = np.maximum(later - self._seen, 1)
        self._detected[(self._t + seen) % room, rows, to] += sent[:, :, BUS]


class _Lights:
    """Lights of all rows: stage of each junction, seconds in it or in the change after it, green that must be."""

    def __init__(self, layout: Layout, timings: list[Timing], manner: SignalManner, runs: int) -> None:
        self._layout, self._manner = layout, manner
        self._timing = Timing(*(np.repeat(np.stack(one), runs, axis=0) for one in zip(*timings, strict=True)))
        self._first = np.flatnonzero(np.diff(layout.slot, prepend=-1))
        of_slot = layout.junction[self._first]
        self._slots = np.flatnonzero(np.diff(of_slot, prepend=-1))
        self._stages = np.diff(self._slots, append=len(of_slot))
        self._stage_of = layout.slot - self._slots[layout.junction]
        self._row = np.arange(len(self._timing.green))[:, None]
        self.stage, self._clock, self._changing = self._begin()
        self._idle, self._greens = np.zeros_like(self._clock), np.zeros_like(self._clock)
        self._hold = self._timing.least[self._row, self._slots + self.stage].copy()
        self._rest = np.zeros(self.stage.shape, bool)

    def _begin(self) -> tuple[Rows, Array, Mask]:
        """As far into the cycle of fixed time as the offset says."""
        change = self._timing.yellow + self._timing.all_red
        lasts = self._timing.green + np.repeat(change, self._stages, axis=1)
        cycle = np.add.reduceat(lasts, self._slots, axis=1)
        clock, stage = (-self._timing.offset) % cycle, np.zeros(cycle.shape, np.intp)
        for _ in range(self._stages.max()):
            now = lasts[self._row, self._slots + stage]
            over = clock >= now
            clock = np.where(over, clock - now, clock)
            stage = np.where(over, stage + 1, stage)
        green = self._timing.green[self._row, self._slots + stage]
        return stage, np.where(clock >= green, clock - green, clock), clock >= green

    def turn(self, streets: _Queues) -> Mask:
        """Moves the lights on for a second; which junctions get a green."""
        slot = self._slots + self.stage
        vehicles = self._by_slot(streets.queue[:, :, :ON_FOOT].sum(axis=2) > 0)
        bus = self._by_slot(streets.near > 0)
        called = self._by_slot(streets.queue.sum(axis=2) > 0) | bus
        others, buses = (self._of_others(one, slot) for one in (called, bus))
        self._idle = np.where(vehicles[self._row, slot], 0, self._idle + 1)
        most, own_bus = self._timing.most[self._row, slot], bus[self._row, slot]
        enough = np.where(
            own_bus, self._clock >= most + self._manner.added,
            buses | (self._clock >= most) | (self._idle >= self._manner.gap),
        )  # fmt: skip
        asked = (self._clock >= self._hold) & others & enough
        over = np.where(self._timing.actuated, asked, self._clock >= self._timing.green[self._row, slot])
        turned = self._changing & (self._clock >= self._timing.yellow + self._timing.all_red)
        ended = ~self._changing & over
        self.stage = np.where(turned, self._following(called), self.stage)
        self._clock = np.where(turned | ended, 0.0, self._clock)
        self._changing = (self._changing | ended) & ~turned
        self._idle = np.where(turned, 0, self._idle)
        slot = self._slots + self.stage
        self._hold = np.where(turned, self._timing.least[self._row, slot], self._hold)
        self._greens += turned
        self._rest = self._timing.actuated & ~self._of_others(called, slot)
        self._show(turned, streets)
        self._clock = self._clock + 1.0
        return turned

    def _show(self, turned: Mask, streets: _Queues) -> None:
        """Says of each approach whether vehicles drive, people walk, green begins, and with which part of a vehicle."""
        at, manner, slot = self._layout.junction, self._manner, self._slots + self.stage
        own = self.stage[:, at] == self._stage_of
        green = self._timing.green[self._row, slot][:, at]
        drive = np.where(self._changing, self._clock < manner.used_yellow, self._clock >= manner.lost)
        window = np.where(
            self._timing.actuated[:, at], manner.walk, np.maximum(green - self._layout.across, manner.walk)
        )
        self.moving = own & drive[:, at]
        self.walking = own & ~self._changing[:, at] & ((self._clock[:, at] < window) | self._rest[:, at])
        self.begun = own & turned[:, at]
        self.first = ((self._greens * GOLDEN) % 1.0)[:, at]
        across = np.where(
            self.walking & (streets.queue[:, :, ON_FOOT] > 0), self._clock[:, at] + self._layout.across, 0.0
        )  # fmt: skip
        needed = np.maximum.reduceat(np.maximum.reduceat(across, self._first, axis=1), self._slots, axis=1)
        self._hold = np.maximum(self._hold, needed)

    def _by_slot(self, some: Mask) -> Mask:
        made: Mask = np.logical_or.reduceat(some, self._first, axis=1)
        return made

    def _of_others(self, some: Mask, slot: Rows) -> Mask:
        """Whether any slot of a junction is so, but for one."""
        made: Mask = np.add.reduceat(some.astype(np.int64), self._slots, axis=1) > some[self._row, slot]
        return made

    def _following(self, called: Mask) -> Rows:
        """The next stage that somebody asks for; the next of all where none is, and in fixed time."""
        following = (self.stage + 1) % self._stages
        free = self._timing.actuated.copy()
        for step in range(1, int(self._stages.max())):
            other = (self.stage + step) % self._stages
            here = free & called[self._row, self._slots + other]
            following = np.where(here, other, following)
            free &= ~here
        return following
