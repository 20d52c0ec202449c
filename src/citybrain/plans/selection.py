"""Which rows of an entity a measure is for: attributes, zones, a drawn area or line, ids; all must hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel import PlanError, Quantity, Result, nearest
from citybrain.kernel.register import HIDDEN
from citybrain.kernel.units import Array, Rows
from citybrain.plans.areas import along_any, inside_any
from citybrain.plans.entity_index import ZONE, EntityIndexes, Index, SourceLocation
from citybrain.plans.problems import gathering, raise_all, shown, some
from citybrain.plans.schema import PARTS, Comparison, Where

Mask = NDArray[np.bool_]
TESTS: dict[str, Callable[[Any, Any], Any]] = {
    "equals": np.equal,
    "one_of": np.isin,
    "before": np.less,
    "after": np.greater,
    "at_least": np.greater_equal,
    "at_most": np.less_equal,
}


@dataclass(frozen=True)
class Selection:
    """The chosen rows (ascending), and how many each filter in turn left over."""

    rows: Rows
    steps: tuple[tuple[str, int], ...]

    def told(self) -> str:
        """The filters and what they left, as text."""
        return " → ".join(f"{name}: {left}" for name, left in self.steps)


@dataclass(frozen=True)
class Chosen:
    """What a selection that stands by itself chooses of all the rows of an entity."""

    entity: str
    total: int
    selection: Selection


def select(where: Where, entity: str, result: Result, places: EntityIndexes, spot: SourceLocation) -> Selection:
    """Rows of an entity for which all conditions hold today; a missing value satisfies no condition.

    Raises PlanError for an attribute, category, zone or id that is not known, for a comparison that an attribute
    cannot have, for an area or line that cannot be drawn, and where the entity lies in no zone or nowhere at all.
    """
    mask = np.ones(result.city.size[entity], bool)
    steps = []
    for name, fits in _filters(where, entity, result, places, spot):
        mask &= fits
        steps.append((name, int(mask.sum())))
    return Selection(np.flatnonzero(mask), tuple(steps))


def conditions(
    attributes: Mapping[str, Comparison], entity: str, result: Result, spot: SourceLocation
) -> dict[str, dict[str, Any]]:
    """What is asked of each attribute of an entity, as numbers. Raises PlanError as `select` does, for all at once."""
    asked: dict[str, dict[str, Any]] = {}
    errors: list[PlanError] = []
    for name, comparison in attributes.items():
        with gathering(errors):
            made = attribute(name, entity, result, spot.inside(name))
            asked[name] = _wanted(made, comparison, result, spot.inside(name))
    raise_all(errors)
    return asked


def _filters(
    where: Where, entity: str, result: Result, places: EntityIndexes, spot: SourceLocation
) -> Iterator[tuple[str, Mask]]:
    for name, comparison in where.attributes.items():
        made = attribute(name, entity, result, spot.inside(name))
        wanted = _wanted(made, comparison, result, spot.inside(name))
        yield name, satisfied(result[name], wanted)
    if where.zone is not None:
        yield ZONE, _in_zones(where.zone, entity, result, places, spot.inside(ZONE))
    if where.area is not None:
        yield "area", inside_any(where.area, *_points(entity, places, spot.inside("area")), spot.inside("area"))
    if where.line is not None:
        yield "line", along_any(where.line, *_points(entity, places, spot.inside("line")), spot.inside("line"))
    if where.id is not None:
        yield "id", _with_ids(where.id, entity, _index(entity, places, spot.inside("id")), spot.inside("id"))


def attribute(name: str, entity: str, result: Result, spot: SourceLocation) -> Quantity:
    """The quantity of an entity of a name. Raises PlanError where there is none."""
    quantities = result.graph.quantities
    made = quantities.get(name)
    if made is None or made.kind in HIDDEN:
        known = [n for n, q in quantities.items() if q.of == entity and q.kind not in HIDDEN]
        near = nearest(name, [*PARTS, *known])
        raise spot.key_fault("plan-unknown-attribute", received=name, near=near, of=entity)
    if made.of != entity:
        raise spot.key_fault("plan-attribute-entity", received=name, of=made.of, wanted=entity)
    if np.ndim(result[name]) != 1:
        raise spot.key_fault("plan-attribute-series", received=name, of=entity)
    return made


def _index(entity: str, places: EntityIndexes, spot: SourceLocation) -> Index:
    """The index of an entity. Raises PlanError where its rows have no ids."""
    if entity not in places:
        raise spot.key_fault("plan-entity-without-ids", of=entity)
    return places[entity]


def _points(entity: str, places: EntityIndexes, spot: SourceLocation) -> tuple[Array, Array]:
    """Longitude and latitude of each row. Raises PlanError where the entity lies nowhere."""
    points = _index(entity, places, spot).points
    if points is None:
        raise spot.key_fault("plan-entity-without-place", of=entity)
    return points


def _wanted(made: Quantity, comparison: Comparison, result: Result, spot: SourceLocation) -> dict[str, Any]:
    """What is asked for, as numbers: categories become their codes."""
    asked = comparison.model_dump(exclude_none=True)
    codes = result.graph.vocabulary.codes(made.name) if made.unit == "category" else None
    for word, value in asked.items():
        values = value if word == "one_of" else [value]
        if codes is None:
            if wrong := [v for v in values if isinstance(v, str)]:
                raise spot.fault("plan-not-a-number", attribute=made.name, unit=made.unit, received=shown(wrong[0]))
        elif word not in ("equals", "one_of"):
            raise spot.fault("plan-category-comparison", attribute=made.name, received=word)
        elif unknown := [v for v in values if v not in codes]:
            near = nearest(str(unknown[0]), codes)
            allowed = some(codes, 30)
            raise spot.fault(
                "plan-unknown-category", attribute=made.name, received=shown(unknown[0]), near=near, allowed=allowed
            )
    if codes is None:
        return asked
    return {word: [codes[v] for v in value] if word == "one_of" else codes[value] for word, value in asked.items()}


def satisfied(values: Any, wanted: Mapping[str, Any]) -> Mask:
    """Which values are as `conditions` asks; a missing one never is."""
    fits = np.ones(np.shape(values), bool)
    for word, value in wanted.items():
        fits &= TESTS[word](values, value)
    return fits


def _in_zones(names: list[str], entity: str, result: Result, places: EntityIndexes, spot: SourceLocation) -> Mask:
    lies = np.arange(result.city.size[ZONE]) if entity == ZONE else result.city.inside.get((entity, ZONE))
    if lies is None:
        raise spot.key_fault("plan-entity-without-zone", of=entity)
    zones, wanted = _index(ZONE, places, spot), np.zeros(result.city.size[ZONE], bool)
    for position, name in enumerate(names):
        rows = zones.rows_named.get(name.casefold())
        if rows is None:
            known = [str(n) for n in places.zone_names]
            near = nearest(name, known)
            raise spot.inside(position).fault(
                "plan-unknown-zone", received=name, near=near, allowed=some(sorted(known))
            )
        wanted[rows] = True
    return np.asarray(wanted[lies], bool)


def _with_ids(ids: list[str], entity: str, index: Index, spot: SourceLocation) -> Mask:
    rows = [index.row_of.get(name, -1) for name in ids]
    if min(rows, default=0) < 0:
        unknown = [position for position, row in enumerate(rows) if row < 0]
        told = {"received": some(ids[position] for position in unknown[:4]), "of": entity}
        if len(unknown) > 4:
            told["received"] += f", … ({len(unknown)})"
        example = str(next(iter(index.ids), "-"))
        raise spot.inside(unknown[0]).fault("plan-unknown-id", **told, example=example)
    mask = np.zeros(len(index.ids), bool)
    mask[rows] = True
    return mask
