"""Closing a pipe or valve, new mains, and lower pressure."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Mask,
    Metres,
    Money,
    MoneyPerMetre,
    MoneyPerMetreYear,
    MoneyPerYear,
    Share,
)

LITTLE = 0.5
"""Metres of pressure below which lowering it is not worth doing."""


class Closed(NamedTuple):
    """What closing a link changes."""

    closed_by_plan: Share
    cost: Money


class Relaid(NamedTuple):
    """What a new main changes."""

    replaced_share: Share
    cost: Money


class LowerPressure(NamedTuple):
    """What valves that reduce pressure change."""

    pressure_cut: Metres
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="supply_pipe", phase="supply", strategy="improve", digital_leverage="medium",
    source="Definition: no water passes a closed link", cost="water_mains", settings=("cost_of_closing_link",),
)  # fmt: skip
def close_pipe(closed_by_plan: Share, cost_of_closing_link: Money) -> Closed:
    """Closes a pipe, pump or valve, to see who hangs on it."""
    return Closed(closed_by_plan * 0.0 + 1.0, (1.0 - closed_by_plan) * cost_of_closing_link)


@close_pipe.eligible("supply-reason-closed")
def is_not_closed(closed_by_plan: Share, link_shut: Share) -> Mask:
    """Only where the link is open."""
    return np.asarray((closed_by_plan < 1.0) & (link_shut < 1.0))


@intervention(
    of="supply_pipe", phase="supply", strategy="improve", digital_leverage="low",
    source="Definition: a new main leaks what cannot be avoided", cost="water_mains", settings=("cost_of_main",),
)  # fmt: skip
def replace_main(replaced_share: Share, main_length: Metres, cost_of_main: MoneyPerMetre) -> Relaid:
    """Lays a main anew in the place of the old one."""
    return Relaid(replaced_share * 0.0 + 1.0, (1.0 - replaced_share) * main_length * cost_of_main)


@replace_main.eligible("supply-reason-no-main")
def is_old_main(replaced_share: Share, main_length: Metres) -> Mask:
    """Only pipes that are not new."""
    return np.asarray((replaced_share < 1.0) & (main_length > 0.0))


@intervention(
    of="supply_node", phase="supply", strategy="improve", digital_leverage="high",
    source="Lambert 2001, IWA conference on system approach to leakage control: leakage follows pressure",
    cost="pressure_valves", settings=("pressure_reduction", "least_pressure", "cost_of_pressure_valves"),
)  # fmt: skip
def manage_pressure(
    pressure_cut: Metres, lowest_node_pressure: Metres, mains_at_node: Metres, pressure_reduction: Metres,
    least_pressure: Metres, cost_of_pressure_valves: MoneyPerMetre, upkeep_of_pressure_valves: MoneyPerMetreYear,
) -> LowerPressure:  # fmt: skip
    """Lowers the pressure by valves, not below what is least at any hour."""
    cut = np.minimum(np.maximum(lowest_node_pressure - least_pressure, 0.0), pressure_reduction)
    return LowerPressure(
        pressure_cut + cut, mains_at_node * cost_of_pressure_valves, mains_at_node * upkeep_of_pressure_valves
    )


@manage_pressure.eligible("supply-reason-no-pressure")
def has_pressure_to_spare(lowest_node_pressure: Metres, least_pressure: Metres) -> Mask:
    """Only where the pressure is above the least at every hour of the day."""
    return np.asarray(lowest_node_pressure - least_pressure >= LITTLE)
