"""Values of a graph for a city, computed when they are asked for and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from citybrain.kernel.city import City
from citybrain.kernel.declarations import MEASURABLE, RELATED, SHARED, Quantity
from citybrain.kernel.entities import nearest
from citybrain.kernel.errors import CityBrainError, DeclarationError, NotFoundError
from citybrain.kernel.graph import Graph
from citybrain.kernel.reaching import field_of
from citybrain.kernel.relations import Relation
from citybrain.kernel.solves import TOLERANCE_OF_DRAWS, Searches, Solved, digest_of, joined, settled
from citybrain.kernel.sums import divide, join, part, stacked
from citybrain.kernel.units import Rows


class Patch(NamedTuple):
    """New values of some rows (ascending); all other rows are as in the base."""

    rows: Rows
    values: Any


def _read_over(scratch: Mapping[str, Any], rest: Mapping[str, Any], name: str) -> Any:
    return scratch[name] if name in scratch else rest[name]


class Result(Mapping[str, Any]):
    """Every quantity of a city by name: arrays by row, floats for the city."""

    def __init__(
        self,
        graph: Graph,
        city: City,
        values: Mapping[str, Any] | None = None,
        searches: Searches | None = None,
    ) -> None:
        """`searches` is what draws of a city share with other draws of it."""
        self.graph = graph
        self.city = city
        self.searches = searches or Searches()
        self._values: MutableMapping[str, Any] = dict(values or {})

    def __getitem__(self, name: str) -> Any:
        """The value of a quantity. Raises NotFoundError with the nearest names."""
        if name not in self._values:
            self.compute([self.graph[name].name])
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.graph.quantities)

    def __len__(self) -> int:
        return len(self.graph.quantities)

    def known(self) -> Mapping[str, Any]:
        """What has been computed so far."""
        return self._values

    def compute(self, names: Iterable[str]) -> None:
        """Computes the names and what they need, in the order of the graph, unless they are known."""
        graph = self.graph
        wanted = [graph[name].name for name in names]
        for name in graph.missing(wanted, self._values.__contains__):
            self._store(name, self.evaluate(graph.quantities[name], self.__getitem__))

    def _store(self, name: str, value: Any) -> None:
        self._values[name] = value

    def evaluate(self, made: Quantity, read: Callable[[str], Any]) -> Any:  # noqa: PLR0911
        """One quantity over all rows from the values that `read` gives."""
        city, graph = self.city, self.graph
        match made.kind:
            case "given":
                return self._given(made)
            case "parameter":
                return self._with_uncertainty(made, np.float64(graph.parameters[made.name].at(city.day).value))
            case "total" | "mean":
                columns, cuts = [read(name) for name in made.inputs], city.cuts(graph.quantities[made.inputs[0]].of)
                return self.sum_of(made, ([column[a:b] for column in columns] for a, b in pairwise(cuts)))
            case "spread":
                (source,) = made.inputs
                other = graph.quantities[source].of
                return (
                    city.spread(read(source), made.of)
                    if other == "city"
                    else read(source)[city.lies_in(made.of, other)]
                )
            case "loop":
                return self._iterate(made)
            case "solved":
                return self._search(made, [read(name) for name in made.inputs])
            case kind if kind in RELATED:
                return self.gather(made, read(made.inputs[0]) if made.inputs else None)
        arguments = [self._as_read(made, name, read(name)) for name in made.inputs]
        if made.kind == "field":
            return field_of(made, city, arguments)
        return self.rows_of(made, arguments)

    def _as_read(self, made: Quantity, name: str, value: Any, rows: Rows | None = None) -> Any:
        """An input as the rows of a quantity read it: of the city, the value of each row's draw."""
        if made.of in SHARED or self.graph.quantities[name].of != "city":
            return value
        return self.city.spread(value, made.of, rows)

    def relation(self, made: Quantity) -> Relation:
        """The relation that a quantity gathers over. Raises NotFoundError where the city has none such."""
        found, over = self.city.relations.get(made.over), self.graph.relations[made.over]
        if found is None or (found.of, found.to) != (over.of, over.to):
            received = f"{found.of} -> {found.to}" if found else "-"
            told = {"received": received, "allowed": f"{over.of} -> {over.to}"}
            raise NotFoundError("relation-missing", relation=made.over, quantity=made.name, **told)
        return found

    def gather(self, made: Quantity, values: Any, rows: Rows | None = None) -> Any:
        """A quantity over a relation from all values of its input, in every row or in some."""
        return self.relation(made).gather(made.kind, values, rows, made.along)

    def _search(self, made: Quantity, arguments: Sequence[Any]) -> Solved[tuple[Any, ...]]:
        """What a search finds, one draw after the other where the city holds draws of itself.

        Draws begin from the state of the city as stated, where that is known, and keep none of their own. One whose
        inputs are those of an earlier one is not searched again, and their tolerance is wider: what draws differ by is
        larger by far.
        """
        assert made.function is not None
        inside, size, state = self.city.inside, self.city.size, self._state_before(made) if made.continues else None
        if not any(area == "city" for _, area in inside):
            return self._searched(made, arguments, state, made.tolerance)
        tolerance = max(made.tolerance, TOLERANCE_OF_DRAWS)
        inputs = list(zip(made.inputs, arguments, strict=True))
        alike = np.frombuffer(digest_of([x for name, x in inputs if not self._differs_by_draw(name)]), np.uint8)
        moving = [place for place, name in enumerate(made.inputs) if self._differs_by_draw(name)]
        draws = []
        for _, *some in zip(range(size["city"]), *(self._in_draws(name, value) for name, value in inputs), strict=True):
            search = partial(self._searched, made, some, state, tolerance)
            draws.append(self.searches.answer(made.name, [alike, *(some[place] for place in moving)], search))
        of_each = (range(size["city"]) if of in SHARED else self.city.draws(of) for of in made.outputs)
        places = [list(rows) for rows in zip(*of_each, strict=True)]
        sizes = [None if of == "model" else size[of] for of in made.outputs]
        return replace(joined(draws, places, sizes), state=state)

    def _searched(self, made: Quantity, inputs: Sequence[Any], start: Any, tolerance: float) -> Solved[tuple[Any, ...]]:
        assert made.function is not None
        limits: dict[str, Any] = {"tolerance": tolerance, "at_most": made.at_most}
        more = {"start": start} if made.continues else {}
        return settled(made.name, made.function(*inputs, **limits, **more), **limits)

    def state_after(self, name: str) -> Any:
        """The state in which a search ends, as near as draws need it: draws of this city may start from it."""
        made = self.graph.quantities[name]
        inputs, tolerance = [self[wanted] for wanted in made.inputs], max(made.tolerance, TOLERANCE_OF_DRAWS)
        return self._searched(made, inputs, self._state_before(made), tolerance).state

    def _state_before(self, made: Quantity) -> Any:
        """What a search may start from; a city as it is starts cold, draws of it from the city as stated."""
        return self.searches.states.get(made.name)

    def rows_of(self, made: Quantity, arguments: Sequence[Any], rows: Rows | None = None) -> Any:
        """A row-wise or whole quantity from its arguments (all rows, or the same `rows` of each).

        Over what is computed row by row stands what the city has measured under the same name.
        """
        value = self._computed(made, arguments, rows)
        own = self.city.columns.get(made.name) if made.kind in MEASURABLE else None
        if own is None:
            return value
        own = own if rows is None or np.ndim(own) == 0 else own[rows]
        return np.where(np.isnan(own), value, own)

    def _computed(self, made: Quantity, arguments: Sequence[Any], rows: Rows | None) -> Any:
        if made.kind == "lookup":
            table = self.graph.parameters[made.name].table_at(self.city.day)
            return self._with_uncertainty(made, table.read(*arguments), rows)
        if made.kind in ("guess", "previous"):
            return arguments[0] if arguments else self._full(made)
        assert made.function is not None
        if made.of in SHARED and made.kind != "column" and (varied := self._varied(made, arguments)):
            return self._by_draw(made, arguments, varied)
        out = stacked(made.function(*arguments))
        if made.kind == "rowwise" and made.of not in SHARED and np.ndim(out) == 0:
            size = next((len(x) for x in arguments if np.ndim(x)), self.city.size.get(made.of, 1))
            return np.full(size, out)
        return out

    def _with_uncertainty(self, made: Quantity, value: Any, rows: Rows | None = None) -> Any:
        """What a parameter is in each draw: the number itself where the city holds no draws of it."""
        shared, own = self.city.scores.get(made.name), self.city.own_scores.get(made.name)
        uncertainty = (
            None if shared is None and own is None else self.graph.parameters[made.name].uncertainty_at(self.city.day)
        )
        if uncertainty is None:
            return value
        common = 0.0 if shared is None else shared
        if made.kind == "parameter":
            return self._within(made, uncertainty.value(value, common))
        common = self.city.spread(common, made.of, rows)
        alone = own if own is None or rows is None else own[rows]
        return self._within(made, uncertainty.of_rows(value, common, alone))

    def _within(self, made: Quantity, value: Any) -> Any:
        """No draw leaves the bounds of the vocabulary."""
        term = self.graph.vocabulary.terms.get(made.name)
        return value if term is None or term.bounds == (None, None) else np.clip(value, *term.bounds)

    def _varied(self, made: Quantity, arguments: Sequence[Any]) -> str:
        """The first input of the city that differs from draw to draw, empty where none does."""
        quantities = self.graph.quantities
        found = (n for n, x in zip(made.inputs, arguments, strict=True) if quantities[n].of == "city" and np.ndim(x))
        return next(found, "")

    def _by_draw(self, made: Quantity, arguments: Sequence[Any], varied: str) -> Any:
        """A quantity of the city, one draw after the other."""
        assert made.function is not None
        if made.of != "city":
            raise DeclarationError("draws-of-hours", quantity=made.name, where=made.where, of=made.of, input=varied)
        inputs = (self._in_draws(name, value) for name, value in zip(made.inputs, arguments, strict=True))
        return np.array([made.function(*some) for some in zip(*inputs, strict=True)])

    def _differs_by_draw(self, name: str) -> bool:
        """Whether a quantity may have another value in each draw of the city."""
        of = self.graph.quantities[name].of
        return of == "city" or (of, "city") in self.city.inside

    def _in_draws(self, name: str, value: Any) -> Sequence[Any]:
        """What a quantity is in each draw of the city."""
        of, draws = self.graph.quantities[name].of, self.city.size["city"]
        if not self._differs_by_draw(name) or (of == "city" and not np.ndim(value)):
            return [value] * draws
        return list(value) if of == "city" else [value[rows] for rows in self.city.draws(of)]

    def _full(self, made: Quantity) -> Any:
        """The default of a quantity, in every row."""
        return np.float64(made.default) if made.of == "city" else np.full(self.city.size.get(made.of, 0), made.default)

    def _given(self, made: Quantity) -> Any:
        found = self.city.columns.get(made.name)
        if found is not None:
            return found
        if made.of_day:
            return np.float64(self.city.day.year)
        if made.default is None:
            near = nearest(made.name, self.city.columns)
            raise NotFoundError("column-missing", received=made.name, of=made.of, near=near)
        return self._full(made)

    def sum_of(self, made: Quantity, pieces: Iterable[Sequence[Any]]) -> Any:
        """A total or mean from its columns, tile by tile."""
        source = self.graph.quantities[made.inputs[0]].of
        index = self.city.inside.get((source, "city")) if made.of == "city" else self.city.lies_in(source, made.of)
        size, sums = self.city.size.get(made.of, 1), []
        for columns, (a, b) in zip(pieces, pairwise(self.city.cuts(source)), strict=True):
            summed = columns if made.kind == "total" else (columns[0] * columns[1], columns[1])
            sums.append([part(column, None if index is None else index[a:b], size) for column in summed])
        joined = [join(parts) for parts in zip(*sums, strict=True)]
        return joined[0] if made.kind == "total" else divide(*joined)

    def _iterate(self, made: Quantity) -> Any:
        """A loop from a cold start, damped, until its value stands still."""
        graph = self.graph
        inside = [n for n in graph.order if n in graph.loops[made.name] and n not in (made.name, made.guess)]
        (start,) = graph.quantities[made.guess].inputs
        guess = self[start]
        for _ in range(made.at_most):
            scratch = {made.guess: guess}
            read = partial(_read_over, scratch, self)
            for name in inside:
                scratch[name] = self.evaluate(graph.quantities[name], read)
            new = self.rows_of(made, [read(name) for name in made.inputs])
            if np.max(np.abs(new - guess)) <= made.tolerance:
                for name, value in scratch.items():
                    self._store(name, value)
                return new
            guess = guess + made.damping * (new - guess)
        raise CityBrainError(
            "loop-not-settled", quantity=made.name, tolerance=made.tolerance, unit=made.unit, rounds=made.at_most
        )  # fmt: skip
