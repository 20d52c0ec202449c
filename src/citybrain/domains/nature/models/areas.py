"""Area of habitats and effective length of the ways between them, today and with measures."""

from __future__ import annotations

import numpy as np

from citybrain.kernel import given, quantity, total
from citybrain.kernel.units import Metres, Money, MoneyPerYear, Ratio, Share, SquareMetres

AREAS = ("zone", "city")


@given(of="habitat", default=0.0)
def habitat_built_share() -> Share:
    """Part of a habitat that a plan builds over."""
    ...


@given(of="habitat_link", default=0.0)
def corridor_planted() -> Share:
    """Part of the plantable length of a way that a plan plants as a corridor."""
    ...


@total(of="habitat", over="habitat_on_parking")
def habitat_for_parking(parking_greened: SquareMetres) -> SquareMetres:
    """Ground of a parking area that a plan makes green, where a possible habitat lies on it."""
    ...


@total(of="habitat", over="habitat_on_plot")
def habitat_for_plot(plot_greened: SquareMetres) -> SquareMetres:
    """Ground of a plot that a plan makes a park, where a possible habitat lies on it."""
    ...


@given(of="habitat", default=0.0, stands_in=True)
def habitat_from_cells() -> SquareMetres:
    """Habitat that measures on cells add; none where the city has no ways of animals over cells."""
    ...


@given(of="habitat_link", default=1.0, stands_in=True)
def way_over_changed_ground() -> Ratio:
    """Effective distance with measures on cells over that of today; 1 where the city has no ways over cells."""
    ...


@quantity(of="habitat", source="Definition: what the map shows and what plans take and add", totals=AREAS)
def area_of_habitat(
    mapped_habitat_area: SquareMetres, habitat_built_share: Share, habitat_for_parking: SquareMetres,
    habitat_for_plot: SquareMetres, habitat_from_cells: SquareMetres,
) -> SquareMetres:  # fmt: skip
    """Green ground of a habitat, without what a plan builds over and with the park that it lays out.

    A park on the same ground counts once, whether it is laid out on the parking area, on the plot or on cells.
    """
    parks = np.maximum(habitat_for_parking + habitat_for_plot, habitat_from_cells)
    return mapped_habitat_area * (1.0 - habitat_built_share) + parks


@quantity(of="habitat_link", source="Definition: a corridor lowers the resistance of what can be planted")
def link_distance(
    link_mapped_distance: Metres, link_plantable_length: Metres, link_plantable_distance: Metres,
    corridor_planted: Share, resistance_of_corridor: Ratio, way_over_changed_ground: Ratio,
) -> Metres:  # fmt: skip
    """Effective distance of a way for animals on the ground, with the corridor and the measures on cells of a plan."""
    planted = np.minimum(link_plantable_length * resistance_of_corridor, link_plantable_distance)
    saved = np.minimum(corridor_planted * (link_plantable_distance - planted), link_mapped_distance)
    return (link_mapped_distance - saved) * way_over_changed_ground


@given(of="habitat_link", default=0.0, totals=("city",))
def investment_in_corridors() -> Money:
    """Money that measures put into corridors."""
    ...


@given(of="habitat_link", default=0.0, totals=("city",))
def upkeep_of_corridors() -> MoneyPerYear:
    """Upkeep in a year of corridors that measures plant."""
    ...
