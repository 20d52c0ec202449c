"""Signals of a city simulated: by plan, by Webster's times, actuated, and as a plan chooses, to the same arrivals."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from citybrain.domains.signals.models.delay_formulas import webster_delay
from citybrain.domains.signals.models.results import RUNS, by_approach, compared
from citybrain.domains.signals.models.simulation import (
    HOUR,
    Layout,
    QueueCounts,
    SignalManner,
    Timing,
    by_chance,
    simulate,
)
from citybrain.domains.signals.models.system import (
    ACTUATED,
    ApproachColumns,
    JunctionColumns,
    SignalSettings,
    SignalSystem,
    needed_green,
    signal_system,
)
from citybrain.kernel import Solved, given, quantity, solved
from citybrain.kernel.solves import digest_of
from citybrain.kernel.units import (
    Array,
    Category,
    Count,
    Metres,
    MetresPerSecond,
    People,
    PeoplePerSecond,
    PerHour,
    Ratio,
    Seconds,
    Share,
)

SEED = 1958
WARM_UP = 600.0
"""Seconds before anything is counted, in which queues of several cycles build up."""


class SignalsSimulated(NamedTuple):
    """Of 20 simulated hours at signals; delays are seconds of one vehicle or person.

    Nothing is said of a mode that does not come. `control_...` is each way to control each network: ends of intervals
    hold 95 % and compare with the plan of the file run by run; no degree of saturation of actuated control.
    `signal_...` and `approach_...` are as a plan chooses each junction. Webster's formula holds for cars that come by
    chance, below capacity: elsewhere it tells nothing. Where queues grow, delay depends on how long one looks.
    """

    control_delay: Seconds
    control_car_delay: Seconds
    control_bus_delay: Seconds
    control_bicycle_delay: Seconds
    control_walking_delay: Seconds
    control_served_share: Share
    control_longest_queue: Count
    control_left_waiting: Count
    control_cycle: Seconds
    control_saturation: Ratio
    control_delay_change: Seconds
    control_delay_change_low: Seconds
    control_delay_change_high: Seconds
    control_verdict: Category
    control_load: Category
    signal_delay: Seconds
    signal_arrivals: PeoplePerSecond
    approach_car_delay: Seconds
    approach_bus_delay: Seconds
    approach_bicycle_delay: Seconds
    approach_walking_delay: Seconds
    approach_longest_queue: Count
    approach_growing_queue: Count
    approach_webster_green: Seconds
    approach_saturation: Ratio
    approach_formula_delay: Seconds
    approach_missing_green: Seconds


OF = ("signal_control",) * 15 + ("signal_junction",) * 2 + ("signal_approach",) * 10
SOURCE = "Point queues by seconds, 20 paired hours, Student's t; Webster 1958, RRL Technical Paper 39"


class _Inputs:
    """What is simulated; the same where all numbers are the same."""

    def __init__(self, layout: Layout, timings: list[Timing], manner: SignalManner) -> None:
        self.layout, self.timings, self.manner = layout, timings, manner
        self._digest = digest_of([*layout, *(column for one in timings for column in one), *manner])

    def __hash__(self) -> int:
        return hash(self._digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Inputs) and self._digest == other._digest


@lru_cache(maxsize=4)
def _counts(of: _Inputs) -> QueueCounts:
    """Simulated hours; asked again, the same are not made again."""
    return simulate(of.layout, of.timings, of.manner, RUNS, by_chance(of.layout, of.manner, RUNS, SEED))


@given(of="signal_junction", default=0.0)
def signal_control_chosen() -> Count:
    """How a junction is controlled: 0 by the plan of the file, 1 by Webster's fixed time, 2 actuated."""
    ...


@solved(of=OF, source=SOURCE, tolerance=1e-9, at_most=1)
def signals_simulated(
    approach_junction: Count, approach_stage: Count, approach_green: Seconds, approach_saturation_flow: PerHour,
    approach_cars: PerHour, approach_buses: PerHour, approach_bicycles: PerHour, approach_people_on_foot: PerHour,
    approach_crossing_width: Metres, approach_from: Count, approach_travel_time: Seconds, approach_share_from: Share,
    signal_network: Count, signal_yellow: Seconds, signal_all_red: Seconds, signal_offset: Seconds,
    control_network: Count, signal_control_kind: Category, signal_control_chosen: Count,
    start_up_lost_time: Seconds, used_yellow_time: Seconds, least_walk_time: Seconds, passage_time: Seconds,
    bus_detection_time: Seconds, bus_priority_green: Seconds, cars_of_a_bus: Ratio,
    speed_of_crossing: MetresPerSecond, least_green_time: Seconds, longest_cycle: Seconds,
    bicycle_saturation_flow: PerHour, people_in_car_at_signal: Ratio, people_in_bus_at_signal: Ratio,
    *, tolerance: float, at_most: int,
) -> Solved[SignalsSimulated]:  # fmt: skip
    """Delay, queues and load of each way to control each network, and of junctions and approaches as a plan chooses."""
    approaches = ApproachColumns(
        approach_junction, approach_stage, approach_green, approach_saturation_flow, approach_cars, approach_buses,
        approach_bicycles, approach_people_on_foot, approach_crossing_width, approach_from, approach_travel_time,
        approach_share_from,
    )  # fmt: skip
    junctions = JunctionColumns(signal_network, signal_yellow, signal_all_red, signal_offset)
    manner = SignalManner(*(float(one) for one in (
        start_up_lost_time, used_yellow_time, least_walk_time, passage_time, bus_detection_time, bus_priority_green,
        WARM_UP, cars_of_a_bus,
    )))  # fmt: skip
    settings = [float(one) for one in (speed_of_crossing, least_green_time, longest_cycle, bicycle_saturation_flow)]
    system = signal_system(approaches, junctions, manner, SignalSettings(*settings))
    timings = [*system.timings, _chosen(system, signal_control_chosen)]
    counts = _counts(_Inputs(system.layout, timings, manner))
    people = np.array([people_in_car_at_signal, people_in_bus_at_signal, 1.0, 1.0])
    rows = [compared(system, counts, people, int(at), int(kind))
            for at, kind in zip(control_network, signal_control_kind, strict=True)]  # fmt: skip
    controls = [np.array(one) for one in zip(*rows, strict=True)]
    back = np.argsort(system.order)
    of_approaches = [one[back] for one in (*by_approach(counts), *_by_formula(system, manner))]
    columns = [*controls, *_by_junction(system, counts, people), *of_approaches]
    return Solved(SignalsSimulated(*columns), 0.0, 1)


def _chosen(system: SignalSystem, chosen: Count) -> Timing:
    """Each junction as a plan chooses."""
    kind = chosen.astype(np.intp)
    slots = system.layout.junction[np.flatnonzero(np.diff(system.layout.slot, prepend=-1))]
    green = np.stack([one.green for one in system.timings])[kind[slots], np.arange(len(slots))]
    return system.timings[0]._replace(actuated=kind == ACTUATED, green=green)


def _by_junction(system: SignalSystem, counts: QueueCounts, people: Array) -> tuple[Array, Array]:
    """Delay of a person [s], and people who come in a second."""
    waited, arrived = (
        np.bincount(system.layout.junction, one[-1].sum(axis=0) @ people, len(system.network))
        for one in (counts.waited, counts.arrived)
    )
    delay: Array = waited / np.maximum(arrived, 1.0)
    return delay, arrived / (RUNS * HOUR)


def _by_formula(system: SignalSystem, manner: SignalManner) -> tuple[Array, Array, Array, Array]:
    """By approach: green by Webster [s], degree of saturation and delay under the plan, green that walkers lack [s]."""
    layout, x = system.layout, system.saturation[0]
    holds = (layout.demand[:, 0] > 0.0) & (layout.source < 0)
    saturation = np.where(holds, system.flow / layout.flow * system.cycle[layout.junction] / system.effective, np.nan)
    delay = webster_delay(system.cycle[layout.junction], system.effective, saturation, system.flow)
    missing = np.maximum(needed_green(layout, manner) - system.timings[0].green[layout.slot], 0.0)
    return system.timings[1].green[layout.slot], x, delay, missing


@quantity(of="signal_junction", source="Little 1961, doi:10.1287/opre.9.3.383: L = λW", totals=("zone", "city"))
def people_waiting_at_signals(
    signal_delay: Seconds, signal_arrivals: PeoplePerSecond, waiting_of_model: Ratio
) -> People:
    """People who wait at a signal at a time, in the mean of the hour."""
    return signal_delay * signal_arrivals * waiting_of_model
