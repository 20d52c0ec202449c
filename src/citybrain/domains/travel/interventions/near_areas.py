"""Measures that put up in one area what serves those around it."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Count,
    Kilowatts,
    Mask,
    Money,
    MoneyPerKilowatt,
    MoneyPerKilowattYear,
    MoneyPerYear,
    People,
    PerYear,
    Ratio,
)


class ChargingSite(NamedTuple):
    """What points to charge cars change."""

    charging_power_in_area: Kilowatts
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="trip_area", phase="fleet", strategy="improve", digital_leverage="high", cost="places_of_areas",
    settings=("points_of_charging_site", "power_of_charging_point"),
    source="Regulation (EU) 2023/1804: public points by the power that they have",
    counted_by=("charging_power_in_area",),
)  # fmt: skip
def open_charging_site(
    charging_power_in_area: Kilowatts, points_of_charging_site: Ratio, power_of_charging_point: Kilowatts,
    cost_of_charging_power: MoneyPerKilowatt, upkeep_of_charging_power: MoneyPerKilowattYear,
) -> ChargingSite:  # fmt: skip
    """Puts up public points at which residents without a place of their own charge their cars.

    What charging costs them, and whether they buy an electric car because of it, is not in it.
    """
    power = points_of_charging_site * power_of_charging_point + charging_power_in_area * 0.0
    return ChargingSite(
        charging_power_in_area + power, power * cost_of_charging_power, power * upkeep_of_charging_power
    )


@open_charging_site.eligible("travel-reason-no-walk-node")
def can_be_reached(area_walk_node: Count) -> Mask:
    """Only where people can walk to it."""
    return np.isfinite(area_walk_node)


class MicroHub(NamedTuple):
    """What a hub in an area changes."""

    parcels_of_hubs_in_area: PerYear
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="trip_area", phase="choices", strategy="shift", digital_leverage="medium-high", cost="places_of_areas",
    settings=("parcels_of_hub",),
    source="Llorca and Moeckel 2021, doi:10.1186/s12544-021-00507-9: cargo bikes from hubs in Munich",
)  # fmt: skip
def open_micro_hub(
    parcels_of_hubs_in_area: PerYear, parcels_of_hub: PerYear, cost_of_hub: Money, upkeep_of_hub: MoneyPerYear
) -> MicroHub:  # fmt: skip
    """Opens a hub in the area, from which cargo bikes bring parcels to the areas within their reach.

    Lorries to the hub and what carriers save are not in it. `micro_hubs` does the same all over the city without
    saying where: what it brings is not brought again.
    """
    each = np.ones_like(parcels_of_hubs_in_area)
    return MicroHub(parcels_of_hubs_in_area + parcels_of_hub, each * cost_of_hub, each * upkeep_of_hub)


@open_micro_hub.eligible("travel-reason-no-parcels")
def takes_in_people(area_residents: People) -> Mask:
    """Only where people live to whom parcels come."""
    return area_residents > 0.0
