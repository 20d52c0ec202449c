"""Emissions that a plan changes, told apart: of use, and of making what is built and put in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isclose

from citybrain.plans.outcome import ROUNDING, Outcome
from citybrain.plans.roles import EMBODIED, EMBODIED_OF_YEAR, EMISSIONS, change, whole_of_role


@dataclass(frozen=True)
class Balance:
    """Changes against the reference: of use [t/a; of years t in all of them], and what is made for it [t], once.

    `years` is how many years `use` is the sum of; None for a plan of one day, which does all of its work in its year.
    """

    use: float
    embodied: float
    years: int | None

    @property
    def repaid_after(self) -> float | None:
        """Years of use that make up for what is made, of a plan of one day; None where they never do."""
        return self.embodied / -self.use if self.years is None and self.use < 0 <= self.embodied else None


def balance_of(outcome: Outcome) -> Balance | None:
    """The balance of a plan; None where no domain says both of emissions."""
    path = outcome.pathway
    found = _of_years(outcome) if path else lambda role: change(outcome.reference, outcome.view, role)
    use, embodied = found(EMISSIONS), found(EMBODIED_OF_YEAR)
    if use is None or embodied is None:
        return None
    return Balance(use, embodied if path is None else _as_told(outcome, embodied), len(path.years) if path else None)


def _as_told(outcome: Outcome, embodied: float) -> float:
    """What is made over the years, to the bit as the headline tells it, which adds it up in another order.

    Where both differ by more than rounding, the sum over the years stands.
    """
    whole = whole_of_role(outcome.view.graph, EMBODIED)
    told = (one.change for one in outcome.headline if one.quantity == whole and one.missing is None)
    return next((one for one in told if isclose(one, embodied, rel_tol=ROUNDING)), embodied)


def _of_years(outcome: Outcome) -> Callable[[str], float | None]:
    path = outcome.pathway
    assert path is not None
    with_plan, without = path.plan.city, path.reference.track.city

    def summed(role: str) -> float | None:
        known = [name for name in outcome.view.graph.roles.names(role) if name in with_plan and name in without]
        return sum(sum(with_plan[name]) - sum(without[name]) for name in known) if known else None

    return summed
