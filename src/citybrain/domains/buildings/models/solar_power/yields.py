"""What a kilowatt of solar modules makes in a year, by the pitch and direction of the roof."""

import numpy as np

from citybrain.domains.buildings.models.solar.planes import Sky, on_plane
from citybrain.kernel import quantity
from citybrain.kernel.units import (
    Array,
    Celsius,
    Degrees,
    KilowattHoursPerKilowattYear,
    PerKelvin,
    Predictor,
    Ratio,
    Share,
    SquareMetreKelvinsPerWatt,
    WattsPerSquareMetre,
)

PITCHES = np.arange(0.0, 91.0, 10.0)
AZIMUTHS = np.arange(0.0, 361.0, 30.0)


@quantity(of="model", source="PVWatts version 5, NREL/TP-6A20-62641, 2014; sky of Perez et al. 1990", compiled=True)
def solar_yield_table(
    direct_normal_irradiance: WattsPerSquareMetre,
    diffuse_horizontal_irradiance: WattsPerSquareMetre,
    global_horizontal_irradiance: WattsPerSquareMetre,
    solar_zenith: Degrees,
    solar_azimuth: Degrees,
    outdoor_temperature: Celsius,
    circumsolar_brightness: Ratio,
    horizon_brightness: Ratio,
    ground_reflectance: Share,
    standard_irradiance: WattsPerSquareMetre,
    standard_cell_temperature: Celsius,
    module_heating: SquareMetreKelvinsPerWatt,
    module_temperature_coefficient: PerKelvin,
) -> Predictor:
    """A year's yield of one kilowatt of modules, losses apart, by tenth degrees of pitch and thirtieth of direction.

    An array (10, 13) over pitch 0 to 90 and azimuth 0 to 360 degrees, in kWh/(kW a). Each hour: sun on the plane
    times (1 + gamma (T_cell - 25)), with T_cell = T_air + k G. Without shading by neighbours.
    """
    day = global_horizontal_irradiance + direct_normal_irradiance > 0
    sky = Sky(
        direct_normal_irradiance[day],
        diffuse_horizontal_irradiance[day],
        global_horizontal_irradiance[day] * ground_reflectance,
        solar_zenith[day],
        solar_azimuth[day],
        circumsolar_brightness[day],
        horizon_brightness[day],
    )
    cooler = outdoor_temperature[day] - standard_cell_temperature
    table = np.empty((len(PITCHES), len(AZIMUTHS)))
    for i, pitch in enumerate(PITCHES):
        for j, azimuth in enumerate(AZIMUTHS[:-1]):
            lit = on_plane(sky, pitch, azimuth)
            sun = lit.beam + lit.diffuse
            warmth = cooler + module_heating * sun
            table[i, j] = (sun / standard_irradiance * (1.0 + module_temperature_coefficient * warmth)).sum()
    table[:, -1] = table[:, 0]
    return table


@quantity(of="building", source="bilinear interpolation of the yield table; losses as in PVWatts 5", compiled=True)
def solar_yield(
    roof_pitch: Degrees,
    roof_azimuth: Degrees,
    solar_yield_table: Predictor,
    solar_system_losses: Share,
    inverter_efficiency: Ratio,
    sun_taken_from_roof: Share,
) -> KilowattHoursPerKilowattYear:
    """Electricity that a kilowatt of modules in the plane of the roof makes in a year of the city's weather.

    What new trees beside the roof take of its sun is off.
    """
    row, down = _place(PITCHES, np.clip(roof_pitch, 0.0, 90.0))
    column, right = _place(AZIMUTHS, np.mod(roof_azimuth, 360.0))
    upper = solar_yield_table[row, column] * (1.0 - right) + solar_yield_table[row, column + 1] * right
    lower = solar_yield_table[row + 1, column] * (1.0 - right) + solar_yield_table[row + 1, column + 1] * right
    blended: Array = upper * (1.0 - down) + lower * down
    return blended * (1.0 - solar_system_losses) * inverter_efficiency * (1.0 - sun_taken_from_roof)


def _place(grid: Array, values: Array) -> tuple[np.ndarray, Array]:
    """Grid line at or before each value, and how far beyond it the value lies (0 to 1)."""
    step = grid[1] - grid[0]
    line = np.minimum((values // step).astype(np.intp), len(grid) - 2)
    return line, (values - grid[line]) / step
