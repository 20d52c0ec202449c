"""What bills and meters say of buildings and zones; not a number where nothing was billed."""

from math import nan

from citybrain.kernel import given
from citybrain.kernel.units import KilowattHoursPerYear


@given(of="building", default=nan, observes="network_heat")
def observed_network_heat() -> KilowattHoursPerYear:
    """Heat that the building took from the network by its bills of a year, weather corrected where possible."""
    ...


@given(of="building", default=nan, observes="delivered_electricity")
def observed_delivered_electricity() -> KilowattHoursPerYear:
    """Electricity that the building bought by its bills of a year, weather corrected where possible."""
    ...


@given(of="building", default=nan, observes="delivered_gas")
def observed_delivered_gas() -> KilowattHoursPerYear:
    """Gas that the building bought by its bills of a year, weather corrected where possible."""
    ...


@given(of="building", default=nan, observes="delivered_oil")
def observed_delivered_oil() -> KilowattHoursPerYear:
    """Heating oil that the building bought by its bills of a year, weather corrected where possible."""
    ...


@given(of="building", default=nan, observes="delivered_wood")
def observed_delivered_wood() -> KilowattHoursPerYear:
    """Wood that the building burned by its bills of a year, weather corrected where possible."""
    ...


@given(of="building", default=nan, observes="delivered_coal")
def observed_delivered_coal() -> KilowattHoursPerYear:
    """Coal that the building burned by its bills of a year, weather corrected where possible."""
    ...


@given(of="building", default=nan, observes="summer_network_heat")
def observed_summer_network_heat() -> KilowattHoursPerYear:
    """Heat that the building took from the network whether or not it was cold: its bills of summer, over a year."""
    ...


@given(of="zone", default=nan, observes="zone_network_heat")
def observed_zone_network_heat() -> KilowattHoursPerYear:
    """Heat that the zone took from the network by bills of whole zones, weather corrected where possible."""
    ...


@given(of="zone", default=nan, observes="zone_delivered_electricity")
def observed_zone_delivered_electricity() -> KilowattHoursPerYear:
    """Electricity that the zone bought by bills of whole zones, weather corrected where possible."""
    ...


@given(of="zone", default=nan, observes="zone_delivered_gas")
def observed_zone_delivered_gas() -> KilowattHoursPerYear:
    """Gas that the zone bought by bills of whole zones, weather corrected where possible."""
    ...


@given(of="zone", default=nan, observes="zone_delivered_oil")
def observed_zone_delivered_oil() -> KilowattHoursPerYear:
    """Heating oil that the zone bought by bills of whole zones, weather corrected where possible."""
    ...


@given(of="zone", default=nan, observes="zone_delivered_wood")
def observed_zone_delivered_wood() -> KilowattHoursPerYear:
    """Wood that the zone burned by bills of whole zones, weather corrected where possible."""
    ...


@given(of="zone", default=nan, observes="zone_delivered_coal")
def observed_zone_delivered_coal() -> KilowattHoursPerYear:
    """Coal that the zone burned by bills of whole zones, weather corrected where possible."""
    ...
