"""Runoff of a storm by the curve number of the Soil Conservation Service."""

from __future__ import annotations

import numpy as np

from citybrain.kernel.units import Array

SOURCE = "SCS curve number: USDA NRCS, National Engineering Handbook part 630, chapter 10 (2004)"
INITIAL = 0.2
"""Part of the potential retention that rain must fill before anything runs off."""


def potential_retention(curve_number: Array) -> Array:
    """Most water [mm] that the ground holds back after runoff begins: 25,400 / CN - 254."""
    return np.asarray(25400.0 / curve_number - 254.0)


def runoff_depth(rain: Array, curve_number: Array) -> Array:
    """Runoff [mm] of rain [mm]: (P - 0.2 S)² / (P + 0.8 S), 0 where P is no more than the initial abstraction 0.2 S.

    Runoff of several covers is averaged, never their curve numbers: the formula bends, and the runoff of the mean curve
    number is less than the mean runoff. Valid for a storm within a day on ground of usual wetness.
    """
    retention = potential_retention(curve_number)
    over = np.maximum(rain - INITIAL * retention, 0.0)
    return np.asarray(over**2 / np.maximum(over + retention, np.finfo(float).tiny))


def runoff_retention(rain: Array, runoff: Array) -> Array:
    """Part of the rain that does not run off: 1 - Q / P, as the flood model of InVEST has it; 1 without rain."""
    return np.where(rain > 0.0, 1.0 - runoff / np.where(rain > 0.0, rain, 1.0), 1.0)
