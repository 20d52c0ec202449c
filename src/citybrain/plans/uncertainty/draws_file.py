"""What was taken of draws of the city today, in a file of its folder, so that a program that begins again draws nothing
again.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

import citybrain
from citybrain.base.domains import find_domains
from citybrain.kernel.units import Array
from citybrain.plans.uncertainty.runs import Taken

FILE = "draws.npz"
FORM = "1"
"""Changes with what is written, so that what an earlier version wrote is drawn again."""

MOST_WRITTEN = 48 * 2**20
"""Bytes of the file: the runs asked for last."""

HEADER = 1000
"""Bytes of the form of an array that stand before it, at most."""

KEY, KEPT, CITY = "key", ".kept", ".city"
SOURCES = (".py", ".yaml")
DAMAGED = (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile)


class DrawsFile:
    """Runs by their digest, of one state of a city and of the program: `state` tells it when it is first asked for.

    What another state wrote, and what is damaged or larger than it may be, counts as nothing; where nothing can be
    written, nothing is.
    """

    def __init__(self, path: Path, state: Callable[[], str]) -> None:
        self.path = path
        self._state = state

    def read(self) -> dict[bytes, Taken]:
        """The runs that were written, those asked for last being last."""
        with suppress(*DAMAGED), zipfile.ZipFile(self.path) as file:
            if sum(max(entry.file_size - HEADER, 0) for entry in file.infolist()) > MOST_WRITTEN:
                return {}
            with np.load(self.path, allow_pickle=False) as arrays:
                if arrays[KEY].tobytes() != self._key():
                    return {}
                names = [name.removesuffix(KEPT) for name in reversed(arrays.files) if name.endswith(KEPT)]
                found = {bytes.fromhex(n): Taken(arrays[n + KEPT], arrays[n + CITY]) for n in names}
            return {digest: taken for digest, taken in found.items() if all(map(_is_of_numbers, taken))}
        return {}

    def write(self, runs: Mapping[bytes, Taken]) -> None:
        """Write the last of some runs in one step: whoever reads at the same time finds all or nothing of them."""
        arrays: dict[str, Any] = {KEY: np.frombuffer(self._key(), np.uint8)}
        left = MOST_WRITTEN
        for digest, taken in reversed([*runs.items()]):
            left -= sum(values.nbytes for values in taken)
            if left < 0:
                break
            arrays |= {digest.hex() + KEPT: taken.kept, digest.hex() + CITY: taken.city}
        part = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        with suppress(OSError):
            try:
                with part.open("wb") as file:
                    np.savez(file, **arrays)
                part.replace(self.path)
            finally:
                part.unlink(missing_ok=True)

    def _key(self) -> bytes:
        told = FORM, np.__version__, program(), self._state()
        return hashlib.blake2b("\0".join(told).encode(), digest_size=32).digest()


def program() -> str:
    """What tells this program from a changed one: its sources, by length and time, and those of domains."""
    found = []
    for root in {Path(citybrain.__file__).parent, *(domain.folder for domain in find_domains())}:
        for folder, _, files in os.walk(root):
            paths = (Path(folder, name) for name in files if name.endswith(SOURCES))
            found += [f"{path} {told.st_size} {told.st_mtime_ns}" for path in paths for told in [path.stat()]]
    return "\n".join(sorted(set(found)))


def _is_of_numbers(values: Array) -> bool:
    return values.dtype == np.float64
