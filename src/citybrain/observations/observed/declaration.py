"""Quantities that streams observe, as domains declare them in `observed.yaml` under `streams`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from citybrain.base.domains import find_domains
from citybrain.kernel import DeclarationError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.observations.properties import known_properties

FILE, PART = "observed", "streams"
Statistic = Literal["mean", "energy_mean", "sum", "least", "greatest", "percentile", "exceedances"]
Window = Literal["last_year", "last_365_days", "last_30_days"]
REQUIRED = 0.75
"""Share of hours that must be known where nothing else is declared (2008/50/EC, annexes I and XI: 75 to 90 %)."""


@dataclass(frozen=True)
class ObservedStream:
    """A given quantity that is a statistic of hourly means of a property over a window.

    The quantity says of which entity it is, and in which unit. `at` is the percentile (0 to 100) or the value that is
    exceeded, in the unit of the property; `required` the least share of hours that must be known.
    """

    quantity: str
    property: str
    statistic: Statistic
    window: Window
    at: float | None = None
    required: float = REQUIRED


@cache
def observed_streams() -> Mapping[str, ObservedStream]:
    """All that domains declare, by quantity. Raises DeclarationError for what cannot be."""
    found: dict[str, ObservedStream] = {}
    for domain in find_domains():
        for path in domain.files(FILE):
            told = (read_yaml(path) or {}).get(PART, {})
            found |= {name: observed_stream(name, about, f"{domain.name}/{path.name}") for name, about in told.items()}
    return found


def observed_stream(quantity: str, about: Mapping[str, Any], where: str) -> ObservedStream:
    """One declaration. Raises DeclarationError with what was received and what is allowed."""
    try:
        made = ObservedStream(quantity, **about)
    except TypeError as error:
        keys = ", ".join(name for name in ObservedStream.__dataclass_fields__ if name != "quantity")
        raise _refused(where, quantity, str(error), keys) from None
    allowed = {"property": known_properties(), "statistic": get_args(Statistic), "window": get_args(Window)}
    for key, known in allowed.items():
        if getattr(made, key) not in known:
            raise _refused(where, quantity, f"{key}: {getattr(made, key)}", ", ".join(known))
    if (made.at is None) == (made.statistic in ("percentile", "exceedances")):
        raise _refused(where, quantity, f"at: {made.at}", "percentile, exceedances: at")
    return made


def _refused(where: str, quantity: str, received: str, allowed: str) -> DeclarationError:
    return DeclarationError("domain-bad-file", where=where, received=f"{quantity}: {received}", allowed=allowed)
