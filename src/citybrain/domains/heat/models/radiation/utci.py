"""Universal Thermal Climate Index: the polynomial of its operational procedure, and its classes of heat stress.

Bröde et al. 2012, doi:10.1007/s00484-011-0454-1. It holds for air from -50 to 50 °C, wind at 10 m from 0.5 to 17 m/s
and a mean radiant temperature from 30 K below to 70 K above that of the air; what lies beyond counts as the nearest.
Coefficients as the library pythermalcomfort has them (MIT, see NOTICE).
"""

from __future__ import annotations

import numpy as np

from citybrain.kernel.units import Array

MODERATE, STRONG, VERY_STRONG = 26.0, 32.0, 38.0
"""UTCI [°C] from which heat stress is moderate, strong and very strong."""

LEAST_WIND, MOST_WIND = 0.5, 17.0
COLDER, WARMER = -30.0, 70.0
"""Kelvins of the mean radiant temperature over that of the air between which the polynomial holds."""

_DEGREE = 6
_WATER = (-2836.5744, -6028.076559, 19.54263612, -0.02737830188, 1.6261698e-5, 7.0229056e-10, -1.8680009e-13)
_COEFFICIENTS = np.array([
    0.607562052, -0.0227712343, 0.000806470249, -0.000154271372, -3.24651735e-06, 7.32602852e-08, 1.35959073e-09,
    -2.2583652, 0.0880326035, 0.00216844454, -1.53347087e-05, -5.72983704e-07, -2.55090145e-09, -0.751269505,
    -0.00408350271, -5.21670675e-05, 1.94544667e-06, 1.14099531e-08, 0.158137256, -6.57263143e-05, 2.22697524e-07,
    -4.16117031e-08, -0.0127762753, 9.66891875e-06, 2.52785852e-09, 0.000456306672, -1.74202546e-07, -5.91491269e-06,
    0.398374029, 0.000183945314, -0.00017375451, -7.60781159e-07, 3.77830287e-08, 5.43079673e-10, -0.0200518269,
    0.000892859837, 3.45433048e-06, -3.77925774e-07, -1.69699377e-09, 0.000169992415, -4.99204314e-05,
    2.47417178e-07, 1.07596466e-08, 8.49242932e-05, 1.35191328e-06, -6.21531254e-09, -4.99410301e-06,
    -1.89489258e-08, 8.15300114e-08, 0.00075504309, -5.65095215e-05, -4.52166564e-07, 2.46688878e-08, 2.42674348e-10,
    0.00015454725, 5.2411097e-06, -8.75874982e-08, -1.50743064e-09, -1.56236307e-05, -1.33895614e-07, 2.49709824e-09,
    6.51711721e-07, 1.94960053e-09, -1.00361113e-08, -1.21206673e-05, -2.1820366e-07, 7.51269482e-09, 9.79063848e-11,
    1.25006734e-06, -1.81584736e-09, -3.52197671e-10, -3.3651463e-08, 1.35908359e-10, 4.1703262e-10, -1.30369025e-09,
    4.13908461e-10, 9.22652254e-12, -5.08220384e-09, -2.24730961e-11, 1.17139133e-10, 6.62154879e-10, 4.0386326e-13,
    1.95087203e-12, -4.73602469e-12, 5.12733497, -0.312788561, -0.0196701861, 0.00099969087, 9.51738512e-06,
    -4.66426341e-07, 0.548050612, -0.00330552823, -0.0016411944, -5.16670694e-06, 9.52692432e-07, -0.0429223622,
    0.00500845667, 1.00601257e-06, -1.81748644e-06, -0.00125813502, -0.000179330391, 2.34994441e-06, 0.000129735808,
    1.2906487e-06, -2.28558686e-06, -0.0369476348, 0.00162325322, -3.1427968e-05, 2.59835559e-06, -4.77136523e-08,
    0.0086420339, -0.000687405181, -9.13863872e-06, 5.15916806e-07, -3.59217476e-05, 3.28696511e-05, -7.10542454e-07,
    -1.243823e-05, -7.385844e-09, 2.20609296e-07, -0.00073246918, -1.87381964e-05, 4.80925239e-06, -8.7549204e-08,
    2.7786293e-05, -5.06004592e-06, 1.14325367e-07, 2.53016723e-06, -1.72857035e-08, -3.95079398e-08,
    -3.59413173e-07, 7.04388046e-07, -1.89309167e-08, -4.79768731e-07, 7.96079978e-09, 1.62897058e-09,
    3.94367674e-08, -1.18566247e-09, 3.34678041e-10, -1.15606447e-10, -2.80626406, 0.548712484, -0.0039942841,
    -0.000954009191, 1.93090978e-05, -0.308806365, 0.0116952364, 0.000495271903, -1.90710882e-05, 0.00210787756,
    -0.000698445738, 2.30109073e-05, 0.00041785659, -1.27043871e-05, -3.04620472e-06, 0.0514507424, -0.00432510997,
    8.99281156e-05, -7.14663943e-07, -0.000266016305, 0.000263789586, -7.01199003e-06, -0.000106823306,
    3.61341136e-06, 2.29748967e-07, 0.000304788893, -6.42070836e-05, 1.16257971e-06, 7.68023384e-06, -5.47446896e-07,
    -3.5993791e-08, -4.36497725e-06, 1.68737969e-07, 2.67489271e-08, 3.23926897e-09, -0.0353874123, -0.22120119,
    0.0155126038, -0.000263917279, 0.0453433455, -0.00432943862, 0.000145389826, 0.00021750861, -6.66724702e-05,
    3.3321714e-05, -0.00226921615, 0.000380261982, -5.45314314e-09, -0.000796355448, 2.53458034e-05, -6.31223658e-06,
    0.000302122035, -4.77403547e-06, 1.73825715e-06, -4.09087898e-07, 0.614155345, -0.0616755931, 0.00133374846,
    0.00355375387, -0.000513027851, 0.000102449757, -0.00148526421, -4.11469183e-05, -6.80434415e-06,
    -9.77675906e-06, 0.0882773108, -0.00301859306, 0.00104452989, 0.000247090539, 0.00148348065,
])  # fmt: skip
_POWERS = np.array([
    (air, wind, radiant, vapour)
    for vapour in range(_DEGREE + 1)
    for radiant in range(_DEGREE + 1 - vapour)
    for wind in range(_DEGREE + 1 - vapour - radiant)
    for air in range(_DEGREE + 1 - vapour - radiant - wind)
])  # fmt: skip


def saturation_pressure(air: Array) -> Array:
    """Vapour pressure over water [hPa] at a temperature [°C] (Hardy 1998), as the polynomial was fitted with."""
    kelvin = np.asarray(air, np.float64) + 273.15
    logarithm = 2.7150305 * np.log(kelvin) + sum(one * kelvin ** (i - 2) for i, one in enumerate(_WATER))
    pressure: Array = np.exp(logarithm) / 100.0
    return pressure


def utci_in_weather(air: float, humidity: float, wind: float) -> Array:
    """The polynomial at one weather (°C, %, m/s at 10 m): seven numbers over powers of radiant less air [K]."""
    vapour = float(saturation_pressure(np.array(air))) * humidity / 1000.0
    blown = min(max(wind, LEAST_WIND), MOST_WIND)
    powers = _POWERS.T
    terms = _COEFFICIENTS * float(air) ** powers[0] * blown ** powers[1] * vapour ** powers[3]
    numbers = np.bincount(powers[2], terms, minlength=_DEGREE + 1).astype(np.float64)
    numbers[0] += air
    return numbers


def utci(air: Array, radiant: Array, wind: Array, humidity: Array) -> Array:
    """UTCI [°C] from air and mean radiant temperature [°C], wind at 10 m [m/s] and relative humidity [%]."""
    vapour = saturation_pressure(air) * humidity / 1000.0
    blown, warmer = np.clip(wind, LEAST_WIND, MOST_WIND), np.clip(np.subtract(radiant, air), COLDER, WARMER)
    tables = [[one**power for power in range(_DEGREE + 1)] for one in (np.asarray(air), blown, warmer, vapour)]
    felt: Array = np.asarray(air, np.float64)
    for coefficient, powers in zip(_COEFFICIENTS, _POWERS, strict=True):
        a, w, r, v = (table[power] for table, power in zip(tables, powers, strict=True))
        felt = felt + coefficient * a * w * r * v
    return felt
