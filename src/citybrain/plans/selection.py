"""Which buildings a measure is for: conditions on attributes, zones, a drawn area, ids; all must hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel import PlanError, Quantity, Result, nearest
from citybrain.kernel.register import HIDDEN
from citybrain.kernel.units import Rows
from citybrain.plans.areas import inside
from citybrain.plans.places import Places, Spot
from citybrain.plans.problems import gathering, raise_all, shown, some
from citybrain.plans.schema import Comparison, Where

Mask = NDArray[np.bool_]
PARTS = ("zone", "area", "id")
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
    """Rows of the chosen buildings (ascending), and how many each filter in turn left over."""

    rows: Rows
    steps: tuple[tuple[str, int], ...]

    def told(self) -> str:
        """The filters and what they left, as text."""
        return " → ".join(f"{name}: {left}" for name, left in self.steps)


def select(where: Where, result: Result, places: Places, spot: Spot) -> Selection:
    """Buildings for which all conditions hold today; a missing value satisfies no condition.

    Raises PlanError for an attribute, category, zone or building that is not known, for a comparison that an attribute
    cannot have, and for an area that cannot be drawn.
    """
    mask = np.ones(result.city.size["building"], bool)
    steps = []
    for name, fits in _filters(where, result, places, spot):
        mask &= fits
        steps.append((name, int(mask.sum())))
    return Selection(np.flatnonzero(mask), tuple(steps))


def conditions(attributes: Mapping[str, Comparison], result: Result, spot: Spot) -> dict[str, dict[str, Any]]:
    """What is asked of each attribute, as numbers. Raises PlanError as `select` does, for all of them at once."""
    asked: dict[str, dict[str, Any]] = {}
    errors: list[PlanError] = []
    for name, comparison in attributes.items():
        with gathering(errors):
            made = attribute(name, result, spot.inside(name))
            asked[name] = _wanted(made, comparison, result, spot.inside(name))
    raise_all(errors)
    return asked


def _filters(where: Where, result: Result, places: Places, spot: Spot) -> Iterator[tuple[str, Mask]]:
    for name, comparison in where.attributes.items():
        made = attribute(name, result, spot.inside(name))
        wanted = _wanted(made, comparison, result, spot.inside(name))
        yield name, satisfied(result[name], wanted)
    if where.zone is not None:
        yield "zone", _in_zones(where.zone, result, places, spot.inside("zone"))
    if where.area is not None:
        yield "area", inside(where.area, places.longitude, places.latitude, spot.inside("area"))
    if where.id is not None:
        yield "id", _with_ids(where.id, places, spot.inside("id"))


def attribute(name: str, result: Result, spot: Spot) -> Quantity:
    """The quantity of buildings of a name. Raises PlanError where there is none."""
    quantities = result.graph.quantities
    made = quantities.get(name)
    if made is None or made.kind in HIDDEN:
        known = [n for n, q in quantities.items() if q.of == "building" and q.kind not in HIDDEN]
        raise spot.key_fault("plan-unknown-attribute", received=name, near=nearest(name, [*PARTS, *known]))
    if made.of != "building":
        raise spot.key_fault("plan-attribute-entity", received=name, of=made.of)
    return made


def _wanted(made: Quantity, comparison: Comparison, result: Result, spot: Spot) -> dict[str, Any]:
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


def _in_zones(names: list[str], result: Result, places: Places, spot: Spot) -> Mask:
    wanted = np.zeros(result.city.size["zone"], bool)
    for position, name in enumerate(names):
        rows = places.rows_of_zone.get(name.casefold())
        if rows is None:
            known = [str(n) for n in places.zone_names]
            near = nearest(name, known)
            raise spot.inside(position).fault(
                "plan-unknown-zone", received=name, near=near, allowed=some(sorted(known))
            )
        wanted[rows] = True
    return np.asarray(wanted[result.city.inside["building", "zone"]], bool)


def _with_ids(ids: list[str], places: Places, spot: Spot) -> Mask:
    mask = np.zeros(len(places.building_ids), bool)
    for position, name in enumerate(ids):
        row = places.row_of_building.get(name)
        if row is None:
            example = str(places.building_ids[0])
            raise spot.inside(position).fault("plan-unknown-building", received=name, example=example)
        mask[row] = True
    return mask
