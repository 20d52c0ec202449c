"""What streets sound like and emit."""

from citybrain_toy_noise.models._units import KilometresPerHour, TonnesPerMetreYear

from citybrain.kernel import given, previous, quantity
from citybrain.kernel.units import Metres, Money, MoneyPerYear, PerYear, Ratio, Share, TonnesPerYear, Years


@given(of="toy_street", default=0.0)
def toy_quiet_share() -> Share:
    """Part of the street that has a quiet surface."""
    ...


@given(of="toy_street", default=0.0, totals=("city",))
def toy_investment() -> Money:
    """Money that measures put into the surface of a street."""
    ...


@given(of="toy_street", default=0.0, totals=("city",))
def toy_running_cost() -> MoneyPerYear:
    """Upkeep of quiet surfaces in a year."""
    ...


@quantity(of="toy_street", source="Toy: busy from 300 vehicles", totals=("city",))
def toy_worn_surface(toy_vehicles: Ratio, toy_quiet_share: Share) -> Ratio:
    """1 for a quiet surface below so many vehicles that they wear it off."""
    return (toy_vehicles >= 300.0) * (toy_quiet_share > 0.0) * 1.0


@previous(of="toy_street", start=4.0)
def previous_toy_surface_age() -> Years:
    """Age of the surface at the end of last year."""
    ...


@quantity(of="toy_street", source="Definition")
def toy_surface_age(previous_toy_surface_age: Years, year_length: Years) -> Years:
    """Years since the surface was laid."""
    return previous_toy_surface_age + year_length


@quantity(of="toy_street", source="Toy: energy of sound by vehicles and the square of speed")
def toy_sound(
    toy_vehicles: Ratio,
    toy_speed: KilometresPerHour,
    toy_reference_speed: KilometresPerHour,
    toy_surface_age: Years,
    toy_wear: PerYear,
    toy_quiet_share: Share,
    toy_quiet_reduction: Ratio,
) -> Ratio:
    """Energy of sound that a street sends out, by vehicles, speed and surface."""
    surface = (1.0 + toy_surface_age * toy_wear) * (1.0 - toy_quiet_share * toy_quiet_reduction)
    return toy_vehicles * (toy_speed / toy_reference_speed) ** 2 * surface


@quantity(of="toy_street", source="Toy: a factor by vehicle and length", totals=("zone", "city"))
def toy_emissions(toy_vehicles: Ratio, toy_length: Metres, toy_emission_factor: TonnesPerMetreYear) -> TonnesPerYear:
    """Greenhouse gases of the vehicles on a street."""
    return toy_vehicles * toy_length * toy_emission_factor
