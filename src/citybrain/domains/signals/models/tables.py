"""Signals of a city as tables: what is simulated of some junctions, and what formulas say of the others."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from citybrain.domains.signals.models.estimated import (
    COLUMNS,
    LEAST,
    delays_chosen,
    estimates,
    fixed_delays,
    gains,
    sampled,
)
from citybrain.domains.signals.models.results import RUNS, by_approach, compared
from citybrain.domains.signals.models.simulation import (
    BUS,
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
    PLAN,
    WEBSTER,
    ApproachColumns,
    JunctionColumns,
    SignalSettings,
    SignalSystem,
    part_of,
    signal_system,
)
from citybrain.kernel.solves import digest_of
from citybrain.kernel.units import Array, Mask

SEED = 1958
CONTROLS = 3


class SignalCase(NamedTuple):
    """All signals with the plan that runs, as columns and as a system; people in a vehicle of each mode.

    `buses` are those of the city as it is, by approach [1/h]: more of them carry no more passengers.
    """

    approaches: ApproachColumns
    junctions: JunctionColumns
    manner: SignalManner
    settings: SignalSettings
    system: SignalSystem
    people: Array
    buses: Array


class SignalTables(NamedTuple):
    """By control and network the columns of `compared`; by junction delay of a person [s] and people who come [1/s].

    By approach, as files order them: delay by mode [s], longest queue of vehicles, growth of the queue.
    """

    controls: Array
    junctions: Array
    approaches: Array


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


def signal_tables(case: SignalCase, chosen: Array, known: Mask) -> SignalTables:
    """Tables of all signals as a plan chooses them: junctions whose plan is known are simulated, others estimated."""
    size = int(case.system.network.max()) + 1
    shapes = (CONTROLS, size, COLUMNS), (len(known), 2), (len(case.approaches.stage), 6)
    tables = SignalTables(*(np.full(shape, np.nan) for shape in shapes))
    if not known.all():
        _estimate(case, chosen, known, tables)
    if known.any():
        _simulate(case, chosen, known, tables)
    return tables


def _simulate(case: SignalCase, chosen: Array, some: Mask, into: SignalTables) -> None:
    approaches, junctions, rows = part_of(case.approaches, case.junctions, some)
    system = signal_system(approaches, junctions, case.manner, case.settings)
    counts = _counts(_Inputs(system.layout, [*system.timings, _chosen(system, chosen[some])], case.manner))
    _compare(case, system, counts, into)
    into.junctions[some] = np.column_stack(_by_junction(system, counts, case.people))
    into.approaches[rows[system.order]] = np.column_stack(list(by_approach(counts)))


def _compare(case: SignalCase, system: SignalSystem, counts: QueueCounts, into: SignalTables) -> None:
    """Rows of the networks of a system that was simulated."""
    for network in np.unique(system.network):
        for kind in range(CONTROLS):
            into.controls[kind, network] = compared(system, counts, case.people, int(network), kind)


def _estimate(case: SignalCase, chosen: Array, known: Mask, into: SignalTables) -> None:
    system, fixed = case.system, fixed_delays(case.system)
    persons = system.layout.demand[:, :2] * case.people[:2]
    persons[:, BUS] = case.buses[system.order] / HOUR * case.people[BUS]
    into.controls[:] = estimates(system, fixed, persons.sum(axis=1))
    gain = np.ones((len(known), 2))
    actuated = np.flatnonzero((chosen == ACTUATED) & ~known)
    if len(actuated):
        picked, place = sampled(system, actuated)
        some = np.isin(np.arange(len(known)), picked)
        approaches, junctions, _ = part_of(case.approaches, case.junctions, some)
        part = signal_system(approaches, junctions, case.manner, case.settings)
        counts = _counts(_Inputs(part.layout, part.timings, case.manner))
        _compare(case, part, counts, into)
        number = np.cumsum(some) - 1
        gain[actuated] = gains(counts, part.layout.junction, len(picked))[number[picked[place]]]
    junction, vehicles = system.layout.junction, system.layout.demand[:, :2]
    delay = delays_chosen(fixed, junction, chosen, gain)
    waited, came = (np.bincount(junction, one.sum(axis=1), len(known)) for one in (delay * persons, persons))
    into.junctions[:] = np.column_stack([waited / np.maximum(came, LEAST), came])
    growth = fixed.growth[np.where(chosen[junction] == WEBSTER, WEBSTER, PLAN), np.arange(len(junction))]
    into.approaches[system.order, :2] = np.where(vehicles > 0.0, delay, np.nan)
    into.approaches[system.order, 5] = np.where(chosen[junction] == ACTUATED, np.nan, growth)


def _chosen(system: SignalSystem, chosen: Array) -> Timing:
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
