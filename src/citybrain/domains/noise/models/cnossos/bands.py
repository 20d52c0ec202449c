"""Octave bands of CNOSSOS-EU and the constants that go with them."""

import numpy as np

from citybrain.kernel.units import Array

BANDS: Array = np.array([63.0, 125.0, 250.0, 500.0, 1000.0, 2000.0, 4000.0, 8000.0])
"""Nominal middles [Hz]."""

EXACT: Array = 1000.0 * np.power(10.0, 0.3 * np.arange(-4.0, 4.0))
"""Exact middles [Hz]."""

A_WEIGHTING: Array = np.array([-26.2, -16.1, -8.6, -3.2, 0.0, 1.2, 1.0, -1.1])
"""Of 2.5.5 as amended by (EU) 2021/1226, Annex, point (8)(b) [dB]."""

SPEED_OF_SOUND = 340.0
WAVELENGTHS: Array = SPEED_OF_SOUND / BANDS
WAVE_NUMBERS: Array = 2.0 * np.pi / WAVELENGTHS
SPREAD = 10.0**1.1
"""Of a point source: 20 lg d + 11 dB, as a factor of the squared distance."""

BELS = np.log(10.0) / 10.0
"""exp(BELS x) is 10 ** (x / 10)."""

UPWARD: Array = 40.0 / 3.0 * np.log10((BANDS + 600.0) / 200.0)
"""Of rail vehicles [dB]: times 2/3 sin(2 psi) - sin(psi), psi the angle above the rails (2.3.16)."""
