"""Expressions about entities that are kept in records."""

from __future__ import annotations

from typing import Any

from odata_query import ast
from sqlalchemy import ColumnElement, FromClause, and_, exists, func, literal, not_, select

from citybrain.observations.sensorthings.errors import AskedError, NotServedError
from citybrain.observations.sensorthings.filters.speech import InRecords
from citybrain.observations.sensorthings.filters.terms import Sort, Term
from citybrain.observations.sensorthings.filters.translate import Translator, path_of
from citybrain.observations.sensorthings.model import OBSERVATION, Form, Kind, target
from citybrain.observations.sensorthings.sources import Visible

MOST_JOINS = 12
"""Entities that one condition leads through."""


class _Spot:
    """A kind of entities as it takes part in a statement."""

    def __init__(self, kind: Kind, rows: FromClause) -> None:
        self.kind = kind
        self.rows = rows


class RecordTranslator(Translator):
    """Expressions about the rows of `rows`, which are entities of a kind.

    What leads to other entities holds where one of them fulfils it. `prefix` is a first step that all names have.
    """

    def __init__(
        self, speech: InRecords, visible: Visible, kind: Kind, rows: FromClause, now: int, prefix: str = ""
    ) -> None:
        super().__init__(speech, now)
        self._speech = speech
        self._visible = visible
        self._root = _Spot(kind, rows)
        self._prefix = prefix
        self._bound: dict[str, _Spot] = {}
        self._joined: dict[tuple[int, str], _Spot] = {}
        self._conditions: list[ColumnElement[bool]] = []
        self._froms: list[FromClause] = []

    def atom(self, node: ast._Node) -> ColumnElement[bool]:
        """A condition, within `exists` where it leads to other entities."""
        if isinstance(node, ast.CollectionLambda):
            return self._any(node)
        kept = self._joined, self._conditions, self._froms
        self._joined, self._conditions, self._froms = {}, [], []
        truth = self.truth(node)
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

    def named(self, path: list[str]) -> Term:
        """A property of the entity, or of one that it leads to."""
        spot, steps = self._begin(path)
        while steps and steps[0] in spot.kind.navigations:
            spot = self._through(spot, steps.pop(0))
        if not steps:
            raise AskedError("sta-name-entity", received="/".join(path))
        return _property(self._speech, spot, steps, path)

    def _begin(self, path: list[str]) -> tuple[_Spot, list[str]]:
        steps = list(path)
        if steps[0] in self._bound:
            return self._bound[steps[0]], steps[1:]
        if self._prefix and steps.pop(0) != self._prefix:
            raise NotServedError("sta-mixed", received="/".join(path))
        return self._root, steps

    def _through(self, spot: _Spot, navigation: str) -> _Spot:
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

    def _step(self, spot: _Spot, navigation: str) -> tuple[_Spot, list[FromClause], list[ColumnElement[bool]]]:
        kind = target(spot.kind, navigation)
        pairs, rows = self._visible.other_pairs(spot.kind, navigation), self._visible.another(kind)
        conditions = [pairs.c.parent == spot.rows.c.id, rows.c.id == pairs.c.child]
        return _Spot(kind, rows), [pairs, rows], conditions

    def _any(self, node: ast.CollectionLambda) -> ColumnElement[bool]:
        """`any` and `all` over entities that are led to."""
        spot, steps = self._begin(path_of(node.owner) or ["-"])
        froms: list[FromClause] = []
        conditions: list[ColumnElement[bool]] = []
        for step in steps:
            if step not in spot.kind.navigations:
                raise AskedError("sta-name", received=step, kind=spot.kind.plural, allowed=_names(spot.kind))
            if target(spot.kind, step) is OBSERVATION:
                raise NotServedError("sta-mixed", received=step)
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


def _there(froms: list[FromClause], conditions: list[ColumnElement[bool]]) -> ColumnElement[bool]:
    asked = select(literal(1)).select_from(*froms).where(and_(*conditions)).correlate_except(*froms)
    return exists(asked)


def _names(kind: Kind) -> str:
    return ", ".join(["id", *kind.properties, *kind.navigations])


def _property(speech: InRecords, spot: _Spot, steps: list[str], path: list[str]) -> Term:
    name, *further = steps
    columns = spot.rows.c
    if name == "id" and not further:
        return Term({Sort.NUMBER: columns.id})
    known = spot.kind.properties.get(name)
    if known is None:
        raise AskedError("sta-name", received=name, kind=spot.kind.plural, allowed=_names(spot.kind))
    if known.form is Form.UNIT:
        if len(further) != 1 or further[0] not in ("name", "symbol", "definition"):
            raise AskedError("sta-name-entity", received="/".join(path))
        return Term({Sort.TEXT: columns[f"unit_{further[0]}"]})
    column = columns[known.column]
    if known.form is Form.TEXT and not further:
        return Term({Sort.TEXT: column})
    if known.form is Form.TIME and not further:
        return Term({Sort.TIME: column})
    term = speech.within(column, further)
    if known.form is not Form.PLACE or further:
        return term
    return Term({**term.forms, Sort.PLACE: speech.place(column)}, raw=term.raw)
