"""Surfaces that make less noise."""

from typing import NamedTuple

from citybrain_toy_noise.models._units import KilometresPerHour, MoneyPerMetre, MoneyPerMetreYear

from citybrain.kernel import intervention
from citybrain.kernel.units import Mask, Metres, Money, MoneyPerYear, Share, Years


class QuietSurface(NamedTuple):
    """What a quiet surface changes."""

    toy_quiet_share: Share
    toy_surface_age: Years
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="toy_street",
    phase="surfaces",
    strategy="improve",
    source="Toy",
    settings=("toy_surface_cost",),
    cost="toy_surface",
)
def toy_quiet_surface(
    toy_quiet_share: Share,
    toy_surface_age: Years,
    toy_length: Metres,
    toy_surface_cost: MoneyPerMetre,
    toy_upkeep: MoneyPerMetreYear,
) -> QuietSurface:
    """Lays a quiet surface, on which tyres make less noise."""
    return QuietSurface(
        toy_quiet_share * 0.0 + 1.0,
        toy_surface_age * 0.0,
        toy_length * toy_surface_cost,
        toy_length * toy_upkeep,
    )


@toy_quiet_surface.eligible("toy-reason-too-slow")
def fast_enough(toy_speed: KilometresPerHour, toy_least_speed: KilometresPerHour) -> Mask:
    """Where cars are slow, engines are louder than tyres."""
    return toy_speed >= toy_least_speed
