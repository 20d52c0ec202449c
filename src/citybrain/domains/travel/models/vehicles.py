"""What cars of each kind use on a kilometre, and which part of the kilometres they drive."""

from citybrain.domains.travel.models._within_areas import by_speed_within_areas
from citybrain.domains.travel.models.hot_emissions import HotFactor, hot_factor
from citybrain.kernel import given, quantity
from citybrain.kernel.units import (
    KilometresPerHour,
    KilowattHoursPerKilometre,
    Ratio,
    Share,
)

MEGAJOULES_PER_KILOWATT_HOUR = 3.6
SOURCE = "EMEP/EEA air pollutant emission inventory guidebook 2019, 1.A.3.b, Tier 3: energy by speed, warm engines"


@given(of="city", default=0.0)
def added_electric_share() -> Share:
    """Part of the cars with an engine that electric ones replace."""
    ...


@quantity(of="city", source="Definition")
def electric_driven_share(electric_fleet_share: Share, added_electric_share: Share) -> Share:
    """Part of the kilometres that electric cars drive: those of the fleet, and those that a plan adds."""
    return electric_fleet_share + (1.0 - electric_fleet_share) * added_electric_share


@quantity(of="city", source="Definition")
def petrol_driven_share(electric_driven_share: Share, diesel_share_of_engines: Share) -> Share:
    """Part of the kilometres that petrol cars drive."""
    return (1.0 - electric_driven_share) * (1.0 - diesel_share_of_engines)


@quantity(of="city", source="Definition")
def diesel_driven_share(electric_driven_share: Share, diesel_share_of_engines: Share) -> Share:
    """Part of the kilometres that diesel cars drive."""
    return (1.0 - electric_driven_share) * diesel_share_of_engines


@by_speed_within_areas
@quantity(of="road", source=SOURCE, compiled=True)
def petrol_energy(
    road_speed: KilometresPerHour, petrol_alpha: Ratio, petrol_beta: Ratio, petrol_gamma: Ratio, petrol_delta: Ratio,
    petrol_epsilon: Ratio, petrol_zita: Ratio, petrol_eta: Ratio, petrol_slowest: KilometresPerHour,
    petrol_fastest: KilometresPerHour,
) -> KilowattHoursPerKilometre:  # fmt: skip
    """Energy that a petrol car burns on a kilometre, at the speed of traffic."""
    curve = HotFactor(
        petrol_alpha, petrol_beta, petrol_gamma, petrol_delta, petrol_epsilon, petrol_zita, petrol_eta,
        petrol_alpha * 0.0, petrol_slowest, petrol_fastest,
    )  # fmt: skip
    return hot_factor(road_speed, curve) / MEGAJOULES_PER_KILOWATT_HOUR


@by_speed_within_areas
@quantity(of="road", source=SOURCE, compiled=True)
def diesel_energy(
    road_speed: KilometresPerHour, diesel_alpha: Ratio, diesel_beta: Ratio, diesel_gamma: Ratio, diesel_delta: Ratio,
    diesel_epsilon: Ratio, diesel_zita: Ratio, diesel_eta: Ratio, diesel_slowest: KilometresPerHour,
    diesel_fastest: KilometresPerHour,
) -> KilowattHoursPerKilometre:  # fmt: skip
    """Energy that a diesel car burns on a kilometre, at the speed of traffic."""
    curve = HotFactor(
        diesel_alpha, diesel_beta, diesel_gamma, diesel_delta, diesel_epsilon, diesel_zita, diesel_eta,
        diesel_alpha * 0.0, diesel_slowest, diesel_fastest,
    )  # fmt: skip
    return hot_factor(road_speed, curve) / MEGAJOULES_PER_KILOWATT_HOUR
