"""Water out of nodes and through overflows in storms of 2 to 100 years, and where it stands on streets."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.sewers.models.flooding import VOLUMES
from citybrain.domains.sewers.models.storm import LARGEST_ERROR, SOURCE
from citybrain.kernel import Solved, quantity, solved, total
from citybrain.kernel.units import (
    Array,
    Count,
    CubicMetres,
    Hours,
    Millimetres,
    MillimetresPerHour,
    Minutes,
    Predictor,
    Ratio,
    Share,
    SquareMetres,
)

PERIODS = (2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
"""Return periods [a] of the storms that the page goes through: Bell's depths hold for no others."""


class NodesByStorm(NamedTuple):
    """Water that comes out of a node, and that leaves it as an outfall, by the model in storms of 2 to 100 years."""

    node_flooded_in_2_year_storm: CubicMetres
    node_flooded_in_5_year_storm: CubicMetres
    node_flooded_in_10_year_storm: CubicMetres
    node_flooded_in_20_year_storm: CubicMetres
    node_flooded_in_50_year_storm: CubicMetres
    node_flooded_in_100_year_storm: CubicMetres
    node_outflow_in_2_year_storm: CubicMetres
    node_outflow_in_5_year_storm: CubicMetres
    node_outflow_in_10_year_storm: CubicMetres
    node_outflow_in_20_year_storm: CubicMetres
    node_outflow_in_50_year_storm: CubicMetres
    node_outflow_in_100_year_storm: CubicMetres


@solved(of=("sewer_node",) * 12, source=SOURCE, tolerance=LARGEST_ERROR, at_most=1)
def nodes_by_storm(
    sewer_model: Predictor, sewer_node_number: Count, sewer_catchment_number: Count,
    bioretention_area: SquareMetres, rain_garden_area: SquareMetres, permeable_pavement_area: SquareMetres,
    green_roof_device_area: SquareMetres, rain_barrel_area: SquareMetres,
    sewer_storm_hour_depth: Millimetres, sewer_storm_climate_factor: Ratio,
    sewer_storm_duration: Minutes, sewer_hours_after_storm: Hours,
    device_ponding_depth: Millimetres, device_soil_depth: Millimetres, device_storage_depth: Millimetres,
    device_soil_conductivity: MillimetresPerHour, device_seepage: MillimetresPerHour,
    green_roof_soil_depth: Millimetres, permeable_pavement_depth: Millimetres, rain_barrel_height: Millimetres,
    ground_drained_by_bioretention: Ratio, ground_drained_by_rain_garden: Ratio, ground_drained_by_pavement: Ratio,
    ground_drained_by_rain_barrel: Ratio, *, tolerance: float, at_most: int,
) -> Solved[NodesByStorm]:  # fmt: skip
    """What storms of 2 to 100 years do to nodes with the devices of a plan: one run of the engine each, remembered.

    Depths are Bell's, times the climate factor; of a storm of more than 500 mm nothing is known. The residual is
    the largest error of the balances of water.
    """
    from citybrain.domains.sewers.engine.assemble import assembled, devices_of
    from citybrain.domains.sewers.engine.devices import DeviceLayers
    from citybrain.domains.sewers.engine.runs import run_all
    from citybrain.domains.sewers.engine.storms import MOST_DEPTH, design_storm, storm_depth

    if not sewer_model.text:
        return Solved(NodesByStorm(*(np.full(len(sewer_node_number), np.nan),) * 12), 0.0, 1)
    columns = (bioretention_area, rain_garden_area, permeable_pavement_area, green_roof_device_area, rain_barrel_area)
    devices = devices_of(sewer_catchment_number, columns)
    layers = DeviceLayers(*map(float, (
        device_ponding_depth, device_soil_depth, device_storage_depth, device_soil_conductivity, device_seepage,
        green_roof_soil_depth, permeable_pavement_depth, rain_barrel_height, ground_drained_by_bioretention,
        ground_drained_by_rain_garden, ground_drained_by_pavement, ground_drained_by_rain_barrel,
    )))  # fmt: skip
    hour, factor, minutes, after = map(
        float, (sewer_storm_hour_depth, sewer_storm_climate_factor, sewer_storm_duration, sewer_hours_after_storm)
    )
    depths = [storm_depth(hour, one, minutes) * factor for one in PERIODS]
    storms = [design_storm(one, minutes, after) for one in depths if 0.0 < one <= MOST_DEPTH]
    made = run_all([assembled(sewer_model.text, devices, layers, one) for one in storms])
    nodes, runs = sewer_node_number.astype(np.intp), iter(made)
    error = max((max(abs(one.runoff_error), abs(one.routing_error)) for one in made), default=0.0) / 100.0
    unknown = (np.full(len(nodes), np.nan),) * 2
    values: list[tuple[Array, Array]] = [
        (one.flooding[nodes], one.outflow[nodes]) if 0.0 < depth <= MOST_DEPTH and (one := next(runs)) else unknown
        for depth in depths
    ]
    return Solved(NodesByStorm(*(one for one, _ in values), *(one for _, one in values)), error, 1)


class FloodingByStorm(NamedTuple):
    """Water that comes out of a node onto the ground in storms that come once in 2, 5, 10, 20, 50 and 100 years."""

    node_flooding_in_2_year_storm: CubicMetres
    node_flooding_in_5_year_storm: CubicMetres
    node_flooding_in_10_year_storm: CubicMetres
    node_flooding_in_20_year_storm: CubicMetres
    node_flooding_in_50_year_storm: CubicMetres
    node_flooding_in_100_year_storm: CubicMetres


@quantity(of="sewer_node", source=VOLUMES, totals=("city",))
def flooding_by_storm(
    node_flooded_in_2_year_storm: CubicMetres, node_flooded_in_5_year_storm: CubicMetres,
    node_flooded_in_10_year_storm: CubicMetres, node_flooded_in_20_year_storm: CubicMetres,
    node_flooded_in_50_year_storm: CubicMetres, node_flooded_in_100_year_storm: CubicMetres,
    sewer_volume_factor: Ratio,
) -> FloodingByStorm:  # fmt: skip
    """Water that comes out of the node onto the ground in storms that come once in 2 to 100 years."""
    volumes = (
        node_flooded_in_2_year_storm, node_flooded_in_5_year_storm, node_flooded_in_10_year_storm,
        node_flooded_in_20_year_storm, node_flooded_in_50_year_storm, node_flooded_in_100_year_storm,
    )  # fmt: skip
    return FloodingByStorm(*(one * sewer_volume_factor for one in volumes))


class SpillByStorm(NamedTuple):
    """Overflow at a node in storms that come once in 2, 5, 10, 20, 50 and 100 years."""

    node_spill_in_2_year_storm: CubicMetres
    node_spill_in_5_year_storm: CubicMetres
    node_spill_in_10_year_storm: CubicMetres
    node_spill_in_20_year_storm: CubicMetres
    node_spill_in_50_year_storm: CubicMetres
    node_spill_in_100_year_storm: CubicMetres


@quantity(of="sewer_node", source=VOLUMES, totals=("city",))
def spill_by_storm(
    node_outflow_in_2_year_storm: CubicMetres, node_outflow_in_5_year_storm: CubicMetres,
    node_outflow_in_10_year_storm: CubicMetres, node_outflow_in_20_year_storm: CubicMetres,
    node_outflow_in_50_year_storm: CubicMetres, node_outflow_in_100_year_storm: CubicMetres,
    sewer_node_overflow: Share, sewer_volume_factor: Ratio, city_overflow_tags: Count,
) -> SpillByStorm:  # fmt: skip
    """Water that leaves through the node to open water in storms of 2 to 100 years; unknown where none is tagged."""
    volumes = (
        node_outflow_in_2_year_storm, node_outflow_in_5_year_storm, node_outflow_in_10_year_storm,
        node_outflow_in_20_year_storm, node_outflow_in_50_year_storm, node_outflow_in_100_year_storm,
    )  # fmt: skip
    factor = sewer_node_overflow * sewer_volume_factor / np.where(city_overflow_tags > 0.0, 1.0, np.nan)
    return SpillByStorm(*(one * factor for one in volumes))


class StreetsByStorm(NamedTuple):
    """Water from the sewers at a street in storms that come once in 2, 5, 10, 20, 50 and 100 years."""

    street_flooding_in_2_year_storm: CubicMetres
    street_flooding_in_5_year_storm: CubicMetres
    street_flooding_in_10_year_storm: CubicMetres
    street_flooding_in_20_year_storm: CubicMetres
    street_flooding_in_50_year_storm: CubicMetres
    street_flooding_in_100_year_storm: CubicMetres


@quantity(of="street", source="Definition: the sums of the nodes that have their nearest street here")
def streets_by_storm(
    sewer_water_in_2_year_storm: CubicMetres, sewer_water_in_5_year_storm: CubicMetres,
    sewer_water_in_10_year_storm: CubicMetres, sewer_water_in_20_year_storm: CubicMetres,
    sewer_water_in_50_year_storm: CubicMetres, sewer_water_in_100_year_storm: CubicMetres,
) -> StreetsByStorm:  # fmt: skip
    """Water from nodes that have their nearest street here, within 50 m, in storms of 2 to 100 years."""
    return StreetsByStorm(
        sewer_water_in_2_year_storm, sewer_water_in_5_year_storm, sewer_water_in_10_year_storm,
        sewer_water_in_20_year_storm, sewer_water_in_50_year_storm, sewer_water_in_100_year_storm,
    )  # fmt: skip


@total(of="street", over="node_to_street")
def sewer_water_in_2_year_storm(node_flooding_in_2_year_storm: CubicMetres) -> CubicMetres:
    """Water out of nodes at a street in a 2-year storm."""
    ...


@total(of="street", over="node_to_street")
def sewer_water_in_5_year_storm(node_flooding_in_5_year_storm: CubicMetres) -> CubicMetres:
    """Water out of nodes at a street in a 5-year storm."""
    ...


@total(of="street", over="node_to_street")
def sewer_water_in_10_year_storm(node_flooding_in_10_year_storm: CubicMetres) -> CubicMetres:
    """Water out of nodes at a street in a 10-year storm."""
    ...


@total(of="street", over="node_to_street")
def sewer_water_in_20_year_storm(node_flooding_in_20_year_storm: CubicMetres) -> CubicMetres:
    """Water out of nodes at a street in a 20-year storm."""
    ...


@total(of="street", over="node_to_street")
def sewer_water_in_50_year_storm(node_flooding_in_50_year_storm: CubicMetres) -> CubicMetres:
    """Water out of nodes at a street in a 50-year storm."""
    ...


@total(of="street", over="node_to_street")
def sewer_water_in_100_year_storm(node_flooding_in_100_year_storm: CubicMetres) -> CubicMetres:
    """Water out of nodes at a street in a 100-year storm."""
    ...
