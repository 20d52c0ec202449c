"""Cars that drive by themselves: what they use less, and what they drive more."""

from citybrain.kernel import given, quantity
from citybrain.kernel.units import Ratio, Share

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
def cars_to_the_door(automated_share: Share, automated_rebound: Ratio) -> Share:
    """Part of the cars that come to the door, so that nobody walks to them, where more driving counts."""
    return automated_share * automated_rebound


@quantity(of="city", source=SOURCE)
def empty_runs(cars_to_the_door: Share, empty_runs_of_automated_cars: Share) -> Ratio:
    """Runs without anybody over those with people."""
    return cars_to_the_door * empty_runs_of_automated_cars


@quantity(of="city", source=SOURCE)
def driven_energy(energy_beyond_curves: Ratio, automated_share: Share, energy_spared_by_automation: Share) -> Ratio:
    """Energy on the road against the curves of the guidebook, of cars that drive by themselves and others."""
    return energy_beyond_curves * (1.0 - automated_share * energy_spared_by_automation)
