"""Measures on signals: new times, or control that answers to who comes."""

from typing import NamedTuple

from citybrain.domains.signals.models.system import ACTUATED, WEBSTER
from citybrain.kernel import intervention
from citybrain.kernel.units import Count, Mask, Money, MoneyPerYear


class Retimed(NamedTuple):
    """What new times change of the signals of a junction."""

    signal_control_chosen: Count
    cost: Money


class Actuated(NamedTuple):
    """What detectors and buttons change of the signals of a junction."""

    signal_control_chosen: Count
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="signal_junction", phase="signals", strategy="improve", digital_leverage="medium",
    source="Webster 1958, Traffic signal settings, RRL Technical Paper 39", excludes=("actuate_signals",),
    settings=("cost_of_retiming",), cost="signal_works",
)  # fmt: skip
def retime_signals(signal_control_chosen: Count, cost_of_retiming: Money) -> Retimed:
    """Gives the junction the fixed times of Webster's formula, with time enough for people on foot."""
    one = signal_control_chosen * 0.0 + 1.0
    return Retimed(one * WEBSTER, one * cost_of_retiming)


@retime_signals.eligible("signals-reason-changed")
def has_plan(signal_control_chosen: Count) -> Mask:
    """Only junctions that still run by their plan."""
    return signal_control_chosen < WEBSTER


@intervention(
    of="signal_junction", phase="signals", strategy="improve", digital_leverage="high",
    source="Koonce et al. 2008, Traffic Signal Timing Manual, FHWA-HOP-08-024: actuated control, transit priority",
    excludes=("retime_signals",), settings=("cost_of_actuation",), cost="signal_works",
)  # fmt: skip
def actuate_signals(
    signal_control_chosen: Count, cost_of_actuation: Money, upkeep_of_actuation: MoneyPerYear
) -> Actuated:
    """Lets the junction answer to who comes: buses first, green no longer than used, time for people on foot."""
    one = signal_control_chosen * 0.0 + 1.0
    return Actuated(one * ACTUATED, one * cost_of_actuation, one * upkeep_of_actuation)


@actuate_signals.eligible("signals-reason-changed")
def has_fixed_plan(signal_control_chosen: Count) -> Mask:
    """Only junctions that still run by their plan."""
    return signal_control_chosen < WEBSTER
