"""Puts the measures of a plan into effect one after the other: who has them, who can't and why, what they change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from citybrain.kernel import PHASES, Changed, Intervention, Patch, PlanError, Result, change, nearest
from citybrain.kernel.units import Rows
from citybrain.plans.places import Places, Spot
from citybrain.plans.problems import gathering, raise_all, some
from citybrain.plans.schema import Measure, Plan
from citybrain.plans.selection import Selection, select
from citybrain.plans.settings import settings_of
from citybrain.plans.uptake import ranks

EXCLUDED = "excluded-by-earlier-measure"
NOT_TAKING_PART = "not-taking-part"
INVESTMENT = "investment"
RUNNING_COST = "running_cost_of_measures"


@dataclass(frozen=True)
class Skipped:
    """Buildings that a measure left out: `reason` is a message key, `by` the intervention that excludes it."""

    reason: str
    count: int
    by: str = ""


@dataclass(frozen=True)
class Applied:
    """What became of one measure: `position` counts from 1 in the order of the plan.

    `investment` and `running_cost` are what it adds to the buildings that have it, 0 where it adds none.
    """

    position: int
    measure: Measure
    selected: int
    rows: Rows
    skipped: tuple[Skipped, ...]
    investment: float = 0.0
    running_cost: float = 0.0


@dataclass(frozen=True)
class Request:
    """A measure that has been checked: what it does, for whom, with which settings."""

    position: int
    measure: Measure
    intervention: Intervention
    selection: Selection
    settings: dict[str, float]


def requests(plan: Plan, today: Result, places: Places, spot: Spot) -> list[Request]:
    """The measures of a plan in the order in which they take effect: by phase, then as written.

    Raises PlanError with all that is wrong with them.
    """
    found: list[Request] = []
    errors: list[PlanError] = []
    for number, measure in enumerate(plan.measures):
        with gathering(errors):
            found.append(_request(number + 1, measure, today, places, spot.inside("measures", number)))
    raise_all(errors)
    return sorted(found, key=lambda r: (PHASES.index(r.intervention.phase), r.position))


def _request(position: int, measure: Measure, today: Result, places: Places, spot: Spot) -> Request:
    known = today.graph.interventions
    intervention = known.get(measure.intervention)
    if intervention is None:
        near = nearest(measure.intervention, known)
        allowed = some(sorted(known), 30)
        raise spot.inside("intervention").fault(
            "plan-unknown-intervention", received=measure.intervention, near=near, allowed=allowed
        )
    errors: list[PlanError] = []
    settings: dict[str, float] = {}
    with gathering(errors):
        settings = settings_of(measure, intervention, today.graph, spot.inside("settings"))
    selection = Selection(np.array([], np.intp), ())
    with gathering(errors):
        selection = select(measure.where, today, places, spot.inside("where"))
        _require_some(selection, position, intervention.name, today.city.size["building"], spot.inside("where"))
    raise_all(errors)
    return Request(position, measure, intervention, selection, settings)


def _require_some(selection: Selection, position: int, intervention: str, total: int, spot: Spot) -> None:
    if not len(selection.rows):
        steps = selection.told()
        raise spot.key_fault(
            "plan-selection-empty", position=position, intervention=intervention, total=total, steps=steps
        )


class Effects:
    """The overlay that grows measure by measure, the city with it (`now`), and who has which intervention."""

    def __init__(self, today: Result, places: Places, seed: int) -> None:
        self.today = today
        self.places = places
        self.seed = seed
        self.overlay: dict[str, Patch] = {}
        self.now = change(today, {})
        self.having: dict[str, Rows] = {}

    def apply(self, request: Request) -> Applied:
        """Puts one measure into effect on the values that the earlier ones left."""
        rows, skipped = self._suited(request, self.now)
        drawn = ranks(self.places, rows, self.seed, request.intervention.name) < request.measure.uptake
        if not drawn.all():
            skipped.append(Skipped(NOT_TAKING_PART, int((~drawn).sum())))
        rows = rows[drawn]
        added = self._change(request, self.now, rows) if len(rows) else {}
        return Applied(
            request.position,
            request.measure,
            len(request.selection.rows),
            rows,
            tuple(skipped),
            added.get(INVESTMENT, 0.0),
            added.get(RUNNING_COST, 0.0),
        )

    def _suited(self, request: Request, now: Changed) -> tuple[Rows, list[Skipped]]:
        """Rows that can have the measure, and why the others can't."""
        rows, skipped = request.selection.rows, []
        for other in self._excluding(request.intervention):
            free = ~np.isin(rows, self.having[other], assume_unique=True)
            if not free.all():
                skipped.append(Skipped(EXCLUDED, int((~free).sum()), other))
            rows = rows[free]
        for condition in request.intervention.conditions:
            arguments = _arguments(condition.inputs, request, now, rows)
            fits = np.broadcast_to(np.asarray(condition.function(*arguments), bool), rows.shape)
            if not fits.all():
                skipped.append(Skipped(condition.reason, int((~fits).sum())))
            rows = rows[fits]
        return rows, skipped

    def _excluding(self, intervention: Intervention) -> list[str]:
        """Interventions already in the plan of which a building can't have this one too; another of itself included."""
        known = self.today.graph.interventions
        return [
            other
            for other in self.having
            if other == intervention.name
            or other in intervention.excludes
            or intervention.name in known[other].excludes
        ]

    def _change(self, request: Request, now: Changed, rows: Rows) -> dict[str, float]:
        """Lays the changed values over; returns by how much each quantity grew, summed over the rows."""
        made, added = request.intervention, {}
        values = made.function(*_arguments(made.inputs, request, now, rows))
        for name, value in zip(made.changes, values, strict=True):
            new = Patch(rows, np.ascontiguousarray(np.broadcast_to(value, rows.shape)))
            added[name] = float(np.sum(new.values - now.at(name, rows, made.of)))
            self.overlay[name] = _over(self.overlay.get(name), new)
        before = self.having.get(made.name, np.array([], np.intp))
        self.having[made.name] = np.union1d(before, rows)
        self.now = change(self.today, self.overlay, self.now)
        return added


def _arguments(names: tuple[str, ...], request: Request, now: Changed, rows: Rows) -> list[Any]:
    """Values at the rows; what the plan sets stands in place of its parameter."""
    of = request.intervention.of
    return [np.float64(request.settings[n]) if n in request.settings else now.at(n, rows, of) for n in names]


def _over(old: Patch | None, new: Patch) -> Patch:
    """Both patches as one, the new values standing over the old ones."""
    if old is None:
        return new
    rows = np.union1d(old.rows, new.rows)
    values = np.empty(len(rows), np.result_type(old.values, new.values))
    values[np.searchsorted(rows, old.rows)] = old.values
    values[np.searchsorted(rows, new.rows)] = new.values
    return Patch(rows, values)
