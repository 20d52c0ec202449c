"""Residents of zones by age, and how many of them die in a year of whatever cause."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.health.models._response import stated
from citybrain.kernel import quantity
from citybrain.kernel.units import People, PerPersonYear, PerYear, Share, Years

BY_AGE = "Definition: residents of a zone by its share of people of 65 years and more"


class ResidentsByAge(NamedTuple):
    """Residents of a zone below 65 years, of 65 and more, and those whose age is not known.

    Of a zone with residents whose age is not known neither of the first two has a value, nor has the city.
    """

    zone_residents_below_65: People
    zone_residents_from_65: People
    zone_residents_of_unknown_age: People


@quantity(of="zone", source=BY_AGE, totals=("city",))
def residents_of_ages(zone_residents: People, older_share: Share) -> ResidentsByAge:
    """Residents of a zone below 65 years, of 65 and more, and those whose age is not known."""
    some = zone_residents > 0.0
    older = np.where(some, zone_residents * older_share, 0.0 * zone_residents)
    return ResidentsByAge(zone_residents - older, older, zone_residents * np.isnan(older_share))


class UsualDeaths(NamedTuple):
    """Deaths of a zone in a year of whatever cause, at the rates of the country."""

    zone_usual_deaths_below_65: PerYear
    zone_usual_deaths_from_65: PerYear


@quantity(of="zone", source="Definition: residents times the death rates of the country", totals=("city",))
def usual_deaths(
    zone_residents_below_65: People, zone_residents_from_65: People, death_rate_below_65: PerPersonYear,
    death_rate_from_65: PerPersonYear,
) -> UsualDeaths:  # fmt: skip
    """Deaths of a zone in a year of whatever cause; none where no country or city states its rates."""
    return UsualDeaths(
        zone_residents_below_65 * stated(death_rate_below_65), zone_residents_from_65 * stated(death_rate_from_65)
    )


@quantity(of="city", source="Definition: as the country or the city states them")
def years_of_death_below_65(life_years_of_death_below_65: Years) -> Years:
    """Years that somebody who dies below 65 years would have lived on; none where nobody states them."""
    return stated(life_years_of_death_below_65)


@quantity(of="city", source="Definition: as the country or the city states them")
def years_of_death_from_65(life_years_of_death_from_65: Years) -> Years:
    """Years that somebody who dies at 65 years and more would have lived on; none where nobody states them."""
    return stated(life_years_of_death_from_65)
