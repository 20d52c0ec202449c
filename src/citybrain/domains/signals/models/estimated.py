"""Signals by formulas alone: delay of fixed times, and of actuated control as a sample of simulated junctions says."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.signals.models.delay_formulas import incremental_delay, uniform_delay
from citybrain.domains.signals.models.results import BELOW, CANNOT_TELL, OVER, REFERENCE
from citybrain.domains.signals.models.simulation import BUS, CAR, HOUR, QueueCounts
from citybrain.domains.signals.models.system import ACTUATED, PLAN, WEBSTER, SignalSystem
from citybrain.kernel.units import Array, Rows

MOST_SIMULATED = 16
"""Junctions without a file that are simulated for one plan; others gain as the one of these next to them in load."""


COLUMNS = 15
SERVED, GROWTH, CYCLE, FULL, CHANGE, VERDICT, LOAD = 5, 7, 8, 9, 10, 13, 14
"""Places of what formulas tell among the columns of `compared`."""

LEAST = 1e-12


class FixedDelays(NamedTuple):
    """By control (plan, Webster) and approach: delay of a vehicle [s], and vehicles that are not served [1/h]."""

    delay: Array
    growth: Array


def fixed_delays(system: SignalSystem) -> FixedDelays:
    """Delay by uniform arrivals and by chance and overload, of one hour that begins without a queue."""
    part = system.effective / system.cycle[:, system.layout.junction]
    capacity = system.layout.flow * part * HOUR
    x = system.flow * HOUR / capacity
    delay = uniform_delay(system.cycle[:, system.layout.junction], system.effective, x)
    share = np.maximum(1.0 - 1.0 / np.maximum(x, 1.0), 0.0)
    return FixedDelays(delay + incremental_delay(capacity, x), share * system.layout.demand[:, :2].sum(axis=1) * HOUR)


def sampled(system: SignalSystem, actuated: Rows) -> tuple[Rows, Rows]:
    """Junctions to simulate of those that become actuated, evenly by their load, and for each the place of its own."""
    load = np.zeros(len(system.network))
    np.maximum.at(load, system.layout.junction, system.saturation[PLAN])
    order = actuated[np.argsort(load[actuated], kind="stable")]
    if len(order) <= MOST_SIMULATED:
        return actuated, np.arange(len(actuated))
    picked = order[np.rint(np.linspace(0.0, len(order) - 1.0, MOST_SIMULATED)).astype(np.intp)]
    nearest = np.abs(load[actuated][:, None] - load[picked]).argmin(axis=1)
    return picked, nearest


def gains(counts: QueueCounts, junction: Rows, size: int) -> Array:
    """Delay of actuated control over that of the plan, of cars and buses of each junction; 1 where none came.

    A junction without buses in the simulated hours has the number of cars for both.
    """
    ratio = np.ones((size, 2))
    for mode in (CAR, BUS):
        mean = []
        for kind in (PLAN, ACTUATED):
            waited, arrived = (
                np.bincount(junction, one[kind][:, :, mode].sum(axis=0), size)
                for one in (counts.waited, counts.arrived)
            )
            mean.append(np.where(arrived > 0.0, waited / np.maximum(arrived, 1.0), np.nan))
        known = mean[1] / np.where(mean[0] > 0.0, mean[0], np.nan)
        ratio[:, mode] = np.where(np.isnan(known), ratio[:, CAR], known)
    return ratio


def delays_chosen(fixed: FixedDelays, junction: Rows, chosen: Array, gain: Array) -> Array:
    """Delay of cars and buses at each approach [s] as a plan chooses; `gain`: of actuated control, by junction."""
    kind = chosen.astype(np.intp)[junction]
    delay = fixed.delay[np.where(kind == WEBSTER, WEBSTER, PLAN), np.arange(len(junction))]
    chosen_delay: Array = delay[:, None] * np.where((kind == ACTUATED)[:, None], gain[junction], 1.0)
    return chosen_delay


def estimates(system: SignalSystem, fixed: FixedDelays, persons: Array) -> Array:
    """Each way to control each network (axes 0 and 1), in the order of `compared`: what no formula tells is NaN.

    `persons` are those who come to each approach in a second.
    No interval stands beside a formula, so that nobody can tell which control is better.
    """
    network = system.network[system.layout.junction]
    size = int(system.network.max()) + 1
    table = np.full((3, size, COLUMNS), np.nan)
    vehicles = system.layout.demand[:, :2]

    def summed(weights: Array) -> Array:
        total: Array = np.bincount(network, weights, size).astype(np.float64)
        return total

    for kind in (PLAN, WEBSTER):
        growth, full = summed(fixed.growth[kind]), np.zeros(size)
        np.maximum.at(full, network, system.saturation[kind])
        table[kind, :, 0] = summed(fixed.delay[kind] * persons) / np.maximum(summed(persons), LEAST)
        for mode in (CAR, BUS):
            came = summed(vehicles[:, mode])
            mean = summed(fixed.delay[kind] * vehicles[:, mode]) / np.maximum(came, LEAST)
            table[kind, :, 1 + mode] = np.where(came > 0.0, mean, np.nan)
        table[kind, :, SERVED] = 1.0 - growth / np.maximum(summed(vehicles.sum(axis=1)) * HOUR, LEAST)
        table[kind, :, GROWTH], table[kind, :, FULL] = growth, full
        table[kind, system.network, CYCLE] = system.cycle[kind]
        table[kind, :, CHANGE] = table[kind, :, 0] - table[PLAN, :, 0]
        table[kind, :, LOAD] = np.where(full >= 1.0, OVER, BELOW)
    table[:, :, VERDICT], table[PLAN, :, VERDICT] = CANNOT_TELL, REFERENCE
    table[ACTUATED, :, LOAD] = BELOW
    return table
