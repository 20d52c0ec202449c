"""Measures on stops: one opened at a junction that lines pass, one closed."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import Array, Count, Mask, Metres, Money, MoneyPerYear, PerHour, Share


class StopOpened(NamedTuple):
    """What a new stop changes."""

    new_stop: Share
    cost: Money
    running_cost: MoneyPerYear


class StopClosed(NamedTuple):
    """What the end of a stop changes."""

    stop_closed: Share
    cost: Money


@intervention(
    of="junction", phase="transit", strategy="shift", digital_leverage="low",
    source="Definition: the timetable with a call more of every tram and bus that passes",
    settings=("cost_of_new_stop",), cost="stops_of_lines",
)  # fmt: skip
def open_stop(
    new_stop: Share, vehicle_cost_of_stop: MoneyPerYear, cost_of_new_stop: Money, upkeep_of_new_stop: MoneyPerYear
) -> StopOpened:
    """Opens a stop at the junction for trams and buses that pass; their vehicles take longer, which is paid for."""
    one = new_stop * 0.0 + 1.0
    return StopOpened(one, one * cost_of_new_stop, one * upkeep_of_new_stop + vehicle_cost_of_stop)


@open_stop.eligible("transit-reason-door")
def is_junction(junction_facility: Count) -> Mask:
    """Only junctions of streets, not the doors of facilities that stand among them."""
    return np.isnan(junction_facility)


@open_stop.eligible("transit-reason-nothing-passes")
def is_passed(passing_lines: Count) -> Mask:
    """Only where a tram or bus passes on its way between two of its stops."""
    return np.asarray(passing_lines > 0)


@open_stop.eligible("transit-reason-stop-stands")
def has_none_nearby(lines_to_call: Count) -> Mask:
    """Only where one of the lines that pass has no stop nearby."""
    return np.asarray(lines_to_call > 0)


@open_stop.eligible("transit-reason-stop-beside", among=True)
def is_apart(
    junction_node: Count, junction_east: Metres, junction_north: Metres, way_between_stops: Metres
) -> Mask:  # fmt: skip
    """Only junctions apart from those before them that get a stop by the same measure."""
    points, spacing = (
        np.column_stack([junction_east, junction_north]),
        np.broadcast_to(way_between_stops, len(junction_node)),
    )
    return np.concatenate([apart(points[draw], float(spacing[draw][0])) for draw in draws_of(junction_node)])


def draws_of(nodes: Array) -> list[slice]:
    """The rows of each draw of a city, in which nodes ascend; one for a city as it is."""
    begins = np.append(0, np.flatnonzero(np.diff(nodes) <= 0) + 1)
    return [slice(begin, end) for begin, end in zip(begins, np.append(begins[1:], len(nodes)), strict=True)]


def apart(points: Array, spacing: float) -> Mask:
    """Points that lie at least the spacing away from all that were taken before them, in their order."""
    taken = np.zeros(len(points), bool)
    for row, point in enumerate(points):
        taken[row] = not (np.hypot(*(points[taken] - point).T) < spacing).any()
    return taken


@intervention(
    of="transit_stop", phase="transit", strategy="avoid", digital_leverage="low",
    source="Definition: the timetable without the calls there", settings=("cost_of_closing_stop",),
    cost="stops_of_lines",
)  # fmt: skip
def close_stop(stop_closed: Share, cost_of_closing_stop: Money) -> StopClosed:
    """Closes the stop: vehicles pass it and save time; what it no longer costs to run is not counted."""
    closed = stop_closed * 0.0 + 1.0
    return StopClosed(closed, closed * cost_of_closing_stop)


@close_stop.eligible("transit-reason-nobody-boards")
def is_served(stop_departures: PerHour, stop_closed: Share) -> Mask:
    """Only stops at which people board in the window of the day that is looked at."""
    return (stop_departures > 0) & ~(stop_closed > 0)
