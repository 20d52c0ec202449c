"""Acoustic indices of a recording, minute by minute, with scikit-maad (extra `sound`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array

FORMATS = ("WAV", "FLAC", "OGG")
LONGEST, SHORTEST = 1_800.0, 1.0
"""Seconds that a recording may have."""

LONGEST_PIECE = 120.0
"""Seconds of one of the pieces that a recorder sends one after another."""

LEAST_RATE, HIGHEST_RATE = 16_000, 384_000
"""Samples a second: below, the band of birds up to 8 kHz is not there."""

MOST_CHANNELS = 8
MOST_SWING = {"WAV": 1.0, "FLAC": 1.0, "OGG": 10.0}
"""Farthest from 0 that samples may be. What loses nothing has full scale at 1; others come back beyond it at peaks."""

ROUNDING = 1e-6
INTERNAL = "Internal error"
"""How the library begins what it says of a header whose numbers cannot be, in words for its developers."""

BLOCK = 60.0
"""Seconds that are looked at together; indices of a recording are means over its blocks, weighted by length."""

WINDOW = 512
BINS, BIN = (0, 10_000), 1_000
LOUDNESS = -50
"""Bands [Hz] and threshold [dB] of diversity and evenness (Villanueva-Rivera et al. 2011)."""

BIRDS, MACHINES = (2_000, 8_000), (1_000, 2_000)
"""Bands [Hz] of living things and of machines (Boelman et al. 2007, Kasten et al. 2012)."""


class SoundIndices(NamedTuple):
    """Indices of a recording; all without a unit but the time listened [s].

    Complexity: Pieretti et al. 2011, doi:10.1016/j.ecolind.2010.11.005. Diversity and evenness:
    Villanueva-Rivera et al. 2011, doi:10.1007/s10980-011-9636-9. Bioacoustic index: Boelman et al. 2007,
    doi:10.1890/07-0004.1. Soundscape: Kasten et al. 2012, doi:10.1016/j.ecoinf.2012.08.001. Entropy: Sueur et al. 2008,
    doi:10.1371/journal.pone.0004065.
    """

    listening_time: float
    acoustic_complexity_index: float
    acoustic_diversity_index: float
    acoustic_evenness_index: float
    bioacoustic_index: float
    soundscape_index: float
    acoustic_entropy: float


def indices_of_file(path: Path, longest: float = LONGEST) -> SoundIndices:
    """The indices of a recording (WAV, FLAC or OGG) of at most so many seconds, of the first channel.

    Raises InputError for what is no such recording, is too long or short, has too few samples a second, is silent, or
    has samples that are no numbers or lie outside of what is read.
    """
    lengths, rows = [], []
    for block, rate in _blocks(path, longest):
        if not np.abs(block).max(initial=0.0) > 0.0:
            continue
        lengths.append(len(block) / rate)
        rows.append(indices_of_block(block, rate))
    if not rows:
        raise InputError("sound-silent", file=path.name)
    means = np.average(np.array(rows), axis=0, weights=lengths)
    seconds = _length(path)
    return SoundIndices(round(seconds, 3), *(round(float(one), 6) for one in means))


def indices_of_block(samples: Array, rate: int) -> tuple[float, ...]:
    """Complexity, diversity, evenness, bioacoustic index, soundscape index and entropy of samples from -1 to 1."""
    from maad import features, sound  # type: ignore[import-untyped]

    spectrum, _, bands, _ = sound.spectrogram(samples, rate, nperseg=WINDOW, noverlap=0, mode="amplitude")
    power = spectrum**2
    complexity = float(features.acoustic_complexity_index(spectrum)[2])
    bounds = {"fmin": BINS[0], "fmax": BINS[1], "bin_step": BIN, "dB_threshold": LOUDNESS}
    diversity = float(features.acoustic_diversity_index(spectrum, bands, **bounds))
    evenness = float(features.acoustic_eveness_index(spectrum, bands, **bounds))
    birds = float(features.bioacoustics_index(spectrum, bands, flim=BIRDS))
    soundscape = float(features.soundscape_index(power, bands, flim_bioPh=BIRDS, flim_antroPh=MACHINES)[0])
    entropy = float(features.frequency_entropy(power)[0]) * float(features.temporal_entropy(samples))
    return complexity, diversity, evenness, birds, soundscape, entropy


def _blocks(path: Path, longest: float) -> Iterator[tuple[Array, int]]:
    """Samples of the first channel, a minute at a time; a rest of less than a second is left out."""
    import soundfile  # type: ignore[import-untyped]

    try:
        with soundfile.SoundFile(path) as file:
            _require(file.format, file.samplerate, file.channels, file.frames, path.name, longest)
            size, most = int(BLOCK * file.samplerate), longest * file.samplerate
            count = 0
            while len(block := file.read(size, dtype="float64", always_2d=True)):
                count += len(block)
                if count > most:
                    raise InputError("sound-too-long", file=path.name, received=count / file.samplerate, most=longest)
                _require_numbers(block[:, 0], count - len(block), file.samplerate, path.name, MOST_SWING[file.format])
                if len(block) >= SHORTEST * file.samplerate:
                    yield block[:, 0], file.samplerate
    except (soundfile.LibsndfileError, RuntimeError, ValueError) as problem:
        if INTERNAL in str(problem):
            raise InputError("sound-header", file=path.name) from None
        raise InputError("sound-unreadable", file=path.name, problem=str(problem).replace(str(path), path.name)[:200],
                         allowed=", ".join(FORMATS)) from None  # fmt: skip


def _require(kind: str, rate: int, channels: int, frames: int, name: str, longest: float) -> None:
    if kind not in FORMATS:
        raise InputError("sound-format", file=name, received=kind, allowed=", ".join(FORMATS))
    if not LEAST_RATE <= rate <= HIGHEST_RATE:
        raise InputError("sound-rate", file=name, received=rate, least=LEAST_RATE, most=HIGHEST_RATE)
    if channels > MOST_CHANNELS:
        raise InputError("sound-channels", file=name, received=channels, allowed=MOST_CHANNELS)
    if frames > longest * rate:
        raise InputError("sound-too-long", file=name, received=frames / rate, most=longest)
    if frames < SHORTEST * rate:
        raise InputError("sound-too-short", file=name, received=frames / rate, least=SHORTEST)


def _require_numbers(samples: Array, before: int, rate: int, name: str, most: float) -> None:
    """Raises InputError for samples that are no numbers, or farther from 0 than what is read.

    How loud it was at what is no number is not known, and is not quiet.
    """
    for code, wrong in (
        ("sound-not-numbers", np.flatnonzero(~np.isfinite(samples))),
        ("sound-beyond", np.flatnonzero(np.abs(samples) > most + ROUNDING)),
    ):
        if len(wrong):
            told = {"count": len(wrong), "total": len(samples), "second": float(before + wrong[0]) / rate}
            bounds = {"most": most} if code == "sound-beyond" else {}
            raise InputError(code, file=name, received=str(samples[wrong[0]]), **told, **bounds)


def _length(path: Path) -> float:
    import soundfile

    return float(soundfile.info(path).duration)
