"""Sun and sky over a place: clear sky, splits of global irradiance, and irradiance from the range of temperature."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.twin.importers.weather.year import DIFFUSE, DIRECT, GLOBAL, hours_of_year
from citybrain.twin.manifest import SiteLocation

Array = NDArray[np.float64]

# Bristow and Campbell (1984), Agricultural and Forest Meteorology 31, 159-166, doi:10.1016/0168-1923(84)90017-0:
# transmittance of a clear day, exponent of the temperature range, and its monthly coefficient.
CLEAR_TRANSMITTANCE = 0.7
RANGE_EXPONENT = 2.4
RANGE_COEFFICIENT = 0.036
RANGE_DECAY = 0.154


@dataclass(frozen=True)
class WeatherSky:
    """The hours of a year at a place, taken at mid-hour: sun and clear sky.

    `zenith` [degrees], `extraterrestrial` and `clear_global`, `clear_direct`, `clear_diffuse` [W/m²]; the first two of
    these on a horizontal plane, clear sky by Ineichen and Perez (2002) with the monthly Linke turbidity of pvlib.
    """

    times: pd.DatetimeIndex
    zenith: Array
    extraterrestrial: Array
    clear_global: Array
    clear_direct: Array
    clear_diffuse: Array

    @property
    def cosine(self) -> Array:
        """Cosine of the zenith angle, 0 while the sun is down."""
        return np.maximum(np.cos(np.radians(self.zenith)), 0.0)

    def clear(self, name: str) -> Array:
        """Irradiance under a clear sky by the name of our column."""
        return {GLOBAL: self.clear_global, DIRECT: self.clear_direct, DIFFUSE: self.clear_diffuse}[name]


def sky_over(place: SiteLocation, year: int = 2001) -> WeatherSky:
    """Return sun and clear sky for the 8760 hours of a year in local standard time, at the middle of each hour."""
    from pvlib.irradiance import get_extra_radiation  # pvlib takes its time to load
    from pvlib.location import Location, lookup_altitude

    zone = pd.Timedelta(hours=place.utc_offset).to_pytimedelta()
    local = hours_of_year(year) + pd.Timedelta(minutes=30)
    times = pd.DatetimeIndex(local - zone).tz_localize("UTC")
    altitude = lookup_altitude(place.latitude, place.longitude)
    location = Location(place.latitude, place.longitude, altitude=altitude)
    sun = location.get_solarposition(times)
    clear = location.get_clearsky(times, model="ineichen", solar_position=sun)
    zenith = sun["zenith"].to_numpy()
    normal = get_extra_radiation(times).to_numpy()
    horizontal = normal * np.maximum(np.cos(np.radians(zenith)), 0.0)
    return WeatherSky(times, zenith, horizontal, *(clear[name].to_numpy() for name in ("ghi", "dni", "dhi")))


def split_global(global_horizontal: Array, sky: WeatherSky) -> tuple[Array, Array]:
    """Return direct normal and diffuse horizontal irradiance [W/m²] from global irradiance.

    Diffuse fraction by clearness: Erbs, Klein and Duffie (1982), Solar Energy 28, 293-302,
    doi:10.1016/0038-092X(82)90302-4. The direct part is at most what a clear sky lets through at that height of the
    sun (as pvlib.irradiance.dni does), and both add up to the global irradiance.
    """
    from pvlib.irradiance import erbs

    parts = erbs(global_horizontal, sky.zenith, sky.times)
    direct = np.clip(np.nan_to_num(np.asarray(parts["dni"])), 0.0, np.maximum(sky.clear_direct * 1.1, 1.0))
    direct = np.where(sky.cosine > 0, direct, 0.0)
    diffuse = np.maximum(global_horizontal - direct * sky.cosine, 0.0)
    return direct, diffuse


def direct_from_closure(global_horizontal: Array, diffuse: Array, sky: WeatherSky) -> Array:
    """Return direct normal irradiance [W/m²] as what global and diffuse leave, limited near sunrise and sunset."""
    from pvlib.irradiance import dni

    direct = dni(pd.Series(global_horizontal), pd.Series(diffuse), pd.Series(sky.zenith), pd.Series(sky.clear_direct))
    return np.asarray(np.nan_to_num(np.maximum(direct.to_numpy(), 0.0)))


def irradiance_from_temperature(temperature: Array, sky: WeatherSky) -> Array:
    """Return global horizontal irradiance [W/m²] from the daily range of temperature alone.

    Bristow and Campbell (1984): T = A (1 - exp(-B ΔT^C)) with ΔT = Tmax - (Tmin + Tmin of the next day) / 2 and
    B = 0.036 exp(-0.154 ΔT monthly mean). The day's irradiation T H0 (at most that of a clear day) is spread over its
    hours like that of a clear day. Monthly sums are within about 15 % of measured ones inland and low by as much at
    coasts, where the sea dampens the range of temperature.
    """
    day = daily_range_with_next(temperature)
    month = hours_of_year().month.to_numpy()[::24]
    monthly = np.array([day[month == number].mean() for number in range(1, 13)])[month - 1]
    coefficient = RANGE_COEFFICIENT * np.exp(-RANGE_DECAY * monthly)
    transmittance = CLEAR_TRANSMITTANCE * (1.0 - np.exp(-coefficient * day**RANGE_EXPONENT))
    return spread_over_day(transmittance * daily_sum(sky.extraterrestrial), sky)


def daily_range_with_next(temperature: Array) -> Array:
    """Return per day the maximum minus the mean of the minima before and after [K], never below 0."""
    days = temperature.reshape(-1, 24)
    low = days.min(axis=1)
    return np.asarray(np.maximum(days.max(axis=1) - (low + np.roll(low, -1)) / 2.0, 0.0))


def daily_sum(hourly: Array) -> Array:
    """Return sums over days of 24 hours."""
    return np.asarray(hourly.reshape(-1, 24).sum(axis=1))


def spread_over_day(daily: Array, sky: WeatherSky) -> Array:
    """Spread daily irradiation [Wh/m²] over the hours like a clear day does, at most what a clear day brings."""
    clear = daily_sum(sky.clear_global)
    share = np.divide(np.minimum(daily, clear), clear, out=np.zeros_like(clear), where=clear > 0)
    spread: Array = sky.clear_global * np.repeat(share, 24)
    return spread
