"""Cars of trips within an area, which lie on no road: kilometres at the speed within an area, energy, emissions."""

from citybrain.domains.travel.models.hot_emissions import HotFactor, hot_factor
from citybrain.domains.travel.models.vehicles import MEGAJOULES_PER_KILOWATT_HOUR, SOURCE
from citybrain.kernel import quantity
from citybrain.kernel.units import (
    HoursPerYear,
    KilogramsPerKilowattHour,
    KilogramsPerTonne,
    KilometresPerHour,
    KilometresPerYear,
    KilowattHoursPerKilometre,
    KilowattHoursPerYear,
    MoneyPerKilowattHour,
    MoneyPerYear,
    Ratio,
    Share,
    TonnesPerYear,
)

PLACES = ("zone", "city")


@quantity(of="trip_area", source="Definition: kilometres of people over people in a car", totals=PLACES)
def local_vehicle_kilometres(
    local_car_kilometres: KilometresPerHour, people_in_car: Ratio, empty_runs: Ratio, peak_hours_in_year: HoursPerYear,
    traffic_of_model: Ratio,
) -> KilometresPerYear:  # fmt: skip
    """Kilometres that cars drive within an area in a year: on no road, and so beside `vehicle_kilometres`."""
    return local_car_kilometres * peak_hours_in_year * traffic_of_model * (1.0 + empty_runs) / people_in_car


@quantity(of="city", source=SOURCE, compiled=True)
def petrol_energy_within_areas(
    speed_within_area: KilometresPerHour, petrol_alpha: Ratio, petrol_beta: Ratio, petrol_gamma: Ratio,
    petrol_delta: Ratio, petrol_epsilon: Ratio, petrol_zita: Ratio, petrol_eta: Ratio,
    petrol_slowest: KilometresPerHour, petrol_fastest: KilometresPerHour,
) -> KilowattHoursPerKilometre:  # fmt: skip
    """Energy that a petrol car burns on a kilometre within an area, at the speed there."""
    curve = HotFactor(
        petrol_alpha, petrol_beta, petrol_gamma, petrol_delta, petrol_epsilon, petrol_zita, petrol_eta,
        petrol_alpha * 0.0, petrol_slowest, petrol_fastest,
    )  # fmt: skip
    return hot_factor(speed_within_area, curve) / MEGAJOULES_PER_KILOWATT_HOUR


@quantity(of="city", source=SOURCE, compiled=True)
def diesel_energy_within_areas(
    speed_within_area: KilometresPerHour, diesel_alpha: Ratio, diesel_beta: Ratio, diesel_gamma: Ratio,
    diesel_delta: Ratio, diesel_epsilon: Ratio, diesel_zita: Ratio, diesel_eta: Ratio,
    diesel_slowest: KilometresPerHour, diesel_fastest: KilometresPerHour,
) -> KilowattHoursPerKilometre:  # fmt: skip
    """Energy that a diesel car burns on a kilometre within an area, at the speed there."""
    curve = HotFactor(
        diesel_alpha, diesel_beta, diesel_gamma, diesel_delta, diesel_epsilon, diesel_zita, diesel_eta,
        diesel_alpha * 0.0, diesel_slowest, diesel_fastest,
    )  # fmt: skip
    return hot_factor(speed_within_area, curve) / MEGAJOULES_PER_KILOWATT_HOUR


@quantity(of="trip_area", source="Definition", totals=PLACES)
def local_petrol_burned(
    local_vehicle_kilometres: KilometresPerYear, petrol_energy_within_areas: KilowattHoursPerKilometre,
    petrol_driven_share: Share, driven_energy: Ratio,
) -> KilowattHoursPerYear:  # fmt: skip
    """Energy of the petrol that cars burn within an area."""
    return local_vehicle_kilometres * petrol_energy_within_areas * petrol_driven_share * driven_energy


@quantity(of="trip_area", source="Definition", totals=PLACES)
def local_diesel_burned(
    local_vehicle_kilometres: KilometresPerYear, diesel_energy_within_areas: KilowattHoursPerKilometre,
    diesel_driven_share: Share, driven_energy: Ratio,
) -> KilowattHoursPerYear:  # fmt: skip
    """Energy of the diesel that cars burn within an area."""
    return local_vehicle_kilometres * diesel_energy_within_areas * diesel_driven_share * driven_energy


@quantity(of="trip_area", source="Definition", totals=PLACES)
def local_electricity_of_cars(
    local_vehicle_kilometres: KilometresPerYear, electric_car_energy: KilowattHoursPerKilometre,
    electric_driven_share: Share, automated_share: Share, energy_spared_by_automation: Share,
) -> KilowattHoursPerYear:  # fmt: skip
    """Electricity that cars take from the grid to drive within an area, with the losses of charging."""
    spared = automated_share * energy_spared_by_automation
    return local_vehicle_kilometres * electric_car_energy * electric_driven_share * (1.0 - spared)


@quantity(of="trip_area", source="GHG Protocol for cities 1.1, II.1: on-road transport", totals=PLACES)
def local_traffic_emissions(
    local_petrol_burned: KilowattHoursPerYear, petrol_emission_factor: KilogramsPerKilowattHour,
    local_diesel_burned: KilowattHoursPerYear, diesel_emission_factor: KilogramsPerKilowattHour,
    local_electricity_of_cars: KilowattHoursPerYear, electricity_emission_factor: KilogramsPerKilowattHour,
    kilograms_per_tonne: KilogramsPerTonne,
) -> TonnesPerYear:  # fmt: skip
    """Greenhouse gases of the cars of trips within an area, of warm engines; no road has them."""
    fuels = local_petrol_burned * petrol_emission_factor + local_diesel_burned * diesel_emission_factor
    return (fuels + local_electricity_of_cars * electricity_emission_factor) / kilograms_per_tonne


@quantity(of="trip_area", source="Definition", totals=PLACES)
def local_driving_energy_cost(
    local_petrol_burned: KilowattHoursPerYear, petrol_price: MoneyPerKilowattHour,
    local_diesel_burned: KilowattHoursPerYear, diesel_price: MoneyPerKilowattHour,
    local_electricity_of_cars: KilowattHoursPerYear, price_of_charging_a_car: MoneyPerKilowattHour,
) -> MoneyPerYear:  # fmt: skip
    """What those who drive within an area pay for fuel and electricity, taxes included."""
    fuels = local_petrol_burned * petrol_price + local_diesel_burned * diesel_price
    return fuels + local_electricity_of_cars * price_of_charging_a_car
