"""Which bills are used: those that the model can answer for and that are not wildly off. All others are counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel import InputError
from citybrain.kernel.units import Array
from citybrain.plans.calibration.estimate import log_ratio
from citybrain.plans.calibration.robust import centres

SLIPS: Mapping[str, float] = {"Wh": 1000.0, "MJ": 3.6, "cubic-metre": 0.1, "GJ": 0.0036, "MWh": 0.001, "GWh": 0.000001}
"""What bills are of the computed kilowatt-hours where their unit was mistaken; a cubic metre of gas holds about 10 kWh.
"""

LEAST_FOR_MEDIAN = 5
NOT_ABOVE_ZERO, NOT_MODELLED, FAR_OFF = "not-above-zero", "not-modelled", "far-off"


@dataclass(frozen=True)
class Screened:
    """Observed values (n, C) with what is set aside as NaN, and how many were set aside by kind of bill and reason."""

    observed: Array
    set_aside: Mapping[str, Mapping[str, int]]


def screened(
    observed: Array, computed: Array, groups: NDArray[np.intp], carriers: Sequence[str], furthest: float, bias: float
) -> Screened:
    """Observed values without those at or below zero, without a computed value, or further off than `furthest` times.

    `groups` (n,) are 0 and up. Far off is told from the median of the group, or of the city where a group has few
    bills. Raises InputError where half of the bills of a kind are off by a factor of more than `bias`: another unit.
    """
    billed = ~np.isnan(observed)
    zero = billed & ~(observed > 0)
    missing = billed & ~zero & ~(computed > 0)
    ratio = log_ratio(observed, computed)
    _check_units(ratio, carriers, bias)
    far = np.abs(ratio - _middle(ratio, groups)) > np.log(furthest)
    reasons = {NOT_ABOVE_ZERO: zero, NOT_MODELLED: missing, FAR_OFF: far}
    counts = {
        carrier: {reason: int(hit[:, column].sum()) for reason, hit in reasons.items()}
        for column, carrier in enumerate(carriers)
    }
    return Screened(np.where(zero | missing | far, np.nan, observed), counts)


def _middle(ratio: Array, groups: NDArray[np.intp]) -> Array:
    count = int(groups.max(initial=-1)) + 1
    of_group = centres(ratio, groups, count)
    of_city = centres(ratio, np.zeros(len(ratio), np.intp), 1)[0]
    rows = np.array([np.isfinite(ratio[groups == g]).sum(axis=0) for g in range(count)]).reshape(count, ratio.shape[1])
    return np.asarray(np.where(rows >= LEAST_FOR_MEDIAN, of_group, of_city)[groups])


def _check_units(ratio: Array, carriers: Sequence[str], bias: float) -> None:
    for column, carrier in enumerate(carriers):
        known = ratio[np.isfinite(ratio[:, column]), column]
        if len(known) < LEAST_FOR_MEDIAN:
            continue
        median = float(np.median(known))
        if abs(median) > np.log(bias):
            slip = min(SLIPS, key=lambda unit: abs(np.log(SLIPS[unit]) - median))
            raise InputError(
                "calibration-unit",
                carrier=carrier,
                bills=len(known),
                factor=float(np.exp(median)),
                unit=slip,
                limit=bias,
            )
