"""Sound power of streets by day, evening and night, and what barriers along them leave of it."""

from typing import NamedTuple

import numpy as np

from citybrain.domains.noise.models.barriers import barrier_insertion_loss
from citybrain.domains.noise.models.power import weighted_power
from citybrain.kernel import given, quantity
from citybrain.kernel.units import (
    Array,
    Category,
    Celsius,
    Decibels,
    KilometresPerHour,
    Metres,
    PerHour,
    Ratio,
)

EVENING_PENALTY, NIGHT_PENALTY = 5.0, 10.0
SOURCE = "CNOSSOS-EU: Directive (EU) 2015/996 as amended by (EU) 2021/1226, annex II, 2.2"


@given(of="street", default=0.0)
def noise_barrier_height() -> Metres:
    """Height of the barrier that a plan builds along each side of the street; 0 for none."""
    ...


@quantity(of="street", source="CNOSSOS-EU 2.5: pure diffraction over one edge, homogeneous air", compiled=True)
def barrier_loss(
    noise_barrier_height: Metres, barrier_distance: Metres, barrier_receiver_distance: Metres
) -> Decibels:  # fmt: skip
    """What the barrier of a plan takes off the sound of the street at a façade point at the stated distance.

    The same at every façade: nearer ones gain more, and those above the barrier less. The relation of paths knows no
    barrier of a plan.
    """
    return barrier_insertion_loss(noise_barrier_height, float(barrier_distance), float(barrier_receiver_distance))


class StreetSound(NamedTuple):
    """Sound power of a metre of the street over 1 pW, A-weighted, and its level over the day with penalties."""

    sound_power_by_day: Ratio
    sound_power_in_evening: Ratio
    sound_power_at_night: Ratio
    sound_power_of_day: Ratio
    street_sound_level: Decibels


@quantity(of="street", source=SOURCE, compiled=True)
def street_sound(
    light_vehicles_by_day: PerHour, light_vehicles_in_evening: PerHour, light_vehicles_at_night: PerHour,
    medium_lorries_by_day: PerHour, medium_lorries_in_evening: PerHour, medium_lorries_at_night: PerHour,
    heavy_lorries_by_day: PerHour, heavy_lorries_in_evening: PerHour, heavy_lorries_at_night: PerHour,
    street_speed: KilometresPerHour, street_speed_limit: KilometresPerHour,
    most_unsigned_speed: KilometresPerHour, street_noise_surface: Category, street_slope: Ratio,
    temperature_for_noise: Celsius, slowest_noise_speed: KilometresPerHour,
    fastest_noise_speed: KilometresPerHour, barrier_loss: Decibels,
) -> StreetSound:  # fmt: skip
    """Sound power of the vehicles on a metre of the street, at the speed limit, on its surface and slope.

    Where no sign states the limit, no faster than usual on its class. Speeds outside of those that the formulas hold
    for count as the nearest of them. Vehicles go both ways: half climbs and half descends.
    """
    flows = np.stack([
        [light_vehicles_by_day, light_vehicles_in_evening, light_vehicles_at_night],
        [medium_lorries_by_day, medium_lorries_in_evening, medium_lorries_at_night],
        [heavy_lorries_by_day, heavy_lorries_in_evening, heavy_lorries_at_night],
    ])  # fmt: skip
    driven = np.where(np.isnan(street_speed_limit), np.minimum(street_speed, most_unsigned_speed), street_speed)
    speed = np.clip(driven, slowest_noise_speed, fastest_noise_speed)
    power = weighted_power(flows, speed, np.asarray(street_noise_surface), street_slope, float(temperature_for_noise))
    day, evening, night = power * 10.0 ** (-barrier_loss / 10.0)
    whole = day_evening_night(day, evening, night)
    return StreetSound(day, evening, night, whole, level_of(whole))


def day_evening_night(day: Array, evening: Array, night: Array) -> Array:
    """The energy of a whole day with penalties for evening and night, over 24 hours."""
    whole = 12.0 * day + 4.0 * evening * 10.0 ** (EVENING_PENALTY / 10.0) + 8.0 * night * 10.0 ** (NIGHT_PENALTY / 10.0)
    mean: Array = whole / 24.0
    return mean


def level_of(energy: Array) -> Array:
    """Level [dB] of a power over 1 pW/m or an intensity over 1 pW/m²; none where there is no sound."""
    heard = np.where(energy > 0.0, energy, np.nan)
    level: Array = 10.0 * np.log10(heard)
    return level
