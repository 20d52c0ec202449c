"""Sunlight on the five sides of a building, and what of it counts for windows."""

from typing import NamedTuple

from citybrain.domains.buildings.models.solar.glazing import transmitted
from citybrain.domains.buildings.models.solar.planes import (
    EAST,
    NORTH,
    SOUTH,
    UPRIGHT,
    WEST,
    OnPlane,
    Sky,
    brightness,
    normal_beyond_air,
    on_plane,
)
from citybrain.kernel import quantity
from citybrain.kernel.units import Count, Degrees, Hours, Ratio, Share, WattsPerSquareMetre

PEREZ = "Perez et al. 1990, doi:10.1016/0038-092X(90)90055-H"


class SolarBrightness(NamedTuple):
    """How bright the sky is around the sun and along the horizon."""

    circumsolar_brightness: Ratio
    horizon_brightness: Ratio


@quantity(of="hour", source=PEREZ)
def solar_brightness(
    direct_normal_irradiance: WattsPerSquareMetre,
    diffuse_horizontal_irradiance: WattsPerSquareMetre,
    solar_zenith: Degrees,
    hour_of_year: Hours,
    time_step: Hours,
    solar_constant: WattsPerSquareMetre,
) -> SolarBrightness:
    """A clear sky is brightest around the sun and along the horizon, a clouded one is even."""
    beyond_air = normal_beyond_air(solar_constant, hour_of_year / time_step // 24.0)
    return SolarBrightness(
        *brightness(direct_normal_irradiance, diffuse_horizontal_irradiance, beyond_air, solar_zenith)
    )


class SolarIrradiance(NamedTuple):
    """Sunlight on a square metre of wall by the side it faces, with what the ground reflects."""

    solar_irradiance_north: WattsPerSquareMetre
    solar_irradiance_east: WattsPerSquareMetre
    solar_irradiance_south: WattsPerSquareMetre
    solar_irradiance_west: WattsPerSquareMetre


class GlazingIrradiance(NamedTuple):
    """Sunlight on a square metre of window that would pass as much if all of it came at a right angle."""

    glazing_irradiance_north: WattsPerSquareMetre
    glazing_irradiance_east: WattsPerSquareMetre
    glazing_irradiance_south: WattsPerSquareMetre
    glazing_irradiance_west: WattsPerSquareMetre


@quantity(of="hour", source=PEREZ)
def solar_irradiance(
    global_horizontal_irradiance: WattsPerSquareMetre,
    direct_normal_irradiance: WattsPerSquareMetre,
    diffuse_horizontal_irradiance: WattsPerSquareMetre,
    solar_zenith: Degrees,
    solar_azimuth: Degrees,
    circumsolar_brightness: Ratio,
    horizon_brightness: Ratio,
    ground_reflectance: Share,
) -> SolarIrradiance:
    """Walls get the beam by its angle, the light around the sun and of the sky, and what the ground reflects.

    W/m² for T hours at the sun's place at mid-hour; without shading by neighbours or horizon.
    """
    sky = Sky(
        direct_normal_irradiance,
        diffuse_horizontal_irradiance,
        global_horizontal_irradiance * ground_reflectance,
        solar_zenith,
        solar_azimuth,
        circumsolar_brightness,
        horizon_brightness,
    )
    return SolarIrradiance(*(p.beam + p.diffuse for p in _four_sides(sky)))


@quantity(of="hour", source=f"{PEREZ}; Karlsson and Roos 2000, Solar Energy 69(4), 321-329")
def glazing_irradiance(
    global_horizontal_irradiance: WattsPerSquareMetre,
    direct_normal_irradiance: WattsPerSquareMetre,
    diffuse_horizontal_irradiance: WattsPerSquareMetre,
    solar_zenith: Degrees,
    solar_azimuth: Degrees,
    circumsolar_brightness: Ratio,
    horizon_brightness: Ratio,
    ground_reflectance: Share,
    glazing_panes: Count,
    glazing_coating: Count,
    glazing_diffuse_ratio: Ratio,
    window_beam_share_north: Share,
    window_beam_share_east: Share,
    window_beam_share_south: Share,
    window_beam_share_west: Share,
    window_sky_share: Share,
    window_ground_share: Share,
) -> GlazingIrradiance:
    """Windows let pass the less of the beam the more it grazes them; this is the sunlight that counts for them.

    Overhangs and fins, where a city has any (`window_beam_share_south` and its like), take their part of each.

    Times area and transmittance at a right angle it is the gain, in W/m² for T hours; a transmittance that is already
    a mean over angles (factor 0.9 of ISO 13790:2008, 11.4.2) would count the angle twice.
    """
    sky = Sky(
        direct_normal_irradiance,
        diffuse_horizontal_irradiance,
        global_horizontal_irradiance * ground_reflectance,
        solar_zenith,
        solar_azimuth,
        circumsolar_brightness,
        horizon_brightness,
    )
    lit = window_beam_share_north, window_beam_share_east, window_beam_share_south, window_beam_share_west
    return GlazingIrradiance(
        *(
            p.beam * share * transmitted(p.cosine, glazing_panes, glazing_coating)
            + (p.sky * window_sky_share + p.ground * window_ground_share) * glazing_diffuse_ratio
            for p, share in zip(_four_sides(sky), lit, strict=True)
        )
    )


@quantity(of="hour", source="definition: flat ground")
def solar_irradiance_horizontal(global_horizontal_irradiance: WattsPerSquareMetre) -> WattsPerSquareMetre:
    """Sunlight on a square metre of flat roof is that on flat ground."""
    return global_horizontal_irradiance * 1.0


def _four_sides(sky: Sky) -> tuple[OnPlane, ...]:
    return tuple(on_plane(sky, UPRIGHT, side) for side in (NORTH, EAST, SOUTH, WEST))
