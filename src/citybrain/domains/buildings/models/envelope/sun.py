"""Sun that the envelope collects, and heat that it radiates to the sky."""

from typing import NamedTuple

from citybrain.kernel import quantity
from citybrain.kernel.units import (
    Kelvin,
    Ratio,
    Share,
    SquareMetreKelvinsPerWatt,
    SquareMetres,
    Watts,
    WattsPerSquareMetreKelvin,
)


@quantity(of="building", source="ISO 13790:2008, eq. 43 and 44")
def window_solar_factor(
    window_solar_transmittance: Share, window_frame_share: Share, window_shading_factor: Share
) -> Share:
    """What passes of the sun that falls on a window at a right angle: glazing, frame and shading each take their part.

    Slanting light is accounted for hour by hour (`glazing_irradiance_south` and its like), not here.
    """
    return window_solar_transmittance * (1.0 - window_frame_share) * window_shading_factor


@quantity(of="building", source="ISO 13790:2008, eq. 45")
def wall_solar_factor(
    opaque_solar_absorptance: Share,
    external_surface_resistance: SquareMetreKelvinsPerWatt,
    wall_transmittance: WattsPerSquareMetreKelvin,
) -> Share:
    """What comes in of the sun on an opaque wall: absorbed at the surface, then conducted."""
    return opaque_solar_absorptance * external_surface_resistance * wall_transmittance


class SolarCollectingAreas(NamedTuple):
    """Area of a black opening that would collect as much sun as the envelope does, by plane."""

    solar_collecting_area_north: SquareMetres
    solar_collecting_area_east: SquareMetres
    solar_collecting_area_south: SquareMetres
    solar_collecting_area_west: SquareMetres
    solar_collecting_area_horizontal: SquareMetres


@quantity(of="building", source="ISO 13790:2008, 11.3.3 and 11.3.4")
def solar_collecting_areas(
    wall_area_north: SquareMetres,
    wall_area_east: SquareMetres,
    wall_area_south: SquareMetres,
    wall_area_west: SquareMetres,
    window_share: Share,
    window_solar_factor: Share,
    wall_solar_factor: Share,
    roof_area: SquareMetres,
    roof_transmittance: WattsPerSquareMetreKelvin,
    opaque_solar_absorptance: Share,
    external_surface_resistance: SquareMetreKelvinsPerWatt,
) -> SolarCollectingAreas:
    """Windows and walls of each side, and the roof as if it lay flat, collect sun by area and factor."""
    factor = window_share * window_solar_factor + (1.0 - window_share) * wall_solar_factor
    roof = roof_area * opaque_solar_absorptance * external_surface_resistance * roof_transmittance
    return SolarCollectingAreas(
        wall_area_north * factor, wall_area_east * factor, wall_area_south * factor, wall_area_west * factor, roof
    )


@quantity(of="building", source="ISO 13790:2008, eq. 46")
def sky_loss(
    opaque_wall_area: SquareMetres,
    wall_transmittance: WattsPerSquareMetreKelvin,
    window_area: SquareMetres,
    window_transmittance: WattsPerSquareMetreKelvin,
    roof_area: SquareMetres,
    roof_transmittance: WattsPerSquareMetreKelvin,
    external_surface_resistance: SquareMetreKelvinsPerWatt,
    external_radiative_coefficient: WattsPerSquareMetreKelvin,
    sky_temperature_difference: Kelvin,
    wall_sky_view: Ratio,
    roof_sky_view: Ratio,
) -> Watts:
    """Walls, windows and roof radiate to a sky that is colder than the air, walls half as much as the roof.

    Phi = R_se h_r dT sum(F U A), in W, the same at every hour.
    """
    upright = wall_sky_view * (opaque_wall_area * wall_transmittance + window_area * window_transmittance)
    seen = upright + roof_sky_view * roof_area * roof_transmittance
    return external_surface_resistance * external_radiative_coefficient * sky_temperature_difference * seen
