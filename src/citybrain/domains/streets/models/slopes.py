"""How steep streets are, and how long they feel: metres of level ground that take as long on foot and by bicycle.

A street is as steep as the straight line between its ends. Where the height of an end is not known the slope is not
known either, and a metre counts as one, as on level ground.
"""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.units import Array, KilometresPerHour, Metres, Ratio

TOBLER = (
    "Tobler 1993, Three Presentations on Geographical Analysis and Modeling, NCGIA technical report 93-1: "
    "speed falls by exp(-3.5) for each unit of slope away from -0.05"
)
CYCLING = (
    "Parkin and Rotheram 2010, doi:10.1016/j.tranpol.2010.03.001: speed by gradient; "
    "Flügel et al. 2019, doi:10.1007/s11116-017-9841-8: fastest at 5 to 6 % downhill, braking beyond"
)


class SlopeOfStreet(NamedTuple):
    """Rise over length in the direction in which the street is drawn, and how steep it is in either direction."""

    street_slope: Ratio
    street_steepness: Ratio


@quantity(of="street", source="Definition: rise between the ends over the length")
def slope_of_street(
    street_height_from: Metres, street_height_to: Metres, street_length: Metres, steepest_slope: Ratio
) -> SlopeOfStreet:
    """Rise over length as the street is drawn, and in either direction; none where the height of an end is not known.

    What is steeper than streets are built is a wall, a roof or an error of the elevation, and counts as the steepest.
    """
    rise = (street_height_to - street_height_from) / np.where(street_length > 0.0, street_length, np.nan)
    slope = np.clip(rise, -steepest_slope, steepest_slope)
    return SlopeOfStreet(slope, np.abs(slope))


class LevelMetresOnFoot(NamedTuple):
    """Metres of level ground that take as long on foot as the street, as it is drawn and back."""

    street_walk_onward: Metres
    street_walk_back: Metres


@quantity(of="street", source=TOBLER)
def level_metres_on_foot(
    street_length: Metres, street_slope: Ratio, walking_slope_decay: Ratio, fastest_walking_slope: Ratio
) -> LevelMetresOnFoot:
    """Metres of level ground that take as long on foot as the street, as it is drawn and back."""
    pace = walking_slope_decay, fastest_walking_slope
    return LevelMetresOnFoot(
        street_length / walking_factor(street_slope, *pace), street_length / walking_factor(-street_slope, *pace)
    )


class LevelMetresByBicycle(NamedTuple):
    """Metres of level ground that take as long by bicycle as the street, as it is drawn and back."""

    street_ride_onward: Metres
    street_ride_back: Metres


@quantity(of="street", source=CYCLING)
def level_metres_by_bicycle(
    street_length: Metres,
    street_slope: Ratio,
    street_walk_onward: Metres,
    street_walk_back: Metres,
    cycling_speed: KilometresPerHour,
    walking_speed: KilometresPerHour,
    cycling_loss_uphill: Ratio,
    cycling_gain_downhill: Ratio,
    fastest_cycling_slope: Ratio,
    cycling_loss_braking: Ratio,
) -> LevelMetresByBicycle:
    """Metres of level ground that take as long by bicycle as the street, as it is drawn and back.

    Where walking is faster the bicycle is pushed.
    """
    response = cycling_loss_uphill, cycling_gain_downhill, fastest_cycling_slope, cycling_loss_braking
    least = walking_speed / cycling_speed
    levels = []
    for slope, walked in ((street_slope, street_walk_onward), (-street_slope, street_walk_back)):
        pushed = np.nan_to_num(least * street_length / np.where(walked > 0.0, walked, np.nan))
        levels.append(street_length / np.maximum(cycling_factor(slope, *response), pushed))
    return LevelMetresByBicycle(*levels)


def walking_factor(slope: Array, decay: Array | float, fastest: Array | float) -> Array:
    """Speed on a slope (uphill positive) over that on level ground: exp(-decay (|slope - fastest| - |fastest|)).

    One where the slope is not known; at the most exp(decay |fastest|), 1.19 with the numbers of Tobler (1993).
    """
    away = np.abs(np.nan_to_num(slope) - fastest) - np.abs(0.0 - fastest)
    factor: Array = np.exp(-decay * away)
    return factor


def cycling_factor(
    slope: Array, uphill: Array | float, downhill: Array | float, fastest: Array | float, braking: Array | float
) -> Array:
    """Speed on a slope over that on level ground: straight lines uphill, downhill to the fastest slope, and beyond.

    One where the slope is not known, and never less than nothing.
    """
    rise = np.nan_to_num(slope)
    rolling = np.minimum(-rise, -fastest) * downhill - np.maximum(fastest - rise, 0.0) * braking
    factor: Array = np.maximum(1.0 + np.where(rise > 0.0, -rise * uphill, rolling), 0.0)
    return factor
