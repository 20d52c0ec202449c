"""What people feel on open ground in the afternoon of the hottest day, and who lives where it is how hot."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.heat.models.radiation.afternoon import YearOfWeather, hot_afternoon
from citybrain.domains.heat.models.radiation.materials import ALBEDO, GROUNDS, Materials, ground_amplitudes
from citybrain.domains.heat.models.radiation.mean_ground import mean_ground_utci
from citybrain.domains.heat.models.radiation.utci import MODERATE, STRONG, VERY_STRONG
from citybrain.domains.heat.models.radiation.weather import HotHour
from citybrain.kernel import mean, quantity
from citybrain.kernel.units import (
    Array,
    Category,
    Celsius,
    Count,
    Degrees,
    Kelvin,
    MetresPerSecond,
    People,
    Percent,
    Ratio,
    Rows,
    Share,
    WattsPerSquareMetre,
)

SOURCE = (
    "UTCI: Bröde et al. 2012, doi:10.1007/s00484-011-0454-1; radiation on a standing person: Lindberg et al. 2008, "
    "doi:10.1007/s00484-008-0162-7"
)
PLACES = ("zone", "city")
SKY_BELOW_CROWN = 0.2
"""Part of the sky that is left below a new crown: of one 12 m wide from 3 m up (closed form); the same below a sail."""

EDUCATION = 6
"""Code of the use of buildings."""

ASPHALT, GRASS = GROUNDS.index("asphalt"), GROUNDS.index("grass")


@quantity(of="cell", source=SOURCE, compiled=True)
def felt_in_afternoon(
    outdoor_temperature: Celsius, outdoor_temperature_change: Kelvin, relative_humidity: Percent,
    wind_speed: MetresPerSecond, direct_normal_irradiance: WattsPerSquareMetre,
    diffuse_horizontal_irradiance: WattsPerSquareMetre, solar_zenith: Degrees, solar_azimuth: Degrees,
    cell_sky_view: Share, cell_open_sky_view: Share, cell_sun_share: Share, sealed_ground_share: Share,
    open_ground_share: Share, new_crown_share: Share, sail_share: Share, shade_of_new_trees: Ratio,
    size_of_grown_crowns: Ratio, open_share_of_today: Share, sealed_share_of_today: Share,
) -> Celsius:  # fmt: skip
    """UTCI of a person on the open ground of a cell, mean of 12 to 16 o'clock on the hottest day; none without ground.

    Ground in the sun and in shade as they were looked at in parts of 2 m. New crowns take the sky of what lies below
    them, and throw shade on it and on cells around, part of which is in shade already; sails do both to the ground
    below. Where a plan leaves no ground, such as all of it to a pond, it is that of the ground of today: of its bank.
    Air is that of the weather station.
    """
    left = open_ground_share > 0.0
    open_share = np.where(left, open_ground_share, open_share_of_today)
    sealed = np.where(left, sealed_ground_share, sealed_share_of_today)
    changes = np.broadcast_to(outdoor_temperature_change, cell_sky_view.shape)
    thrown = shade_of_new_trees * size_of_grown_crowns
    some = np.isfinite(cell_sky_view) & (open_share > 0.0)
    felt: Array = np.full(len(cell_sky_view), np.nan)
    light = (relative_humidity, wind_speed, direct_normal_irradiance, diffuse_horizontal_irradiance)
    for change in np.unique(changes[some]):
        year = YearOfWeather(outdoor_temperature + change, *light, solar_zenith, solar_azimuth)
        rows = np.flatnonzero(some & (changes == change))
        ground = open_share[rows]
        place = OpenGround(
            cell_sky_view[rows], cell_open_sky_view[rows], cell_sun_share[rows],
            np.minimum(new_crown_share[rows] / ground, 1.0),
            np.minimum(sail_share[rows] / ground, 1.0),
            1.0 - np.exp(-thrown[rows]),
            np.minimum(sealed[rows] / ground, 1.0),
        )  # fmt: skip
        hours = hot_afternoon(year)
        felt[rows] = sum(felt_in_hour(hour, place) for hour in hours) / len(hours)
    return felt


class OpenGround(NamedTuple):
    """Open ground of cells: sky past hard things and past crowns, part in the sun, below new crowns, below sails, in
    the shade of new trees, sealed [0-1]."""

    sky: Array
    open_sky: Array
    sun: Array
    planted: Array
    sailed: Array
    thrown: Array
    sealed: Array


def felt_in_hour(hour: HotHour, place: OpenGround) -> Array:
    """UTCI [°C] in an hour: the mean of ground in sun and shade, under the sky and below new crowns and sails."""
    amplitudes = ground_amplitudes(hour.noon_altitude)
    grass = 1.0 - place.sealed
    albedo = place.sealed * ALBEDO[ASPHALT] + grass * ALBEDO[GRASS]
    amplitude = place.sealed * amplitudes[ASPHALT] + grass * amplitudes[GRASS]
    leaves, lit = Materials().leaf_transmissivity, place.sun * (1.0 - place.thrown)

    def in_light(rows: Rows | slice, sky: Array) -> tuple[Array, Array]:
        """In the sun and shade of some places as they are, and all in shade."""
        ground = albedo[rows], amplitude[rows]
        sun, shade = mean_ground_utci(hour, place.sky[rows], sky[rows], (1.0, leaves), *ground)
        return lit[rows] * sun + (1.0 - lit[rows]) * shade, shade

    felt, _ = in_light(slice(None), place.open_sky)
    rows = np.flatnonzero((place.planted > 0.0) | (place.sailed > 0.0))
    planted, shaded = in_light(rows, place.open_sky * SKY_BELOW_CROWN)
    crowned, sailed = place.planted[rows], place.sailed[rows]
    felt[rows] = sailed * shaded + (1.0 - sailed) * (crowned * planted + (1.0 - crowned) * felt[rows])
    return felt


@mean(of="building", over="ground_around")
def felt_at_building(felt_in_afternoon: Celsius) -> Celsius:
    """UTCI on the open ground within 15 m of a building, mean of 12 to 16 o'clock on the hottest day."""
    ...


class ResidentsInHeat(NamedTuple):
    """Residents of a building before which the hottest afternoon brings moderate stress and worse, and unknown."""

    residents_in_moderate_heat: People
    residents_in_strong_heat: People
    residents_in_very_strong_heat: People
    residents_of_unknown_heat: People


@quantity(of="building", source="UTCI: Bröde et al. 2012, classes of heat stress", totals=PLACES, compiled=True)
def residents_in_heat(residents: People, felt_at_building: Celsius) -> ResidentsInHeat:
    """Residents of a building before which it is from 26, 32 and 38 °C UTCI, and those for whom nothing is known."""
    people = np.nan_to_num(residents)
    told = (
        felt_at_building >= MODERATE,
        felt_at_building >= STRONG,
        felt_at_building >= VERY_STRONG,
        np.isnan(felt_at_building),
    )
    return ResidentsInHeat(*(people * one for one in told))


@quantity(of="building", source="UTCI: Bröde et al. 2012, classes of heat stress", totals=PLACES, compiled=True)
def schools_in_strong_heat(building_use: Category, felt_at_building: Celsius) -> Count:
    """1 for a school before which the afternoon of the hottest day brings strong heat stress."""
    school = np.asarray(building_use) == EDUCATION
    return np.where(school & (felt_at_building >= STRONG), 1.0, 0.0)
