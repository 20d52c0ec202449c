"""What automation spares, what people override, and what its own devices draw."""

from citybrain.kernel import quantity
from citybrain.kernel.units import HoursPerYear, KilowattHoursPerYear, Share, Watts

WATTS_PER_KILOWATT = 1000.0


@quantity(of="building", source="EN ISO 52120-1:2022 (EN 15232-1:2017), simple method: factors on the yearly energy")
def control_spared_heat(
    smart_heating_saving: Share, control_override_share: Share, space_heating_need: KilowattHoursPerYear
) -> KilowattHoursPerYear:
    """Heat of rooms that automation spares, less what people take back by overriding it.

    Fit for a stock of buildings of standard control (class C) today; a building that is badly controlled spares more.
    """
    return smart_heating_saving * (1.0 - control_override_share) * space_heating_need


@quantity(of="building", source="EN ISO 52120-1:2022 (EN 15232-1:2017), simple method: factors on the yearly energy")
def control_spared_cooling(
    smart_cooling_saving: Share, control_override_share: Share, cooling_electricity: KilowattHoursPerYear
) -> KilowattHoursPerYear:
    """Electricity of cooling that automation spares, less what people take back by overriding it."""
    return smart_cooling_saving * (1.0 - control_override_share) * cooling_electricity


@quantity(of="building", source="EN ISO 52120-1:2022 (EN 15232-1:2017), simple method: factors on the yearly energy")
def control_spared_electricity(
    smart_electricity_saving: Share,
    control_override_share: Share,
    lighting_electricity: KilowattHoursPerYear,
    auxiliary_electricity: KilowattHoursPerYear,
) -> KilowattHoursPerYear:
    """Electricity of light, pumps and fans that automation spares, less what people take back by overriding it."""
    kept = smart_electricity_saving * (1.0 - control_override_share)
    return kept * (lighting_electricity + auxiliary_electricity)


@quantity(of="building", source="definition: power at all hours")
def standby_electricity(
    standby_power: Watts, standby_burden: Share, hours_of_year: HoursPerYear
) -> KilowattHoursPerYear:
    """Electricity that sensors, actuators and gateways of smart control draw themselves, day and night."""
    return standby_power * standby_burden * hours_of_year / WATTS_PER_KILOWATT
