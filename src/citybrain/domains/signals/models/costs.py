"""Money that measures put into signals."""

from citybrain.kernel import given
from citybrain.kernel.units import Money, MoneyPerYear


@given(of="signal_junction", default=0.0, totals=("city",))
def investment_in_signals() -> Money:
    """Money that measures put into the signals of a junction: new times, detectors, controllers."""
    ...


@given(of="signal_junction", default=0.0, totals=("city",))
def running_cost_of_signals() -> MoneyPerYear:
    """What measures on the signals of a junction cost each year."""
    ...
