"""What a plan file may say. The published schema (docs/plan.schema.json) is made from these classes."""

from __future__ import annotations

import datetime
import math
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    Discriminator,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
    Tag,
)

from citybrain.plans.schema_base import (
    FIRST_YEAR,
    GIVES_WAY,
    LAST_YEAR,
    MOST_ENTRIES,
    Number,
    Part,
    at_most,
    few_wrong,
)
from citybrain.plans.schema_years import Budget, Ceiling, Ramp, Target, Uptake, Years

Scalar = Annotated[StrictStr | StrictInt | Number, GIVES_WAY]
Point = Annotated[
    list[Number], Field(min_length=2, max_length=2, description="Longitude and latitude in degrees."), GIVES_WAY
]
LONGEST_NAME = 300
WORDS = ("equals", "one_of", "before", "after", "at_least", "at_most")


class Comparison(Part):
    """What the value of an attribute must be; who is chosen satisfies all that is said."""

    equals: Scalar | None = Field(None, description="Exactly this value or name.")
    one_of: list[Scalar] | None = Field(None, min_length=1, description="One of these values or names.")
    before: Number | None = Field(None, description="Less than this number.")
    after: Number | None = Field(None, description="More than this number.")
    at_least: Number | None = Field(None, description="This number or more.")
    at_most: Number | None = Field(None, description="This number or less.")


def _comparison(value: Any) -> Any:
    """Short forms: a list is `one_of`, a single value is `equals`."""
    if isinstance(value, list):
        value = {"one_of": value}
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return {"equals": value}
    if isinstance(value, dict) and isinstance(value.get("one_of"), list):
        return {**value, "one_of": few_wrong(value["one_of"], str, int, float)}
    return value


def _many(value: Any) -> Any:
    """One name may stand without a list around it; a number is a name too (a postal code)."""
    values = value if isinstance(value, list) else [value]
    return few_wrong([str(v) if isinstance(v, int) and not isinstance(v, bool) else v for v in values], str)


def _day(value: Any) -> Any:
    """A number is no date, though a validator could read it as seconds since 1970."""
    return value if isinstance(value, str | datetime.date | None) else repr(value)


FIRST_DAY, LAST_DAY = datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR, 12, 31)
Day = Annotated[
    datetime.date, Field(ge=FIRST_DAY, le=LAST_DAY), BeforeValidator(_day, json_schema_input_type=datetime.date)
]
Names = Annotated[
    list[Annotated[str, Field(strict=True, min_length=1)]],
    Field(min_length=1),
    BeforeValidator(_many, json_schema_input_type=str | int | list[str | int]),
]
Attribute = Annotated[
    Comparison,
    BeforeValidator(_comparison, json_schema_input_type=Comparison | list[str | int | float] | str | int | float),
]


WIDEST = 5000.0
"""Metres: what is wider is no line any more, and an area says better what is meant."""


class Area(Part):
    """A drawn area: what has its centre in it (a line: its middle) belongs to it."""

    polygon: list[Point] = Field(min_length=3, description="Corners in order; the last one may repeat the first.")


class Corridor(Part):
    """A drawn line with a width: what has its centre (a line: its middle) in it belongs to it."""

    points: list[Point] = Field(min_length=2, description="Points of the line in order.")
    width: Annotated[Number, Field(gt=0, le=WIDEST)] = Field(description="Width in metres, half of it on each side.")


MOST_DRAWN = 200
"""Areas, or lines, of one measure."""


def _how_many(value: Any) -> str:
    return "several" if isinstance(value, list | tuple) else "one"


Areas = Annotated[
    Annotated[Area, Tag("one")] | Annotated[list[Area], Field(min_length=1, max_length=MOST_DRAWN), Tag("several")],
    Discriminator(_how_many),
]
Corridors = Annotated[
    Annotated[Corridor, Tag("one")]
    | Annotated[list[Corridor], Field(min_length=1, max_length=MOST_DRAWN), Tag("several")],
    Discriminator(_how_many),
]


class Where(BaseModel, extra="allow", frozen=True):
    """Which of an entity: all conditions must hold. Every other key is an attribute of it with its comparison."""

    __pydantic_extra__: dict[str, Attribute] = Field(init=False)

    zone: Names | None = Field(None, description="Names or ids of zones.")
    area: Areas | None = Field(None, description="Those whose centre lies in a drawn area, or in one of several.")
    line: Corridors | None = Field(None, description="Those whose centre lies along a drawn line, or one of several.")
    id: Names | None = Field(None, description="Ids.")

    @property
    def attributes(self) -> dict[str, Comparison]:
        """Conditions on attributes, by their names."""
        return dict(self.__pydantic_extra__)


PARTS = tuple(Where.model_fields)
"""Fields of `where` that are no attributes."""


def _everyone() -> Where:
    return Where.model_validate({})


class Chooser(Part):
    """A selection that stands by itself."""

    entity: str | None = Field(
        None,
        strict=True,
        min_length=1,
        description="What is chosen from; the city's first entity if left out.",
    )
    where: Annotated[Where, at_most(MOST_ENTRIES)] = Field(description="Which of it.")


MOST_ROWS = 100_000_000
RowCount = Annotated[int, Field(strict=True, ge=1, le=MOST_ROWS)]


class Amount(Part):
    """How many get a measure at most, and which first: by an attribute of today, else as the seed draws them.

    With `of` it is so much of a quantity that the measure makes, such as trees, whatever each row has room for.
    """

    rows: RowCount = Field(description="How many rows, of those that can have the measure; with `of`, how much of it.")
    of: str | None = Field(
        None, strict=True, min_length=1, description="Quantity of the rows that the measure makes more of."
    )
    highest: str | None = Field(None, strict=True, min_length=1, description="Attribute: the highest come first.")
    lowest: str | None = Field(None, strict=True, min_length=1, description="Attribute: the lowest come first.")

    @property
    def by(self) -> str:
        """The attribute that decides who comes first; empty where the seed does."""
        return self.highest or self.lowest or ""

    def reached(self, uptake: float) -> int:
        """How many have the measure once a share of them takes part: the nearest whole number."""
        return math.floor(self.rows * uptake + 0.5)


def _amount(value: Any) -> Any:
    """A number alone says how many; the seed draws them."""
    return {"rows": value} if isinstance(value, int) and not isinstance(value, bool) else value


Count = Annotated[Amount, BeforeValidator(_amount, json_schema_input_type=Amount | RowCount)]


class Measure(Part):
    """One intervention, for whom, and how many of them take part."""

    intervention: str = Field(
        strict=True, min_length=1, description="Name of an intervention; see /api/v1/interventions."
    )
    entity: str | None = Field(
        None, strict=True, min_length=1, description="What it is for; need not be said, as the intervention tells it."
    )
    where: Annotated[Where, at_most(MOST_ENTRIES)] = Field(
        default_factory=_everyone, description="Which of what the intervention changes; all of them if left out."
    )
    when: Annotated[dict[str, Attribute], at_most(MOST_ENTRIES)] | None = Field(
        None, description="Attributes with comparisons that hold in the year in which the measure comes."
    )
    uptake: Uptake = Field(
        1.0, description="Share of the selected and suitable ones that take part, or a ramp of shares by year."
    )
    count: Count | None = Field(
        None, description="How many get it, and which first; uptake is then the share of these. No limit if left out."
    )
    settings: Annotated[dict[str, Number], at_most(MOST_ENTRIES)] = Field(
        default_factory=dict, description="Settings that differ from the dated parameters."
    )
    off: StrictBool | None = Field(None, description="If true, the measure is kept in the plan but does not count.")

    def uptake_in(self, year: int) -> float:
        """Share that takes part up to a year."""
        return self.uptake.at(year) if isinstance(self.uptake, Ramp) else self.uptake

    def count_in(self, year: int) -> int | None:
        """How many have it up to a year; None where the plan says no number."""
        return None if self.count is None else self.count.reached(self.uptake_in(year))


class SavedWith(Part):
    """What the city was like when the plan was saved; the numbers do not depend on it."""

    snapshot: Annotated[int, Field(strict=True, ge=1)] = Field(description="Number of the snapshot of that day.")


class Plan(Part):
    """A named list of measures, of one day or from year to year."""

    name: str = Field(strict=True, min_length=1, max_length=LONGEST_NAME, description="What people call the plan.")
    description: str = Field("", strict=True, max_length=5000, description="What it is for, in a few sentences.")
    date: Day | None = Field(None, description="Day whose dated parameters hold; the city's own day if left out.")
    years: Years | None = Field(None, description="First and last year; without it the plan is of one day.")
    scenario: str | None = Field(
        None, strict=True, min_length=1, description="What happens without the plan; the country's first if left out."
    )
    seed: Annotated[int, Field(strict=True, ge=0, lt=2**53)] = Field(0, description="Decides who takes part.")
    target: Target | None = Field(None, description="What a quantity of the city must fall to.")
    budget: Budget | None = Field(None, description="What may be emitted from the first year on.")
    money: Ceiling | None = Field(None, description="Money that should not be passed.")
    saved_with: SavedWith | None = Field(None, description="Written by the program when it saves a plan.")
    measures: list[Measure] = Field(
        min_length=1,
        max_length=100,
        description="They take effect by phase, as the domains declare it, within a phase in this order.",
    )


def json_schema() -> dict[str, Any]:
    """JSON schema of a plan file."""
    schema = Plan.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
