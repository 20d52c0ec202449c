"""Figures of other cities, from a CSV file or spreadsheet, or from the list of indicators of another such program."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, ValidationError

from citybrain.indicators.declared import Indicator
from citybrain.kernel.errors import NotFoundError
from citybrain.messages import allowed_by
from citybrain.plans.document import read_bytes
from citybrain.plans.problems import shown
from citybrain.plans.schema_base import FIRST_YEAR
from citybrain.progress.frameworks import Frameworks
from citybrain.progress.indicator_import import FileLinesError, LineProblem, number_in
from citybrain.progress.tables_in import TableRow, rows_in
from citybrain.progress.unit_conversion import factor_between
from citybrain.records.errors import EntryError

Accounting = Literal["territorial", "consumption", "none"]
ACCOUNTINGS: tuple[Accounting, ...] = ("territorial", "consumption", "none")
NEEDED = ("city", "framework", "code", "year", "value", "unit", "source")
KNOWN = (*NEEDED, "part", "country", "population", "climate", "income", "accounting", "definition")
LONGEST = 200


@dataclass(frozen=True)
class ComparisonFigure:
    """A figure of another city in the unit of its indicator, with what it takes to hold cities against each other.

    `income` is GDP per resident [USD at purchasing power]; `accounting` says whose emissions count; `definition` says
    where it differs from the indicator.
    """

    city: str
    framework: str
    code: str
    part: str
    year: int
    value: float
    unit: str
    source: str
    country: str | None = None
    population: float | None = None
    climate: str | None = None
    income: float | None = None
    accounting: Accounting = "none"
    definition: str = ""
    line: int | None = None


def figures_in(raw: bytes, file: str, frameworks: Frameworks, this_year: int) -> list[ComparisonFigure]:
    """The figures of a file, each city, indicator and year once.

    Raises FileLinesError with every line that cannot be used, EntryError or PlanError for what is no such file.
    """
    if raw.lstrip()[:1] == b"{":
        figures = list(_exported(raw, file, frameworks, this_year))
    else:
        figures = _tabled(raw, file, frameworks, this_year)
    if not figures:
        raise EntryError("table-no-rows", file=file, columns=", ".join(NEEDED))
    return figures


def _tabled(raw: bytes, file: str, frameworks: Frameworks, this_year: int) -> list[ComparisonFigure]:
    figures, problems = [], []
    seen: dict[tuple[object, ...], int] = {}
    rows = rows_in(raw, file, NEEDED, KNOWN)
    for row in rows:
        try:
            figure = _figure(row, file, frameworks, this_year)
            key = (figure.city.casefold(), figure.framework, figure.code, figure.part, figure.year, figure.accounting)
            if key in seen:
                raise EntryError("entry-twice", where=f"{file}:{row.line}", first=seen[key])
            seen[key] = row.line
            figures.append(figure)
        except (EntryError, NotFoundError) as problem:
            problems.append(LineProblem(row.line, problem))
    if problems:
        raise FileLinesError(file, problems, len(rows))
    return figures


def _figure(row: TableRow, file: str, frameworks: Frameworks, this_year: int) -> ComparisonFigure:
    where, cells = f"{file}:{row.line}", row.cells
    for column in NEEDED:
        if column not in cells:
            raise EntryError("entry-cell-missing", where=where, column=column)
    numbers = {name: number_in(cells[name], where, name) for name in ("population", "income") if name in cells}
    for name, number in numbers.items():
        if not (math.isfinite(number) and number > 0):
            raise EntryError("entry-cell", where=where, column=name, received=cells[name][:60], rule="above", limit="0")
    texts = {name: cells[name] for name in ("country", "climate", "definition") if name in cells}
    accounting = cells.get("accounting", "none").casefold()
    if accounting not in ACCOUNTINGS:
        allowed = ", ".join(ACCOUNTINGS)
        raise EntryError("comparison-accounting", where=where, received=accounting[:60], allowed=allowed)
    year, value = number_in(cells["year"], where, "year"), number_in(cells["value"], where, "value")
    indicator = frameworks.indicator(cells["framework"], cells["code"])
    return _checked(
        ComparisonFigure(
            city=cells["city"],
            framework=cells["framework"],
            code=indicator.code,
            part=cells.get("part", ""),
            year=int(year) if year.is_integer() else 0,
            value=value,
            unit=cells["unit"],
            source=cells["source"],
            population=numbers.get("population"),
            income=numbers.get("income"),
            accounting=next(one for one in ACCOUNTINGS if one == accounting),
            line=row.line,
            **texts,
        ),
        indicator,
        where,
        this_year,
    )


def _checked(figure: ComparisonFigure, indicator: Indicator, where: str, this_year: int) -> ComparisonFigure:
    """The figure in the unit of its indicator."""
    if not FIRST_YEAR <= figure.year <= this_year:
        raise EntryError("entry-year", where=where, received=figure.year, first=FIRST_YEAR, last=this_year)
    if not math.isfinite(figure.value):
        raise EntryError("entry-number", where=where, column="value", received=str(figure.value))
    keys = {one.key for one in indicator.parts}
    if figure.part and figure.part not in keys:
        named = f"{figure.framework} {indicator.code}"
        raise NotFoundError("indicator-part", received=figure.part, indicator=named, allowed=", ".join(keys) or "-")
    for name in ("city", "country", "climate", "definition", "source"):
        if len(getattr(figure, name) or "") > LONGEST:
            received = getattr(figure, name)[:60]
            raise EntryError("entry-cell", where=where, column=name, received=received, rule="shorter", limit=LONGEST)
    if indicator.unit is None:
        return figure
    factor = factor_between(figure.unit, indicator.unit)
    if factor is None:
        raise EntryError("entry-unit", where=where, received=figure.unit, allowed=indicator.unit)
    return ComparisonFigure(**{**figure.__dict__, "value": figure.value * factor, "unit": indicator.unit})


class _Loose(BaseModel, extra="ignore"):
    """Part of a document, of which no other field is allowed."""


class _City(_Loose):
    name: Annotated[str, Field(min_length=1, max_length=LONGEST)]
    country: Annotated[str, Field(max_length=LONGEST)] | None = None
    population: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None


class _Now(_Loose):
    year: int
    value: Annotated[float, Field(allow_inf_nan=False)]


class _Computed(_Loose):
    fit: Literal["whole", "part", "near"]
    caveat: str | None = None


class _Row(_Loose):
    framework: str
    code: str
    part: str = ""
    unit: str | None = None
    accounting: Literal["territorial", "consumption"] | None = None
    status: Literal["computed", "entered", "not_reported"]
    now: _Now | None = None
    computed: _Computed | None = None
    source: str = ""


class _Exported(_Loose):
    city: _City
    rows: Annotated[list[_Row], Field(max_length=20_000)]


def _exported(raw: bytes, file: str, frameworks: Frameworks, this_year: int) -> Iterator[ComparisonFigure]:
    """Figures of a list as /api/v1/indicators gives it; indicators of a city's own mean nothing elsewhere."""
    try:
        told = _Exported.model_validate(read_bytes(raw, file, json_text=True).data)
    except ValidationError as failed:
        first: Any = failed.errors(include_url=False)[0]
        place = "/".join(str(step) for step in first["loc"])
        raise EntryError(
            "comparison-export", file=file, where=place, received=shown(first["input"]), **allowed_by(first)
        ) from None
    names = {framework.name for framework in frameworks} - {"own"}
    for row in told.rows:
        indicator = frameworks.find(row.framework).find(row.code) if row.framework in names else None
        if row.now is None or indicator is None:
            continue
        partly = row.status == "computed" and row.computed is not None and row.computed.fit != "whole"
        figure = ComparisonFigure(
            city=told.city.name,
            framework=row.framework,
            code=indicator.code,
            part=row.part,
            year=row.now.year,
            value=row.now.value,
            unit=row.unit or "",
            source=f"{file}: {row.status}",
            country=told.city.country,
            population=told.city.population,
            accounting=row.accounting or "none",
            definition=(row.computed.caveat or row.computed.fit)[:LONGEST] if partly and row.computed else "",
        )
        yield _checked(figure, indicator, f"{file} {row.framework} {row.code}", this_year)
