"""Queues at signals, second by second: point queues of cars with buses, of bicycles and of people on foot.

All runs and all ways of control are rows of every array; the same seed gives the same arrivals to each control, and
the same numbers to the bit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array, Mask, Rows

if TYPE_CHECKING:
    from citybrain.domains.signals.models._seconds import QueueState

Counts: TypeAlias = NDArray[np.int64]

CAR, BUS, BICYCLE, ON_FOOT = range(4)
MODES = 4
HOUR = 3600
ROOM = 8
"""Buses of a queue that there is room for at first."""

CHUNK = 300
"""Seconds whose arrivals are drawn at once."""


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
    from citybrain.domains.signals.models import _seconds as seconds

    slots = np.flatnonzero(np.diff(layout.slot, prepend=-1))
    first = np.flatnonzero(np.diff(layout.junction[slots], prepend=-1))
    ends = np.append(first, len(slots))
    numbers = np.column_stack([layout.flow, layout.bicycle_flow, layout.across, layout.part])
    streets = seconds.SignalStreets(layout.junction, layout.slot, layout.source, layout.seconds, numbers, ends)
    columns = Timing(*(np.stack(one) for one in zip(*timings, strict=True)))
    lamps = np.stack([columns.yellow, columns.all_red, columns.actuated], axis=2)
    greens = np.stack([columns.green, columns.least, columns.most], axis=2)
    way = np.array([*manner, np.diff(ends).max()], np.float64)
    way[seconds.SEEN] = int(manner.seen)
    lights = _lights(columns, ends)
    rows, size, junctions = len(timings) * runs, len(layout.junction), len(first)
    ring = int(layout.seconds[layout.source >= 0].max(initial=0)) + int(manner.seen) + 1
    whole, counts = np.zeros((2, rows, size, MODES), np.int64), np.zeros((4, rows, size, MODES), np.int64)
    state = seconds.QueueState(
        whole[0], np.zeros((rows, size, seconds.VEHICLES), np.int64), np.zeros((rows, size, 2)),
        np.full((rows, size, ROOM), -1, np.int64), np.zeros((rows, size, 2)),
        np.zeros((rows, ring, size, MODES), np.int64), np.zeros((rows, ring, size), np.int64),
        np.repeat(lights, runs, axis=0),
    )  # fmt: skip
    tally = seconds.QueueTally(np.zeros((rows, size, MODES)), counts, np.zeros((rows, junctions)))
    coming, begin = iter(arrivals), 0
    while part := list(islice(coming, CHUNK)):
        state = _with_room(state, int(sum(second[..., BUS].sum(axis=1) for second in part).max(initial=0)))
        seconds.run(streets, lamps, greens, way, state, tally, np.stack(part), begin, runs)
        begin += len(part)
    came, served, before, longest = counts
    made = (tally.waited, came, served, before, state.queue, longest, tally.cycles)
    shape = (len(timings), runs)
    return QueueCounts(*(np.asarray(one, np.float64).reshape(*shape, *one.shape[1:]) for one in made))


def _lights(columns: Timing, ends: Rows) -> Array:
    """Lights of each control, as far into the cycle of fixed time as the offset says."""
    from citybrain.domains.signals.models import _seconds as seconds

    first, stages = ends[:-1], np.diff(ends)
    lasts = columns.green + np.repeat(columns.yellow + columns.all_red, stages, axis=1)
    cycle = np.add.reduceat(lasts, first, axis=1)
    clock, stage = (-columns.offset) % cycle, np.zeros(cycle.shape, np.intp)
    for _ in range(int(stages.max())):
        now = np.take_along_axis(lasts, first + stage, axis=1)
        over = clock >= now
        clock = np.where(over, clock - now, clock)
        stage = np.where(over, stage + 1, stage)
    green, least = (np.take_along_axis(one, first + stage, axis=1) for one in (columns.green, columns.least))
    lights = np.zeros((*stage.shape, seconds.LIGHTS))
    lights[:, :, seconds.STAGE], lights[:, :, seconds.HOLD] = stage, least
    lights[:, :, seconds.CLOCK] = np.where(clock >= green, clock - green, clock)
    lights[:, :, seconds.CHANGING] = clock >= green
    return lights


def _with_room(state: QueueState, buses: int) -> QueueState:
    """Room for so many more buses in each queue, beside those that stand there or are on their way."""
    from citybrain.domains.signals.models import _seconds as seconds

    room, passed = state.marks.shape[2], state.vehicles[:, :, seconds.PASSED]
    held = int((state.vehicles[:, :, seconds.MARKED] - passed).max(initial=0))
    elsewhere = state.queue[:, :, BUS].sum(axis=1) + state.coming[..., BUS].sum(axis=(1, 2))
    needed = held + buses + int(elsewhere.max(initial=0))
    if needed <= room:
        return state
    wide = np.full((*state.marks.shape[:2], 2 * needed), -1, np.int64)
    for step in range(held):
        place = passed + step
        old = np.take_along_axis(state.marks, (place % room)[:, :, None], 2)
        np.put_along_axis(wide, (place % wide.shape[2])[:, :, None], old, 2)
    return state._replace(marks=wide)


def by_chance(layout: Layout, manner: SignalManner, runs: int, seed: int) -> Iterator[Counts]:
    """Who comes from outside in each second of the warm-up and an hour, by run, approach and mode (Poisson)."""
    chance = np.random.default_rng(seed)
    left = int(manner.warm_up) + HOUR
    while left > 0:
        size = min(CHUNK, left)
        yield from chance.poisson(layout.demand, (size, runs, *layout.demand.shape))
        left -= size


def prepare() -> None:
    """Load the compiled seconds; compile them where this installation has not yet, which takes seconds."""
    two = np.ones(2)
    layout = Layout(
        np.zeros(2, np.intp), np.arange(2), two, two, two, np.zeros((2, MODES)), np.full(2, -1), two,
        np.ones(2, np.intp),
    )  # fmt: skip
    timing = Timing(two[:1], two[:1], two[:1] * 0.0, np.zeros(1, bool), two, two, two)
    manner = SignalManner(2.0, 2.0, 7.0, 3.0, 10.0, 10.0, 0.0, 2.0)
    simulate(layout, [timing], manner, 1, [np.zeros((1, 2, MODES), np.int64)])
