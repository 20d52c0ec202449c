"""Default values by name, such as `landfill.methane_correction.managed`, with interval, table and what is unsure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from citybrain.inventory.defaults import method_defaults
from citybrain.kernel import NotFoundError, nearest


@dataclass(frozen=True)
class Default:
    """A default value with the ends of its 95 % interval (None: not stated) and the table that it comes from.

    `sure` tells whether a second source has the value, `interval_sure` whether one has the ends of its interval.
    """

    name: str
    value: float
    lower: float | None
    upper: float | None
    source: str
    sure: bool
    interval_sure: bool


def default(name: str) -> Default:
    """The default of a name. Raises NotFoundError where there is none, with the nearest name."""
    topic, _, rest = name.partition(".")
    about = method_defaults(topic)
    value: Any = about
    for word in rest.split("."):
        if not isinstance(value, Mapping) or word not in value:
            raise NotFoundError(
                "accounting-defaults-unknown", received=name[:80], near=nearest(word, map(str, value or ()))
            )
        value = value[word]
    lower, upper = _ends(float(value), about.get("intervals"), rest)
    return Default(
        name=name,
        value=float(value),
        lower=lower,
        upper=upper,
        source=_of_longest_name(about.get("tables", {}), rest) or about["source"],
        sure=not _listed(about.get("unconfirmed", ()), rest),
        interval_sure=not _listed(about.get("unconfirmed_intervals", ()), rest),
    )


def _ends(value: float, intervals: Any, rest: str) -> tuple[float | None, float | None]:
    """Two numbers are the ends; one is the half width as a share of every value below it."""
    found = intervals
    for word in rest.split("."):
        if isinstance(found, Mapping):
            found = found.get(word)
    if found is None or isinstance(found, Mapping):
        return None, None
    if isinstance(found, int | float):
        return value * (1.0 - found), value * (1.0 + found)
    return float(found[0]), float(found[1])


def _of_longest_name(tables: Mapping[str, str], rest: str) -> str | None:
    named = [key for key in tables if rest == key or rest.startswith(f"{key}.")]
    return tables[max(named, key=len)] if named else None


def _listed(names: Any, rest: str) -> bool:
    return any(rest == key or rest.startswith(f"{key}.") for key in names)
