"""Questions about readings as statements of a database, with bound values: what all stores have in common."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Dialect, Select, func, select
from sqlalchemy.sql import visitors
from sqlalchemy.sql.compiler import SQLCompiler

from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import Question


@dataclass(frozen=True)
class ReadingsDialect:
    """How one database is asked: its dialect, the columns that are read, and rows without and with their flags."""

    dialect: Dialect
    columns: Sequence[ColumnElement[Any]]
    rows: str
    flagged: str

    def asked(self, question: Question) -> tuple[str, SQLCompiler]:
        """What finds readings: the statement, and what was compiled, which has the values."""
        statement = select(*self.columns).order_by(*(element.nulls_last() for element in question.order))
        return self._told(_where(statement, question.where).limit(question.most).offset(question.skip))

    def counted(self, where: ColumnElement[bool] | None) -> tuple[str, SQLCompiler]:
        """What counts them."""
        return self._told(_where(select(func.count()).select_from(READING), where))

    def distinct(
        self, columns: Sequence[ColumnElement[Any]], where: ColumnElement[bool] | None
    ) -> tuple[str, SQLCompiler]:
        """What tells each combination of some columns once."""
        return self._told(_where(select(*columns).distinct(), where))

    def _told(self, statement: Select[Any]) -> tuple[str, SQLCompiler]:
        """The flags are joined to the rows only where the statement speaks of them."""
        made = statement.compile(dialect=self.dialect, compile_kwargs={"render_postcompile": True})
        assert isinstance(made, SQLCompiler)
        speaks_of_flags = any(part is READING.c.flag for part in visitors.iterate(statement))
        return f"WITH reading AS ({self.flagged if speaks_of_flags else self.rows}) {made.string}", made


def _where(statement: Select[Any], where: ColumnElement[bool] | None) -> Select[Any]:
    return statement if where is None else statement.where(where)


def bound(value: Any) -> Any:
    """A value as a database takes it: times without a zone, in UTC."""
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, datetime.datetime) and value.tzinfo is not None:
        return value.astimezone(datetime.UTC).replace(tzinfo=None)
    return value
