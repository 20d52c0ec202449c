"""Age of the heating: a year more every year, from the start on when it is replaced."""

import numpy as np

from citybrain.domains.buildings.models.stock.ages import age_in_cycle
from citybrain.kernel import previous, quantity
from citybrain.kernel.units import Share, Year, Years


@quantity(of="building", source="estimate: as old as the house, or somewhere in the cycle of renewals")
def heating_age_before(building_age: Years, heating_lifetime: Years, renewal_phase: Share, year_length: Years) -> Years:
    """Estimated age of the heating at the end of the year before the first: of the house, or in its cycle."""
    return age_in_cycle(building_age, heating_lifetime, renewal_phase, year_length)


@previous(of="building", start="heating_age_before")
def previous_heating_age() -> Years:
    """Age of the heating a year ago."""
    ...


@quantity(of="building", source="definition: a year older than a year ago")
def heating_age(previous_heating_age: Years, year_length: Years) -> Years:
    """Years since the heating was put in; a measure that puts in a new one sets it to 0."""
    return previous_heating_age + year_length


@quantity(of="building", source="definition: age against lifetime")
def heating_due(heating_age: Years, heating_lifetime: Years) -> Share:
    """1 where the heating has served its lifetime and is due for replacement, 0 elsewhere."""
    return np.where(heating_age >= heating_lifetime, 1.0, 0.0)


@quantity(of="building", source="definition: calendar year less age")
def heating_installation_year(calendar_year: Year, heating_age: Years, year_length: Years) -> Year:
    """Year in which the heating was put in; without a heating or an age of it, the year in which one would be."""
    age = heating_age / year_length
    return calendar_year - np.where(np.isnan(age), 0.0, age)
