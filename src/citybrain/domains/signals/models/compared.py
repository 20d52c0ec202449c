"""Signals of a city simulated: by plan, by Webster's times, actuated, and as a plan chooses, to the same arrivals."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.signals.models.delay_formulas import webster_delay
from citybrain.domains.signals.models.simulation import SignalManner
from citybrain.domains.signals.models.system import (
    PLAN,
    ApproachColumns,
    JunctionColumns,
    SignalSettings,
    SignalSystem,
    signal_system,
)
from citybrain.domains.signals.models.tables import SignalCase, signal_tables
from citybrain.kernel import Solved, given, quantity, solved
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

WARM_UP = 600.0
"""Seconds before anything is counted, in which queues of several cycles build up."""


class SignalsSimulated(NamedTuple):
    """Of 20 simulated hours at signals; delays are seconds of one vehicle or person.

    Nothing is said of a mode that does not come. `control_...` is each way to control each network: ends of intervals
    hold 95 % and compare with the plan run by run; no degree of saturation of actuated control. `signal_...` and
    `approach_...` are as a plan chooses each junction. Webster's formula holds for cars that come by chance, below
    capacity: elsewhere it tells nothing. Where queues grow, delay depends on how long one looks.

    Of junctions of which no file tells, the plan is Webster's for the city as it is, which measures keep; more buses
    carry the passengers of today. Delay is that of formulas of an hour; what actuated control changes is simulated
    where a plan chooses it, at 16 junctions at most, and taken over from the one nearest in load elsewhere.
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


class SignalsToday(NamedTuple):
    """What measures keep of the city as it is: green of the plan [s] (None before it is known) and buses [1/h]."""

    greens: Array | None
    buses: Array


OF = ("signal_control",) * 15 + ("signal_junction",) * 2 + ("signal_approach",) * 10
SOURCE = (
    "Point queues by seconds, 20 paired hours, Student's t; Webster 1958, RRL Technical Paper 39; without a file "
    "Highway Capacity Manual 2000: uniform and incremental delay"
)


@given(of="signal_junction", default=0.0)
def signal_control_chosen() -> Count:
    """How a junction is controlled: 0 by its plan, 1 by Webster's fixed time, 2 actuated."""
    ...


@solved(of=OF, source=SOURCE, tolerance=1e-9, at_most=1)
def signals_simulated(
    approach_junction: Count, approach_stage: Count, approach_green: Seconds, saturation_flow_at_approach: PerHour,
    cars_at_approach: PerHour, buses_at_approach: PerHour, approach_bicycles: PerHour, approach_people_on_foot: PerHour,
    approach_crossing_width: Metres, approach_from: Count, approach_travel_time: Seconds, approach_share_from: Share,
    signal_network: Count, signal_yellow: Seconds, signal_all_red: Seconds, signal_offset: Seconds,
    control_network: Count, signal_control_kind: Category, signal_control_chosen: Count,
    usual_yellow_time: Seconds, usual_all_red_time: Seconds, usual_crossing_width: Metres,
    start_up_lost_time: Seconds, used_yellow_time: Seconds, least_walk_time: Seconds, passage_time: Seconds,
    bus_detection_time: Seconds, bus_priority_green: Seconds, cars_of_a_bus: Ratio,
    speed_of_crossing: MetresPerSecond, least_green_time: Seconds, longest_cycle: Seconds,
    bicycle_saturation_flow: PerHour, people_in_car_at_signal: Ratio, people_in_bus_at_signal: Ratio,
    *, tolerance: float, at_most: int, start: Any,
) -> Solved[SignalsSimulated]:  # fmt: skip
    """Delay, queues and load of each way to control each network, and of junctions and approaches as a plan chooses."""
    approaches = ApproachColumns(
        approach_junction, approach_stage, approach_green, saturation_flow_at_approach, cars_at_approach,
        buses_at_approach, approach_bicycles, approach_people_on_foot,
        _filled(approach_crossing_width, usual_crossing_width), approach_from, approach_travel_time,
        approach_share_from,
    )  # fmt: skip
    junctions = JunctionColumns(
        signal_network, _filled(signal_yellow, usual_yellow_time), _filled(signal_all_red, usual_all_red_time),
        np.nan_to_num(signal_offset),
    )  # fmt: skip
    manner = SignalManner(*(float(one) for one in (
        start_up_lost_time, used_yellow_time, least_walk_time, passage_time, bus_detection_time, bus_priority_green,
        WARM_UP, cars_of_a_bus,
    )))  # fmt: skip
    settings = SignalSettings(*(float(one) for one in (
        speed_of_crossing, least_green_time, longest_cycle, bicycle_saturation_flow
    )))  # fmt: skip
    kept = start or SignalsToday(None, buses_at_approach)
    system = signal_system(approaches, junctions, manner, settings, kept.greens)
    slots, back = system.layout.slot, np.argsort(system.order)
    planned = system.timings[0].green[slots][back]
    people = np.array([people_in_car_at_signal, people_in_bus_at_signal, 1.0, 1.0])
    planned_approaches = approaches._replace(green=planned)
    case = SignalCase(planned_approaches, junctions, manner, settings, system, people, kept.buses)
    known = np.ones(len(junctions.network), bool)
    known[approach_junction[np.isnan(approach_green)].astype(np.intp)] = False
    tables = signal_tables(case, signal_control_chosen, known)
    controls = tables.controls[signal_control_kind.astype(np.intp), control_network.astype(np.intp)]
    by_formula = [one[back] for one in _by_formula(system)]
    values = SignalsSimulated(*controls.T, *tables.junctions.T, *tables.approaches.T, *by_formula)
    return Solved(values, 0.0, 1, state=SignalsToday(planned, kept.buses))


def _filled(column: Array, usual: Array) -> Array:
    filled: Array = np.where(np.isnan(column), usual, column)
    return filled


def _by_formula(system: SignalSystem) -> tuple[Array, Array, Array, Array]:
    """By approach: green by Webster [s], degree of saturation and delay under the plan, green that walkers lack [s]."""
    layout, x = system.layout, system.saturation[PLAN]
    holds = (layout.demand[:, 0] > 0.0) & (layout.source < 0)
    cycle, effective = system.cycle[PLAN, layout.junction], system.effective[PLAN]
    saturation = np.where(holds, system.flow / layout.flow * cycle / effective, np.nan)
    delay = webster_delay(cycle, effective, saturation, np.where(holds, system.flow, np.nan))
    missing = np.maximum(system.needed - system.timings[0].green[layout.slot], 0.0)
    return system.timings[1].green[layout.slot], x, delay, missing


@quantity(of="signal_junction", source="Little 1961, doi:10.1287/opre.9.3.383: L = λW", totals=("zone", "city"))
def people_waiting_at_signals(
    signal_delay: Seconds, signal_arrivals: PeoplePerSecond, waiting_of_model: Ratio
) -> People:
    """People who wait at a signal at a time, in the mean of the hour."""
    return signal_delay * signal_arrivals * waiting_of_model
