"""A figure of a city, how well it is known, and what is said of how it was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from citybrain.indicators.course import IndicatorReading
from citybrain.indicators.declared import Fit
from citybrain.kernel import Level

PERCENT = 100.0


@dataclass(frozen=True)
class Note:
    """A sentence on how a figure was found, or why it was not: its key among the messages and what stands in it."""

    key: str
    named: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Figure:
    """A number with its level of quality; no value where the city does not know it.

    `series` are its years where it has several, the last one that of the number, each with its 90 % interval and its
    method; `fit` is that of the number where it differs from what the indicator says of it. `exact` says that it is
    counted out, so that there is nothing to be unsure of.
    """

    value: float | None
    level: int = int(Level.HIGHER_LEVEL)
    series: tuple[IndicatorReading, ...] = ()
    fit: Fit | None = None
    notes: tuple[Note, ...] = ()
    exact: bool = False


NOTHING = Figure(None)
