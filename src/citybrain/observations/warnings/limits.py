"""Values of law and health with their averaging periods, by country and day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from citybrain.kernel.yaml_files import read_yaml


class Averaging(StrEnum):
    """What a value is compared with: the mean of an hour, a day or a year, or the highest mean of eight hours a day."""

    HOUR = "hour"
    EIGHT_HOURS = "eight_hours"
    DAY = "day"
    YEAR = "year"


class Kind(StrEnum):
    """What a value is, from the mildest on: advice, target and limit, thresholds to inform and to alert."""

    GUIDELINE = "guideline"
    TARGET = "target"
    LIMIT = "limit"
    INFORMATION = "information"
    ALERT = "alert"


@dataclass(frozen=True)
class Standard:
    """A text that sets values, and its rules on how much must have been measured; shares of hours or windows."""

    key: str
    name: Mapping[str, str]
    source: str
    countries: str | Sequence[str]
    required: float
    windows: str
    required_windows: float
    exceeding_counts: bool
    required_year: float


@dataclass(frozen=True)
class Limit:
    """One value [µg/m3] of an observed property, in force from `since` to `until` inclusive.

    allowed: days, or hours, of a calendar year that may exceed it. consecutive: hours in a row that must exceed it.
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
    """Every value that is declared."""
    told: Mapping[str, Any] = read_yaml(Path(__file__).with_name("limits.yaml"))
    return tuple(limit for key, said in told.items() for limit in _limits(key, dict(said)))


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
