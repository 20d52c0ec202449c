"""What a framework says of its indicators. The files that say it lie beside this module, one folder a framework."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Better = Literal["less", "more", "neither"]
Fit = Literal["whole", "part", "near"]
"""How a computed value meets a definition.

`whole`: as it is defined. `part`: only a part of what is asked for. `near`: the definition is not confirmed, or asks
for something that the city does not know and this stands close to. Only what is whole is scored and held against
targets.
"""
Accounting = Literal["territorial", "consumption"]
"""Whose emissions or materials count: those that arise in the city, or those of what its people consume."""

Words = Mapping[str, str]
"""A text by language."""


@dataclass(frozen=True)
class IndicatorTarget:
    """What is to be reached: a value in the unit of the indicator, or a factor of the value of a base year.

    Without a year it is a benchmark: it always holds.
    """

    year: int | None = None
    value: float | None = None
    factor: float | None = None
    base_year: int | None = None
    source: str = ""

    def demanded(self, base_value: float | None) -> float | None:
        """The value that is to be reached; None where it hangs on a base value that nobody knows."""
        if self.value is not None:
            return self.value
        return None if base_value is None or self.factor is None else base_value * self.factor


@dataclass(frozen=True)
class Computed:
    """The quantity of the graph, or the figure of the city, that an indicator is computed from.

    The value in `unit` is `factor` times the quantity. `caveat` says where it differs from the definition. `otherwise`
    is what stands in where the first has no value.
    """

    quantity: str = ""
    figure: str = ""
    factor: float = 1.0
    unit: str = "1"
    fit: Fit = "whole"
    caveat: Words = field(default_factory=dict)
    otherwise: Computed | None = None


@dataclass(frozen=True)
class IndicatorPart:
    """A data point of an indicator that has several, such as one pollutant."""

    key: str
    label: Words
    benchmark: IndicatorTarget | None = None
    computed: Computed | None = None


@dataclass(frozen=True)
class Indicator:
    """One indicator of a framework; what no source confirms is None or empty."""

    code: str
    label: Words
    groups: tuple[str, ...] = ()
    unit: str | None = None
    better: Better = "neither"
    level: str | None = None
    kind: str | None = None
    formula: Words = field(default_factory=dict)
    question: Words = field(default_factory=dict)
    source: str = ""
    status: str = ""
    goals: tuple[str, ...] = ()
    benchmark: IndicatorTarget | None = None
    targets: tuple[IndicatorTarget, ...] = ()
    parts: tuple[IndicatorPart, ...] = ()
    computed: Computed | None = None
    about: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    missing: Words = field(default_factory=dict)
    accounting: Accounting | None = None

    def computed_of(self, part: str) -> Computed | None:
        """What a data point is computed from; the indicator itself for an empty key."""
        if not part:
            return self.computed
        return next((one.computed for one in self.parts if one.key == part), None)

    @property
    def is_computed(self) -> bool:
        """Whether the indicator, or any data point of it, is computed from something."""
        return self.computed is not None or any(part.computed for part in self.parts)

    def benchmark_of(self, part: str) -> IndicatorTarget | None:
        """Benchmark of a data point; of the indicator itself for an empty key."""
        if not part:
            return self.benchmark
        return next((one.benchmark for one in self.parts if one.key == part), None)


def text_in(words: Words, language: str) -> str:
    """A text in a language; in English, or in any, where it has none."""
    return words.get(language) or words.get("en") or next(iter(words.values()), "")


@dataclass(frozen=True)
class Framework:
    """A list of indicators with the labels of their groups; `total` is how many it has by its own count."""

    name: str
    label: Words
    source: str
    indicators: tuple[Indicator, ...]
    groups: Mapping[str, Words] = field(default_factory=dict)
    total: int = 0
    scored: bool = False
    note: Words = field(default_factory=dict)

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators)

    def find(self, code: str) -> Indicator | None:
        """The indicator of a code, however it is spaced and cased."""
        wanted = plain_code(code)
        return next((one for one in self.indicators if plain_code(one.code) == wanted), None)


def plain_code(code: str) -> str:
    """A code as it is compared: without spaces, in small letters."""
    return "".join(code.split()).casefold()
