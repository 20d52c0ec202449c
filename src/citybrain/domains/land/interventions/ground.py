"""Parks and surfaces that soak, in place of parking areas and on plots."""

from typing import NamedTuple

import numpy as np

from citybrain.domains.land.models.plots import OFFERED, SUSPICION_UNKNOWN
from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Category,
    Mask,
    Money,
    MoneyPerSquareMetre,
    MoneyPerSquareMetreYear,
    MoneyPerYear,
    SquareMetres,
)

ASPHALT, PAVING, GRASS_PAVER, GRAVEL, SOIL, SURFACE_UNKNOWN = range(6)
"""Codes of surfaces."""


class Unsealed(NamedTuple):
    """What pavers with grass change."""

    parking_surface: Category
    cost: Money


class ParkInPlace(NamedTuple):
    """What a park in place of a parking area changes."""

    parking_greened: SquareMetres
    cost: Money
    running_cost: MoneyPerYear


class ParkOnPlot(NamedTuple):
    """What a park on a plot changes."""

    plot_greened: SquareMetres
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="parking_area",
    phase="ground",
    strategy="improve",
    digital_leverage="low",
    source="Definition: the surface is another, its places stay",
    settings=("cost_of_unsealing",),
    cost="ground_works",
    excludes=("parking_area_to_park",),
)
def unseal_parking_area(
    parking_surface: Category, parking_parked: SquareMetres, cost_of_unsealing: MoneyPerSquareMetre
) -> Unsealed:
    """Lays pavers with grass on a parking area; all places stay."""
    return Unsealed(parking_surface * 0 + GRASS_PAVER, parking_parked * cost_of_unsealing)


@unseal_parking_area.eligible("land-reason-soaks")
def is_sealed(parking_surface: Category, parking_parked: SquareMetres) -> Mask:
    """Only parking areas on the ground whose surface is harder than pavers with grass."""
    return np.asarray((parking_parked > 0.0) & np.isin(parking_surface, (ASPHALT, PAVING, GRAVEL, SURFACE_UNKNOWN)))


@intervention(
    of="parking_area",
    phase="ground",
    strategy="avoid",
    digital_leverage="low",
    source="Definition: all ground of the parking area becomes green",
    settings=("cost_of_park", "cost_of_breaking_up"),
    cost="ground_works",
    counted_by=("parking_greened",),
)
def parking_area_to_park(
    parking_ground: SquareMetres, parking_greened: SquareMetres, parking_parked: SquareMetres,
    cost_of_park: MoneyPerSquareMetre, cost_of_breaking_up: MoneyPerSquareMetre,
    upkeep_of_park: MoneyPerSquareMetreYear,
) -> ParkInPlace:  # fmt: skip
    """Breaks up a parking area and lays out a park on all of its ground; its places end."""
    return ParkInPlace(
        parking_ground + parking_greened * 0.0,
        parking_parked * (cost_of_park + cost_of_breaking_up),
        parking_parked * upkeep_of_park,
    )


@parking_area_to_park.eligible("land-reason-no-ground")
def has_ground(parking_parked: SquareMetres) -> Mask:
    """Only parking areas on the ground."""
    return np.asarray(parking_parked > 0.0)


@intervention(
    of="plot",
    phase="ground",
    strategy="improve",
    digital_leverage="low",
    source="Definition: the open ground of the plot becomes green; buildings and parking areas on it stay",
    settings=("cost_of_park", "cost_of_cleaning_soil"),
    cost="ground_works",
    counted_by=("plot_greened",),
)
def plot_to_park(
    plot_open_ground: SquareMetres, plot_greened: SquareMetres, plot_suspicion: Category,
    cost_of_park: MoneyPerSquareMetre, cost_of_cleaning_soil: MoneyPerSquareMetre,
    upkeep_of_park: MoneyPerSquareMetreYear,
) -> ParkOnPlot:  # fmt: skip
    """Lays out a park on the open ground of a plot; where pollution is suspected, the soil is exchanged first."""
    more = plot_open_ground - plot_greened
    soil = np.where(plot_suspicion == SUSPICION_UNKNOWN, 0.0, 1.0) * cost_of_cleaning_soil
    return ParkOnPlot(plot_greened + more, more * (cost_of_park + soil), more * upkeep_of_park)


@plot_to_park.eligible("land-reason-no-open-ground")
def has_open_ground(plot_open_ground: SquareMetres, plot_greened: SquareMetres) -> Mask:
    """Only plots with open ground left."""
    return np.asarray(plot_open_ground - plot_greened > 0.0)


@plot_to_park.eligible("land-reason-in-use")
def is_not_in_use(plot_state: Category) -> Mask:
    """Not plots that are in use or under construction."""
    return np.isin(plot_state, OFFERED)
