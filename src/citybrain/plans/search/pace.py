"""How far a roll-out comes where trades are faster or slower than their parameters say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from citybrain.kernel.units import Array
from citybrain.plans.schema_years import Ramp
from citybrain.plans.search.result import ChosenMeasure
from citybrain.plans.search.rollout import Trade
from citybrain.plans.uncertainty.scores import latin_scores


def part_in_time(measures: Sequence[ChosenMeasure], years: Sequence[int], by: int, draws: int, seed: int) -> Array:
    """The part (draws,) of what measures bring to a target that is there in its year, with the paces of each draw.

    Pace and build-up are drawn as their parameters say how far they may be off, each once for all measures of a trade.
    A measure reaches what the plan wants or, where that is less, what its trade can do by then; what it brings falls
    in proportion. Nobody does more than the plan wants.
    """
    uncertain = {name for one in measures for name in one.trade.uncertain}
    scores = latin_scores(sorted(uncertain), draws, seed)
    brought = np.array([one.added for one in measures])
    parts = np.array([_part(one, years, by, scores, draws) for one in measures])
    whole = float(brought.sum())
    return np.asarray(brought @ parts / whole) if whole else np.ones(draws)


def _part(one: ChosenMeasure, years: Sequence[int], by: int, scores: Mapping[str, Array], draws: int) -> Array:
    wanted, row = Ramp.model_validate(dict(one.ramp)).at(by), list(years).index(by)
    if not wanted:
        return np.ones(draws)
    able = np.array([_drawn(one.trade, scores, draw).curve(years)[row] for draw in range(draws)])
    return np.asarray(np.minimum(1.0, able / wanted))


def _drawn(trade: Trade, scores: Mapping[str, Array], draw: int) -> Trade:
    """A trade as it is in one draw."""
    capacity, build_up = trade.capacity, trade.build_up
    if trade.capacity_distribution is not None:
        capacity = trade.capacity_distribution.value(capacity, scores[trade.parameter][draw])
    if trade.build_up_distribution is not None:
        build_up = trade.build_up_distribution.value(build_up, scores[trade.build_up_parameter][draw])
    return replace(trade, capacity=max(0.0, float(capacity)), build_up=float(build_up))
