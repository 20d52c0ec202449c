"""Levels at receivers from the sound power of links, by rows of the relation."""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.domains.noise.models.cnossos.compiling import compiled
from citybrain.domains.noise.models.cnossos.sound_paths import SoundPaths, a_weighted
from citybrain.kernel.parallel import in_parts
from citybrain.kernel.units import Array, Rows

HOURS = 12.0, 4.0, 8.0
"""Of day, evening and night."""

PENALTIES = 0.0, 5.0, 10.0
"""Of day, evening and night [dB]: Directive 2002/49/EC, Annex I."""

LEAST_PART = 2048


def levels(paths: SoundPaths, power: Array, rows: Rows | None = None) -> Array:
    """A-weighted level of receivers (or of some) by the sound power of links (links, 8) [dB].

    Every row is summed whole in the order of its links, in double precision: some rows have the levels that all have,
    to the bit. NaN where no link is heard or a receiver stands in a building, -inf where all that are heard are silent.
    """
    energy = a_weighted(power)
    asked = np.arange(len(paths.indptr) - 1) if rows is None else np.asarray(rows, np.int64)
    out, share = np.empty(len(asked)), tail_shares(paths, energy)

    def work(part: slice) -> None:
        _sum_rows(asked[part], paths.indptr, paths.link, paths.factor, paths.tail, energy, share, out[part])

    in_parts(work, len(asked), LEAST_PART)
    with np.errstate(divide="ignore"):
        level: Array = 10.0 * np.log10(out)
    return level


def tail_shares(paths: SoundPaths, energy: Array) -> Array:
    """By class of road, its energy as a part of that with which the tail was made."""
    kinds = paths.tail.shape[1]
    now, then = (np.bincount(paths.kind, paths.size * one, kinds) for one in (energy.sum(axis=1), paths.reference))
    return np.divide(now, then, out=np.zeros(kinds), where=then > 0.0)


def beyond_potential(paths: SoundPaths, power: Array, margin: float = 3.0) -> Rows:
    """Links that are louder by more than a margin [dB] than any plan for which the relation was made.

    Pairs that were dropped may matter then: make the relation again with their potential.
    """
    return np.flatnonzero(a_weighted(power).sum(axis=1) > paths.limit * 10.0 ** (margin / 10.0))


def day_evening_night(day: Array, evening: Array, night: Array) -> Array:
    """L_den [dB] of levels of day, evening and night: Directive 2002/49/EC, Annex I."""
    each = zip(HOURS, (day, evening, night), PENALTIES, strict=True)
    with np.errstate(divide="ignore"):
        level: Array = 10.0 * np.log10(sum(hours / 24.0 * 10.0 ** ((one + more) / 10.0) for hours, one, more in each))
    return level


def shares_of_links(paths: SoundPaths, power: Array, receiver: int) -> tuple[Rows, Array, float]:
    """Links of a receiver, the level that each brings [dB], and that of the tail: what its level is made of."""
    energy = a_weighted(power)
    row = slice(paths.indptr[receiver], paths.indptr[receiver + 1])
    factors = (paths.factor[row].astype(np.uint32) << 16).view(np.float32).astype(float)
    tail = float(paths.tail[receiver] @ tail_shares(paths, energy))
    with np.errstate(divide="ignore"):
        each = 10.0 * np.log10((factors * energy[paths.link[row]]).sum(axis=1))
        return paths.link[row].astype(np.intp), each, float(10.0 * np.log10(tail))


@compiled  # type: ignore[untyped-decorator]
def _sum_rows(rows: Any, indptr: Any, links: Any, factors: Any, tail: Any, energy: Any, share: Any, out: Any) -> None:
    bits = np.empty(8, np.uint32)
    numbers = bits.view(np.float32)
    for place in range(len(rows)):
        row, summed = rows[place], 0.0
        empty = indptr[row] == indptr[row + 1]
        for pair in range(indptr[row], indptr[row + 1]):
            link, one = links[pair], 0.0
            for octave in range(8):
                bits[octave] = np.uint32(factors[pair, octave]) << np.uint32(16)
            for octave in range(8):
                one += numbers[octave] * energy[link, octave]
            summed += one
        for kind in range(tail.shape[1]):
            empty = empty and tail[row, kind] == 0.0
            summed += tail[row, kind] * share[kind]
        out[place] = np.nan if empty else summed
