"""How the places of an import meet the twin, and which do not."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from citybrain.kernel.errors import InputError
from citybrain.observations.bills.doubles import BILL
from citybrain.observations.bills.manifest import Matching
from citybrain.observations.bills.places import NOWHERE, Kind, PlaceIndex, areas, known_names
from citybrain.observations.bills.plausible import check_unit
from citybrain.observations.bills.request import BillRequest
from citybrain.twin.snapshot import Snapshot

EXAMPLES = 5


class Match(NamedTuple):
    """Links (series, place, row; NOWHERE without), their numbers, and the series without a place."""

    links: pl.DataFrame
    told: Matching
    unmatched: pl.DataFrame


def match(
    request: BillRequest, snapshot: Snapshot, kind: Kind, bills: pl.DataFrame, links: pl.DataFrame, unit: str | None
) -> Match:
    """Rows of the twin for the places of the links, and how much energy found one.

    `unit` is that of the file where it has one. A meter of several places matches if all of them do. Raises InputError
    where nothing matches, and where the energy per square metre can only be that of another unit.
    """
    index = PlaceIndex(snapshot, kind)
    names = links["place"].unique()
    rows = pl.DataFrame({"place": names, "row": index.find(names.to_list())})
    links = links.join(rows, on="place", how="left", maintain_order="left")
    counted = bills.filter(pl.col("reason").is_null() & (pl.col("status") == BILL))
    found = links.group_by("series").agg(matched=(pl.col("row") != NOWHERE).all(), place=pl.col("place").first())
    energy = counted.group_by("series", "carrier").agg(pl.col("energy").sum(), bills=pl.len())
    series = energy.join(found, on="series", how="left").with_columns(pl.col("matched").fill_null(False))
    if not series["matched"].any():
        _refuse(request, snapshot, kind, series)
    if request.settings.check_unit:
        single = links.filter((pl.col("row") != NOWHERE) & (pl.len().over("series") == 1))
        placed = counted.join(single.select("series", "row"), on="series")
        check_unit(placed, areas(snapshot, kind), request.shown, unit)
    return Match(links, _matching(snapshot, series, links), _unmatched(series))


def _refuse(request: BillRequest, snapshot: Snapshot, kind: Kind, series: pl.DataFrame) -> None:
    examples = series["place"].fill_null(series["series"]).head(EXAMPLES).to_list()
    raise InputError(
        "bills-another-city",
        file=request.shown,
        received=", ".join(examples),
        allowed=", ".join(known_names(snapshot, kind)[:EXAMPLES]),
        city=snapshot.manifest.name,
    )


def _matching(snapshot: Snapshot, series: pl.DataFrame, links: pl.DataFrame) -> Matching:
    matched = series.filter("matched")
    apart = series.filter(~pl.col("matched")).sort("energy", descending=True)
    return Matching(
        snapshot=snapshot.manifest.snapshot,
        series=series["series"].n_unique(),
        series_matched=matched["series"].n_unique(),
        energy=float(series["energy"].sum()),
        energy_matched=float(matched["energy"].sum()),
        places_matched=links.filter(pl.col("row") != NOWHERE)["row"].n_unique(),
        examples=apart["place"].fill_null(apart["series"]).unique(maintain_order=True).head(EXAMPLES).to_list(),
    )


def _unmatched(series: pl.DataFrame) -> pl.DataFrame:
    """Series whose place is not in the twin, or that no table gives a place."""
    why = pl.when(pl.col("place").is_null()).then(pl.lit("bills-series-without-place"))
    return series.filter(~pl.col("matched")).select(
        "series",
        "place",
        "carrier",
        "bills",
        pl.col("energy").alias("kilowatt_hours"),
        why.otherwise(pl.lit("bills-place-unknown")).alias("reason"),
    )
