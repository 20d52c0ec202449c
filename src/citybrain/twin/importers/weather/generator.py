"""Weather made from monthly normals, for a city without a weather file. It is simulated, and marked as such."""

from functools import cache
from itertools import accumulate

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.base.notices import notice
from citybrain.twin.importers.weather.climate import SOURCE
from citybrain.twin.importers.weather.complete import DEFAULT_WIND, humidity_from_minimum
from citybrain.twin.importers.weather.grid_normals import normals_at
from citybrain.twin.importers.weather.normals import Normals, monthly_sum, range_from_clearness
from citybrain.twin.importers.weather.sun import WeatherSky, daily_sum, sky_over, split_global
from citybrain.twin.importers.weather.year import (
    COLUMNS,
    DIFFUSE,
    DIRECT,
    GLOBAL,
    HOURS,
    HUMIDITY,
    MONTH,
    TEMPERATURE,
    WIND,
    ColumnOrigin,
    WeatherYear,
)
from citybrain.twin.manifest import SiteLocation
from citybrain.twin.origins import Origin

Array = NDArray[np.float64]
DAYS = 365
# Persistence from day to day: Richardson (1981), Water Resources Research 17, 182-190, doi:10.1029/WR017i001p00182.
TEMPERATURE_PERSISTENCE = 0.7
CLEARNESS_PERSISTENCE = 0.3
WIND_PERSISTENCE = 0.95
CLEARNESS_SPREAD = 0.25
AFTERNOON = 2.5
ROUNDS = 30

GENERATED = Origin("weather: generated", "estimated", 4, simulated=True, rule="weather-rule-generated")
GRIDDED = Origin(
    "weather: generated from ERA5", "estimated", 4, simulated=True, source=SOURCE, rule="weather-rule-generated-grid"
)
MONTH_OF_DAY = MONTH[::24]


def generate_weather(place: SiteLocation, normals: Normals | None = None, seed: int = 7) -> WeatherYear:
    """Generate a year whose monthly means and sums are the normals; every column is marked simulated.

    Days follow each other like in nature (first-order autoregression), clear days have a larger range of temperature,
    irradiance is split by Erbs, humidity follows from the day's lowest temperature, wind from a Weibull distribution.
    Without `normals`, those of the place: of data/normals.yaml, else of the climate grid. The same seed gives the same
    year.
    """
    normals = normals or normals_at(place)
    chance = np.random.default_rng(seed)
    sky = sky_over(place)
    daily_range = np.array(normals.daily_range or range_from_clearness(normals, sky))
    clearness = daily_clearness(np.array(normals.global_irradiation), sky, chance)
    irradiance = sky.clear_global * np.repeat(clearness, 24)
    temperature = hourly_temperature(np.array(normals.mean_temperature), daily_range, clearness, sky, chance)
    direct, diffuse = split_global(irradiance, sky)
    wind = hourly_wind(np.array(normals.wind_speed or (DEFAULT_WIND,) * 12), chance)
    hours = {
        TEMPERATURE: temperature,
        GLOBAL: irradiance,
        DIRECT: direct,
        DIFFUSE: diffuse,
        WIND: wind,
        HUMIDITY: humidity_from_minimum(temperature),
    }
    code, origin = ("weather-generated-grid", GRIDDED) if normals.gridded else ("weather-generated", GENERATED)
    told = (notice(code, name=normals.name, period=normals.period),)
    origins = {name: ColumnOrigin(origin, np.zeros(HOURS, dtype=bool)) for name in COLUMNS}
    return WeatherYear(pd.DataFrame({name: hours[name] for name in COLUMNS}), origins, None, "normals", True, told)


def daily_clearness(irradiation: Array, sky: WeatherSky, chance: np.random.Generator) -> Array:
    """Return per day the share of a clear day's irradiation; monthly sums [kWh/m²] are those of the normals.

    Days are drawn from a beta distribution around the monthly mean share; persistent, and never above 1 unless the
    normals ask for more than a clear sky gives.
    """
    from scipy.special import betaincinv, ndtr  # scipy takes its time to load

    clear = daily_sum(sky.clear_global)
    clear_month = np.maximum(np.bincount(MONTH_OF_DAY, weights=clear, minlength=12), 1e-9)
    mean = np.clip(irradiation * 1000.0 / clear_month, 0.02, 0.97)[MONTH_OF_DAY]
    variance = np.minimum(CLEARNESS_SPREAD**2, 0.9 * mean * (1 - mean))
    weight = mean * (1 - mean) / variance - 1
    drawn = ndtr(persistent(chance.standard_normal(DAYS), CLEARNESS_PERSISTENCE))
    share = np.asarray(betaincinv(mean * weight, (1 - mean) * weight, drawn))
    for step in range(ROUNDS):
        total = np.maximum(np.bincount(MONTH_OF_DAY, weights=share * clear, minlength=12), 1e-9)
        share = share * (irradiation * 1000.0 / total)[MONTH_OF_DAY]
        share = share if step == ROUNDS - 1 else np.minimum(share, 1.0)
    return share


def hourly_temperature(
    mean: Array, daily_range: Array, clearness: Array, sky: WeatherSky, chance: np.random.Generator
) -> Array:
    """Return hourly temperature [°C] whose monthly means and mean daily ranges are the normals.

    The deviation of a day has a standard deviation of 0.8 K plus 0.15 of the yearly range of monthly means (at most 4.2
    K), a quarter more in the coldest and less in the warmest month.
    """
    deviation = _daily_deviation(mean, chance)
    usual = np.bincount(MONTH_OF_DAY, weights=clearness, minlength=12) / np.bincount(MONTH_OF_DAY)
    clear_days = 0.5 + 0.5 * np.minimum(clearness / np.maximum(usual, 1e-9)[MONTH_OF_DAY], 2.0)
    swing = daily_shape(sky) * np.repeat(clear_days, 24)
    base = through_months(mean, HOURS) + through_points(deviation, HOURS)
    factor = daily_range.copy()
    temperature = base
    for _ in range(ROUNDS):
        temperature = _with_means(base + swing * factor[MONTH], mean)
        days = temperature.reshape(DAYS, 24)
        found = np.bincount(MONTH_OF_DAY, weights=np.ptp(days, axis=1)) / np.bincount(MONTH_OF_DAY)
        factor = np.clip(factor * daily_range / np.maximum(found, 0.1), 0.0, 3.0 * daily_range)
    return temperature


def hourly_wind(mean: Array, chance: np.random.Generator) -> Array:
    """Return hourly wind speed [m/s] with the monthly means of the normals; Weibull distributed with shape 2."""
    from scipy.special import ndtr

    drawn = ndtr(persistent(chance.standard_normal(HOURS), WIND_PERSISTENCE))
    speed = np.sqrt(-np.log1p(-np.clip(drawn, 1e-6, 1 - 1e-6)))
    found = monthly_sum(speed) / np.bincount(MONTH)
    return np.asarray(speed * (mean / found)[MONTH])


def persistent(noise: Array, persistence: float) -> Array:
    """Turn white noise into a first-order autoregression of the same variance."""
    share = np.sqrt(1 - persistence**2)
    steps = (noise * share).tolist()
    steps[0] += persistence * noise[0]
    return np.array(list(accumulate(steps, lambda before, step: persistence * before + step)))


def daily_shape(sky: WeatherSky) -> Array:
    """Return a wave per day with mean 0 and range 1: lowest at sunrise, highest 2.5 hours after the sun's noon."""
    zenith = sky.zenith.reshape(DAYS, 24)
    hour = np.arange(24) + 0.5
    noon = hour[zenith.argmin(axis=1)][:, None]
    light = (zenith < 90).sum(axis=1)[:, None]
    lowest = noon - np.clip(light / 2.0, 4.0, 9.0)
    rising = noon + AFTERNOON - lowest
    since = (hour[None, :] - lowest) % 24
    wave = np.where(
        since < rising,
        -np.cos(np.pi * since / rising),
        np.cos(np.pi * (since - rising) / (24 - rising)),
    )
    wave = (wave - wave.mean(axis=1, keepdims=True)) / np.ptp(wave, axis=1, keepdims=True)
    return np.asarray(wave.reshape(-1))


def through_months(values: Array, count: int) -> Array:
    """Return a curve around the year through the middles of the months at `count` equal steps."""
    days = np.bincount(MONTH_OF_DAY)
    middles = (np.cumsum(days) - days / 2.0) / DAYS
    steps = (np.arange(count) + 0.5) / count
    return np.asarray(np.interp(steps, middles, values, period=1.0))


def through_points(values: Array, count: int) -> Array:
    """Return a curve around the year through equally spaced values at `count` equal steps."""
    middles = (np.arange(len(values)) + 0.5) / len(values)
    return np.asarray(np.interp((np.arange(count) + 0.5) / count, middles, values, period=1.0))


def _daily_deviation(mean: Array, chance: np.random.Generator) -> Array:
    yearly = max(float(np.ptp(mean)), 0.1)
    usual = min(0.8 + 0.15 * yearly, 4.2)
    season = 1.0 - 0.25 * (through_months(mean, DAYS) - mean.mean()) / (yearly / 2)
    return np.asarray(usual * season * persistent(chance.standard_normal(DAYS), TEMPERATURE_PERSISTENCE))


def _with_means(hourly: Array, mean: Array) -> Array:
    """Shift a curve smoothly until its monthly means are the given ones, exactly in the last step.

    What a step lacks hangs on the step before by the same 12 x 12 numbers, so that the curve is shifted once, by all.
    """
    lacking, shift = mean - _monthly_mean(hourly), np.zeros(12)
    for _ in range(ROUNDS):
        shift += lacking
        lacking = lacking - _mean_of_curve() @ lacking
    shifted = hourly + through_months(shift, HOURS)
    return np.asarray(shifted + (mean - _monthly_mean(shifted))[MONTH])


@cache
def _mean_of_curve() -> Array:
    """Return the monthly means [rows] of the curves through a 1 in the middle of one month [columns]."""
    return np.stack([_monthly_mean(through_months(one, HOURS)) for one in np.eye(12)], axis=1)


def _monthly_mean(hourly: Array) -> Array:
    return np.asarray(monthly_sum(hourly) / np.bincount(MONTH))
