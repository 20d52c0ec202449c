"""Warmth of the air of cells as the formulas of the domain give it for today's cover, with parameters of all cities."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from citybrain.base.domains import find_domains
from citybrain.domains.heat.models import cooling, plan_cooling
from citybrain.kernel import Vocabulary, read_parameters
from citybrain.kernel.fields import Around
from citybrain.kernel.parameters import Layer
from citybrain.kernel.units import Array

READ_OF = ("surface", "heat")
"""Domains whose parameters the formulas read."""


@cache
def usual_parameters() -> Mapping[str, float]:
    """Parameters that hold everywhere, by name."""
    files = {one.name: one.folder / "parameters" / "common.yaml" for one in find_domains() if one.name in READ_OF}
    read = read_parameters([Layer("common", files)], Vocabulary())
    return {name: float(one.values[-1].value) for name, one in read.items() if one.values}


def around_of(cells: gpd.GeoDataFrame) -> Around:
    """All cells, by their middles."""
    middles = shapely.centroid(cells.geometry.to_numpy())
    side = float(np.sqrt(cells["cell_area"].iloc[0]))
    return Around(shapely.get_x(middles), shapely.get_y(middles), side, np.arange(len(cells)))


def warmth_today(cells: gpd.GeoDataFrame, around: Around) -> tuple[Array, Array]:
    """By how much the air of each cell is warmer than in the country, by day and at night [K], of cover alone."""
    values: dict[str, Any] = {str(name): cells[name].to_numpy(np.float64) for name in cells if _is_cover(str(name))}
    values |= usual_parameters()
    capacity = _asked(plan_cooling.cooling_capacity_without_plan, values)
    green = values["cell_low_green_share"] + 0.0
    mostly = np.where(np.maximum(green, values["cell_tree_share"]) >= cooling.MOSTLY, 1.0, 0.0)
    near = cooling.cooling_of_green_around(capacity * mostly, around=around)
    area = cooling.green_cells_around(mostly, around=around) * values["cell_area"]
    taken = cooling.mitigation_of(capacity, near, area, values["least_green_that_cools"])
    day = cooling.air_warmer_by_day((1.0 - taken) * values["heat_island_by_day"], around=around)
    night = cooling.air_warmer_at_night(_asked(cooling.warmth_of_place_at_night, values, around=around), around=around)
    return day, night


def _is_cover(name: str) -> bool:
    return name.startswith("cell_") and not name.endswith("_origin")


def _asked(formula: Callable[..., Any], values: Mapping[str, Any], **more: Any) -> Array:
    code: Any = formula.__code__
    made: Array = formula(*(values[name] for name in code.co_varnames[: code.co_argcount]), **more)
    return made
