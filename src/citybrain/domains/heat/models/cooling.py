"""How much warmer the air is than in the country by day and at night, and what cools it: InVEST urban cooling."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.heat.models.neighbours import around_cells, square_means
from citybrain.kernel import field, quantity
from citybrain.kernel.fields import Around
from citybrain.kernel.units import Array, Kelvin, Metres, Ratio, Share, SquareMetres

SOURCE = "InVEST urban cooling model, user's guide (Natural Capital Project): cooling capacity and heat mitigation"
COOLING_DISTANCE = 450.0
"""Metres to which a large green area cools around it: usual in applications of the model."""

MIXING_DISTANCE, MIXING_REACH = 100.0, 300.0
"""Metres over which air mixes (standard deviation, estimate), and beyond which nothing counts."""

DENSE_SQUARE = 10.0
"""Side [m] of the ground over which what is built counts as dense: narrower cells are as dense as the square that they
lie in, so that the same houses are as dense in cells of any side."""

MOSTLY = 0.5
"""Share of plants and crowns from which a cell is green."""


class CoolingCapacity(NamedTuple):
    """What shade, albedo, plants and water of a cell take of its heat by day, as shares of the most, and all."""

    capacity_of_shade: Share
    capacity_of_albedo: Share
    capacity_of_evapotranspiration: Share
    capacity_of_water: Share
    cooling_capacity: Share
    green_capacity: Share
    green_cell: Share


@quantity(of="cell", source=SOURCE)
def cooling_capacities(
    tree_cover: Share, sail_share: Share, cell_albedo: Share, cell_evapotranspiration: Share,
    green_ground_share: Share, cell_water_share: Share, weight_of_shade: Share, weight_of_albedo: Share,
    weight_of_evapotranspiration: Share, evapotranspiration_of_water: Share, cooling_of_open_water: Share,
) -> CoolingCapacity:  # fmt: skip
    """What shade, albedo, plants and water of a cell take of the heat by day: weight times share of each.

    Water has a term of its own, `cooling_of_open_water` times its share, in place of its part of evapotranspiration,
    and no more than the others leave of 1.
    """
    shade = weight_of_shade * np.minimum(tree_cover + sail_share, 1.0)
    of_water = np.minimum((1.0 - tree_cover) * cell_water_share * evapotranspiration_of_water, cell_evapotranspiration)
    albedo = weight_of_albedo * cell_albedo
    plants = weight_of_evapotranspiration * (cell_evapotranspiration - of_water)
    water = np.minimum(cooling_of_open_water * cell_water_share, 1.0 - shade - albedo - plants)
    whole = shade + albedo + plants + water
    green = np.where(np.maximum(green_ground_share, tree_cover) >= MOSTLY, 1.0, 0.0)
    return CoolingCapacity(shade, albedo, plants, water, whole, whole * green, green)


@field(of="cell", source=SOURCE, reach=COOLING_DISTANCE, compiled=True)
def cooling_of_green_around(green_capacity: Share, *, around: Around) -> Share:
    """Cooling capacity of green cells within 450 m, each weighed by exp(-distance / 450 m); weights add up to 1."""
    return around_cells(green_capacity, around, COOLING_DISTANCE, "exponential")


@field(of="cell", source=SOURCE, reach=COOLING_DISTANCE, compiled=True)
def green_cells_around(green_cell: Share, *, around: Around) -> Ratio:
    """How many green cells lie within 450 m."""
    return around_cells(green_cell, around, COOLING_DISTANCE, "count")


class HeatOfPlace(NamedTuple):
    """By how much the air of a cell is warmer than in the country by day before it mixes, and what takes of that."""

    warmth_of_place: Kelvin
    cooling_by_shade: Kelvin
    cooling_by_albedo: Kelvin
    cooling_by_evapotranspiration: Kelvin
    cooling_by_water: Kelvin
    cooling_by_green_around: Kelvin


@quantity(of="cell", source=SOURCE)
def heat_of_place(
    capacity_of_shade: Share, capacity_of_albedo: Share, capacity_of_evapotranspiration: Share,
    capacity_of_water: Share, cooling_capacity: Share, cooling_of_green_around: Share, green_cells_around: Ratio,
    cell_area: SquareMetres, least_green_that_cools: SquareMetres, heat_island_by_day: Kelvin,
) -> HeatOfPlace:  # fmt: skip
    """By how much the air of a cell is warmer than in the country by day before it mixes, and what takes of that.

    Shade, albedo, plants, water and, where there are 2 ha of green within 450 m, what that gives beyond them: all five
    and the warmth that is left are together the heat island of the city.
    """
    green = green_cells_around * cell_area
    mitigation = mitigation_of(cooling_capacity, cooling_of_green_around, green, least_green_that_cools)
    parts = (
        capacity_of_shade, capacity_of_albedo, capacity_of_evapotranspiration, capacity_of_water,
        mitigation - cooling_capacity,
    )  # fmt: skip
    return HeatOfPlace((1.0 - mitigation) * heat_island_by_day, *(one * heat_island_by_day for one in parts))


def mitigation_of(capacity: Array, around: Array, green: Array, least: Array) -> Array:
    """Part of the heat island that is taken: by a cell's own cooling capacity, or by that of large green around it.

    `green` [m²] is how much there is within 450 m, and `least` how much of it cools around itself.
    """
    mitigation: Array = np.where(green >= least, np.maximum(capacity, around), capacity)
    return mitigation


@field(of="cell", source="Definition: mean over cells by a Gaussian of 100 m", reach=MIXING_REACH, compiled=True)
def air_warmer_by_day(warmth_of_drivers: Kelvin, *, around: Around) -> Kelvin:
    """By how much the air of a cell is warmer than in the country by day: mixed over the cells around."""
    return around_cells(warmth_of_drivers, around, MIXING_REACH, "gaussian", MIXING_DISTANCE)


@field(of="cell", source=SOURCE, reach=DENSE_SQUARE * float(np.sqrt(2.0)))
def warmth_of_place_at_night(
    cell_roof_share: Share, cell_building_height: Metres, height_of_a_storey: Metres, dense_floor_ratio: Ratio,
    heat_island_at_night: Kelvin, *, around: Around,
) -> Kelvin:  # fmt: skip
    """By how much the air of a cell is warmer than in the country at night before it mixes: by what is built there.

    Building intensity is floor over ground, 1 from `dense_floor_ratio` on: what is built gives back the day's heat.
    Of narrower cells than 10 m it is that of the square of 10 m on round metres in which they lie.
    """
    floors = cell_roof_share * np.where(cell_roof_share > 0.0, cell_building_height, 0.0 * height_of_a_storey)
    floors_over_ground = floors / height_of_a_storey / dense_floor_ratio
    intensity = np.minimum(square_means(floors_over_ground, around, DENSE_SQUARE), 1.0)
    island: Array = np.broadcast_to(heat_island_at_night, floors.shape)[around.rows]
    return intensity * island


@field(of="cell", source="Definition: mean over cells by a Gaussian of 100 m", reach=MIXING_REACH, compiled=True)
def air_warmer_at_night(warmth_of_place_at_night: Kelvin, *, around: Around) -> Kelvin:
    """By how much the air of a cell is warmer than in the country at night: mixed over the cells around."""
    return around_cells(warmth_of_place_at_night, around, MIXING_REACH, "gaussian", MIXING_DISTANCE)
