"""Ways of all modes from one place to another, as the API tells them."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from typing_extensions import TypedDict

from citybrain.base.domains import find_domains
from citybrain.kernel import NotFoundError
from citybrain.plans.view import View
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers import isochrones
from citybrain.presenting.answers.isochrones import DEGREES, require
from citybrain.presenting.answers.ways import (
    MINUTES_IN_HOUR,
    TRANSIT,
    WayAnswer,
    WaySetting,
    street_way,
    transit_way,
)

COSTS = "travel_costs"
"""What a domain makes that tells what driving and rides cost."""


class RouteAnswer(TypedDict):
    """Ways of all modes; `without` are the modes by which nobody gets from one place to the other.

    dark: whether the sun is down at the hour that was asked about. currency: that of all money.
    """

    person: str
    dark: bool
    currency: str
    ways: list[WayAnswer]
    without: list[str]


def route_answer(
    workspace: Workspace,
    begin: tuple[float, float],
    end: tuple[float, float],
    person: str,
    when: datetime.datetime | None,
    language: str,
) -> RouteAnswer:
    """Ways between two places (longitude, latitude).

    Raises NotFoundError where no domain or no data tell it, or a place lies off the streets that are walked.
    """
    from pyproj import Transformer

    manifest, view = workspace.snapshot.manifest, workspace.baseline().view
    to_metres = Transformer.from_crs(DEGREES, manifest.crs, always_xy=True).transform
    made = isochrones.isochrones_of(view, workspace.snapshot)
    require(person, made.persons)
    setting = WaySetting(workspace, _costs_of(view), language)
    routes = made.routes
    dark = routes.is_dark(*begin, when)
    places = [routes.place(*to_metres(*place)) for place in (begin, end)]
    ways, without = [], []
    for mode in made.modes:
        try:
            if mode == TRANSIT:
                journey = made.journeys.between(*places, person, _minutes(when, manifest.time_zone))
                own = [transit_way(journey, made.journeys.rides, setting)] if journey else []
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
    return RouteAnswer(person=person, dark=dark, currency=manifest.currency, ways=ways, without=without)


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
