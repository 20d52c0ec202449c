"""How observed properties are shown: classes of colour, and the limit that they are held against."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from citybrain.kernel.yaml_files import read_yaml
from citybrain.observations.warnings.limits import Averaging, Kind, limits_for

FILE = Path(__file__).parent / "shown.yaml"
BURDEN = "burden"
HOURS = {Averaging.DAY: 24, Averaging.EIGHT_HOURS: 8, Averaging.HOUR: 1}
"""Averaging periods of which a limit can be shown; those of law before advice, in this order."""


@dataclass(frozen=True)
class ShownLimit:
    """What the mean over some hours must not pass, who says so, and the share of the hours that must be known."""

    value: float
    hours: int
    source: str
    required: float


@dataclass(frozen=True)
class ShownProperties:
    """How one property is shown. Less of a burden is better; an amount is neither good nor bad."""

    scale: str = "amount"
    breaks: tuple[float, ...] | None = None

    def breaks_with(self, limit: ShownLimit | None) -> tuple[float, ...] | None:
        """Its breaks, with a limit in the place of the one next to it."""
        if self.breaks is None or limit is None:
            return self.breaks
        nearest = min(self.breaks, key=lambda one: abs(one - limit.value))
        return tuple(sorted({limit.value if one == nearest else one for one in self.breaks}))


@cache
def shown() -> Mapping[str, ShownProperties]:
    """By key of the property."""
    return {key: _shown(**said) for key, said in read_yaml(FILE).items()}


def limits_on(country: str | None, day: datetime.date) -> dict[str, ShownLimit]:
    """The limit that each property is held against on a day: of law before advice, of days before hours."""
    order = {kind: place for place, kind in enumerate((Kind.LIMIT, Kind.TARGET, Kind.GUIDELINE))}
    periods = {period: place for place, period in enumerate(HOURS)}
    found: dict[str, tuple[tuple[int, int, float], ShownLimit]] = {}
    for one in limits_for(country, day):
        if one.kind in order and one.averaging in HOURS:
            rank = order[one.kind], periods[one.averaging], one.value
            told = ShownLimit(one.value, HOURS[one.averaging], one.standard.source, one.standard.required)
            if one.observed not in found or rank < found[one.observed][0]:
                found[one.observed] = rank, told
    return {key: limit for key, (_, limit) in found.items()}


def _shown(scale: str, breaks: list[float]) -> ShownProperties:
    return ShownProperties(scale, tuple(map(float, breaks)))
