"""Walls, roofs and windows are brought to the code when they are repaired anyway."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    KilogramsPerSquareMetre,
    KilogramsPerTonne,
    Mask,
    Money,
    MoneyPerSquareMetre,
    Share,
    SquareMetres,
    Tonnes,
    WattsPerSquareMetreKelvin,
)


class RenewedEnvelope(NamedTuple):
    """What repairs with insulation change."""

    wall_transmittance: WattsPerSquareMetreKelvin
    roof_transmittance: WattsPerSquareMetreKelvin
    window_transmittance: WattsPerSquareMetreKelvin
    embodied_emissions_of_measures: Tonnes
    cost: Money


@intervention(
    of="building",
    phase="envelope",
    strategy="background",
    cost="envelope",
    recurring=True,
    source="Directive 2010/31/EU, article 7: major renovation; targets and cost as the parameters say",
    settings=("renewed_wall_transmittance", "renewed_roof_transmittance", "renewed_window_transmittance"),
)
def renew_envelope_in_cycle(
    facade_due: Share,
    wall_transmittance: WattsPerSquareMetreKelvin,
    renewed_wall_transmittance: WattsPerSquareMetreKelvin,
    opaque_wall_area: SquareMetres,
    wall_insulation_cost: MoneyPerSquareMetre,
    wall_insulation_embodied_emissions: KilogramsPerSquareMetre,
    roof_due: Share,
    roof_transmittance: WattsPerSquareMetreKelvin,
    renewed_roof_transmittance: WattsPerSquareMetreKelvin,
    roof_area: SquareMetres,
    roof_insulation_cost: MoneyPerSquareMetre,
    roof_insulation_embodied_emissions: KilogramsPerSquareMetre,
    window_due: Share,
    window_transmittance: WattsPerSquareMetreKelvin,
    renewed_window_transmittance: WattsPerSquareMetreKelvin,
    window_area: SquareMetres,
    window_replacement_cost: MoneyPerSquareMetre,
    window_embodied_emissions: KilogramsPerSquareMetre,
    kilograms_per_tonne: KilogramsPerTonne,
    embodied_emissions_of_measures: Tonnes,
) -> RenewedEnvelope:
    """Brings the part of the envelope that is repaired this year to what the code asks at repair, where that is better.

    Costs and emits by the area that becomes better, as the measures do; paint and scaffolding, which come anyway,
    are not taken off.
    """
    wall = _better(facade_due, wall_transmittance, renewed_wall_transmittance)
    roof = _better(roof_due, roof_transmittance, renewed_roof_transmittance)
    window = _better(window_due, window_transmittance, renewed_window_transmittance)
    walls = (wall < wall_transmittance) * opaque_wall_area
    roofs = (roof < roof_transmittance) * roof_area
    windows = (window < window_transmittance) * window_area
    cost = walls * wall_insulation_cost + roofs * roof_insulation_cost + windows * window_replacement_cost
    made = walls * wall_insulation_embodied_emissions + roofs * roof_insulation_embodied_emissions
    made = (made + windows * window_embodied_emissions) / kilograms_per_tonne
    embodied = embodied_emissions_of_measures + made
    return RenewedEnvelope(wall, roof, window, embodied, cost)


def _better(due: Share, now: WattsPerSquareMetreKelvin, code: WattsPerSquareMetreKelvin) -> WattsPerSquareMetreKelvin:
    return np.where(due > 0, np.minimum(now, code), now)


@renew_envelope_in_cycle.eligible("reason-not-heated")
def heated(conditioned_floor_area: SquareMetres) -> Mask:
    """Only a heated building is insulated."""
    return conditioned_floor_area > 0


@renew_envelope_in_cycle.eligible("reason-not-due")
def due(facade_due: Share, roof_due: Share, window_due: Share) -> Mask:
    """A part of the envelope must be repaired this year."""
    return facade_due + roof_due + window_due > 0


@renew_envelope_in_cycle.eligible("reason-already-better")
def worth_it(
    facade_due: Share,
    wall_transmittance: WattsPerSquareMetreKelvin,
    renewed_wall_transmittance: WattsPerSquareMetreKelvin,
    roof_due: Share,
    roof_transmittance: WattsPerSquareMetreKelvin,
    renewed_roof_transmittance: WattsPerSquareMetreKelvin,
    window_due: Share,
    window_transmittance: WattsPerSquareMetreKelvin,
    renewed_window_transmittance: WattsPerSquareMetreKelvin,
    smallest_improvement: WattsPerSquareMetreKelvin,
) -> Mask:
    """A part that is repaired must be worse than the code by more than next to nothing."""
    wall = (facade_due > 0) & (wall_transmittance >= renewed_wall_transmittance + smallest_improvement)
    roof = (roof_due > 0) & (roof_transmittance >= renewed_roof_transmittance + smallest_improvement)
    window = (window_due > 0) & (window_transmittance >= renewed_window_transmittance + smallest_improvement)
    return wall | roof | window
