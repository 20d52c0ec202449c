"""How the places of an import meet the twin, and which do not.

Whether the energy of a file can be in the unit that it says: per square metre of its buildings.
"""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array
from citybrain.observations.bills.doubles import BILL
from citybrain.observations.bills.manifest import Matching
from citybrain.observations.bills.places import NOWHERE, Kind, PlaceIndex, areas, known_names
from citybrain.observations.bills.request import BillRequest
from citybrain.observations.bills.words import ENERGY_UNITS, unit_key
from citybrain.twin.snapshot import Snapshot

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
        city=snapshot.city_name,
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
