"""One way from place to place, as the API tells it: what it takes, costs and emits, and what its detour buys."""

from __future__ import annotations

import json
import math
from typing import Any, NamedTuple

from typing_extensions import TypedDict

from citybrain.messages import text
from citybrain.plans.entity_index import EntityIndexes, Index
from citybrain.plans.view import View
from citybrain.plans.workspace import Workspace

TRANSIT, FAST, WALK = "transit", "fast", "walk"
OF_THEMSELVES = (WALK, "cycle")
"""Modes that burn nothing and cost no fare."""

MINUTES_IN_HOUR, HOURS_IN_DAY = 60, 24


class DetourAnswer(TypedDict):
    """Beside the fast way of the mode: what it takes more, and what it has less or more of; null as of the way."""

    minutes: float
    metres: float
    less_dark: float
    less_stress: float
    more_green: float
    less_hazards: float | None


class LegAnswer(TypedDict):
    """A part of a way by public transport: `mode` is walk or the kind of the line.

    line, begin, end: names of the line and of the stops; null on foot, and at the places that were asked about.
    departure, arrival: on the clocks of the city, 08:05, on the day of the timetable, in the minute begun and the next.
    """

    mode: str
    label: str
    line: str | None
    begin: str | None
    end: str | None
    departure: str
    arrival: str
    minutes: float
    metres: float


class WayAnswer(TypedDict):
    """A way: `kind` is fast, safe, calm or green; dark, stress, green are metres of it, `shape` a geometry in degrees.

    hazards: accidents and reports a year that are known of its streets, hazards_unknown: metres of which they are not
    told; null in a city that knows of none.
    dark: on streets that no tag calls lit. stress: by bicycle level 3 and 4, else beside cars faster than 30 km/h.
    money: in the currency of the city, emissions: kg CO2e with the supply of energy, tank_to_wheel: without it, which
    no data tell of rides; null where nothing computes them, as `unknown` says in words. A car is told whole, whoever is
    in it: energy, wear and half of the usual parking; a ride for one person. legs, changes: of public transport alone.
    """

    mode: str
    kind: str
    minutes: float
    metres: float
    dark: float
    stress: float
    green: float
    hazards: float | None
    hazards_unknown: float | None
    money: float | None
    emissions: float | None
    tank_to_wheel: float | None
    unknown: str | None
    detour: DetourAnswer
    changes: int | None
    legs: list[LegAnswer]
    shape: dict[str, Any]


class WaySetting(NamedTuple):
    """What answers of all ways take: the city, today or with a plan, what tells costs (None: nothing), the language."""

    workspace: Workspace
    view: View
    costs: Any
    language: str


def street_way(way: Any, fast: Any, routes: Any, setting: WaySetting) -> WayAnswer:
    """A way along streets beside the fast one of its mode."""
    money, use, emissions = _costs_of_driving(way, routes, setting)
    known = routes.knows_hazards
    return WayAnswer(
        mode=way.mode,
        kind=way.kind,
        minutes=round(way.minutes, 1),
        metres=round(way.metres),
        dark=round(way.dark),
        stress=round(way.stress),
        green=round(way.green),
        hazards=round(way.hazards, 2) if known else None,
        hazards_unknown=round(way.unknown) if known else None,
        money=_rounded(money, 2),
        emissions=_rounded(emissions, 3),
        tank_to_wheel=_rounded(use, 3),
        unknown=text("access-no-driving-costs", language=setting.language) if money is None else None,
        detour=DetourAnswer(
            minutes=round(way.minutes - fast.minutes, 1),
            metres=round(way.metres - fast.metres),
            less_dark=round(fast.dark - way.dark),
            less_stress=round(fast.stress - way.stress),
            more_green=round(way.green - fast.green),
            less_hazards=round(fast.hazards - way.hazards, 2) if known else None,
        ),
        changes=None,
        legs=[],
        shape=_in_degrees(routes.line(way), setting),
    )


def _costs_of_driving(
    way: Any, routes: Any, setting: WaySetting
) -> tuple[float, float, float] | tuple[None, None, None]:
    """Money, kilograms of the use and with the supply; nothing of itself, None where no data tell it."""
    if way.mode in OF_THEMSELVES:
        return 0.0, 0.0, 0.0
    if setting.costs is None:
        return None, None, None
    money, use, emissions = setting.costs.of_driving(*routes.speeds(way))
    return money, use, emissions


def transit_way(journey: Any, rides: Any, setting: WaySetting) -> WayAnswer:
    """The way by public transport; what walks to and from stops have of dark, stress and green is that of the way."""
    import shapely

    fare = setting.costs.fare if setting.costs else None
    line = shapely.multilinestrings([leg.line_of_way for leg in journey.legs])
    names = "dark", "stress", "green", "hazards", "unknown"
    dark, stress, green, hazards, unknown = (sum(getattr(walk, name) for walk in journey.walks) for name in names)
    known = journey.knows_hazards
    return WayAnswer(
        mode=TRANSIT,
        kind=FAST,
        minutes=round(journey.minutes, 1),
        metres=round(sum(leg.metres for leg in journey.legs)),
        dark=round(dark),
        stress=round(stress),
        green=round(green),
        hazards=round(hazards, 2) if known else None,
        hazards_unknown=round(unknown) if known else None,
        money=_rounded(fare, 2),
        emissions=_rounded(sum(leg.emissions for leg in journey.legs), 3),
        tank_to_wheel=None,
        unknown=None if setting.costs else text("access-no-fare", language=setting.language),
        detour=DetourAnswer(
            minutes=0.0, metres=0.0, less_dark=0.0, less_stress=0.0, more_green=0.0, less_hazards=0.0 if known else None
        ),
        changes=journey.changes,
        legs=[_leg(leg, rides, setting) for leg in journey.legs],
        shape=_in_degrees(line, setting),
    )


def _leg(leg: Any, rides: Any, setting: WaySetting) -> LegAnswer:
    view, places = setting.view, setting.workspace.places
    if leg.line is None:
        mode, label, line = WALK, text("access-on-foot", language=setting.language), None
    else:
        kinds = view.graph.vocabulary.categories[rides.kind_of_line]
        entity, row, kind = rides.line_of(leg.line)
        mode = list(kinds)[kind]
        label, line = kinds[mode].said(setting.language), _name(places[entity], row)
    begin, end = (None if stop is None else _name_of_stop(rides, places, stop) for stop in (leg.begin, leg.end))
    return LegAnswer(
        mode=mode,
        label=label,
        line=line,
        begin=begin,
        end=end,
        departure=clock(math.floor(leg.departure)),
        arrival=clock(math.ceil(leg.arrival)),
        minutes=round(leg.arrival - leg.departure, 1),
        metres=round(leg.metres),
    )


def _name_of_stop(rides: Any, places: EntityIndexes, stop: int) -> str:
    """The name of a stop, of the junction where a plan opens one."""
    entity, row = rides.place_of(stop)
    return _name(places[entity], row)


def _name(index: Index, row: int) -> str:
    return index.called(row) or str(index.ids[row])


def clock(minutes: int) -> str:
    """Minutes after midnight on the clocks of the city: 08:05."""
    hour, minute = divmod(minutes, MINUTES_IN_HOUR)
    return f"{hour % HOURS_IN_DAY:02d}:{minute:02d}"


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def _in_degrees(line: Any, setting: WaySetting) -> dict[str, Any]:
    import shapely

    from citybrain.twin.geometry.shapes import degrees_from

    degrees = shapely.transform(line, degrees_from(setting.workspace.snapshot.manifest.crs))
    shape: dict[str, Any] = json.loads(shapely.to_geojson(shapely.set_precision(degrees, 1e-6, mode="pointwise")))
    return shape
