"""One year of an inventory: lines entered and computed, which of them count, what they emit, what must add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from citybrain.inventory.computed import ComputedEntries, ComputedLine
from citybrain.inventory.defaults import with_default_uncertainty
from citybrain.inventory.entries.activities import activity_of_lines
from citybrain.inventory.factors import FactorLibrary
from citybrain.inventory.identities import Stated, identities_of
from citybrain.inventory.intervals import Intervals
from citybrain.inventory.line_noise import with_noise_widths
from citybrain.inventory.lines import LineEmissions, emissions_of
from citybrain.inventory.totals import Totals, totals_of
from citybrain.plans.identities import PlanIdentity

ENTERED: Literal["entered"] = "entered"
COMPUTED: Literal["computed"] = "computed"


@dataclass(frozen=True)
class Counting:
    """Which lines of a subcategory count in a year, why, and what the others would have made [t CO2e]."""

    counts: str
    chosen: bool
    entered: int
    computed: int
    note: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Account:
    """A year. `lines` are all lines, `emissions` theirs row by row; `counts` marks those that count.

    `counting` tells of each subcategory that has lines which of them count, `stated` what is known from elsewhere.
    """

    year: int
    assessment: str
    lines: pl.DataFrame
    emissions: LineEmissions
    counts: NDArray[np.bool_]
    counting: Mapping[str, Counting]
    library: FactorLibrary
    computed: ComputedEntries | None = field(repr=False, default=None)
    stated: Stated = field(default_factory=Stated)

    @cached_property
    def counted(self) -> LineEmissions:
        """Only the lines that count."""
        return self.emissions.take(self.counts)

    @cached_property
    def totals(self) -> Totals:
        """Sums of the lines that count."""
        return totals_of(self.counted)

    @cached_property
    def identities(self) -> list[PlanIdentity]:
        """What must add up."""
        return identities_of(self.counted, self.library, self.stated)

    @cached_property
    def uses_model(self) -> bool:
        """Whether lines that the city's model tells count."""
        counted = self.lines["id"].filter(pl.Series(self.counts) & (self.lines["id"] < 0))
        return self.computed is not None and any(isinstance(self.computed.of(x), ComputedLine) for x in counted)

    @cached_property
    def unstated(self) -> int:
        """How many lines that count have an amount, and neither an uncertainty nor a quality that stands for one."""
        known = ~np.isnan(self.counted.equivalent)
        return int((np.isnan(self.counted.activity.activity_uncertainty) & known).sum())

    @cached_property
    def position(self) -> NDArray[np.intp]:
        """Rows of `lines` behind the rows of `counted`."""
        return np.flatnonzero(self.counts)

    @cached_property
    def intervals(self) -> Intervals:
        """Intervals of any sum of subcategories, by propagation of error."""
        return Intervals.of(self.counted)


def account_of(
    year: int,
    entered: pl.DataFrame,
    computed: ComputedEntries,
    choices: Mapping[tuple[int, str], Mapping[str, Any]],
    library: FactorLibrary,
    assessment: str,
    region: str,
    stated: Stated,
) -> Account:
    """The account of a year; entered lines count where there are any, computed ones else, unless it was chosen.

    Uncertainties that no line states are the defaults of its quality and sector. Raises NotFoundError where a gas of a
    line has no potential in the assessment.
    """
    lines = pl.concat([entered, computed.frame().select(entered.columns)]) if computed.lines else entered
    activity = with_default_uncertainty(activity_of_lines(lines))
    if any(isinstance(line, ComputedLine) and line.noise for line in computed.lines):
        activity = with_noise_widths(activity, [computed.noise_of(x) for x in lines["id"]])
    emissions = emissions_of(activity, library, assessment, region)
    own = lines["id"].to_numpy() > 0
    counting, counts = _counting(year, activity.subcategory.names, activity.subcategory.codes, own, choices)
    return Account(year, assessment, lines, emissions, counts, counting, library, computed, stated)


def _counting(
    year: int,
    names: tuple[str, ...],
    codes: NDArray[np.int32],
    own: NDArray[np.bool_],
    choices: Mapping[tuple[int, str], Mapping[str, Any]],
) -> tuple[dict[str, Counting], NDArray[np.bool_]]:
    entered = np.bincount(codes[own], minlength=len(names))
    computed = np.bincount(codes[~own], minlength=len(names))
    take_own = np.zeros(max(len(names), 1), bool)
    told: dict[str, Counting] = {}
    for code, name in enumerate(names):
        there = {ENTERED: int(entered[code]), COMPUTED: int(computed[code])}
        choice = choices.get((year, name))
        wanted = str(choice["counts"]) if choice else ENTERED
        counts = wanted if there[wanted] else COMPUTED if wanted == ENTERED else ENTERED
        take_own[code] = counts == ENTERED
        told[name] = Counting(counts, choice is not None, there[ENTERED], there[COMPUTED], choice)
    return told, own == take_own[codes]
