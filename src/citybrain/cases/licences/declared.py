"""Kinds of licences as YAML of domains and of the city: what is asked, what bars, incidents, plausible figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator

from citybrain.base.domains import Domains
from citybrain.cases.declared import declared_files, read_declared
from citybrain.cases.inspections.checklists import ChecklistItem, Degree, Key, Number, Texts

FOLDER = "licences"
MOST_KINDS = 100
MOST_ITEMS = 100
Source = Annotated[str, Field(min_length=1, max_length=500)]


class FigureName(StrEnum):
    """What is counted of licences: the first three stand at a day, the others add up over days."""

    LICENCES = "licences"
    FIRMS = "firms"
    VEHICLES = "vehicles"
    DISTANCE = "distance"
    DURATION = "duration"
    ORDERS = "orders"
    PASSENGERS = "passengers"


FLOWS = (FigureName.DISTANCE, FigureName.DURATION, FigureName.ORDERS, FigureName.PASSENGERS)
STOCKS = tuple(one for one in FigureName if one not in FLOWS)
UNITS: Mapping[str, str] = {FigureName.DISTANCE: "km", FigureName.DURATION: "h"}
"""Units in which figures are kept; all others are counts."""

VEHICLE_DAYS = "vehicle_days"
"""Days on which vehicles had a licence, summed up over them: what distances and hours are held against."""


class LicenceItem(ChecklistItem, extra="forbid", frozen=True):
    """A question of an application or of its check; an answer that is a finding and `bars` keeps it from being asked
    for. What bars, or is a finding, has a `source`."""

    source: str = Field(default="", max_length=500)
    bars: bool = False

    @model_validator(mode="after")
    def _has_source(self) -> Self:
        if self.bars and self.finding is None:
            raise ValueError("bars with finding")
        if self.finding is not None and not self.source:
            raise ValueError("finding with source")
        return self


class IncidentClass(BaseModel, extra="forbid", frozen=True):
    """A class of incidents; `suspends` where it is a ground to suspend the licence, which a person decides."""

    label: Texts
    severity: Degree
    suspends: bool = False
    source: Source


class RatioRule(BaseModel, extra="forbid", frozen=True):
    """A figure `of` licences for each `per` of another one, which is plausible from `least` to `most`."""

    label: Texts
    of: FigureName
    per: FigureName | Literal["vehicle_days"]
    unit: str = Field(min_length=1, max_length=40)
    least: Number | None = None
    most: Number | None = None
    source: Source

    @model_validator(mode="after")
    def _has_bound(self) -> Self:
        if self.least is None and self.most is None:
            raise ValueError("least, most or both")
        if self.of == self.per or (self.per == VEHICLE_DAYS and self.of not in FLOWS):
            raise ValueError(f"of and per: two figures; {VEHICLE_DAYS} with {', '.join(FLOWS)}")
        return self


class LicenceKind(BaseModel, extra="forbid", frozen=True):
    """A kind of licence. prefix: of its numbers. roads: the entity whose rows it is for. proposal: the kind of proposal
    by which a second person decides. incident, appeal: rules of cases. longest: days of a licence at most.
    """

    name: Key
    label: Texts
    prefix: str = Field(pattern="^[A-Z]{1,8}$")
    roads: Key
    proposal: Key
    incident: Key
    appeal: Key
    longest: int = Field(ge=1, le=3660)
    application: Mapping[Key, LicenceItem] = Field(min_length=1, max_length=MOST_ITEMS)
    check: Mapping[Key, LicenceItem] = Field(min_length=1, max_length=MOST_ITEMS)
    incidents: Mapping[Key, IncidentClass] = Field(min_length=1, max_length=50)
    ratios: Mapping[Key, RatioRule] = Field(default={}, max_length=50)
    source: Source

    @model_validator(mode="after")
    def _has_items_once(self) -> Self:
        for twice in self._twice():
            raise ValueError(f"{twice}: in application and in check")
        return self

    def _twice(self) -> Iterator[str]:
        yield from sorted(set(self.application) & set(self.check))

    @property
    def items(self) -> Mapping[str, LicenceItem]:
        """All that is asked, of the firm and of who checks."""
        return {**self.application, **self.check}


LicenceKinds = Mapping[str, LicenceKind]


def licence_kinds(domains: Domains, city: Path | None) -> LicenceKinds:
    """Kinds of all domains and of a city's folder `licences/`, by name. Raises DeclarationError with all faults."""
    files = declared_files(domains, city, FOLDER)
    return read_declared(files, LicenceKind, "licence", MOST_KINDS, "licence-kinds-faulty")[0]
