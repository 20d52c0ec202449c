"""Where new facilities bring the most residents within reach, as the API tells it, with who gains."""

from __future__ import annotations

from typing import Any

import numpy as np
from typing_extensions import TypedDict

from citybrain.kernel.errors import InputError
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers import isochrones
from citybrain.presenting.answers.access_errors import AccessQuestionError
from citybrain.presenting.answers.isochrones import require
from citybrain.twin.snapshot import Snapshot


class ZoneGain(TypedDict):
    """Residents of a zone."""

    zone: str
    residents: float


class SiteAnswer(TypedDict):
    """A junction, in the order of choice, and whom a facility there brings within reach beside those before it."""

    id: str
    longitude: float
    latitude: float
    residents: float
    zones: list[ZoneGain]


class SitesAnswer(TypedDict):
    """Junctions for new facilities of a kind, and residents within reach of one.

    residents: who live on a street; near: within reach today; near_after: with all of `sites`; at_most: what no choice
    of as many can exceed; near_by_demand: with the junctions instead that have the most residents out of reach around
    them, each looked at alone. cost: money for all. measures: what a plan takes for them.
    """

    kind: str
    person: str
    minutes: float
    residents: float
    near: float
    near_after: float
    at_most: float
    near_by_demand: float
    cost: float
    sites: list[SiteAnswer]
    measures: list[dict[str, Any]]


def sites_answer(
    workspace: Workspace, kind: str, person: str, minutes: float, count: int, budget: float | None
) -> SitesAnswer:
    """At most `count` junctions, and no more than a budget pays for.

    Raises NotFoundError where no domain or no data tell it; AccessQuestionError for a kind or person that it does not
    know, for a budget that pays for none, and where more buildings are out of reach than can be looked at.
    """
    from citybrain.twin.geometry.shapes import degrees_from

    snapshot = workspace.snapshot
    made = isochrones.isochrones_of(workspace.baseline().view, snapshot)
    siting = made.siting
    require(kind, siting.kinds)
    require(person, made.persons)
    if budget is not None:
        one = siting.cost(kind)
        if budget < one:
            raise AccessQuestionError("access-budget-too-small", received=f"{budget:.0f}", allowed=f"{one:.0f}")
        count = min(count, int(budget // one))
    try:
        chosen = siting.chosen(kind, count, person, minutes)
    except InputError as error:
        raise AccessQuestionError(error.code, **error.arguments) from error
    degrees = degrees_from(snapshot.manifest.crs)(made.places(chosen.junctions))
    places = [(round(float(x), 6), round(float(y), 6)) for x, y in degrees]
    return SitesAnswer(
        kind=kind,
        person=person,
        minutes=minutes,
        residents=round(chosen.residents),
        near=round(chosen.near),
        near_after=round(chosen.near + float(chosen.residents_gained.sum())),
        at_most=round(chosen.near + chosen.at_most),
        near_by_demand=round(chosen.near + chosen.apart),
        cost=len(chosen.ids) * chosen.cost,
        sites=[
            SiteAnswer(
                id=identity, longitude=x, latitude=y, residents=round(gained), zones=_zones(snapshot, rows, chosen)
            )
            for identity, (x, y), gained, rows in zip(
                chosen.ids, places, chosen.residents_gained, chosen.gains, strict=True
            )
        ],
        measures=[{"intervention": chosen.measure, "where": {"id": chosen.ids}}] if chosen.ids else [],
    )


def _zones(snapshot: Snapshot, buildings: Any, chosen: Any) -> list[ZoneGain]:
    """Residents of some buildings by zone, the most first."""
    zone, people = snapshot.first.inside(snapshot.area.name)[buildings], chosen.people[buildings]
    rows, names = np.unique(zone[zone >= 0]), snapshot.zone_names
    gains = [ZoneGain(zone=str(names[row]), residents=round(float(people[zone == row].sum()))) for row in rows]
    return sorted(gains, key=lambda gain: -gain["residents"])
