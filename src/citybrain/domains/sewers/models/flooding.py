"""Water that comes out of nodes, where it stands on streets, and what spills to open water."""

from __future__ import annotations

import numpy as np

from citybrain.kernel import quantity, total
from citybrain.kernel.units import Count, CubicMetres, Metres, Ratio, Share, SquareMetres

VOLUMES = "SWMM 5.2, times how far volumes of verified models are off"
LITTLE = 1.0
"""Cubic metres at a street below which it counts as dry."""


@quantity(of="sewer_node", source=VOLUMES, totals=("zone",))
def node_flooding(node_flooded_volume: CubicMetres, sewer_volume_factor: Ratio) -> CubicMetres:
    """Water that comes out of the node onto the ground in the storm."""
    return node_flooded_volume * sewer_volume_factor


@quantity(of="city", source=VOLUMES)
def sewer_flooding(network_flooding: CubicMetres, sewer_volume_factor: Ratio) -> CubicMetres:
    """Water that comes out of all nodes of the sewers onto the ground in the storm."""
    return network_flooding * sewer_volume_factor


@quantity(of="city", source=VOLUMES)
def sewer_overflow(network_overflow: CubicMetres, sewer_volume_factor: Ratio) -> CubicMetres:
    """Water that leaves the sewers through overflows to open water in the storm."""
    return network_overflow * sewer_volume_factor


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
    sewer_catchment_area: SquareMetres, sewer_catchment_sealed_share: Share
) -> SquareMetres:  # fmt: skip
    """Sealed ground of the catchment without a plan."""
    return sewer_catchment_area * sewer_catchment_sealed_share


@total(of="sewer_node", over="sewer_upstream")
def area_above_node(sewer_catchment_area: SquareMetres) -> SquareMetres:
    """Area of the catchments whose water passes the node."""
    ...


@total(of="sewer_node", over="sewer_upstream")
def sealed_area_above_node(catchment_sealed_area: SquareMetres) -> SquareMetres:
    """Sealed ground of the catchments whose water passes the node."""
    ...


@quantity(of="sewer_pipe", source="Definition")
def is_sewer(sewer_pipe_number: Count) -> Ratio:
    """1 for every sewer."""
    return sewer_pipe_number * 0.0 + 1.0


@total(of="cell", over="cell_to_sewer")
def sewer_below(is_sewer: Ratio) -> Metres:
    """Length of sewers below the cell: roots of trees and pits meet them."""
    ...
