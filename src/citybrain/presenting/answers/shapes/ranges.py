"""Values of a quantity with the range of each."""

from __future__ import annotations

from typing_extensions import TypedDict


class RangedValue(TypedDict):
    """A number with the ends of the middle 90 % of what it may be; null where it is not known."""

    value: float | None
    low: float | None
    high: float | None


class RangedRow(TypedDict):
    """A row today, with the plan and the change; the last two null where no plan is asked for."""

    id: str
    name: str | None
    today: RangedValue
    plan: RangedValue | None
    change: RangedValue | None


class RangesAnswer(TypedDict):
    """Every row of a quantity, one of the city, and the numbers that were drawn.

    `cost_of_each` is the yearly cost to society, in the money of the city, for each unit by which the plan makes a
    quantity of the city better; null of others, where it gets no better, without a plan of one day, and where the cost
    is not known.
    """

    quantity: str
    label: str
    unit: str
    draws: int
    drawn: list[str]
    cost_of_each: float | None
    rows: list[RangedRow]
