"""Made-up bills of many buildings in made-up weather, of which some get a letter that saves a share."""

import datetime
from itertools import pairwise

import numpy as np

from citybrain.cases.effect.bills import Bill, DailyMeans

FIRST = datetime.date(2022, 1, 1)
YEARS = 3
MONTHS = [datetime.date(2022 + n // 12, n % 12 + 1, 1) for n in range(12 * YEARS + 1)]
DAYS = [(month - FIRST).days for month in MONTHS]
SINCE = DAYS[24]
"""The letter was sent after two years of bills."""


def weather(chance: np.random.Generator) -> DailyMeans:
    days = np.arange(DAYS[-1])
    return DailyMeans(0, 6 - 12 * np.cos(2 * np.pi * days / 365.25) + chance.normal(0, 3, len(days)))


def bills(air: DailyMeans, use: float, loss: float, change: float, chance: np.random.Generator) -> list[Bill]:
    """Monthly bills [kWh]: 4 % of noise a month, and from `SINCE` on a share of change."""
    found = []
    for first, end in pairwise(DAYS):
        energy = use * (end - first) + loss * np.maximum(16 - air.values[first:end], 0).sum()
        energy *= (1 + change if first >= SINCE else 1) * (1 + chance.normal(0, 0.04))
        found.append(Bill(first, end, float(energy)))
    return found
