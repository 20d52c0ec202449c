"""Whether the irradiance of a file follows the sun of the place: the surest test of a clock."""

import numpy as np
import pandas as pd

from citybrain.base.notices import Notice, notice
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.weather.clock import shift_hours
from citybrain.twin.importers.weather.sun import WeatherSky
from citybrain.twin.importers.weather.year import GLOBAL

FARTHEST = 12
LEAST_GAIN = 0.02


def hours_behind_sun(table: pd.DataFrame, sky: WeatherSky) -> int:
    """Return by how many hours global irradiance lags the clear sky of the place; 0 if it fits or none is given.

    The lag is the shift with the highest correlation; it counts only if that is clearly higher than without a shift.
    """
    if GLOBAL not in table:
        return 0
    given = table[GLOBAL].fillna(0.0).to_numpy(dtype=np.float64)
    if given.std() == 0:
        return 0
    lags = range(-FARTHEST + 1, FARTHEST + 1)
    fit = {lag: float(np.corrcoef(shift_hours(given, -lag), sky.clear_global)[0, 1]) for lag in lags}
    best = max(fit, key=lambda lag: fit[lag])
    return best if fit[best] - fit[0] > LEAST_GAIN else 0


def follow_sun(table: pd.DataFrame, sky: WeatherSky, file: str, label_known: bool) -> tuple[pd.DataFrame, list[Notice]]:
    """Return the table on the clock that its irradiance shows.

    One hour late without a declared label: the file names hours by their end, and is moved. Raises InputError for any
    other lag, as then the times are on another clock than they seem.
    """
    lag = hours_behind_sun(table, sky)
    if lag == 0:
        return table, []
    if lag == 1 and not label_known:
        moved = {name: shift_hours(table[name].to_numpy(dtype=np.float64), -1) for name in table}
        return pd.DataFrame(moved), [notice("weather-label-end")]
    if abs(lag) == 1:
        return table, [notice("weather-sun-lag", hours=lag)]
    raise InputError("weather-clock", file=file, received=lag)
