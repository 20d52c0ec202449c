"""What a plan can do, whom it chooses, and what happens without it."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from citybrain.presenting.answers.accepted import AcceptedShare
from citybrain.presenting.answers.shapes.numbers import Numbers, Strategy


class Setting(TypedDict):
    """What a measure can set; `default` is null where it depends on the row, bounds where they are open."""

    name: str
    label: str
    unit: str
    default: float | None
    minimum: float | None
    maximum: float | None
    source: str | None


class CountedBy(TypedDict):
    """A quantity of which a plan can ask for so much, such as trees; the unit of pieces is 1."""

    name: str
    label: str
    unit: str


class Intervention(TypedDict):
    """What a plan can do; `entity` is what it changes: rows of an entity, or what the whole city shares.

    `digital_leverage` says how much digitalisation adds to it, empty where nothing is published. `excludes` names
    measures that one row cannot have beside it, `changes` the quantities that it changes, `counted_by` those of
    which a plan can ask for so much. `also` are other words for it. `measured`: how much of what is
    promised bills showed, as persons accepted it; empty for whoever may not read bills of the city.
    """

    name: str
    label: str
    also: list[str]
    description: str
    entity: str
    phase: str
    strategy: Strategy
    strategy_label: str
    digital_leverage: Literal["", "low", "medium", "medium-high", "high"]
    digital_leverage_label: str
    source: str
    settings: list[Setting]
    excludes: list[str]
    changes: list[str]
    where: str
    inputs: list[str]
    counted_by: list[CountedBy]
    measured: list[AcceptedShare]


class FilterStep(TypedDict):
    """How many are `left` after a filter and those before it."""

    filter: str
    left: int


class Chosen(TypedDict):
    """How many of an entity a filter chooses; `rows` are there where they were asked for."""

    entity: str
    count: int
    total: int
    steps: list[FilterStep]
    rows: NotRequired[list[int]]


class AnywayMeasure(TypedDict):
    """A measure that happens without a plan; `rate` or `share` names the parameter that says how many take part."""

    intervention: str
    label: str
    rate: str | None
    share: str | None


class ParameterPath(TypedDict):
    """A parameter on 1 January of each year; a table has no `values`, `relative` is its mean over that of today."""

    name: str
    label: str
    unit: str
    values: list[float] | None
    relative: Numbers
    sources: list[str]


class Scenario(TypedDict):
    """How the world may go on without a plan, and what happens in it anyway."""

    name: str
    label: str
    description: str
    source: str
    default: bool
    since: str
    measures: list[AnywayMeasure]
    years: list[int]
    paths: list[ParameterPath]
