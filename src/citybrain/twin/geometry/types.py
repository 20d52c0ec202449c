"""Names for the arrays that the geometry modules pass to each other."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Geometries: TypeAlias = NDArray[np.object_]
"""One shapely geometry (or None) per row."""

Numbers: TypeAlias = NDArray[np.float64]
"""One number per row; NaN where there is none."""

Rows: TypeAlias = NDArray[np.int64]
"""Row numbers."""
