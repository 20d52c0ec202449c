"""Layouts that the engine scores: each is a plan of one day, and only what layouts are scored by is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from citybrain.base.layouts import MEAN, SUM
from citybrain.kernel import CityBrainError, Result
from citybrain.kernel.errors import PlanError
from citybrain.kernel.units import Array
from citybrain.kernel.vocabulary import Better
from citybrain.plans.availability import lacking_of, whole_of
from citybrain.plans.entity_index import EntityIndexes
from citybrain.plans.layouts.generate import PlacedMeasure, SquareLayout
from citybrain.plans.layouts.ground import SquareGround
from citybrain.plans.layouts.options import applied, conflict_names
from citybrain.plans.roles import better_of

REPAIRS = 3
"""Times that cells with a conflict lose their last measure before a layout is set aside."""


@dataclass(frozen=True)
class LayoutScore:
    """A quantity that layouts are scored by, whether its mean over the ground counts, and its value today."""

    quantity: str
    mean: bool
    today: float
    better: Better


@dataclass(frozen=True)
class LayoutTrial:
    """What the engine says of a layout: its scores, its investment [money] and what it costs each year [money/a]."""

    layout: SquareLayout
    values: tuple[float, ...]
    cost: float
    running_cost: float


class LayoutTrials:
    """The engine as layouts ask it, on today's city."""

    def __init__(self, ground: SquareGround, today: Result, places: EntityIndexes, budget: float) -> None:
        self.ground = ground
        self.today = today
        self.places = places
        self.budget = budget
        self.conflicts = 0
        """Layouts that were set aside because something would stand in the way of something else."""

        self._of_cells, self._of_city = conflict_names(today, ground.cell)
        self.scores, self.missing = self._scores()

    def run(self, layout: SquareLayout) -> LayoutTrial | None:
        """The trial of a layout; None where it cannot be made, costs too much, or leaves a conflict."""
        for _ in range(REPAIRS + 1):
            if not layout.placed:
                return None
            result, made = applied(self.measures_of(layout), self.today, self.places)
            crowded = self._crowded(result)
            if not crowded.any():
                break
            layout = layout.without(crowded)
        else:
            self.conflicts += 1
            return None
        if any(np.rint(float(result[name]) - float(self.today[name])) > 0 for name in self._of_city):
            self.conflicts += 1
            return None
        cost = float(sum(one.investment for one in made))
        if cost > self.budget * (1.0 + 1e-9) or not any(len(one.rows) for one in made):
            return None
        values = tuple(self._value(one.quantity, one.mean, result) for one in self.scores)
        if not np.isfinite(values).all():
            return None
        return LayoutTrial(layout, values, cost, float(sum(one.running_cost for one in made)))

    def measures_of(self, layout: SquareLayout) -> list[dict[str, Any]]:
        """The measures of the plan that a layout is."""
        return [self._measure(one) for one in layout.placed]

    def _measure(self, one: PlacedMeasure) -> dict[str, Any]:
        ground, of_ground = self.ground, one.option.of_ground
        ids = self.places[ground.entity if of_ground else ground.cell].ids
        rows = [ground.row] if of_ground else ground.rows[list(one.cells)]
        said = {"intervention": one.option.measure.name, "where": {"id": [str(ids[row]) for row in rows]}}
        return {**said, "settings": dict(one.option.settings)} if one.option.settings else said

    def _crowded(self, result: Result) -> Any:
        """Cells of the ground that have a conflict which they have not today."""
        rows = self.ground.rows
        found = np.zeros(len(rows), bool)
        for name in self._of_cells:
            found |= result[name][rows] > self.today[name][rows]
        return found

    def _scores(self) -> tuple[list[LayoutScore], dict[str, CityBrainError]]:
        """What can be scored here, and what cannot with the reason. Raises PlanError where nothing can."""
        whole, lack = whole_of(self.today.graph), lacking_of(self.today.graph)
        scores, missing = [], dict[str, CityBrainError]()
        for role in (MEAN, SUM):
            for entity in (self.ground.cell, self.ground.entity):
                for name in whole.roles.names(role, entity):
                    if name in lack:
                        missing[name] = lack[name]
                        continue
                    value = self._value(name, role == MEAN, self.today)
                    if np.isfinite(value):
                        better = better_of(self.today.graph, name)
                        scores.append(LayoutScore(name, role == MEAN, value, better))
                    else:
                        missing[name] = CityBrainError("layout-score-unknown", quantity=name)
        if not scores:
            raise PlanError("layout-no-score", received=", ".join(missing) or "-")
        return scores, missing

    def _value(self, name: str, mean: bool, result: Result) -> float:
        """Of cells the mean or sum over those of known value, today and with the layout; of the ground its value."""
        if self.today.graph[name].of != self.ground.cell:
            return float(result[name][self.ground.row])
        known = np.isfinite(np.asarray(self.today[name], np.float64)[self.ground.rows])
        if not known.any():
            return float("nan")
        values: Array = np.asarray(result[name], np.float64)[self.ground.rows][known]
        left = values[np.isfinite(values)]
        if not len(left):
            return float("nan")
        return float(left.mean() if mean else left.sum())


def costs_to_minimise(trials: Sequence[LayoutTrial], scores: Sequence[LayoutScore]) -> Array:
    """Numbers of trials of which less is better (trials, scores and cost): the sign of what should rise is turned."""
    sign = np.array([-1.0 if one.better == "more" else 1.0 for one in scores] + [1.0])
    values = np.array([[*one.values, one.cost] for one in trials]).reshape(len(trials), len(sign))
    return np.asarray(values * sign)


def counts_by_measure(layout: SquareLayout) -> Mapping[str, int]:
    """Cells of each measure; 1 of the ground as a whole."""
    return {one.option.measure.name: len(one.cells) or 1 for one in layout.placed}
