"""Values of indicators that people enter with evidence, and figures of other cities to hold them against."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Float, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts

indicator_value = Table(
    "indicator_value",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("framework", String, nullable=False),
    Column("code", String, nullable=False),
    Column("part", String, nullable=False),
    Column("year", Integer, nullable=False),
    Column("value", Float, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("unit", String, nullable=False),
    Column("level", Integer, nullable=False),
    Column("source", String, nullable=False),
    Column("evidence", String),
    Column("method", String, nullable=False),
    Column("note", String),
    Column("file", String),
    Column("line", Integer),
    *acts(),
    CheckConstraint("level BETWEEN 1 AND 6", name="level"),
    CheckConstraint("low IS NULL OR high IS NULL OR low <= high", name="interval"),
)
"""The value of an indicator (of a data point where `part` is not empty) in a year, in `unit`.

`low` and `high` are the ends of the interval that holds 90 % of what it may be; `level` is the U4SSC level of quality,
`evidence` a link or the name of a file, `method` how it was found: another text breaks the series. The last value of a
year that is not withdrawn holds. `file` and `line` say where an imported one stands.
"""

Index("ix_indicator_value_of", indicator_value.c.framework, indicator_value.c.code)

compared_file = Table(
    "compared_file",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("figures", Integer, nullable=False),
    *acts(),
)
"""A file of figures of other cities."""

compared_figure = Table(
    "compared_figure",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("file", ForeignKey("compared_file.id"), nullable=False),
    Column("line", Integer),
    Column("city", String, nullable=False),
    Column("country", String),
    Column("population", Float),
    Column("climate", String),
    Column("income", Float),
    Column("framework", String, nullable=False),
    Column("code", String, nullable=False),
    Column("part", String, nullable=False),
    Column("year", Integer, nullable=False),
    Column("value", Float, nullable=False),
    Column("unit", String, nullable=False),
    Column("accounting", String, nullable=False),
    Column("definition", String, nullable=False),
    Column("source", String, nullable=False),
    *acts(),
    CheckConstraint("accounting IN ('territorial', 'consumption', 'none')", name="accounting"),
)
"""A figure of another city. `income` is GDP per resident [USD at purchasing power] where it is given, `climate` a text
such as a Köppen class; `accounting` says whose emissions it counts ('none' where that is no question); `definition`
says where it differs from the indicator, empty where it does not.
"""

Index("ix_compared_figure_of", compared_figure.c.framework, compared_figure.c.code)
