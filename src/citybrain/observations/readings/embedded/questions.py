"""Expressions about readings as statements of DuckDB, with bound values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import BinaryExpression, ColumnElement, func
from sqlalchemy.dialects.postgresql.base import PGCompiler, PGDialect
from sqlalchemy.sql.compiler import SQLCompiler

from citybrain.observations.readings.embedded.tables import ASKED, FLAGGED
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.questions import ReadingsDialect, bound
from citybrain.observations.readings.store import Question


class EmbeddedStatement(NamedTuple):
    """A statement and the values of its places $1, $2 and so on."""

    text: str
    values: list[Any]


class _Compiler(PGCompiler):
    """Where DuckDB differs from PostgreSQL."""

    def visit_regexp_match_op_binary(self, binary: BinaryExpression[Any], operator: Any, **more: Any) -> str:
        """DuckDB's `~` wants the whole text to fit."""
        left, right = self.process(binary.left, **more), self.process(binary.right, **more)
        return f"regexp_matches({left}, {right})"


class _Dialect(PGDialect):
    """DuckDB reads PostgreSQL's SQL; its `/` always gives a fraction."""

    supports_statement_cache = False
    statement_compiler = _Compiler
    div_is_floordiv = False


DIALECT: PGDialect = _Dialect(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]
COLUMNS = [
    *(READING.c[name] for name in ("stream", "number", "value", "feature")),
    *(func.epoch_us(READING.c[name]).label(name) for name in ("time", "until", "made")),
    READING.c.text.label("said"),
]
"""What `readings_of` reads."""
SPEECH = ReadingsDialect(DIALECT, COLUMNS, ASKED, FLAGGED)


def asked(question: Question) -> EmbeddedStatement:
    """The statement that finds readings."""
    return _statement(*SPEECH.asked(question))


def counted(where: ColumnElement[bool] | None) -> EmbeddedStatement:
    """The statement that counts them."""
    return _statement(*SPEECH.counted(where))


def distinct(columns: Sequence[ColumnElement[Any]], where: ColumnElement[bool] | None) -> EmbeddedStatement:
    """The statement that tells each combination of some columns once."""
    return _statement(*SPEECH.distinct(columns, where))


def _statement(text: str, made: SQLCompiler) -> EmbeddedStatement:
    values = made.params
    return EmbeddedStatement(text, [bound(values[name]) for name in made.positiontup or ()])
