"""Sound power of a metre of street over octaves, weighted by A, of vehicles in both directions."""

import numpy as np

from citybrain.domains.noise.models.cnossos.bands import A_WEIGHTING
from citybrain.domains.noise.models.cnossos.emission import RoadFlow, RoadState, sound_power, surface_rows
from citybrain.kernel.units import Array, Rows

SURFACES = ("reference", "fine_broomed_concrete", "paving", "thin_layer_b", "reference")
"""Surfaces of the tables of emission by the code of the surface of a street; the last is that of one not known."""

THREE_CLASSES, ALL_CLASSES = 3, 5


def weighted_power(flows: Array, speed: Array, surface: Rows, slope: Array, temperature: float) -> Array:
    """Sound power of a metre over 1 pW, A-weighted, by period and street (periods, streets)."""
    power: Array = octave_power(flows, speed, surface, slope, temperature).sum(axis=-1)
    return power


def octave_power(flows: Array, speed: Array, surface: Rows, slope: Array, temperature: float) -> Array:
    """Sound power of a metre over 1 pW by period, street and octave (periods, streets, 8), weighted by A.

    `flows` [1/h] are those of light vehicles, lorries with two axles and with more (3, periods, streets), `speed`
    [km/h] that of all, `slope` the rise over length: half of the vehicles climb it, half descend. One not known is 0;
    so is the power where nobody drives.
    """
    _, periods, streets = flows.shape
    out = np.zeros((periods, streets, len(A_WEIGHTING)))
    driven = np.flatnonzero((flows > 0.0).any(axis=(0, 1)) & np.isfinite(speed))
    if not len(driven):
        return out
    per_link = np.zeros((periods * len(driven), ALL_CLASSES))
    per_link[:, :THREE_CLASSES] = np.nan_to_num(flows[:, :, driven]).reshape(THREE_CLASSES, -1).T
    speeds = np.repeat(np.tile(speed[driven], periods)[:, None], ALL_CLASSES, axis=1)
    rows = np.tile(surface_rows(SURFACES)[surface[driven]], periods)
    percent = 100.0 * np.tile(np.nan_to_num(slope[driven]), periods)
    traffic, energy = RoadFlow(per_link, speeds), np.zeros((len(per_link), len(A_WEIGHTING)))
    for rise in (percent, -percent) if percent.any() else (percent,):
        level = sound_power(traffic, RoadState(surface=rows, slope=rise, temperature=temperature))
        energy = energy + 10.0 ** ((level + A_WEIGHTING) / 10.0)
    if percent.any():
        energy = energy / 2.0
    out[:, driven] = energy.reshape(periods, len(driven), -1)
    return out
