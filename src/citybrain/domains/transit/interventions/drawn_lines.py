"""Measures that draw a line: a tram or a bus along streets, with stops, vehicles and trips there and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from citybrain.domains.transit.interventions.stops import draws_of
from citybrain.domains.transit.models.planned.lines import (
    METRES_A_MINUTE,
    MINUTES,
    StreetsOfLines,
    WayOfLine,
    stops_along,
)
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


class Prices(NamedTuple):
    """What a line costs once and each year: for each metre, stop, vehicle, and hour of a vehicle."""

    metre: tuple[Array, Array]
    stop: tuple[Array, Array]
    vehicle: Array
    hours: Array


def _line(
    streets: StreetsOfLines, nodes: Array, kind: int, manner: tuple[Array, ...], prices: Prices
) -> LineDrawn:  # fmt: skip
    """The line along the chosen junctions; `manner`: departures, speed, spacing, time at a stop, and at each end."""
    every = [[np.broadcast_to(one, len(nodes)) for one in some] for some in (manner, prices.metre, prices.stop)]
    vehicle, year = (np.broadcast_to(one, len(nodes)) for one in (prices.vehicle, prices.hours))
    parts = []
    for draw in draws_of(nodes):
        (departures, speed, spacing, lost, layover), metre, stop = (
            [float(one[draw][0]) for one in some] for some in every
        )
        course = DrawnCourse.of(streets, nodes[draw], spacing, cars=kind == BUS)
        vehicles = course.vehicles(speed, lost, layover, departures)
        way, stops = float(course.way[-1]), len(course.stops)
        cost = way * metre[0] + stops * stop[0] + vehicles * float(vehicle[draw][0])
        running = way * metre[1] + stops * stop[1] + vehicles * float(year[draw][0])
        parts.append(course.drawn(nodes[draw], kind, departures, speed, cost, running))
    return LineDrawn(*(np.concatenate(column) for column in zip(*parts, strict=True)))


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
    manner = (departures_of_new_line, speed_of_new_tram, way_between_new_stops, time_lost_at_stop, layover_of_new_line)
    track, nothing = (cost_of_tram_track, cost_of_tram_track * upkeep_share_of_track), np.zeros(())
    prices = Prices(
        track, (nothing, nothing), price_of_new_tram, hours_of_new_line * days_of_service * hour_of_new_tram
    )
    return _line(streets_of_lines, junction_node, TRAM, manner, prices)


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
    manner = (departures_of_new_line, speed_of_new_bus, way_between_new_stops, time_lost_at_stop, layover_of_new_line)
    stop, nothing = (cost_of_new_stop, upkeep_of_new_stop), np.zeros(())
    prices = Prices((nothing, nothing), stop, price_of_new_bus, hours_of_new_line * days_of_service * hour_of_new_bus)
    return _line(streets_of_lines, junction_node, BUS, manner, prices)


@new_tram_line.eligible("transit-reason-other-line")
@new_bus_line.eligible("transit-reason-other-line")
def is_free(line_of_plan: Count) -> Mask:
    """Only junctions that are no stop of another line that the plan draws."""
    return np.asarray(line_of_plan == 0.0)


@new_tram_line.eligible("transit-reason-one-stop")
def has_stops(streets_of_lines: Predictor, junction_node: Count) -> Mask:
    """Only where two of the junctions lie on a way of streets."""
    return _for_lines(streets_of_lines, junction_node, False, lambda _, way: len(way.nodes) > 1)


@new_bus_line.eligible("transit-reason-one-stop")
def has_stops_on_roads(streets_of_lines: Predictor, junction_node: Count) -> Mask:
    """Only where two of the junctions lie on a way of streets where cars drive."""
    return _for_lines(streets_of_lines, junction_node, True, lambda _, way: len(way.nodes) > 1)


@new_tram_line.eligible("transit-reason-no-way-on")
def leads_on(
    streets_of_lines: Predictor, junction_node: Count, junction_east: Metres, junction_north: Metres
) -> Mask:  # fmt: skip
    """Only where the way of the line comes near all of the junctions: elsewhere water or a railway cuts it."""
    near = _near_all(junction_node, junction_east, junction_north)
    return _for_lines(streets_of_lines, junction_node, False, near)


@new_bus_line.eligible("transit-reason-no-way-on")
def roads_lead_on(
    streets_of_lines: Predictor, junction_node: Count, junction_east: Metres, junction_north: Metres
) -> Mask:  # fmt: skip
    """Only where the way of the line comes near all of the junctions: elsewhere water or a railway cuts it."""
    near = _near_all(junction_node, junction_east, junction_north)
    return _for_lines(streets_of_lines, junction_node, True, near)


Fits = Callable[[slice, WayOfLine], bool]


def _for_lines(streets: StreetsOfLines, nodes: Array, cars: bool, fits: Fits) -> Mask:
    """All junctions of a draw where its line fits, else none."""
    every = [np.full(draw.stop - draw.start, fits(draw, streets.along(nodes[draw], cars))) for draw in draws_of(nodes)]
    return np.concatenate(every)


def _near_all(nodes: Array, east: Array, north: Array) -> Fits:
    from scipy.spatial import cKDTree

    def near(draw: slice, way: WayOfLine) -> bool:
        points = np.column_stack([east[draw], north[draw]])
        away, _ = cKDTree(points[np.searchsorted(nodes[draw], way.nodes)]).query(points)
        return bool((away <= NEAR).all()) and way.gap <= NEAR

    return near
