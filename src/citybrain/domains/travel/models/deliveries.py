"""Parcels of the people of an area: kilometres of vans, what they burn and emit."""

from citybrain.kernel import given, quantity
from citybrain.kernel.units import (
    KilogramsPerKilowattHour,
    KilogramsPerTonne,
    Kilometres,
    KilometresPerYear,
    KilowattHoursPerKilometre,
    KilowattHoursPerYear,
    People,
    PerPersonYear,
    PerYear,
    Share,
    TonnesPerYear,
)

PLACES = ("zone", "city")


@given(of="city", default=0.0)
def parcels_from_hubs() -> Share:
    """Part of the parcels that cargo bikes bring from hubs in the city."""
    ...


@given(of="city", default=0.0)
def consolidated_parcels() -> Share:
    """Part of the parcels that one van brings for all carriers."""
    ...


@quantity(of="trip_area", source="Definition", totals=PLACES)
def parcels(area_residents: People, parcels_of_person: PerPersonYear) -> PerYear:
    """Parcels that come to the people of an area in a year."""
    return area_residents * parcels_of_person


@quantity(of="trip_area", source="Definition", totals=PLACES)
def van_kilometres(
    parcels: PerYear, van_kilometres_of_parcel: Kilometres, parcels_by_cargo_bike: Share, consolidated_parcels: Share,
    kilometres_spared_by_consolidation: Share,
) -> KilometresPerYear:  # fmt: skip
    """Kilometres that vans drive to bring parcels to the people of an area; vans delay no car, and no car them."""
    by_van = parcels * van_kilometres_of_parcel * (1.0 - parcels_by_cargo_bike)
    return by_van * (1.0 - consolidated_parcels * kilometres_spared_by_consolidation)


@quantity(of="trip_area", source="Definition", totals=PLACES)
def diesel_of_vans(
    van_kilometres: KilometresPerYear, van_energy: KilowattHoursPerKilometre, electric_van_share: Share
) -> KilowattHoursPerYear:
    """Energy of the diesel that vans with parcels burn."""
    return van_kilometres * van_energy * (1.0 - electric_van_share)


@quantity(of="trip_area", source="Definition", totals=PLACES)
def electricity_of_deliveries(
    van_kilometres: KilometresPerYear, electric_van_energy: KilowattHoursPerKilometre, electric_van_share: Share,
    parcels: PerYear, parcels_by_cargo_bike: Share, cargo_bike_kilometres_of_parcel: Kilometres,
    cargo_bike_energy: KilowattHoursPerKilometre,
) -> KilowattHoursPerYear:  # fmt: skip
    """Electricity that vans and cargo bikes with parcels take from the grid."""
    bikes = parcels * parcels_by_cargo_bike * cargo_bike_kilometres_of_parcel * cargo_bike_energy
    return van_kilometres * electric_van_energy * electric_van_share + bikes


@quantity(of="trip_area", source="GHG Protocol for cities 1.1, II.1: on-road transport", totals=PLACES)
def delivery_emissions(
    diesel_of_vans: KilowattHoursPerYear, diesel_emission_factor: KilogramsPerKilowattHour,
    electricity_of_deliveries: KilowattHoursPerYear, electricity_emission_factor: KilogramsPerKilowattHour,
    kilograms_per_tonne: KilogramsPerTonne,
) -> TonnesPerYear:  # fmt: skip
    """Greenhouse gases of bringing parcels to the people of an area: diesel and electricity of vans and cargo bikes."""
    electric = electricity_of_deliveries * electricity_emission_factor
    return (diesel_of_vans * diesel_emission_factor + electric) / kilograms_per_tonne
