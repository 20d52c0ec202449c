"""Compiled ground of a path over flat land, as energy: 10 ** (-A / 10) without a logarithm.

The same as `ground` in decibels; the ground terms are squares of sums, so that levels need no logarithm on the way.
"""

from __future__ import annotations

import math
from typing import Any

from citybrain.domains.noise.models.cnossos.bands import BANDS, BELS, WAVE_NUMBERS
from citybrain.domains.noise.models.cnossos.compiling import compiled

HARD = 10.0**0.3
"""Twice, as the text rounds it to 3 dB."""

W_ABOVE, W_SQUARED, W_LINEAR = 0.0185 * BANDS**2.5, BANDS**1.5, 1.3e3 * BANDS**0.75
LEAST_ENERGY = 1e-30


@compiled  # type: ignore[untyped-decorator]
def softness_between(gx: Any, gg: Any, ng: int, begin: float, end: float) -> Any:
    """Mean G between two places of the runs of ground that end at `gx`."""
    summed = 0.0
    for i in range(1, ng):
        width = min(gx[i], end) - max(gx[i - 1], begin)
        if width > 0.0:
            summed += width * gg[i]
    return summed / max(end - begin, 1e-9)


@compiled  # type: ignore[untyped-decorator]
def near_source(softness: float, at_source: float, length: float, heights: float) -> Any:
    """G' of a path: `ground.corrected_softness`."""
    share = length / (30.0 * heights)
    return softness * share + at_source * (1.0 - share) if share <= 1.0 else softness


@compiled  # type: ignore[untyped-decorator]
def ground_of(
    length: float, source: float, receiver: float, wave: float, floor: float, favourable: bool, amended: bool
) -> Any:
    """What all octaves of a path share: length, heights, the most energy that there may be, G ** 2.6 and G ** 1.3."""
    heights = max(source + receiver, 1e-6)
    most = 3.0 * (1.0 - floor)
    if favourable:
        if amended and length > 30.0 * heights:
            most *= 1.0 + 2.0 * (1.0 - 30.0 * heights / length)
        turbulence = 6e-3 * length / heights
        bent = 1e-4 * length * length / (heights * heights)
        source, receiver = source + bent * source * source + turbulence, receiver + bent * receiver**2 + turbulence
    once = wave**1.3 if wave > 0.0 else 0.0
    return length, source, receiver, HARD if most == 3.0 else math.exp(BELS * most), once * once, once


@compiled  # type: ignore[untyped-decorator]
def ground_energy(octave: int, ground: Any, softness: float, favourable: bool) -> Any:
    """10 ** (-A_ground / 10) of an octave: `ground.ground_attenuation`."""
    length, source, receiver, most, twice, once = ground
    if softness <= 0.0:
        return most if favourable else HARD
    w = W_ABOVE[octave] * twice / (W_SQUARED[octave] * twice + W_LINEAR[octave] * once + 1.16e6)
    c = length * (1.0 + 3.0 * w * length * math.exp(-math.sqrt(w * length))) / (1.0 + w * length)
    k = WAVE_NUMBERS[octave]
    root, rest = math.sqrt(2.0 * c / k), c / k
    heard = (source * source - root * source + rest) * (receiver * receiver - root * receiver + rest)
    return min(max(4.0 * k * k / (length * length) * heard, LEAST_ENERGY), most)
