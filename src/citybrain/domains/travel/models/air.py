"""Nitrogen oxides and particles of cars, on every road and within areas: exhaust, tyres, brakes and road surface."""

import numpy as np

from citybrain.domains.travel.models._within_areas import by_speed_within_areas, within_areas
from citybrain.kernel import given, quantity
from citybrain.kernel.units import (
    KilogramsPerKilometre,
    KilogramsPerYear,
    KilometresPerHour,
    KilometresPerYear,
    Ratio,
    Share,
)

WEAR = "EMEP/EEA guidebook 2019, 1.A.3.b.vi-vii, Tier 2: speed correction of tyre and brake wear"
EXHAUST = "EMEP/EEA guidebook 2019, 1.A.3.b, Tier 2: factors by standard"


@given(of="road", default=0.0)
def in_low_emission_zone() -> Share:
    """Whether a road lies in a zone that admits only cars of new standards: 1 where it does."""
    ...


@by_speed_within_areas
@quantity(of="road", source=WEAR, compiled=True)
def tyre_wear_by_speed(road_speed: KilometresPerHour) -> Ratio:
    """Wear of tyres at the speed of traffic against that at usual speed: more in slow traffic with its turns."""
    return np.minimum(np.maximum(1.78 - 0.00974 * road_speed, 0.902), 1.39)


@by_speed_within_areas
@quantity(of="road", source=WEAR, compiled=True)
def brake_wear_by_speed(road_speed: KilometresPerHour) -> Ratio:
    """Wear of brakes at the speed of traffic against that at usual speed: much less where nobody stops."""
    return np.minimum(np.maximum(2.75 - 0.027 * road_speed, 0.185), 1.67)


@within_areas
@quantity(of="road", source=EXHAUST, totals=("zone", "city"))
def traffic_nitrogen_oxides(
    vehicle_kilometres: KilometresPerYear, petrol_driven_share: Share, petrol_nitrogen_oxides: KilogramsPerKilometre,
    diesel_driven_share: Share, diesel_nitrogen_oxides: KilogramsPerKilometre, in_low_emission_zone: Share,
    petrol_nitrogen_oxides_of_euro_4: KilogramsPerKilometre, admitted_diesel_nitrogen_oxides: KilogramsPerKilometre,
) -> KilogramsPerYear:  # fmt: skip
    """Nitrogen oxides of the exhaust of cars, as NO2, warm engines; in a low-emission zone those of admitted cars."""
    usual = petrol_driven_share * petrol_nitrogen_oxides + diesel_driven_share * diesel_nitrogen_oxides
    petrol = petrol_driven_share * petrol_nitrogen_oxides_of_euro_4
    admitted = petrol + diesel_driven_share * admitted_diesel_nitrogen_oxides
    return vehicle_kilometres * (usual + in_low_emission_zone * (admitted - usual))


@within_areas
@quantity(of="road", source=EXHAUST, totals=("zone", "city"))
def exhaust_particles(
    vehicle_kilometres: KilometresPerYear, petrol_driven_share: Share, petrol_exhaust_particles: KilogramsPerKilometre,
    diesel_driven_share: Share, diesel_exhaust_particles: KilogramsPerKilometre, in_low_emission_zone: Share,
    diesel_particles_with_filters: KilogramsPerKilometre,
) -> KilogramsPerYear:  # fmt: skip
    """Particles of the exhaust of cars, all of them fine; in a low-emission zone every diesel car has a filter."""
    filtered = in_low_emission_zone * (diesel_particles_with_filters - diesel_exhaust_particles)
    diesel = diesel_driven_share * (diesel_exhaust_particles + filtered)
    return vehicle_kilometres * (petrol_driven_share * petrol_exhaust_particles + diesel)


@within_areas
@quantity(of="road", source=WEAR, totals=("zone", "city"))
def traffic_particles(
    vehicle_kilometres: KilometresPerYear, exhaust_particles: KilogramsPerYear, tyre_wear_by_speed: Ratio,
    tyre_particles: KilogramsPerKilometre, brake_wear_by_speed: Ratio, brake_particles: KilogramsPerKilometre,
    surface_particles: KilogramsPerKilometre,
) -> KilogramsPerYear:  # fmt: skip
    """Particles up to 10 micrometres of cars: exhaust, tyres, brakes, road surface; no dust raised anew.

    Electric cars wear tyres and brakes as the others do: heavier ones more of those, less of these.
    """
    wear = tyre_wear_by_speed * tyre_particles + brake_wear_by_speed * brake_particles + surface_particles
    return exhaust_particles + vehicle_kilometres * wear


@within_areas
@quantity(of="road", source=WEAR, totals=("zone", "city"))
def traffic_fine_particles(
    vehicle_kilometres: KilometresPerYear, exhaust_particles: KilogramsPerYear, tyre_wear_by_speed: Ratio,
    tyre_fine_particles: KilogramsPerKilometre, brake_wear_by_speed: Ratio, brake_fine_particles: KilogramsPerKilometre,
    surface_fine_particles: KilogramsPerKilometre,
) -> KilogramsPerYear:  # fmt: skip
    """Particles up to 2.5 micrometres of cars: exhaust, tyres, brakes, road surface."""
    wear = tyre_wear_by_speed * tyre_fine_particles + brake_wear_by_speed * brake_fine_particles
    return exhaust_particles + vehicle_kilometres * (wear + surface_fine_particles)
