"""The measures of a plan once they are checked: what each does, for whom, from when on, with which settings.

Who takes part: a stable draw for each row of an entity, so that a larger share always holds the smaller one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel import Intervention, NotFoundError, PlanError, Result, nearest
from citybrain.kernel.declarations import SHARED
from citybrain.kernel.interventions import CITY
from citybrain.kernel.units import Array, Rows
from citybrain.plans.amounts import Quota, quota_of, require_countable
from citybrain.plans.areas import require_within
from citybrain.plans.availability import NOT_ASKED, NOT_IN_CITY, REFUSED, lacking_of, whole_of
from citybrain.plans.entity_index import EntityIndexes, Index, SourceLocation, fnv1a
from citybrain.plans.problems import gathering, raise_all, some
from citybrain.plans.schema import Measure, Plan
from citybrain.plans.selection import Selection, conditions, select
from citybrain.plans.settings import settings_of

_BITS = 53  # of a float's mantissa


def ranks(index: Index, rows: Rows, seed: int, intervention: str) -> Array:
    """A number in [0, 1) for each of the rows, even over all of them.

    It depends on the id of the row, the seed and the intervention alone: not on the selection, the order of the
    measures, or the other rows. Mixed by SplitMix64 (Steele, Lea, Flood 2014, doi:10.1145/2660193.2660195).
    """
    salt = splitmix64(np.array([seed], np.uint64)) ^ fnv1a([intervention])
    mixed = splitmix64(index.hashes[rows] ^ salt)
    return (mixed >> np.uint64(64 - _BITS)).astype(np.float64) * 2.0**-_BITS


def splitmix64(states: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The output of SplitMix64 for each state."""
    z = states + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


NOBODY = Selection(np.array([], np.intp), ())


@dataclass(frozen=True)
class Request:
    """A measure that has been checked.

    `position` counts from 1 in the order of the plan, `ranks` are those of the selected rows, `when` is what is
    asked of attributes in the year itself. A `background` measure belongs to the scenario. `quota` says how many of the
    selected rows have it at most where the plan says so, `parts` which part of it each of them has (all of it: None).
    """

    position: int
    measure: Measure
    intervention: Intervention
    selection: Selection
    settings: dict[str, float]
    when: Mapping[str, Mapping[str, Any]]
    ranks: Array
    background: bool = False
    quota: Quota | None = None
    parts: Array | None = None

    @property
    def key(self) -> tuple[bool, int]:
        """What tells it from every other measure that runs beside it."""
        return self.background, self.position

    @property
    def entity(self) -> str:
        """What it changes."""
        return self.intervention.of

    @property
    def whole_city(self) -> bool:
        """Whether it changes the city at once rather than row by row."""
        return self.entity == CITY


def requests(plan: Plan, today: Result, places: EntityIndexes, spot: SourceLocation) -> list[Request]:
    """The measures of a plan in the order in which they take effect: by phase, then as written.

    Raises PlanError with all that is wrong with them.
    """
    if all(measure.off for measure in plan.measures):
        raise spot.inside("measures").fault("plan-all-off", count=len(plan.measures))
    return _checked(plan.measures, today, places, spot, plan.seed, background=False)


def background_requests(
    measures: Sequence[Measure], today: Result, places: EntityIndexes, spot: SourceLocation
) -> list[Request]:
    """The measures of a scenario in their order; they choose the same rows whatever plan runs beside them.

    Raises PlanError with all that is wrong with them; one that chooses nothing of this city is not wrong.
    """
    return _checked(measures, today, places, spot, 0, background=True)


def in_order(*several: Sequence[Request]) -> list[Request]:
    """Measures of plan and scenario together: by phase, within a phase the plan's before the scenario's."""
    together = (request for requests in several for request in requests)
    return sorted(together, key=lambda r: (r.intervention.rank, r.key))


def _checked(
    measures: Sequence[Measure], today: Result, places: EntityIndexes, spot: SourceLocation, seed: int, background: bool
) -> list[Request]:
    found: list[Request] = []
    errors: list[PlanError] = []
    lack = lacking_of(today.graph)
    for number, measure in enumerate(measures):
        if measure.off or (background and measure.intervention in lack):
            continue
        with gathering(errors):
            place = spot.inside("measures", number)
            found.append(_request(number + 1, measure, today, places, place, seed, background))
    raise_all(errors)
    return in_order(found)


def _request(
    position: int,
    measure: Measure,
    today: Result,
    places: EntityIndexes,
    spot: SourceLocation,
    seed: int,
    background: bool,
) -> Request:
    intervention = _intervention(measure, today, spot)
    errors: list[PlanError] = []
    settings: dict[str, float] = {}
    when: dict[str, dict[str, Any]] = {}
    selection, of = NOBODY, intervention.of
    with gathering(errors):
        settings = settings_of(measure, intervention, today.graph, spot.inside("settings"))
    if of == CITY:
        errors += _for_rows_only(measure, intervention, spot)
    elif not today.city.size.get(of):
        errors += [] if background else [_absent(intervention.name, of, today, spot.inside("intervention"))]
    else:
        with gathering(errors):
            when = conditions(measure.when or {}, of, today, spot.inside("when"))
        with gathering(errors):
            selection = select(measure.where, of, today, places, spot.inside("where"))
            if not background:
                if not len(selection.rows) and of in places:
                    require_within(measure.where, places[of].points, spot.inside("where"))
                _require_some(selection, position, intervention, today.city.size[of], spot.inside("where"))
    raise_all(errors)
    rows = selection.rows
    drawn = ranks(_index(of, places, today), rows, seed, intervention.name) if len(rows) else np.zeros(0)
    quota = None
    if measure.count is not None:
        require_countable(measure.count, intervention, today.graph, spot.inside("count"))
        quota = quota_of(measure.count, rows, drawn, of, today, spot.inside("count"))
    return Request(position, measure, intervention, selection, settings, when, drawn, background, quota)


def _index(entity: str, places: EntityIndexes, today: Result) -> Index:
    """Ids by which takers are drawn: row numbers where an entity has none."""
    if entity in places:
        return places[entity]
    return Index(np.arange(today.city.size.get(entity, 0)).astype(str).astype(object))


def _intervention(measure: Measure, today: Result, spot: SourceLocation) -> Intervention:
    known, lack = today.graph.interventions, lacking_of(today.graph)
    found = known.get(measure.intervention)
    if found is None and measure.intervention in lack:
        raise _lacks_data(measure, today, lack[measure.intervention], spot.inside("intervention"))
    if found is None:
        near = nearest(measure.intervention, known)
        allowed = some(sorted(known), 30)
        raise spot.inside("intervention").fault(
            "plan-unknown-intervention", received=measure.intervention, near=near, allowed=allowed
        )
    if measure.entity not in (None, found.of):
        entities = [name for name in whole_of(today.graph).entities if name not in SHARED - {CITY}]
        if measure.entity not in entities:
            told = {"received": str(measure.entity), "near": nearest(str(measure.entity), entities)}
            raise spot.inside("entity").fault("plan-unknown-entity", **told, allowed=", ".join(entities))
        every = whole_of(today.graph).interventions
        able = sorted(name for name, made in every.items() if made.of == measure.entity)
        told = {"intervention": found.name, "of": found.of, "received": str(measure.entity)}
        raise spot.inside("entity").fault("plan-measure-entity", **told, allowed=some(able, 30) or "-")
    return found


def _absent(intervention: str, of: str, today: Result, spot: SourceLocation) -> PlanError:
    """A city that has nothing of an entity cannot have measures on it."""
    allowed = some(sorted(name for name, rows in today.city.size.items() if rows and name not in SHARED))
    return spot.fault("plan-entity-absent", intervention=intervention, of=of, allowed=allowed)


def _lacks_data(measure: Measure, today: Result, lack: NotFoundError, spot: SourceLocation) -> PlanError:
    """A city that lacks what a measure reads cannot have it."""
    name, told = measure.intervention, lack.arguments
    if lack.code == NOT_IN_CITY:
        return _absent(name, str(told["of"]), today, spot)
    if lack.code == NOT_ASKED:
        asked = {"domain": told["domain"], "lines": told["lines"]}
        return spot.fault("plan-measure-not-asked", intervention=name, **asked)
    if lack.code == REFUSED:
        why = {"source": told["source"], "refused": told["file"], "problem": told["problem"]}
        return spot.fault("plan-measure-source-refused", intervention=name, **why)
    missing = str(told.get("relation") or told["received"])
    return spot.fault("plan-measure-lacks-data", intervention=name, received=missing)


def _for_rows_only(measure: Measure, intervention: Intervention, spot: SourceLocation) -> list[PlanError]:
    """A measure of the whole city cannot choose any of its rows."""
    chosen = {"where": measure.where.model_dump(exclude_none=True), "when": measure.when, "count": measure.count}
    return [
        spot.inside(name).key_fault("plan-city-measure", field=name, intervention=intervention.name)
        for name, said in chosen.items()
        if said
    ]


def _require_some(selection: Selection, position: int, made: Intervention, total: int, spot: SourceLocation) -> None:
    if not len(selection.rows):
        told = {"intervention": made.name, "of": made.of, "steps": selection.told()}
        raise spot.key_fault("plan-selection-empty", position=position, total=total, **told)
