"""What each group of people pays in a zone; no value where nobody knows who lives there."""

from typing import Any

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.units import Array, MoneyPerYear, Share

SOURCE = "definition: homes of a zone by who lives in them"


def part(whole: Any, share: Any) -> Array:
    """A share of a whole; no value where the share is not known, but nothing of nothing is nothing."""
    own: Array = np.where(whole == 0, 1.0, share) * whole
    return own


@quantity(of="zone", source=SOURCE, totals=("city",))
def zone_cost_to_owner_occupiers(
    zone_cost_if_owner_occupied: MoneyPerYear, owner_occupied_share: Share
) -> MoneyPerYear:
    """What people of a zone who live in homes of their own pay in a year for energy and measures."""
    return part(zone_cost_if_owner_occupied, owner_occupied_share)


@quantity(of="zone", source=SOURCE, totals=("city",))
def zone_cost_to_tenants(zone_cost_to_tenants_if_let: MoneyPerYear, owner_occupied_share: Share) -> MoneyPerYear:
    """What tenants of a zone pay in a year for energy, and by how much measures raise their rents."""
    return part(zone_cost_to_tenants_if_let, 1.0 - owner_occupied_share)


@quantity(of="zone", source=SOURCE, totals=("city",))
def zone_cost_to_landlords(zone_cost_to_landlords_if_let: MoneyPerYear, owner_occupied_share: Share) -> MoneyPerYear:
    """What landlords pay in a year for let homes of a zone, less what measures add to rents."""
    return part(zone_cost_to_landlords_if_let, 1.0 - owner_occupied_share)


@quantity(
    of="zone",
    source="definition: as all households of the zone, a part of owner-occupiers and tenants",
    totals=("city",),
)
def zone_cost_to_low_income_households(
    zone_cost_to_owner_occupiers: MoneyPerYear, zone_cost_to_tenants: MoneyPerYear, low_income_share: Share
) -> MoneyPerYear:
    """What households of low income pay in a year, if they live and heat as the others of their zone do.

    They are a part of owner-occupiers and tenants and are not added to them.
    """
    return part(zone_cost_to_owner_occupiers + zone_cost_to_tenants, low_income_share)


@quantity(of="zone", source="definition: what sales pay towards fixed costs; measures of the city lie in no zone")
def zone_cost_to_energy_companies(zone_contribution_to_fixed_costs: MoneyPerYear) -> MoneyPerYear:
    """What energy companies get from a zone towards networks and plants, below 0."""
    return -zone_contribution_to_fixed_costs
