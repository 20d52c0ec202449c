"""Whether the energy of a file can be in the unit that it says: per square metre of its buildings."""

from __future__ import annotations

import numpy as np
import polars as pl

from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array

LEAST, MOST = 1.0, 4_000.0
"""Median energy of a carrier in a file [kWh/(m²·a)] that is believed. Estimate: heat and electricity of whole buildings
lie between some ten and some hundred; a factor of 1,000 leaves this range, a factor of 3.6 does not."""

FEWEST = 3
"""Places that a median needs."""

FACTORS = {"kWh": 1.0, "MWh": 1e3, "GWh": 1e6, "MJ": 1 / 3.6, "GJ": 1e3 / 3.6}


def check_unit(bills: pl.DataFrame, area: Array, file: str) -> None:
    """Raise InputError for a carrier whose median per square metre no building could have, with units that would do.

    `bills` has carrier, row (of the place), first, end and energy of the matched bills; `area` [m²] by row.
    """
    yearly = bills.group_by("carrier", "row").agg(
        pl.col("energy").sum(), days=(pl.col("end").max() - pl.col("first").min()).dt.total_days()
    )
    yearly = yearly.with_columns(pl.Series("area", area[yearly["row"].to_numpy()]))
    yearly = yearly.filter((pl.col("area") > 0) & (pl.col("days") >= 20) & (pl.col("energy") > 0))
    each = yearly.with_columns(each=pl.col("energy") / pl.col("days") * 365.0 / pl.col("area"))
    medians = each.group_by("carrier").agg(pl.col("each").median(), count=pl.len()).sort("carrier")
    for carrier, median, count in medians.iter_rows():
        if count >= FEWEST and not LEAST <= median <= MOST:
            raise InputError(
                "bills-unit-doubtful", file=file, carrier=carrier, received=float(median), low=LEAST, high=MOST,
                allowed=_better(float(median)),
            )  # fmt: skip


def _better(median: float) -> str:
    """Units that are as much larger or smaller as the median is off, as a hint."""
    typical = 100.0
    wanted = np.log10(typical / median)
    ratios = {f"{a} → {b}": np.log10(FACTORS[b] / FACTORS[a]) for a in FACTORS for b in FACTORS if a != b}
    near = sorted(ratios, key=lambda name: abs(ratios[name] - wanted))
    return ", ".join(name for name in near[:3] if abs(ratios[name] - wanted) < 1.0) or "-"
