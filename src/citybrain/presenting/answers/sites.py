"""Where what can be sited serves most, as the API tells it, with who gains."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
from typing_extensions import TypedDict

from citybrain.base.domains import find_domains
from citybrain.kernel import Result
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Rows
from citybrain.plans.entity_index import ZONE, EntityIndexes
from citybrain.plans.siting import Siting, SitingLimits, sited
from citybrain.plans.view import View
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers import isochrones
from citybrain.presenting.answers.access_errors import AccessQuestionError
from citybrain.presenting.answers.interventions import setting_answer
from citybrain.presenting.answers.shapes import possible

GROUPS = "groups_of_residents"
"""Role of the parts of the residents of an area by which it is told who gains."""


class SiteKindAnswer(TypedDict):
    """What can be sited in this city: its measure with what may be set, and what a question may state (`asks`).

    label: its name; gains: what is counted, in `unit`.
    """

    kind: str
    label: str
    gains: str
    unit: str
    measure: str
    asks: list[str]
    settings: list[possible.Setting]


class SiteKindsAnswer(TypedDict):
    """What can be sited in this city."""

    kinds: list[SiteKindAnswer]


class ZoneGain(TypedDict):
    """What is gained in a zone."""

    zone: str
    gain: float


class SiteGroupGain(TypedDict):
    """What is gained by a group of residents, by the others, and where it is not known who belongs to it.

    People of a zone gain alike: groups differ by the zones in which they live.
    """

    group: str
    label: str
    gain: float
    others: float
    unknown: float


class SiteAnswer(TypedDict):
    """A site in the order of choice: what gets the measure, where, its cost, and what it adds to those before it.

    shape: a GeoJSON geometry in degrees. Longitude and latitude are a point of it.
    """

    ids: list[str]
    longitude: float
    latitude: float
    shape: dict[str, Any]
    cost: float
    gain: float
    zones: list[ZoneGain]


class SitesAnswer(TypedDict):
    """Sites of a kind, and what they serve, in `unit`.

    whole: all that could be served; served: what is today; after: with all of `sites`; at_most: what no choice of as
    many for as much money can exceed; by_demand: for the same money where demand is greatest, each place looked at
    alone. cost and running_cost: money for all, once and each year. measures: what a plan takes for them.
    """

    kind: str
    label: str
    gains: str
    unit: str
    choices: dict[str, Any]
    whole: float
    served: float
    after: float
    at_most: float
    by_demand: float
    cost: float
    running_cost: float
    sites: list[SiteAnswer]
    groups: list[SiteGroupGain]
    measures: list[dict[str, Any]]


class SitedCity(NamedTuple):
    """The city in which sites are looked for: `view` is as whoever asks may see it."""

    view: View
    result: Result
    places: EntityIndexes
    shapes: Callable[[str], Any]
    ways: Callable[[], Any]
    crs: str


class SitesQuestion(NamedTuple):
    """A kind, how many sites and for how much money, what its measure sets, what it asks for."""

    kind: str
    limits: SitingLimits
    settings: Mapping[str, float]
    choices: Mapping[str, Any]


def city_of(workspace: Workspace) -> SitedCity:
    """Today's city."""
    snapshot, view = workspace.snapshot, workspace.baseline().view

    def ways() -> Any:
        return isochrones.isochrones_of(view, snapshot)

    crs = snapshot.manifest.crs
    return SitedCity(workspace.today(), view.result, workspace.places, snapshot.shapes, ways, crs)


def site_kinds_answer(workspace: Workspace, language: str) -> SiteKindsAnswer:
    """What can be sited in this city: what it has the measure and the data for."""
    city = city_of(workspace)
    graph, day = city.result.graph, city.result.city.day
    kinds = [
        SiteKindAnswer(
            kind=one.name,
            label=_in_language(one.labels, language),
            gains=_in_language(one.gains, language),
            unit=one.unit,
            measure=one.measure,
            asks=list(one.asks),
            settings=[setting_answer(graph, name, day, language) for name in graph.interventions[one.measure].settings],
        )
        for one in find_domains().site_kinds()
        if one.measure in graph.interventions and city.result.city.size.get(graph.interventions[one.measure].of)
    ]
    return SiteKindsAnswer(kinds=kinds)


def sites_answer(workspace: Workspace, question: SitesQuestion, language: str) -> SitesAnswer:
    """The sites that serve most, no more than a budget pays for.

    Raises NotFoundError where no data tell it; PlanError for a measure that the city cannot have and for settings that
    it does not take; AccessQuestionError for a kind or a choice that is not known, where nothing can be sited, for a
    budget that pays for none, and where more is asked than can be looked at.
    """
    city = city_of(workspace)
    try:
        siting = sited(
            find_domains(), question.kind, city.result, city.places, city.shapes, city.ways, question.limits,
            question.settings, question.choices,
        )  # fmt: skip
    except InputError as error:
        raise AccessQuestionError(error.code, **error.arguments) from error
    chosen, demand, found = siting.chosen, siting.demand, siting.candidates
    rows = np.concatenate([np.array([], np.intp), *(site.rows for site in chosen.sites)])
    gained = sum((site.gained for site in chosen.sites), np.zeros(city.result.city.size[demand.gainer]))
    measure = {"intervention": siting.kind.measure, "where": {"id": _ids(city, found.of, rows)}}
    if question.settings:
        measure["settings"] = dict(question.settings)
    return SitesAnswer(
        kind=siting.kind.name,
        label=_in_language(siting.kind.labels, language),
        gains=_in_language(siting.kind.gains, language),
        unit=siting.kind.unit,
        choices=dict(question.choices),
        whole=_rounded(demand.whole),
        served=_rounded(demand.served),
        after=_rounded(demand.served + float(gained.sum())),
        at_most=_rounded(demand.served + chosen.at_most),
        by_demand=_rounded(demand.served + chosen.by_demand),
        cost=sum(site.cost for site in chosen.sites),
        running_cost=float(found.running_costs[rows].sum()),
        sites=_sites(city, siting),
        groups=_groups(city, demand.gainer, gained, language),
        measures=[measure] if len(rows) else [],
    )


def _sites(city: SitedCity, siting: Siting) -> list[SiteAnswer]:
    import shapely

    from citybrain.twin.geometry.shapes import degrees_from

    of, to_degrees = siting.candidates.of, degrees_from(city.crs)
    answers = []
    for site in siting.chosen.sites:
        shapes = np.asarray(city.shapes(of))[site.rows]
        whole = shapes[0] if len(shapes) == 1 else shapely.line_merge(shapely.union_all(shapes))
        shape = shapely.set_precision(shapely.transform(whole, to_degrees), 1e-6)
        point = shapely.point_on_surface(shape)
        answers.append(
            SiteAnswer(
                ids=_ids(city, of, site.rows),
                longitude=round(float(point.x), 6),
                latitude=round(float(point.y), 6),
                shape=json.loads(shapely.to_geojson(shape)),
                cost=site.cost,
                gain=_rounded(site.gain),
                zones=_zones(city, siting.demand.gainer, site.gained),
            )
        )
    return answers


def _ids(city: SitedCity, of: str, rows: Rows) -> list[str]:
    if of in city.places:
        return [str(one) for one in city.places[of].ids[rows]]
    return [str(row) for row in rows]


def _zones(city: SitedCity, gainer: str, gained: Array) -> list[ZoneGain]:
    """What is gained by zone, the most first; what lies in none is left out."""
    zone = np.asarray(city.result.city.inside[gainer, ZONE])
    changed = np.flatnonzero((gained != 0.0) & (zone >= 0))
    rows, names = np.unique(zone[changed]), city.places.zone_names
    sums = np.bincount(zone[changed], gained[changed], len(names))
    gains = [ZoneGain(zone=str(names[row]), gain=_rounded(sums[row])) for row in rows]
    return sorted(gains, key=lambda gain: -gain["gain"])


def _groups(city: SitedCity, gainer: str, gained: Array, language: str) -> list[SiteGroupGain]:
    """What groups gain; where the share of a zone is not known, or who asks may not know it, nobody knows who gains."""
    graph, zone = city.result.graph, np.asarray(city.result.city.inside[gainer, ZONE])
    answers = []
    for name in graph.roles.names(GROUPS, ZONE):
        shares = np.append(city.view.column(name), np.nan)  # the last is that of what lies in no zone
        share = shares[np.where(zone >= 0, zone, -1)]
        known = np.isfinite(share)
        answers.append(
            SiteGroupGain(
                group=name,
                label=graph.vocabulary.terms[name].said(language),
                gain=_rounded(float((gained * np.nan_to_num(share)).sum())),
                others=_rounded(float((gained[known] * (1.0 - share[known])).sum())),
                unknown=_rounded(float(gained[~known].sum())),
            )
        )
    return answers


def _in_language(labels: Mapping[str, str], language: str) -> str:
    return labels.get(language) or labels["en"]


def _rounded(value: float) -> float:
    """Whole numbers, and a tenth of what is small."""
    return round(float(value)) if abs(value) >= 100.0 else round(float(value), 1)
