"""Columns of repeated names as numbers, so that a million rows are grouped without comparing texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Names:
    """A column of texts: row i holds `names[codes[i]]`. Names need not all occur, none stands twice."""

    names: tuple[str, ...]
    codes: NDArray[np.int32]

    @classmethod
    def of(cls, values: Iterable[str]) -> Names:
        """A column from its texts, in the order in which they first occur."""
        seen: dict[str, int] = {}
        codes = np.fromiter((seen.setdefault(value, len(seen)) for value in values), dtype=np.int32)
        return cls(tuple(seen), codes)

    def __len__(self) -> int:
        return len(self.codes)

    def texts(self) -> list[str]:
        """The texts of all rows."""
        names = np.array(self.names or ("",), dtype=object)
        return list(names[self.codes])

    def at(self, row: int) -> str:
        """The text of one row."""
        return self.names[int(self.codes[row])]

    def take(self, rows: NDArray[np.intp] | NDArray[np.bool_]) -> Names:
        """The column of some rows, by number or by mask."""
        return Names(self.names, self.codes[rows])

    def are(self, wanted: Iterable[str]) -> NDArray[np.bool_]:
        """Which rows hold one of the wanted texts."""
        chosen = set(wanted)
        return self.where([name in chosen for name in self.names])

    def where(self, true: Sequence[bool]) -> NDArray[np.bool_]:
        """Which rows hold a name for which the flag of that name is set."""
        flags = np.asarray(true, dtype=np.bool_)
        return flags[self.codes] if len(flags) else np.zeros(len(self.codes), dtype=np.bool_)
