"""What traffic emits on every road and within areas, by its speed and the kilometres of cars."""

from citybrain.domains.travel.models._within_areas import within_areas
from citybrain.kernel import quantity
from citybrain.kernel.units import (
    HoursPerYear,
    KilogramsPerKilowattHour,
    KilogramsPerTonne,
    KilometresPerYear,
    KilowattHoursPerKilometre,
    KilowattHoursPerYear,
    Metres,
    MetresPerKilometre,
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


@within_areas
@quantity(of="road", source="Definition", totals=("zone", "city"))
def petrol_burned(
    vehicle_kilometres: KilometresPerYear, petrol_energy: KilowattHoursPerKilometre, petrol_driven_share: Share,
    driven_energy: Ratio,
) -> KilowattHoursPerYear:  # fmt: skip
    """Energy of the petrol that cars burn."""
    return vehicle_kilometres * petrol_energy * petrol_driven_share * driven_energy


@within_areas
@quantity(of="road", source="Definition", totals=("zone", "city"))
def diesel_burned(
    vehicle_kilometres: KilometresPerYear, diesel_energy: KilowattHoursPerKilometre, diesel_driven_share: Share,
    driven_energy: Ratio,
) -> KilowattHoursPerYear:  # fmt: skip
    """Energy of the diesel that cars burn."""
    return vehicle_kilometres * diesel_energy * diesel_driven_share * driven_energy


@within_areas
@quantity(of="road", source="Definition", totals=("zone", "city"))
def electricity_of_cars(
    vehicle_kilometres: KilometresPerYear, electric_car_energy: KilowattHoursPerKilometre, electric_driven_share: Share,
    automated_share: Share, energy_spared_by_automation: Share,
) -> KilowattHoursPerYear:  # fmt: skip
    """Electricity that cars take from the grid, with the losses of charging."""
    spared = automated_share * energy_spared_by_automation
    return vehicle_kilometres * electric_car_energy * electric_driven_share * (1.0 - spared)


@within_areas
@quantity(
    of="road", source="GHG Protocol for cities 1.1, II.1: on-road transport; electricity II.1.2",
    totals=("zone", "city"),
)  # fmt: skip
def traffic_emissions(
    petrol_burned: KilowattHoursPerYear, petrol_emission_factor: KilogramsPerKilowattHour,
    diesel_burned: KilowattHoursPerYear, diesel_emission_factor: KilogramsPerKilowattHour,
    electricity_of_cars: KilowattHoursPerYear, electricity_emission_factor: KilogramsPerKilowattHour,
    kilograms_per_tonne: KilogramsPerTonne,
) -> TonnesPerYear:  # fmt: skip
    """Greenhouse gases of cars: fuel that they burn, and electricity that they take from the grid.

    Of warm engines, without cold starts. Supply of the fuels is apart (`traffic_upstream_emissions`).
    """
    fuels = petrol_burned * petrol_emission_factor + diesel_burned * diesel_emission_factor
    return (fuels + electricity_of_cars * electricity_emission_factor) / kilograms_per_tonne


@within_areas
@quantity(of="road", source="GHG Protocol scope 3: fuel supply, plants and losses", totals=("zone", "city"))
def traffic_upstream_emissions(
    petrol_burned: KilowattHoursPerYear, petrol_upstream_emission_factor: KilogramsPerKilowattHour,
    diesel_burned: KilowattHoursPerYear, diesel_upstream_emission_factor: KilogramsPerKilowattHour,
    electricity_of_cars: KilowattHoursPerYear, electricity_upstream_emission_factor: KilogramsPerKilowattHour,
    kilograms_per_tonne: KilogramsPerTonne,
) -> TonnesPerYear:  # fmt: skip
    """Greenhouse gases of bringing fuels and electricity to cars (well to tank)."""
    fuels = petrol_burned * petrol_upstream_emission_factor + diesel_burned * diesel_upstream_emission_factor
    return (fuels + electricity_of_cars * electricity_upstream_emission_factor) / kilograms_per_tonne


@within_areas
@quantity(of="road", source="Definition: tank to wheel and well to tank", totals=("zone", "city"))
def well_to_wheel_emissions(
    traffic_emissions: TonnesPerYear, traffic_upstream_emissions: TonnesPerYear
) -> TonnesPerYear:
    """Greenhouse gases of cars with the supply of what they use; building cars and roads is not in it."""
    return traffic_emissions + traffic_upstream_emissions
