"""New windows."""

from typing import NamedTuple

import numpy as np

from citybrain.domains.buildings.interventions.conditions import heated
from citybrain.domains.buildings.interventions.steps import one_step_on
from citybrain.kernel import intervention
from citybrain.kernel.units import (
    KilogramsPerSquareMetre,
    KilogramsPerTonne,
    Mask,
    Money,
    MoneyPerSquareMetre,
    PerHour,
    Share,
    SquareMetres,
    Tonnes,
    WattsPerSquareMetreKelvin,
)


class NewWindows(NamedTuple):
    """What new windows change."""

    window_transmittance: WattsPerSquareMetreKelvin
    window_solar_transmittance: Share
    air_change_at_50_pascals: PerHour
    energy_saving_measures: Share
    embodied_emissions_of_measures: Tonnes
    cost: Money


@intervention(
    of="building",
    phase="envelope",
    strategy="improve",
    cost="envelope",
    digital_leverage="medium-high",
    source="ISO 10077-1:2017; target, leakage, cost and embodied emissions as the parameters say",
    settings=("new_window_transmittance", "new_window_solar_transmittance", "window_replacement_cost"),
)
def replace_windows(
    window_transmittance: WattsPerSquareMetreKelvin,
    window_solar_transmittance: Share,
    air_change_at_50_pascals: PerHour,
    window_area: SquareMetres,
    new_window_transmittance: WattsPerSquareMetreKelvin,
    new_window_solar_transmittance: Share,
    leakage_after_new_windows: Share,
    window_replacement_cost: MoneyPerSquareMetre,
    window_embodied_emissions: KilogramsPerSquareMetre,
    kilograms_per_tonne: KilogramsPerTonne,
    energy_saving_measures: Share,
    saving_step: Share,
    embodied_emissions_of_measures: Tonnes,
) -> NewWindows:
    """Replaces all windows: they pass less heat and less sun, and the house leaks less; costs by window area.

    In homes some of the saving is taken back as warmth (`temperature_take_back`).
    """
    cost = window_area * window_replacement_cost
    return NewWindows(
        np.minimum(window_transmittance, new_window_transmittance),
        np.minimum(window_solar_transmittance, new_window_solar_transmittance),
        air_change_at_50_pascals * leakage_after_new_windows,
        one_step_on(energy_saving_measures, saving_step),
        embodied_emissions_of_measures + window_area * window_embodied_emissions / kilograms_per_tonne,
        cost,
    )


replace_windows.eligible("reason-not-heated")(heated)


@replace_windows.eligible("reason-no-windows")
def has_windows(window_area: SquareMetres) -> Mask:
    """There must be windows to replace."""
    return window_area > 0


@replace_windows.eligible("reason-already-better")
def worth_it(
    window_transmittance: WattsPerSquareMetreKelvin,
    new_window_transmittance: WattsPerSquareMetreKelvin,
    smallest_improvement: WattsPerSquareMetreKelvin,
) -> Mask:
    """The windows must be worse than the new ones by more than next to nothing."""
    return window_transmittance >= new_window_transmittance + smallest_improvement
