"""The graph that declarations form by their names alone, checked when it is loaded."""

from __future__ import annotations

import copy
import difflib
import graphlib
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from citybrain.kernel.declarations import PREVIOUS, ROWWISE, SHARED, Kind, Quantity
from citybrain.kernel.dimensions import same_unit
from citybrain.kernel.errors import DeclarationError, NotFoundError
from citybrain.kernel.interventions import Intervention, check_entities
from citybrain.kernel.parameters import Parameter
from citybrain.kernel.vocabulary import Vocabulary


def nearest(name: str, known: Iterable[str]) -> str:
    """Up to three known names that look like `name`, for an error a person can act on."""
    return ", ".join(difflib.get_close_matches(name, list(known), 3)) or "-"


class Graph:
    """Quantities, parameters and interventions that fit together.

    Raises DeclarationError on a missing input, a unit or entity clash, a cycle, or two makers of one name.
    """

    def __init__(
        self,
        quantities: Iterable[Quantity],
        parameters: Mapping[str, Parameter] | None = None,
        interventions: Iterable[Intervention] = (),
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self._closed: dict[tuple[frozenset[str], frozenset[str]], list[str]] = {}
        self._after: dict[str, frozenset[str]] = {}
        self.parameters = dict(parameters or {})
        self.vocabulary = vocabulary or Vocabulary()
        self.quantities: dict[str, Quantity] = {}
        for made in (*map(_quantity_of, self.parameters.values()), *quantities):
            if first := self.quantities.get(made.name):
                raise DeclarationError("graph-two-makers", quantity=made.name, first=first.where, second=made.where)
            self.quantities[made.name] = made
        for made in self.quantities.values():
            self._check(made)
        self._order()
        self.interventions = {x.name: x for x in interventions}
        for measure in self.interventions.values():
            self._check_intervention(measure)
        self._needs: dict[str, frozenset[str]] = {}

    def __getitem__(self, name: str) -> Quantity:
        """The quantity of a name. Raises NotFoundError with the nearest known names."""
        found = self.quantities.get(name)
        if found is None:
            raise NotFoundError("quantity-unknown", received=name, near=nearest(name, self.quantities))
        return found

    def _check(self, made: Quantity) -> None:
        for name in made.inputs:
            source = self._input(made.name, made.where, name)
            self._check_unit(made.name, made.where, name, made.expects.get(name, source.unit))
            if made.kind in ROWWISE | {"loop", "guess"} and source.of not in SHARED | {made.of}:
                raise DeclarationError(
                    "graph-entity-clash", quantity=made.name, where=made.where, of=made.of, input=name, other=source.of
                )
        remembers = made.name.removeprefix(PREVIOUS) if made.kind == "previous" else ""
        for name in filter(None, (made.observes, remembers)):
            self._check_twin(made, self._input(made.name, made.where, name))
        if made.kind in ("total", "mean", "spread"):
            wanted = 2 if made.kind == "mean" else 1
            if len(made.inputs) != wanted:
                raise DeclarationError("graph-input-count", quantity=made.name, where=made.where, allowed=wanted)

    def _check_twin(self, made: Quantity, other: Quantity) -> None:
        """What is observed or remembered of a quantity must be of the same entity and in the same unit."""
        if made.of != other.of:
            raise DeclarationError(
                "graph-entity-clash", quantity=made.name, where=made.where, of=made.of, input=other.name, other=other.of
            )
        self._check_unit(made.name, made.where, other.name, made.unit)

    def _input(self, name: str, where: str, wanted: str) -> Quantity:
        source = self.quantities.get(wanted)
        if source is None:
            near = nearest(wanted, self.quantities)
            raise DeclarationError("graph-missing-input", quantity=name, where=where, input=wanted, near=near)
        return source

    def _check_unit(self, name: str, where: str, wanted: str, unit: str) -> None:
        source = self.quantities[wanted]
        if not same_unit(unit, source.unit):
            raise DeclarationError(
                "graph-unit-clash", quantity=name, where=where, input=wanted, received=source.unit, allowed=unit,
                maker=source.where,
            )  # fmt: skip

    def with_parameters(self, parameters: Mapping[str, Parameter]) -> Graph:
        """The same graph with some parameters in place of its own (a scenario, a calibration).

        Raises DeclarationError for a name that it does not have, another unit, or other attributes.
        """
        other = copy.copy(self)
        other.parameters = {**self.parameters, **parameters}
        other.quantities = dict(self.quantities)
        for name, parameter in parameters.items():
            own = self._input(name, parameter.where, name)
            if own.kind not in ("parameter", "lookup") or (own.of, own.inputs) != (parameter.of, parameter.by):
                raise DeclarationError("parameter-other-shape", parameter=name, where=parameter.where, first=own.where)
            self._check_unit(name, parameter.where, name, parameter.unit)
            other.quantities[name] = _quantity_of(parameter)
        return other

    def _check_intervention(self, measure: Intervention) -> None:
        for name in measure.reads:
            self._input(measure.name, measure.where, name)
        for name, unit in {**measure.expects, **measure.changes}.items():
            self._input(measure.name, measure.where, name)
            self._check_unit(measure.name, measure.where, name, unit)
        check_entities(measure, self.quantities)

    def _order(self) -> None:
        edges = {name: set(made.inputs) for name, made in self.quantities.items()}
        self.users: dict[str, list[str]] = {name: [] for name in edges}
        for name, made in self.quantities.items():
            for source in made.inputs:
                self.users[source].append(name)
        self.loops = {
            name: self.after([made.guess]) & self._before(name) | {name}
            for name, made in self.quantities.items()
            if made.kind == "loop"
        }
        for last, members in self.loops.items():  # who reads a member waits until the loop is closed
            for name, wanted in edges.items():
                if name not in members and wanted & members:
                    wanted.add(last)
        try:
            self.order = list(graphlib.TopologicalSorter(edges).static_order())
        except graphlib.CycleError as error:
            raise DeclarationError("graph-cycle", path=" <- ".join(error.args[1])) from None
        self.place = {name: position for position, name in enumerate(self.order)}

    @cached_property
    def inside_loops(self) -> frozenset[str]:
        """Quantities that only a loop evaluates, round by round."""
        return frozenset().union(*self.loops.values()) - frozenset(self.loops)

    def _before(self, name: str) -> set[str]:
        seen: set[str] = set()
        todo = [name]
        while todo:
            for wanted in self.quantities[todo.pop()].inputs:
                if wanted not in seen:
                    seen.add(wanted)
                    todo.append(wanted)
        return seen

    def needs(self, name: str) -> frozenset[str]:
        """Everything that must be known before `name` is, itself included."""
        found = self._needs.get(name)
        if found is None:
            before = self._before(name) | {name}
            closing = {last for last, members in self.loops.items() if members & before and name != last}
            found = frozenset(before.union(closing, *(self._before(last) for last in closing)))
            self._needs[name] = found
        return found

    @cached_property
    def _closing(self) -> dict[str, tuple[str, ...]]:
        """The loops that must be closed before a member of theirs is read."""
        inside = self.inside_loops
        return {n: tuple(last for last, members in self.loops.items() if n in members) for n in inside}

    def missing(self, names: Iterable[str], known: Callable[[str], bool]) -> list[str]:
        """What must be computed for the names, in order, where some is known already."""
        needed: set[str] = set()
        todo = [name for name in names if not known(name)]
        while todo:
            name = todo.pop()
            if name not in needed:
                needed.add(name)
                before = (*self.quantities[name].inputs, *self._closing.get(name, ()))
                todo.extend(wanted for wanted in before if not known(wanted))
        return sorted(needed - self.inside_loops, key=self.place.__getitem__)

    def closed(self, names: frozenset[str], known: frozenset[str]) -> list[str]:
        """The names and what they need, in order, where some is known already; found once."""
        found = self._closed.get((names, known))
        if found is None:
            found = self._closed[names, known] = self.missing(names, known.__contains__)
        return found

    def after(self, names: Iterable[str]) -> set[str]:
        """Everything that hangs on the names, themselves included."""
        return set().union(*map(self.hanging, names))

    def hanging(self, name: str) -> frozenset[str]:
        """Everything that hangs on one name, itself included; found once."""
        found = self._after.get(name)
        if found is None:
            seen, todo = {name}, [name]
            while todo:
                fresh = [user for user in self.users[todo.pop()] if user not in seen]
                seen.update(fresh)
                todo.extend(fresh)
            found = self._after[name] = frozenset(seen)
        return found


def _quantity_of(parameter: Parameter) -> Quantity:
    kind: Kind = "lookup" if parameter.by else "parameter"
    return Quantity(
        parameter.name, parameter.of, parameter.unit, kind, "parameters", parameter.by, where=parameter.where
    )  # fmt: skip
