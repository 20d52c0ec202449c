"""The paths of sound from streets to façade points, as one weight for each pair that matters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from citybrain.domains.noise.importers.surroundings import Heard
from citybrain.domains.noise.models.cnossos.scene import GroundRaster, Walls
from citybrain.domains.noise.models.cnossos.sound_paths import SoundPaths, sound_paths
from citybrain.kernel import Relation
from citybrain.kernel.units import Array

HEIGHT = 4.0
"""Metres of receivers over the ground (Directive 2002/49/EC, annex I)."""

ESTIMATED = 4
"""Level at which paths are known: computed of footprints, heights and a raster of ground."""

PAIRS, DIGITS = 1 << 18, 13
"""Pairs that are weighed at a time, and binary digits of a weight that are kept: 0.0005 dB."""


class HeardStreets(NamedTuple):
    """Streets that points hear, and classes of streets of which they hear the rest; by weights."""

    streets: Relation
    kinds: Relation

    def split(self, count: int) -> tuple[HeardStreets, HeardStreets]:
        """Those of the first points, and those of the others."""
        first, others = slice(0, count), slice(count, None)
        return tuple(HeardStreets(self.streets.some(part), self.kinds.some(part)) for part in (first, others))  # type: ignore[return-value]


def heard_streets(
    places: Array, heard: Heard, walls: Walls, ground: GroundRaster, progress: Callable[[int, int], None] | None = None
) -> HeardStreets:
    """What arrives, over 1 pW/m², of a sound power of 1 pW/m of each street, over its usual spectrum.

    weight = sum over octaves of transfer * share of the octave in the A-weighted power. What a street brings whose
    spectrum a plan changes is off by what the change weighs in transfer.
    """
    receivers = np.column_stack([places, np.full(len(places), HEIGHT)])
    return weighed(sound_paths(receivers, heard.sources, walls, ground, progress=progress), heard.spectrum)


def weighed(paths: SoundPaths, spectrum: Array) -> HeardStreets:
    """The relations of paths, by the share of each octave (links, 8) in the power of a link."""
    weights = pair_weights(paths, spectrum)
    kinds = paths.tail.shape[1]
    whole, of_kind = (np.bincount(paths.kind, one, kinds) for one in (paths.size * paths.reference, paths.size))
    mean = np.divide(whole, of_kind, out=np.ones(kinds), where=whole > 0.0)
    points, kind = np.nonzero(paths.tail)
    rest = rounded(paths.tail[points, kind].astype(np.float64) / mean[kind])
    size = len(paths.indptr) - 1
    streets = Relation("facade_point", "street", paths.indptr.astype(np.intp), paths.link, rounded(weights), ESTIMATED)
    faint = Relation.of_pairs("facade_point", "street_kind", size, (points, kind.astype(np.int32)), rest)
    return HeardStreets(streets, replace(faint, quality=ESTIMATED))


def pair_weights(paths: SoundPaths, spectrum: Array) -> Array:
    """Weights of pairs by the share of each octave (links, 8) in the power of a link."""
    weights = np.empty(len(paths.link))
    for begin in range(0, len(weights), PAIRS):
        some = slice(begin, begin + PAIRS)
        factors = (paths.factor[some].astype(np.uint32) << 16).view(np.float32)
        weights[some] = (factors.astype(np.float64) * spectrum[paths.link[some]]).sum(axis=1)
    return weights


def rounded(values: Array) -> Array:
    """Values with some binary digits, which take little room on disk."""
    mantissa, exponent = np.frexp(values)
    out: Array = np.ldexp(np.round(mantissa * 2.0**DIGITS) / 2.0**DIGITS, exponent)
    return out
