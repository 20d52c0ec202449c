"""Two plans of one day drawn at once: what both have in common, the city today in every draw, is computed once."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from citybrain.kernel import Result
from citybrain.kernel.units import Array
from citybrain.plans.uncertainty.case import Case
from citybrain.plans.uncertainty.draws import Picks, Sample
from citybrain.plans.uncertainty.remembered import is_left
from citybrain.plans.uncertainty.runs import Keep, Recipe, Report, Taken, run

Runner = Callable[[Case, Picks, Sample, Keep, Report, int], Taken]
"""Takes what the recipe of a part asks for of some rows in every draw."""


def run_alone(part: Case, picks: Picks, sample: Sample, keep: Keep, report: Report, workers: int) -> Taken:
    """What the recipe of one part takes."""
    return run(part.ground, picks, sample, part.recipe, keep, report, workers)


@dataclass(frozen=True)
class BothRecipes:
    """Recipes of the same columns on the same draws: their states one after the other, their values of the city too."""

    recipes: tuple[Recipe, Recipe]

    @property
    def shape(self) -> tuple[int, int, int]:
        """How many states, columns and values of the city."""
        (states, columns, values), (more, _, others) = (one.shape for one in self.recipes)
        return states + more, columns, values + others

    def take(self, today: Result, picks: Picks, keep: Keep, report: Report) -> tuple[Array, Array]:
        """What both take; values of the city that the other recipe tells are 0 in the states of one."""
        (kept, city), (also, others) = (one.take(today, picks, keep, report) for one in self.recipes)
        whole = np.zeros((len(city) + len(others), city.shape[1] + others.shape[1], city.shape[2]))
        whole[: len(city), : city.shape[1]] = city
        whole[len(city) :, city.shape[1] :] = others
        return np.concatenate([kept, also]), whole

    def apart(self, taken: Taken) -> tuple[Taken, Taken]:
        """What each recipe took."""
        (states, _, values), _ = (one.shape for one in self.recipes)
        one = Taken(taken.kept[:states], taken.city[:states, :values])
        return one, Taken(taken.kept[states:], taken.city[states:, values:])


class CommonRuns:
    """Runners for two cases that draw the same rows: the `first` draws both, the `second` is given what it took.

    Both must ask for the same runs in the same order, as `uncertainty_of` does.
    """

    def __init__(self, other: Case, runner: Runner = run_alone) -> None:
        self._runner = runner
        self._parts = {(part.drawn, part.light): part for part in other.parts}
        self._waiting: defaultdict[tuple[tuple[str, ...], bool | None], deque[Taken]] = defaultdict(deque)

    def first(self, part: Case, picks: Picks, sample: Sample, keep: Keep, report: Report, workers: int) -> Taken:
        """What the recipe of a part takes."""
        if part.plan is None:  # the city today by itself
            return self._runner(part, picks, sample, keep, report, workers)
        other = self._parts[part.drawn, part.light]
        if is_left(part) and is_left(other):
            self._waiting[part.drawn, part.light].append(self._runner(other, picks, sample, keep, report, workers))
            return self._runner(part, picks, sample, keep, report, workers)
        both = BothRecipes((part.recipe, other.recipe))
        own, others = both.apart(run(part.ground, picks, sample, both, keep, report, workers))
        self._waiting[part.drawn, part.light].append(others)
        return own

    def second(self, part: Case, picks: Picks, sample: Sample, keep: Keep, report: Report, workers: int) -> Taken:
        """What was taken for it before."""
        if part.plan is None:
            return self._runner(part, picks, sample, keep, report, workers)
        return self._waiting[part.drawn, part.light].popleft()


def can_share(one: Case, other: Case) -> bool:
    """Whether two compared cases are of one day and ask for the same columns of the same rows."""
    alike = type(one) is type(other) is Case and one.today is other.today
    asked = (
        [(part.drawn, part.light, part.columns, part.inputs.shared) for part in case.parts] for case in (one, other)
    )
    return alike and all(left == right for left, right in pairwise(asked))
