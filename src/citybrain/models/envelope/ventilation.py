"""Heat that leaves with the air, in use and out of use."""

from typing import NamedTuple

from citybrain.kernel import quantity
from citybrain.kernel.units import (
    CubicMetres,
    CubicMetresPerHourSquareMetre,
    PerHour,
    Ratio,
    Share,
    SquareMetres,
    WattHoursPerCubicMetreKelvin,
    WattsPerKelvin,
)


@quantity(of="building", source="ISO 13789:2007, annex C; Finnish calculation guide D5/2012, eq. 3.9 and 3.10")
def infiltration_air_change(air_change_at_50_pascals: PerHour, leakage_exposure: Ratio) -> PerHour:
    """Wind and buoyancy drive a small part of the leakage that a blower door finds at 50 Pa."""
    return air_change_at_50_pascals * leakage_exposure


@quantity(of="building", source="ISO 13790:2008, eq. 21")
def infiltration_conductance(
    conditioned_volume: CubicMetres, infiltration_air_change: PerHour, air_heat_capacity: WattHoursPerCubicMetreKelvin
) -> WattsPerKelvin:
    """Leaking air carries off heat by its volume flow and heat capacity."""
    return conditioned_volume * infiltration_air_change * air_heat_capacity


class VentilationConductances(NamedTuple):
    """Heat carried off by fresh and leaking air, after heat recovery."""

    ventilation_conductance_occupied: WattsPerKelvin
    ventilation_conductance_unoccupied: WattsPerKelvin


@quantity(of="building", source="ISO 13790:2008, eq. 21 to 23")
def ventilation_conductances(
    conditioned_floor_area: SquareMetres,
    outdoor_air_flow_occupied: CubicMetresPerHourSquareMetre,
    outdoor_air_flow_unoccupied: CubicMetresPerHourSquareMetre,
    heat_recovery_efficiency: Share,
    air_heat_capacity: WattHoursPerCubicMetreKelvin,
    infiltration_conductance: WattsPerKelvin,
) -> VentilationConductances:
    """Fresh air carries off what heat recovery leaves of its heat, and leaking air all of it.

    H = rho c q (1 - eta) + H_inf for the air flow q in use and out of use, in W/K.
    """
    lost = conditioned_floor_area * air_heat_capacity * (1.0 - heat_recovery_efficiency)
    return VentilationConductances(
        lost * outdoor_air_flow_occupied + infiltration_conductance,
        lost * outdoor_air_flow_unoccupied + infiltration_conductance,
    )
