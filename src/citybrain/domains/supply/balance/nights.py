"""The least flow of each night from a table of flows into a district, and the nights from which it is higher."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from citybrain.base.tables.frames import text_table
from citybrain.base.tables.numbers import to_numbers
from citybrain.domains.supply.models.night_flow import REFERENCE_NIGHTS, NightAlarms, night_alarms
from citybrain.kernel.errors import InputError

TIME, FLOW = "time", "flow [m³/h]"
FIRST_HOUR, LAST_HOUR = 2, 4
"""Hours of the night, by the clock of the table, in which least is used."""

MOST_ROWS = 1_000_000
FAULTS_SHOWN = 6


class Nights(NamedTuple):
    """Days, the least flow of each night [m³/h] (NaN where the table lacks it), and when it rose."""

    days: list[str]
    flow: list[float]
    alarms: NightAlarms


def nights_of_file(path: Path | str | bytes, name: str = "") -> Nights:
    """Nights of a table with `time` (2026-07-01T02:00) and `flow [m³/h]`: a file, or its content with a name.

    Raises InputError with what is wrong.
    """
    table = text_table(path, name, most_rows=MOST_ROWS)
    if missing := [name for name in (TIME, FLOW) if name not in table.cells]:
        raise InputError("supply-flows", file=table.file, count=1, received=f"{', '.join(missing)}?")
    flow, wrong = to_numbers(table.cells[FLOW])
    faults = [f"{line}: {FLOW}" for line in table.lines[wrong]]
    times = []
    for line, told in zip(table.lines, table.cells[TIME], strict=True):
        try:
            times.append(datetime.datetime.fromisoformat(told).replace(tzinfo=None))
        except ValueError:
            times.append(datetime.datetime.min)
            faults.append(f"{line}: {TIME} = {told[:30]}")
    if faults:
        more = f" (+ {len(faults) - FAULTS_SHOWN})" if len(faults) > FAULTS_SHOWN else ""
        received = "; ".join(faults[:FAULTS_SHOWN]) + more
        raise InputError("supply-flows", file=table.file, count=len(faults), received=received)
    frame = pd.DataFrame({"day": [one.date() for one in times], "hour": [one.hour for one in times], "flow": flow})
    night = frame[frame["hour"].between(FIRST_HOUR, LAST_HOUR - 1)]
    least = night.groupby("day")["flow"].min()
    if int(least.notna().sum()) <= REFERENCE_NIGHTS:
        few = int(least.notna().sum())
        raise InputError("supply-nights-few", file=table.file, received=few, allowed=REFERENCE_NIGHTS + 1)
    first, last = least.index.min(), least.index.max()
    every = [first + datetime.timedelta(days=day) for day in range((last - first).days + 1)]
    values = least.reindex(every).to_numpy(np.float64)
    return Nights([day.isoformat() for day in every], values.tolist(), night_alarms(values))
