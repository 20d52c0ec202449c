"""What lorries burn, emit and cost on every road and within areas, by the kilometres of their classes."""

from citybrain.domains.travel.models._within_areas import within_areas
from citybrain.kernel import quantity, same_formula
from citybrain.kernel.units import (
    KilogramsPerKilometre,
    KilogramsPerKilowattHour,
    KilogramsPerTonne,
    KilogramsPerYear,
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
EXHAUST = "EMEP/EEA guidebook 2019, 1.A.3.b, Tier 3 curves at 30 km/h by standard"
WEAR = "EMEP/EEA guidebook 2019, 1.A.3.b.vi-vii, Tier 2: heavy-duty vehicles, speed correction of tyre and brake wear"

BY_PLACE = ("rigid_lorry_kilometres", "articulated_lorry_kilometres", "in_low_emission_zone")
PARTICLES = {
    f"{lorry}lorry_nitrogen_oxides{standard}": f"{lorry}lorry_exhaust_particles{standard}"
    for lorry in ("", "rigid_", "articulated_")
    for standard in ("", "_of_euro_vi")
}
"""What the formula of nitrogen oxides and its factors are called for particles."""
LOCAL_PARTICLES = {"lorry_nitrogen_oxides": "local_lorry_exhaust_particles"}


@within_areas
@quantity(of="road", source="Definition", totals=PLACES)
def lorry_diesel_burned(
    rigid_lorry_kilometres: KilometresPerYear, rigid_lorry_energy: KilowattHoursPerKilometre,
    articulated_lorry_kilometres: KilometresPerYear, articulated_lorry_energy: KilowattHoursPerKilometre,
    electric_lorry_share: Share,
) -> KilowattHoursPerYear:  # fmt: skip
    """Energy of the diesel that lorries burn."""
    all_diesel = rigid_lorry_kilometres * rigid_lorry_energy + articulated_lorry_kilometres * articulated_lorry_energy
    return all_diesel * (1.0 - electric_lorry_share)


@within_areas
@quantity(of="road", source="Definition", totals=PLACES)
def electricity_of_lorries(
    rigid_lorry_kilometres: KilometresPerYear, electric_rigid_lorry_energy: KilowattHoursPerKilometre,
    articulated_lorry_kilometres: KilometresPerYear, electric_articulated_lorry_energy: KilowattHoursPerKilometre,
    electric_lorry_share: Share,
) -> KilowattHoursPerYear:  # fmt: skip
    """Electricity that lorries take from the grid, with the losses of charging."""
    rigid = rigid_lorry_kilometres * electric_rigid_lorry_energy
    return (rigid + articulated_lorry_kilometres * electric_articulated_lorry_energy) * electric_lorry_share


@within_areas
@quantity(of="road", source="GHG Protocol for cities 1.1, II.1: on-road transport; electricity II.1.2", totals=PLACES)
def lorry_emissions(
    lorry_diesel_burned: KilowattHoursPerYear, diesel_emission_factor: KilogramsPerKilowattHour,
    electricity_of_lorries: KilowattHoursPerYear, electricity_emission_factor: KilogramsPerKilowattHour,
    kilograms_per_tonne: KilogramsPerTonne,
) -> TonnesPerYear:  # fmt: skip
    """Greenhouse gases of lorries: diesel that they burn, and electricity that they take from the grid."""
    electric = electricity_of_lorries * electricity_emission_factor
    return (lorry_diesel_burned * diesel_emission_factor + electric) / kilograms_per_tonne


@within_areas
@quantity(of="road", source="GHG Protocol scope 3: fuel supply, plants and losses", totals=PLACES)
def lorry_upstream_emissions(
    lorry_diesel_burned: KilowattHoursPerYear, diesel_upstream_emission_factor: KilogramsPerKilowattHour,
    electricity_of_lorries: KilowattHoursPerYear, electricity_upstream_emission_factor: KilogramsPerKilowattHour,
    kilograms_per_tonne: KilogramsPerTonne,
) -> TonnesPerYear:  # fmt: skip
    """Greenhouse gases of bringing diesel and electricity to lorries (well to tank)."""
    electric = electricity_of_lorries * electricity_upstream_emission_factor
    return (lorry_diesel_burned * diesel_upstream_emission_factor + electric) / kilograms_per_tonne


@same_formula(of="trip_area", names={**PARTICLES, **{one: f"local_{one}" for one in BY_PLACE}, **LOCAL_PARTICLES})
@same_formula(of="road", names=PARTICLES)
@within_areas
@quantity(of="road", source=EXHAUST, totals=PLACES)
def lorry_nitrogen_oxides(
    rigid_lorry_kilometres: KilometresPerYear, rigid_lorry_nitrogen_oxides: KilogramsPerKilometre,
    rigid_lorry_nitrogen_oxides_of_euro_vi: KilogramsPerKilometre, articulated_lorry_kilometres: KilometresPerYear,
    articulated_lorry_nitrogen_oxides: KilogramsPerKilometre,
    articulated_lorry_nitrogen_oxides_of_euro_vi: KilogramsPerKilometre, electric_lorry_share: Share,
    in_low_emission_zone: Share,
) -> KilogramsPerYear:  # fmt: skip
    """What the exhaust of lorries holds of a pollutant; in a low-emission zone only lorries of Euro VI drive.

    Nitrogen oxides as NO2; particles, all of them fine.
    """
    rigid = rigid_lorry_nitrogen_oxides + in_low_emission_zone * (
        rigid_lorry_nitrogen_oxides_of_euro_vi - rigid_lorry_nitrogen_oxides
    )
    articulated = articulated_lorry_nitrogen_oxides + in_low_emission_zone * (
        articulated_lorry_nitrogen_oxides_of_euro_vi - articulated_lorry_nitrogen_oxides
    )
    whole = rigid_lorry_kilometres * rigid + articulated_lorry_kilometres * articulated
    return whole * (1.0 - electric_lorry_share)


@within_areas
@quantity(of="road", source=WEAR, totals=PLACES)
def lorry_particles(
    rigid_lorry_kilometres: KilometresPerYear, articulated_lorry_kilometres: KilometresPerYear,
    lorry_exhaust_particles: KilogramsPerYear, tyre_wear_by_speed: Ratio, lorry_tyre_particles: KilogramsPerKilometre,
    brake_wear_by_speed: Ratio, lorry_brake_particles: KilogramsPerKilometre,
    lorry_surface_particles: KilogramsPerKilometre,
) -> KilogramsPerYear:  # fmt: skip
    """Particles up to 10 micrometres of lorries: exhaust, tyres, brakes, road surface; no dust raised anew."""
    wear = tyre_wear_by_speed * lorry_tyre_particles + brake_wear_by_speed * lorry_brake_particles
    driven = rigid_lorry_kilometres + articulated_lorry_kilometres
    return lorry_exhaust_particles + driven * (wear + lorry_surface_particles)


@within_areas
@quantity(of="road", source=WEAR, totals=PLACES)
def lorry_fine_particles(
    rigid_lorry_kilometres: KilometresPerYear, articulated_lorry_kilometres: KilometresPerYear,
    lorry_exhaust_particles: KilogramsPerYear, tyre_wear_by_speed: Ratio,
    lorry_tyre_fine_particles: KilogramsPerKilometre, brake_wear_by_speed: Ratio,
    lorry_brake_fine_particles: KilogramsPerKilometre, lorry_surface_fine_particles: KilogramsPerKilometre,
) -> KilogramsPerYear:  # fmt: skip
    """Particles up to 2.5 micrometres of lorries: exhaust, tyres, brakes, road surface."""
    wear = tyre_wear_by_speed * lorry_tyre_fine_particles + brake_wear_by_speed * lorry_brake_fine_particles
    driven = rigid_lorry_kilometres + articulated_lorry_kilometres
    return lorry_exhaust_particles + driven * (wear + lorry_surface_fine_particles)


@within_areas
@quantity(of="road", source="Definition: firms get the value-added tax back", totals=PLACES)
def lorry_energy_cost(
    lorry_diesel_burned: KilowattHoursPerYear, diesel_price: MoneyPerKilowattHour,
    electricity_of_lorries: KilowattHoursPerYear, price_of_charging_a_car: MoneyPerKilowattHour,
    value_added_tax_of_drivers: Ratio,
) -> MoneyPerYear:  # fmt: skip
    """What firms pay for diesel and electricity of lorries, without value-added tax; which charge as cars do."""
    paid = lorry_diesel_burned * diesel_price + electricity_of_lorries * price_of_charging_a_car
    return paid / (1.0 + value_added_tax_of_drivers)


@within_areas
@quantity(of="road", source="Definition: excise duties", totals=PLACES)
def lorry_energy_taxes(
    lorry_diesel_burned: KilowattHoursPerYear, diesel_tax: MoneyPerKilowattHour,
    electricity_of_lorries: KilowattHoursPerYear, electricity_tax: MoneyPerKilowattHour,
) -> MoneyPerYear:  # fmt: skip
    """Taxes inside what firms pay for diesel and electricity of lorries; public budgets get them."""
    return lorry_diesel_burned * diesel_tax + electricity_of_lorries * electricity_tax
