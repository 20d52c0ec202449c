"""Levels at façade points, and how far readings are from them."""

from typing import NamedTuple

import numpy as np

from citybrain.domains.noise.models.sources import day_evening_night, level_of
from citybrain.kernel import given, mean, quantity, same_formula, total
from citybrain.kernel.ratios import per
from citybrain.kernel.units import Count, Decibels, Ratio

PROPAGATION = "CNOSSOS-EU: Directive (EU) 2015/996 as amended by (EU) 2021/1226, annex II, 2.5"


def _sounds(part: str) -> dict[str, str]:
    """What sound by day is called in another part of the day."""
    names = ("sound_power", "sound_heard", "kind_sound", "faint_sound")
    return {f"{name}_by_day": f"{name}_{part}" for name in names}


EVENING, NIGHT = _sounds("in_evening"), _sounds("at_night")


@same_formula(of="facade_point", names=NIGHT)
@same_formula(of="facade_point", names=EVENING)
@total(of="facade_point", over="sound_path")
def sound_heard_by_day(sound_power_by_day: Ratio) -> Ratio:
    """Sound of the streets that a façade point hears in this part of the day."""
    ...


@same_formula(of="street_kind", names=_sounds("of_day"))
@same_formula(of="street_kind", names=NIGHT)
@same_formula(of="street_kind", names=EVENING)
@mean(of="street_kind", over="kind_to_street")
def kind_sound_by_day(sound_power_by_day: Ratio) -> Ratio:
    """Mean sound power of a metre of the streets of a class; over the whole day with penalties."""
    ...


@same_formula(of="facade_point", names=NIGHT)
@same_formula(of="facade_point", names=EVENING)
@total(of="facade_point", over="faint_path")
def faint_sound_by_day(kind_sound_by_day: Ratio) -> Ratio:
    """Sound of all streets that a façade point hardly hears: as loud as those of their class are."""
    ...


class FacadeNoise(NamedTuple):
    """Levels at a façade point, of incident sound; none where nothing is heard. All day is the mean of 24 hours."""

    facade_noise_by_day: Decibels
    facade_noise_in_evening: Decibels
    facade_noise_at_night: Decibels
    facade_noise_day_evening_night: Decibels
    facade_noise_all_day: Decibels


@quantity(of="facade_point", source=PROPAGATION, compiled=True)
def facade_noise(
    sound_heard_by_day: Ratio, sound_heard_in_evening: Ratio,
    sound_heard_at_night: Ratio, faint_sound_by_day: Ratio,
    faint_sound_in_evening: Ratio, faint_sound_at_night: Ratio,
    sound_of_tracks_by_day: Ratio, sound_of_tracks_in_evening: Ratio, sound_of_tracks_at_night: Ratio,
) -> FacadeNoise:  # fmt: skip
    """Levels by day, evening, night and over the whole day: streets that are heard, all others together, and tracks.
    40 dB is a refrigerator humming, 50 a quiet office, 60 a conversation, 70 a vacuum cleaner.
    """
    day = sound_heard_by_day + faint_sound_by_day + sound_of_tracks_by_day
    evening = sound_heard_in_evening + faint_sound_in_evening + sound_of_tracks_in_evening
    night = sound_heard_at_night + faint_sound_at_night + sound_of_tracks_at_night
    all_day = (12.0 * day + 4.0 * evening + 8.0 * night) / 24.0
    each = (day, evening, night, day_evening_night(day, evening, night), all_day)
    return FacadeNoise(*map(level_of, each))


@given(of="facade_point", default=np.nan, observes="facade_noise_all_day")
def observed_noise() -> Decibels:
    """Level that sensors and readings of citizens tell of the façade point, energy mean over the last 365 days."""
    ...


class NoiseRead(NamedTuple):
    """Whether a façade point has readings, and by how much the model is above them there."""

    facades_with_readings: Count
    noise_above_readings: Decibels


@quantity(of="facade_point", source="Definition: the model less the reading", totals=("city",), compiled=True)
def noise_read(facade_noise_all_day: Decibels, observed_noise: Decibels) -> NoiseRead:
    """Façade points with readings, and the difference of the model there; readings hear other sources as well."""
    difference = facade_noise_all_day - observed_noise
    return NoiseRead(np.isfinite(difference).astype(float), np.nan_to_num(difference))


@quantity(of="city", source="Definition: mean difference of levels at points with readings", compiled=True)
def noise_bias(city_noise_above_readings: Decibels, city_facades_with_readings: Count) -> Decibels:
    """By how much the model is above readings on average; none without readings."""
    return per(city_noise_above_readings, city_facades_with_readings)
