"""Whether the energy of a file can be in the unit that it says: per square metre of its buildings."""

from __future__ import annotations

import polars as pl

from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array
from citybrain.observations.bills.words import ENERGY_UNITS, unit_key

LEAST, MOST = 1.0, 4_000.0
"""Median energy of a carrier in a file [kWh/(m²·a)] that is believed. Estimate: heat and electricity of whole buildings
lie between some ten and some hundred; a factor of 1,000 leaves this range, a factor of 3.6 does not."""

FEWEST = 3
"""Places that a median needs."""

TYPICAL, SPREAD = 100.0, 10.0
"""A usual median [kWh/(m²·a)] and how many times more or less still hints at a unit."""


def check_unit(bills: pl.DataFrame, area: Array, file: str, unit: str | None) -> None:
    """Raise InputError for a carrier whose median per square metre no building could have, with units that would do.

    `bills` has carrier, row (of the place), first, end and energy of the matched bills; `area` [m²] by row; `unit` is
    that of the file where it has one.
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
                "bills-unit-uncertain", file=file, carrier=carrier, received=float(median), low=LEAST, high=MOST,
                allowed=_better(float(median), unit),
            )  # fmt: skip


def _better(median: float, unit: str | None) -> str:
    """Units in place of that of the file that would make the median one of buildings; a factor where it has several."""
    if unit is None or unit_key(unit) not in ENERGY_UNITS:
        return f"× {TYPICAL / median:.0g}"
    own = ENERGY_UNITS[unit_key(unit)]
    fitting = [
        name
        for name in ("kWh", "MWh", "GWh", "MJ", "GJ")
        if TYPICAL / SPREAD <= median * ENERGY_UNITS[unit_key(name)] / own <= TYPICAL * SPREAD
    ]
    return ", ".join(fitting) or "-"
