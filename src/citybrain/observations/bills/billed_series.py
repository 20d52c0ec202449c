"""Where the bills of an import went: each series with the rows of the twin it belongs to, or why it has none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from citybrain.kernel.errors import InputError
from citybrain.observations.bills.manifest import ImportManifest
from citybrain.observations.bills.places import NOWHERE, PlaceIndex
from citybrain.twin.snapshot import Snapshot

WITHOUT_PLACE, UNKNOWN_PLACE = "bills-series-without-place", "bills-place-unknown"


@dataclass(frozen=True)
class BilledPlace:
    """A place as the bills name it, and its row in the twin; None where the twin has no such place."""

    name: str
    row: int | None


@dataclass(frozen=True)
class BilledSeries:
    """A meter, or a place that bills name, and one carrier: how many bills, from when to when, and where they went.

    `reason` is the key of the message that says why they went nowhere, None where every place is known.
    """

    series: str
    carrier: str
    bills: int
    first: str
    last: str
    places: tuple[BilledPlace, ...]
    reason: str | None


def billed_series(folder: Path, manifest: ImportManifest, snapshot: Snapshot) -> list[BilledSeries]:
    """All series of an import, those that went nowhere first, by the places that the twin has now.

    Raises InputError for an import whose files cannot be read.
    """
    try:
        bills = pl.read_parquet(folder / "bills.parquet", columns=["series", "carrier", "first", "end"])
        links = pl.read_parquet(folder / "links.parquet").drop_nulls("place")
    except (OSError, pl.exceptions.PolarsError) as problem:
        raise InputError("bills-damaged", file=str(folder), problem=str(problem)) from problem
    names = links["place"].unique(maintain_order=True).to_list()
    rows = dict(zip(names, PlaceIndex(snapshot, manifest.kind).find(names).tolist(), strict=True))
    places: dict[str, list[BilledPlace]] = {}
    for series, name in links.select("series", "place").iter_rows():
        places.setdefault(series, []).append(BilledPlace(name, None if rows[name] == NOWHERE else rows[name]))
    counted = bills.with_columns(pl.col("series", "carrier").cast(pl.String)).group_by("series", "carrier")
    counts = counted.agg(pl.len(), pl.col("first").min(), pl.col("end").max().dt.offset_by("-1d").alias("last"))
    found = [
        _series(series, carrier, bills, str(first), str(last), tuple(places.get(series, ())))
        for series, carrier, bills, first, last in counts.sort("series", "carrier").iter_rows()
    ]
    return sorted(found, key=lambda one: one.reason is None)


def _series(
    series: str, carrier: str, bills: int, first: str, last: str, places: tuple[BilledPlace, ...]
) -> BilledSeries:
    reason = WITHOUT_PLACE if not places else UNKNOWN_PLACE if any(place.row is None for place in places) else None
    return BilledSeries(series, carrier, bills, first, last, places, reason)
