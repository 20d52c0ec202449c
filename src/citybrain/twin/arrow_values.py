"""Numbers of an Arrow column without pandas, which Arrow's own conversion imports and a server starts without."""

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray


def values_of(column: pa.Array, missing: float) -> NDArray[Any]:
    """Return the numbers of a column, `missing` where there is none (then as float64)."""
    if not column.null_count:
        return np.from_dlpack(column)
    known = np.from_dlpack(column.is_valid().cast(pa.uint8())).astype(bool)
    values = np.full(len(column), missing, dtype=np.float64)
    values[known] = np.from_dlpack(column.drop_null())
    return values
