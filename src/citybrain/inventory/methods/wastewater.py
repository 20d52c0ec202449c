"""Methane and nitrous oxide of domestic wastewater."""

from __future__ import annotations

from citybrain.inventory.methods.molar import NITROUS_OXIDE_PER_NITROGEN
from citybrain.kernel.units import Array


def organic_load(people: Array, oxygen_demand: Array, industrial_correction: Array | float = 1.0) -> Array:
    """kg of BOD a year from people, g per person and day, and 1.25 for industry that shares the sewer (1: none).

    IPCC 2006, vol. 5, equation 6.3.
    """
    return people * oxygen_demand * 0.001 * industrial_correction * 365.0


def wastewater_methane_factor(capacity: Array, correction: Array) -> Array:
    """kg of CH4 per kg of BOD: the most that can arise times the correction of the system. Equation 6.2."""
    return capacity * correction


def wastewater_methane(
    load: Array, system_share: Array, factor: Array, sludge: Array | float = 0.0, recovered: Array | float = 0.0
) -> Array:
    """kg of CH4 a year of one system: (its share of the load, less what leaves as sludge) * EF - recovered.

    IPCC 2006, vol. 5, equation 6.1, for one system and income group.
    """
    return (load * system_share - sludge) * factor - recovered


def effluent_nitrogen(
    people: Array,
    protein: Array,
    nitrogen_in_protein: Array,
    not_consumed: Array,
    industrial: Array,
    sludge: Array | float = 0.0,
) -> Array:
    """kg of N a year in effluent, from kg of protein per person and year. IPCC 2006, vol. 5, equation 6.8."""
    return people * protein * nitrogen_in_protein * not_consumed * industrial - sludge


def effluent_nitrous_oxide(nitrogen: Array, factor: Array) -> Array:
    """kg of N2O a year from effluent, or from a plant: N * EF (kg N2O-N per kg N) * 44/28.

    IPCC 2006, vol. 5, equation 6.7; IPCC 2019 Refinement, equation 6.9.
    """
    return nitrogen * factor * NITROUS_OXIDE_PER_NITROGEN
