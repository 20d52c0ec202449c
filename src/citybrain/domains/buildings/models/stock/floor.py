"""The stock of floor by period of construction, and what of it was built, torn down and renewed this year."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from citybrain.kernel import previous, quantity
from citybrain.kernel.units import (
    Share,
    SquareMetres,
    SquareMetresPerYear,
    WattsPerSquareMetreKelvin,
    Year,
    Years,
)


class FloorByPeriod(NamedTuple):
    """Floor of a building under the period in which it was built, 0 under all others."""

    floor_before_1946: SquareMetres
    floor_1946_to_1979: SquareMetres
    floor_1980_to_1999: SquareMetres
    floor_2000_to_2019: SquareMetres
    floor_from_2020: SquareMetres


@quantity(
    of="building",
    source="definition; periods after the EU Building Stock Observatory, joined to five",
    totals=("city",),
)
def floor_by_period(construction_year: Year, gross_floor_area: SquareMetres) -> FloorByPeriod:
    """Floor of a building by the period in which it was built; a building of unknown year counts in none."""
    nothing = 0 * gross_floor_area
    starts = (-np.inf, 1946, 1980, 2000, 2020, np.inf)
    inside = [(construction_year >= a) & (construction_year < b) for a, b in pairwise(starts)]
    return FloorByPeriod(*(np.where(mask, gross_floor_area, nothing) for mask in inside))


@previous(of="building", start=0.0)
def previous_demolished_floor_area() -> SquareMetres:
    """Floor torn down on this plot up to a year ago."""
    ...


@quantity(of="building", source="definition: torn down by now less torn down by a year ago", totals=("city",))
def demolished_floor(
    demolished_floor_area: SquareMetres, previous_demolished_floor_area: SquareMetres, year_length: Years
) -> SquareMetresPerYear:
    """Floor torn down this year."""
    return (demolished_floor_area - previous_demolished_floor_area) / year_length


@quantity(of="building", source="definition: floor torn down this year")
def rebuilt(demolished_floor: SquareMetresPerYear) -> Share:
    """1 in the year in which the building is torn down and built anew, 0 in all others."""
    return np.where(demolished_floor > 0, 1.0, 0.0)


@previous(of="building", start="wall_transmittance")
def previous_wall_transmittance() -> WattsPerSquareMetreKelvin:
    """Heat that passed the wall a year ago."""
    ...


@previous(of="building", start="roof_transmittance")
def previous_roof_transmittance() -> WattsPerSquareMetreKelvin:
    """Heat that passed the roof a year ago."""
    ...


@previous(of="building", start="window_transmittance")
def previous_window_transmittance() -> WattsPerSquareMetreKelvin:
    """Heat that passed the windows a year ago."""
    ...


@quantity(
    of="building",
    source="definition: heated floor under a wall, roof or windows better than a year ago",
    totals=("city",),
)
def renovated_floor(
    rebuilt: Share,
    conditioned_floor_area: SquareMetres,
    wall_transmittance: WattsPerSquareMetreKelvin,
    previous_wall_transmittance: WattsPerSquareMetreKelvin,
    roof_transmittance: WattsPerSquareMetreKelvin,
    previous_roof_transmittance: WattsPerSquareMetreKelvin,
    window_transmittance: WattsPerSquareMetreKelvin,
    previous_window_transmittance: WattsPerSquareMetreKelvin,
    year_length: Years,
) -> SquareMetresPerYear:
    """Heated floor of buildings of which a part of the envelope was improved this year; new buildings are apart.

    Told from the second year on: of the year before the first nothing is known.
    """
    better = (wall_transmittance < previous_wall_transmittance) | (roof_transmittance < previous_roof_transmittance)
    better = better | (window_transmittance < previous_window_transmittance)
    return better * (1.0 - rebuilt) * conditioned_floor_area / year_length


@quantity(of="building", source="definition: heated floor of a heating put in this year", totals=("city",))
def floor_with_new_heating(
    heating_age: Years, rebuilt: Share, conditioned_floor_area: SquareMetres, year_length: Years
) -> SquareMetresPerYear:
    """Heated floor of buildings whose heating was replaced this year; new buildings are apart."""
    return (heating_age <= 0 * heating_age) * (1.0 - rebuilt) * conditioned_floor_area / year_length
