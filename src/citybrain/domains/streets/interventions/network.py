"""What a plan changes of the network: streets closed, ramps built, facilities opened and closed."""

from typing import NamedTuple

import numpy as np

from citybrain.domains.streets.models.network import KINDS, STEPS
from citybrain.kernel import intervention
from citybrain.kernel.units import Category, Count, Mask, Money, MoneyPerYear, PerYear, Share

DEFINITION = "Definition: the network without it"
OPENED = "Definition: the network with one facility more"


class StreetClosed(NamedTuple):
    """What a closure changes."""

    street_closed: Share
    cost: Money


class RampBuilt(NamedTuple):
    """What a ramp changes."""

    street_ramp: Share
    cost: Money
    running_cost: MoneyPerYear


class FacilityClosed(NamedTuple):
    """What the end of a facility changes."""

    facility_closed: Share
    cost: Money


class FacilityOpened(NamedTuple):
    """What a new facility changes."""

    new_facility: Count
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="street",
    phase="network",
    strategy="avoid",
    digital_leverage="low",
    source=DEFINITION,
    settings=("cost_of_closing_street",),
    cost="street_works",
)
def close_street(street_closed: Share, cost_of_closing_street: Money) -> StreetClosed:
    """Closes the street to everybody, on foot too: works, a gate, a bridge that is gone. Its widths stay."""
    closed = street_closed * 0.0 + 1.0
    return StreetClosed(closed, closed * cost_of_closing_street)


@close_street.eligible("streets-reason-not-walked")
def is_walked(street_for_walking: Share) -> Mask:
    """Where nobody walks, closing changes nothing of access."""
    return street_for_walking > 0.0


@intervention(
    of="street",
    phase="network",
    strategy="improve",
    digital_leverage="low",
    source="Definition: steps that wheels pass",
    settings=("cost_of_ramp",),
    cost="street_works",
)
def ramp_beside_steps(street_ramp: Share, cost_of_ramp: Money, upkeep_of_ramp: MoneyPerYear) -> RampBuilt:
    """Builds a ramp or a lift beside steps, so that wheelchairs and prams pass."""
    built = np.ones_like(street_ramp)
    return RampBuilt(built, built * cost_of_ramp, built * upkeep_of_ramp)


@ramp_beside_steps.eligible("streets-reason-no-steps")
def has_steps(street_class: Category, street_ramp: Share) -> Mask:
    """Only steps without a ramp need one."""
    return np.asarray((street_class == STEPS) & ~(street_ramp > 0.0))


@intervention(
    of="facility",
    phase="network",
    strategy="avoid",
    digital_leverage="low",
    source=DEFINITION,
    settings=("cost_of_closing_facility",),
    cost="facilities",
)
def close_facility(facility_closed: Share, cost_of_closing_facility: Money) -> FacilityClosed:
    """Closes the facility; what it no longer costs to run is not counted."""
    closed = facility_closed * 0.0 + 1.0
    return FacilityClosed(closed, closed * cost_of_closing_facility)


def _opened(new_facility: Count, kind: str, cost: Money, upkeep: PerYear) -> FacilityOpened:
    """One facility of a kind at each junction, with the upkeep of its building as a share of its cost."""
    one = new_facility * 0.0 + 1.0
    return FacilityOpened(one * KINDS.index(kind), one * cost, one * cost * upkeep)


@intervention(
    of="junction",
    phase="network",
    strategy="avoid",
    digital_leverage="low",
    source=OPENED,
    excludes=("open_health", "open_childcare", "open_school", "open_park"),
    settings=("cost_of_grocery_shop",),
    cost="facilities",
)
def open_groceries(
    new_facility: Count, cost_of_grocery_shop: Money, upkeep_share_of_facility: PerYear
) -> FacilityOpened:
    """Opens a grocery shop at the junction."""
    return _opened(new_facility, "groceries", cost_of_grocery_shop, upkeep_share_of_facility)


@intervention(
    of="junction",
    phase="network",
    strategy="avoid",
    digital_leverage="low",
    source=OPENED,
    excludes=("open_groceries", "open_childcare", "open_school", "open_park"),
    settings=("cost_of_health_centre",),
    cost="facilities",
)
def open_health(new_facility: Count, cost_of_health_centre: Money, upkeep_share_of_facility: PerYear) -> FacilityOpened:
    """Opens a health centre at the junction."""
    return _opened(new_facility, "health", cost_of_health_centre, upkeep_share_of_facility)


@intervention(
    of="junction",
    phase="network",
    strategy="avoid",
    digital_leverage="low",
    source=OPENED,
    excludes=("open_groceries", "open_health", "open_school", "open_park"),
    settings=("cost_of_childcare_centre",),
    cost="facilities",
)
def open_childcare(
    new_facility: Count, cost_of_childcare_centre: Money, upkeep_share_of_facility: PerYear
) -> FacilityOpened:
    """Opens a childcare centre at the junction."""
    return _opened(new_facility, "childcare", cost_of_childcare_centre, upkeep_share_of_facility)


@intervention(
    of="junction",
    phase="network",
    strategy="avoid",
    digital_leverage="low",
    source=OPENED,
    excludes=("open_groceries", "open_health", "open_childcare", "open_park"),
    settings=("cost_of_school",),
    cost="facilities",
)
def open_school(new_facility: Count, cost_of_school: Money, upkeep_share_of_facility: PerYear) -> FacilityOpened:
    """Opens a school at the junction."""
    return _opened(new_facility, "school", cost_of_school, upkeep_share_of_facility)
