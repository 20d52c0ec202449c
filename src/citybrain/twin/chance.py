"""Chance that is no chance: the same building draws the same number in every build."""

import hashlib
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray


def draws(ids: Iterable[str], purpose: str, seed: int = 0) -> NDArray[np.float64]:
    """Return one number from 0 to below 1 per building id, evenly spread, for one purpose."""
    salt = f"{seed}|{purpose}|".encode()
    hashes = (hashlib.blake2b(salt + name.encode(), digest_size=8).digest() for name in ids)
    return np.frombuffer(b"".join(hashes), dtype="<u8").astype(np.float64) / 2.0**64


def choose(shares: Mapping[str, float], numbers: NDArray[np.float64]) -> NDArray[np.object_]:
    """Return the name whose part of the shares each number (0 to 1) falls on."""
    names = np.array(list(shares), dtype=object)
    edges = np.cumsum(list(shares.values()))
    found = np.searchsorted(edges, numbers * edges[-1], side="right")
    return np.asarray(names[np.minimum(found, len(names) - 1)], dtype=object)
