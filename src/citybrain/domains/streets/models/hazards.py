"""What is known to happen on streets: accidents with people hurt, and reports of residents that speak of danger."""

from __future__ import annotations

import numpy as np

from citybrain.kernel import Solved, contributed, quantity, solved
from citybrain.kernel.units import Array, Count, Metres, PerYear, Years

SOURCE = "Definition: counts of a file by street over its years"


@solved(of="street", source=SOURCE, tolerance=1e-9, at_most=1)
def street_accidents(
    street_length: Metres, accident_street: Count, accident_rate: PerYear, *, tolerance: float, at_most: int
) -> Solved[PerYear]:
    """Accidents with people hurt on the street in a year, mean over the years of the file."""
    counts = np.bincount(accident_street.astype(np.intp), accident_rate, len(street_length))
    return Solved(counts.astype(np.float64), 0.0, 1)


@solved(of="street", source=SOURCE, tolerance=1e-9, at_most=1)
def street_reports(
    street_length: Metres, report_street: Count, report_rate: PerYear, *, tolerance: float, at_most: int
) -> Solved[PerYear]:
    """Reports of residents that speak of danger on the street in a year; not told where they are few."""
    counts = np.bincount(report_street.astype(np.intp), report_rate, len(street_length))
    return Solved(counts.astype(np.float64), 0.0, 1)


@quantity(of="city", source=SOURCE, whole=True, compiled=True)
def years_of_accidents(accident_years: Years) -> Years:
    """Years that the city's file of accidents covers, from its first to its last date; 0 where it names none."""
    longest: Array = np.asarray(accident_years.max(initial=0.0))[()]
    return longest


@contributed(of="city", role="years_of_hazards")
def years_of_known_accidents() -> Years:
    """Years that the city's file of accidents covers; 0 where it brings none."""
    ...


@contributed(of="street", role="hazards")
def street_hazards() -> PerYear:
    """Accidents and reports on the street in a year, of what the city knows; 0 where no file tells, none where few do.

    Safe ways go round it.
    """
    ...


@contributed(of="street", role="told_hazards")
def street_told_hazards() -> PerYear:
    """Those of the hazards on the street in a year that are told of every street, however few: accidents.

    Where not all hazards are told, safe ways go round these.
    """
    ...
