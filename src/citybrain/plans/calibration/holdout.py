"""Errors on buildings that nothing was fitted on, before and after.

NMBE and CV(RMSE) follow ASHRAE Guideline 14-2014. The guideline states them for one building over time and calls a
model calibrated within 5 % and 15 % by month, or 10 % and 30 % by hour. It states no limits for yearly values of many
buildings: here each point is one building's year, and what is left is mostly how differently people use like
buildings. The figures are therefore read against those before the calibration, not against those limits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array

SURE = 1.6448536269514722
"""Score that chance passes once in 20 times: the least by which a calibration must beat what was before."""

HASHED = 2.0**64


class HoldoutErrors(NamedTuple):
    """Bills, normalised mean bias error and coefficient of variation of the root mean square error (as shares).

    A positive bias error means that buildings used more than was computed. NaN without enough bills.
    """

    bills: int
    nmbe: float
    cv_rmse: float


def held_out(ids: Sequence[str], share: float, seed: int) -> NDArray[np.bool_]:
    """Which buildings are held out: by a hash of the seed and their id, so that others do not matter."""
    digests = (hashlib.sha256(f"{seed}:{name}".encode()).digest()[:8] for name in ids)
    return np.array([int.from_bytes(digest, "big") / HASHED < share for digest in digests], bool)


def errors_of(observed: Array, computed: Array) -> HoldoutErrors:
    """Errors of one kind of bill (n,), NaN where there is none.

    NMBE = sum(y - f) / (n m), CV(RMSE) = sqrt(sum((y - f)^2) / (n - 1)) / m with the mean m of the observed values:
    Guideline 14-2014 with p = 0 and p = 1 parameters, as is usual for calibrated simulation.
    """
    known = np.isfinite(observed) & np.isfinite(computed)
    bills = int(known.sum())
    if bills < 2:
        return HoldoutErrors(bills, float("nan"), float("nan"))
    left, mean = observed[known] - computed[known], observed[known].mean()
    return HoldoutErrors(bills, float(left.mean() / mean), float(np.sqrt((left**2).sum() / (bills - 1)) / mean))


def together(errors: Sequence[HoldoutErrors]) -> float:
    """One error of several kinds of bills: root mean square of their CV(RMSE), by number of bills; NaN of none."""
    known = [e for e in errors if np.isfinite(e.cv_rmse)]
    bills = sum(e.bills for e in known)
    return float(np.sqrt(sum(e.bills * e.cv_rmse**2 for e in known) / bills)) if bills else float("nan")


def gain_score(before: Array, after: Array) -> float:
    """How surely log residuals (n, C) are smaller after: mean gain in squares by building over its standard error.

    Before and after are paired by building, so that what both have in common does not hide the gain. 0 where nothing
    differs or too few buildings are there.
    """
    gain = np.nansum(before**2, axis=1) - np.nansum(after**2, axis=1)
    gain = gain[np.isfinite(before).any(axis=1)]
    spread = gain.std(ddof=1) if len(gain) > 2 else 0.0
    return float(gain.mean() / (spread / np.sqrt(len(gain)))) if spread > 0 else 0.0
