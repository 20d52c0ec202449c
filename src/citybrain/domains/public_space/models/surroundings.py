"""Heat and water of public spaces, read by name of whoever makes them for the cells of the ground."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel import given, mean, quantity, total
from citybrain.kernel.units import Celsius, CubicMetres, Share


@given(of="cell", default=np.nan, stands_in=True)
def felt_in_afternoon() -> Celsius:
    """Felt temperature of a cell on a hot afternoon; not known where the city has no model of heat."""
    ...


@given(of="cell", default=np.nan, stands_in=True)
def runoff_beyond_storage() -> CubicMetres:
    """Runoff of a cell beyond the room of its gardens and basins; not known where the city has no model of rain."""
    ...


class FeltGround(NamedTuple):
    """Felt temperature times the part of a cell for which it is known, 0 where it is not; and that part."""

    felt_where_known: Celsius
    ground_with_felt: Share


@quantity(of="cell", source="Definition: cells of roofs or water alone have no felt temperature")
def felt_ground(felt_in_afternoon: Celsius) -> FeltGround:
    """Felt temperature of a cell as far as it is known, and 1 where it is."""
    known = np.isfinite(felt_in_afternoon)
    return FeltGround(np.where(known, felt_in_afternoon, 0.0), 1.0 * known)


@mean(of="public_space", over="cells_of_space")
def felt_in_cells_of_space(felt_where_known: Celsius) -> Celsius:
    """Felt temperature of the cells of a public space, 0 where it is not known."""
    ...


@mean(of="public_space", over="cells_of_space")
def ground_with_felt_of_space(ground_with_felt: Share) -> Share:
    """Part of a public space for which felt temperature is known."""
    ...


@quantity(of="public_space", source="Definition: mean over the ground for which it is known")
def felt_in_space(felt_in_cells_of_space: Celsius, ground_with_felt_of_space: Share) -> Celsius:
    """Felt temperature (UTCI) of a public space on a hot afternoon, mean over its ground."""
    return felt_in_cells_of_space / np.where(ground_with_felt_of_space > 0.0, ground_with_felt_of_space, np.nan)


@total(of="public_space", over="cells_of_space")
def runoff_of_space(runoff_beyond_storage: CubicMetres) -> CubicMetres:
    """Water of the storm of the scenario that runs off a public space beyond the room of its gardens and basins."""
    ...
