"""What a plan changes of the network: streets closed, ramps built, facilities opened and closed."""

from typing import NamedTuple

import numpy as np

from citybrain.domains.streets.models.network import STEPS
from citybrain.kernel import intervention
from citybrain.kernel.units import Category, Count, Mask, Share

DEFINITION = "Definition: the network without it"
OPENED = "Definition: the network with one facility more"


class StreetClosed(NamedTuple):
    """What a closure changes."""

    street_closed: Share


class RampBuilt(NamedTuple):
    """What a ramp changes."""

    street_ramp: Share


class FacilityClosed(NamedTuple):
    """What the end of a facility changes."""

    facility_closed: Share


class FacilityOpened(NamedTuple):
    """What a new facility changes."""

    new_facility: Count


@intervention(of="street", phase="network", strategy="avoid", source=DEFINITION)
def close_street(street_closed: Share) -> StreetClosed:
    """Closes the street to everybody, on foot too: works, a gate, a bridge that is gone."""
    return StreetClosed(street_closed * 0.0 + 1.0)


@close_street.eligible("streets-reason-not-walked")
def is_walked(street_for_walking: Share) -> Mask:
    """Where nobody walks, closing changes nothing of access."""
    return street_for_walking > 0.0


@intervention(of="street", phase="network", strategy="improve", source="Definition: steps that wheels pass")
def ramp_beside_steps(street_ramp: Share) -> RampBuilt:
    """Builds a ramp or a lift beside steps, so that wheelchairs and prams pass."""
    return RampBuilt(street_ramp * 0.0 + 1.0)


@ramp_beside_steps.eligible("streets-reason-no-steps")
def has_steps(street_class: Category, street_ramp: Share) -> Mask:
    """Only steps without a ramp need one."""
    return np.asarray((street_class == STEPS) & ~(street_ramp > 0.0))


@intervention(of="facility", phase="network", strategy="avoid", source=DEFINITION)
def close_facility(facility_closed: Share) -> FacilityClosed:
    """Closes the facility."""
    return FacilityClosed(facility_closed * 0.0 + 1.0)


@intervention(of="junction", phase="network", strategy="avoid", source=OPENED)
def open_groceries(new_facility: Count) -> FacilityOpened:
    """Opens a grocery shop at the junction."""
    return FacilityOpened(new_facility * 0.0 + 0.0)


@intervention(of="junction", phase="network", strategy="avoid", source=OPENED)
def open_health(new_facility: Count) -> FacilityOpened:
    """Opens a health centre at the junction."""
    return FacilityOpened(new_facility * 0.0 + 1.0)


@intervention(of="junction", phase="network", strategy="avoid", source=OPENED)
def open_childcare(new_facility: Count) -> FacilityOpened:
    """Opens a childcare centre at the junction."""
    return FacilityOpened(new_facility * 0.0 + 2.0)


@intervention(of="junction", phase="network", strategy="avoid", source=OPENED)
def open_school(new_facility: Count) -> FacilityOpened:
    """Opens a school at the junction."""
    return FacilityOpened(new_facility * 0.0 + 3.0)
