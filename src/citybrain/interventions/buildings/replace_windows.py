"""New windows."""

from typing import NamedTuple

import numpy as np

from citybrain.interventions.buildings.conditions import heated
from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Mask,
    Money,
    MoneyPerSquareMetre,
    PerHour,
    Share,
    SquareMetres,
    WattsPerSquareMetreKelvin,
)


class NewWindows(NamedTuple):
    """What new windows change."""

    window_transmittance: WattsPerSquareMetreKelvin
    window_solar_transmittance: Share
    air_change_at_50_pascals: PerHour
    investment: Money


@intervention(
    of="building",
    phase="envelope",
    strategy="improve",
    digital_leverage="medium-high",
    source="ISO 10077-1:2017; target, leakage and cost as the parameters say",
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
    investment: Money,
) -> NewWindows:
    """Replaces all windows: they pass less heat and less sun, and the house leaks less; costs by window area."""
    return NewWindows(
        np.minimum(window_transmittance, new_window_transmittance),
        np.minimum(window_solar_transmittance, new_window_solar_transmittance),
        air_change_at_50_pascals * leakage_after_new_windows,
        investment + window_area * window_replacement_cost,
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
