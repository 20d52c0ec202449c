"""Expressions about readings as statements of PostgreSQL, with bound values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import BinaryExpression, ColumnElement, Function
from sqlalchemy.dialects.postgresql.psycopg import PGCompiler_psycopg, PGDialect_psycopg
from sqlalchemy.sql.compiler import SQLCompiler

from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.questions import ReadingsDialect, bound
from citybrain.observations.readings.store import Question

ASKED = """
    SELECT stream, number, time, until, made, coalesce(made, time) AS result_time, value, said AS text, feature
    FROM readings.reading"""
FLAGGED = f"""
    SELECT asked.*, coalesce(flag.flag, CASE WHEN number <= checked.upto THEN 1 ELSE 2 END) AS flag
    FROM ({ASKED}) AS asked LEFT JOIN flag USING (stream, number) LEFT JOIN checked USING (stream)"""
"""Rows as questions see them, without and with their flags."""

EXACT = ("mod", "round")
"""Functions that PostgreSQL has for exact numbers, or that round halves differently for others."""


class PostgresStatement(NamedTuple):
    """A statement and its values by name."""

    text: str
    values: dict[str, Any]


class _Compiler(PGCompiler_psycopg):
    """Rests and rounding of any numbers, as every store has them."""

    def visit_mod_binary(self, binary: BinaryExpression[Any], operator: Any, **more: Any) -> str:
        left, right = self.process(binary.left, **more), self.process(binary.right, **more)
        return f"mod(({left})::numeric, ({right})::numeric)"

    def visit_function(self, func: Function[Any], *arguments: Any, **more: Any) -> str:
        if func.name.lower() in EXACT:
            given = [self.process(one, **more) for one in func.clauses]
            return f"{func.name}({', '.join([f'({given[0]})::numeric', *_rest(func.name, given[1:])])})"
        return super().visit_function(func, *arguments, **more)


def _rest(name: str, given: list[str]) -> list[str]:
    return [f"({one})::{'numeric' if name.lower() == 'mod' else 'integer'}" for one in given]


class _Dialect(PGDialect_psycopg):
    supports_statement_cache = False
    statement_compiler = _Compiler


DIALECT: PGDialect_psycopg = _Dialect()  # type: ignore[no-untyped-call]
COLUMNS = [READING.c[name] for name in ("stream", "number", "time", "until", "made", "value", "text", "feature")]
"""What `readings_of` reads."""
SPEECH = ReadingsDialect(DIALECT, COLUMNS, ASKED, FLAGGED)


def asked(question: Question) -> PostgresStatement:
    """The statement that finds readings."""
    return _statement(*SPEECH.asked(question))


def counted(where: ColumnElement[bool] | None) -> PostgresStatement:
    """The statement that counts them."""
    return _statement(*SPEECH.counted(where))


def distinct(columns: Sequence[ColumnElement[Any]], where: ColumnElement[bool] | None) -> PostgresStatement:
    """The statement that tells each combination of some columns once."""
    return _statement(*SPEECH.distinct(columns, where))


def _statement(text: str, made: SQLCompiler) -> PostgresStatement:
    return PostgresStatement(text, {name: bound(value) for name, value in made.params.items()})
