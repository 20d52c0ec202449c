"""The relation of receivers and links: what a metre-watt of each link is at each receiver, by octave.

A level is the sum over the row of a receiver, so a change of traffic needs no path again. Valid on flat land for
sources of one height; sound round the ends of walls, through openings and from the mouths of tunnels is not in it, nor
diffraction behind a reflection. The share of favourable weather is one for the whole day.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.domains.noise.models.cnossos.absorption import air_absorption
from citybrain.domains.noise.models.cnossos.bands import A_WEIGHTING, EXACT
from citybrain.domains.noise.models.cnossos.inside import indoors
from citybrain.domains.noise.models.cnossos.point_sources import PathNumbers
from citybrain.domains.noise.models.cnossos.rows import KnownPairs, LinkSound, RowNumbers, RowsOut, write_rows
from citybrain.domains.noise.models.cnossos.scene import (
    GroundRaster,
    RoadSources,
    SoundScene,
    Walls,
    inside_raster,
    scene_of,
)
from citybrain.kernel.errors import InputError
from citybrain.kernel.parallel import in_parts
from citybrain.kernel.units import Array, Mask, Rows

Listener = Callable[[int, int], None]
BLOCK, LEAST_PART, ROOM, FAINT = 1024, 64, 256, 4
"""Receivers between two reports, receivers worth a thread, and pairs of a receiver for which there is room at first.

Of faint ones there is `FAINT` times as much.
"""


class SoundSettings(NamedTuple):
    """Choices of the computation; energies in dB, lengths in metres.

    Steps along links are `step` or `share` of the distance, whichever is longer; walls within `reach` reflect all but
    `absorbed`. Pairs that could not come within `drop` of the level of today are one tail by class of road; links
    whose sum in a free field is below `loss` of it are not followed. Right at the sources the ground is as soft as
    `source_softness` (1 for ballast); those of a `track` have the directivity of rail vehicles.
    """

    favourable: float = 0.5
    step: float = 2.0
    share: float = 0.1
    reach: float = 60.0
    absorbed: float = 0.2
    drop: float = 25.0
    loss: float = 0.1
    temperature: float = 10.0
    humidity: float = 70.0
    source_height: float = 0.05
    amended: bool = True
    source_softness: float = 0.0
    track: bool = False


USUAL = SoundSettings()


class SoundPaths(NamedTuple):
    """Pairs of receiver r from `indptr[r]` on: their links, ascending, and factors by octave (upper half of float32).

    `tail` (receivers, classes) is the A-weighted energy at the powers of `reference` (links,) of all pairs dropped;
    `size` and `kind` of links say how it follows a plan. Dropped pairs that were followed are faint ones, with their
    energy at most: a changed wall needs them, levels do not. Of each receiver also the way to the
    farthest source looked at, the bound of the last link, and the share of energy that at most was not computed.
    `inside` receivers stand in a building and have no row.
    """

    indptr: NDArray[np.int64]
    link: NDArray[np.int32]
    factor: NDArray[np.uint16]
    faint_indptr: NDArray[np.int64]
    faint_link: NDArray[np.uint16] | NDArray[np.int32]
    faint_most: NDArray[np.uint16]
    tail: NDArray[np.float32]
    horizon: NDArray[np.float32]
    least_bound: Array
    unheard: NDArray[np.float32]
    inside: Mask
    reference: Array
    size: Array
    kind: Rows
    limit: Array


def sound_paths(
    receivers: Array, sources: RoadSources, walls: Walls, ground: GroundRaster,
    settings: SoundSettings = USUAL, progress: Listener | None = None, rows: Rows | None = None,
) -> SoundPaths:  # fmt: skip
    """The relation of receivers (n, 3) [m: east, north, height over the ground], or of some of their rows.

    `progress` hears of the receivers done and of all, between blocks; what it raises ends the work. Raises InputError
    where numbers are missing or lie outside of the raster.
    """
    places = checked_places(receivers, ground)
    scene = scene_of(sources, walls, ground)
    some = places if rows is None else np.ascontiguousarray(places[rows])
    known = nothing_known(len(some), len(sources.radius))
    return paths_in(scene, some, indoors(some, scene), sources, settings, known, progress)


def paths_in(
    scene: SoundScene, places: Array, hidden: Mask, sources: RoadSources, settings: SoundSettings, known: KnownPairs,
    progress: Listener | None = None,
) -> SoundPaths:  # fmt: skip
    """The relation of places with the corner of the raster as origin; no path is followed of pairs that are known."""
    asked = np.where(hidden[:, None], np.nan, places)
    sound = link_sound(sources)
    limits = RowNumbers(10.0 ** (-settings.drop / 10.0), 10.0 ** (settings.loss / 10.0) - 1.0)
    parts: list[RowsOut] = []
    for begin in range(0, len(asked), BLOCK):
        block = slice(begin, begin + BLOCK)
        mine = known._replace(row=known.row[block])
        parts += _block(asked[block], scene, sound, path_numbers(settings), limits, mine)
        if progress:
            progress(min(begin + BLOCK, len(asked)), len(asked))
    return _joined(parts, hidden, sources, sound)


def nothing_known(count: int, links: int) -> KnownPairs:
    """No pair of so many receivers and links."""
    none, no_pair = np.zeros(1, np.int64), np.zeros(0, np.bool_)
    return KnownPairs(
        np.full(count, -1, np.int64), none, np.zeros(0, np.int32), np.zeros((0, 8), np.uint16), no_pair,
        none, np.zeros(0, small_number(links)), np.zeros(0, np.uint16), no_pair,
    )  # fmt: skip


def small_number(links: int) -> type[np.uint16] | type[np.int32]:
    """What holds the number of a link."""
    return np.uint16 if links <= np.iinfo(np.uint16).max else np.int32


def _block(
    receivers: Array, scene: SoundScene, sound: LinkSound, numbers: PathNumbers, limits: RowNumbers, known: KnownPairs
) -> list[RowsOut]:
    """The rows of some receivers, in parts by processor."""
    written: dict[int, list[RowsOut]] = {}

    def work(part: slice) -> None:
        mine, rows = receivers[part], known.row[part]
        done, links = 0, len(sound.radius)
        while done < len(mine):
            out = _empty(len(mine) - done, len(mine) * ROOM + links, sound)
            some = known._replace(row=rows[done:])
            count = write_rows(mine[done:], *scene, sound, numbers, limits, some, out)
            written.setdefault(part.start, []).append(_cut(out, count))
            done += count

    in_parts(work, len(receivers), LEAST_PART)
    return [out for start in sorted(written) for out in written[start]]


def _empty(rows: int, pairs: int, sound: LinkSound) -> RowsOut:
    kinds, faint = int(sound.kind.max(initial=0)) + 1, FAINT * pairs
    return RowsOut(
        np.zeros(rows, np.int64), np.empty(pairs, np.int32), np.empty((pairs, 8), np.uint16),
        np.zeros(rows, np.int64), np.empty(faint, small_number(len(sound.radius))), np.empty(faint, np.uint16),
        np.zeros((rows, kinds), np.float32), np.zeros(rows), np.zeros(rows, np.float32), np.zeros(rows, np.float32),
    )  # fmt: skip


def _cut(out: RowsOut, rows: int) -> RowsOut:
    pairs, faint = (int(ends[rows - 1]) if rows else 0 for ends in (out.ends, out.faint_ends))
    return RowsOut(
        out.ends[:rows], out.links[:pairs].copy(), out.factors[:pairs].copy(),
        out.faint_ends[:rows], out.faint_links[:faint].copy(), out.faint_most[:faint].copy(),
        *(column[:rows] for column in out[6:]),
    )  # fmt: skip


def _joined(parts: list[RowsOut], hidden: Mask, sources: RoadSources, sound: LinkSound) -> SoundPaths:
    """One relation of all parts, which are taken apart for it: no pair stands in the memory twice for long."""
    empty = _empty(0, 0, sound)
    columns = [[column, *(part[place] for part in parts)] for place, column in enumerate(empty)]
    parts.clear()
    for place in (0, 3):
        counts = [np.diff(ends, prepend=0) for ends in columns[place]]
        columns[place] = [np.concatenate([[0], *counts]).cumsum().astype(np.int64)]
    for column in columns:
        column[:] = [np.concatenate(column)]
    indptr, links, factors, faint_indptr, faint_links, faint_most, tail, bound, horizon, unheard = (
        column[0] for column in columns
    )
    return SoundPaths(
        indptr, links, factors, faint_indptr, faint_links, faint_most, tail, horizon, bound, unheard, hidden,
        sound.strength, link_lengths(sources), sound.kind, sound.most,
    )  # fmt: skip


def path_numbers(settings: SoundSettings) -> PathNumbers:
    """Settings as compiled paths take them."""
    absorbed = air_absorption(settings.temperature, settings.humidity, frequencies=EXACT)
    return PathNumbers(
        float(settings.favourable), float(settings.step), float(settings.share), float(settings.reach),
        1.0 - settings.absorbed,
        float(settings.source_height), float(settings.source_softness), bool(settings.amended), absorbed,
        bool(settings.track),
    )  # fmt: skip


def link_sound(sources: RoadSources) -> LinkSound:
    """Energies of links, today and at most."""
    today, energy = a_weighted(sources.power).sum(axis=1), a_weighted(sources.potential)
    most, radius, kind = energy.sum(axis=1), np.asarray(sources.radius, float), np.asarray(sources.kind, np.int64)
    share = np.divide(today, most, out=np.zeros(len(most)), where=most > 0.0)
    return LinkSound(energy, today, most, share, radius, kind, float(radius.max(initial=0.0)))


def a_weighted(power: Array) -> Array:
    """A-weighted energy of sound powers by octave (links, 8) [dB]."""
    energy: Array = 10.0 ** ((np.asarray(power, float) + A_WEIGHTING) / 10.0)
    return np.ascontiguousarray(energy)


def link_lengths(sources: RoadSources) -> Array:
    """Length of each link [m]."""
    steps = np.hypot(*np.diff(sources.vertices, axis=0, append=sources.vertices[-1:]).T)
    steps[np.asarray(sources.starts[1:]) - 1] = 0.0
    sums = np.concatenate([[0.0], np.cumsum(steps)])
    lengths: Array = sums[sources.starts[1:]] - sums[sources.starts[:-1]]
    return lengths


def checked_places(receivers: Array, ground: GroundRaster) -> Array:
    """Receivers with the corner of the raster as origin. Raises InputError for those without a number or outside."""
    places = np.ascontiguousarray(receivers, float)
    wrong = np.flatnonzero(~np.isfinite(places).all(axis=1) | (places[:, 2] <= 0.0))
    if len(wrong):
        raise InputError("noise-no-number", table="receivers", rows=len(wrong), row=int(wrong[0]))
    inside_raster("receivers", places[:, :2], ground)
    moved: Array = places - np.array([ground.west, ground.south, 0.0])
    return moved
