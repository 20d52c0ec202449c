"""What traffic emits on every road, by its speed and the cars on it."""

from citybrain.kernel import quantity
from citybrain.kernel.units import (
    HoursPerYear,
    KilogramsPerKilometre,
    KilogramsPerKilowattHour,
    KilogramsPerTonne,
    KilometresPerYear,
    KilowattHoursPerKilometre,
    Metres,
    MetresPerKilometre,
    Money,
    MoneyPerYear,
    PerHour,
    Ratio,
    Share,
    TonnesPerYear,
)


@quantity(of="road", source="Definition", totals=("zone", "city"))
def vehicle_kilometres(
    road_cars: PerHour, road_length: Metres, peak_hours_in_year: HoursPerYear, metres_per_kilometre: MetresPerKilometre
) -> KilometresPerYear:
    """Kilometres that cars drive on a road in a year."""
    return road_cars * road_length / metres_per_kilometre * peak_hours_in_year


@quantity(of="road", source="IPCC 2006, vol. 2, 3.2.1: fuel burned; GHG Protocol for cities 1.1, II.1.2: electricity")
def road_emission_factor(
    petrol_energy: KilowattHoursPerKilometre, petrol_driven_share: Share,
    petrol_emission_factor: KilogramsPerKilowattHour, diesel_energy: KilowattHoursPerKilometre,
    diesel_driven_share: Share, diesel_emission_factor: KilogramsPerKilowattHour,
    electric_car_energy: KilowattHoursPerKilometre, electric_driven_share: Share,
    electricity_emission_factor: KilogramsPerKilowattHour, energy_beyond_curves: Ratio,
) -> KilogramsPerKilometre:  # fmt: skip
    """Greenhouse gases of a kilometre on a road, the mean of all cars at its speed."""
    petrol = petrol_energy * petrol_driven_share * petrol_emission_factor
    diesel = diesel_energy * diesel_driven_share * diesel_emission_factor
    electric = electric_car_energy * electric_driven_share * electricity_emission_factor
    return (petrol + diesel) * energy_beyond_curves + electric


@quantity(of="road", source="GHG Protocol for cities 1.1, II.1: on-road transport", totals=("zone", "city"))
def traffic_emissions(
    vehicle_kilometres: KilometresPerYear, road_emission_factor: KilogramsPerKilometre,
    kilograms_per_tonne: KilogramsPerTonne,
) -> TonnesPerYear:  # fmt: skip
    """Greenhouse gases of the cars on a road: fuel that they burn, and electricity that they take from the grid.

    Carbon dioxide of fuels; of warm engines, without cold starts. Supply of the fuels is not in it.
    """
    return vehicle_kilometres * road_emission_factor / kilograms_per_tonne


@quantity(of="road", source="Definition", totals=("city",))
def charges_for_driving(road_cars: PerHour, road_charge: Money, peak_hours_in_year: HoursPerYear) -> MoneyPerYear:
    """What cars pay for driving along a road in a year."""
    return road_cars * road_charge * peak_hours_in_year
