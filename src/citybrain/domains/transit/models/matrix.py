"""Minutes between all zones as a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from citybrain.kernel.units import Array


def travel_minutes(read: Callable[[str], Any]) -> Array:
    """Minutes by public transport or on foot from each zone (row) to each (column); `read` gives values by name."""
    first, last = (np.asarray(read(f"transit_{end}_zone"), np.intp) for end in ("from", "to"))
    table = np.full((int(first.max()) + 1, int(last.max()) + 1), np.nan)
    table[first, last] = read("transit_minutes")
    return table
