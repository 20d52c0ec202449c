"""Energy communities: surplus of roofs and walls that members in the same zone use in the same hour."""

import numpy as np

from citybrain.kernel import quantity, spread
from citybrain.kernel.units import KilowattHoursPerYear, Share


@quantity(of="building", source="definition: what the building does not use itself")
def solar_surplus(
    solar_generation: KilowattHoursPerYear, solar_used_in_building: KilowattHoursPerYear
) -> KilowattHoursPerYear:
    """Solar electricity that the building does not use itself."""
    return solar_generation - solar_used_in_building


@quantity(of="building", source="definition: surplus of members", totals=("zone",))
def community_surplus(solar_surplus: KilowattHoursPerYear, energy_community_share: Share) -> KilowattHoursPerYear:
    """Solar electricity that a member of an energy community has to give."""
    return solar_surplus * energy_community_share


@quantity(of="building", source="definition: use in sunny hours that the own modules leave", totals=("zone",))
def community_reach(
    electricity_use: KilowattHoursPerYear,
    self_sufficiency_limit: Share,
    solar_used_in_building: KilowattHoursPerYear,
    energy_community_share: Share,
) -> KilowattHoursPerYear:
    """Electricity of a member in sunny hours that neighbours could supply, beyond what its own modules cover."""
    return (electricity_use * self_sufficiency_limit - solar_used_in_building) * energy_community_share


@quantity(of="zone", source="the curve of own use, of all members together (`solar_used_in_building`)")
def community_cover(zone_community_surplus: KilowattHoursPerYear, zone_community_reach: KilowattHoursPerYear) -> Share:
    """Part of the reachable electricity of members that their neighbours supply: 1 - exp(-S / R)."""
    some = np.where(zone_community_reach > 0, zone_community_reach, np.nan)
    return np.where(zone_community_reach > 0, 1.0 - np.exp(-zone_community_surplus / some), 0.0)


@quantity(of="zone", source="definition: what members receive is what others give")
def community_taken_share(
    community_cover: Share, zone_community_surplus: KilowattHoursPerYear, zone_community_reach: KilowattHoursPerYear
) -> Share:
    """Part of the surplus of members that their neighbours use."""
    some = np.where(zone_community_surplus > 0, zone_community_surplus, np.nan)
    return np.where(zone_community_surplus > 0, community_cover * zone_community_reach / some, 0.0)


@spread(of="building")
def community_cover_of_own_zone(community_cover: Share) -> Share:
    """Part of the reachable electricity that neighbours supply in the zone of the building."""
    ...


@spread(of="building")
def community_taken_share_of_own_zone(community_taken_share: Share) -> Share:
    """Part of the surplus that neighbours use in the zone of the building."""
    ...


@quantity(of="building", source="definition: reach times cover")
def solar_from_neighbours(
    community_reach: KilowattHoursPerYear, community_cover_of_own_zone: Share
) -> KilowattHoursPerYear:
    """Solar electricity of neighbours in the same zone that a member of an energy community uses."""
    return community_reach * community_cover_of_own_zone


@quantity(of="building", source="definition: surplus times the part that is taken")
def solar_to_neighbours(
    community_surplus: KilowattHoursPerYear, community_taken_share_of_own_zone: Share
) -> KilowattHoursPerYear:
    """Solar electricity that a member of an energy community gives to neighbours in the same zone."""
    return community_surplus * community_taken_share_of_own_zone
