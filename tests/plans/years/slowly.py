"""Paths the slow way: every year computed whole, from nothing but the rules, one set of rows after the other."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from citybrain.kernel import City, Graph, Result
from citybrain.plans.requests import Request
from citybrain.plans.selection import satisfied
from citybrain.plans.years.simulate import on


@dataclass
class Slowly:
    """What has happened so far, as plain sets and columns."""

    graph: Graph
    city: City
    names: Collection[str]
    span: Mapping[str, Any] = field(default_factory=dict)
    past: dict[str, Any] = field(default_factory=dict)
    laid: dict[str, tuple[np.ndarray, np.ndarray]] = field(default_factory=dict)
    of_city: dict[str, Any] = field(default_factory=dict)
    had: dict[str, set[int]] = field(default_factory=dict)
    own: dict[tuple[bool, int], set[int]] = field(default_factory=dict)
    entity_of: dict[tuple[bool, int], str] = field(default_factory=dict)
    this_year: dict[str, set[int]] = field(default_factory=dict)
    reached: dict[tuple[bool, int], float] = field(default_factory=dict)
    events: dict[tuple[bool, int], list[list[int]]] = field(default_factory=dict)

    def values(self) -> dict[str, Any]:
        """Every quantity of the present year, computed whole."""
        values: dict[str, Any] = {}
        whole = Result(self.graph, self.city)
        for name in (name for name in self.graph.order if name in self.names):
            made = self.graph.quantities[name]
            value = self.past[name] if name in self.past else whole.evaluate(made, values.__getitem__)
            if name in self.laid:
                mask, new = self.laid[name]
                value = np.where(mask, new, value)
            values[name] = self.of_city.get(name, self.span.get(name, value))
        return values

    def lay(self, name: str, rows: np.ndarray, new: Any) -> None:
        size = self.city.size[self.graph.quantities[name].of]
        mask, values = self.laid.get(name, (np.zeros(size, bool), np.zeros(size, np.asarray(new).dtype)))
        mask, values = mask.copy(), values.copy()
        mask[rows], values[rows] = True, new
        self.laid[name] = mask, values

    def year(self, request: Request, uptake: float) -> None:
        """One measure in the present year."""
        made, rows = request.intervention, []
        if made.of == "city":
            return self.city_wide(request, uptake)
        now = self.values()
        others = self.graph.interventions
        for row, rank in zip(request.selection.rows.tolist(), request.ranks.tolist(), strict=True):
            shut_out = any(
                row in (self.this_year if others[other].recurring else self.had).get(other, set())
                for other in self.had
                if other == made.name or other in made.excludes or made.name in others[other].excludes
            )
            mine = not made.recurring and row in self.own.get(request.key, set())
            if (request.quota or rank < uptake) and not shut_out and not mine:
                rows.append(row)
        chosen = np.array(rows, np.intp)
        for name, wanted in request.when.items():
            chosen = chosen[satisfied(now[name][chosen], wanted)]
        for condition in made.conditions:
            read = (self.read(request, n, now, chosen) for n in condition.inputs)
            chosen = chosen[np.asarray(condition.function(*read))]
        if request.quota:
            place = dict(zip(request.selection.rows.tolist(), request.quota.places.tolist(), strict=True))
            mine = 0 if made.recurring else len(self.own.get(request.key, set()))
            number = max(0, int(np.floor(request.quota.amount.rows * uptake + 0.5)) - mine)
            chosen = np.array(sorted(sorted(chosen.tolist(), key=place.__getitem__)[:number]), np.intp)
        self.events.setdefault(request.key, []).append(chosen.tolist())
        if not len(chosen):
            return None
        values = made.function(*(self.read(request, n, now, chosen) for n in made.inputs))
        if made.renews:
            self.tear_down(made.of, chosen)
        for name, value in zip(made.changes, values, strict=True):
            self.lay(name, chosen, value)
        for kept, key in ((self.had, made.name), (self.this_year, made.name), (self.own, request.key)):
            kept.setdefault(key, set()).update(chosen.tolist())
        self.entity_of[request.key] = made.of
        return None

    def tear_down(self, of: str, rows: np.ndarray) -> None:
        """What is new has nothing of what was laid over the old one, but what was spent stays spent."""
        for name, (mask, values) in self.laid.items():
            if self.graph.quantities[name].of == of and not self.adds_up(name):
                left = mask.copy()
                left[rows] = False
                self.laid[name] = left, values
        for name, owners in self.had.items():
            if self.graph.interventions[name].of == of:
                owners.difference_update(rows.tolist())
        for key, owners in self.own.items():
            if self.entity_of[key] == of:
                owners.difference_update(rows.tolist())

    def adds_up(self, name: str) -> bool:
        """What is spent or built stays so whatever becomes of the row: columns of which a flow is told."""
        told = f"previous_{name}" in self.graph.quantities or name in ("investment", "city_measure_investment")
        return told and self.graph.quantities[name].kind == "given"

    def city_wide(self, request: Request, uptake: float) -> None:
        made, now = request.intervention, self.values()
        if uptake == 0:
            return
        values = made.function(*(request.settings.get(n, now[n]) for n in made.inputs))
        before = self.reached.get(request.key, 0.0)
        for name, value in zip(made.changes, values, strict=True):
            share = uptake - before if self.adds_up(name) else uptake
            self.of_city[name] = now[name] + share * (value - now[name])
        self.reached[request.key] = uptake

    def read(self, request: Request, name: str, now: dict[str, Any], rows: np.ndarray) -> Any:
        if name in request.settings:
            return np.float64(request.settings[name])
        return now[name][rows] if self.graph.quantities[name].of == request.entity else now[name]

    def end_year(self, year: int) -> dict[str, Any]:
        """The values of the year; what the next one remembers of them, and what lies over it, is set up."""
        now = self.values()
        remembered = [n for n, made in self.graph.quantities.items() if made.kind == "previous"]
        self.past = {name: now[name.removeprefix("previous_")] for name in remembered}
        self.laid = {n: x for n, x in self.laid.items() if f"previous_{n}" not in self.graph.needs(n)}
        self.of_city = {n: v for n, v in self.of_city.items() if self.adds_up(n)}
        self.this_year = {}
        self.city = replace(self.city, day=on(self.city.day, year + 1))
        return now


def slowly(
    base: Result, years: range, asked: Sequence[Request], names: Collection[str] = ()
) -> tuple[list[dict[str, Any]], dict[Any, list[list[int]]]]:
    """Every value of every year, and who got each measure in which year."""
    more = np.float64(years[-1] - years[0])
    span = dict.fromkeys(base.graph.roles.names("years_after_first", "city"), more) if more else {}
    slow, found = Slowly(base.graph, base.city, names or base.graph.quantities, span), []
    for year in years:
        for request in asked:
            slow.year(request, request.measure.uptake_in(year))
        found.append(slow.end_year(year))
    return found, slow.events
