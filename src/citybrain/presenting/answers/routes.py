"""Ways from one place to another, as the API tells them: what each takes, and what its detour buys."""

from __future__ import annotations

import datetime
import json
from typing import Any

from typing_extensions import TypedDict

from citybrain.kernel import NotFoundError
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers import isochrones
from citybrain.presenting.answers.isochrones import DEGREES, require

OF_THEMSELVES = ("walk", "cycle")
"""Modes that burn nothing and cost no fare."""


class DetourAnswer(TypedDict):
    """Beside the fast way of the mode: what it takes more, and what it has less or more of."""

    minutes: float
    metres: float
    less_dark: float
    less_stress: float
    more_green: float


class WayAnswer(TypedDict):
    """A way: `kind` is fast, safe, calm or green; dark, stress, green are metres of it, `shape` a line in degrees.

    dark: on streets that no tag calls lit. stress: by bicycle level 3 and 4, else beside cars faster than 30 km/h.
    money: in the currency of the city, emissions: kg CO2e; null where nothing computes them.
    """

    mode: str
    kind: str
    minutes: float
    metres: float
    dark: float
    stress: float
    green: float
    money: float | None
    emissions: float | None
    detour: DetourAnswer
    shape: dict[str, Any]


class RouteAnswer(TypedDict):
    """Ways of all modes; `without` are the modes by which nobody gets from one place to the other.

    dark: whether the sun is down at the hour that was asked about.
    """

    person: str
    dark: bool
    ways: list[WayAnswer]
    without: list[str]


def route_answer(
    workspace: Workspace,
    begin: tuple[float, float],
    end: tuple[float, float],
    person: str,
    when: datetime.datetime | None,
) -> RouteAnswer:
    """Ways between two places (longitude, latitude).

    Raises NotFoundError where no domain or no data tell it, or a place lies off the streets that are walked.
    """
    from pyproj import Transformer

    crs = workspace.snapshot.manifest.crs
    to_metres = Transformer.from_crs(DEGREES, crs, always_xy=True).transform
    made = isochrones.isochrones_of(workspace.baseline().view, workspace.snapshot)
    require(person, made.persons)
    routes = made.routes
    dark = routes.is_dark(*begin, when)
    places = [routes.place(*to_metres(*place)) for place in (begin, end)]
    ways, without = [], []
    for mode in made.modes:
        try:
            own = routes.between(*places, mode, person, dark)
        except NotFoundError:
            if mode == made.modes[0]:
                raise
            own = []
        ways += [_way_answer(way, own[0], routes, crs) for way in own]
        if not own:
            without.append(mode)
    return RouteAnswer(person=person, dark=dark, ways=ways, without=without)


def _way_answer(way: Any, fast: Any, routes: Any, crs: str) -> WayAnswer:
    import shapely

    from citybrain.twin.geometry.shapes import degrees_from

    line = shapely.transform(routes.line(way), degrees_from(crs))
    free = 0.0 if way.mode in OF_THEMSELVES else None
    detour = DetourAnswer(
        minutes=round(way.minutes - fast.minutes, 1),
        metres=round(way.metres - fast.metres),
        less_dark=round(fast.dark - way.dark),
        less_stress=round(fast.stress - way.stress),
        more_green=round(way.green - fast.green),
    )
    return WayAnswer(
        mode=way.mode,
        kind=way.kind,
        minutes=round(way.minutes, 1),
        metres=round(way.metres),
        dark=round(way.dark),
        stress=round(way.stress),
        green=round(way.green),
        money=free,
        emissions=free,
        detour=detour,
        shape=json.loads(shapely.to_geojson(shapely.set_precision(line, 1e-6, mode="pointwise"))),
    )
