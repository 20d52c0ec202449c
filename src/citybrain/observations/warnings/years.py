"""What a calendar year says: its mean, and how often a limit was exceeded in it so far."""

from __future__ import annotations

import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np

from citybrain.observations.forecasts.conformal import QUANTILES
from citybrain.observations.forecasts.hours import HOUR, hourly, local_days
from citybrain.observations.sensing import Sensing
from citybrain.observations.warnings.limits import Limit
from citybrain.observations.warnings.periods import Hours, periods_of


class YearlyMean(NamedTuple):
    """Mean of a calendar year in the unit of the stream; its hours from `begin` to before `end`."""

    begin: int
    end: int
    mean: float


def yearly_mean(sensing: Sensing, stream: int, required: float) -> YearlyMean | None:
    """Mean of all hours of the last whole calendar year, None where fewer than the share `required` are known."""
    year = _year(sensing)
    begin, end = _first_hour(year - 1, sensing.zone), _first_hour(year, sensing.zone)
    value = hourly(sensing.store, stream, begin, end)
    known = np.isfinite(value)
    return YearlyMean(begin, end, float(value[known].mean())) if known.mean() >= required else None


def exceeded_since(sensing: Sensing, stream: int, limit: Limit, factor: float, offset: float) -> int:
    """Averaging periods of this calendar year up to now in which a limit was exceeded."""
    begin, end = _first_hour(_year(sensing), sensing.zone), sensing.now() // HOUR
    if end <= begin:
        return 0
    value = hourly(sensing.store, stream, begin, end) * factor + offset
    days = local_days(begin + np.arange(end - begin), sensing.zone)
    hours = Hours(begin, np.repeat(value[None], len(QUANTILES), axis=0), days, end - begin)
    return int(np.nansum(periods_of(hours, limit).probability))


def _year(sensing: Sensing) -> int:
    return datetime.datetime.fromtimestamp(sensing.now() / 1e6, ZoneInfo(sensing.zone)).year


def _first_hour(year: int, zone: str) -> int:
    return int(datetime.datetime(year, 1, 1, tzinfo=ZoneInfo(zone)).timestamp()) // 3600
