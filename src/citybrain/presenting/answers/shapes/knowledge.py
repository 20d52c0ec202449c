"""Where the city stands, and what can be known of it."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from citybrain.kernel.register import Entry
from citybrain.presenting.answers.shapes.numbers import Named, Shares


class AssessmentRow(TypedDict):
    """A headline number, also for a square metre and a resident where the graph declares that.

    `levels` are its shares by quality level.
    """

    quantity: str
    label: str
    unit: str
    value: float | None
    per_square_metre: float | None
    per_square_metre_unit: str | None
    per_resident: float | None
    per_resident_unit: str | None
    quality: int
    levels: Shares


class Assessment(TypedDict):
    """Headline numbers of the city today."""

    date: str
    rows: list[AssessmentRow]


class Quantity(Entry):
    """A quantity of the register; `categories` are its kinds by their codes, null where it is a number.

    `simulated` tells whether any value that it hangs on in this city was generated rather than observed or reasoned.
    `subject` is the field of knowledge that it belongs to, by which maps and registers group it.
    """

    categories: list[Named] | None
    simulated: bool
    entity_label: str
    subject: str
    subject_label: str


Levels = dict[str, Shares]
"""Shares by quality level of every quantity, by its name."""


class ParameterUncertainty(TypedDict):
    """How far a parameter may be off: 90 % of the probability lies within `relative` or `absolute`.

    `shared` is the share of the variance of a table that all its rows have in common.
    """

    shape: Literal["normal", "lognormal", "uniform"]
    relative: NotRequired[float]
    absolute: NotRequired[float]
    shared: float
    source: str


ParameterValue = TypedDict("ParameterValue", {"from": str, "value": float | None, "source": str, "quality": int})
ParameterValue.__doc__ = "A value and the first day on which it holds."

ParameterRow = dict[str, list[str] | float | str | None]
ParameterTable = TypedDict("ParameterTable", {"from": str, "rows": list[ParameterRow]})
ParameterTable.__doc__ = """A table and the first day on which it holds.

Each row has value, source and quality beside what it is for: lists of kinds, or a number from which on it holds.
"""


class Parameter(TypedDict):
    """A number that law, market or time changes; a table has no `values`, a number no `tables`.

    `also` are other words for it, of any language.
    """

    name: str
    label: str
    also: list[str]
    unit: str
    where: str
    by: list[str]
    interpolate: bool
    subject: str
    subject_label: str
    uncertainty: ParameterUncertainty | None
    values: list[ParameterValue]
    tables: list[ParameterTable]
