"""Expressions about entities that are kept in records."""

from __future__ import annotations

from typing import Any

from odata_query import ast
from sqlalchemy import ColumnElement, FromClause, and_, exists, func, literal, not_, select

from citybrain.observations.sensorthings.errors import AskedError, NotServedError
from citybrain.observations.sensorthings.filters.dialect import InRecords
from citybrain.observations.sensorthings.filters.scope import Scope
from citybrain.observations.sensorthings.filters.terms import FilterTerm, Sort
from citybrain.observations.sensorthings.filters.translate import Translator
from citybrain.observations.sensorthings.filters.trees import names, path_of, shortened
from citybrain.observations.sensorthings.model import DATASTREAM, OBSERVATION, EntityForm, Kind, target

SPANS = {"phenomenonTime": ("begin", "end"), "resultTime": ("made_first", "made_last")}
"""Properties of datastreams that follow from their observations, with the times of `Extent` that they are."""

MOST_JOINS = 12
"""Entities that one condition leads through."""


class _JoinedKind:
    """A kind of entities as it takes part in a statement."""

    def __init__(self, kind: Kind, rows: FromClause) -> None:
        self.kind = kind
        self.rows = rows


class RecordTranslator(Translator):
    """Expressions about the rows of `rows`, which are entities of a kind.

    What leads to other entities holds where one of them fulfils it. `prefix` is a first step that all names have.
    """

    def __init__(self, scope: Scope, kind: Kind, rows: FromClause, prefix: str = "") -> None:
        super().__init__(scope.dialect, scope.now)
        self._scope = scope
        self._dialect = scope.dialect
        self._visible = scope.visible
        self._root = _JoinedKind(kind, rows)
        self._prefix = prefix
        self._bound: dict[str, _JoinedKind] = {}
        self._joined: dict[tuple[int, str], _JoinedKind] = {}
        self._conditions: list[ColumnElement[bool]] = []
        self._froms: list[FromClause] = []

    def atom(self, node: ast._Node) -> ColumnElement[bool]:
        """A condition, within `exists` where it leads to other entities."""
        if isinstance(node, ast.CollectionLambda):
            return self._any(node)
        kept = self._joined, self._conditions, self._froms
        self._joined, self._conditions, self._froms = {}, [], []
        leads = self._to_observations(node)
        truth = self.truth(node) if leads is None else self._with_readings(node, leads)
        conditions, froms = self._conditions, self._froms
        self._joined, self._conditions, self._froms = kept
        return _there(froms, [*conditions, truth]) if froms else truth

    def ordering(self, node: ast._Node) -> ColumnElement[Any]:
        """A value to order by; of what leads to several entities, the least."""
        self._joined, self._conditions, self._froms = {}, [], []
        term = self.value(node)
        if term.constant:
            raise AskedError("sta-order-constant")
        value = next(iter(term.forms.values()))
        if not self._froms:
            return value if term.raw is None else term.raw  # type: ignore[no-any-return]
        asked = select(func.min(value)).select_from(*self._froms).where(*self._conditions)
        return asked.correlate_except(*self._froms).scalar_subquery()

    def named(self, path: list[str]) -> FilterTerm:
        """A property of the entity, or of one that it leads to."""
        spot, steps = self._begin(path)
        while steps and steps[0] in spot.kind.navigations:
            spot = self._through(spot, steps.pop(0))
        if not steps:
            raise AskedError("sta-name-entity", received="/".join(path))
        return self._property(spot, steps, path)

    def _begin(self, path: list[str]) -> tuple[_JoinedKind, list[str]]:
        steps = list(path)
        if steps[0] in self._bound:
            return self._bound[steps[0]], steps[1:]
        if self._prefix and steps.pop(0) != self._prefix:
            raise NotServedError("sta-mixed", received="/".join(path))
        return self._root, steps

    def _to_observations(self, node: ast._Node) -> tuple[str, ...] | None:
        """The steps by which all names of a condition lead to observations; None where none of them does.

        Raises NotServedError where some do, or do on different ways.
        """
        ways = {self._way(path) for path in names(node)}
        if len(ways) > 1 and ways != {None}:
            raise NotServedError("sta-mixed", received=", ".join(sorted("/".join(path) for path in names(node))))
        return next(iter(ways), None)

    def _way(self, path: list[str]) -> tuple[str, ...] | None:
        spot, steps = self._begin(path)
        kind = spot.kind
        for place, step in enumerate(steps):
            if step not in kind.navigations:
                return None
            kind = target(kind, step)
            if kind is OBSERVATION:
                return tuple(path[: len(path) - len(steps) + place + 1])
        return None

    def _with_readings(self, node: ast._Node, way: tuple[str, ...]) -> ColumnElement[bool]:
        """Whether one of the observations that a way leads to fulfils a condition: the store of readings says of which
        entities they are."""
        spot, steps = self._begin(list(way))
        for step in steps[:-1]:
            spot = self._through(spot, step)
        keys = self._scope.with_readings(spot.kind, shortened(node, len(way)))
        return self._dialect.among(spot.rows.c.id, keys)

    def _through(self, spot: _JoinedKind, navigation: str) -> _JoinedKind:
        """The entities that a navigation leads to, joined once in a condition."""
        known = self._joined.get((id(spot), navigation))
        if known is not None:
            return known
        if target(spot.kind, navigation) is OBSERVATION:
            raise NotServedError("sta-mixed", received=navigation)
        if len(self._joined) >= MOST_JOINS:
            raise AskedError("sta-expression-nested", allowed=MOST_JOINS)
        there, froms, conditions = self._step(spot, navigation)
        self._froms += froms
        self._conditions += conditions
        self._joined[id(spot), navigation] = there
        return there

    def _step(
        self, spot: _JoinedKind, navigation: str
    ) -> tuple[_JoinedKind, list[FromClause], list[ColumnElement[bool]]]:
        kind = target(spot.kind, navigation)
        pairs, rows = self._visible.other_pairs(spot.kind, navigation), self._visible.another(kind)
        conditions = [pairs.c.parent == spot.rows.c.id, rows.c.id == pairs.c.child]
        return _JoinedKind(kind, rows), [pairs, rows], conditions

    def _any(self, node: ast.CollectionLambda) -> ColumnElement[bool]:
        """`any` and `all` over entities that are led to."""
        spot, steps = self._begin(path_of(node.owner) or ["-"])
        froms: list[FromClause] = []
        conditions: list[ColumnElement[bool]] = []
        for number, step in enumerate(steps, 1):
            if step not in spot.kind.navigations:
                raise AskedError("sta-name", received=step, kind=spot.kind.plural, allowed=_names(spot.kind))
            if target(spot.kind, step) is OBSERVATION:
                if number < len(steps):
                    raise NotServedError("sta-mixed", received="/".join(steps))
                return self._any_reading(node, spot, froms, conditions)
            spot, more, further = self._step(spot, step)
            froms, conditions = froms + more, conditions + further
        if not froms:
            raise AskedError("sta-name-entity", received="/".join(path_of(node.owner) or ["-"]))
        every = isinstance(node.operator, ast.All)
        if node.lambda_ is not None:
            self._bound[node.lambda_.identifier.name] = spot
            inner = self.condition(node.lambda_.expression)
            del self._bound[node.lambda_.identifier.name]
            conditions.append(not_(func.coalesce(inner, literal(False))) if every else inner)
        there = _there(froms, conditions)
        return not_(there) if every else there

    def _any_reading(
        self,
        node: ast.CollectionLambda,
        spot: _JoinedKind,
        froms: list[FromClause],
        conditions: list[ColumnElement[bool]],
    ) -> ColumnElement[bool]:
        """`any` and `all` over the observations of an entity."""
        every = isinstance(node.operator, ast.All)
        said: ast._Node | None = None
        if node.lambda_ is not None:
            variable, said = node.lambda_.identifier.name, node.lambda_.expression
            if others := [path for path in names(said) if path[0] != variable]:
                raise NotServedError("sta-mixed", received="/".join(others[0]))
            said = shortened(said, 1)
            said = ast.UnaryOp(ast.Not(), said) if every else said
        among = self._dialect.among(spot.rows.c.id, self._scope.with_readings(spot.kind, said))
        there = _there(froms, [*conditions, among]) if froms else among
        return not_(there) if every else there

    def _property(self, spot: _JoinedKind, steps: list[str], path: list[str]) -> FilterTerm:
        name, *further = steps
        if spot.kind is not DATASTREAM or name not in (*SPANS, "observedArea"):
            return _property(self._dialect, spot, steps, path)
        key, extents = spot.rows.c.id, self._scope.extents
        if name == "observedArea":
            text = func.coalesce(self._dialect.told("area", extents.areas(), key), spot.rows.c.observed_area)
            return _place(self._dialect, text, further)
        if further:
            raise AskedError("sta-name-entity", received="/".join(path))
        begin, end = (self._dialect.told(one, extents.times(one), key) for one in SPANS[name])
        return FilterTerm({Sort.SPAN: (begin, func.nullif(end, begin))}, raw=begin)


def _there(froms: list[FromClause], conditions: list[ColumnElement[bool]]) -> ColumnElement[bool]:
    asked = select(literal(1)).select_from(*froms).where(and_(*conditions)).correlate_except(*froms)
    return exists(asked)


def _names(kind: Kind) -> str:
    return ", ".join(["id", *kind.properties, *kind.navigations])


def _property(dialect: InRecords, spot: _JoinedKind, steps: list[str], path: list[str]) -> FilterTerm:
    name, *further = steps
    columns = spot.rows.c
    if name == "id" and not further:
        return FilterTerm({Sort.NUMBER: columns.id})
    known = spot.kind.properties.get(name)
    if known is None:
        raise AskedError("sta-name", received=name, kind=spot.kind.plural, allowed=_names(spot.kind))
    if known.form is EntityForm.UNIT:
        if len(further) != 1 or further[0] not in ("name", "symbol", "definition"):
            raise AskedError("sta-name-entity", received="/".join(path))
        return FilterTerm({Sort.TEXT: columns[f"unit_{further[0]}"]})
    column = columns[known.column]
    if known.form is EntityForm.TEXT and not further:
        return FilterTerm({Sort.TEXT: column})
    if known.form is EntityForm.TIME and not further:
        return FilterTerm({Sort.TIME: column})
    return _place(dialect, column, further) if known.form is EntityForm.PLACE else dialect.within(column, further)


def _place(dialect: InRecords, column: ColumnElement[Any], further: list[str]) -> FilterTerm:
    """GeoJSON, or what stands within it."""
    term = dialect.within(column, further)
    return term if further else FilterTerm({**term.forms, Sort.PLACE: dialect.place(column)}, raw=term.raw)
