"""This city among others as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from typing_extensions import TypedDict

from citybrain.messages import text
from citybrain.presenting.progress.indicator_answers import city_answer, row_label
from citybrain.presenting.progress.indicator_shapes import CityTold
from citybrain.progress.comparison import QUANTILES, ComparedCities, Distribution, Method, Profile, compared, method_of
from citybrain.progress.comparison_file import ComparisonFigure
from citybrain.progress.indicator_service import IndicatorService
from citybrain.progress.indicators import IndicatorRow

EXPORT = "/api/v1/indicators"
"""Address under which a city gives its indicators to others."""


class Quantile(TypedDict):
    """A value, and the share of cities below it."""

    share: float
    value: float


class DistributionTold(TypedDict):
    """How many cities, the years of their figures, their values by size without names, and quantiles.

    The quantiles are null with fewer than five cities.
    """

    cities: int
    first_year: int | None
    last_year: int | None
    values: list[float]
    quantiles: list[Quantile] | None


class Percentiles(TypedDict):
    """Between which percentiles this city stands among cities like it, with 90 % confidence."""

    low: float
    high: float


class MethodTold(TypedDict):
    """How figures were found: whose emissions count, where the definition differs, the unit."""

    accounting: Literal["territorial", "consumption", "none"]
    definition: str
    unit: str


class ComparedTold(TypedDict):
    """Figures of one method. `ours` is false where this city's value was found otherwise; `differs` says how.

    `alike` are cities like this one, null where its population is not known; `left_out` have figures of other years.
    """

    method: MethodTold
    ours: bool
    differs: list[str]
    all: DistributionTold
    alike: DistributionTold | None
    place: Percentiles | None
    left_out: int


class ComparedRow(TypedDict):
    """An indicator of this city beside those of others; `value` is null where this city has none.

    `low` and `high` are the 90 % interval of the value; null where it is not known.
    """

    framework: str
    code: str
    part: str
    label: str
    year: int | None
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    methods: list[ComparedTold]


class ProfileTold(TypedDict):
    """What cities are chosen by as being alike; null where it is not known."""

    population: float | None
    climate: str | None
    income: float | None


class ComparedFile(TypedDict):
    """A file of figures that was taken in."""

    id: int
    file: str
    figures: int
    cities: int


class ComparisonTold(TypedDict):
    """All indicators of which other cities have figures, and the files that hold.

    `export` is the address that gives ours to them.
    """

    city: CityTold
    alike: ProfileTold
    rule: str
    export: str
    cities: int
    files: list[ComparedFile]
    rows: list[ComparedRow]


def comparison_answer(
    service: IndicatorService,
    figures: Sequence[ComparisonFigure],
    files: Sequence[ComparedFile],
    climate: str | None,
    income: float | None,
    language: str,
) -> ComparisonTold:
    """This city among the cities of some figures of some files; our own figures among them are left out."""
    city = city_answer(service.workspace)
    profile = Profile(city["population"], climate, income)
    others = [figure for figure in figures if figure.city.casefold() != city["name"].casefold()]
    wanted = {(figure.framework, figure.code) for figure in others}
    evaluated = service.evaluated()
    rows = [row for own in evaluated.rows.values() for row in own if (row.framework, row.indicator.code) in wanted]
    told = [_row(row, compared(row, others, profile), language) for row in rows]
    return {
        "city": city,
        "alike": {"population": profile.population, "climate": climate, "income": income},
        "rule": text("comparison-rule", language),
        "export": EXPORT,
        "cities": len({figure.city.casefold() for figure in others}),
        "files": list(files),
        "rows": [row for row in told if row["methods"]],
    }


def _row(row: IndicatorRow, found: Sequence[ComparedCities], language: str) -> ComparedRow:
    return {
        "framework": row.framework,
        "code": row.indicator.code,
        "part": row.part.key if row.part else "",
        "label": row_label(row, language),
        "year": row.now.year if row.now else None,
        "value": row.now.value if row.now else None,
        "low": row.now.low if row.now else None,
        "high": row.now.high if row.now else None,
        "unit": row.unit,
        "methods": [_compared(one, method_of(row), language) for one in found],
    }


def _compared(one: ComparedCities, own: Method | None, language: str) -> ComparedTold:
    method = one.method
    return {
        "method": {"accounting": method.accounting, "definition": method.definition, "unit": method.unit},
        "ours": one.ours,
        "differs": _differences(method, own, language),
        "all": _distribution(one.all),
        "alike": _distribution(one.alike) if one.alike else None,
        "place": {"low": one.place.low, "high": one.place.high} if one.place else None,
        "left_out": one.left_out,
    }


def _differences(method: Method, own: Method | None, language: str) -> list[str]:
    """Where these figures were found otherwise than ours, in words."""
    if own is None:
        return [text("comparison-no-own", language)]
    told = []
    if method.accounting != own.accounting:
        ours, theirs = (text(f"accounting-{one.accounting}", language) for one in (own, method))
        told.append(text("comparison-accounting-differs", language, ours=ours, theirs=theirs))
    if method.definition != own.definition:
        told.append(text("comparison-definition-differs", language, definition=method.definition))
    if method.unit != own.unit:
        told.append(text("comparison-unit-differs", language, ours=own.unit, theirs=method.unit))
    return told


def _distribution(found: Distribution) -> DistributionTold:
    pairs = zip(QUANTILES, found.quantiles, strict=True) if found.quantiles else None
    return {
        "cities": found.cities,
        "first_year": found.first_year or None,
        "last_year": found.last_year or None,
        "values": list(found.values),
        "quantiles": [{"share": share, "value": value} for share, value in pairs] if pairs else None,
    }
