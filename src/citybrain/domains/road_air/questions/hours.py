"""Hour by hour what roads bring to some places, and the nitrogen dioxide that follows."""

from __future__ import annotations

import numpy as np

from citybrain.base.domains import find_domains
from citybrain.domains.road_air.importers.dilution import REACH, RECEPTOR, RELEASE, ROUGHNESS, VEHICLE_SPREAD
from citybrain.domains.road_air.importers.road_lines import RoadLines, pairs_within, parts_around
from citybrain.domains.road_air.importers.wind_table import WindHours
from citybrain.domains.road_air.models.concentrations import nitrogen_dioxide_of
from citybrain.kernel.units import Array

AT_ONCE = 64
"""Places that are looked at together."""

WEAKEST_SUN = 1.0
PPB = 1.9125
"""Micrograms of nitrogen dioxide in a cubic metre for each ppb, at 20 °C and 1013 hPa."""


def hourly_air(places: Array, lines: RoadLines, emission: Array, hours: WindHours, reach: float = REACH) -> Array:
    """Concentration of each hour (place, hour) [µg/m3] of what lines within reach [m] emit, by line [µg/(m s)].

    Traffic follows the clock and the week. The mean over hours is that of the yearly relation, to the interpolation;
    canyons are left out.
    """
    made = find_domains().made
    classes = made("classes_of_hours")(
        hours.speed, hours.wind_from, hours.sun_height, hours.irradiance, hours.cloud, ROUGHNESS
    )
    rose = made("road_rose")(classes, ROUGHNESS, (RELEASE, RECEPTOR), VEHICLE_SPREAD)
    traffic = made("traffic_of_hours")(hours.hour, hours.weekday)
    answers = []
    for first in range(0, len(places), AT_ONCE):
        some = places[first : first + AT_ONCE]
        pairs = pairs_within(some, lines, reach)
        parts, pair = parts_around(some, pairs, lines, made("line_parts"))
        around = made("sources_around")(len(some), rose.ring, parts, emission[pairs[1][pair]])
        answers.append(rose.hourly(around, traffic))
    return np.concatenate(answers) if answers else np.empty((0, len(traffic)))


def hourly_nitrogen_dioxide(
    added: Array, background: Array, ozone: Array, irradiance: Array, temperature: Array, primary: float, mixing: float
) -> Array:
    """Nitrogen dioxide of hours [µg/m3] where nitrogen oxides are added to background air, by sun and air [°C].

    Rates of OSPM: 0.0008 exp(-10/Q) + 0.0000074 Q for the split by sunlight, 0.0538 exp(-1430/T) for ozone.
    """
    sun = np.maximum(irradiance, WEAKEST_SUN)
    split = np.where(irradiance > WEAKEST_SUN, 0.8e-3 * np.exp(-10.0 / sun) + 7.4e-6 * sun, 0.0)
    reaction = 5.38e-2 * np.exp(-1430.0 / (temperature + 273.15)) / PPB
    constants = (np.float64(one) for one in (primary, mixing, 46.006 / 47.998))
    share, time, factor = (np.asarray(one) for one in constants)
    return nitrogen_dioxide_of(added, background, ozone, share, split, reaction, time, factor)
