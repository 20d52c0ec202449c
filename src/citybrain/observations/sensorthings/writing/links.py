"""Links to many observations as one JSON text, written without an object for each. Compiled as `scanning` is."""

# mypy: disable-error-code="untyped-decorator"

from __future__ import annotations

from typing import Any

import numpy as np
from numba import boolean, int64, njit, types, uint8

LONGEST = 24
"""Bytes of a link beside its prefix: the digits of an identity, a bracket, two quotes and a comma."""

_bytes = types.Array(uint8, 1, "C", readonly=True)
_ERROR = np.frombuffer(b"error", np.uint8)


@njit(int64(uint8[::1], int64, int64), nogil=True, cache=True)
def _digits(out: Any, at: int, number: int) -> int:
    """Writes a number that is not negative; where it ends."""
    rest, end = number, at
    while rest or end == at:
        rest //= 10
        end += 1
    for place in range(end - 1, at - 1, -1):
        out[place] = 48 + number % 10
        number //= 10
    return end


@njit(int64(_bytes, int64[::1], boolean[::1], uint8[::1]), nogil=True, cache=True)
def write_links(prefix: Any, keys: Any, stored: Any, out: Any) -> int:
    """Writes a list: `prefix`, key and a bracket of what is stored, the word error of what is not; its length."""
    out[0] = 91
    at = 1
    for row in range(len(keys)):
        out[at] = 34
        text = prefix if stored[row] else _ERROR
        at += 1
        for place in range(len(text)):
            out[at + place] = text[place]
        at += len(text)
        if stored[row]:
            at = _digits(out, at, keys[row])
            out[at] = 41
            at += 1
        out[at], out[at + 1] = 34, 44
        at += 2
    at -= len(keys) > 0
    out[at] = 93
    return at + 1
