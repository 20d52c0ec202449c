"""What a change is like in everyday things: dated values with their sources, in `equivalents.yaml`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, Field

from citybrain.kernel.yaml_files import read_yaml

FILE = Path(__file__).with_name("equivalents.yaml")


class DatedEquivalent(BaseModel, extra="forbid", frozen=True):
    """How much of the unit one thing is from a day on; quality: level of the U4SSC verifier."""

    since: datetime.date = Field(alias="from")
    value: float = Field(gt=0)
    quality: int = Field(ge=1, le=6)
    source: str


class Equivalent(BaseModel, extra="forbid", frozen=True):
    """An everyday thing; each: what an amount is shared among first."""

    unit: str
    label: dict[str, str]
    values: Annotated[tuple[DatedEquivalent, ...], Field(min_length=1)]
    each: Literal["resident"] | None = None

    def on(self, day: datetime.date) -> DatedEquivalent | None:
        """The value that holds on a day; None before the first."""
        held = [one for one in self.values if one.since <= day]
        return max(held, key=lambda one: one.since) if held else None


class LikeThings(NamedTuple):
    """An amount in everyday things, between low and high; source of what one thing is."""

    name: str
    label: dict[str, str]
    amount: float
    low: float | None
    high: float | None
    source: str
    quality: int


@cache
def equivalents() -> Mapping[str, Equivalent]:
    """All everyday things by name."""
    return {name: Equivalent.model_validate(said) for name, said in read_yaml(FILE).items()}


def like_things(
    name: str, day: datetime.date, change: float, ends: tuple[float, float] | None, residents: float | None
) -> LikeThings | None:
    """A change with the ends of its interval in everyday things; None where the day or the residents lack."""
    one = equivalents()[name]
    dated, among = one.on(day), residents if one.each else 1.0
    if dated is None or not among:
        return None
    low, high = (None, None) if ends is None else (end / dated.value / among for end in ends)
    return LikeThings(name, dict(one.label), change / dated.value / among, low, high, dated.source, dated.quality)
