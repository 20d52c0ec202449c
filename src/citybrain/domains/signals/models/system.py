"""The signals of a city as one system: approaches in order, and the three ways to control them that are compared."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.signals.models.simulation import HOUR, Layout, SignalManner, Timing
from citybrain.domains.signals.models.timing import Demand, flow_ratios, webster_greens
from citybrain.kernel.units import Array, Mask, Rows

PLAN, WEBSTER, ACTUATED = range(3)
"""Codes of control: fixed time of the plan, fixed time by Webster's formula, actuated with priority of buses."""

MORE_GREEN = 1.25
"""Most green of actuated control over that of fixed time; estimate: a quarter of room for who comes by chance."""


class ApproachColumns(NamedTuple):
    """Of approaches: junction, stage, green [s] (NaN where no file tells), saturation flow and who comes [1/h] (NaN on
    foot and by bicycle where nobody knows), crossing [m], approach before (NaN for none), seconds and part from it."""

    junction: Array
    stage: Array
    green: Array
    saturation_flow: Array
    cars: Array
    buses: Array
    bicycles: Array
    people_on_foot: Array
    crossing_width: Array
    source: Array
    travel_time: Array
    share: Array


class JunctionColumns(NamedTuple):
    """Of junctions: network, yellow, all red and offset [s]."""

    network: Array
    yellow: Array
    all_red: Array
    offset: Array


class SignalSettings(NamedTuple):
    """Parameters: speed [m/s] of who crosses, least green and longest cycle [s], flow of a bicycle lane [1/h]."""

    speed_of_crossing: float
    least_green: float
    longest_cycle: float
    bicycle_flow: float


class SignalSystem(NamedTuple):
    """`order` are the rows of approaches by junction and stage; `timings` those of all controls.

    By approach in that order: degree of saturation and effective green [s] under plan and Webster; flow in cars [1/s];
    green that people on foot need [s]. By junction: the network, and the cycle of plan and Webster [s].
    """

    order: Rows
    layout: Layout
    timings: list[Timing]
    saturation: Array
    effective: Array
    flow: Array
    needed: Array
    network: Rows
    cycle: Array


def signal_system(
    approaches: ApproachColumns,
    junctions: JunctionColumns,
    manner: SignalManner,
    settings: SignalSettings,
    kept: Array | None = None,
) -> SignalSystem:
    """Approaches in order, and green times of the plan, of Webster's formula and of actuated control.

    A plan of which no file tells is `kept`, green by approach [s]; without that it is Webster's for who comes now.
    """
    order = np.lexsort((approaches.stage, approaches.junction))
    of = ApproachColumns(*(column[order] for column in approaches))
    junction = of.junction.astype(np.intp)
    new = (np.diff(junction, prepend=-1) != 0) | (np.diff(of.stage, prepend=-1) != 0)
    slot, first = np.cumsum(new) - 1, np.flatnonzero(new)
    place = np.argsort(order)
    source = np.array([-1 if np.isnan(one) else place[int(one)] for one in of.source], np.intp)
    layout = Layout(
        junction, slot, of.saturation_flow / HOUR, np.full(len(order), settings.bicycle_flow / HOUR),
        np.ceil(of.crossing_width / settings.speed_of_crossing),
        np.nan_to_num(np.column_stack([of.cars, of.buses, of.bicycles, of.people_on_foot])) / HOUR,
        source, of.share, np.rint(of.travel_time).astype(np.intp),
    )  # fmt: skip
    flow = _flow(layout, manner.bus_cars)
    ratio = np.maximum(flow / layout.flow, layout.demand[:, 2] / layout.bicycle_flow)
    needed = np.where(of.people_on_foot == 0.0, 0.0, layout.across + manner.walk)
    least = np.maximum(np.maximum.reduceat(needed, first), settings.least_green)
    stages = np.bincount(junction[first], minlength=len(junctions.network))
    begin, change = np.cumsum(stages) - stages, (junctions.yellow + junctions.all_red) * stages
    gain = manner.used_yellow - manner.lost
    demand = Demand(flow_ratios(slot, ratio, len(first)), least, begin, change - gain * stages, change)
    network = junctions.network.astype(np.intp)
    own, common = _webster(demand, network, settings.longest_cycle)
    fixed = np.zeros(len(network), bool)
    most = np.ceil(np.maximum(MORE_GREEN * own, least))
    stated, known = of.green[first], common if kept is None else kept[order][first]
    green = np.where(np.isnan(stated), known, stated)
    plan = Timing(*junctions[1:], fixed, green, np.full(len(least), settings.least_green), most)
    timings = [plan, plan._replace(green=common), plan._replace(actuated=~fixed)]
    effective = np.stack([np.maximum(one.green[slot] + gain, 1.0) for one in timings[:2]])
    cycle = np.stack([np.add.reduceat(one.green, begin) + change for one in timings[:2]])
    saturation = ratio * cycle[:, junction] / effective
    return SignalSystem(order, layout, timings, saturation, effective, flow, needed, network, cycle)


def _flow(layout: Layout, bus_cars: float) -> Array:
    """Vehicles from outside and from other approaches, in cars [1/s]."""
    outside = layout.demand[:, 0] + layout.demand[:, 1] * bus_cars
    flow, fed = outside.copy(), layout.source >= 0
    for _ in layout.source:
        before = flow
        flow = outside + np.where(fed, layout.part * flow[layout.source], 0.0)
        if (flow == before).all():
            break
    return flow


def _webster(demand: Demand, network: Rows, longest: float) -> tuple[Array, Array]:
    """Green by slot at the own cycle of each junction, and at the longest of these in its network."""
    own = webster_greens(demand, longest)
    cycle = np.full(int(network.max(initial=-1)) + 1, -np.inf)
    np.maximum.at(cycle, network, demand.summed(own) + demand.change)
    return own, webster_greens(demand, longest, cycle[network])


def part_of(
    approaches: ApproachColumns, junctions: JunctionColumns, some: Mask
) -> tuple[ApproachColumns, JunctionColumns, Rows]:
    """Some junctions alone, numbered anew, with their approaches, and the rows of these; none is fed by the others."""
    rows = np.flatnonzero(some[approaches.junction.astype(np.intp)])
    inside = np.isin(np.arange(len(approaches.green)), rows)
    junction, approach = (np.cumsum(one).astype(np.float64) - 1.0 for one in (some, inside))
    of = ApproachColumns(*(column[rows] for column in approaches))
    fed = np.isfinite(of.source)
    source = np.where(fed, approach[np.where(fed, of.source, 0.0).astype(np.intp)], np.nan)
    of = of._replace(junction=junction[of.junction.astype(np.intp)], source=source)
    return of, JunctionColumns(*(column[some] for column in junctions)), rows
