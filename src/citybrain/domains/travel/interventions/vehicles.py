"""Measures on the cars of a city."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import KilometresPerYear, Mask, Money, MoneyPerYear, Ratio, Share


class ElectricCars(NamedTuple):
    """What electric cars change."""

    added_electric_share: Share
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="city", phase="fleet", strategy="improve", digital_leverage="high", settings=("electric_cars_in_place",),
    source="definition: they drive the kilometres of those they replace", cost="travel_of_city",
)  # fmt: skip
def electric_cars(
    added_electric_share: Share, electric_cars_in_place: Share, electric_driven_share: Share,
    city_vehicle_kilometres: KilometresPerYear, kilometres_of_a_car: KilometresPerYear,
    cost_of_charging_a_car: Money, upkeep_of_charging_a_car: MoneyPerYear,
) -> ElectricCars:  # fmt: skip
    """Replaces a part of the cars with an engine by electric ones, which take electricity of the grid.

    The city pays for points at which they charge, by the cars that drive its kilometres; what a car costs its owner
    beyond another one is not in it.
    """
    replaced = (1.0 - electric_driven_share) * electric_cars_in_place * city_vehicle_kilometres / kilometres_of_a_car
    added = (1.0 - added_electric_share) * electric_cars_in_place
    return ElectricCars(
        added_electric_share + added, replaced * cost_of_charging_a_car, replaced * upkeep_of_charging_a_car
    )


@electric_cars.eligible("travel-reason-no-traffic")
def has_traffic(city_vehicle_kilometres: KilometresPerYear) -> Mask:
    """Only where roads and a table of trips tell what cars drive."""
    return city_vehicle_kilometres > 0


class LowEmissionZone(NamedTuple):
    """What a low-emission zone changes."""

    in_low_emission_zone: Share
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="road", phase="fleet", strategy="improve", digital_leverage="high", settings=("cost_of_zone_cameras",),
    source="definition: petrol cars from Euro 4 and diesel cars from Euro 6 on, as in London", cost="road_works",
)  # fmt: skip
def low_emission_zone(
    in_low_emission_zone: Share, cost_of_zone_cameras: Money, upkeep_of_zone_cameras: MoneyPerYear
) -> LowEmissionZone:
    """Admits to a road only petrol cars of Euro 4 and diesel cars of Euro 6 or later; cameras watch it.

    Those who drove older ones drive newer ones: as many kilometres, no fewer greenhouse gases. What a newer car costs
    them is not counted, nor who no longer comes.
    """
    inside = np.ones_like(in_low_emission_zone)
    return LowEmissionZone(inside, inside * cost_of_zone_cameras, inside * upkeep_of_zone_cameras)


@low_emission_zone.eligible("travel-reason-in-zone")
def lies_outside_zones(in_low_emission_zone: Share) -> Mask:
    """Only roads that lie in no zone yet."""
    return in_low_emission_zone < 1.0


class AutomatedCars(NamedTuple):
    """What cars that drive by themselves change."""

    automated_share: Share
    automated_rebound: Ratio
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="city", phase="fleet", strategy="improve", digital_leverage="high", cost="travel_of_city",
    settings=("automated_cars_in_place", "rebound_of_automated_cars"),
    source="Wadud, MacKenzie and Leiby 2016, doi:10.1016/j.tra.2015.12.001: less energy a kilometre, more kilometres",
)  # fmt: skip
def automated_cars(
    automated_share: Share, automated_cars_in_place: Share, automated_rebound: Ratio, rebound_of_automated_cars: Ratio,
    city_vehicle_kilometres: KilometresPerYear, kilometres_of_a_car: KilometresPerYear, cost_of_automated_car: Money,
    upkeep_of_automated_car: MoneyPerYear,
) -> AutomatedCars:  # fmt: skip
    """Makes a part of the cars drive by themselves: smoothly, and with the rebound that its setting switches on or off.

    With it (1) they run empty in part, come to the door, and so draw trips from walking, cycling and public transport;
    without it (0) they only use less energy. People who cannot drive, and streets that take more cars, are not in it.
    """
    added = (1.0 - automated_share) * automated_cars_in_place
    cars = added * city_vehicle_kilometres / kilometres_of_a_car
    return AutomatedCars(
        automated_share + added, automated_rebound * 0.0 + rebound_of_automated_cars, cars * cost_of_automated_car,
        cars * upkeep_of_automated_car,
    )  # fmt: skip


automated_cars.eligible("travel-reason-no-traffic")(has_traffic)
