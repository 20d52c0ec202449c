"""The table of docs/validation/heat-warnings.md: drafts of heat the evening before, beside what came.

`python -m docs.heat_warning_validation DATA` reads hourly temperatures of Helsinki and of a station of Beijing,
2013-2017 from the folder of data. Streams without a trained model: the best of the rules on two weeks before.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from citybrain.kernel.units import Array
from citybrain.observations.forecasts.answer import forecast_of
from citybrain.observations.forecasts.hours import History, local_days
from citybrain.observations.forecasts.untrained import RECENT, rules_alone
from citybrain.observations.warnings.limit_check import BACK, WARN_FROM
from citybrain.observations.warnings.limits import Limit, all_limits
from citybrain.observations.warnings.periods import Hours, WarningPeriods, periods_of

EVENING = 18
"""Hour of the day, by the clock of the city, at whose end the day after is forecast."""

SUMMER = (6, 7, 8)


class Series(NamedTuple):
    """Hourly air temperature [°C] from an hour, counted from 1970 in UTC, on."""

    name: str
    zone: str
    standard: str
    first: int
    value: Array


class Score(NamedTuple):
    """Days that reached a level, those of them that were drafted, and drafts of days that did not."""

    reached: int
    drafted: int
    false: int


def helsinki(folder: Path) -> Series:
    """Hours of 2016 to 2020."""
    table = pd.read_csv(folder / "helsinki" / "air-temperature-hourly-2016-2020.csv")
    return series("Helsinki 2016-2020", "Europe/Helsinki", "fmi_heat", table.iloc[:, 0], table.iloc[:, 1])


def beijing(folder: Path, station: str = "Aotizhongxin") -> Series:
    """Hours of March 2013 to February 2017; times are local."""
    with zipfile.ZipFile(folder / "beijing-air" / "PRSA_2013-2017_8_stations.zip") as whole:
        name = next(one for one in whole.namelist() if station in one)
        table = pd.read_csv(io.BytesIO(whole.read(name)))
    time = pd.to_datetime(table[["year", "month", "day", "hour"]]).dt.tz_localize("Asia/Shanghai")
    return series(f"Beijing {station} 2013-2016", "Asia/Shanghai", "cma_heat", time, table["TEMP"])


def series(name: str, zone: str, standard: str, time: pd.Series, value: pd.Series) -> Series:
    """One value an hour, NaN where there is none."""
    hour = (
        pd.to_datetime(time, utc=True).astype("datetime64[ns, UTC]").astype("int64") // 3_600_000_000_000
    ).to_numpy()
    found = np.full(int(hour.max() - hour.min()) + 1, np.nan)
    found[hour - hour.min()] = pd.to_numeric(value, errors="coerce").to_numpy(np.float64)
    return Series(name, zone, standard, int(hour.min()), found)


def days_of(one: Series) -> Iterator[tuple[int, int]]:
    """Day and number of the hours before the evening of the day before, of each day of summer."""
    days = local_days(one.first + np.arange(len(one.value)), one.zone)
    for day in np.unique(days)[20:-4]:
        if pd.Timestamp(int(day), unit="D").month in SUMMER:
            end = int(np.flatnonzero(days == day - 1)[0]) + EVENING
            known = np.flatnonzero(np.isfinite(one.value[:end]))
            if len(known) and np.isfinite(one.value[end - RECENT : end]).mean() > 0.9:
                yield int(day), int(known[-1]) + 1


def score(one: Series, limit: Limit) -> Score:
    """How often the day after was drafted the evening before."""
    whole = hours(one, 0, len(one.value), one.value[None].repeat(5, axis=0), len(one.value))
    truth = {day: value > WARN_FROM for day, value in by_day(whole, periods_of(whole, limit)).items()}
    reached = drafted = false = 0
    for day, end in days_of(one):
        part = one.value[end - RECENT : end]
        history = History(one.first + end - RECENT, part, np.zeros((0, RECENT)), one.zone)
        ahead = forecast_of(history, rules_alone(history, one.name)).T
        values = np.concatenate([part[-BACK:][None].repeat(5, axis=0), ahead], axis=1)
        joined = hours(one, end - BACK, values.shape[1], values, BACK)
        likely = by_day(joined, periods_of(joined, limit)).get(day, 0.0) >= WARN_FROM
        came = truth.get(day, False)
        reached, drafted, false = reached + came, drafted + (came and likely), false + (likely and not came)
    return Score(reached, drafted, false)


def hours(one: Series, first: int, count: int, values: Array, measured: int) -> Hours:
    """Hours of a series as warnings have them."""
    days = local_days(one.first + first + np.arange(count), one.zone)
    return Hours(one.first + first, values, days, measured)


def by_day(of: Hours, periods: WarningPeriods) -> dict[int, float]:
    """Probability of each day."""
    days = of.day[np.asarray(periods.begin) - of.first]
    return dict(zip(days.tolist(), np.nan_to_num(periods.probability).tolist(), strict=True))


def main(folder: Path) -> None:
    """Print the table."""
    print("| station | level | days of June to August that reached it | drafted the evening before | false |")
    print("|---|---|--:|--:|--:|")
    for one in (helsinki(folder), beijing(folder)):
        for limit in (limit for limit in all_limits() if limit.standard.key == one.standard):
            found = score(one, limit)
            level = (limit.level or {}).get("en", "").removeprefix("the threshold of ")
            print(f"| {one.name} | {level} | {found.reached} | {found.drafted} | {found.false} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
