"""The plan that a linear model around a tried plan says is best: whole steps of each measure, found by HiGHS."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from citybrain.kernel.units import Array
from citybrain.plans.search.trials import Levels, PlanTrial

NODES = 20_000
"""Branches that HiGHS looks at, so that the same question always ends in the same place."""

SLACK = 1e-9


@dataclass(frozen=True)
class Slopes:
    """What one more step of each candidate changes: of the aims (candidates, aims), cost (candidates,), and spending.

    `spent` is (candidates, years).
    """

    aims: Array
    cost: Array
    spent: Array

    def guess(self, trial: PlanTrial, levels: Levels) -> PlanTrial:
        """What the model says of other levels, from a plan that was tried."""
        moved = np.subtract(levels, trial.levels)
        return PlanTrial(
            levels,
            trial.aims + moved @ self.aims,
            trial.cost + float(moved @ self.cost),
            trial.spent + moved @ self.spent,
        )


@dataclass(frozen=True)
class PlanLimits:
    """What a plan must keep: `wanted` for each aim, counted in its `scale`, and money in all and in a year."""

    wanted: Array
    scale: Array
    investment: float
    investment_of_year: float


def best_levels(slopes: Slopes, at: PlanTrial, limits: PlanLimits, low: Array, high: Array) -> Levels | None:
    """The levels between `low` and `high` that come nearest to what is wanted, and of those the cheapest."""
    count, aims = slopes.aims.shape
    rows, most = _rows(slopes, at, limits)
    nearest = np.concatenate([np.zeros(count), 1.0 / limits.scale])
    first = _solve(nearest, rows, most, low, high, aims)
    if first is None:
        return None
    rows, most = np.vstack([rows, nearest]), np.append(most, float(nearest @ first) + SLACK)
    second = _solve(np.concatenate([slopes.cost, np.zeros(aims)]), rows, most, low, high, aims)
    found = first if second is None else second
    return tuple(int(level) for level in np.rint(found[:count]))


def price(slopes: Slopes, at: PlanTrial, limits: PlanLimits, high: Array) -> float | None:
    """What the last unit of the first aim costs about a plan (the dual of its row); None where none is within all."""
    from scipy.optimize import linprog  # scipy takes its time to load

    count = len(slopes.cost)
    if not count:
        return None
    rows, most = _rows(slopes, at, limits)
    bounds = [(0.0, float(top)) for top in high]
    found = linprog(slopes.cost, A_ub=rows[:, :count], b_ub=most, bounds=bounds, method="highs")
    return -float(found.ineqlin.marginals[0]) if found.status == 0 else None


def _rows(slopes: Slopes, at: PlanTrial, limits: PlanLimits) -> tuple[Array, Array]:
    """Rows of what must stay below what: aims less their slack, and money."""
    _, aims = slopes.aims.shape
    here = np.asarray(at.levels, np.float64)
    rows = [np.hstack([slopes.aims.T, -np.eye(aims)])]
    most = [limits.wanted - at.aims + here @ slopes.aims]
    none = np.zeros((1, aims))
    if np.isfinite(limits.investment_of_year):
        rows.append(np.hstack([slopes.spent.T, np.zeros((slopes.spent.shape[1], aims))]))
        most.append(limits.investment_of_year - at.spent + here @ slopes.spent)
    if np.isfinite(limits.investment):
        rows.append(np.hstack([slopes.spent.sum(axis=1)[None], none]))
        most.append(np.array([limits.investment - at.spent.sum() + here @ slopes.spent.sum(axis=1)]))
    return np.vstack(rows), np.concatenate(most)


def _solve(costs: Array, rows: Array, most: Array, low: Array, high: Array, aims: int) -> Array | None:
    from scipy.optimize import Bounds, LinearConstraint, milp

    size = np.maximum(np.abs(rows).max(axis=1), 1e-12)
    weight = max(float(np.abs(costs).max()), 1e-12)
    found = milp(
        costs / weight,
        integrality=np.append(np.ones(len(low)), np.zeros(aims)),
        bounds=Bounds(np.append(low, np.zeros(aims)), np.append(high, np.full(aims, np.inf))),
        constraints=LinearConstraint(rows / size[:, None], -np.inf, most / size),
        options={"node_limit": NODES, "mip_rel_gap": 1e-4},
    )
    return None if found.x is None else np.asarray(found.x)
