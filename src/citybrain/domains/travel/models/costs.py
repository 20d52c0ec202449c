"""Money that measures put into roads, and what driving costs those who drive."""

import numpy as np

from citybrain.domains.travel.models._within_areas import within_areas
from citybrain.kernel import given, quantity, total
from citybrain.kernel.ratios import per
from citybrain.kernel.units import (
    HoursPerYear,
    KilometresPerYear,
    KilowattHoursPerYear,
    Money,
    MoneyPerKilometre,
    MoneyPerKilowattHour,
    MoneyPerYear,
    PerHour,
    PerYear,
    Ratio,
)

TAXES = "Definition: value-added tax of the price, and excise duties"


@given(of="road", default=0.0, totals=("city",))
def investment_in_roads() -> Money:
    """Money that measures put into a road: signs, barriers, gates."""
    ...


@given(of="road", default=0.0, totals=("city",))
def upkeep_of_roads() -> MoneyPerYear:
    """Upkeep in a year of what measures put into a road."""
    ...


@given(of="trip_area", default=0.0, totals=("city",))
def investment_in_areas() -> Money:
    """Money that measures put into an area of trips: machines for parking."""
    ...


@given(of="trip_area", default=0.0, totals=("city",))
def upkeep_of_areas() -> MoneyPerYear:
    """Upkeep in a year of what measures put into an area of trips."""
    ...


@given(of="city", default=0.0)
def city_investment_in_travel() -> Money:
    """Money that measures of the whole city put into how people and parcels travel: bicycles, charging, places."""
    ...


@given(of="city", default=0.0)
def city_upkeep_of_travel() -> MoneyPerYear:
    """What measures of the whole city on travel cost the city in a year: services, upkeep, fares that it forgoes."""
    ...


@within_areas
@quantity(of="road", source="Definition", totals=("zone", "city"))
def driving_energy_cost(
    petrol_burned: KilowattHoursPerYear, petrol_price: MoneyPerKilowattHour, diesel_burned: KilowattHoursPerYear,
    diesel_price: MoneyPerKilowattHour, electricity_of_cars: KilowattHoursPerYear,
    price_of_charging_a_car: MoneyPerKilowattHour,
) -> MoneyPerYear:  # fmt: skip
    """What those who drive pay for fuel and electricity, taxes included."""
    fuels = petrol_burned * petrol_price + diesel_burned * diesel_price
    return fuels + electricity_of_cars * price_of_charging_a_car


@within_areas
@quantity(of="road", source=TAXES, totals=("zone", "city"))
def driving_energy_taxes(
    driving_energy_cost: MoneyPerYear, value_added_tax_of_drivers: Ratio, petrol_burned: KilowattHoursPerYear,
    petrol_tax: MoneyPerKilowattHour, diesel_burned: KilowattHoursPerYear, diesel_tax: MoneyPerKilowattHour,
    electricity_of_cars: KilowattHoursPerYear, electricity_tax: MoneyPerKilowattHour,
) -> MoneyPerYear:  # fmt: skip
    """Taxes inside what those who drive pay for fuel and electricity; public budgets get them."""
    fuels = petrol_burned * petrol_tax + diesel_burned * diesel_tax
    added = driving_energy_cost * value_added_tax_of_drivers / (1.0 + value_added_tax_of_drivers)
    return added + fuels + electricity_of_cars * electricity_tax


@quantity(of="road", source="Definition", totals=("zone", "city"))
def charges_for_driving(road_cars: PerHour, road_charge: Money, peak_hours_in_year: HoursPerYear) -> MoneyPerYear:
    """What cars pay for driving along a road in a year."""
    return road_cars * road_charge * peak_hours_in_year


@quantity(of="trip_pair", source="Definition")
def charges_for_parking(pair_driven: PerHour, pair_charge: Money, peak_hours_in_year: HoursPerYear) -> MoneyPerYear:
    """What the cars of a pair of trips pay beside their way in a year, such as for parking.

    What counted cars pay without a plan is not known and not in it.
    """
    return pair_driven * pair_charge * peak_hours_in_year


@total(of="city")
def city_charges_for_parking_of_pairs(charges_for_parking: MoneyPerYear) -> MoneyPerYear:
    """What counted cars pay beside their way in a year, such as for parking, in the whole city."""
    ...


@quantity(of="trip_area", source="Definition", totals=("zone", "city"))
def charges_for_parking_in_area(
    cars_parked: PerHour, usual_parking_price: Money, parking_price: Money, peak_hours_in_year: HoursPerYear,
    traffic_of_model: Ratio,
) -> MoneyPerYear:  # fmt: skip
    """What cars of people of the city pay in a year to park in an area: the usual price and what a plan adds."""
    return cars_parked * (usual_parking_price + parking_price) * peak_hours_in_year * traffic_of_model


@quantity(of="city", source="Definition: counted cars, and those of people of areas")
def city_charges_for_parking(
    city_charges_for_parking_of_pairs: MoneyPerYear, city_charges_for_parking_in_area: MoneyPerYear
) -> MoneyPerYear:
    """What cars pay for parking in a year, in the whole city."""
    return city_charges_for_parking_of_pairs + city_charges_for_parking_in_area


@quantity(of="trip_area", source="Definition", totals=("zone", "city"))
def fares_paid(trips_by_transit: PerYear, transit_fare: Money, transit_fare_change: Money) -> MoneyPerYear:
    """What the people of an area pay in a year for rides by public transport."""
    return trips_by_transit * (transit_fare + transit_fare_change)


@quantity(of="city", source="Definition: energy on roads and within areas over the kilometres driven there")
def energy_cost_of_travelled_kilometre(
    city_driving_energy_cost: MoneyPerYear, city_local_driving_energy_cost: MoneyPerYear,
    city_vehicle_kilometres: KilometresPerYear, city_local_vehicle_kilometres: KilometresPerYear,
    empty_runs: Ratio, people_in_car: Ratio,
) -> MoneyPerKilometre:  # fmt: skip
    """What each in a car pays for the energy of a kilometre, empty runs among it; 0 where nobody drives.

    It follows the cars of the city and their speeds. People choose by what they weigh, `cost_of_driving`.
    """
    energy = city_driving_energy_cost + city_local_driving_energy_cost
    of_car = np.nan_to_num(per(energy, city_vehicle_kilometres + city_local_vehicle_kilometres))
    return of_car * (1.0 + empty_runs) / people_in_car


@quantity(of="road", source="Definition", totals=("zone", "city"))
def cost_to_drivers(
    driving_energy_cost: MoneyPerYear, vehicle_kilometres: KilometresPerYear,
    wear_cost_of_a_kilometre: MoneyPerKilometre, charges_for_driving: MoneyPerYear,
) -> MoneyPerYear:  # fmt: skip
    """What driving along a road costs those who drive: energy, repairs and charges.

    What a car costs that stands is not in it: purchase, insurance, yearly tax; nor is parking
    (`charges_for_parking_in_area`).
    """
    return driving_energy_cost + vehicle_kilometres * wear_cost_of_a_kilometre + charges_for_driving
