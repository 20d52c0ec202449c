"""Rain that a city measures, day by day and station by station, and its table of rain by return period and duration."""

from __future__ import annotations

import numpy as np
import pandas as pd

from citybrain.base.importing import Imported, Tables, Tell, importer
from citybrain.base.names import first_known, plain
from citybrain.base.notices import notice
from citybrain.base.tables.numbers import to_numbers
from citybrain.kernel.errors import InputError

DAY = "date", "day", "time", "datetime", "timestamp"
STATION = "station", "station_name", "gauge"
RAIN = "rain_mm", "rain", "precipitation_mm", "precipitation", "rrr24", "sademaara_mm"
MOST_ROWS = 4_000_000
DEEPEST = 2000.0
"""Rain of a day [mm] that can be: the deepest ever measured is 1,825 mm."""

UNIT = "mm"
TABLE = "rain_table"
NO_ROWS = {name: pd.Series(dtype=float) for name in ("table_return_period", "table_duration", "table_rain")}


@importer("rain", most_rows=MOST_ROWS)
def days_of_rain(read: Tables, known: Tables) -> Imported:
    """Reads how much it rains each day at each station, of a table of days or hours."""
    table = read["rain"]
    named = {plain(str(name).partition("[")[0]): str(name) for name in reversed(table.columns)}
    told = {
        key: first_known(list(named), names) for key, names in (("date", DAY), ("rain", RAIN), ("station", STATION))
    }
    missing = [key for key in ("date", "rain") if told[key] is None]
    if missing:
        received = ", ".join(map(str, table.columns[:12]))
        raise InputError("runoff-rain-columns", file="rain", missing=", ".join(missing), received=received)
    column = named[told["rain"] or ""]
    _require_unit(column)
    rain, wrong = to_numbers(table[column])
    wrong |= (rain < 0.0) | (rain > DEEPEST)
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        received = str(table[column].iloc[row])[:40]
        raise InputError("runoff-rain-impossible", file="rain", line=row + 2, received=received, allowed=DEEPEST)
    day = pd.to_datetime(table[named[told["date"] or ""]], errors="coerce", format="ISO8601").dt.date
    if day.isna().any():
        row = int(np.flatnonzero(day.isna())[0])
        received = str(table[named[told["date"] or ""]].iloc[row])[:40]
        raise InputError("runoff-rain-date", file="rain", line=row + 2, received=received)
    station = table[named[told["station"]]].astype(str) if told["station"] else pd.Series("-", table.index)
    rows = pd.DataFrame({"day": day, "station": station, "rain": rain})
    days = rows.groupby(["station", "day"], sort=True)["rain"].sum(min_count=1).reset_index()
    left = int(days["rain"].isna().sum())
    days = days[days["rain"].notna()].reset_index(drop=True)
    number = pd.factorize(days["station"])[0].astype(np.float64)
    made = pd.DataFrame({
        "id": days["station"] + "/" + days["day"].astype(str),
        "rain_of_day": days["rain"], "rain_station": number,
    })  # fmt: skip
    notices = [notice("runoff-rain-read", count=len(made), stations=int(number.max(initial=-1.0)) + 1)]
    notices += [notice("runoff-rain-missing", count=left)] if left else []
    return Imported({"rain_days": made}, {"rain_days": "rain"}, notices=tuple(notices))


def _require_unit(column: str) -> None:
    """Raises InputError where a column says no unit, or another than millimetres."""
    _, bracket, unit = column.partition("[")
    said = unit.partition("]")[0].strip() if bracket else plain(column).rpartition("_")[2]
    if said != UNIT:
        raise InputError("runoff-rain-unit", file="rain", received=column[:40])


@importer(asked=True, optional=(TABLE,))
def table_of_rain(read: Tables, known: Tables, tell: Tell) -> Imported:
    """Reads how deep rain is by return period and duration; a city that gives none has its formula."""
    if TABLE not in read:
        return Imported({TABLE: pd.DataFrame({"id": pd.Series(dtype=str), **NO_ROWS})}, {TABLE: "storm"})
    table = read[TABLE]
    rows = table.assign(id=[f"row/{k + 1}" for k in range(len(table))])
    return Imported({TABLE: rows}, {TABLE: TABLE})
