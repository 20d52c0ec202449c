"""Heat that leaves with the air, in use and out of use."""

from typing import NamedTuple

from citybrain.kernel import quantity
from citybrain.kernel.units import (
    CubicMetres,
    CubicMetresPerHourSquareMetre,
    Metres,
    PerHour,
    Ratio,
    Share,
    SquareMetres,
    WattHoursPerCubicMetreKelvin,
    WattsPerKelvin,
)


class InfiltrationAirChanges(NamedTuple):
    """Air that leaks through the envelope, in use and out of use."""

    infiltration_air_change_occupied: PerHour
    infiltration_air_change_unoccupied: PerHour


@quantity(of="building", source="ISO 13789:2007, annex C")
def infiltration_air_changes(
    air_change_at_50_pascals: PerHour,
    leakage_exposure: Ratio,
    leakage_suction: Ratio,
    extract_only_share: Share,
    outdoor_air_flow_occupied: CubicMetresPerHourSquareMetre,
    outdoor_air_flow_unoccupied: CubicMetresPerHourSquareMetre,
    room_height: Metres,
) -> InfiltrationAirChanges:
    """Wind and buoyancy drive a small part of the leakage that a blower door finds; suction of the house less yet.

    n = e n50 / (1 + f / e (n_s / n50)^2), where n_s is the air that is only drawn out: what comes in through the leaks
    then is the fresh air itself.
    """
    natural = air_change_at_50_pascals * leakage_exposure
    drawn = extract_only_share / (room_height * air_change_at_50_pascals)
    stiffness = leakage_suction / leakage_exposure
    return InfiltrationAirChanges(
        natural / (1.0 + stiffness * (drawn * outdoor_air_flow_occupied) ** 2),
        natural / (1.0 + stiffness * (drawn * outdoor_air_flow_unoccupied) ** 2),
    )


class VentilationConductances(NamedTuple):
    """Heat carried off by fresh and leaking air, after heat recovery."""

    ventilation_conductance_occupied: WattsPerKelvin
    ventilation_conductance_unoccupied: WattsPerKelvin


@quantity(of="building", source="ISO 13790:2008, eq. 21 to 23")
def ventilation_conductances(
    conditioned_floor_area: SquareMetres,
    conditioned_volume: CubicMetres,
    outdoor_air_flow_occupied: CubicMetresPerHourSquareMetre,
    outdoor_air_flow_unoccupied: CubicMetresPerHourSquareMetre,
    heat_recovery_efficiency: Share,
    infiltration_air_change_occupied: PerHour,
    infiltration_air_change_unoccupied: PerHour,
    air_heat_capacity: WattHoursPerCubicMetreKelvin,
    heat_loss_correction: Ratio,
) -> VentilationConductances:
    """Fresh air carries off what heat recovery leaves of its heat, and leaking air all of it.

    H = c_m rho c (q A (1 - eta) + n V) for the air flow q and the leakage n in use and out of use, in W/K; c_m is the
    correction by measured use, which transmission has in common (see transmission.py).
    """
    fresh = conditioned_floor_area * air_heat_capacity * (1.0 - heat_recovery_efficiency)
    leaking = conditioned_volume * air_heat_capacity
    return VentilationConductances(
        (fresh * outdoor_air_flow_occupied + leaking * infiltration_air_change_occupied) * heat_loss_correction,
        (fresh * outdoor_air_flow_unoccupied + leaking * infiltration_air_change_unoccupied) * heat_loss_correction,
    )
