"""Measures on streets against noise: a quieter surface, no lorries at night, a barrier."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Category,
    Mask,
    Metres,
    Money,
    MoneyPerMetre,
    MoneyPerMetreYear,
    MoneyPerSquareMetre,
    MoneyPerYear,
    Share,
)

CNOSSOS = "CNOSSOS-EU: Directive (EU) 2015/996 as amended by (EU) 2021/1226, annex II"
QUIET = 3
"""Code of a thin low-noise layer among the surfaces of streets."""


class QuietSurface(NamedTuple):
    """What a low-noise surface changes."""

    street_noise_surface: Category
    cost: Money


class LorryBan(NamedTuple):
    """What a ban of lorries at night changes."""

    lorries_banned_at_night: Share
    cost: Money


class NoiseBarrier(NamedTuple):
    """What a barrier changes."""

    noise_barrier_height: Metres
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="street", phase="noise", strategy="improve", digital_leverage="low",
    source=f"{CNOSSOS}, table F-4: thin layer B", settings=("cost_of_quiet_surface",), cost="quiet_surfaces",
)  # fmt: skip
def lay_quiet_surface(
    street_noise_surface: Category, street_length: Metres, width_of_quiet_surface: Metres,
    cost_of_quiet_surface: MoneyPerSquareMetre,
) -> QuietSurface:  # fmt: skip
    """Lays a thin low-noise layer when the surface is renewed; its cost is what it takes beyond the usual one."""
    area = street_length * width_of_quiet_surface
    return QuietSurface(street_noise_surface * 0 + QUIET, area * cost_of_quiet_surface)


@lay_quiet_surface.eligible("noise-reason-quiet-surface")
def has_other_surface(street_noise_surface: Category) -> Mask:
    """A street that has such a surface needs no other."""
    return np.asarray(street_noise_surface != QUIET)


@lay_quiet_surface.eligible("noise-reason-no-cars")
def is_driven(street_for_driving: Share) -> Mask:
    """Only streets for cars."""
    return street_for_driving > 0.0


@intervention(
    of="street", phase="noise", strategy="avoid", digital_leverage="medium",
    source="Definition: lorries of the night drive by day", settings=("cost_of_lorry_signs",), cost="lorry_bans",
)  # fmt: skip
def ban_lorries_at_night(
    lorries_banned_at_night: Share, street_length: Metres, cost_of_lorry_signs: MoneyPerMetre
) -> LorryBan:  # fmt: skip
    """Bans lorries from 23 to 7 o'clock: they drive along the same street by day."""
    one = lorries_banned_at_night * 0.0 + 1.0
    return LorryBan(one, street_length * cost_of_lorry_signs)


@ban_lorries_at_night.eligible("noise-reason-no-cars")
def has_vehicles(street_for_driving: Share) -> Mask:
    """Only streets for cars."""
    return street_for_driving > 0.0


@intervention(
    of="street", phase="noise", strategy="improve", digital_leverage="low", source=f"{CNOSSOS}, 2.5.6: diffraction",
    settings=("height_of_noise_barrier", "cost_of_noise_barrier"), cost="noise_barriers",
)  # fmt: skip
def build_noise_barrier(
    noise_barrier_height: Metres, street_length: Metres, height_of_noise_barrier: Metres,
    cost_of_noise_barrier: MoneyPerSquareMetre, upkeep_of_noise_barrier: MoneyPerMetreYear,
) -> NoiseBarrier:  # fmt: skip
    """Builds a barrier along both sides of the street; all façades gain what one at the stated distance does."""
    high = np.maximum(noise_barrier_height, height_of_noise_barrier)
    sides = 2.0 * street_length
    return NoiseBarrier(high, sides * high * cost_of_noise_barrier, sides * upkeep_of_noise_barrier)


@build_noise_barrier.eligible("noise-reason-no-cars")
def has_traffic(street_for_driving: Share) -> Mask:
    """Only streets for cars."""
    return street_for_driving > 0.0


@build_noise_barrier.eligible("noise-reason-barrier")
def has_no_barrier(noise_barrier_height: Metres, height_of_noise_barrier: Metres) -> Mask:
    """Only where no barrier of a plan is as high."""
    return noise_barrier_height < height_of_noise_barrier
