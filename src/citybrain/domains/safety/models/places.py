"""Unsafe places: where accidents and reports of danger lie close together, by street and by zone."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel import field, quantity
from citybrain.kernel.fields import Around
from citybrain.kernel.ratios import per
from citybrain.kernel.units import Metres, MetresPerKilometre, PerKilometreYear, PerYear, Share

NEAR = 150.0
"""Metres around the middle of a street in which what happens makes one place: a block."""

DEFINITION = "Definition: counts of the city's files"
PLACES = ("zone", "city")


class HazardsOfPlaces(NamedTuple):
    """Accidents and reports of danger on a street in a year as far as they are told, and whether any are not."""

    known_hazards: PerYear
    street_with_untold_hazards: Share


@quantity(of="street", source=DEFINITION, totals=PLACES)
def hazards_of_places(street_hazards: PerYear, street_told_hazards: PerYear) -> HazardsOfPlaces:
    """Accidents and reports of danger on a street in a year; where few report, accidents alone, and so it is told."""
    untold = np.isnan(street_hazards)
    return HazardsOfPlaces(np.where(untold, street_told_hazards, street_hazards), untold * 1.0)


@field(of="street", source="Definition: sum over a block", reach=NEAR, compiled=True)
def hazards_nearby(known_hazards: PerYear, *, around: Around) -> PerYear:
    """Accidents and reports of danger in a year on all streets whose middle lies within 150 m: an unsafe place."""
    from scipy.spatial import cKDTree

    some = np.flatnonzero(known_hazards > 0.0)
    found = np.zeros(len(around.rows))
    if len(some) and len(found):
        places = np.column_stack((around.x, around.y))
        near = cKDTree(places[some]).query_ball_point(places[around.rows], NEAR, return_sorted=True)
        found[:] = [float(known_hazards[some[rows]].sum()) if rows else 0.0 for rows in near]
    return found


@quantity(of="street", source="Definition: street open to cars", totals=("zone",))
def driven_length(street_length: Metres, street_for_driving: Share) -> Metres:
    """Length of the street where cars may drive."""
    return np.nan_to_num(street_length) * (street_for_driving > 0.0)


@quantity(of="zone", source="Definition: hazards over streets open to cars")
def zone_hazards_per_length(
    zone_known_hazards: PerYear, zone_driven_length: Metres, metres_per_kilometre: MetresPerKilometre
) -> PerKilometreYear:
    """Accidents and reports of danger in a year for a kilometre of streets open to cars; none without such streets."""
    return per(zone_known_hazards * metres_per_kilometre, zone_driven_length)
