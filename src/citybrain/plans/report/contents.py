"""Everything that a report tells, gathered before a word of it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.plans.report.maps.shapes import Shown

Json = dict[str, Any]
EMISSIONS = "city_operational_emissions"
YEARLY_EMISSIONS = "city_yearly_emissions"
ZONE_EMISSIONS = "zone_operational_emissions"


@dataclass(frozen=True)
class Contents:
    """The answers of the plan and of the city, and what the program knows about how they were made.

    `answer` is the outcome with its parts "pathway" and "doubt", each of which may be missing; `register` has label,
    unit and source of every quantity; `steps` tells what each measure adds; `changes` is the change of each building's
    emissions [%]; `manifest` is the hash of the run's manifest.
    """

    answer: Json
    city: Json
    quality: Mapping[str, Mapping[str, float]]
    parameters: Sequence[Json]
    register: Mapping[str, Json]
    program: str
    steps: Sequence[Json] = ()
    shown: Shown | None = None
    changes: NDArray[np.float64] | None = None
    comparison: Json | None = None
    manifest: str = ""

    @property
    def sources(self) -> Mapping[str, str]:
        """On whose authority each quantity is computed."""
        return {name: entry["source"] for name, entry in self.register.items()}

    @property
    def pathway(self) -> Json | None:
        """The part about years; None for a plan of one year."""
        return self.answer.get("pathway")

    @property
    def doubt(self) -> Json | None:
        """The part about intervals; None where none were computed."""
        return self.answer.get("doubt")

    @property
    def money(self) -> Json | None:
        """The part about money over the years; None where none was computed."""
        return (self.pathway or {}).get("money")

    def effect(self, quantity: str) -> Json | None:
        """A headline number of the outcome."""
        return next((row for row in self.answer["headline"] if row["quantity"] == quantity), None)

    def doubtful(self, quantity: str) -> Json:
        """Intervals, verdict and drivers of a quantity; empty where none were computed."""
        rows = (self.doubt or {}).get("quantities", [])
        return next((row for row in rows if row["quantity"] == quantity), {})

    def series(self, *quantities: str) -> Json | None:
        """The first of some quantities that the part about years has."""
        rows = {row["quantity"]: row for row in (self.pathway or {}).get("quantities", [])}
        return next((rows[name] for name in quantities if name in rows), None)

    @property
    def carbon(self) -> Json | None:
        """The effect on emissions, else the first effect of the plan."""
        return self.effect(YEARLY_EMISSIONS) or self.effect(EMISSIONS) or next(iter(self.answer["headline"]), None)
