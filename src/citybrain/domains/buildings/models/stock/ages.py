"""Age of buildings, and where in the cycle of renewals a building stands when the first year begins."""

from typing import Any

import numpy as np

from citybrain.kernel import given, quantity
from citybrain.kernel.units import Array, Share, Year, Years


@quantity(of="building", source="definition: years since the year of construction")
def building_age(construction_year: Year, calendar_year: Year, year_length: Years) -> Years:
    """Years since the building was completed; 0 in the year itself. No value where that year is not known."""
    return np.maximum(calendar_year - construction_year, 0) * year_length


@given(of="building", default=0.5)
def renewal_phase() -> Share:
    """Where in the cycle of renewals an old building stands: not known, so drawn from its id, the same at all times."""
    ...


def age_in_cycle(building_age: Any, lifetime: Any, phase: Any, year_length: Any) -> Array:
    """Age of a part at the end of the year before [a]: of the house while it can be the first, else spread evenly.

    Whole years from 0 to less than the lifetime, so that a part comes due once in each lifetime.
    """
    before = building_age - year_length
    spread = np.mod(before + phase * lifetime, lifetime)
    age = np.where(before < lifetime, np.maximum(before, 0 * year_length), spread)
    whole: Array = np.floor(age / year_length) * year_length
    return whole
