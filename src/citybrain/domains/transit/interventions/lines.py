"""Measures on lines: twice the departures, and lanes and signals of their own."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Category,
    Count,
    HoursPerYear,
    Mask,
    Metres,
    Money,
    MoneyPerHour,
    MoneyPerMetre,
    MoneyPerMetreYear,
    MoneyPerYear,
    PerHour,
    Share,
)


class MoreDepartures(NamedTuple):
    """What a departure between every two changes."""

    added_departures: Share
    cost: Money
    running_cost: MoneyPerYear


class FasterRides(NamedTuple):
    """What lanes and signals of a line change."""

    saved_ride_time: Share
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="transit_line", phase="transit", strategy="shift", digital_leverage="medium",
    source="Definition: the timetable with a departure midway between two of the same stops",
    settings=("cost_of_transit_vehicle", "cost_of_vehicle_hour"), cost="vehicles_of_lines",
)  # fmt: skip
def double_frequency(
    added_departures: Share, addable_vehicles: Count, addable_vehicle_hours: HoursPerYear,
    cost_of_transit_vehicle: Money, cost_of_vehicle_hour: MoneyPerHour,
) -> MoreDepartures:  # fmt: skip
    """Adds a departure between every two of the line; as many vehicles as run more in the window are bought."""
    more = 1.0 - added_departures
    return MoreDepartures(
        added_departures + more, more * addable_vehicles * cost_of_transit_vehicle,
        more * addable_vehicle_hours * cost_of_vehicle_hour,
    )  # fmt: skip


@double_frequency.eligible("transit-reason-seldom")
def runs_in_window(line_departures: PerHour, addable_vehicle_hours: HoursPerYear) -> Mask:
    """Only lines that run in the window of the day that is looked at, and have departures to come between."""
    return (line_departures > 0) & (addable_vehicle_hours > 0)


@double_frequency.eligible("transit-reason-added")
def has_none_added(added_departures: Share) -> Mask:
    """Only lines that have no departure added already."""
    return added_departures < 1.0


@intervention(
    of="transit_line", phase="transit", strategy="shift", digital_leverage="high",
    source="Definition: rides take a part less", settings=("ride_time_saved_by_priority", "cost_of_transit_priority"),
    cost="vehicles_of_lines",
)  # fmt: skip
def transit_priority(
    saved_ride_time: Share, ride_time_saved_by_priority: Share, transit_line_length: Metres,
    cost_of_transit_priority: MoneyPerMetre, upkeep_of_transit_priority: MoneyPerMetreYear,
) -> FasterRides:  # fmt: skip
    """Gives the line lanes of its own and a first turn at signals, so that rides take less time."""
    saved = 1.0 - (1.0 - saved_ride_time) * (1.0 - ride_time_saved_by_priority)
    return FasterRides(
        saved, transit_line_length * cost_of_transit_priority, transit_line_length * upkeep_of_transit_priority
    )


@transit_priority.eligible("transit-reason-own-way")
def shares_streets(transit_line_kind: Category) -> Mask:
    """Only lines that share streets with cars: trams and buses."""
    return np.asarray((transit_line_kind == TRAM) | (transit_line_kind == BUS))


TRAM, BUS = 2, 4
"""Codes of kinds of lines."""
