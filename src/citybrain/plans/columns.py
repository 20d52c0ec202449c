"""Values by name within a bound of memory: the columns that nobody has read for longest lie in files."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any

import numpy as np

MOST = 512 * 2**20
"""Bytes that the columns of one day may take in memory."""

LEAVES = 0.75
"""Share of the bound to which memory is cleared once it is passed, so that not every new column clears it again."""

SMALL = 2**16
"""Bytes below which a column is not worth a file."""

LOG = logging.getLogger("citybrain.plans")


class Columns(MutableMapping[str, Any]):
    """Values that are equal to the bit wherever they lie; each is written once, since values never change.

    The files lie in a folder for what is temporary (TMPDIR) and go with this object. Where they cannot be written, all
    stays in memory. `most` are the bytes that may lie in memory; safe for threads that read while one writes.
    """

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.in_memory = 0
        self.in_files = 0
        self._values: dict[str, Any] = {}
        self._read: dict[str, int] = {}
        self._clock = 0
        self._moved: set[str] = set()
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __getitem__(self, name: str) -> Any:
        """A value by its name."""
        value = self._values[name]
        self._clock += 1
        self._read[name] = self._clock
        return value

    def __setitem__(self, name: str, value: Any) -> None:
        """Keep a value, and let go of the columns read longest ago where that passes the bound."""
        del self[name]
        self._clock += 1
        self._values[name], self._read[name] = value, self._clock
        self.in_memory += _size(value)
        if self.in_memory > self.most:
            self._clear()

    def __delitem__(self, name: str) -> None:
        """Forget a value, if there is one."""
        size = _size(self._values.pop(name, None))
        self._read.pop(name, None)
        if name in self._moved:
            self._moved.remove(name)
            self.in_files -= size
        else:
            self.in_memory -= size

    def __contains__(self, name: object) -> bool:
        """Whether there is a value; asking is not reading."""
        return name in self._values

    def __iter__(self) -> Iterator[str]:
        """Names in the order in which their values came."""
        return iter(list(self._values))

    def __len__(self) -> int:
        """How many values there are."""
        return len(self._values)

    def _clear(self) -> None:
        """Move the columns read longest ago to files until memory is below the bound by some room."""
        large = [name for name, value in self._values.items() if name not in self._moved and _size(value) >= SMALL]
        for name in sorted(large, key=self._read.__getitem__):
            if self.in_memory <= LEAVES * self.most:
                return
            try:
                mapped = self._written(name, self._values[name])
            except OSError as problem:
                LOG.warning("columns stay in memory: %s", problem)
                self.most = max(self.most, 2 * self.in_memory)  # tried again only once there is much more
                return
            self._values[name] = mapped
            self._moved.add(name)
            self.in_memory -= _size(mapped)
            self.in_files += _size(mapped)

    def _written(self, name: str, value: Any) -> Any:
        """The same column as it lies in a file; pages of it that are read may be taken back at any time."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="citybrain-", ignore_cleanup_errors=True)
        path = Path(self._folder.name, f"{name}.npy")
        np.save(path, value)
        return np.asarray(np.load(path, mmap_mode="r"))


def _size(value: Any) -> int:
    return value.nbytes if isinstance(value, np.ndarray) and value.dtype != object else 0
