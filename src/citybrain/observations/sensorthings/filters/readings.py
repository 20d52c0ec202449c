"""Expressions about observations: parts about readings go to their store, parts about what they are of to records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from odata_query import ast
from sqlalchemy import BigInteger, ColumnElement, and_, case, cast, func, literal, or_

from citybrain.observations.readings.expressions import READING
from citybrain.observations.sensorthings.errors import AskedError, NotServedError
from citybrain.observations.sensorthings.filters.dialect import ReadingFilterDialect
from citybrain.observations.sensorthings.filters.terms import FilterTerm, Sort
from citybrain.observations.sensorthings.filters.translate import Translator
from citybrain.observations.sensorthings.filters.trees import chained, names, path_of
from citybrain.observations.sensorthings.model import OBSERVATION
from citybrain.observations.sensorthings.sources import OF_OBSERVATION

Resolve = Callable[[str, ast._Node], frozenset[int]]
"""Ids of the entities of a navigation of observations (Datastream, FeatureOfInterest) that fulfil a condition."""

OfFeatures = Callable[[frozenset[int]], ColumnElement[bool]]
"""Whether a reading is of one of some features of interest."""

PER_STREAM = 1 << 32


@dataclass(frozen=True)
class Narrowed:
    """A condition in two: the streams it leaves (None: all), and what it asks of their readings beyond that."""

    streams: frozenset[int] | None
    where: ColumnElement[bool] | None


class ReadingTranslator(Translator):
    """Expressions about observations."""

    def __init__(self, resolve: Resolve, of_features: OfFeatures, now: int) -> None:
        super().__init__(ReadingFilterDialect(), now)
        self._resolve = resolve
        self._of_features = of_features

    def narrowed(self, node: ast._Node | None) -> Narrowed:
        """A whole condition; parts about datastreams alone that all must hold become a set of streams."""
        streams: frozenset[int] | None = None
        rest: list[ColumnElement[bool]] = []
        for part in [] if node is None else chained(node, ast.And):
            if _navigations(part) == {"Datastream"}:
                found = self._resolve("Datastream", part)
                streams = found if streams is None else streams & found
            else:
                rest.append(self.condition(part))
        return Narrowed(streams, and_(*rest) if rest else None)

    def atom(self, node: ast._Node) -> ColumnElement[bool]:
        """A condition on readings, or on what they are of."""
        navigations = _navigations(node)
        if navigations <= {""}:
            one = self._of_one(node)
            return self.truth(node) if one is None else one
        if len(navigations) > 1 or "" in navigations:
            raise NotServedError(
                "sta-mixed", received=" / ".join(sorted(name or "Observation" for name in navigations))
            )
        (navigation,) = navigations
        found = self._resolve(navigation, node)
        return READING.c.stream.in_(sorted(found)) if navigation == "Datastream" else self._of_features(found)

    def ordering(self, node: ast._Node) -> ColumnElement[Any]:
        """A value to order by."""
        path = path_of(node)
        if path is not None and len(path) == 2 and path[0] in OF_OBSERVATION and path[1] == "id":
            return READING.c[OF_OBSERVATION[path[0]][1]]
        if path == ["phenomenonTime"]:
            return READING.c.time
        term = self.value(node)
        if term.constant:
            raise AskedError("sta-order-constant")
        value: ColumnElement[Any] = next(iter(term.forms.values()))
        return value

    def named(self, path: list[str]) -> FilterTerm:
        """A property of an observation."""
        match path:
            case ["id"]:
                return FilterTerm({Sort.NUMBER: cast(READING.c.stream, BigInteger) * PER_STREAM + READING.c.number})
            case ["phenomenonTime"]:
                return FilterTerm({Sort.SPAN: (READING.c.time, READING.c.until)}, raw=READING.c.time)
            case ["resultTime"]:
                return FilterTerm({Sort.TIME: READING.c.result_time})
            case ["result"]:
                return _result()
            case ["resultQuality", "flag"]:
                return FilterTerm({Sort.NUMBER: READING.c.flag})
        if path[0] in OF_OBSERVATION or path[0] in OBSERVATION.properties:
            raise NotServedError("sta-not-of-readings", received="/".join(path))
        raise AskedError("sta-name", received=path[0], kind=OBSERVATION.plural, allowed=_allowed())

    def _of_one(self, node: ast._Node) -> ColumnElement[bool] | None:
        """Observations by their id, such that a store need not look at all of them."""
        if not isinstance(node, ast.Compare) or path_of(node.left) != ["id"]:
            return None
        if isinstance(node.comparator, ast.In) and isinstance(node.right, ast.List):
            parts: list[ast._Node] = list(node.right.val)
        elif isinstance(node.comparator, ast.Eq):
            parts = [node.right]
        else:
            return None
        if not all(isinstance(part, ast.Integer) and len(part.val) < 18 for part in parts):
            return None
        pairs = (divmod(int(part.val), PER_STREAM) for part in parts if isinstance(part, ast.Integer))
        return or_(*(and_(READING.c.stream == stream, READING.c.number == number) for stream, number in pairs))


def _result() -> FilterTerm:
    """A result by the sorts it may be of; texts without what JSON escapes."""
    value, text = READING.c.value, READING.c.text
    bare = func.substr(text, 2, func.length(text) - 2)
    return FilterTerm(
        {
            Sort.NUMBER: value,
            Sort.TEXT: case((func.substr(text, 1, 1) == '"', bare)),
            Sort.TRUTH: case((text == "true", literal(True)), (text == "false", literal(False))),
        },
        raw=func.coalesce(cast(value, READING.c.text.type), func.nullif(text, "null")),
    )


def _allowed() -> str:
    return ", ".join(["id", *OBSERVATION.properties, *OBSERVATION.navigations])


def _navigations(node: ast._Node) -> set[str]:
    """The navigations that the names of an expression begin with; "" for names of readings themselves."""
    return {path[0] if path[0] in OF_OBSERVATION and path[1:] != [] else "" for path in names(node)}
