"""How what rows have of an entity too large to draw moves with the few numbers that all draws share.

A drawn building reads the heat on 200,000 cells around buildings. These cells are not drawn; but what a building has of
them hangs on the air and on how sealed the ground is, alike for all. So the city is worked out as a whole where each
such number lies at the ends of the middle 90 % of its distribution, and draws read a parabola through these and the
city as stated (a response surface without mixed terms: Box and Wilson 1951, doi:10.1111/j.2517-6161.1951.tb00067.x).
"""

from __future__ import annotations

import datetime
import threading
import weakref
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from citybrain.kernel import Changed, Graph, Result, change
from citybrain.kernel.uncertainty import EDGE
from citybrain.kernel.units import Array, Rows

MOST_INPUTS = 5
"""Shared numbers behind a quantity up to which it is worked out at the ends of each: two what-ifs of the whole city."""

_known: dict[int, tuple[weakref.ref[Result], dict[str, ResponseSurface]]] = {}
_at_work = threading.Lock()


@dataclass(frozen=True)
class ResponseSurface:
    """By how much each row differs from the city as stated at a score of each input: `slope` and `bend` (inputs, rows).

    `bounds` are those of the vocabulary.
    """

    inputs: tuple[str, ...]
    slope: Array
    bend: Array
    bounds: tuple[float | None, float | None] = (None, None)

    def moved(self, values: Array, rows: Rows, scores: Mapping[str, Array], draws: int) -> Array:
        """Values of some rows, once in every draw (draws, rows): as stated where no input that moves them has scores.

        `values` are those of all rows as stated.
        """
        found: Array = np.broadcast_to(values[rows], (draws, len(rows)))
        for name, slope, bend in zip(self.inputs, self.slope, self.bend, strict=True):
            if name in scores:
                score = scores[name][:, None]
                found = found + score * slope[rows] + score**2 * bend[rows]
        return found if self.bounds == (None, None) else np.clip(found, *self.bounds)


def few_inputs(graph: Graph, names: Iterable[str], day: datetime.date) -> dict[str, tuple[str, ...]]:
    """The shared numbers with a distribution behind each of some quantities, of those that have few of them."""
    found = {}
    for name in names:
        behind = (graph.parameters[n] for n in sorted(graph.needs(name) & graph.parameters.keys()))
        inputs = tuple(p.name for p in behind if not p.by and p.uncertainty_at(day) is not None)
        if 0 < len(inputs) <= MOST_INPUTS:
            found[name] = inputs
    return found


def responses_of(result: Result, inputs: Mapping[str, Sequence[str]]) -> dict[str, ResponseSurface]:
    """Responses of some quantities to their `inputs`, worked out once for each city and each plan; safe for threads."""
    with _at_work:
        for gone in [identity for identity, (city, _) in _known.items() if city() is None]:
            del _known[gone]
        _, known = _known.setdefault(id(result), (weakref.ref(result), {}))
        lacking = {name: tuple(of) for name, of in inputs.items() if name not in known}
        if lacking:
            known |= _worked_out(result, lacking)
        return {name: known[name] for name in inputs}


def _worked_out(result: Result, inputs: Mapping[str, tuple[str, ...]]) -> dict[str, ResponseSurface]:
    ends = {one: _at_ends(result, one, [n for n, of in inputs.items() if one in of]) for one in _all(inputs)}
    found = {}
    for name, of in inputs.items():
        stated = np.asarray(result[name], np.float64)
        low, high = (np.nan_to_num([ends[one][side][name] - stated for one in of]) for side in (0, 1))
        moving = [place for place in range(len(of)) if low[place].any() or high[place].any()]
        slope, bend = (high - low) / (2.0 * EDGE), (high + low) / (2.0 * EDGE**2)
        term = result.graph.vocabulary.terms.get(name)
        bounds = term.bounds if term else (None, None)
        found[name] = ResponseSurface(tuple(of[place] for place in moving), slope[moving], bend[moving], bounds)
    return found


def _all(inputs: Mapping[str, tuple[str, ...]]) -> list[str]:
    return sorted(frozenset().union(*inputs.values()))


def _at_ends(result: Result, parameter: str, names: Sequence[str]) -> list[dict[str, Any]]:
    """Some quantities of the whole city with one number at each end of its middle 90 %."""
    uncertainty = result.graph.parameters[parameter].uncertainty_at(result.city.day)
    assert uncertainty is not None
    found = []
    for score in (-EDGE, EDGE):
        moved = {parameter: float(uncertainty.value(float(result[parameter]), score))}
        other = result.also(moved) if isinstance(result, Changed) else change(result, moved)
        other.compute(names)
        found.append({name: np.asarray(other[name], np.float64) for name in names})
    return found
