"""Energy communities: solar electricity shared in the neighbourhood."""

from typing import NamedTuple

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Mask,
    Money,
    MoneyPerSquareMetre,
    MoneyPerSquareMetreYear,
    MoneyPerYear,
    Share,
    SquareMetres,
)


class Membership(NamedTuple):
    """What membership of an energy community changes."""

    energy_community_share: Share
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="building",
    phase="renewables",
    strategy="shift",
    cost="control",
    digital_leverage="high",
    source="Directive (EU) 2018/2001, articles 21 and 22: energy communities; own use as with one building",
    settings=("energy_community_cost",),
)
def share_solar_power(
    useful_floor_area: SquareMetres,
    energy_community_cost: MoneyPerSquareMetre,
    energy_community_running_cost: MoneyPerSquareMetreYear,
    energy_community_share: Share,
) -> Membership:
    """Lets the members of a zone use each other's solar electricity in the hour in which it is made.

    All members of one zone form one community. It needs modules on some of them: without, nothing is shared. What it
    shares would otherwise go to the grid, where the city is not credited with it; so the city's own balance gains more
    than the grid does. Members pay each other what they would have got from the grid.
    """
    cost = useful_floor_area * energy_community_cost
    return Membership(
        0.0 * energy_community_share + 1.0,
        cost,
        useful_floor_area * energy_community_running_cost,
    )


@share_solar_power.eligible("reason-already-member")
def not_member(energy_community_share: Share) -> Mask:
    """A member is a member."""
    return energy_community_share < 1


@share_solar_power.eligible("reason-no-electricity")
def uses_floor(useful_floor_area: SquareMetres) -> Mask:
    """Only a building with floor in use has electricity to share."""
    return useful_floor_area > 0
