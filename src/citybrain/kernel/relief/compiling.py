"""How functions over rasters and cells are compiled: once an installation, without the interpreter lock.

None lets the compiler reorder sums: what is vectorised, cut into tiles or shared out to threads has the same bits.
"""

from typing import Any

from numba import njit

compiled: Any = njit(nogil=True, cache=True, error_model="numpy")
inlined: Any = njit(nogil=True, cache=True, error_model="numpy", inline="always")
LEAST_ROWS = 32
"""Rows of a raster below which no further thread begins."""
