"""Which buildings come down without a plan: by age, use and size, as many in a city as the rate says."""

import numpy as np

from citybrain.kernel import previous, quantity
from citybrain.kernel.units import Ratio, Share, Years

DIGITS = 999_983.0
"""A prime: the later digits of a drawn number are a draw that its first digits do not tell."""


@quantity(of="building", source="definition: the ages that the rate of demolition is counted of", totals=("city",))
def at_demolition_age(building_age: Years, youngest_demolition_age: Years, protected_age: Years) -> Share:
    """1 for a building of an age at which buildings are torn down, 0 for younger, older and those of unknown age."""
    return np.where((building_age >= youngest_demolition_age) & (building_age < protected_age), 1.0, 0.0)


@quantity(
    of="building",
    source="Weibull hazard, (age / scale)^(shape - 1), times ratios of use and size; survival analysis of buildings as "
    "in Bradley and Kohler 2007, Building Research & Information 35(5), 529-542",
    totals=("city",),
)
def demolition_weight(
    building_age: Years,
    at_demolition_age: Share,
    demolition_age_scale: Years,
    demolition_age_shape: Ratio,
    demolition_ratio_of_use: Ratio,
    demolition_ratio_of_size: Ratio,
    heritage_protection: Share,
    landmark: Share,
) -> Ratio:
    """How likely a building is torn down beside others: more the older it is, by use and size; landmarks never."""
    kept = (heritage_protection > 0) | (landmark > 0)
    hazard = (building_age / demolition_age_scale) ** (demolition_age_shape - 1.0)
    weight = hazard * demolition_ratio_of_use * demolition_ratio_of_size
    return np.where((at_demolition_age > 0) & ~kept, weight, 0.0)


@quantity(of="building", source="definition: the rate shared out by weight, so that the city has as many as it says")
def demolition_probability(
    demolition_weight: Ratio,
    city_demolition_weight: Ratio,
    city_at_demolition_age: Share,
    demolition_rate: Share,
) -> Share:
    """Chance that the building is torn down in a year; over the city it adds up to the rate of demolition.

    p = rate n w / sum(w), n the buildings at an age of demolition; at most 1.
    """
    weights = city_demolition_weight + np.where(city_demolition_weight > 0, 0.0, 1.0)
    return np.minimum(demolition_weight * demolition_rate * city_at_demolition_age / weights, 1.0)


@previous(of="building", start=0.0)
def previous_demolition_risk() -> Share:
    """Chances of demolition that the building has come through up to a year ago, added up."""
    ...


@quantity(of="building", source="definition: cumulative hazard, a year more than a year ago")
def demolition_risk(previous_demolition_risk: Share, demolition_probability: Share) -> Share:
    """Chances of demolition of the years since the first, added up."""
    return previous_demolition_risk + demolition_probability


@quantity(of="building", source="definition: survival exp(-cumulative hazard) against a number drawn for the building")
def demolition_due(demolition_risk: Share, demolition_weight: Ratio, renewal_phase: Share) -> Share:
    """1 where the building has come to its end without a plan, 0 elsewhere; drawn from its id, in all years alike."""
    draw = np.mod(renewal_phase * DIGITS, 1.0)
    return np.where((np.exp(-demolition_risk) < 1.0 - draw) & (demolition_weight > 0), 1.0, 0.0)
