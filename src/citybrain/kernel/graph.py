"""The graph that declarations form by their names alone, checked when it is loaded."""

from __future__ import annotations

import copy
import dataclasses
import graphlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from citybrain.kernel.costs import Component, booked, known_components
from citybrain.kernel.declarations import AREAS, PREVIOUS, RELATED, ROWWISE, SHARED, Kind, Quantity
from citybrain.kernel.dimensions import is_unit, same_unit, usual_units
from citybrain.kernel.entities import Entity, RelationDeclaration, known_entities, known_relations, lies_in, nearest
from citybrain.kernel.errors import CityBrainError, DeclarationError, NotFoundError
from citybrain.kernel.interventions import Intervention, check_entities
from citybrain.kernel.observed_use import check_observed_use
from citybrain.kernel.parameters import Parameter
from citybrain.kernel.periods import Period, over_period
from citybrain.kernel.rebounds import Rebound, known_rebounds
from citybrain.kernel.roles import Contribution, Roles, added_up
from citybrain.kernel.vocabulary import Vocabulary


class Graph:
    """Quantities, parameters, interventions, entities and relations that fit together.

    Raises DeclarationError on a missing input, an unknown entity or relation, a unit or entity clash, a cycle, or two
    makers of one name.
    """

    def __init__(
        self,
        quantities: Iterable[Quantity],
        parameters: Mapping[str, Parameter] | None = None,
        interventions: Iterable[Intervention] = (),
        vocabulary: Vocabulary | None = None,
        *,
        entities: Iterable[Entity],
        relations: Iterable[RelationDeclaration] = (),
        contributions: Iterable[Contribution] = (),
        components: Iterable[Component] = (),
        rebounds: Iterable[Rebound] = (),
        phases: Iterable[str] = (),
    ) -> None:
        self.stand_ins: Mapping[str, Quantity] = {}
        """Given quantities that stand in for others of their name, where nobody makes these or a city lacks data."""

        self.stand_in_places: tuple[tuple[str, str], ...] = ()
        """Name and place of each that is declared: several domains may have one of a name."""

        self.untold: Mapping[str, CityBrainError] = {}
        """Those of them that say that nobody knows the value, each with what the city lacks: no reader is told them."""

        self._closed: dict[tuple[frozenset[str], frozenset[str]], list[str]] = {}
        self._after: dict[str, frozenset[str]] = {}
        self.parameters = dict(parameters or {})
        self.vocabulary = vocabulary or Vocabulary()
        self.entities = known_entities(entities)
        self.relations = known_relations(relations, self.entities)
        for relation in self.relations.values():
            self._check_is_unit(relation.name, relation.where, relation.unit)
        self.quantities: dict[str, Quantity] = {}
        for made in (*map(_quantity_of, self.parameters.values()), *quantities):
            if first := self.quantities.get(made.name):
                raise DeclarationError("graph-two-makers", quantity=made.name, first=first.where, second=made.where)
            self._check_is_unit(made.name, made.where, made.unit)
            self.quantities[made.name] = made
        self.roles = Roles(contributions, self.quantities)
        for made in list(self.quantities.values()):
            if made.role:
                self.quantities[made.name] = self._added_up(made)
        for made in self.quantities.values():
            self._check(made)
        self._order()
        self.rebounds = known_rebounds(rebounds, self.quantities)
        self.components = known_components(components, self.quantities)
        measures = [booked(one, self.components, self.roles, self.quantities) for one in interventions]
        self.phases = tuple(dict.fromkeys(phases)) or tuple(dict.fromkeys(one.phase for one in measures))
        self.interventions = {one.name: self._ranked(one) for one in measures}
        self._needs: dict[str, frozenset[str]] = {}
        check_observed_use(self)

    def __getitem__(self, name: str) -> Quantity:
        """The quantity of a name. Raises NotFoundError with the nearest known names."""
        found = self.quantities.get(name)
        if found is None:
            raise NotFoundError("quantity-unknown", received=name, near=nearest(name, self.quantities))
        return found

    def _added_up(self, made: Quantity) -> Quantity:
        """The sum over a role with the contributions that there are: of an area of which there is none, its totals."""
        names = tuple(name for name in self.roles.names(made.role, made.of) if name != made.name)
        names = names or tuple(self._totals_of(made.role, made.of))
        return dataclasses.replace(made, inputs=names, expects=dict.fromkeys(names, made.unit), function=added_up)

    def _totals_of(self, role: str, area: str) -> Iterator[str]:
        """The totals of an area that are parts of totals of the city that contribute to a role."""
        totals = {
            made.inputs: made.name for made in self.quantities.values() if (made.kind, made.of) == ("total", area)
        }
        city = (self.quantities[name] for name in self.roles.names(role) if area != "city")
        yield from (totals[one.inputs] for one in city if one.kind == "total" and one.inputs in totals)

    def _check(self, made: Quantity) -> None:
        self._check_entity(made.name, made.of, made.where)
        for name in made.inputs:
            source = self._input(made.name, made.where, name)
            self._check_unit(made.name, made.where, name, made.expects.get(name, source.unit))
            if made.kind in ROWWISE | {"loop", "guess", "field"} and source.of not in SHARED | {made.of}:
                self._clash(made, source)
        remembers = made.name.removeprefix(PREVIOUS) if made.kind == "previous" else ""
        for name in filter(None, (made.observes, remembers)):
            self._check_twin(made, self._input(made.name, made.where, name))
        if made.kind in AREAS | {"spread"}:
            self._check_count(made, 2 if made.kind == "mean" else 1)
            self._check_area(made)
        if made.kind in RELATED:
            self._check_relation(made)

    def _check_entity(self, name: str, of: str, where: str) -> None:
        if of not in self.entities:
            told = {"received": of, "near": nearest(of, self.entities), "allowed": ", ".join(self.entities)}
            raise DeclarationError("declaration-unknown-entity", quantity=name, where=where, **told)

    def _check_is_unit(self, name: str, where: str, unit: str) -> None:
        if not is_unit(unit):
            near = nearest(str(unit), usual_units())
            raise DeclarationError("declaration-unknown-unit", quantity=name, where=where, received=unit, near=near)

    def _clash(self, made: Quantity, source: Quantity) -> None:
        told = {"of": made.of, "input": source.name, "other": source.of}
        raise DeclarationError("graph-entity-clash", quantity=made.name, where=made.where, **told)

    def _check_count(self, made: Quantity, *wanted: int) -> None:
        if len(made.inputs) not in wanted:
            allowed = " / ".join(map(str, wanted))
            raise DeclarationError("graph-input-count", quantity=made.name, where=made.where, allowed=allowed)

    def _check_area(self, made: Quantity) -> None:
        """The parts of a sum lie in its areas; a spread goes the other way."""
        sources = [self.quantities[name] for name in made.inputs]
        for source in sources:
            part, area = (made.of, source.of) if made.kind == "spread" else (source.of, made.of)
            around = lies_in(self.entities, self.entities[part].inside) if part in self.entities else {area}
            if area != "city" and area not in around:
                told = {"of": made.of, "input": source.name, "other": source.of, "part": part, "area": area}
                raise DeclarationError("graph-not-inside", quantity=made.name, where=made.where, **told)

    def _check_relation(self, made: Quantity) -> None:
        """A relation ties the entity of the quantity to that of its input, and the units multiply (or add) up."""
        over = self.relations.get(made.over)
        if over is None:
            told = {"received": made.over, "near": nearest(made.over, self.relations)}
            told["allowed"] = ", ".join(self.relations) or "-"
            raise DeclarationError("graph-unknown-relation", quantity=made.name, where=made.where, **told)
        self._check_count(made, *((0, 1) if made.kind in ("least", "greatest") and not made.along else (1,)))
        sources = [self.quantities[name] for name in made.inputs]
        if made.of != over.of or any(source.of != over.to for source in sources):
            told = {"of": made.of, "other": sources[0].of if sources else over.to, "relation": over.name}
            allowed = f"{over.of} -> {over.to}"
            raise DeclarationError(
                "graph-relation-clash", quantity=made.name, where=made.where, allowed=allowed, **told
            )
        unit = sources[0].unit if sources else over.unit
        if made.kind == "related_total" and not same_unit(over.unit, "1"):
            unit = over.unit if same_unit(unit, "1") else f"({unit})*({over.unit})"
        clash = over.unit if made.along and not same_unit(over.unit, made.unit) else unit
        if not same_unit(clash, made.unit):
            raise DeclarationError(
                "graph-relation-unit", quantity=made.name, where=made.where, relation=over.name, received=clash,
                allowed=made.unit,
            )  # fmt: skip

    def _check_twin(self, made: Quantity, other: Quantity) -> None:
        """What is observed or remembered of a quantity must be of the same entity and in the same unit."""
        if made.of != other.of:
            self._clash(made, other)
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
        other._forget("headlines", "by_role")
        other.quantities = dict(self.quantities)
        for name, parameter in parameters.items():
            own = self._input(name, parameter.where, name)
            if own.kind not in ("parameter", "lookup") or (own.of, own.inputs) != (parameter.of, parameter.by):
                raise DeclarationError("parameter-other-shape", parameter=name, where=parameter.where, first=own.where)
            self._check_unit(name, parameter.where, name, parameter.unit)
            other.quantities[name] = _quantity_of(parameter)
        return other

    def over(self, period: Period) -> Graph:
        """The same graph in which every parameter has the one value that stands for a period."""
        known = {name: one for name, one in self.parameters.items() if name in self.quantities}
        return self.with_parameters(over_period(known, period))

    def with_given(self, names: Iterable[str]) -> Graph:
        """The same graph in which some quantities are given: nothing that they are made of is asked for."""
        other = copy.copy(self)
        other._forget("inside_loops", "_closing", "headlines", "by_role")
        other._closed, other._after, other._needs = {}, {}, {}
        other.quantities, other.users = dict(self.quantities), dict(self.users)
        for name in dict.fromkeys(names):
            for source in self[name].inputs:
                other.users[source] = [user for user in other.users[source] if user != name]
            made = dataclasses.replace(self[name], kind="given", inputs=(), function=None, over="", role="")
            other.quantities[name] = made
        other.loops = other._members()
        if any(members != self.loops[last] for last, members in other.loops.items()):
            other._order()  # else the order holds: nothing waits for more than before
        return other

    def _forget(self, *worked_out: str) -> None:
        for name in worked_out:
            self.__dict__.pop(name, None)

    @cached_property
    def headlines(self) -> Mapping[str, list[Quantity]]:
        """The quantities that the vocabulary calls headlines, in its order, by entity."""
        found: dict[str, list[Quantity]] = {}
        for name, term in self.vocabulary.terms.items():
            if term.headline and name in self.quantities:
                found.setdefault(self.quantities[name].of, []).append(self.quantities[name])
        return found

    @cached_property
    def by_role(self) -> Mapping[tuple[str, str], list[str]]:
        """The names of quantities that have a role, by role and entity."""
        found: dict[tuple[str, str], list[str]] = {}
        for made in self.quantities.values():
            if made.role:
                found.setdefault((made.role, made.of), []).append(made.name)
        return found

    def _ranked(self, measure: Intervention) -> Intervention:
        """The measure, checked, with the place of its phase: a heat pump is sized after the walls are insulated."""
        told = {"intervention": measure.name, "where": measure.where}
        if measure.phase not in self.phases:
            near, allowed = nearest(measure.phase, self.phases), ", ".join(self.phases)
            raise DeclarationError(
                "intervention-unknown-phase", **told, received=measure.phase, near=near, allowed=allowed
            )
        self._check_entity(measure.name, measure.of, measure.where)
        for name in measure.reads:
            self._input(measure.name, measure.where, name)
        for name, unit in {**measure.expects, **measure.changes}.items():
            self._input(measure.name, measure.where, name)
            self._check_unit(measure.name, measure.where, name, unit)
        check_entities(measure, self.quantities)
        return dataclasses.replace(measure, rank=self.phases.index(measure.phase))

    def _order(self) -> None:
        edges = {name: set(made.inputs) for name, made in self.quantities.items()}
        self.users: dict[str, list[str]] = {name: [] for name in edges}
        for name, made in self.quantities.items():
            for source in made.inputs:
                self.users[source].append(name)
        self.loops = self._members()
        for last, members in self.loops.items():  # who reads a member waits until the loop is closed
            for name, wanted in edges.items():
                if name not in members and wanted & members:
                    wanted.add(last)
        try:
            self.order = list(graphlib.TopologicalSorter(edges).static_order())
        except graphlib.CycleError as error:
            raise DeclarationError("graph-cycle", path=" <- ".join(error.args[1])) from None
        self.place = {name: position for position, name in enumerate(self.order)}

    def _members(self) -> dict[str, frozenset[str]]:
        """What each loop computes round by round, itself included."""
        return {
            name: self.after([made.guess]) & self._before(name) | {name}
            for name, made in self.quantities.items()
            if made.kind == "loop"
        }

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

    def awaited(self, name: str) -> list[str]:
        """What must be known just before a quantity is: its inputs, and the loops that these are closed by."""
        inputs = self.quantities[name].inputs
        return [*inputs, *(x for i in inputs for x in self._closing.get(i, ()) if name not in self.loops[x])]

    def unknown(self, names: Iterable[str], known: Callable[[str], bool]) -> set[str]:
        """The names and everything that they need, what is known already and what only that needs left out."""
        needed: set[str] = set()
        todo = [name for name in names if not known(name)]
        while todo:
            name = todo.pop()
            if name not in needed:
                needed.add(name)
                before = (*self.quantities[name].inputs, *self._closing.get(name, ()))
                todo.extend(wanted for wanted in before if not known(wanted))
        return needed

    def missing(self, names: Iterable[str], known: Callable[[str], bool]) -> list[str]:
        """What must be computed for the names, in order, where some is known already."""
        return sorted(self.unknown(names, known) - self.inside_loops, key=self.place.__getitem__)

    def closed(self, names: frozenset[str], known: frozenset[str]) -> list[str]:
        """The names and what they need, in order, where some is known already; found once."""
        found = self._closed.get((names, known))
        if found is None:
            found = self._closed[names, known] = self.missing(names, known.__contains__)
        return found

    def after(self, names: Iterable[str]) -> frozenset[str]:
        """Everything that hangs on the names, themselves included."""
        return frozenset().union(*map(self.hanging, names))

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
