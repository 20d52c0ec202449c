"""Trees of expressions as conditions and values of SQL; subclasses say what their names mean."""

from __future__ import annotations

import operator
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Any

from odata_query import ast
from sqlalchemy import ColumnElement, and_, false, func, not_, or_, true

from citybrain.observations.sensorthings.errors import AskedError
from citybrain.observations.sensorthings.filters.calls import Calls, begin_of
from citybrain.observations.sensorthings.filters.constants import literal
from citybrain.observations.sensorthings.filters.speech import Speech
from citybrain.observations.sensorthings.filters.terms import FilterTerm, Sort, constant
from citybrain.observations.times import MICROSECOND, tellable

DEEPEST = 60
"""Operators within operators; those of a chain of `and` or `or` count as one."""

COMPARED: dict[type[ast._Comparator], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
RECKONED: dict[type[ast._BinOpToken], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: lambda one, other: one * 1.0 / func.nullif(other, 0),
}


def path_of(node: ast._Node) -> list[str] | None:
    """The steps of a name such as Datastream/Thing/name; None for what is no name."""
    if isinstance(node, ast.Identifier):
        return [node.name]
    if isinstance(node, ast.Attribute):
        before = path_of(node.owner)
        return None if before is None else [*before, node.attr]
    return None


def names(node: ast._Node, bound: frozenset[str] = frozenset()) -> Iterator[list[str]]:
    """The names in an expression as paths, without those that begin with a variable of `any` or `all`."""
    path = path_of(node)
    if path is not None:
        if path[0] not in bound:
            yield path
    elif isinstance(node, ast.CollectionLambda):
        yield from names(node.owner, bound)
        if node.lambda_ is not None:
            yield from names(node.lambda_.expression, bound | {node.lambda_.identifier.name})
    else:
        for part in inner(node):
            yield from names(part, bound)


def shortened(node: ast._Node, steps: int, bound: frozenset[str] = frozenset()) -> ast._Node:
    """An expression without the first steps of the names that `names` tells of."""
    path = path_of(node)
    if path is not None:
        return node if path[0] in bound else _named(path[steps:])
    if isinstance(node, ast.CollectionLambda) and node.lambda_ is not None:
        variable = node.lambda_.identifier
        inside = shortened(node.lambda_.expression, steps, bound | {variable.name})
        return replace(node, owner=shortened(node.owner, steps, bound), lambda_=ast.Lambda(variable, inside))
    parts: dict[str, Any] = {one.name: getattr(node, one.name) for one in fields(node) if one.name != "func"}
    changed: dict[str, Any] = {
        name: [shortened(one, steps, bound) for one in part]
        if isinstance(part, list)
        else shortened(part, steps, bound)
        for name, part in parts.items()
        if isinstance(part, ast._Node | list)
    }
    return replace(node, **changed)


def _named(path: list[str]) -> ast._Node:
    """The name that a path is. Raises AskedError for none."""
    if not path:
        raise AskedError("sta-name-entity", received="Observations")
    node: ast._Node = ast.Identifier(path[0])
    for step in path[1:]:
        node = ast.Attribute(node, step)
    return node


def inner(node: ast._Node) -> Iterator[ast._Node]:
    """The parts that a node is made of."""
    match node:
        case ast.BoolOp() | ast.BinOp() | ast.Compare():
            yield from (node.left, node.right)
        case ast.UnaryOp():
            yield node.operand
        case ast.Call():
            yield from node.args
        case ast.List():
            yield from node.val


def chained(node: ast._Node, kind: type[ast._Node]) -> list[ast._Node]:
    """The parts of a chain of `and`, or of `or`, in order."""
    parts: list[ast._Node] = []
    while isinstance(node, ast.BoolOp) and isinstance(node.op, kind):
        parts.append(node.right)
        node = node.left
    return [node, *reversed(parts)]


class Translator(ABC):
    """Expressions about one kind of entities. `now` is the time of the city [µs]."""

    def __init__(self, speech: Speech, now: int) -> None:
        self.speech = speech
        self.now = now
        self._depth = 0

    @abstractmethod
    def named(self, path: list[str]) -> FilterTerm:
        """The value that a name stands for. Raises AskedError for one that means nothing here."""

    @abstractmethod
    def atom(self, node: ast._Node) -> ColumnElement[bool]:
        """A condition without and, or, not."""

    def condition(self, node: ast._Node) -> ColumnElement[bool]:
        """A tree that is true or false."""
        with _Deeper(self):
            match node:
                case ast.BoolOp():
                    joins = and_ if isinstance(node.op, ast.And) else or_
                    return joins(*(self.condition(part) for part in chained(node, type(node.op))))
                case ast.UnaryOp(op=ast.Not()):
                    return not_(func.coalesce(self.condition(node.operand), false()))
            return self.atom(node)

    def truth(self, node: ast._Node) -> ColumnElement[bool]:
        """A comparison, or a value that is true or false itself."""
        if isinstance(node, ast.Compare):
            return self._compared(node)
        term = self.value(node)
        if Sort.TRUTH not in term.forms:
            raise AskedError("sta-not-a-condition", received=term.told())
        if term.constant:
            return true() if term.forms[Sort.TRUTH] else false()
        condition: ColumnElement[bool] = term.forms[Sort.TRUTH]
        return condition

    def value(self, node: ast._Node) -> FilterTerm:
        """A value. Raises AskedError where the parts do not go together."""
        with _Deeper(self):
            if (path := path_of(node)) is not None:
                return self.named(path)
            match node:
                case ast._Literal() if not isinstance(node, ast.List):
                    return literal(node)
                case ast.Call():
                    return Calls(self).answered(node.func.name, [self.value(part) for part in node.args])
                case ast.BinOp():
                    return self._reckoned(node)
                case ast.UnaryOp(op=ast.USub()):
                    return FilterTerm({Sort.NUMBER: -self.sql(self.value(node.operand), Sort.NUMBER)})
                case ast.BoolOp() | ast.UnaryOp() | ast.Compare() | ast.CollectionLambda():
                    return FilterTerm({Sort.TRUTH: self.condition(node)})
        raise AskedError("sta-not-a-value", received=type(node).__name__)

    def sql(self, term: FilterTerm, sort: Sort) -> ColumnElement[Any]:
        """A term as a value of one sort. Raises AskedError where it is of another."""
        if sort not in term.forms:
            raise AskedError("sta-sort", received=term.told(), allowed=sort.value)
        form = term.forms[sort]
        return self.speech.constant(sort, form) if term.constant else form

    def _compared(self, node: ast.Compare) -> ColumnElement[bool]:
        if isinstance(node.comparator, ast.In):
            parts = node.right.val if isinstance(node.right, ast.List) else [node.right]
            return or_(*(self._compared(ast.Compare(ast.Eq(), node.left, part)) for part in parts))
        left, right = self.value(node.left), self.value(node.right)
        if left.null or right.null:
            return self._null(node.comparator, left if right.null else right)
        if Sort.SPAN in left.forms or Sort.SPAN in right.forms:
            return self._spans(node.comparator, left, right)
        left, right = _midnight(left, right), _midnight(right, left)
        common = next((sort for sort in left.forms if sort in right.forms), None)
        if common is None:
            raise AskedError("sta-sorts", received=left.told(), other=right.told())
        answer: ColumnElement[bool] = COMPARED[type(node.comparator)](self.sql(left, common), self.sql(right, common))
        return answer

    def _null(self, comparator: ast._Comparator, term: FilterTerm) -> ColumnElement[bool]:
        if not isinstance(comparator, ast.Eq | ast.NotEq):
            raise AskedError("sta-null", received=type(comparator).__name__)
        if term.constant:
            return true() if isinstance(comparator, ast.Eq) == term.null else false()
        raw = term.raw if term.raw is not None else next(iter(term.forms.values()))
        answer: ColumnElement[bool] = raw.is_(None)
        return answer if isinstance(comparator, ast.Eq) else not_(answer)

    def _spans(self, comparator: ast._Comparator, left: FilterTerm, right: FilterTerm) -> ColumnElement[bool]:
        """An interval lies before what comes after its end, and after what comes before its begin."""
        if Sort.SPAN in right.forms:
            turned = {ast.Lt: ast.Gt, ast.Gt: ast.Lt, ast.LtE: ast.GtE, ast.GtE: ast.LtE}
            left, right, comparator = right, left, turned.get(type(comparator), type(comparator))()
        if Sort.SPAN in right.forms:
            raise AskedError("sta-sorts", received=left.told(), other=right.told())
        begin, end = left.forms[Sort.SPAN]
        other = self.sql(_midnight(right, FilterTerm({Sort.TIME: None})), Sort.TIME)
        match comparator:
            case ast.Lt() | ast.LtE():
                compare = COMPARED[type(comparator)]
                return and_(compare(begin, other), or_(end.is_(None), compare(end, other)))
            case ast.Gt() | ast.GtE():
                answer: ColumnElement[bool] = COMPARED[type(comparator)](begin, other)
                return answer
        same = and_(begin == other, end.is_(None))
        return same if isinstance(comparator, ast.Eq) else not_(same)

    def _reckoned(self, node: ast.BinOp) -> FilterTerm:
        left, right = begin_of(self.value(node.left)), begin_of(self.value(node.right))
        if Sort.TIME in left.forms:
            return self._moved(node.op, left, right)
        one, other = self.sql(left, Sort.NUMBER), self.sql(right, Sort.NUMBER)
        if isinstance(node.op, ast.Mod):
            return FilterTerm({Sort.NUMBER: self.speech.remainder(one, func.nullif(other, 0))})
        return FilterTerm({Sort.NUMBER: RECKONED[type(node.op)](one, other)})

    def _moved(self, op: ast._BinOpToken, left: FilterTerm, right: FilterTerm) -> FilterTerm:
        """A time and a duration, or the duration between times."""
        if isinstance(op, ast.Sub) and Sort.TIME in right.forms:
            return FilterTerm({Sort.LENGTH: self.speech.between(self.sql(left, Sort.TIME), self.sql(right, Sort.TIME))})
        if not isinstance(op, ast.Add | ast.Sub) or Sort.LENGTH not in right.forms or not right.constant:
            raise AskedError("sta-sorts", received=left.told(), other=right.told())
        by = right.forms[Sort.LENGTH] if isinstance(op, ast.Add) else -right.forms[Sort.LENGTH]
        if left.constant:
            try:
                return constant(Sort.TIME, tellable(left.forms[Sort.TIME] + by // MICROSECOND))
            except ValueError:
                raise AskedError("sta-literal", received=str(by)) from None
        return FilterTerm({Sort.TIME: self.speech.moved(left.forms[Sort.TIME], by)})


def _midnight(term: FilterTerm, other: FilterTerm) -> FilterTerm:
    """A date that is compared with times: its first moment."""
    if Sort.DAY not in term.forms or not term.constant or Sort.TIME not in other.forms:
        return term
    day = term.forms[Sort.DAY]
    return constant(Sort.TIME, (day.toordinal() - 719_163) * 86_400_000_000)


class _Deeper:
    """Counts how deep a tree is while it is walked."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def __enter__(self) -> None:
        self._translator._depth += 1
        if self._translator._depth > DEEPEST:
            raise AskedError("sta-expression-nested", allowed=DEEPEST)

    def __exit__(self, *_: object) -> None:
        self._translator._depth -= 1
