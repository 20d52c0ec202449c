"""What measures change in habits, devices and controls: nothing today, until a plan says otherwise."""

from citybrain.kernel import given
from citybrain.kernel.units import DaysPerYear, Ratio, Share, Watts, WattsPerSquareMetre, Years


@given(of="building", default=0.0)
def energy_saving_measures() -> Share:
    """How far measures have made a home cheaper to heat: 0 as it was, 1 renovated throughout."""
    ...


@given(of="building", default=0.0, totals=("city",))
def telework_days() -> DaysPerYear:
    """Days of work that the people of a building do at home instead, all people together."""
    ...


@given(of="building", default=0.0)
def feedback_duration() -> Years:
    """For how long households are told how much they use; 0 where no such programme runs."""
    ...


@given(of="building", default=0.0)
def feedback_electricity_saving() -> Share:
    """Part of the electricity of light and appliances that households spare while they are told what they use."""
    ...


@given(of="building", default=0.0)
def feedback_hot_water_saving() -> Share:
    """Part of the hot water that households spare while they are told what they use."""
    ...


@given(of="building", default=0.0)
def smart_heating_saving() -> Share:
    """Part of the heating that automation spares against standard control, if nobody overrides it."""
    ...


@given(of="building", default=0.0)
def smart_cooling_saving() -> Share:
    """Part of the cooling that automation spares against standard control, if nobody overrides it."""
    ...


@given(of="building", default=0.0)
def smart_electricity_saving() -> Share:
    """Part of the electricity of light, pumps and fans that automation spares against standard control."""
    ...


@given(of="building", default=0.0)
def standby_power() -> Watts:
    """Power that the devices of smart control draw at all hours."""
    ...


@given(of="building", default=0.0)
def lighting_power_spared() -> WattsPerSquareMetre:
    """Installed power of lamps that measures have taken away, for each square metre of useful floor."""
    ...


@given(of="building", default=1.0, stands_in=True)
def electricity_price_response() -> Ratio:
    """Electricity that is still used after a change of its price; all of it where nobody computes prices."""
    ...


@given(of="building", default=1.0, stands_in=True)
def heat_price_response() -> Ratio:
    """Heat for rooms that is still used after a change of its price; all of it where nobody computes prices."""
    ...
