"""What people use more of because it became cheap, and what habits and devices come to altogether."""

from citybrain.kernel import quantity
from citybrain.kernel.units import HoursPerYear, KilowattHoursPerYear, Share, SquareMetres, WattsPerSquareMetre

WATTS_PER_KILOWATT = 1000.0


@quantity(of="building", source="Greening, Greene, Difiglio 2000, doi:10.1016/S0301-4215(00)00021-5")
def lighting_rebound(
    useful_floor_area: SquareMetres,
    lighting_power_spared: WattsPerSquareMetre,
    lighting_hours: HoursPerYear,
    lighting_take_back: Share,
) -> KilowattHoursPerYear:
    """Electricity of lamps that burn longer or are more in number because they have become cheap to run."""
    spared = useful_floor_area * lighting_power_spared * lighting_hours / WATTS_PER_KILOWATT
    return spared * lighting_take_back


@quantity(of="building", source="Qiu, Kahn, Xing 2019, doi:10.1016/j.jeem.2019.04.003")
def solar_rebound(solar_generation: KilowattHoursPerYear, solar_take_back: Share) -> KilowattHoursPerYear:
    """Electricity that households use more of because their roof makes some."""
    return solar_generation * solar_take_back


@quantity(of="building", source="definition: what comes on top of the standard use, less what is spared of it")
def electricity_of_habits(
    telework_home_electricity: KilowattHoursPerYear,
    standby_electricity: KilowattHoursPerYear,
    lighting_rebound: KilowattHoursPerYear,
    solar_rebound: KilowattHoursPerYear,
    feedback_spared_electricity: KilowattHoursPerYear,
    control_spared_electricity: KilowattHoursPerYear,
    control_spared_cooling: KilowattHoursPerYear,
) -> KilowattHoursPerYear:
    """Electricity that habits, devices and controls add to the standard use; below 0 where they spare more."""
    added = telework_home_electricity + standby_electricity + lighting_rebound + solar_rebound
    return added - feedback_spared_electricity - control_spared_electricity - control_spared_cooling


@quantity(
    of="building", source="ISO 13790:2008, 12.2.1: gains are used in part; here the heat that must take their place"
)
def heat_of_habits(
    telework_home_heat: KilowattHoursPerYear,
    control_spared_heat: KilowattHoursPerYear,
    feedback_spared_electricity: KilowattHoursPerYear,
    control_spared_electricity: KilowattHoursPerYear,
    used_share_of_inner_heat: Share,
    heated_share: Share,
) -> KilowattHoursPerYear:
    """Heat of rooms that habits and controls add to the need; below 0 where they spare more.

    Electricity that is spared no longer warms the rooms: the heating takes its place for the part that was of use.
    """
    replaced = (feedback_spared_electricity + control_spared_electricity) * used_share_of_inner_heat * heated_share
    return telework_home_heat + replaced - control_spared_heat
