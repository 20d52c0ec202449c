"""Trees of expressions as conditions and values of SQL; subclasses say what their names mean."""

from __future__ import annotations

import operator
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from odata_query import ast
from sqlalchemy import ColumnElement, and_, false, func, not_, or_, true

from citybrain.observations.sensorthings.errors import AskedError
from citybrain.observations.sensorthings.filters.calls import Calls, begin_of
from citybrain.observations.sensorthings.filters.constants import literal
from citybrain.observations.sensorthings.filters.dialect import FilterDialect
from citybrain.observations.sensorthings.filters.terms import FilterTerm, Sort, constant
from citybrain.observations.sensorthings.filters.trees import chained, path_of
from citybrain.observations.times import MICROSECOND, tellable

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


class Translator(ABC):
    """Expressions about one kind of entities. `now` is the time of the city [µs]."""

    def __init__(self, dialect: FilterDialect, now: int) -> None:
        self.dialect = dialect
        self.now = now

    @abstractmethod
    def named(self, path: list[str]) -> FilterTerm:
        """The value that a name stands for. Raises AskedError for one that means nothing here."""

    @abstractmethod
    def atom(self, node: ast._Node) -> ColumnElement[bool]:
        """A condition without and, or, not."""

    def condition(self, node: ast._Node) -> ColumnElement[bool]:
        """A tree that is true or false."""
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
        return self.dialect.constant(sort, form) if term.constant else form

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
            return FilterTerm({Sort.NUMBER: self.dialect.remainder(one, func.nullif(other, 0))})
        return FilterTerm({Sort.NUMBER: RECKONED[type(node.op)](one, other)})

    def _moved(self, op: ast._BinOpToken, left: FilterTerm, right: FilterTerm) -> FilterTerm:
        """A time and a duration, or the duration between times."""
        if isinstance(op, ast.Sub) and Sort.TIME in right.forms:
            return FilterTerm(
                {Sort.LENGTH: self.dialect.between(self.sql(left, Sort.TIME), self.sql(right, Sort.TIME))}
            )
        if not isinstance(op, ast.Add | ast.Sub) or Sort.LENGTH not in right.forms or not right.constant:
            raise AskedError("sta-sorts", received=left.told(), other=right.told())
        by = right.forms[Sort.LENGTH] if isinstance(op, ast.Add) else -right.forms[Sort.LENGTH]
        if left.constant:
            try:
                return constant(Sort.TIME, tellable(left.forms[Sort.TIME] + by // MICROSECOND))
            except ValueError:
                raise AskedError("sta-literal", received=str(by)) from None
        return FilterTerm({Sort.TIME: self.dialect.moved(left.forms[Sort.TIME], by)})


def _midnight(term: FilterTerm, other: FilterTerm) -> FilterTerm:
    """A date that is compared with times: its first moment."""
    if Sort.DAY not in term.forms or not term.constant or Sort.TIME not in other.forms:
        return term
    day = term.forms[Sort.DAY]
    return constant(Sort.TIME, (day.toordinal() - 719_163) * 86_400_000_000)
