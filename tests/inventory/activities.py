"""Activity lines for tests, from lists of one value each row."""

from collections.abc import Mapping, Sequence

import numpy as np

from citybrain.inventory.lines import Activity
from citybrain.inventory.names import Names
from citybrain.kernel.units import Array


def activity_of(
    *,
    year: Sequence[int],
    subcategory: Sequence[str],
    amount: Sequence[float],
    unit: Sequence[str],
    factor: Sequence[str] | None = None,
    notation_key: Sequence[str] | None = None,
    quality: Sequence[str] | None = None,
    activity_uncertainty: Sequence[float] | None = None,
    factor_uncertainty: Sequence[float] | None = None,
    own: Mapping[str, Sequence[float]] | None = None,
    identity: Sequence[int] | None = None,
) -> Activity:
    """Activity lines from lists of one value each row; what is left out is empty or not stated in all rows."""
    rows = len(amount)
    nothing = np.full(rows, np.nan)

    def names(values: Sequence[str] | None) -> Names:
        return Names.of(values if values is not None else [""] * rows)

    def numbers(values: Sequence[float] | None) -> Array:
        return np.asarray(values, dtype=np.float64) if values is not None else nothing

    return Activity(
        identity=np.asarray(identity if identity is not None else np.arange(rows), dtype=np.int64),
        year=np.asarray(year, dtype=np.int32),
        subcategory=names(subcategory),
        amount=numbers(amount),
        unit=names(unit),
        factor=names(factor),
        notation_key=names(notation_key),
        quality=names(quality),
        activity_uncertainty=numbers(activity_uncertainty),
        factor_uncertainty=numbers(factor_uncertainty),
        own={gas: np.asarray(column, dtype=np.float64) for gas, column in (own or {}).items()},
    )
