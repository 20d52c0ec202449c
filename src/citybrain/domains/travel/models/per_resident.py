"""Energy and greenhouse gases of the traffic of a city for each of its residents."""

from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import (
    KilogramsPerPersonYear,
    KilogramsPerTonne,
    KilowattHoursPerPersonYear,
    KilowattHoursPerYear,
    People,
    TonnesPerYear,
)


@quantity(of="city", source="Definition: cars and lorries on roads and within areas, and deliveries")
def city_transport_emissions_per_resident(
    city_traffic_emissions: TonnesPerYear, city_local_traffic_emissions: TonnesPerYear,
    city_delivery_emissions: TonnesPerYear, city_lorry_emissions: TonnesPerYear,
    city_local_lorry_emissions: TonnesPerYear, kilograms_per_tonne: KilogramsPerTonne, city_residents: People,
) -> KilogramsPerPersonYear:  # fmt: skip
    """Greenhouse gases of cars, lorries and deliveries for each person who lives in the city.

    Of what they burn and of the electricity that they take from the grid; supply of the fuels is not in it.
    """
    of_cars = city_traffic_emissions + city_local_traffic_emissions + city_delivery_emissions
    emitted = of_cars + city_lorry_emissions + city_local_lorry_emissions
    return per(emitted * kilograms_per_tonne, city_residents)


@quantity(
    of="city",
    source="Definition: fuel and electricity of cars and lorries on roads and within areas, and of deliveries",
)
def city_transport_energy_per_resident(
    city_petrol_burned: KilowattHoursPerYear, city_diesel_burned: KilowattHoursPerYear,
    city_electricity_of_cars: KilowattHoursPerYear, city_local_petrol_burned: KilowattHoursPerYear,
    city_local_diesel_burned: KilowattHoursPerYear, city_local_electricity_of_cars: KilowattHoursPerYear,
    city_diesel_of_vans: KilowattHoursPerYear, city_electricity_of_deliveries: KilowattHoursPerYear,
    city_lorry_diesel_burned: KilowattHoursPerYear, city_electricity_of_lorries: KilowattHoursPerYear,
    city_local_lorry_diesel_burned: KilowattHoursPerYear, city_local_electricity_of_lorries: KilowattHoursPerYear,
    city_residents: People,
) -> KilowattHoursPerPersonYear:  # fmt: skip
    """Final energy of cars, lorries and deliveries for each person who lives in the city."""
    on_roads = city_petrol_burned + city_diesel_burned + city_electricity_of_cars
    within_areas = city_local_petrol_burned + city_local_diesel_burned + city_local_electricity_of_cars
    lorries = city_lorry_diesel_burned + city_electricity_of_lorries
    local_lorries = city_local_lorry_diesel_burned + city_local_electricity_of_lorries
    vans = city_diesel_of_vans + city_electricity_of_deliveries
    return per(on_roads + within_areas + vans + lorries + local_lorries, city_residents)
