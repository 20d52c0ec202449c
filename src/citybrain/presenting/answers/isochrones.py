"""How far one gets from a place, as the API tells it: the area, and the facilities within it by kind."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

import numpy as np
from typing_extensions import TypedDict

from citybrain.base.domains import find_domains
from citybrain.plans.view import View
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.access_errors import AccessQuestionError
from citybrain.twin.snapshot import Snapshot

PART, RIDES, NO_CARS = "isochrones", "rides", "closed_to_cars"
"""What domains make that tells how far one gets, where public transport takes people, and where no car passes."""

FINEST, SQUARES = 25.0, 60
"""Least side [m] of the squares of which an area holds one point each, and how many lie across it at most."""

RATIO = 0.1
"""How closely the outline follows its points: 0 closest, 1 their convex hull."""

DEGREES = "EPSG:4326"
RESIDENT = "resident"
"""What amounts per person are counted by, as a domain declares it."""


class FacilitiesReached(TypedDict):
    """Facilities of a kind: how many are reached, and the minutes to the nearest, null without one."""

    kind: str
    label: str
    count: int
    nearest: float | None


class IsochroneAnswer(TypedDict):
    """What is reached within some minutes. off_network: metres from the place to the network, which go straight.

    residents: how many live there, null where nobody knows or the asker may not.
    modes: those that this city knows.
    area: m² of `shape`, a GeoJSON geometry in degrees around the junctions that are reached; null for fewer than three.
    """

    mode: str
    modes: list[str]
    person: str
    minutes: float
    off_network: float
    junctions: int
    residents: int | None
    area: float
    shape: dict[str, Any] | None
    facilities: list[FacilitiesReached]


def isochrone_answer(
    workspace: Workspace,
    view: View,
    place: tuple[float, float],
    minutes: float,
    mode: str,
    person: str,
    language: str,
    leave: float | None = None,
) -> IsochroneAnswer:
    """What is reached from a place (longitude, latitude) in a view of the city, today's or that of a plan.

    `leave` is when one sets out by public transport, minutes after midnight of the day of the timetable.

    Raises NotFoundError where no domain or no data tell it, and for a place off the network; AccessQuestionError for a
    mode or a person that it does not know.
    """
    from pyproj import Transformer

    crs = workspace.snapshot.manifest.crs
    x, y = Transformer.from_crs(DEGREES, crs, always_xy=True).transform(*place)
    isochrones = isochrones_of(view, workspace.snapshot)
    require(mode, isochrones.modes)
    require(person, isochrones.persons)
    isochrone = isochrones.reached(x, y, minutes, mode, person, leave)
    shape, area = _outline(isochrone.x, isochrone.y, crs)
    nearest = [None if np.isnan(value) else round(float(value), 1) for value in isochrone.nearest]
    terms = view.graph.vocabulary.categories[isochrone.kind_of]
    facilities = [
        FacilitiesReached(kind=kind, label=terms[kind].said(language), count=int(count), nearest=first)
        for kind, count, first in zip(isochrone.kinds, isochrone.counts, nearest, strict=True)
    ]
    return IsochroneAnswer(
        mode=mode,
        modes=list(isochrones.modes),
        person=person,
        minutes=minutes,
        off_network=round(isochrone.off, 1),
        junctions=len(isochrone.x),
        residents=_residents(view, isochrone.at_door, minutes),
        area=round(area, 0),
        shape=shape,
        facilities=facilities,
    )


def require(received: str, allowed: Collection[str]) -> None:
    """Raises AccessQuestionError with what is allowed."""
    if received not in allowed:
        raise AccessQuestionError("access-choice-unknown", received=received, allowed=", ".join(allowed))


def isochrones_of(view: View, snapshot: Snapshot) -> Any:
    """What tells of a view how far one gets, and the ways from place to place; the same for all who ask at once."""
    if PART not in view.made:
        city, domains, read = view.result.city, find_domains(), view.reader()
        rides = domains.made(RIDES)(read, city.positions) if domains.makes(RIDES) else None
        no_cars = domains.made(NO_CARS)(read, city.relations) if domains.makes(NO_CARS) else None
        made = domains.made(PART)(read, city.positions, snapshot.shapes, city.relations, rides, no_cars)
        view.made.setdefault(PART, made)
    return view.made[PART]


def _residents(view: View, at_door: Any, minutes: float) -> int | None:
    base = next((one.quantity for one in find_domains().bases() if one.name == RESIDENT), None)
    if base is None or at_door is None:
        return None
    there = view.column(base)[at_door <= minutes]
    return None if len(there) and np.isnan(there).all() else round(float(np.nansum(there)))


def _outline(x: Any, y: Any, crs: str) -> tuple[dict[str, Any] | None, float]:
    """The area around points, in degrees, and its size [m²]."""
    import shapely

    from citybrain.twin.geometry.shapes import degrees_from

    if not len(x):
        return None, 0.0
    side = max(FINEST, float(max(np.ptp(x), np.ptp(y))) / SQUARES)
    points = np.unique(np.round(np.column_stack([x, y]) / side) * side, axis=0)
    outline = shapely.concave_hull(shapely.multipoints(points), ratio=RATIO)
    if shapely.get_type_id(outline) != shapely.GeometryType.POLYGON:
        return None, 0.0
    degrees = shapely.transform(outline, degrees_from(crs))
    return json.loads(shapely.to_geojson(shapely.set_precision(degrees, 1e-6))), float(outline.area)
