"""From what a file has to all six columns: gaps closed, missing columns reasoned from others, each with its origin."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.twin.importers.weather.choice import interpolate
from citybrain.twin.importers.weather.sun import (
    WeatherSky,
    direct_from_closure,
    irradiance_from_temperature,
    split_global,
)
from citybrain.twin.importers.weather.year import (
    COLUMNS,
    DEW_POINT,
    DIFFUSE,
    DIRECT,
    GLOBAL,
    HOURS,
    HUMIDITY,
    IRRADIANCE,
    SOURCE,
    TEMPERATURE,
    WIND,
    ColumnOrigin,
)
from citybrain.twin.origins import Kind, Origin

Array = NDArray[np.float64]
NOWHERE = np.zeros(HOURS, dtype=bool)

# FAO Irrigation and Drainage Paper 56 (Allen et al., 1998), chapter 3: 2 m/s at 2 m is the mean of over 2,000 stations;
# its equation 47 makes that 2.7 m/s at the 10 m at which wind is measured.
DEFAULT_WIND = 2.0 * np.log(67.8 * 10 - 5.42) / 4.87

FROM_TEMPERATURE = "weather-rule-temperature-range"
"""Rule of irradiance of which the file has none."""

INTERPOLATED = Origin("weather: gaps closed", "derived", 3, source=SOURCE, rule="weather-rule-interpolated")


def complete(table: pd.DataFrame, sky: WeatherSky, typical: bool) -> tuple[pd.DataFrame, dict[str, ColumnOrigin]]:
    """Return COLUMNS without gaps, and how each is known. `table` has no gaps longer than may be closed."""
    measured = Origin(
        "weather: typical year" if typical else "weather",
        "measured",
        2 if typical else 1,
        source=SOURCE,
        rule="weather-rule-typical-year" if typical else "weather-rule-measured",
    )
    hours: dict[str, Array] = {}
    origins: dict[str, ColumnOrigin] = {}
    for name in table:
        missing = table[name].isna().to_numpy()
        scale = sky.clear(str(name)) if name in IRRADIANCE else None
        hours[str(name)] = interpolate(table[name].to_numpy(dtype=np.float64), scale)
        origins[str(name)] = ColumnOrigin(measured, missing, INTERPOLATED if missing.any() else None)
    _add_irradiance(hours, origins, sky)
    _add_humidity(hours, origins)
    if WIND not in hours:
        hours[WIND] = np.full(HOURS, DEFAULT_WIND)
        origins[WIND] = _origin("default", "estimated", 4, "weather-rule-wind-default")
    return pd.DataFrame({name: hours[name] for name in COLUMNS}), {name: origins[name] for name in COLUMNS}


def _origin(name: str, kind: Kind, quality: int, rule: str) -> ColumnOrigin:
    return ColumnOrigin(Origin(f"weather: {name}", kind, quality, source=SOURCE, rule=rule), NOWHERE)


def _add_irradiance(hours: dict[str, Array], origins: dict[str, ColumnOrigin], sky: WeatherSky) -> None:
    """Fill in the irradiances that are not there, by closure where two are known."""
    closure = _origin("closure", "derived", 2, "weather-rule-closure")
    if GLOBAL not in hours and DIRECT in hours and DIFFUSE in hours:
        hours[GLOBAL], origins[GLOBAL] = hours[DIRECT] * sky.cosine + hours[DIFFUSE], closure
    if GLOBAL not in hours:
        hours[GLOBAL] = irradiance_from_temperature(hours[TEMPERATURE], sky)
        rule = _origin("temperature range", "estimated", 4, FROM_TEMPERATURE)
        origins |= dict.fromkeys(IRRADIANCE, rule)
        hours[DIRECT], hours[DIFFUSE] = split_global(hours[GLOBAL], sky)
    elif DIRECT not in hours and DIFFUSE not in hours:
        hours[DIRECT], hours[DIFFUSE] = split_global(hours[GLOBAL], sky)
        origins |= dict.fromkeys((DIRECT, DIFFUSE), _origin("Erbs", "derived", 3, "weather-rule-erbs"))
    elif DIRECT not in hours:
        hours[DIRECT], origins[DIRECT] = direct_from_closure(hours[GLOBAL], hours[DIFFUSE], sky), closure
    elif DIFFUSE not in hours:
        hours[DIFFUSE] = np.maximum(hours[GLOBAL] - hours[DIRECT] * sky.cosine, 0.0)
        origins[DIFFUSE] = closure


def _add_humidity(hours: dict[str, Array], origins: dict[str, ColumnOrigin]) -> None:
    """Humidity from the dew point if the file has it, else from the day's lowest temperature."""
    if HUMIDITY in hours:
        return
    if DEW_POINT in hours:
        hours[HUMIDITY] = humidity(hours[TEMPERATURE], hours[DEW_POINT])
        origins[HUMIDITY] = _origin("dew point", "derived", 2, "weather-rule-dew-point")
    else:
        hours[HUMIDITY] = humidity_from_minimum(hours[TEMPERATURE])
        origins[HUMIDITY] = _origin("daily minimum", "estimated", 4, "weather-rule-daily-minimum")


def humidity(temperature: Array, dew_point: Array) -> Array:
    """Return relative humidity [%] from air temperature and dew point [°C] (Magnus formula of the WMO, in pvlib)."""
    from pvlib.atmosphere import rh_from_tdew  # pvlib takes its time to load

    share = np.asarray(rh_from_tdew(temperature, dew_point), dtype=np.float64)
    return np.clip(share, 0.0, 100.0)


def humidity_from_minimum(temperature: Array) -> Array:
    """Return relative humidity [%], taking the lowest temperature of each day as its dew point (FAO 56, eq. 48)."""
    dew_point = np.repeat(temperature.reshape(-1, 24).min(axis=1), 24)
    return humidity(temperature, np.minimum(dew_point, temperature))
