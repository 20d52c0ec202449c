"""Who comes to a signal and how many lanes lead to it: as a file states it, else by the roads and bus lines there."""

import numpy as np

from citybrain.kernel import contributed, greatest, quantity, total
from citybrain.kernel.units import Count, PerHour, Share

TWO_WAYS = 2.0


@quantity(of="street", source="Definition: lanes of both directions over the directions; one where nobody tells")
def lanes_of_direction(street_lanes: Count, street_one_way: Share) -> Count:
    """Lanes for cars in one direction of the street, at least one."""
    lanes = np.where(np.isnan(street_lanes), 1.0, street_lanes / np.where(street_one_way > 0.0, 1.0, TWO_WAYS))
    return np.maximum(lanes, 1.0)


@greatest(of="road", over="road_to_street")
def lanes_of_road(lanes_of_direction: Count) -> Count:
    """Lanes of the widest street that a road runs along: before signals there are most; none where a file brings it."""
    ...


@greatest(of="signal_approach", over="approach_to_road")
def lanes_from_roads(lanes_of_road: Count) -> Count:
    """Lanes of the road along which vehicles come to the signal."""
    ...


@total(of="signal_approach", over="approach_to_road")
def cars_from_roads(road_flow: PerHour) -> PerHour:
    """Cars of the peak hour on the road that leads to the signal."""
    ...


@total(of="signal_approach", over="approach_to_line")
def buses_from_lines(line_departures: PerHour) -> PerHour:
    """Buses that come to the signal in an hour of the window of the timetable."""
    ...


@contributed(of="signal_approach", role="lanes_at_signals")
def lanes_at_signals() -> Count:
    """Lanes that lead to the signal, where roads tell of them."""
    ...


@contributed(of="signal_approach", role="cars_at_signals")
def cars_at_signals() -> PerHour:
    """Cars that come to the signal, where roads tell of them."""
    ...


@contributed(of="signal_approach", role="buses_at_signals")
def buses_at_signals() -> PerHour:
    """Buses that come to the signal, where a timetable tells of them."""
    ...


@quantity(of="signal_approach", source="Definition: as stated, else those of its road")
def cars_at_approach(approach_cars: PerHour, cars_at_signals: PerHour) -> PerHour:
    """Cars that come in an hour, other than those that another approach sends."""
    return np.where(np.isnan(approach_cars), cars_at_signals, approach_cars)


@quantity(of="signal_approach", source="Definition: as stated, else those of the lines on its road")
def buses_at_approach(approach_buses: PerHour, buses_at_signals: PerHour) -> PerHour:
    """Buses that come in an hour, other than those that another approach sends."""
    return np.where(np.isnan(approach_buses), buses_at_signals, approach_buses)


@quantity(of="signal_approach", source="Definition: as stated, else lanes times what a lane lets pass")
def saturation_flow_at_approach(
    approach_saturation_flow: PerHour, lanes_at_signals: Count, saturation_flow_of_lane: PerHour
) -> PerHour:
    """Cars that pass in an hour of green while others wait behind them."""
    lanes = np.maximum(np.where(np.isnan(lanes_at_signals), 1.0, lanes_at_signals), 1.0)
    return np.where(np.isnan(approach_saturation_flow), lanes * saturation_flow_of_lane, approach_saturation_flow)
