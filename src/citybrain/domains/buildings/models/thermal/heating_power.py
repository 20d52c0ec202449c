"""Power of the heating system: what the coldest day takes, and a margin to warm up again after a setback."""

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.units import (
    Array,
    Celsius,
    Kilowatts,
    SquareMetres,
    WattsPerKelvin,
    WattsPerSquareMetre,
)

HOURS_PER_DAY = 24
WATTS_PER_KILOWATT = 1000.0


@quantity(
    of="city", source="EN 12831-1:2017: external design temperature, here of the weather of the city", compiled=True
)
def design_outdoor_temperature(outdoor_temperature: Celsius) -> Celsius:
    """Mean outdoor temperature of the coldest day of the year that the city is computed with."""
    days = outdoor_temperature[: len(outdoor_temperature) // HOURS_PER_DAY * HOURS_PER_DAY]
    coldest: Array = days.reshape(-1, HOURS_PER_DAY).mean(axis=1).min()
    return coldest


@quantity(of="building", source="EN 12831-1:2017: design heat load with power to reheat after a setback")
def heating_power(
    opaque_transmission_conductance: WattsPerKelvin,
    window_transmission_conductance: WattsPerKelvin,
    ventilation_conductance_occupied: WattsPerKelvin,
    kept_temperature: Celsius,
    design_outdoor_temperature: Celsius,
    reheat_power: WattsPerSquareMetre,
    conditioned_floor_area: SquareMetres,
) -> Kilowatts:
    """The heating can give what walls, windows and fresh air lose on the coldest day, and a margin to reheat rooms.

    P = (H_tr + H_ve) (T - T_design) + p A: without sun and people, as systems are sized. A building that needs less
    after a measure is taken to have its system set anew. Nothing where no floor is heated.
    """
    lost = opaque_transmission_conductance + window_transmission_conductance + ventilation_conductance_occupied
    colder = np.maximum(kept_temperature - design_outdoor_temperature, 0.0 * kept_temperature)
    watts = lost * colder + reheat_power * conditioned_floor_area
    return watts * (conditioned_floor_area > 0.0 * conditioned_floor_area) / WATTS_PER_KILOWATT
