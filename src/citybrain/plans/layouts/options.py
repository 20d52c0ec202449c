"""What each measure of a layout may be on a ground: the cells that can have it, and its price there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from citybrain.base.layouts import LayoutMeasure
from citybrain.kernel import Changed, CityBrainError, PlanError, Result, change
from citybrain.kernel.interventions import CITY
from citybrain.kernel.units import Array, Mask
from citybrain.plans.adopted_measures import AdoptedMeasures
from citybrain.plans.conflicts import CONFLICT
from citybrain.plans.document import Document
from citybrain.plans.effects import Effects
from citybrain.plans.entity_index import EntityIndexes, SourceLocation
from citybrain.plans.layouts.ground import SquareGround
from citybrain.plans.measures import Applied
from citybrain.plans.reading import plan_of
from citybrain.plans.requests import requests


@dataclass(frozen=True)
class LayoutOption:
    """A measure with settings: the cells that can have it and its price there [money]; of the ground itself one."""

    measure: LayoutMeasure
    settings: tuple[tuple[str, float], ...]
    able: Mask
    price: Array

    @property
    def of_ground(self) -> bool:
        """Whether the ground has it as a whole."""
        return not self.measure.patterns


@dataclass(frozen=True)
class UnusableMeasure:
    """A measure that no cell can have, and why: an error of the city, or that nobody can have it."""

    measure: str
    error: CityBrainError


def applied(
    measures: Sequence[Mapping[str, object]], today: Result, places: EntityIndexes
) -> tuple[Changed, list[Applied]]:
    """The city with some measures, each in full, and what became of each. Raises PlanError as plans do."""
    document = Document({"name": "layout", "measures": [dict(one) for one in measures]}, "layout")
    asked = requests(plan_of(document), today, places, SourceLocation(document))
    effects = Effects(change(today, {}), AdoptedMeasures(today.graph, today.city.size))
    made = [effects.apply(one, 1.0, tell=False) for one in asked]
    return effects.result, made


def conflict_names(today: Result, cell: str) -> tuple[list[str], list[str]]:
    """Counts of what stands in the way of something: those of cells, and those that only the city tells."""
    of_cells: list[str] = []
    of_city: list[str] = []
    for name in today.graph.roles.names(CONFLICT, CITY):
        made = today.graph[name]
        while made.kind == "total" and made.of != cell:
            made = today.graph[made.inputs[0]]
        (of_cells if made.of == cell else of_city).append(made.name if made.of == cell else name)
    return of_cells, of_city


def options_of(
    measures: Sequence[LayoutMeasure], ground: SquareGround, today: Result, places: EntityIndexes
) -> tuple[list[list[LayoutOption]], list[UnusableMeasure]]:
    """The options of each measure that can be had, and the measures that cannot."""
    options, refused = [], []
    for measure in measures:
        try:
            found = [one for one in _each(measure, ground, today, places) if one.able.any()]
        except CityBrainError as error:
            refused.append(UnusableMeasure(measure.name, error))
            continue
        if found:
            options.append(found)
        else:
            refused.append(UnusableMeasure(measure.name, PlanError("layout-measure-nobody")))
    return options, refused


def _each(measure: LayoutMeasure, ground: SquareGround, today: Result, places: EntityIndexes) -> Iterator[LayoutOption]:
    names = tuple(measure.amounts)
    for values in product(*measure.amounts.values()):
        settings = tuple(zip(names, values, strict=True))
        taken = dict(settings).get(measure.takes, 0.0)
        yield _option(measure, settings, ground.free + 1e-9 >= taken, ground, today, places)


def _option(
    measure: LayoutMeasure, settings: tuple[tuple[str, float], ...], free: Mask, ground: SquareGround, today: Result,
    places: EntityIndexes,
) -> LayoutOption:  # fmt: skip
    """Each cell looked at alone; not those where the measure would make what the city counts as a conflict."""
    of, rows = (ground.cell, ground.rows) if measure.patterns else (ground.entity, np.array([ground.row], np.intp))
    if not measure.patterns:
        free = np.ones(1, bool)
    able, price = np.zeros(len(rows), bool), np.full(len(rows), np.inf)
    if not free.any():
        return LayoutOption(measure, settings, able, price)
    ids = [str(one) for one in places[of].ids[rows[free]]]
    said = {"intervention": measure.name, "entity": of, "where": {"id": ids}, "settings": dict(settings)}
    result, (made,) = applied([said], today, places)
    able = free & np.isin(rows, made.rows)
    for name in conflict_names(today, ground.cell)[0] if measure.patterns else ():
        able &= ~(result[name][rows] > today[name][rows])
    price[able] = _prices(result, today, of)[rows[able]]
    return LayoutOption(measure, settings, able, price)


def _prices(result: Changed, today: Result, of: str) -> Array:
    """Money that measures put into each row."""
    from citybrain.kernel.costs import MEASURE_INVESTMENT

    names = [name for name in today.graph.roles.names(MEASURE_INVESTMENT, of) if name in result.overlay]
    return sum((result[name] - today[name] for name in names), np.zeros(today.city.size[of]))
