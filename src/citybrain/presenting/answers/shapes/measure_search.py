"""What a search for measures answers."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from citybrain.plans.plan_document import PlanDocument
from citybrain.presenting.answers.shapes.numbers import Numbers, Strategy


class SearchedTarget(TypedDict):
    """The target: what must fall, from which value, by which share, until when; `wanted` is the value then."""

    quantity: str
    label: str
    unit: str
    base_year: int
    base_value: float
    reduction: float
    by: int
    wanted: float


class SearchedStep(TypedDict):
    """What is wanted in a year, and whether the plan has fallen as far."""

    year: int
    wanted: float
    met: bool


class SearchedMeasure(TypedDict):
    """A measure of the plan, the cheapest unit first.

    `ramp` holds shares by year, of which `first` and `last` are the first and last with new ones, and `yearly` is the
    largest that is added in a year. `capacity` is the most that its trade can add in a year (null: no limit), with its
    source, its quality (1 measured to 6 unknown, 0 not stated) and where 90 % of the draws of it lie. `added` is what
    it brings to the target together with those before it, `removed` what is lost without it alone; `cost` is to society
    at present worth [money], `price` [money for each unit of the target's quantity, discounted].
    """

    position: int
    intervention: str
    label: str
    strategy: Strategy
    of: str
    selected: int
    adopted: int
    ramp: dict[str, float]
    first: int
    last: int
    yearly: float
    share: float
    trade: str
    capacity: float | None
    capacity_source: str
    capacity_quality: int
    capacity_range: tuple[float, float] | None
    investment: float
    cost: float
    added: float
    removed: float
    price: float | None


class SearchObstacle(TypedDict):
    """What stands in the way; `reduced` and `cost` tell what lifting it brings, `reached` if that is enough."""

    kind: Literal["capacity", "everybody", "money", "excluded", "unsuitable", "pace", "later"]
    text: str
    reduced: float | None
    cost: float | None
    reached: bool | None


class RefusedMeasure(TypedDict):
    """A measure that was looked at and is no part of any plan, and why."""

    intervention: str
    label: str
    text: str


class SearchResult(TypedDict):
    """The cheapest plan that reaches a target, or the one that comes nearest to it where `reached` is false.

    `met_without` tells whether all that was asked is reached without any measure, so that nothing has to be paid.
    `plan` and `outcome` (the id under which the engine's outcome is kept) are null where no measure is needed or none
    helps. `value` and `reference` are the quantity in the year of the target with and without the plan; `cost` is what
    the plan costs society at present worth [money], the sum of what `cost_quantities` tell; `price` is what one unit
    more in the year of the target costs; `chance` the share of draws in which the target is met, null if it is not
    known, and `chance_at_stated_pace` the same if every trade keeps its stated pace. `with_plan` and `without` are the
    quantity year by year. An answer that is not `complete` is the best so far of a search that somebody ended.
    """

    id: str
    text: str
    target: SearchedTarget
    reached: bool
    met_without: bool
    reference: float
    value: float
    cost: float
    cost_quantities: list[str]
    price: float | None
    chance: float | None
    chance_at_stated_pace: float | None
    years: list[int]
    without: Numbers
    with_plan: Numbers
    steps: list[SearchedStep]
    measures: list[SearchedMeasure]
    obstacles: list[SearchObstacle]
    refused: list[RefusedMeasure]
    plan: PlanDocument | None
    outcome: str | None
    tried: int
    seconds: float
    complete: bool
