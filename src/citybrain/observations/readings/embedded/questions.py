"""Expressions about readings as statements of DuckDB, with bound values."""

from __future__ import annotations

import datetime
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import BinaryExpression, ColumnElement, Select, func, select
from sqlalchemy.dialects.postgresql.base import PGCompiler, PGDialect
from sqlalchemy.sql import visitors

from citybrain.observations.readings.embedded.tables import ASKED, FLAGGED
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import Question


class Statement(NamedTuple):
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
    *(func.epoch_us(READING.c[name]).label(name) for name in ("time", "until")),
    func.epoch_us(READING.c.result_time).label("made"),
    READING.c.text.label("said"),
]
"""What `readings_of` reads."""


def asked(question: Question) -> Statement:
    """The statement that finds readings."""
    statement = select(*COLUMNS).order_by(*(element.nulls_last() for element in question.order))
    return compiled(statement, question.where, question.most, question.skip)


def counted(where: ColumnElement[bool] | None) -> Statement:
    """The statement that counts them."""
    return compiled(select(func.count()).select_from(READING), where)


def compiled(
    statement: Select[Any], where: ColumnElement[bool] | None, most: int | None = None, skip: int = 0
) -> Statement:
    """A statement about READING; the flags are joined to the rows only where it speaks of them."""
    if where is not None:
        statement = statement.where(where)
    if most is not None:
        statement = statement.limit(most).offset(skip)
    made = statement.compile(dialect=DIALECT, compile_kwargs={"render_postcompile": True})
    speaks_of_flags = any(part is READING.c.flag for part in visitors.iterate(statement))
    rows = FLAGGED if speaks_of_flags else ASKED
    values = [_bound(made.params[name]) for name in made.positiontup or ()]
    return Statement(f"WITH reading AS ({rows}) {made.string}", values)


def _bound(value: Any) -> Any:
    """A value as the database takes it: times without a zone, in UTC."""
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, datetime.datetime) and value.tzinfo is not None:
        return value.astimezone(datetime.UTC).replace(tzinfo=None)
    return value
