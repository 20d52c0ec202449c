"""A value that a person enters for an indicator, and what it must say before it is kept."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field

from citybrain.indicators.declared import Indicator
from citybrain.plans.schema_base import FIRST_YEAR, Number, Part, YearNumber
from citybrain.progress.frameworks import Frameworks, require_part
from citybrain.progress.unit_conversion import factor_between
from citybrain.records.errors import EntryError

Short = Annotated[str, Field(strict=True, max_length=200)]
Long = Annotated[str, Field(strict=True, max_length=2000)]


class ValueSaid(Part):
    """A value as it is entered; `level` is the U4SSC level of quality from 1 (measured) to 6 (unknown)."""

    framework: Annotated[str, Field(strict=True, max_length=80)]
    code: Annotated[str, Field(strict=True, max_length=100)]
    part: Annotated[str, Field(strict=True, max_length=40)] = ""
    year: YearNumber
    value: Number
    low: Number | None = None
    high: Number | None = None
    unit: Annotated[str, Field(strict=True, max_length=40)]
    level: Annotated[int, Field(strict=True, ge=1, le=6)]
    source: Annotated[str, Field(strict=True, min_length=1, max_length=2000)]
    evidence: Long | None = None
    method: Short = ""
    note: Long | None = None


class ValuesSaid(Part):
    """Values that are entered together, and who enters them."""

    values: Annotated[list[ValueSaid], Field(min_length=1, max_length=5000)]
    made_by: Short | None = None


@dataclass(frozen=True)
class Entered:
    """A value that is kept, in the unit of its indicator where that has one."""

    framework: str
    code: str
    part: str
    year: int
    value: float
    unit: str
    level: int
    source: str
    low: float | None = None
    high: float | None = None
    evidence: str | None = None
    method: str = ""
    note: str | None = None
    file: str | None = None
    line: int | None = None
    id: int = 0
    made_by: str = ""
    made_at: str = ""
    withdrawn_by: str | None = None
    withdrawn_at: str | None = None


def checked(said: ValueSaid, frameworks: Frameworks, this_year: int, where: str = "") -> Entered:
    """The value as it is kept. Raises EntryError or NotFoundError with what is wrong; `where` is its place."""
    indicator = frameworks.indicator(said.framework, said.code)
    place = where or f"{said.framework} {indicator.code} {said.year}"
    require_part(indicator, said.part, said.framework)
    if not FIRST_YEAR <= said.year <= this_year:
        raise EntryError("entry-year", where=place, received=said.year, first=FIRST_YEAR, last=this_year)
    low, high = said.low, said.high
    if not (low if low is not None else -math.inf) <= said.value <= (high if high is not None else math.inf):
        raise EntryError("entry-interval", where=place, received=said.value, low=str(low), high=str(high))
    if not said.source.strip():
        raise EntryError("entry-source", where=place)
    entered = Entered(**{**said.model_dump(), "code": indicator.code, "evidence": _evidence(said.evidence, place)})
    return _in_unit(entered, indicator, place)


def _evidence(evidence: str | None, where: str) -> str | None:
    """A link that a browser may follow, or the name of a file; nothing else."""
    told = " ".join((evidence or "").split())
    if not told:
        return None
    scheme = urlsplit(told).scheme.lower() if ":" in told else ""
    name = not scheme and "/" not in told and "\\" not in told
    if not name and (scheme not in ("http", "https") or not urlsplit(told).netloc):
        raise EntryError("entry-evidence", where=where, received=told[:100])
    return told


def _in_unit(entered: Entered, indicator: Indicator, where: str) -> Entered:
    """The value in the unit of its indicator; as it is where that has none."""
    wanted = indicator.unit
    if wanted is None:
        return entered
    factor = factor_between(entered.unit, wanted)
    if factor is None:
        raise EntryError("entry-unit", where=where, received=entered.unit or "-", allowed=wanted)
    ends = [None if end is None else end * factor for end in (entered.low, entered.high)]
    return replace(entered, unit=wanted, value=entered.value * factor, low=ends[0], high=ends[1])
