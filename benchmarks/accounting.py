"""Counting the emissions of a million activity lines, their totals, identities and uncertainty."""

from collections.abc import Iterator

import numpy as np

from benchmarks.cities import Cities
from benchmarks.figure import Figure, seconds
from citybrain.inventory.identities import identities_of
from citybrain.inventory.intervals import Intervals
from citybrain.inventory.library import factor_library
from citybrain.inventory.lines import Activity, emissions_of
from citybrain.inventory.names import Names
from citybrain.inventory.subcategories import subcategories
from citybrain.inventory.totals import totals_of

ROWS = 1_000_000
YEARS = (1990, 2025)
UNITS = ("kWh", "GJ", "TJ", "toe")
SEED = 20260101


def lines() -> Activity:
    """Lines with every fuel of the library in every subcategory, four units and 35 years, drawn from a seed."""
    random = np.random.default_rng(SEED)
    places = tuple(subcategories())
    fuels = tuple(name for name in factor_library().names if name.split(".")[1] == "residential")

    def column(names: tuple[str, ...]) -> Names:
        return Names(names, random.integers(0, len(names), ROWS).astype(np.int32))

    return Activity(
        identity=np.arange(ROWS),
        year=random.integers(*YEARS, ROWS).astype(np.int32),
        subcategory=column(places),
        amount=random.uniform(0.0, 1e6, ROWS),
        unit=column(UNITS),
        factor=column(fuels),
        notation_key=Names(("",), np.zeros(ROWS, np.int32)),
        quality=Names(("M",), np.zeros(ROWS, np.int32)),
        activity_uncertainty=np.full(ROWS, 0.05),
        factor_uncertainty=np.full(ROWS, np.nan),
    )


def figures(_: Cities) -> Iterator[Figure]:
    """Each step by itself; units and factors were looked at before, as in a server that runs."""
    activity, library = lines(), factor_library()
    emissions = emissions_of(activity, library)
    yield Figure("emissions of 1,000,000 lines", tuple(seconds(lambda: emissions_of(activity, library), 5)), "s", 1)
    yield Figure("totals of 1,000,000 lines", tuple(seconds(lambda: totals_of(emissions), 5)), "s")
    yield Figure("identities of 1,000,000 lines", tuple(seconds(lambda: identities_of(emissions, library), 5)), "s")
    yield Figure("intervals of 1,000,000 lines", tuple(seconds(lambda: Intervals.of(emissions).around(), 5)), "s")
