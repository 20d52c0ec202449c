"""What a search answers: the plan, what each of its measures does, and what stands in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from citybrain.kernel import CityBrainError
from citybrain.plans.outcome import Outcome
from citybrain.plans.schema import Measure
from citybrain.plans.schema_years import Target
from citybrain.plans.search.rollout import Trade

Refusal = Literal["no-effect", "worsens", "nobody"]
"""Why a candidate is left out: it changes nothing, it leads away from the target, nobody can have it."""

ObstacleKind = Literal["capacity", "everybody", "money", "excluded", "unsuitable", "pace", "later"]


class TargetChance(NamedTuple):
    """The share of draws in which a target is met, and the same if every trade keeps the pace that is stated."""

    chance: float
    at_stated_pace: float


@dataclass(frozen=True)
class ChosenMeasure:
    """A measure of the plan that was chosen, at its `position`, rolled out along `ramp` by `trade`.

    `adopted` of `selected` rows have it in the end. `added` is what it brings to the target when it joins the cheaper
    ones before it, at the `cost` [money, present worth] and `price` [money for a unit of the target's quantity,
    discounted over the years]: these sum to the whole plan. `removed` is by how much the target would be missed more
    without it alone.
    """

    position: int
    measure: Measure
    trade: Trade
    ramp: Mapping[int, float]
    selected: int
    adopted: int
    investment: float
    added: float
    cost: float
    price: float | None
    removed: float


@dataclass(frozen=True)
class TargetObstacle:
    """What stands in the way: `subject` is a measure or component, `count` how many rows, `by` another measure.

    `reason` is a message key. `factor` tells what was lifted, `reduced` and `cost` what the engine says that brings,
    `reached` whether it is enough, `year` when the target would be met.
    """

    kind: ObstacleKind
    subject: str = ""
    reason: str = ""
    by: str = ""
    count: int = 0
    factor: float | None = None
    reduced: float | None = None
    cost: float | None = None
    reached: bool | None = None
    year: int | None = None


@dataclass(frozen=True)
class LeastCostPlan:
    """The cheapest plan that reaches a target, or the one that comes nearest to it where none does.

    `outcome` is the engine's own of the plan; None where no measure is needed or none helps. `met_without` tells
    whether all that was asked is reached without a measure: a plan is then one that pays for itself. `cost` [money] is
    what the plan costs society beyond the reference at present worth, `price` [money for a unit] what the last unit of
    the target costs about it; None where that is not known. Of a search that somebody ended before it was `complete`,
    it is the best plan so far, without obstacles, price and chance.
    """

    id: str
    target: Target
    quantity: str
    base_value: float
    wanted: float
    reference: float
    reached: bool
    met_without: bool
    reduced: float
    cost: float
    outcome: Outcome | None
    measures: Sequence[ChosenMeasure]
    obstacles: Sequence[TargetObstacle]
    refused: Mapping[str, Refusal]
    lacking: Mapping[str, CityBrainError]
    price: float | None
    chance: TargetChance | None
    tried: int
    seconds: float
    complete: bool = True

    @property
    def value(self) -> float:
        """What the quantity is in the year of the target with the plan."""
        return self.reference - self.reduced
