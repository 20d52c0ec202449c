"""The same doubt from every building in every draw: what the sample scheme must agree with, and what it is timed by."""

from __future__ import annotations

import time

import numpy as np

from citybrain.kernel.units import Array, Rows
from citybrain.plans.doubt.assess import no_report, told, years_told
from citybrain.plans.doubt.case import Case
from citybrain.plans.doubt.doubt import Doubt, Options
from citybrain.plans.doubt.draws import Deal
from citybrain.plans.doubt.runs import ROWS_AT_ONCE, Report, run
from citybrain.plans.doubt.scores import generator, latin_scores


def brute_force(case: Case, options: Options, report: Report = no_report, workers: int = 0, count: int = 0) -> Doubt:
    """Intervals from all buildings, all inputs and all noise at once; the shared scores are those of the sample scheme.

    `count` stops after so many draws, to time some of them.
    """
    begin = time.perf_counter()
    shared = latin_scores(case.ground.inputs.shared, options.draws, options.seed)
    draws = min(count or options.draws, options.draws)
    rows = np.arange(case.today.city.size["building"])
    index, zones = case.today.city.inside["building", "zone"], case.today.city.size["zone"]
    states, columns, values = case.recipe.shape
    whole, parts = np.empty((states, columns, draws)), np.empty((states, columns, zones, draws))
    city = np.empty((states, values, draws))
    step = 2 * max(1, ROWS_AT_ONCE // len(rows))
    for first in range(0, draws, step):
        last = min(first + step, draws)
        own = {name: _alone(name, first, last, len(rows), options.seed) for name in case.ground.inputs.own}
        deal = Deal(last - first, {name: scores[first:last] for name, scores in shared.items()}, own)
        taken = run(case.ground, rows, deal, case.recipe, no_report, workers)
        whole[..., first:last] = taken.buildings.sum(axis=-1)
        city[..., first:last] = taken.city
        for draw in range(last - first):
            parts[..., first + draw] = _by_zone(taken.buildings[:, :, draw], index, zones)
        report(last / draws)
    deal = Deal(draws, {name: scores[:draws] for name, scores in shared.items()})
    drawn, years = case.results(deal, whole, city), years_told(case, deal, whole, city)
    return told(case, options, "all-buildings", len(rows), drawn, parts, {}, years, begin)


def _alone(name: str, first: int, last: int, rows: int, seed: int) -> Array:
    """Scores (draws, rows) of single buildings, a stream for each input and draw."""
    drawn = [generator(seed, f"all buildings {draw}", name).standard_normal(rows) for draw in range(first, last)]
    return np.array(drawn)


def _by_zone(values: Array, index: Rows, zones: int) -> Array:
    return np.asarray([[np.bincount(index, column, zones) for column in state] for state in values], np.float64)
