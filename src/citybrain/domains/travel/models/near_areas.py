"""What stands in areas for those around them: power to charge electric cars, hubs from which cargo bikes set out."""

import numpy as np

from citybrain.domains.travel.models._near_supply import SOURCE, served_within
from citybrain.kernel import given, quantity
from citybrain.kernel.units import Columns, Kilowatts, KilowattsPerPerson, Metres, People, PerYear, Share

PLACES = ("zone", "city")


@given(of="trip_area", default=0.0, totals=PLACES)
def charging_power_in_area() -> Kilowatts:
    """Power of points to charge cars that a plan puts up in the streets of an area."""
    ...


@given(of="trip_area", default=0.0, totals=PLACES)
def parcels_of_hubs_in_area() -> PerYear:
    """Parcels in a year that hubs can send out which a plan opens in an area."""
    ...


@quantity(of="trip_area", source="Definition: cars are electric as those of the city are", totals=PLACES)
def residents_needing_public_charging(
    area_residents: People, share_with_car: Share, fewer_cars: Share, electric_driven_share: Share,
    cars_without_private_parking: Share,
) -> People:  # fmt: skip
    """Residents of an area with an electric car at hand and no place of their own to charge it."""
    return area_residents * share_with_car * (1.0 - fewer_cars) * electric_driven_share * cars_without_private_parking


@quantity(of="trip_area", source="Regulation (EU) 2023/1804: power of public points for each electric car")
def residents_that_power_serves(charging_power_in_area: Kilowatts, charging_power_of_car: KilowattsPerPerson) -> People:
    """Residents with an electric car whom the points of an area can serve."""
    return charging_power_in_area / charging_power_of_car


@quantity(of="trip_area", source=SOURCE, whole=True, compiled=True, totals=PLACES)
def residents_near_charging(
    residents_needing_public_charging: People, residents_that_power_serves: People, walks_between_areas: Columns,
    walk_to_charging: Metres,
) -> People:  # fmt: skip
    """Residents of an area with an electric car whom points within walking distance serve.

    The middle of an area stands for all of it. Points that stand already are not known.
    """
    power, people = residents_that_power_serves, residents_needing_public_charging
    return served_within(power, people, walks_between_areas, walk_to_charging)


@quantity(of="trip_area", source="Definition", totals=PLACES)
def parcels_fit_for_hubs(parcels: PerYear, parcels_from_hubs: Share, share_fit_for_cargo_bikes: Share) -> PerYear:
    """Parcels that come to the people of an area, fit on a cargo bike, and come by van today."""
    return parcels * (1.0 - parcels_from_hubs) * share_fit_for_cargo_bikes


@quantity(of="trip_area", source=SOURCE, whole=True, compiled=True, totals=PLACES)
def parcels_from_near_hubs(
    parcels_fit_for_hubs: PerYear, parcels_of_hubs_in_area: PerYear, rides_between_areas: Columns,
    reach_of_hub: Metres,
) -> PerYear:  # fmt: skip
    """Parcels that come to the people of an area from hubs within the reach of a cargo bike."""
    return served_within(parcels_of_hubs_in_area, parcels_fit_for_hubs, rides_between_areas, reach_of_hub)


@quantity(of="trip_area", source="Definition: from hubs of the city and from those nearby; 0 where none come")
def parcels_by_cargo_bike(parcels: PerYear, parcels_from_hubs: Share, parcels_from_near_hubs: PerYear) -> Share:
    """Part of the parcels of an area that cargo bikes bring."""
    some = parcels > 0.0
    return parcels_from_hubs + np.divide(parcels_from_near_hubs, parcels, out=np.zeros(np.shape(some)), where=some)
