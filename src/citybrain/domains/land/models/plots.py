"""What plots that are vacant or underused could give."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import given, quantity, total
from citybrain.kernel.units import Category, Ratio, SquareMetres

VACANT, UNDERUSED, UNDER_CONSTRUCTION, IN_USE, STATE_UNKNOWN = range(5)
"""Codes of states."""

OFFERED = (VACANT, UNDERUSED, STATE_UNKNOWN)
"""States of plots that could serve something else."""

SUSPICION_UNKNOWN = 6
"""Code of plots of which nothing is known to have polluted them."""


@given(of="plot", default=0.0)
def plot_greened() -> SquareMetres:
    """Open ground of the plot that a plan makes a park."""
    ...


@total(of="plot", over="plot_to_building")
def plot_floor(gross_floor_area: SquareMetres) -> SquareMetres:
    """Floor of the buildings whose middle lies on the plot."""
    ...


@quantity(of="zone", source="Definition: floor over land")
def zone_floor_density(zone_gross_floor_area: SquareMetres, zone_land_ground: SquareMetres) -> Ratio:
    """Floor of all buildings of the zone over its land; none where there is no land on the map."""
    return zone_gross_floor_area / np.where(zone_land_ground > 0.0, zone_land_ground, np.nan)


@total(of="plot", over="plot_to_zone")
def plot_zone_density(zone_floor_density: Ratio) -> Ratio:
    """Floor for each square metre of land in the zone of the plot."""
    ...


@quantity(of="plot", source="Definition: floor over ground")
def plot_floor_ratio(plot_floor: SquareMetres, plot_ground: SquareMetres) -> Ratio:
    """Floor for each square metre of the plot."""
    return plot_floor / plot_ground


@quantity(of="plot", source="Definition", totals=("zone", "city"))
def plot_possible_green(
    plot_state: Category, plot_open_ground: SquareMetres, plot_greened: SquareMetres
) -> SquareMetres:
    """Open ground of the plot that could be green and is not; none where it is in use or under construction."""
    return np.where(np.isin(plot_state, OFFERED), plot_open_ground - plot_greened, 0.0)


@quantity(of="plot", source="Definition: the plot at the density of its zone", totals=("zone", "city"))
def plot_possible_floor(
    plot_state: Category, plot_zone_density: Ratio, plot_ground: SquareMetres, plot_greened: SquareMetres,
    plot_floor: SquareMetres,
) -> SquareMetres:  # fmt: skip
    """Floor that the plot could have more at the density of its zone, where it is neither in use nor being built on."""
    more = np.maximum(plot_zone_density * (plot_ground - plot_greened) - plot_floor, 0.0)
    return np.where(np.isin(plot_state, OFFERED), more, 0.0)


class PlotGround(NamedTuple):
    """Ground of the plot that is vacant, underused, or of which pollution is suspected."""

    vacant_ground: SquareMetres
    underused_ground: SquareMetres
    suspected_ground: SquareMetres


@quantity(of="plot", source="Definition: by state and suspicion", totals=("zone", "city"))
def ground_of_plot(
    plot_state: Category, plot_suspicion: Category, plot_ground: SquareMetres, plot_greened: SquareMetres
) -> PlotGround:
    """Ground of the plot that is vacant, underused, or of which pollution is suspected; a new park is neither."""
    left = plot_ground - plot_greened
    return PlotGround(
        np.where(plot_state == VACANT, left, 0.0),
        np.where(plot_state == UNDERUSED, left, 0.0),
        np.where(plot_suspicion == SUSPICION_UNKNOWN, 0.0, plot_ground),
    )
