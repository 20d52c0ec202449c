"""Ground of each cover of a zone by its use, so that no square metre counts twice and none is missing."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import quantity, total
from citybrain.kernel.units import Category, SquareMetres

BUILT, WATER, RAILWAY, PARKING, SQUARE, GREEN, BARE, OPEN, UNMAPPED = range(9)
"""Codes of covers."""

AREAS = ("zone", "city")


@total(of="ground_cover", over="cover_to_street")
def cover_walked(area_walked: SquareMetres) -> SquareMetres:
    """Ground of streets to walk on that lies on the cover."""
    ...


@total(of="ground_cover", over="cover_to_street")
def cover_cycled(area_cycled: SquareMetres) -> SquareMetres:
    """Ground of streets for bicycles that lies on the cover."""
    ...


@total(of="ground_cover", over="cover_to_street")
def cover_driven(area_driven: SquareMetres) -> SquareMetres:
    """Ground of driving lanes that lies on the cover."""
    ...


@total(of="ground_cover", over="cover_to_street")
def cover_at_kerb(area_parked: SquareMetres) -> SquareMetres:
    """Ground of streets on which cars park that lies on the cover."""
    ...


@total(of="ground_cover", over="cover_to_street")
def cover_verges(area_green: SquareMetres) -> SquareMetres:
    """Ground of verges that lies on the cover."""
    ...


@total(of="ground_cover", over="cover_to_plot")
def cover_new_green(plot_greened: SquareMetres) -> SquareMetres:
    """Open ground that a plan makes green."""
    ...


class GroundUses(NamedTuple):
    """Ground of the cover by use; parking areas count by themselves."""

    ground_built: SquareMetres
    ground_water: SquareMetres
    ground_railway: SquareMetres
    ground_driven: SquareMetres
    ground_at_kerb: SquareMetres
    ground_cycled: SquareMetres
    ground_walked: SquareMetres
    ground_planted: SquareMetres
    ground_bare: SquareMetres
    ground_unknown: SquareMetres
    ground_unmapped: SquareMetres


@quantity(
    of="ground_cover",
    source="Definition: parts of streets lie on open ground and on green; what is left stays that",
    totals=AREAS,
)
def ground_uses(
    cover_kind: Category, cover_ground: SquareMetres, cover_driven: SquareMetres, cover_at_kerb: SquareMetres,
    cover_cycled: SquareMetres, cover_walked: SquareMetres, cover_verges: SquareMetres, cover_new_green: SquareMetres,
) -> GroundUses:  # fmt: skip
    """Ground of the cover by use; where parts of streets are more than there is, all of them shrink alike."""
    new_green = np.minimum(cover_new_green, cover_ground)
    free = cover_ground - new_green
    streets = cover_driven + cover_at_kerb + cover_cycled + cover_walked + cover_verges
    fit = np.where(streets > free, free / np.where(streets > 0.0, streets, 1.0 * cover_ground), 1.0)
    rest = free - streets * fit
    green = np.where(cover_kind == GREEN, rest, 0.0) + new_green + cover_verges * fit
    return GroundUses(
        _of(BUILT, cover_kind, rest), _of(WATER, cover_kind, rest), _of(RAILWAY, cover_kind, rest),
        cover_driven * fit, cover_at_kerb * fit, cover_cycled * fit,
        cover_walked * fit + _of(SQUARE, cover_kind, rest), green,
        _of(BARE, cover_kind, rest), _of(OPEN, cover_kind, rest), _of(UNMAPPED, cover_kind, rest),
    )  # fmt: skip


def _of(kind: int, cover_kind: Category, ground: SquareMetres) -> SquareMetres:
    return np.where(cover_kind == kind, ground, 0.0)
