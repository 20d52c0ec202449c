"""Ways of all modes from one place to another, as the API tells them."""

from __future__ import annotations

import datetime
import math
from typing import Any
from zoneinfo import ZoneInfo

from typing_extensions import TypedDict

from citybrain.base.domains import find_domains
from citybrain.kernel import NotFoundError
from citybrain.messages import text
from citybrain.plans.view import View
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers import isochrones
from citybrain.presenting.answers.access_errors import AccessQuestionError
from citybrain.presenting.answers.isochrones import DEGREES, require
from citybrain.presenting.answers.ways import (
    MINUTES_IN_HOUR,
    TRANSIT,
    WALK,
    WayAnswer,
    WaySetting,
    clock,
    street_way,
    transit_way,
)

SAME_PLACE = 10.0
"""Metres within which two places are one: nobody asks for a way from a door to itself."""

COSTS = "travel_costs"
"""What a domain makes that tells what driving and rides cost."""


class RouteAnswer(TypedDict):
    """Ways of all modes; `without` are those by which nobody gets there, or nobody would.

    dark: whether the sun is down at the hour that was asked about. currency: that of all money. no_ride: why public
    transport is none of the ways, in words; null where it is one, or where the city has no timetable.
    """

    person: str
    dark: bool
    currency: str
    ways: list[WayAnswer]
    without: list[str]
    no_ride: str | None


def route_answer(
    workspace: Workspace,
    view: View,
    begin: tuple[float, float],
    end: tuple[float, float],
    person: str,
    when: datetime.datetime | None,
    language: str,
) -> RouteAnswer:
    """Ways between two places (longitude, latitude) in a view of the city, today's or that of a plan.

    No ride is one of them that takes longer than walking all the way, and no mode that is no choice for the person.

    Raises NotFoundError where no domain or no data tell it, or a place lies off the streets that are walked;
    AccessQuestionError for one place twice.
    """
    from pyproj import Transformer

    manifest = workspace.snapshot.manifest
    to_metres = Transformer.from_crs(DEGREES, manifest.crs, always_xy=True).transform
    made = isochrones.isochrones_of(view, workspace.snapshot)
    require(person, made.persons)
    setting = WaySetting(workspace, view, _costs_of(view), language)
    routes = made.routes
    dark = routes.is_dark(*begin, when)
    points = [to_metres(*place) for place in (begin, end)]
    places = [routes.place(*point) for point in points]
    if places[0] == places[1] or math.dist(*points) < SAME_PLACE:
        raise AccessQuestionError("access-same-place", allowed=f"{SAME_PLACE:.0f} m")
    ways: list[WayAnswer] = []
    without, no_ride = [], None
    for mode in made.modes_for(person):
        try:
            if mode == TRANSIT:
                leave = _minutes(when, manifest.time_zone)
                journey = made.journeys.between(*places, person, leave)
                on_foot = min((way["minutes"] for way in ways if way["mode"] == WALK), default=math.inf)
                no_ride = _no_ride(made.journeys, journey, on_foot, (places[0], person, leave), language)
                own = [] if no_ride else [transit_way(journey, made.journeys.rides, setting)]
            else:
                some = routes.between(*places, mode, person, dark)
                own = [street_way(way, some[0], routes, setting) for way in some]
        except NotFoundError:
            if mode == made.modes[0]:
                raise
            own = []
        ways += own
        if not own:
            without.append(mode)
    return RouteAnswer(
        person=person, dark=dark, currency=manifest.currency, ways=ways, without=without, no_ride=no_ride
    )


def _no_ride(
    journeys: Any, journey: Any, on_foot: float, asked: tuple[Any, str, float | None], language: str
) -> str | None:
    """Why nobody rides, in words; None where somebody does. `asked`: from where, who, and when."""
    if journey is not None:
        minutes = round(journey.minutes, 1)
        return text("access-ride-slower", language, ride=minutes, walk=on_foot) if minutes > on_foot else None
    place, person, leave = asked
    at = journeys.rides.usual_begin if leave is None else leave
    following = journeys.next_departure(place, person, at)
    if following is None:
        return text("access-no-departure", language, time=clock(math.floor(at)))
    return text("access-no-ride", language, time=clock(math.floor(at)), next=clock(math.floor(following)))


def _costs_of(view: View) -> Any:
    """What driving and rides cost in a view of the city; None where no domain and no data tell it."""
    domains = find_domains()
    return domains.made(COSTS)(view.reader()) if domains.makes(COSTS) else None


def _minutes(when: datetime.datetime | None, zone: str) -> float | None:
    """Minutes after midnight on the clocks of the city."""
    if when is None:
        return None
    there = when.astimezone(ZoneInfo(zone))
    return float(there.hour * MINUTES_IN_HOUR + there.minute)
