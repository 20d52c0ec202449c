"""Values of law and health with their averaging periods, by country and day: those of the air, and of domains."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from citybrain.base.domains import find_domains
from citybrain.kernel.yaml_files import read_yaml

FILE = "limits"
"""Of a domain: `limits.yaml`, in the form of the file beside this one."""


class Averaging(StrEnum):
    """What a value is compared with: means of an hour, a day or a year, or the highest one or eight hours of a day."""

    HOUR = "hour"
    DAY_MAXIMUM = "day_maximum"
    EIGHT_HOURS = "eight_hours"
    DAY = "day"
    YEAR = "year"


class Kind(StrEnum):
    """What a value is, from the mildest on: advice, target and limit, thresholds to inform, to alert, of emergency."""

    GUIDELINE = "guideline"
    TARGET = "target"
    LIMIT = "limit"
    INFORMATION = "information"
    ALERT = "alert"
    EMERGENCY = "emergency"


@dataclass(frozen=True)
class Standard:
    """A text that sets values, and its rules on how much must have been measured; shares of hours or windows.

    event: what its warnings are about, by language. categories: those of CAP 1.2.
    """

    key: str
    name: Mapping[str, str]
    source: str
    countries: str | Sequence[str]
    event: Mapping[str, str]
    categories: Sequence[str]
    required: float
    windows: str = "end"
    required_windows: float = 0.75
    exceeding_counts: bool = False
    required_year: float = 0.9


@dataclass(frozen=True)
class Limit:
    """One value of an observed property, in its unit, in force from `since` to `until` inclusive.

    allowed: days, or hours, of a calendar year that may exceed it. consecutive: hours, or days, in a row that must
    exceed it. day_mean: what the mean of the day must exceed too. level: what people call it, by language, None where
    its kind tells it; of the levels of a standard the gravest one that is exceeded is told.
    checked: whether the number was compared with a table of the standard, published or independently transcribed.
    """

    standard: Standard
    observed: str
    averaging: Averaging
    kind: Kind
    value: float
    since: datetime.date
    until: datetime.date | None = None
    allowed: int | None = None
    consecutive: int = 1
    day_mean: float | None = None
    level: Mapping[str, str] | None = None
    checked: bool = False

    @property
    def key(self) -> str:
        """The name of the limit, such as "eu_2024-ozone-hour-alert"."""
        return f"{self.standard.key}-{self.observed}-{self.averaging}-{self.kind}"

    def in_force(self, day: datetime.date) -> bool:
        """Whether it holds on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@cache
def all_limits() -> tuple[Limit, ...]:
    """Every value that is declared, here and by domains."""
    files = (Path(__file__).with_name("limits.yaml"), *(path for one in find_domains() for path in one.files(FILE)))
    told: list[Mapping[str, Any]] = [read_yaml(path) for path in files]
    return tuple(limit for one in told for key, said in one.items() for limit in _limits(key, dict(said)))


def limits_for(country: str | None, day: datetime.date) -> list[Limit]:
    """Values that hold in a country on a day; where the country is not told, those that hold everywhere."""
    return [
        limit
        for limit in all_limits()
        if limit.in_force(day) and (limit.standard.countries == "all" or country in limit.standard.countries)
    ]


def _limits(key: str, said: dict[str, Any]) -> list[Limit]:
    values, checked = said.pop("values"), said.pop("checked")
    standard = Standard(key, **said)
    return [
        Limit(
            standard,
            **{"checked": checked, **value, "averaging": Averaging(value["averaging"]), "kind": Kind(value["kind"])},
        )
        for value in values
    ]
