"""Absorption of sound by air."""

import numpy as np

from citybrain.domains.noise.models.cnossos.bands import BANDS
from citybrain.kernel.units import Array


def air_absorption(
    temperature: float = 15.0, humidity: float = 70.0, pressure: float = 101_325.0, frequencies: Array = BANDS
) -> Array:
    """Attenuation of a metre of air [dB/m] at frequencies [Hz], by temperature [°C], humidity [%] and pressure [Pa].

    ISO 9613-1:1993. The reference software of 2012 takes the nominal middles of octaves, TC01 of ISO/TR 17534-4 the
    exact ones: 1.25 dB/km apart at 8 kHz.
    """
    t, p = temperature + 273.15, pressure / 101_325.0
    usual, triple = t / 293.15, 273.16
    h = humidity * 10.0 ** (-6.8346 * (triple / t) ** 1.261 + 4.6151) / p
    oxygen = p * (24.0 + 4.04e4 * h * (0.02 + h) / (0.391 + h))
    nitrogen = p * usual**-0.5 * (9.0 + 280.0 * h * np.exp(-4.170 * (usual ** (-1.0 / 3.0) - 1.0)))
    f = np.asarray(frequencies, float)
    classical = 1.84e-11 / p * usual**0.5
    relaxed = 0.01275 * np.exp(-2239.1 / t) / (oxygen + f * f / oxygen)
    relaxed = relaxed + 0.1068 * np.exp(-3352.0 / t) / (nitrogen + f * f / nitrogen)
    absorbed: Array = 8.686 * f * f * (classical + usual**-2.5 * relaxed)
    return absorbed
