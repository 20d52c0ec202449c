"""What warms and what cools the air of a place by day, in kelvins that add up."""

from __future__ import annotations

from typing import NamedTuple

from citybrain.domains.heat.models.cooling import SOURCE
from citybrain.kernel import contributed, quantity
from citybrain.kernel.units import Kelvin


class DriversOfCover(NamedTuple):
    """What is built, plants, water and light surfaces do to the air of a cell by day; what cools is less than 0."""

    warmth_by_density: Kelvin
    warmth_by_vegetation: Kelvin
    warmth_by_water: Kelvin
    warmth_by_albedo: Kelvin


@quantity(of="cell", source=SOURCE)
def drivers_of_cover(
    cooling_by_shade: Kelvin, cooling_by_evapotranspiration: Kelvin, cooling_by_green_around: Kelvin,
    cooling_by_water: Kelvin, cooling_by_albedo: Kelvin, heat_island_by_day: Kelvin,
) -> DriversOfCover:  # fmt: skip
    """What is built, plants with their shade, water and light surfaces do to the air of a cell by day.

    What is built is the heat island of the city, which nothing takes off where a place has neither of the others.
    """
    plants = cooling_by_shade + cooling_by_evapotranspiration + cooling_by_green_around
    none = 0.0 * plants
    return DriversOfCover(none + heat_island_by_day, none - plants, none - cooling_by_water, none - cooling_by_albedo)


@contributed(of="cell", role="drivers_of_warmth")
def warmth_of_drivers() -> Kelvin:
    """By how much a cell itself makes its air warmer than in the country by day: all that warms less what cools."""
    ...
