"""Measures on the cars of a city."""

from typing import NamedTuple

from citybrain.kernel import intervention
from citybrain.kernel.units import KilometresPerYear, Mask, Money, Share


class ElectricCars(NamedTuple):
    """What electric cars change."""

    added_electric_share: Share
    cost: Money


@intervention(
    of="city", phase="fleet", strategy="improve", digital_leverage="medium", settings=("electric_cars_in_place",),
    source="definition: they drive the kilometres of those they replace", cost="plants",
)  # fmt: skip
def electric_cars(
    added_electric_share: Share, electric_cars_in_place: Share, electric_driven_share: Share,
    city_vehicle_kilometres: KilometresPerYear, kilometres_of_a_car: KilometresPerYear,
    cost_of_charging_a_car: Money,
) -> ElectricCars:  # fmt: skip
    """Replaces a part of the cars with an engine by electric ones, which take electricity of the grid.

    The city pays for points at which they charge, by the cars that drive its kilometres; what a car costs its owner
    beyond another one is not in it.
    """
    replaced = (1.0 - electric_driven_share) * electric_cars_in_place * city_vehicle_kilometres / kilometres_of_a_car
    added = (1.0 - added_electric_share) * electric_cars_in_place
    return ElectricCars(added_electric_share + added, replaced * cost_of_charging_a_car)


@electric_cars.eligible("travel-reason-no-traffic")
def has_traffic(city_vehicle_kilometres: KilometresPerYear) -> Mask:
    """Only where roads and a table of trips tell what cars drive."""
    return city_vehicle_kilometres > 0
