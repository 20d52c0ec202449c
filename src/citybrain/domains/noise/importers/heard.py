"""The paths of sound from streets to façade points, as one weight for each pair that matters."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from citybrain.base.importing import Reusable
from citybrain.domains.noise.importers.surroundings import Heard
from citybrain.domains.noise.models.cnossos.changed_walls import changed_paths
from citybrain.domains.noise.models.cnossos.scene import GroundRaster, Walls
from citybrain.domains.noise.models.cnossos.sound_paths import SoundPaths, sound_paths
from citybrain.kernel import Relation
from citybrain.kernel.units import Array, Rows

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


class PathsMade(NamedTuple):
    """The relation of some points, of how many of them paths were followed, and what the next build may take over."""

    paths: SoundPaths
    followed: int
    reusable: Reusable


def paths_of(
    places: Array, heard: Heard, walls: Walls, ground: GroundRaster, last: Reusable,
    progress: Callable[[int, int], None] | None = None,
) -> PathsMade:  # fmt: skip
    """Paths from streets to points. With the streets and the ground of the last build those of it are taken over.

    Then paths are followed to new points alone, and past walls that came, went or have another height.
    """
    receivers = np.column_stack([places, np.full(len(places), HEIGHT)])
    streets = _digest([*heard.sources, heard.spectrum, *ground])
    if last and len(last["places"]) and np.array_equal(streets, last["streets"]):
        before = Walls(*(last[f"wall_{name}"] for name in Walls._fields))
        paths = SoundPaths(*(last[name] for name in SoundPaths._fields))
        same = _rows_of(places, last["places"])
        paths, rows = changed_paths(
            paths, receivers, heard.sources, before, walls, ground, progress=progress, same=same
        )
        followed = len(rows)
    else:
        paths, followed = sound_paths(receivers, heard.sources, walls, ground, progress=progress), len(places)
    of_walls = {f"wall_{name}": column for name, column in walls._asdict().items()}
    return PathsMade(paths, followed, {"streets": streets, "places": places, **of_walls, **paths._asdict()})


def _digest(inputs: list[object]) -> Array:
    """Hash of numbers and arrays, as an array."""
    digest = hashlib.sha256()
    for one in map(np.asarray, inputs):
        digest.update(f"{one.shape}{one.dtype}".encode() + np.ascontiguousarray(one).tobytes())
    return np.frombuffer(digest.digest(), np.uint8)


def _rows_of(places: Array, others: Array) -> Rows:
    """The row of each place among others, -1 for one that is not there."""
    row = {place: row for row, place in enumerate(map(tuple, others.tolist()))}
    return np.array([row.get(place, -1) for place in map(tuple, places.tolist())], np.int64)


def weighed(paths: SoundPaths, spectrum: Array) -> HeardStreets:
    """What arrives, over 1 pW/m², of a sound power of 1 pW/m of each street, over its usual spectrum.

    weight = sum over octaves of transfer * share of the octave in the A-weighted power (links, 8). What a street brings
    whose spectrum a plan changes is off by what the change weighs in transfer.
    """
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
