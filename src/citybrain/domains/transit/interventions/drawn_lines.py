"""Measures that draw a line: a tram or a bus along streets, with stops, vehicles and trips there and back."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.transit.models.plan.lines import METRES_A_MINUTE, MINUTES, StreetsOfLines, stops_along
from citybrain.domains.transit.models.ways import BUS, TRAM
from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Array,
    Count,
    Hours,
    KilometresPerHour,
    Mask,
    Metres,
    Minutes,
    Money,
    MoneyPerHour,
    MoneyPerMetre,
    MoneyPerYear,
    PerHour,
    PerYear,
    Predictor,
    Rows,
)

NEAR = 750.0
"""Metres from a line within which all junctions lie along which it is drawn, and that it may leave them: beyond it, no
street leads on."""


class LineDrawn(NamedTuple):
    """What a new line changes: at each of its stops, with an even part of its cost."""

    line_of_plan: Count
    way_along_line_of_plan: Metres
    kind_of_line_of_plan: Count
    departures_of_line_of_plan: PerHour
    speed_of_line_of_plan: KilometresPerHour
    cost: Money
    running_cost: MoneyPerYear


class DrawnCourse(NamedTuple):
    """A line as drawn: places of its stops among the junctions chosen, and metres to each from the first."""

    stops: Rows
    way: Array

    @classmethod
    def of(cls, streets: StreetsOfLines, nodes: Array, spacing: float, cars: bool) -> DrawnCourse:
        """Along the streets between the junctions."""
        on = streets.along(nodes, cars)
        stops = stops_along(on.metres, spacing)
        return cls(np.searchsorted(nodes, on.nodes[stops]), on.metres[stops])

    def minutes(self, speed: float, lost: float) -> float:
        """From the first to the last stop."""
        return float(self.way[-1] / (speed * METRES_A_MINUTE) + lost * max(len(self.stops) - 2, 0))

    def vehicles(self, speed: float, lost: float, layover: float, departures: float) -> float:
        """Vehicles that run there and back, with a layover [min] at each end."""
        return float(np.ceil(2.0 * (self.minutes(speed, lost) + layover) * departures / MINUTES - 1e-9))

    def drawn(
        self, nodes: Array, kind: int, departures: float, speed: float, cost: float, running: float
    ) -> LineDrawn:  # fmt: skip
        """What it changes at the junctions, of which some become its stops."""
        place = self.stops
        columns = np.zeros((7, len(nodes)))
        columns[0, place], columns[1, place], columns[2, place] = nodes[place[0]], self.way, kind
        columns[3, place], columns[4, place] = departures, speed
        columns[5, place], columns[6, place] = cost / len(place), running / len(place)
        return LineDrawn(*columns)


@intervention(
    of="junction", phase="transit", strategy="shift", digital_leverage="low",
    source="Definition: the timetable with trips of the line",
    settings=("departures_of_new_line", "speed_of_new_tram", "way_between_new_stops", "cost_of_tram_track"),
    cost="stops_of_lines", compiled=True,
)  # fmt: skip
def new_tram_line(
    streets_of_lines: Predictor, junction_node: Count, departures_of_new_line: PerHour,
    speed_of_new_tram: KilometresPerHour, way_between_new_stops: Metres, time_lost_at_stop: Minutes,
    layover_of_new_line: Minutes, hours_of_new_line: Hours, days_of_service: PerYear, cost_of_tram_track: MoneyPerMetre,
    upkeep_share_of_track: PerYear, price_of_new_tram: Money, hour_of_new_tram: MoneyPerHour,
) -> LineDrawn:  # fmt: skip
    """Draws a tram line along the chosen junctions: track, stops, vehicles, and trips there and back all day."""
    course = DrawnCourse.of(streets_of_lines, junction_node, float(way_between_new_stops), cars=False)
    timing = float(speed_of_new_tram), float(time_lost_at_stop), float(layover_of_new_line)
    vehicles = course.vehicles(*timing, float(departures_of_new_line))
    track = course.way[-1] * cost_of_tram_track
    hours = vehicles * hours_of_new_line * days_of_service * hour_of_new_tram
    money = track + vehicles * price_of_new_tram, track * upkeep_share_of_track + hours
    return course.drawn(junction_node, TRAM, float(departures_of_new_line), timing[0], *map(float, money))


@intervention(
    of="junction", phase="transit", strategy="shift", digital_leverage="low",
    source="Definition: the timetable with trips of the line",
    settings=("departures_of_new_line", "speed_of_new_bus", "way_between_new_stops", "cost_of_new_stop"),
    cost="stops_of_lines", compiled=True,
)  # fmt: skip
def new_bus_line(
    streets_of_lines: Predictor, junction_node: Count, departures_of_new_line: PerHour,
    speed_of_new_bus: KilometresPerHour, way_between_new_stops: Metres, time_lost_at_stop: Minutes,
    layover_of_new_line: Minutes, hours_of_new_line: Hours, days_of_service: PerYear, cost_of_new_stop: Money,
    upkeep_of_new_stop: MoneyPerYear, price_of_new_bus: Money, hour_of_new_bus: MoneyPerHour,
) -> LineDrawn:  # fmt: skip
    """Draws a bus line along the chosen junctions on roads: stops, vehicles, and trips there and back all day."""
    course = DrawnCourse.of(streets_of_lines, junction_node, float(way_between_new_stops), cars=True)
    timing = float(speed_of_new_bus), float(time_lost_at_stop), float(layover_of_new_line)
    vehicles, stops = course.vehicles(*timing, float(departures_of_new_line)), len(course.stops)
    hours = vehicles * hours_of_new_line * days_of_service * hour_of_new_bus
    money = stops * cost_of_new_stop + vehicles * price_of_new_bus, stops * upkeep_of_new_stop + hours
    return course.drawn(junction_node, BUS, float(departures_of_new_line), timing[0], *map(float, money))


@new_tram_line.eligible("transit-reason-other-line")
@new_bus_line.eligible("transit-reason-other-line")
def is_free(line_of_plan: Count) -> Mask:
    """Only junctions that are no stop of another line that the plan draws."""
    return np.asarray(line_of_plan == 0.0)


@new_tram_line.eligible("transit-reason-one-stop")
def has_stops(streets_of_lines: Predictor, junction_node: Count) -> Mask:
    """Only where two of the junctions lie on a way of streets."""
    return _all(junction_node, len(streets_of_lines.along(junction_node, False).nodes) > 1)


@new_bus_line.eligible("transit-reason-one-stop")
def has_stops_on_roads(streets_of_lines: Predictor, junction_node: Count) -> Mask:
    """Only where two of the junctions lie on a way of streets where cars drive."""
    return _all(junction_node, len(streets_of_lines.along(junction_node, True).nodes) > 1)


@new_tram_line.eligible("transit-reason-no-way-on")
def leads_on(
    streets_of_lines: Predictor, junction_node: Count, junction_east: Metres, junction_north: Metres
) -> Mask:  # fmt: skip
    """Only where the way of the line comes near all of the junctions: elsewhere water or a railway cuts it."""
    return _near_all(streets_of_lines, junction_node, np.column_stack([junction_east, junction_north]), False)


@new_bus_line.eligible("transit-reason-no-way-on")
def roads_lead_on(
    streets_of_lines: Predictor, junction_node: Count, junction_east: Metres, junction_north: Metres
) -> Mask:  # fmt: skip
    """Only where the way of the line comes near all of the junctions: elsewhere water or a railway cuts it."""
    return _near_all(streets_of_lines, junction_node, np.column_stack([junction_east, junction_north]), True)


def _all(nodes: Array, fits: bool) -> Mask:
    return np.full(len(nodes), fits)


def _near_all(streets: StreetsOfLines, nodes: Array, points: Array, cars: bool) -> Mask:
    from scipy.spatial import cKDTree

    on = streets.along(nodes, cars)
    away, _ = cKDTree(points[np.searchsorted(nodes, on.nodes)]).query(points)
    return _all(nodes, bool((away <= NEAR).all()) and on.gap <= NEAR)
