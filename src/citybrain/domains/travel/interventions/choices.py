"""Measures on what people choose: whether they travel, whether they have a car, what parking and fares cost."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Mask,
    Metres,
    Minutes,
    Money,
    MoneyPerMetre,
    MoneyPerMetreYear,
    MoneyPerPerson,
    MoneyPerPersonYear,
    MoneyPerYear,
    People,
    PerPerson,
    PerYear,
    Ratio,
    Share,
)

CHOICE = "definition: the nested logit of modes and the gravity of places answer"


class Telework(NamedTuple):
    """What work at home changes."""

    avoided_work_trips: Share
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="city", phase="choices", strategy="avoid", digital_leverage="high", cost="travel_of_city",
    settings=("teleworkable_share", "days_at_home_of_week"),
    source="Dingel and Neiman 2020, doi:10.1016/j.jpubeco.2020.104235; Hook et al. 2020, doi:10.1088/1748-9326/ab8a84",
)  # fmt: skip
def telework(
    avoided_work_trips: Share, teleworkable_share: Share, days_at_home_of_week: Ratio, working_days_of_week: Ratio,
    city_area_residents: People, employed_share: Share, cost_of_work_at_home: MoneyPerPerson,
    upkeep_of_work_at_home: MoneyPerPersonYear,
) -> Telework:  # fmt: skip
    """Lets those whose work can be done at home stay there on some days of the week more than today.

    A part of the trips to work is made up for by others from home. Streets that empty draw new trips, which the model
    of traffic counts; heat and electricity at home are told by `share_office_space`, which belongs in the same plan.
    """
    avoided = teleworkable_share * days_at_home_of_week / working_days_of_week
    workers = city_area_residents * employed_share * teleworkable_share
    return Telework(
        avoided_work_trips + (1.0 - avoided_work_trips) * avoided,
        workers * cost_of_work_at_home, workers * upkeep_of_work_at_home,
    )  # fmt: skip


@telework.eligible("travel-reason-no-people")
def has_travellers(city_area_residents: People) -> Mask:
    """Only where people of areas travel."""
    return city_area_residents > 0.0


class CheaperFare(NamedTuple):
    """What a cheaper fare changes."""

    transit_fare_change: Money
    running_cost: MoneyPerYear
    cost: Money


@intervention(
    of="city", phase="choices", strategy="shift", digital_leverage="medium-high", cost="fares",
    settings=("fare_reduction",), source=CHOICE,
)  # fmt: skip
def cheaper_fare(
    transit_fare_change: Money, transit_fare: Money, fare_reduction: Share, city_trips_by_transit: PerYear
) -> CheaperFare:
    """Lowers the fare of public transport; some change to it from cars, others from walking and cycling.

    The city pays what today's passengers no longer pay, which costs society nothing; what new ones pay and where
    vehicles get full is not counted.
    """
    less = (transit_fare + transit_fare_change) * fare_reduction
    return CheaperFare(transit_fare_change - less, less * city_trips_by_transit, less * 0.0)


@cheaper_fare.eligible("travel-reason-no-transit")
def has_transit(city_trips_by_transit: PerYear) -> Mask:
    """Only where a timetable says how people travel by public transport."""
    return city_trips_by_transit > 0.0


class SharedCars(NamedTuple):
    """What shared cars change."""

    members_of_car_sharing: Share
    driving_by_members: Share
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="city", phase="choices", strategy="shift", digital_leverage="medium-high", cost="travel_of_city",
    settings=("drivers_who_share", "driving_kept_by_members"),
    source="Nijland and van Meerkerk 2017, doi:10.1016/j.eist.2017.02.001: members drive 15 to 20 % less",
)  # fmt: skip
def share_cars(
    members_of_car_sharing: Share, driving_by_members: Share, drivers_who_share: Share, driving_kept_by_members: Share,
    city_area_residents: People, share_with_car: Share, cost_of_member_of_sharing: MoneyPerPerson,
    upkeep_of_member_of_sharing: MoneyPerPersonYear,
) -> SharedCars:  # fmt: skip
    """Puts up shared cars, for which a part of those with a car give up their own; they go on driving in part.

    Their trips by shared car count as if so many kept a car. The city pays for places and the service until it
    carries itself; bicycles to share are not in it. With fewer permits members are among those who have none.
    """
    added = (1.0 - members_of_car_sharing) * drivers_who_share
    members = city_area_residents * share_with_car * added
    return SharedCars(
        members_of_car_sharing + added, driving_by_members + added * driving_kept_by_members,
        members * cost_of_member_of_sharing, members * upkeep_of_member_of_sharing,
    )  # fmt: skip


share_cars.eligible("travel-reason-no-people")(has_travellers)


class ParkingPermits(NamedTuple):
    """What fewer places to park change."""

    cars_without_permit: Share
    added_car_time: Minutes
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="city", phase="choices", strategy="avoid", digital_leverage="medium", cost="travel_of_city",
    settings=("wanted_share_with_car", "minutes_to_scarcer_parking"),
    source="definition: permits for so many cars; German Environment Agency 2017: 150 cars for 1,000 people",
)  # fmt: skip
def limit_parking_permits(
    cars_without_permit: Share, added_car_time: Minutes, wanted_share_with_car: Share, share_with_car: Share,
    minutes_to_scarcer_parking: Minutes, city_area_residents: People, cost_of_permits: MoneyPerPerson,
    upkeep_of_permits: MoneyPerPersonYear,
) -> ParkingPermits:  # fmt: skip
    """Gives permits to park to fewer cars, and takes places away; who keeps a car walks farther to it.

    That so many give up their car is what the plan decides, not what a model finds; the time it takes is not told.
    """
    without = np.maximum(cars_without_permit, 1.0 - wanted_share_with_car / share_with_car)
    return ParkingPermits(
        without, added_car_time + minutes_to_scarcer_parking, city_area_residents * cost_of_permits,
        city_area_residents * upkeep_of_permits,
    )  # fmt: skip


@limit_parking_permits.eligible("travel-reason-few-cars")
def has_more_cars(share_with_car: Share, cars_without_permit: Share, wanted_share_with_car: Share) -> Mask:
    """Only where more people have a car than are to have one."""
    return share_with_car * (1.0 - cars_without_permit) > wanted_share_with_car


class CarryingCycles(NamedTuple):
    """What bicycles that carry a child change."""

    child_carrying_cycles: Share
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="city", phase="choices", strategy="avoid", digital_leverage="medium", cost="travel_of_city",
    settings=("families_with_carrying_cycles",), source=CHOICE,
)  # fmt: skip
def lend_carrying_cycles(
    child_carrying_cycles: Share, families_with_carrying_cycles: Share, city_area_residents: People,
    families_of_person: PerPerson, cost_of_carrying_cycle: Money, upkeep_of_carrying_cycle: MoneyPerYear,
) -> CarryingCycles:  # fmt: skip
    """Lends families bicycles that carry a child, so that they can cycle where they bring or fetch one."""
    added = (1.0 - child_carrying_cycles) * families_with_carrying_cycles
    cycles = city_area_residents * families_of_person * families_with_carrying_cycles
    return CarryingCycles(
        child_carrying_cycles + added, cycles * cost_of_carrying_cycle, cycles * upkeep_of_carrying_cycle
    )


lend_carrying_cycles.eligible("travel-reason-no-people")(has_travellers)


class PricedArea(NamedTuple):
    """What a price of parking changes in an area."""

    parking_price: Money
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="trip_area", phase="choices", strategy="shift", digital_leverage="high", cost="parking_places",
    settings=("added_parking_price",), source=CHOICE,
)  # fmt: skip
def price_parking_in_area(
    parking_price: Money, added_parking_price: Money, area_street_length: Metres,
    cost_of_parking_machines: MoneyPerMetre, upkeep_of_parking_machines: MoneyPerMetreYear,
) -> PricedArea:  # fmt: skip
    """Raises what a car that comes to an area pays for parking; people go there otherwise, or elsewhere.

    Its streets get machines and controls. What the city takes in is in the money that people pay on the way and in
    what public budgets gain, and no saving of the plan.
    """
    return PricedArea(
        parking_price + added_parking_price, area_street_length * cost_of_parking_machines,
        area_street_length * upkeep_of_parking_machines,
    )  # fmt: skip


@price_parking_in_area.eligible("travel-reason-no-streets")
def has_streets(area_street_length: Metres) -> Mask:
    """Only where streets are known that can be equipped."""
    return area_street_length > 0.0
