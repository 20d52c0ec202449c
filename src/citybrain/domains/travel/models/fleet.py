"""How old cars, vans and lorries are, and what follows from their years: electric ones, and exhaust of the others."""

from collections.abc import Callable
from typing import Any

import numpy as np

from citybrain.kernel import quantity, same_formula
from citybrain.kernel.units import Array, KilogramsPerKilometre, PerYear, Ratio, Share, Year, Years

OLDEST = 45
"""Age [a] of the oldest cars that count."""

SOURCE = "Weibull survival of cars; Fisher and Pry 1971, doi:10.1016/S0040-1625(71)80005-7: logistic share of the new"
STANDARDS = "EMEP/EEA guidebook 2019, 1.A.3.b, Tier 2: factors by standard; kilometres by age as the parameters say"


VANS = {
    "electric_fleet_share": "electric_van_share",
    "car_life": "van_life",
    "half_electric_year": "half_electric_van_year",
    "growth_of_electric_cars": "growth_of_electric_vans",
}
"""Vans with parcels turn over as cars do, with a life and a market of their own."""

LORRIES = {
    "electric_fleet_share": "electric_lorry_share",
    "car_life": "lorry_life",
    "fall_of_kilometres": "fall_of_lorry_kilometres",
    "half_electric_year": "half_electric_lorry_year",
    "growth_of_electric_cars": "growth_of_electric_lorries",
}
"""Lorries likewise."""


@same_formula(of="city", names=LORRIES)
@same_formula(of="city", names=VANS)
@quantity(of="city", source=SOURCE)
def electric_fleet_share(
    calendar_year: Year, year_length: Years, car_life: Years, car_life_shape: Ratio, fall_of_kilometres: PerYear,
    half_electric_year: Year, growth_of_electric_cars: PerYear, largest_electric_share: Share,
) -> Share:  # fmt: skip
    """Part of the kilometres that electric vehicles of a fleet drive without a plan, by the years of the fleet.

    As many are new each year. Of those of year y, largest / (1 + exp(-growth (y - half))) are electric. One of age a is
    left with exp(-(a / life) ** shape) and drives exp(-fall * a) of what a new one does.
    """

    def electric(year: Any) -> Any:
        return largest_electric_share / (
            1.0 + np.exp(-growth_of_electric_cars * (year - half_electric_year) * year_length)
        )

    return mean_by_age(electric, calendar_year, year_length, car_life, car_life_shape, fall_of_kilometres)


@quantity(of="city", source=STANDARDS)
def petrol_nitrogen_oxides(
    calendar_year: Year, year_length: Years, car_life: Years, car_life_shape: Ratio, fall_of_kilometres: PerYear,
    euro_4_year: Year, petrol_nitrogen_oxides_before_euro_4: KilogramsPerKilometre,
    petrol_nitrogen_oxides_of_euro_4: KilogramsPerKilometre,
) -> KilogramsPerKilometre:  # fmt: skip
    """Nitrogen oxides of a kilometre of the petrol cars of the fleet; all new cars meet the standard of their year."""
    factor = value_by_standard(petrol_nitrogen_oxides_before_euro_4, (euro_4_year, petrol_nitrogen_oxides_of_euro_4))
    return mean_by_age(factor, calendar_year, year_length, car_life, car_life_shape, fall_of_kilometres)


@quantity(of="city", source=STANDARDS)
def diesel_nitrogen_oxides(
    calendar_year: Year, year_length: Years, car_life: Years, car_life_shape: Ratio, fall_of_kilometres: PerYear,
    diesel_nitrogen_oxides_before_euro_4: KilogramsPerKilometre,
    euro_4_year: Year, diesel_nitrogen_oxides_of_euro_4: KilogramsPerKilometre,
    euro_5_year: Year, diesel_nitrogen_oxides_of_euro_5: KilogramsPerKilometre,
    euro_6_year: Year, diesel_nitrogen_oxides_of_euro_6: KilogramsPerKilometre,
    euro_6d_year: Year, diesel_nitrogen_oxides_of_euro_6d: KilogramsPerKilometre,
) -> KilogramsPerKilometre:  # fmt: skip
    """Nitrogen oxides of a kilometre of the diesel cars of the fleet; all new cars meet the standard of their year."""
    factor = value_by_standard(
        diesel_nitrogen_oxides_before_euro_4,
        (euro_4_year, diesel_nitrogen_oxides_of_euro_4),
        (euro_5_year, diesel_nitrogen_oxides_of_euro_5),
        (euro_6_year, diesel_nitrogen_oxides_of_euro_6),
        (euro_6d_year, diesel_nitrogen_oxides_of_euro_6d),
    )
    return mean_by_age(factor, calendar_year, year_length, car_life, car_life_shape, fall_of_kilometres)


@quantity(of="city", source=STANDARDS)
def diesel_exhaust_particles(
    calendar_year: Year, year_length: Years, car_life: Years, car_life_shape: Ratio, fall_of_kilometres: PerYear,
    euro_5_year: Year, diesel_particles_before_filters: KilogramsPerKilometre,
    diesel_particles_with_filters: KilogramsPerKilometre,
) -> KilogramsPerKilometre:  # fmt: skip
    """Particles in the exhaust of a kilometre of the diesel cars of the fleet, with filters from Euro 5 on."""
    factor = value_by_standard(diesel_particles_before_filters, (euro_5_year, diesel_particles_with_filters))
    return mean_by_age(factor, calendar_year, year_length, car_life, car_life_shape, fall_of_kilometres)


@quantity(of="city", source=STANDARDS)
def admitted_diesel_nitrogen_oxides(
    calendar_year: Year, year_length: Years, car_life: Years, car_life_shape: Ratio, fall_of_kilometres: PerYear,
    euro_6_year: Year, diesel_nitrogen_oxides_of_euro_6: KilogramsPerKilometre,
    euro_6d_year: Year, diesel_nitrogen_oxides_of_euro_6d: KilogramsPerKilometre,
) -> KilogramsPerKilometre:  # fmt: skip
    """Nitrogen oxides of a kilometre of the diesel cars that a low-emission zone admits: those of Euro 6."""
    factor = value_by_standard(diesel_nitrogen_oxides_of_euro_6, (euro_6d_year, diesel_nitrogen_oxides_of_euro_6d))
    return mean_by_age(factor, calendar_year, year_length, car_life, car_life_shape, fall_of_kilometres, euro_6_year)


def value_by_standard(before: Any, *standards: tuple[Any, Any]) -> Callable[[Any], Any]:
    """Of new cars of a year, the value of the last standard that had begun."""

    def value(year: Any) -> Any:
        now = before
        for begin, own in standards:
            now = now + (year >= begin) * (own - now)
        return now

    return value


def mean_by_age(
    of: Callable[[Any], Any], now: Any, year_length: Any, life: Any, shape: Any, fall: Any, since: Any = -np.inf
) -> Array:
    """Mean over the kilometres of the cars of all ages that were new in a year or later; of new ones where none was."""
    years = np.arange(OLDEST + 1.0)[:, None]
    ages = years * year_length
    driven = np.exp(-((ages / life) ** shape) - fall * ages) * (now - years >= since)
    total = driven.sum(axis=0)
    whole = (of(now - years) * driven).sum(axis=0) / np.where(total > 0, total, 1.0)
    mean: Array = np.where(total > 0, whole, of(now))
    return mean if np.ndim(now) else mean[0]
