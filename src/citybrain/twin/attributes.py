"""Values of an entity's attributes while the twin is built, each with the code of its origin."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from citybrain.twin.declared import text_attributes
from citybrain.twin.origins import Origin, Origins

Mask: TypeAlias = NDArray[np.bool_]


def is_missing(values: NDArray[Any]) -> Mask:
    """Return where a column of numbers (NaN) or text (None, NaN) says nothing."""
    if values.dtype == object:
        return np.array([not isinstance(value, str) for value in values], dtype=bool)
    return np.asarray(np.isnan(values), dtype=bool)


class AttributeValues:
    """Columns of one entity. A value is never without an origin, and an origin never without a value."""

    def __init__(self, rows: int, origins: Origins) -> None:
        self.rows = rows
        self.origins = origins
        self.text = text_attributes()
        self.values: dict[str, NDArray[Any]] = {}
        self.codes: dict[str, NDArray[np.uint8]] = {}

    def __getitem__(self, name: str) -> NDArray[Any]:
        self._make(name)
        return self.values[name]

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def _make(self, name: str) -> None:
        if name not in self.values:
            empty = np.full(self.rows, None, dtype=object) if name in self.text else np.full(self.rows, np.nan)
            self.values[name] = empty
            self.codes[name] = np.zeros(self.rows, dtype=np.uint8)

    def missing(self, name: str) -> Mask:
        """Return where nothing is known of an attribute."""
        return is_missing(self[name])

    def put(self, name: str, values: NDArray[Any] | Sequence[Any], origin: Origin, where: Mask | None = None) -> int:
        """Write the values that are there (of the rows in `where`) over what stood before; return how many."""
        self._make(name)
        new = np.asarray(values, dtype=self.values[name].dtype)
        new = np.broadcast_to(new, (self.rows,))
        taken = ~is_missing(new) if where is None else where & ~is_missing(new)
        self.values[name][taken] = new[taken]
        self.codes[name][taken] = self.origins.code(origin)
        return int(taken.sum())

    def fill(self, name: str, values: NDArray[Any] | Sequence[Any], origin: Origin, where: Mask | None = None) -> int:
        """Write the values only where nothing is known yet; return how many."""
        gaps = self.missing(name)
        return self.put(name, values, origin, gaps if where is None else gaps & where)

    def drop(self, name: str, where: Mask) -> int:
        """Forget values that cannot be; return how many there were."""
        known = where & ~self.missing(name)
        self.values[name][known] = None if name in self.text else np.nan
        self.codes[name][known] = 0
        return int(known.sum())

    def kind_is(self, name: str, *kinds: str) -> Mask:
        """Return where an attribute is known in one of these ways (measured, derived, estimated, unknown)."""
        self._make(name)
        fits = np.array([origin.kind in kinds for origin in self.origins.all])
        return np.asarray(fits[self.codes[name]], dtype=bool)
