"""Two cities beside each other: what differs, and who has a measure of a plan."""

from __future__ import annotations

from typing_extensions import TypedDict

from citybrain.presenting.answers.shapes.numbers import Interval, Skipped, Verdict


class NumberBetween(Interval):
    """A number and the interval around it; its ends are null where none is known."""

    value: float | None


class DifferenceOfQuantity(TypedDict):
    """A headline number with two plans: right less left. `verdict` is unclear where the interval holds zero, and null
    where there is no interval.
    """

    quantity: str
    label: str
    unit: str
    left: NumberBetween
    right: NumberBetween
    difference: NumberBetween
    verdict: Verdict | None


class PlanDifferences(TypedDict):
    """Numbers of two plans and their differences by the same draws; each of its last year where not of `one_year`."""

    draws: int
    seed: int
    one_year: bool
    quantities: list[DifferenceOfQuantity]


class RowDifference(TypedDict):
    """A row on both sides: right less left. `unclear` tells that the interval of the difference holds zero."""

    row: int
    left: NumberBetween
    right: NumberBetween
    difference: NumberBetween
    unclear: bool


class RowDifferences(TypedDict):
    """Rows by the same draws of both sides. `left_out` are rows beyond what is drawn at once; `known` is false where
    there is no interval at all. `reason` says why, where rows have none.
    """

    quantity: str
    draws: int
    known: bool
    left_out: int
    reason: str | None
    rows: list[RowDifference]


class YearOfTakers(TypedDict):
    """How many rows got a measure in a year."""

    year: int
    count: int


class MeasureTakers(TypedDict):
    """Who has a measure of a plan: `chosen` by its filter, `taken` by the end, `without` it though chosen."""

    position: int
    intervention: str
    label: str
    entity: str
    chosen: int
    taken: int
    without: int
    years: list[YearOfTakers]
    skipped: list[Skipped]
