"""The same doubt from every row in every draw: what the sample scheme must agree with, and what it is timed by."""

from __future__ import annotations

import time
from functools import reduce

import numpy as np

from citybrain.kernel.units import Array, Rows
from citybrain.plans.doubt.assess import Told, no_report, told, years_told, zones_by
from citybrain.plans.doubt.case import Case
from citybrain.plans.doubt.doubt import Doubt, Options
from citybrain.plans.doubt.draws import Deal
from citybrain.plans.doubt.path_case import PathCase
from citybrain.plans.doubt.runs import ROWS_AT_ONCE, Report, run
from citybrain.plans.doubt.scores import generator, latin_scores
from citybrain.plans.places import ZONE


def brute_force(case: Case, options: Options, report: Report = no_report, workers: int = 0, count: int = 0) -> Doubt:
    """Intervals from all rows, all inputs and all noise at once; the shared scores are those of the sample scheme.

    `count` stops after so many draws, to time some of them.
    """
    begin = time.perf_counter()
    parts = case.parts
    shared = latin_scores(parts[0].inputs.shared, options.draws, options.seed)
    draws = min(count or options.draws, options.draws)
    deal = Deal(draws, {name: scores[:draws] for name, scores in shared.items()})
    found = reduce(Told.beside, (_told_by(part, deal, options.seed, report, workers) for part in parts))
    drawn, years = parts[0].results(deal, found.known), years_told(parts[0], deal, found.years)
    rows = sum(part.today.city.size[part.entity] for part in parts)
    return told(case, options, "all-rows", rows, drawn, found.zones, {}, years, begin)


def _told_by(part: Case, deal: Deal, seed: int, report: Report, workers: int) -> Told:
    """What all rows of one entity tell."""
    draws, rows = deal.draws, np.arange(part.today.city.size[part.entity])
    index, zones = part.zone_index, part.today.city.size[ZONE]
    states, columns, values = part.recipe.shape
    whole, parts = np.empty((states, columns, draws)), np.empty((states, columns, zones, draws))
    city = np.empty((states, values, draws))
    step = 2 * max(1, ROWS_AT_ONCE // len(rows))
    for first in range(0, draws, step):
        last = min(first + step, draws)
        own = {name: _alone(name, first, last, len(rows), seed) for name in part.ground.inputs.own}
        some = Deal(last - first, {name: scores[first:last] for name, scores in deal.shared.items()}, own)
        taken = run(part.ground, rows, some, part.recipe, no_report, workers)
        whole[..., first:last] = taken.rows.sum(axis=-1)
        city[..., first:last] = taken.city
        for draw in range(last - first):
            parts[..., first + draw] = _by_zone(taken.rows[:, :, draw], index, zones)
        report(last / draws)
    years = part.known_of_years(whole, city) if isinstance(part, PathCase) else []
    return Told(part.known(whole, city), [], years, zones_by(part, parts))


def _alone(name: str, first: int, last: int, rows: int, seed: int) -> Array:
    """Scores (draws, rows) of single rows, a stream for each input and draw."""
    drawn = [generator(seed, f"all buildings {draw}", name).standard_normal(rows) for draw in range(first, last)]
    return np.array(drawn)


def _by_zone(values: Array, index: Rows, zones: int) -> Array:
    return np.asarray([[np.bincount(index, column, zones) for column in state] for state in values], np.float64)
