"""What plans change of a cell, and what other domains compute of air and noise at buildings."""

from __future__ import annotations

import numpy as np

from citybrain.kernel import given, mean
from citybrain.kernel.units import Decibels, MicrogramsPerCubicMetre, Money, Share


@given(of="building", default=np.nan, stands_in=True)
def fine_particle_concentration() -> MicrogramsPerCubicMetre:
    """Fine particles at a building; none where nobody computes them."""
    ...


@given(of="building", default=np.nan, stands_in=True)
def nitrogen_dioxide_concentration() -> MicrogramsPerCubicMetre:
    """Nitrogen dioxide at a building; none where nobody computes it."""
    ...


@given(of="building", default=np.nan, stands_in=True)
def noise_day_evening_night() -> Decibels:
    """Noise at a building, day-evening-night level (Lden); none where nobody computes it."""
    ...


@mean(of="cell", over="buildings_near")
def fine_particles_near(fine_particle_concentration: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Fine particles at the buildings within 50 m of a cell."""
    ...


@mean(of="cell", over="buildings_near")
def nitrogen_dioxide_near(nitrogen_dioxide_concentration: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
    """Nitrogen dioxide at the buildings within 50 m of a cell."""
    ...


@mean(of="cell", over="buildings_near")
def noise_near(noise_day_evening_night: Decibels) -> Decibels:
    """Noise at the buildings within 50 m of a cell, day-evening-night level."""
    ...


@given(of="cell", default=0.0)
def built_over_share() -> Share:
    """Part of the cell that a plan builds over."""
    ...


@given(of="cell", default=0.0)
def water_saved_share() -> Share:
    """Part of the water used in a cell that a plan saves."""
    ...


@given(of="cell", default=0.0, totals=("city",))
def investment_in_water_saving() -> Money:
    """Money that measures put into saving water in a cell."""
    ...


@given(of="cell", default=0.0, totals=("city",))
def investment_in_serviced_land() -> Money:
    """Money that the city puts into streets and pipes of ground that is built over."""
    ...
