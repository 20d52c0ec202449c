"""Water that comes out of nodes, where it stands on streets, and what spills to open water."""

from __future__ import annotations

import numpy as np

from citybrain.kernel import quantity, total
from citybrain.kernel.ratios import per
from citybrain.kernel.units import Count, CubicMetres, Metres, Millimetres, Ratio, Share, SquareMetres

VOLUMES = "SWMM 5.2, times how far volumes of verified models are off"
MILLIMETRES = 1000.0
"""Of a metre."""

LITTLE = 1.0
"""Cubic metres at a street below which it counts as dry."""


@quantity(of="sewer_node", source=VOLUMES, totals=("zone", "city"))
def node_flooding(node_flooded_volume: CubicMetres, sewer_volume_factor: Ratio) -> CubicMetres:
    """Water that comes out of the node onto the ground in the storm."""
    return node_flooded_volume * sewer_volume_factor


@quantity(of="sewer_node", source=VOLUMES, totals=("city",))
def node_spill(node_outflow: CubicMetres, sewer_node_overflow: Share, sewer_volume_factor: Ratio) -> CubicMetres:
    """Water that leaves through the node to open water where it is an overflow."""
    return node_outflow * sewer_node_overflow * sewer_volume_factor


@quantity(of="sewer_catchment", source=VOLUMES, totals=("zone", "city"))
def runoff_to_sewers(catchment_runoff: CubicMetres, sewer_volume_factor: Ratio) -> CubicMetres:
    """Water that runs off the catchment into the sewers in the storm."""
    return catchment_runoff * sewer_volume_factor


@quantity(of="city", source=VOLUMES)
def sewer_flooding(city_node_flooding: CubicMetres) -> CubicMetres:
    """Water that comes out of the nodes of the sewers onto the ground in the storm."""
    return city_node_flooding


@quantity(of="city", source=VOLUMES)
def storm_overflow(city_node_spill: CubicMetres, city_overflow_tags: Count) -> CubicMetres:
    """Water that leaves the sewers through overflows to open water in the storm; not known where none is tagged."""
    return city_node_spill / np.where(city_overflow_tags > 0.0, 1.0, np.nan)[()]


@quantity(of="sewer_node", source="Definition", totals=("city",))
def overflow_tags(sewer_node_overflow: Share) -> Count:
    """1 for a node that the file tags as an overflow."""
    return sewer_node_overflow


@quantity(of="city", source="Definition: runoff over the area of the catchments")
def sewer_runoff(city_runoff_to_sewers: CubicMetres, city_drained_area: SquareMetres) -> Millimetres:
    """Runoff of the storm as a depth over all catchments of the sewers."""
    return MILLIMETRES * per(city_runoff_to_sewers, city_drained_area)


@total(of="street", over="node_to_street")
def street_flooding(node_flooding: CubicMetres) -> CubicMetres:
    """Water from nodes that have their nearest street here, within 50 m."""
    ...


@quantity(of="street", source="Definition: 1 m³ or more", totals=("zone", "city"), compiled=True)
def flooded_streets(street_flooding: CubicMetres) -> Count:
    """1 for a street at which a cubic metre or more comes out of the sewers."""
    return np.asarray(street_flooding >= LITTLE, np.float64)


@quantity(of="sewer_catchment", source="Definition")
def catchment_sealed_area(
    drained_area: SquareMetres, sewer_catchment_sealed_share: Share
) -> SquareMetres:  # fmt: skip
    """Sealed ground of the catchment without a plan."""
    return drained_area * sewer_catchment_sealed_share


@total(of="sewer_node", over="sewer_upstream")
def area_above_node(drained_area: SquareMetres) -> SquareMetres:
    """Area of the catchments whose water passes the node."""
    ...


@total(of="sewer_node", over="sewer_upstream")
def sealed_area_above_node(catchment_sealed_area: SquareMetres) -> SquareMetres:
    """Sealed ground of the catchments whose water passes the node."""
    ...


@total(of="cell", over="cell_to_sewer")
def sewer_below(sewer_drawn_length: Metres) -> Metres:
    """Length of sewers below the cell: roots of trees and pits meet them."""
    ...
