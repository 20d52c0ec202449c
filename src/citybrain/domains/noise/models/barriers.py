"""Sound that a barrier along a street takes off, by the diffraction over its edge."""

import numpy as np

from citybrain.domains.noise.models.cnossos.bands import WAVELENGTHS
from citybrain.domains.noise.models.power import octave_power
from citybrain.kernel.units import Array

SOURCE_HEIGHT, RECEIVER_HEIGHT = 0.05, 4.0
USUAL_SPEED, USUAL_TEMPERATURE = 50.0, 10.0
MOST_ATTENUATION = 25.0


def barrier_insertion_loss(height: Array, from_source: float, to_receiver: float) -> Array:
    """Insertion loss [dB(A)] of an edge of some height [m], `from_source` [m] from the lane; receivers 4 m high.

    10 lg(3 + 40 delta / lambda) where 40 delta / lambda >= -2, else 0, at most 25 dB an octave, over the spectrum of
    cars at 50 km/h. delta is the way over the edge less the straight one, below 0 where the edge is below it.
    CNOSSOS-EU 2.5.6, pure diffraction (C'' = 1), without the ground. Valid for long barriers that let nothing through.
    """
    high = np.asarray(height, np.float64)
    whole = np.hypot(from_source + to_receiver, RECEIVER_HEIGHT - SOURCE_HEIGHT)
    over = np.hypot(from_source, high - SOURCE_HEIGHT) + np.hypot(to_receiver, high - RECEIVER_HEIGHT)
    straight = SOURCE_HEIGHT + from_source / (from_source + to_receiver) * (RECEIVER_HEIGHT - SOURCE_HEIGHT)
    delta = np.where(high > straight, over - whole, whole - over)
    number = 40.0 * delta[..., None] / WAVELENGTHS
    loss = np.where(number >= -2.0, 10.0 * np.log10(np.maximum(3.0 + number, 1.0)), 0.0)
    cars = octave_power(
        np.array([[[1000.0]], [[0.0]], [[0.0]]]), np.array([USUAL_SPEED]), np.array([0]), np.zeros(1), USUAL_TEMPERATURE
    )[0, 0]
    left = (cars * 10.0 ** (-np.minimum(loss, MOST_ATTENUATION) / 10.0)).sum(axis=-1) / cars.sum()
    return np.where(high > 0.0, -10.0 * np.log10(left), 0.0)
