"""Cars that drive by themselves: what they use less, and what they drive more."""

from citybrain.kernel import given, quantity
from citybrain.kernel.units import Minutes, Ratio, Share

SOURCE = "Wadud, MacKenzie and Leiby 2016, doi:10.1016/j.tra.2015.12.001; sizes as the parameters say"


@given(of="city", default=0.0)
def automated_share() -> Share:
    """Part of the cars that drive by themselves."""
    ...


@given(of="city", default=0.0)
def automated_rebound() -> Ratio:
    """Whether more driving because cars drive by themselves counts: 1 where it does."""
    ...


@quantity(of="city", source=SOURCE)
def people_carried_by_car(
    people_in_car: Ratio, automated_share: Share, automated_rebound: Ratio, empty_runs_of_automated_cars: Share
) -> Ratio:
    """People in a car, runs without anybody among them."""
    return people_in_car / (1.0 + automated_share * automated_rebound * empty_runs_of_automated_cars)


@quantity(of="city", source=SOURCE)
def minutes_to_car(
    time_to_car: Minutes, added_car_time: Minutes, automated_share: Share, automated_rebound: Ratio
) -> Minutes:
    """Minutes to a car and from it; none to one that comes to the door, where more driving counts."""
    return (time_to_car + added_car_time) * (1.0 - automated_share * automated_rebound)


@quantity(of="city", source=SOURCE)
def driven_energy(energy_beyond_curves: Ratio, automated_share: Share, energy_spared_by_automation: Share) -> Ratio:
    """Energy on the road against the curves of the guidebook, of cars that drive by themselves and others."""
    return energy_beyond_curves * (1.0 - automated_share * energy_spared_by_automation)
