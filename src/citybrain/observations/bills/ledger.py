"""What became of every row: received = kept + duplicates + quarantined."""

from __future__ import annotations

from typing import Any

import polars as pl

from citybrain.observations.bills.doubles import BILL, CANCELLED, CREDIT, DUPLICATE
from citybrain.observations.bills.manifest import Ledger


def ledger_of(bills: pl.DataFrame) -> Ledger:
    """Count rows with `reason`, `status` and `estimated`."""
    reasons = dict(bills["reason"].drop_nulls().value_counts(sort=True).iter_rows())
    duplicates = reasons.pop(DUPLICATE, 0)
    kept = bills.filter(pl.col("reason").is_null())
    status = dict(kept["status"].value_counts().iter_rows())
    return Ledger(
        received=len(bills),
        kept=len(kept),
        duplicates=duplicates,
        quarantined=sum(reasons.values()),
        credits=status.get(CREDIT, 0),
        cancelled=status.get(CANCELLED, 0),
        estimated=int(kept["estimated"].sum()),
        reasons=reasons,
    )


def carriers_of(bills: pl.DataFrame) -> dict[str, dict[str, Any]]:
    """Rows, series, energy [kWh] and days of the kept bills of each carrier; energy of credits apart."""
    kept = bills.filter(pl.col("reason").is_null())
    bill = pl.col("status") == BILL
    told = kept.group_by("carrier").agg(
        rows=bill.sum(),
        series=pl.col("series").n_unique(),
        energy=pl.col("energy").filter(bill).sum(),
        credited=pl.col("energy").filter(pl.col("status") == CREDIT).sum(),
        first=pl.col("first").min(),
        last=pl.col("end").max().dt.offset_by("-1d"),
    )
    return {
        row["carrier"]: {
            **{key: row[key] for key in ("rows", "series", "energy", "credited")},
            "first": row["first"].isoformat(),
            "last": row["last"].isoformat(),
        }
        for row in told.sort("carrier").iter_rows(named=True)
    }
