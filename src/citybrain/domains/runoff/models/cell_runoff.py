"""Rain that runs off each cell in a storm: by what covers it, its soil, crowns, and what measures hold back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from citybrain.domains.runoff.models.curve_number import SOURCE, potential_retention
from citybrain.domains.runoff.models.kernels import LEAST_ROWS, runoff_rows
from citybrain.kernel import given, quantity
from citybrain.kernel.parallel import in_parts
from citybrain.kernel.units import Array, CubicMetres, Millimetres, Ratio, Share, SquareMetres

PLACES = ("zone", "city")
MILLIMETRES = 1000.0
"""Millimetres of a metre."""

GROUPS = (1, 2, 3, 4)
"""Hydrologic soil groups A, B, C and D as files number them."""


@given(of="cell", default=0.0)
def permeable_paving_share() -> Share:
    """Part of the cell that a plan paves so that water seeps through."""
    ...


@given(of="cell", default=0.0)
def rain_garden_share() -> Share:
    """Part of the cell that a plan makes rain gardens and swales."""
    ...


@given(of="cell", default=0.0)
def garden_on_sealed_share() -> Share:
    """Part of the cell whose sealed ground rain gardens of a plan take up."""
    ...


@given(of="cell", default=0.0)
def rain_tank_share() -> Share:
    """Part of the cell whose roofs a plan drains into tanks."""
    ...


@given(of="cell", default=0.0)
def basin_volume() -> CubicMetres:
    """Water that detention basins of a plan in the cell can hold."""
    ...


class GroundRetention(NamedTuple):
    """Potential retention of ground with plants and of bare ground of a cell by its soil; none where it is unknown."""

    retention_of_plants: Millimetres
    retention_of_bare_ground: Millimetres


@quantity(of="cell", source="TR-55 (USDA NRCS 1986), table 2-2: curve numbers by cover and soil group", compiled=True)
def ground_retention(
    cell_soil_group: Ratio, soil_group_of_city: Ratio, curve_number_of_plants_on_a: Ratio,
    curve_number_of_plants_on_b: Ratio, curve_number_of_plants_on_c: Ratio, curve_number_of_plants_on_d: Ratio,
    curve_number_of_bare_ground_on_a: Ratio, curve_number_of_bare_ground_on_b: Ratio,
    curve_number_of_bare_ground_on_c: Ratio, curve_number_of_bare_ground_on_d: Ratio,
) -> GroundRetention:  # fmt: skip
    """Potential retention S = 25,400 / CN - 254 of ground with plants and of bare ground by the soil group of a cell.

    Where no file tells the group it is that of the city; of neither nothing is known.
    """
    group = np.where(np.isnan(cell_soil_group), soil_group_of_city, cell_soil_group)
    plants = (
        curve_number_of_plants_on_a,
        curve_number_of_plants_on_b,
        curve_number_of_plants_on_c,
        curve_number_of_plants_on_d,
    )
    bare = (
        curve_number_of_bare_ground_on_a, curve_number_of_bare_ground_on_b, curve_number_of_bare_ground_on_c,
        curve_number_of_bare_ground_on_d,
    )  # fmt: skip
    told = [np.full(group.shape, np.nan) for _ in range(2)]
    for out, numbers in zip(told, (plants, bare), strict=True):
        for code, number in zip(GROUPS, numbers, strict=True):
            out[:] = np.where(group == code, potential_retention(number), out)
    return GroundRetention(*told)


@quantity(
    of="city",
    source="Wang, Endreny and Nowak 2008, Journal of the American Water Resources Association 44: storage of leaves",
)
def rain_caught_by_crowns(leaf_area_of_crowns: Ratio, water_on_leaves: Millimetres) -> Millimetres:
    """Rain that a closed crown catches at most in a storm: leaf area over ground times the water on leaves."""
    return leaf_area_of_crowns * water_on_leaves


def storm_runoff(rains: Sequence[Array], covers: tuple[Array, ...], limits: tuple[Array, ...]) -> Array:
    """Runoff [mm] of cells (storms, cells) for rains [mm].

    `covers` are columns: parts of the cell that are sealed, planted, open ground, below crowns, roofs, green roofs,
    permeable paving, rain gardens (of planted ground first) and roofs with tanks, then retention [mm] of plants and of
    bare ground. `limits`: curve numbers of hard ground and of green roofs, water [mm] that permeable paving and tanks
    hold, that crowns catch and that drains take. NaN where the rain or the soil of permeable ground is not known.
    """
    count = len(covers[0])
    hard, roofs, *water = limits
    some = (potential_retention(hard), potential_retention(roofs), *water)
    columns = tuple(np.ascontiguousarray(one, np.float64) for one in covers)
    numbers = tuple(np.broadcast_to(np.asarray(one, np.float64), count) for one in some)
    out = np.empty((len(rains), count))
    for rain, told in zip(rains, out, strict=True):
        fallen = np.broadcast_to(np.asarray(rain, np.float64), count)
        in_parts(_some_rows(fallen, columns, numbers, told), count, LEAST_ROWS)
    return out


def _some_rows(
    rain: Array, covers: tuple[Array, ...], limits: tuple[Array, ...], out: Array
) -> Callable[[slice], None]:
    def work(part: slice) -> None:
        runoff_rows(part.start, part.stop, rain, covers, limits, out)

    return work


class CellRunoff(NamedTuple):
    """Runoff of a cell in the storm of the scenario, as it is and without measures for rain in it."""

    cell_runoff: Millimetres
    cell_runoff_without_measures: Millimetres


@quantity(of="cell", source=SOURCE, compiled=True)
def runoff_of_cell(
    sealed_ground_share: Share, green_ground_share: Share, open_ground_share: Share, tree_cover: Share,
    cell_roof_share: Share, green_roof_share: Share, permeable_paving_share: Share, rain_garden_share: Share,
    garden_on_sealed_share: Share, rain_tank_share: Share, retention_of_plants: Millimetres,
    retention_of_bare_ground: Millimetres, curve_number_of_hard_ground: Ratio, curve_number_of_green_roofs: Ratio,
    water_held_by_permeable_paving: Millimetres, water_held_by_rain_tanks: Millimetres,
    rain_caught_by_crowns: Millimetres, water_taken_by_drains: Millimetres, cloudburst_rain: Millimetres,
) -> CellRunoff:  # fmt: skip
    """Runoff of a cell in the storm of the scenario, mean over all of its area; rain on open water is none.

    The runoff of each cover is computed and averaged. Crowns catch rain, drains take of hard ground and roofs what they
    can. Rain gardens let nothing of their own rain run off; what else they hold is in the water that is held on its
    way. Without measures: no tanks, gardens and permeable paving, and sealed ground where gardens took it up; green
    roofs and crowns stay.
    """
    limits = (
        curve_number_of_hard_ground, curve_number_of_green_roofs, water_held_by_permeable_paving,
        water_held_by_rain_tanks, rain_caught_by_crowns, water_taken_by_drains,
    )  # fmt: skip
    ground = (sealed_ground_share, green_ground_share, open_ground_share, tree_cover, cell_roof_share)
    measures = (permeable_paving_share, rain_garden_share, rain_tank_share)
    soil = (retention_of_plants, retention_of_bare_ground)
    rains = (cloudburst_rain,)
    none = np.zeros_like(green_roof_share)
    now = storm_runoff(rains, (*ground, green_roof_share, *measures, *soil), limits)[0]
    if not any(np.any(one) for one in measures):
        return CellRunoff(now, now.copy())
    sealed, green, *others = ground
    before = (sealed + garden_on_sealed_share, np.maximum(green - garden_on_sealed_share, 0.0), *others)
    without = storm_runoff(rains, (*before, green_roof_share, none, none, none, *soil), limits)[0]
    return CellRunoff(now, without)


class StormRunoff(NamedTuple):
    """Runoff of a cell in storms that come once in 1, 2, 5, 10, 20, 50 and 100 years."""

    runoff_in_1_year_storm: Millimetres
    runoff_in_2_year_storm: Millimetres
    runoff_in_5_year_storm: Millimetres
    runoff_in_10_year_storm: Millimetres
    runoff_in_20_year_storm: Millimetres
    runoff_in_50_year_storm: Millimetres
    runoff_in_100_year_storm: Millimetres


@quantity(of="cell", source=SOURCE, compiled=True)
def runoff_by_storm(
    sealed_ground_share: Share, green_ground_share: Share, open_ground_share: Share, tree_cover: Share,
    cell_roof_share: Share, green_roof_share: Share, permeable_paving_share: Share, rain_garden_share: Share,
    rain_tank_share: Share, retention_of_plants: Millimetres, retention_of_bare_ground: Millimetres,
    curve_number_of_hard_ground: Ratio, curve_number_of_green_roofs: Ratio,
    water_held_by_permeable_paving: Millimetres, water_held_by_rain_tanks: Millimetres,
    rain_caught_by_crowns: Millimetres, water_taken_by_drains: Millimetres, rain_in_1_year_storm: Millimetres,
    rain_in_2_year_storm: Millimetres, rain_in_5_year_storm: Millimetres, rain_in_10_year_storm: Millimetres,
    rain_in_20_year_storm: Millimetres, rain_in_50_year_storm: Millimetres, rain_in_100_year_storm: Millimetres,
) -> StormRunoff:  # fmt: skip
    """Runoff of a cell in storms that come once in 1 to 100 years, mean over all of its area."""
    covers = (
        sealed_ground_share, green_ground_share, open_ground_share, tree_cover, cell_roof_share, green_roof_share,
        permeable_paving_share, rain_garden_share, rain_tank_share, retention_of_plants, retention_of_bare_ground,
    )  # fmt: skip
    limits = (
        curve_number_of_hard_ground, curve_number_of_green_roofs, water_held_by_permeable_paving,
        water_held_by_rain_tanks, rain_caught_by_crowns, water_taken_by_drains,
    )  # fmt: skip
    rains = (
        rain_in_1_year_storm, rain_in_2_year_storm, rain_in_5_year_storm, rain_in_10_year_storm, rain_in_20_year_storm,
        rain_in_50_year_storm, rain_in_100_year_storm,
    )  # fmt: skip
    return StormRunoff(*storm_runoff(rains, covers, limits))


class StormWaterOfCell(NamedTuple):
    """Rain on the land of a cell in the storm of the scenario, what runs off, what measures hold, and its land."""

    cell_rain_volume: CubicMetres
    cell_runoff_volume: CubicMetres
    water_kept_by_measures: CubicMetres
    cell_land_area: SquareMetres


@quantity(of="cell", source="Definition: depths times areas", totals=PLACES)
def storm_water_of_cell(
    cell_runoff: Millimetres, cell_runoff_without_measures: Millimetres, cloudburst_rain: Millimetres,
    cell_area: SquareMetres, cell_water_share: Share,
) -> StormWaterOfCell:  # fmt: skip
    """Rain on the land of a cell in the storm of the scenario, what runs off, what measures hold, and its land."""
    land = cell_area * (1.0 - cell_water_share)
    runoff = cell_runoff * cell_area / MILLIMETRES
    kept = (cell_runoff_without_measures - cell_runoff) * cell_area / MILLIMETRES
    return StormWaterOfCell(cloudburst_rain * land / MILLIMETRES, runoff, kept, land)
