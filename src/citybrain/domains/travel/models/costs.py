"""Money that measures put into roads, and what driving costs those who drive."""

from citybrain.kernel import given, quantity
from citybrain.kernel.units import (
    HoursPerYear,
    KilometresPerYear,
    KilowattHoursPerYear,
    Money,
    MoneyPerKilometre,
    MoneyPerKilowattHour,
    MoneyPerYear,
    PerHour,
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


@quantity(of="road", source="Definition", totals=("zone", "city"))
def driving_energy_cost(
    petrol_burned: KilowattHoursPerYear, petrol_price: MoneyPerKilowattHour, diesel_burned: KilowattHoursPerYear,
    diesel_price: MoneyPerKilowattHour, electricity_of_cars: KilowattHoursPerYear,
    price_of_charging_a_car: MoneyPerKilowattHour,
) -> MoneyPerYear:  # fmt: skip
    """What those who drive along a road pay for fuel and electricity, taxes included."""
    fuels = petrol_burned * petrol_price + diesel_burned * diesel_price
    return fuels + electricity_of_cars * price_of_charging_a_car


@quantity(of="road", source=TAXES, totals=("zone", "city"))
def driving_energy_taxes(
    driving_energy_cost: MoneyPerYear, value_added_tax_of_drivers: Ratio, petrol_burned: KilowattHoursPerYear,
    petrol_tax: MoneyPerKilowattHour, diesel_burned: KilowattHoursPerYear, diesel_tax: MoneyPerKilowattHour,
    electricity_of_cars: KilowattHoursPerYear, electricity_tax: MoneyPerKilowattHour,
) -> MoneyPerYear:  # fmt: skip
    """Taxes inside what those who drive along a road pay for fuel and electricity; public budgets get them."""
    fuels = petrol_burned * petrol_tax + diesel_burned * diesel_tax
    added = driving_energy_cost * value_added_tax_of_drivers / (1.0 + value_added_tax_of_drivers)
    return added + fuels + electricity_of_cars * electricity_tax


@quantity(of="trip_area", source=TAXES, totals=("zone", "city"))
def local_driving_energy_taxes(
    local_driving_energy_cost: MoneyPerYear, value_added_tax_of_drivers: Ratio,
    local_petrol_burned: KilowattHoursPerYear, petrol_tax: MoneyPerKilowattHour,
    local_diesel_burned: KilowattHoursPerYear, diesel_tax: MoneyPerKilowattHour,
    local_electricity_of_cars: KilowattHoursPerYear, electricity_tax: MoneyPerKilowattHour,
) -> MoneyPerYear:  # fmt: skip
    """Taxes inside what those who drive within an area pay for fuel and electricity; public budgets get them."""
    fuels = local_petrol_burned * petrol_tax + local_diesel_burned * diesel_tax
    added = local_driving_energy_cost * value_added_tax_of_drivers / (1.0 + value_added_tax_of_drivers)
    return added + fuels + local_electricity_of_cars * electricity_tax


@quantity(of="road", source="Definition", totals=("city",))
def charges_for_driving(road_cars: PerHour, road_charge: Money, peak_hours_in_year: HoursPerYear) -> MoneyPerYear:
    """What cars pay for driving along a road in a year."""
    return road_cars * road_charge * peak_hours_in_year


@quantity(of="trip_pair", source="Definition", totals=("city",))
def charges_for_parking(pair_driven: PerHour, pair_charge: Money, peak_hours_in_year: HoursPerYear) -> MoneyPerYear:
    """What the cars of a pair of trips pay beside their way in a year, such as for parking."""
    return pair_driven * pair_charge * peak_hours_in_year


@quantity(of="road", source="Definition", totals=("zone", "city"))
def cost_to_drivers(
    driving_energy_cost: MoneyPerYear, vehicle_kilometres: KilometresPerYear,
    wear_cost_of_a_kilometre: MoneyPerKilometre, charges_for_driving: MoneyPerYear,
) -> MoneyPerYear:  # fmt: skip
    """What driving along a road costs those who drive: energy, repairs and charges.

    What a car costs that stands is not in it: purchase, insurance, yearly tax; nor is parking
    (`charges_for_parking`).
    """
    return driving_energy_cost + vehicle_kilometres * wear_cost_of_a_kilometre + charges_for_driving
