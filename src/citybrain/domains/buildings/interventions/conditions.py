"""Tests that several measures share: who can have them at all."""

from citybrain.kernel.units import Mask, Share, SquareMetres


def heated(conditioned_floor_area: SquareMetres) -> Mask:
    """Only a heated building has heat to save, to make or to lower."""
    return conditioned_floor_area > 0


def without_heat_pump(ground_source_heat_pump_share: Share, air_source_heat_pump_share: Share) -> Mask:
    """A building with a heat pump keeps it."""
    return ground_source_heat_pump_share + air_source_heat_pump_share <= 0


def homes(home_share: Share) -> Mask:
    """Only homes have households."""
    return home_share > 0


def offices(office_share: Share) -> Mask:
    """Only offices have desks to share or to give up."""
    return office_share > 0
