"""What the file of a scenario may say, and how its yearly rates become ramps of measures."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from citybrain.kernel import Graph, PlanError
from citybrain.plans.document import Document, read_file
from citybrain.plans.form import raise_translated
from citybrain.plans.problems import raise_all
from citybrain.plans.schema import Day, Measure, Names
from citybrain.plans.schema_base import Part
from citybrain.plans.schema_years import Ramp

Text = Annotated[str, Field(strict=True, min_length=1)]
EVERYWHERE = "*"
HOW_MANY = frozenset({"uptake", "rate", "share"})
"""Fields of which a measure has at most one: how many take part."""


class TextByLanguage(Part):
    """A text in each language."""

    en: Text
    zh: Text


class Anyway(Measure):
    """A measure that happens without a plan; how many take part may hang on a dated parameter."""

    rate: Text | None = Field(None, description="Parameter: share of all suitable ones that take part each year.")
    share: Text | None = Field(None, description="Parameter: share of the suitable ones of a year that take part.")

    def in_years(self, graph: Graph, years: range, day: datetime.date) -> Measure:
        """The measure as a plan would write it, with a ramp over the years, parameters read on a day of each."""
        said = self.model_dump(exclude={"rate", "share"}, exclude_unset=True)
        name = self.rate or self.share
        if name is None:
            return Measure.model_validate(said)
        yearly = {year: graph.parameters[name].at(_on(day, year)).value for year in years}
        points = _cumulated(yearly) if self.rate else _never_falling(yearly)
        return Measure.model_validate({**said, "uptake": Ramp(points)})


def _on(day: datetime.date, year: int) -> datetime.date:
    """The same day of another year; the last of February where that year has no 29th."""
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _cumulated(rates: dict[int, float]) -> dict[int, float]:
    """Share that has taken part up to each year, where each year a part of those left does."""
    left, points = 1.0, {}
    for year, rate in rates.items():
        left *= 1.0 - rate
        points[year] = 1.0 - left
    return points


def _never_falling(shares: dict[int, float]) -> dict[int, float]:
    """The shares by year, each at least the one before: who has begun to take part goes on."""
    most, points = 0.0, {}
    for year, share in shares.items():
        most = max(most, share)
        points[year] = most
    return points


class ScenarioFile(Part):
    """A scenario: what it is called, on whose authority, where it holds, from when on, and what happens anyway."""

    label: TextByLanguage = Field(description="What people call it.")
    description: TextByLanguage = Field(description="What it assumes, in a few sentences.")
    source: Text = Field(description="On whose authority.")
    countries: Names = Field(description="Codes of the countries in which it holds; * for all.")
    since: Day = Field(description="Last day that is known; from it on the paths of the scenario run.")
    extends: Text | None = Field(None, description="Name of a scenario whose paths and measures hold too.")
    measures: list[Anyway] = Field(default_factory=list, max_length=100, description="What happens without a plan.")

    def holds_in(self, country: str) -> bool:
        """Whether the scenario is meant for a country."""
        return EVERYWHERE in self.countries or country.upper() in (name.upper() for name in self.countries)


def read_scenario_file(path: Path) -> tuple[ScenarioFile, Document]:
    """What a scenario's file says, and where. Raises PlanError with all that is wrong with it, line by line."""
    document = read_file(path)
    try:
        said = ScenarioFile.model_validate(document.data)
    except ValidationError as failed:
        raise_translated(failed, document, ScenarioFile)
    raise_all([_two_ways(document, n) for n, m in enumerate(said.measures) if len(HOW_MANY & m.model_fields_set) > 1])
    return said, document


def _two_ways(document: Document, position: int) -> PlanError:
    """The error of a measure that says in two ways how many take part."""
    return document.key_fault("scenario-two-ways", ("measures", position), allowed=", ".join(sorted(HOW_MANY)))
