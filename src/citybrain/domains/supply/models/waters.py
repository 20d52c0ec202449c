"""The balance of five waters of a month: land, surface water, ground water, wastewater and nature, and what joins them.

What flows out of one water flows into another or out of the area, so that the residuals of all add up to that of the
whole by identity. A residual is not known where a flow is not: nothing is balanced by a guess.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import CubicMetres, Metres, Ratio, Share, SquareMetres

SOURCE = "Definition: what comes in less what goes out and what is stored; conservation of mass"


class WaterBox(NamedTuple):
    """Flows into one of the waters, and those out of it with the change of what it stores."""

    inflows: tuple[str, ...]
    outflows: tuple[str, ...]


BOXES = {
    "land": WaterBox(
        ("rain_and_snow",),
        (
            "land_evapotranspiration",
            "runoff_to_rivers",
            "ground_water_recharge",
            "rain_in_sewers",
            "soil_storage_change",
        ),
    ),
    "surface_water": WaterBox(
        ("river_inflow", "runoff_to_rivers", "base_flow", "sewer_overflow", "treated_to_rivers"),
        (
            "river_outflow",
            "open_water_evaporation",
            "surface_abstraction",
            "river_water_for_nature",
            "surface_storage_change",
        ),
    ),
    "ground_water": WaterBox(
        ("ground_water_recharge", "network_leakage", "seepage_of_nature"),
        (
            "ground_abstraction",
            "base_flow",
            "infiltration_into_sewers",
            "ground_storage_change",
        ),
    ),
    "plants": WaterBox(
        ("surface_abstraction", "ground_abstraction", "imported_water"),
        (
            "plant_loss",
            "water_supplied",
        ),
    ),
    "network": WaterBox(
        ("water_supplied",),
        (
            "metered_use",
            "unmetered_use",
            "network_leakage",
        ),
    ),
    "use": WaterBox(
        ("metered_use", "unmetered_use"),
        (
            "consumed_water",
            "wastewater_of_use",
        ),
    ),
    "wastewater": WaterBox(
        ("wastewater_of_use", "infiltration_into_sewers", "rain_in_sewers"),
        (
            "sewer_overflow",
            "treated_to_rivers",
            "reused_water",
        ),
    ),
    "nature": WaterBox(
        ("reused_water", "river_water_for_nature"),
        (
            "ecological_use",
            "seepage_of_nature",
        ),
    ),
}
"""The waters with their flows; the formulas below say the same, and a test holds both against each other."""


@quantity(of="water_month", source="Healy and Cook 2002, doi:10.1007/s10040-001-0178-0: change of storage by levels")
def ground_storage(
    ground_storage_change: CubicMetres, ground_water_rise: Metres, aquifer_area: SquareMetres, specific_yield: Ratio
) -> CubicMetres:
    """Change of ground water in the month: as a file says, else by the rise of the level of wells."""
    by_level = ground_water_rise * aquifer_area * specific_yield
    return np.where(np.isnan(ground_storage_change), by_level, ground_storage_change)


@quantity(of="water_month", source=SOURCE)
def residual_of_land(
    rain_and_snow: CubicMetres, land_evapotranspiration: CubicMetres, runoff_to_rivers: CubicMetres,
    ground_water_recharge: CubicMetres, rain_in_sewers: CubicMetres, soil_storage_change: CubicMetres,
) -> CubicMetres:  # fmt: skip
    """Rain on land that no other flow of the month accounts for."""
    return (
        rain_and_snow
        - land_evapotranspiration
        - runoff_to_rivers
        - ground_water_recharge
        - rain_in_sewers
        - soil_storage_change
    )


@quantity(of="water_month", source=SOURCE)
def residual_of_surface_water(
    river_inflow: CubicMetres, runoff_to_rivers: CubicMetres, base_flow: CubicMetres, sewer_overflow: CubicMetres,
    treated_to_rivers: CubicMetres, river_outflow: CubicMetres, open_water_evaporation: CubicMetres,
    surface_abstraction: CubicMetres, river_water_for_nature: CubicMetres, surface_storage_change: CubicMetres,
) -> CubicMetres:  # fmt: skip
    """Surface water that no other flow of the month accounts for."""
    return (
        (river_inflow + runoff_to_rivers + base_flow + sewer_overflow + treated_to_rivers)
        - river_outflow
        - open_water_evaporation
        - surface_abstraction
        - river_water_for_nature
        - surface_storage_change
    )


@quantity(of="water_month", source=SOURCE)
def residual_of_ground_water(
    ground_water_recharge: CubicMetres, network_leakage: CubicMetres, seepage_of_nature: CubicMetres,
    ground_abstraction: CubicMetres, base_flow: CubicMetres, infiltration_into_sewers: CubicMetres,
    ground_storage: CubicMetres,
) -> CubicMetres:  # fmt: skip
    """Ground water that no other flow of the month accounts for."""
    return (
        (ground_water_recharge + network_leakage + seepage_of_nature)
        - ground_abstraction
        - base_flow
        - infiltration_into_sewers
        - ground_storage
    )


@quantity(of="water_month", source=SOURCE)
def residual_of_plants(
    surface_abstraction: CubicMetres, ground_abstraction: CubicMetres, imported_water: CubicMetres,
    plant_loss: CubicMetres, water_supplied: CubicMetres,
) -> CubicMetres:  # fmt: skip
    """Water at plants that no other flow of the month accounts for."""
    return (surface_abstraction + ground_abstraction + imported_water) - plant_loss - water_supplied


@quantity(of="water_month", source=SOURCE)
def residual_of_network(
    water_supplied: CubicMetres, metered_use: CubicMetres, unmetered_use: CubicMetres,
    network_leakage: CubicMetres,
) -> CubicMetres:  # fmt: skip
    """Water in the network that no other flow of the month accounts for."""
    return water_supplied - metered_use - unmetered_use - network_leakage


@quantity(of="water_month", source=SOURCE)
def residual_of_use(
    metered_use: CubicMetres, unmetered_use: CubicMetres, consumed_water: CubicMetres,
    wastewater_of_use: CubicMetres,
) -> CubicMetres:  # fmt: skip
    """Used water that no other flow of the month accounts for."""
    return (metered_use + unmetered_use) - consumed_water - wastewater_of_use


@quantity(of="water_month", source=SOURCE)
def residual_of_wastewater(
    wastewater_of_use: CubicMetres, infiltration_into_sewers: CubicMetres, rain_in_sewers: CubicMetres,
    sewer_overflow: CubicMetres, treated_to_rivers: CubicMetres, reused_water: CubicMetres,
) -> CubicMetres:  # fmt: skip
    """Wastewater that no other flow of the month accounts for."""
    return (
        (wastewater_of_use + infiltration_into_sewers + rain_in_sewers)
        - sewer_overflow
        - treated_to_rivers
        - reused_water
    )


@quantity(of="water_month", source=SOURCE)
def residual_of_nature(
    reused_water: CubicMetres, river_water_for_nature: CubicMetres, ecological_use: CubicMetres,
    seepage_of_nature: CubicMetres,
) -> CubicMetres:  # fmt: skip
    """Water of wetlands and green that no other flow of the month accounts for."""
    return (reused_water + river_water_for_nature) - ecological_use - seepage_of_nature


@quantity(of="water_month", source=SOURCE)
def residual_of_waters(
    residual_of_land: CubicMetres, residual_of_surface_water: CubicMetres, residual_of_ground_water: CubicMetres,
    residual_of_plants: CubicMetres, residual_of_network: CubicMetres, residual_of_use: CubicMetres,
    residual_of_wastewater: CubicMetres, residual_of_nature: CubicMetres,
) -> CubicMetres:  # fmt: skip
    """Water that no flow into or out of the area and no storage of the month accounts for."""
    natural = residual_of_land + residual_of_surface_water + residual_of_ground_water + residual_of_nature
    return natural + residual_of_plants + residual_of_network + residual_of_use + residual_of_wastewater


@quantity(of="water_month", source="Definition: abstraction over what permits allow")
def surface_abstraction_over_permit(
    surface_abstraction: CubicMetres, permitted_surface_abstraction: CubicMetres
) -> Share:
    """Abstraction of surface water over what permits allow; above 1 it is more than allowed."""
    return per(surface_abstraction, permitted_surface_abstraction)


@quantity(of="water_month", source="Definition: abstraction over what permits allow")
def ground_abstraction_over_permit(ground_abstraction: CubicMetres, permitted_ground_abstraction: CubicMetres) -> Share:
    """Abstraction of ground water over what permits allow; above 1 it is more than allowed."""
    return per(ground_abstraction, permitted_ground_abstraction)


@quantity(of="water_month", source="Definition: leakage over the water put into the network")
def leakage_share(network_leakage: CubicMetres, water_supplied: CubicMetres) -> Share:
    """Part of the water put into the network that it loses."""
    return per(network_leakage, water_supplied)


@quantity(of="water_month", source="Definition: ecological use over demand")
def ecological_demand_met(ecological_use: CubicMetres, ecological_demand: CubicMetres) -> Share:
    """Part of the ecological demand that is met."""
    return per(ecological_use, ecological_demand)
