"""Cycles in which facades, roofs and windows are repaired anyway, whether or not they are insulated then."""

from typing import Any

import numpy as np

from citybrain.domains.buildings.models.stock.ages import age_in_cycle
from citybrain.kernel import previous, quantity
from citybrain.kernel.units import Array, Share, Years


def next_age(before: Any, lifetime: Any, year_length: Any) -> Array:
    """Age of a part a year later [a]: what had served its lifetime was repaired and begins anew."""
    after: Array = np.where(before >= lifetime, year_length, before + year_length)
    return after


@quantity(of="building", source="estimate: as old as the house, or somewhere in the cycle of renewals")
def facade_age_before(building_age: Years, facade_lifetime: Years, renewal_phase: Share, year_length: Years) -> Years:
    """Estimated age of the facade at the end of the year before the first."""
    return age_in_cycle(building_age, facade_lifetime, renewal_phase, year_length)


@previous(of="building", start="facade_age_before")
def previous_facade_age() -> Years:
    """Age of the facade a year ago."""
    ...


@quantity(of="building", source="definition: a year older, anew after its lifetime")
def facade_age(previous_facade_age: Years, facade_lifetime: Years, year_length: Years) -> Years:
    """Years since the facade was last repaired as a whole."""
    return next_age(previous_facade_age, facade_lifetime, year_length)


@quantity(of="building", source="definition: age against lifetime")
def facade_due(facade_age: Years, facade_lifetime: Years) -> Share:
    """1 in the year in which the facade is repaired anyway, 0 in all others."""
    return np.where(facade_age >= facade_lifetime, 1.0, 0.0)


@quantity(of="building", source="estimate: as old as the house, or somewhere in the cycle of renewals")
def roof_age_before(building_age: Years, roof_lifetime: Years, renewal_phase: Share, year_length: Years) -> Years:
    """Estimated age of the roof covering at the end of the year before the first."""
    return age_in_cycle(building_age, roof_lifetime, renewal_phase, year_length)


@previous(of="building", start="roof_age_before")
def previous_roof_age() -> Years:
    """Age of the roof covering a year ago."""
    ...


@quantity(of="building", source="definition: a year older, anew after its lifetime")
def roof_age(previous_roof_age: Years, roof_lifetime: Years, year_length: Years) -> Years:
    """Years since the roof was last covered anew."""
    return next_age(previous_roof_age, roof_lifetime, year_length)


@quantity(of="building", source="definition: age against lifetime")
def roof_due(roof_age: Years, roof_lifetime: Years) -> Share:
    """1 in the year in which the roof is covered anew anyway, 0 in all others."""
    return np.where(roof_age >= roof_lifetime, 1.0, 0.0)


@quantity(of="building", source="estimate: as old as the house, or somewhere in the cycle of renewals")
def window_age_before(building_age: Years, window_lifetime: Years, renewal_phase: Share, year_length: Years) -> Years:
    """Estimated age of the windows at the end of the year before the first."""
    return age_in_cycle(building_age, window_lifetime, renewal_phase, year_length)


@previous(of="building", start="window_age_before")
def previous_window_age() -> Years:
    """Age of the windows a year ago."""
    ...


@quantity(of="building", source="definition: a year older, anew after its lifetime")
def window_age(previous_window_age: Years, window_lifetime: Years, year_length: Years) -> Years:
    """Years since the windows were last renewed."""
    return next_age(previous_window_age, window_lifetime, year_length)


@quantity(of="building", source="definition: age against lifetime")
def window_due(window_age: Years, window_lifetime: Years) -> Share:
    """1 in the year in which the windows are renewed anyway, 0 in all others."""
    return np.where(window_age >= window_lifetime, 1.0, 0.0)
