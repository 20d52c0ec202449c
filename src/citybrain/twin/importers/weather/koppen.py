"""The climate of a place by the letters of Köppen and Geiger, from monthly temperature and precipitation."""

import numpy as np
from numpy.typing import NDArray

from citybrain.twin.importers.weather.climate import Climate

Array = NDArray[np.float64]
APRIL_TO_SEPTEMBER = np.isin(np.arange(12), range(3, 9))


def koppen_of(climate: Climate) -> str:
    """Return the class, such as "Cfa".

    Peel, Finlayson and McMahon (2007), Hydrology and Earth System Sciences 11, 1633-1644,
    doi:10.5194/hess-11-1633-2007, table 1.
    """
    temperature, rain = climate.temperature, climate.precipitation
    summer = _summer(temperature)
    if dry := _dry(temperature, rain, summer):
        return dry
    if temperature.min() >= 18:
        return f"A{_tropical_rain(rain)}"
    if temperature.max() < 10:
        return "ET" if temperature.max() > 0 else "EF"
    return f"{'C' if temperature.min() > 0 else 'D'}{_season(rain, summer)}{_warmth(temperature)}"


def _summer(temperature: Array) -> NDArray[np.bool_]:
    """The warmer half of the year."""
    north = temperature[APRIL_TO_SEPTEMBER].mean() >= temperature[~APRIL_TO_SEPTEMBER].mean()
    return APRIL_TO_SEPTEMBER if north else ~APRIL_TO_SEPTEMBER


def _dry(temperature: Array, rain: Array, summer: NDArray[np.bool_]) -> str:
    """Return the class of a dry climate, "" for any other."""
    in_summer = rain[summer].sum() / max(float(rain.sum()), 1e-9)
    extra = 28 if in_summer >= 0.7 else 0 if in_summer <= 0.3 else 14
    threshold = 2 * temperature.mean() + extra
    if rain.sum() >= 10 * threshold:
        return ""
    return f"B{'W' if rain.sum() < 5 * threshold else 'S'}{'h' if temperature.mean() >= 18 else 'k'}"


def _tropical_rain(rain: Array) -> str:
    if rain.min() >= 60:
        return "f"
    return "m" if rain.min() >= 100 - rain.sum() / 25 else "w"


def _season(rain: Array, summer: NDArray[np.bool_]) -> str:
    """Return s for a dry summer, w for a dry winter, f for neither."""
    if rain[summer].min() < 40 and rain[summer].min() < rain[~summer].max() / 3:
        return "s"
    return "w" if rain[~summer].min() < rain[summer].max() / 10 else "f"


def _warmth(temperature: Array) -> str:
    """Return a for a hot summer, b for a warm one, d for a very cold winter, c for the rest."""
    if temperature.max() >= 22:
        return "a"
    if (temperature >= 10).sum() >= 4:
        return "b"
    return "d" if temperature.min() < -38 else "c"
