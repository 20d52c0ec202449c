"""Statistics of hourly means over a window, and the windows themselves."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

import numpy as np

from citybrain.kernel.units import Array
from citybrain.observations.observed.declaration import ObservedStream, Statistic, Window

DAYS: dict[Window, int] = {"last_365_days": 365, "last_30_days": 30}
SECONDS_OF_HOUR = 3600
OF: Mapping[Statistic, Callable[[Array, int, float], float]] = {
    "mean": lambda known, hours, at: known.mean(),
    "sum": lambda known, hours, at: known.mean() * hours,
    "least": lambda known, hours, at: known.min(),
    "greatest": lambda known, hours, at: known.max(),
    "percentile": lambda known, hours, at: np.percentile(known, at),
    "exceedances": lambda known, hours, at: (known > at).sum(),
}
"""Each of the known hourly means, the number of all hours, and the percentile or value that is declared."""


def hours_of(window: Window, now: int, zone: str) -> tuple[int, int]:
    """First hour of a window and the one after its last, counted from 1970 in UTC; `now` in µs.

    The last whole calendar year, or the days before the one that is not over, by the clock of the city.
    """
    today = datetime.datetime.fromtimestamp(now / 1e6, ZoneInfo(zone))
    local = today.replace(hour=0, minute=0, second=0, microsecond=0)
    if window in DAYS:
        begin, end = local - datetime.timedelta(days=DAYS[window]), local
    else:
        end = local.replace(month=1, day=1)
        begin = end.replace(year=end.year - 1)
    return int(begin.timestamp()) // SECONDS_OF_HOUR, int(end.timestamp()) // SECONDS_OF_HOUR


def statistic_of(values: Array, declared: ObservedStream) -> float:
    """The statistic of the hourly means (hours,) of one stream; NaN where too few are known."""
    known = values[np.isfinite(values)]
    if not len(known) or len(known) < declared.required * len(values):
        return float("nan")
    return float(OF[declared.statistic](known, len(values), declared.at or 0.0))


def together(values: Array, statistic: Statistic) -> float:
    """What several streams of one place say: the least or greatest of them, else their mean; NaN without any."""
    known = values[np.isfinite(values)]
    if not len(known):
        return float("nan")
    return float(known.min() if statistic == "least" else known.max() if statistic == "greatest" else known.mean())
