"""Totals that a sheet states: do they follow from its lines, and which line does not add up?"""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl

from citybrain.inventory.entries.activities import activity_of_lines
from citybrain.inventory.entries.judging import EntrySetting
from citybrain.inventory.entries.table import LINE
from citybrain.inventory.gwp import ASSESSMENTS
from citybrain.inventory.lines import emissions_of
from citybrain.kernel import CityBrainError

RELATIVE = 0.005
ABSOLUTE = 0.51
"""A stated number agrees within half a per cent, or half of its last digit where it is rounded to whole tonnes."""

MOST = 100


def stated_differs(lines: pl.DataFrame, setting: EntrySetting) -> list[dict[str, Any]]:
    """Lines whose stated emissions [t CO2e] follow from their amount and factor with none of the assessments."""
    stated = lines.filter(pl.col("problem").is_null() & pl.col("stated").is_not_null() & pl.col("amount").is_not_null())
    if stated.is_empty():
        return []
    activity = activity_of_lines(stated)
    said = stated["stated"].to_numpy()
    fits, nearest = np.zeros(len(said), bool), np.full(len(said), np.nan)
    for assessment in ASSESSMENTS:
        try:
            computed = emissions_of(activity, setting.library, assessment, setting.region).equivalent
        except CityBrainError:  # a gas that this assessment has no value for
            continue
        fits |= _agree(said, computed)
        closer = ~(np.abs(nearest - said) <= np.abs(computed - said))
        nearest[closer] = computed[closer]
    numbers = stated[LINE].to_numpy()
    return [
        _difference("activity-stated-differs", numbers[row], said[row], nearest[row])
        for row in np.flatnonzero(~fits)[:MOST]
    ]


def totals_differ(lines: pl.DataFrame) -> list[dict[str, Any]]:
    """Rows of totals that are the sum neither of the lines since the last one nor of all lines above."""
    found: list[dict[str, Any]] = []
    for name in ("stated", "amount"):
        if not (lines["total"] & lines[name].is_not_null()).any():
            continue
        values = lines[name].fill_null(0.0).to_numpy()
        total, said = lines["total"].to_numpy(), lines[name].is_not_null().to_numpy()
        parts = np.where(total, 0.0, values)
        sums = np.concatenate(([0.0], np.cumsum(parts)))
        since = 0
        for row in np.flatnonzero(total):
            here, every = sums[row] - sums[since], sums[row]
            if said[row] and not _agree(values[row], np.array([here, every])).any():
                found.append(_difference("activity-total-differs", lines[LINE][int(row)], values[row], here or every))
            since = int(row)
    return found[:MOST]


def _agree(said: Any, computed: Any) -> Any:
    return np.abs(said - computed) <= np.maximum(
        RELATIVE * np.abs(computed), np.where(said == np.round(said), ABSOLUTE, 0.0)
    )


def _difference(code: str, line: Any, stated: Any, computed: Any) -> dict[str, Any]:
    return {"code": code, "line": int(line), "stated": float(stated), "computed": float(computed)}
