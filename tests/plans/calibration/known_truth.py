"""A city whose factors are known: bills are computed with hidden factors of every use and period, plus what bills have.

What bills have: every building uses more or less than its like (lognormal, mean 1, part of it common to all carriers),
some bills are estimated (from another year of the building, so with more scatter), some are missing, some are wrong by
a large factor.
"""

from __future__ import annotations

import datetime
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from citybrain.base.domains import find_domains
from citybrain.governance import DataClass
from citybrain.kernel import City, Graph
from citybrain.open_city import OpenCity
from citybrain.plans.calibration.billed_city import BilledCity
from citybrain.plans.calibration.calibrate import Bills
from citybrain.plans.calibration.groups import GroupCells, cells_of
from citybrain.plans.calibration.outcome import CalibrationOutcome
from citybrain.plans.calibration.settings import corrections_of
from citybrain.twin.city import city_of
from tests.city import write_city

CARRIERS = ("network_heat", "summer_network_heat", "delivered_electricity", "delivered_gas", "delivered_oil")
MEAN = (-0.3, -0.15, 0.2)
"""Logarithms of the city's hidden factors: heat loss, hot water, electricity."""


OTHER_YEAR = 0.2
CORRECTIONS = corrections_of(find_domains().graph("FI"))
"""Scatter of an estimated bill about the use of the year (log)."""


class Known(NamedTuple):
    """A city, its graph, and the cell of each building."""

    folder: Path
    graph: Graph
    city: City
    ids: np.ndarray
    cells: GroupCells
    cell: np.ndarray


class Truth(NamedTuple):
    """Hidden log factors of every cell (C, K) and the bills that they led to (n, carriers)."""

    effects: np.ndarray
    billed: np.ndarray

    def bills(self, known: Known) -> Bills:
        classes = np.full(len(known.ids), DataClass.INTERNAL, object)
        return Bills(dict(zip(CARRIERS, self.billed.T, strict=True)), known.ids, classes)


class Noise(NamedTuple):
    """What bills have: scatter of buildings (log), part of it common to all carriers, shares of odd bills."""

    scatter: float = 0.25
    common: float = 0.5
    billed: float = 0.6
    missing: float = 0.1
    estimated: float = 0.1
    wrong: float = 0.03


USUAL = Noise()


def known_city(folder: Path, rows: int) -> Known:
    workspace = OpenCity(write_city(folder, rows)).workspace
    city = city_of(workspace.snapshot)
    cells = cells_of(workspace.graph, CORRECTIONS, city.day)
    cell = cells.of(city.columns["building_use"], city.columns["construction_year"])
    return Known(folder, workspace.graph, city, workspace.snapshot.ids, cells, cell)


def truth_of(
    known: Known, seed: int, noise: Noise = USUAL, mean: tuple[float, ...] = MEAN, spread: float = 0.15
) -> Truth:
    random = np.random.default_rng(seed)
    effects = np.array(mean) + spread * random.standard_normal((known.cells.count, len(CORRECTIONS)))
    rows = np.arange(len(known.cell))
    model = BilledCity(known.graph, known.city, rows, CARRIERS, CORRECTIONS)
    computed = model.with_effects(effects[known.cell])
    own, common = random.standard_normal(computed.shape), random.standard_normal((len(rows), 1))
    error = noise.scatter * (noise.common * common + np.sqrt(1 - noise.common**2) * own)
    billed = computed * np.exp(error - 0.5 * noise.scatter**2)
    guessed = random.random(billed.shape) < noise.estimated
    other_year = np.exp(OTHER_YEAR * random.standard_normal(billed.shape) - 0.5 * OTHER_YEAR**2)
    billed = np.where(guessed, billed * other_year, billed)
    wrong = random.random(billed.shape) < noise.wrong
    billed = np.where(wrong, billed * random.choice([0.1, 10.0, 1000.0], billed.shape), billed)
    lost = random.random(billed.shape) < noise.missing
    lost |= (random.random(len(rows)) > noise.billed)[:, None] | (computed <= 0)
    return Truth(effects, np.where(lost, np.nan, billed))


def inside(outcome: CalibrationOutcome, truth: Truth) -> np.ndarray:
    """Which hidden factors lie in their intervals, by groups of one cell and factors."""
    told = [g for g in outcome.groups if len(g.cells) == 1]
    return np.array(
        [
            [e.low <= np.exp(truth.effects[g.cells[0], CORRECTIONS.index(name)]) <= e.high for name, e in found]
            for g in told
            for found in [g.estimates.items()]
        ]
    )


def misses(outcome: CalibrationOutcome, truth: Truth, what: str) -> np.ndarray:
    """Log estimates (`value` or `alone`) less hidden ones, by groups of one cell and factors."""
    told = [g for g in outcome.groups if len(g.cells) == 1]
    estimates = [[getattr(g.estimates[name], what) for name in outcome.corrections] for g in told]
    kinds = [CORRECTIONS.index(name) for name in outcome.corrections]
    return np.log(estimates) - np.array([truth.effects[g.cells[0]][kinds] for g in told])


def write_bills(known: Known, truth: Truth, path: Path, months: int = 12) -> Path:
    """The bills as a file: heat by month, everything else for the year; the heat of a month follows its degree days."""
    daily = np.asarray(known.city.columns["outdoor_temperature"]).reshape(365, 24).mean(axis=1)
    cold = np.maximum(17.0 - daily, 0.0)
    starts = [datetime.date(2025, 1 + m * (12 // months), 1) for m in range(months)] + [datetime.date(2026, 1, 1)]
    lines = ["building,from,to,carrier,kWh"]
    words = {"delivered_electricity": "electricity", "delivered_gas": "gas", "delivered_oil": "oil"}
    for row, name in enumerate(known.ids):
        values = dict(zip(CARRIERS, truth.billed[row], strict=True))
        lines += [f"{name},2025-01-01,2025-12-31,{w},{values[c]:.1f}" for c, w in words.items() if values[c] > 0]
        heat = values["network_heat"]
        if heat > 0:
            base = min(np.nan_to_num(values["summer_network_heat"], nan=0.3 * heat), 0.9 * heat)
            for first, end in pairwise(starts):
                a, b = (first - starts[0]).days, (end - starts[0]).days
                energy = base * (b - a) / 365 + (heat - base) * cold[a:b].sum() / cold.sum()
                last = end - datetime.timedelta(days=1)
                lines.append(f"{name},{first},{last},district_heat,{energy:.1f}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
