"""How far numbers may be off."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from citybrain.presenting.answers.shapes.numbers import Interval, State, Verdict


class Driver(TypedDict):
    """What makes a number uncertain, its share of the variance, and where its width comes from."""

    input: str
    label: str
    share: float | None
    source: str


class UncertaintyOfQuantity(TypedDict):
    """Intervals of a headline number; null in `plan`, `change` and `verdict` where the uncertainty is that of today.

    `change` and `verdict` are of what the plan does against its reference, as in the outcome. Of a plan of years that
    is the last year without it, whose interval is `reference`; `since_today` is then that of the plan less today.
    """

    quantity: str
    label: str
    unit: str
    today: Interval
    plan: Interval | None
    change: Interval | None
    verdict: Verdict | None
    reference: Interval | None
    since_today: Interval | None
    drivers: list[Driver]


class UncertaintyInZone(Interval):
    """The interval with the plan, or today where there is none; beside it that of today and that of the change.

    The change is against the reference; `since_today` is that of the plan less today, of a plan of years.
    """

    today: Interval
    change: NotRequired[Interval]
    since_today: NotRequired[Interval]


class UncertaintyOfZone(TypedDict):
    """Intervals of a zone by the names of their quantities."""

    row: int
    name: str
    values: dict[str, UncertaintyInZone]


class UncertaintyOfYear(TypedDict):
    """Intervals of one year of a path, without and with the plan, and of what has added up until its end.

    `use` is what of the plan's comes from use; `use_half` holds the middle half of its draws.
    """

    year: int
    reference: Interval
    plan: Interval
    reference_cumulated: Interval
    plan_cumulated: Interval
    change: Interval
    change_cumulated: Interval
    use: Interval
    use_half: Interval


class Untold(TypedDict):
    """A headline number, or money of a plan of years, of which nobody can tell how far it may be off, and why."""

    quantity: str
    label: str
    reason: str


class UncertaintyAnswer(TypedDict):
    """Intervals that hold 90 % of the draws, and what the uncertainty is due to.

    `sample` is how many rows were drawn, `years_quantity` what the intervals of `years` are of. `money` are intervals
    of what the plan costs, by the names that its cost and its money have.
    """

    draws: int
    seed: int
    scheme: Literal["sample", "all-rows"]
    sample: int
    seconds: float
    quantities: list[UncertaintyOfQuantity]
    untold: list[Untold]
    zones: list[UncertaintyOfZone]
    years: list[UncertaintyOfYear]
    years_quantity: str | None
    money: dict[str, Interval]


class UncertaintyProgress(TypedDict):
    """How far the work has come: `progress` is the share that is done."""

    state: State
    progress: float
    text: str
    seconds: float
