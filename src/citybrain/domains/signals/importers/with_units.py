"""Numbers of tables whose headers say their unit, such as `green [s]`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from citybrain.base.tables.numbers import to_numbers

HOUR = 3600.0
UNITS: Mapping[str, Mapping[str, float]] = {
    "s": {"s": 1.0, "min": 60.0},
    "m": {"m": 1.0, "ft": 0.3048},
    "1/h": {"1/h": 1.0, "1/min": 60.0, "1/s": HOUR},
    "1": {"1": 1.0, "%": 0.01, "percent": 0.01},
}
"""By unit of the twin, those of files and how much of it they are."""

MOST_ROWS = 5
_HEADER = re.compile(r"\s*(.*?)\s*\[\s*(.*?)\s*\]\s*")


def numbers(
    source: str, table: pd.DataFrame, wanted: Mapping[str, str], blank: Mapping[str, float]
) -> tuple[pd.DataFrame, list[str]]:
    """Columns in the units of the twin (`wanted`, by name), and what is wrong with headers and cells.

    A column in `blank` may lack, and an empty cell of it is that number; of all others each cell is a number.
    """
    headers = {match[1]: (header, match[2]) for header in table.columns if (match := _HEADER.fullmatch(str(header)))}
    made, faults = pd.DataFrame(index=table.index), []
    for name, unit in wanted.items():
        if name not in headers and name in blank and name not in table:
            made[name] = blank[name]
            continue
        header, stated = headers.get(name, (name, ""))
        if stated not in UNITS[unit]:
            what = f"{stated} ?" if stated else "unit?" if name in table else "?"
            faults.append(f"{source}.{name}: {what} ({', '.join(UNITS[unit])})")
            continue
        values, wrong = to_numbers(table[header].astype(object).where(table[header].notna(), ""))
        empty = np.isnan(values) & ~wrong
        wrong = wrong | (empty & (name not in blank)) | (values < 0.0)
        faults.extend(_rows(f"{source}.{name}", wrong))
        made[name] = np.where(empty, blank.get(name, np.nan), values * UNITS[unit][stated])
    return made, faults


def _rows(what: str, wrong: np.ndarray) -> Iterator[str]:
    """The first rows that are wrong, from 1."""
    rows = np.flatnonzero(wrong) + 1
    if len(rows):
        more = f" (+ {len(rows) - MOST_ROWS})" if len(rows) > MOST_ROWS else ""
        yield f"{what}: {', '.join(map(str, rows[:MOST_ROWS]))}{more}"
