"""What somebody asks who looks for measures: a target, what may be spent, and which measures are to be looked at."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from citybrain.plans.document import Document
from citybrain.plans.problems import raise_all
from citybrain.plans.reading import model_of
from citybrain.plans.schema import LONGEST_NAME, Measure, Plan
from citybrain.plans.schema_base import Part
from citybrain.plans.schema_years import Budget, Ceiling, Target, Years
from citybrain.plans.years.checks import year_errors

MOST_CANDIDATES = 60
MOST_YEARS = 75
"""Years of a search: each plan that is tried is computed in all of them."""


class MeasureSearch(Part):
    """A target that measures are looked for. Everything means what it means in a plan."""

    name: str = Field("", strict=True, max_length=LONGEST_NAME, description="Name of the plan that is looked for.")
    description: str = Field("", strict=True, max_length=5000, description="What it is for, in a few sentences.")
    years: Years | None = Field(None, description="First and last year; from today to the target if left out.")
    scenario: str | None = Field(None, strict=True, min_length=1, description="What happens without the plan.")
    seed: int = Field(0, strict=True, ge=0, lt=2**53, description="Decides who takes part.")
    target: Target | None = Field(None, description="What must be reached; what the city promised if left out.")
    budget: Budget | None = Field(None, description="What may be emitted from the first year on.")
    money: Ceiling | None = Field(None, description="Money that must not be passed.")
    measures: list[Measure] = Field(
        default_factory=list,
        max_length=MOST_CANDIDATES,
        description="Measures to choose from, with those who can have them; uptake is the most. All if left out.",
    )


@dataclass(frozen=True)
class TargetQuestion:
    """A search that is complete: the target is known and so are the years. `base` is what every plan of it says."""

    said: MeasureSearch
    target: Target
    years: Years
    document: Document

    @property
    def name(self) -> str:
        """That of the plan, or the target in signs of every language, such as `2026–2035: −60 %`."""
        target = self.target
        return self.said.name or f"{target.base_year}–{target.by}: −{100 * target.reduction:.4g} %"

    @property
    def base(self) -> dict[str, Any]:
        """The plan without its measures, as plain values."""
        said = {
            name: _plain(getattr(self.said, name)) for name in ("description", "scenario", "seed", "budget", "money")
        }
        whole = {"name": self.name, **said, "years": _plain(self.years), "target": _plain(self.target)}
        return {name: value for name, value in whole.items() if value not in (None, "", {})}

    @property
    def plan(self) -> Plan:
        """The plan without measures, for what is asked of its years and target alone."""
        said = self.said
        return Plan.model_construct(
            name=self.name, years=self.years, scenario=said.scenario, seed=said.seed, target=self.target,
            budget=said.budget, money=said.money, measures=[], date=None,
        )  # fmt: skip


def question_of(document: Document, today: datetime.date, promised: Target | None = None) -> TargetQuestion:
    """The search that a document says, for a city of a day; `promised` is its target where the document names none.

    Raises PlanError with all that is wrong with the form, where there is no target at all, and for too many years.
    """
    said = model_of(MeasureSearch, document)
    target = said.target or promised
    if target is None:
        raise document.fault("search-without-target", ())
    last = max([target.by, *(step.by for step in target.milestones)])
    years = said.years or Years.model_validate({"from": today.year, "to": max(last, today.year)})
    question = TargetQuestion(said, target, years, document)
    plan = question.plan.model_copy(update={"measures": said.measures})
    raise_all(
        sorted(year_errors(plan, document), key=lambda error: (error.arguments["line"], error.arguments["column"]))
    )
    if (count := years.last - years.first + 1) > MOST_YEARS:
        raise document.fault("search-too-long", ("years",), received=count, allowed=MOST_YEARS)
    if any(year not in years.all for year in [target.by, *(step.by for step in target.milestones)]):
        told = {"first": str(years.first), "last": str(years.last)}
        raise document.fault("plan-target-year", ("years",), received=str(last), **told)
    return question


def _plain(value: Any) -> Any:
    return value.model_dump(mode="json", exclude_defaults=True) if isinstance(value, Part) else value
