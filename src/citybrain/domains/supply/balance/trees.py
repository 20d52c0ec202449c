"""Rain for trees from a table of days: how much of their need a tank meets by month."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from citybrain.base.tables.frames import text_table
from citybrain.base.tables.numbers import to_numbers
from citybrain.domains.supply.balance.usual import stated_or_usual
from citybrain.domains.supply.models.tree_water import DryMonth, RainTank, dry_month, tank_days
from citybrain.kernel.errors import InputError

DAY = "date"
NUMBERS_OF_TANK = {
    "roof": "roof_for_crown", "tank": "tank_for_crown", "runoff": "runoff_into_tanks", "first_rain": "first_rain_lost",
    "coefficient": "coefficient_of_watered_trees", "effective": "effective_rain_on_trees",
}  # fmt: skip
NUMBERS = ("rain [mm]", "evaporation [mm]")
MOST_DAYS = 40_000
FAULTS_SHOWN = 6
MOST_RAIN, MOST_EVAPORATION = 2_000.0, 30.0


class MonthOfTrees(NamedTuple):
    """Of a month [mm of crown]: rain, need beyond it, what the tank gives, and what is in the tank at its end."""

    month: str
    rain: float
    need: float
    given: float
    stored: float


class TreesOfFile(NamedTuple):
    """The numbers of the tank, months, the driest of them, and days that lack between the first and the last."""

    tank: Mapping[str, float]
    months: list[MonthOfTrees]
    driest: str
    numbers: DryMonth
    missing_days: int


def trees_of_file(path: Path | str, stated: Mapping[str, float | None]) -> TreesOfFile:
    """Tanks and trees of a table of days, by numbers of `RainTank` as stated or as parameters say.

    Raises InputError with what is wrong with the table.
    """
    table = text_table(path, most_rows=MOST_DAYS)
    days = days_of(table.cells, table.file)
    settings = stated_or_usual(NUMBERS_OF_TANK, stated)
    made = tank_days(days["tank_rain"].to_numpy(), days["tank_evaporation"].to_numpy(), RainTank(**settings))
    frame = pd.DataFrame({
        "month": days["id"].str[:7], "rain": days["tank_rain"], "need": made.need, "given": made.given,
        "stored": made.stored,
    })  # fmt: skip
    by = frame.groupby("month", sort=True)
    months = [MonthOfTrees(str(month), *(float(one) for one in (
        some["rain"].sum(), some["need"].sum(), some["given"].sum(), some["stored"].iloc[-1]
    ))) for month, some in by]  # fmt: skip
    driest = max(months, key=lambda one: one.need).month
    first, last = (datetime.date.fromisoformat(days["id"].iloc[at]) for at in (0, -1))
    missing = (last - first).days + 1 - len(days)
    return TreesOfFile(settings, months, driest, dry_month(made, days["tank_month"].to_numpy()), missing)


def days_of(cells: pd.DataFrame, file: str) -> pd.DataFrame:
    """Days in their order: `id`, rain and reference evapotranspiration [mm], number of the month.

    Columns: `date` (2026-07-01), `rain [mm]`, `evaporation [mm]`. Raises InputError with all that is wrong.
    """
    if missing := [name for name in (DAY, *NUMBERS) if name not in cells]:
        raise InputError("supply-days", file=file, count=1, received=f"{', '.join(missing)}?")
    numbers = [to_numbers(cells[name].astype(str)) for name in NUMBERS]
    faults, days = [], []
    for row, told in enumerate(cells[DAY].astype(str).str.strip()):
        try:
            days.append(datetime.date.fromisoformat(told))
        except ValueError:
            days.append(datetime.date.min)
            faults.append(f"{row + 2}: date = {told[:20] or '?'}")
    for name, (values, _), most in zip(NUMBERS, numbers, (MOST_RAIN, MOST_EVAPORATION), strict=True):
        bad = np.flatnonzero(~((values >= 0.0) & (values <= most)))
        faults += [f"{row + 2}: {name} = {str(cells[name].iloc[row])[:20] or '?'} (0–{most:g})" for row in bad]
    known = pd.Series(days)
    faults += [f"{row + 2}: {days[row]} = 2 x" for row in np.flatnonzero(known.duplicated()) if days[row].year > 1]
    if faults:
        more = f" (+ {len(faults) - FAULTS_SHOWN})" if len(faults) > FAULTS_SHOWN else ""
        raise InputError("supply-days", file=file, count=len(faults), received="; ".join(faults[:FAULTS_SHOWN]) + more)
    table = pd.DataFrame({
        "id": [one.isoformat() for one in days], "tank_rain": numbers[0][0], "tank_evaporation": numbers[1][0],
        "tank_month": [one.year * 12.0 + one.month - 1.0 for one in days],
    })  # fmt: skip
    return table.sort_values("id", kind="stable").reset_index(drop=True)
