"""Parks of a plan: cells of them that touch are one."""

from __future__ import annotations

import numpy as np

from citybrain.kernel import Solved, solved
from citybrain.kernel.units import Array, Count, Share, SquareMetres

LEAST_PART = 0.5
"""Part of a cell from which it joins its neighbours to one park."""


@solved(of="cell", source="Definition: cells of a park that share a side are one park", tolerance=1e-9, at_most=1)
def planned_park_area(
    park_share: Share, cell_area: SquareMetres, cell_row: Count, cell_column: Count, *, tolerance: float, at_most: int
) -> Solved[SquareMetres]:
    """Ground of the park of a plan of which the cell is part: of all cells of it that touch; 0 where there is none.

    A city that was built before lines and columns of cells were stored knows each cell alone.
    """
    from scipy.ndimage import label

    area: Array = np.zeros(len(park_share))
    rows = np.flatnonzero(park_share >= LEAST_PART)
    own = park_share[rows] * cell_area[rows]
    places = np.stack([cell_row[rows], cell_column[rows]])
    if not np.isfinite(places).all():
        area[rows] = own
        return Solved(area, 0.0, 1)
    if len(rows):
        line, column = (places - places.min(axis=1, keepdims=True)).astype(np.intp)
        shown = np.zeros((line.max() + 1, column.max() + 1), bool)
        shown[line, column] = True
        park = label(shown)[0][line, column]
        area[rows] = np.bincount(park, own)[park]
    return Solved(area, 0.0, 1)
