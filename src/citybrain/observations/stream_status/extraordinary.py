"""What the companions of an open city found out of the ordinary, for all pages that tell of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from citybrain.observations.quality.checker import Checker
from citybrain.observations.sensing import Sensing
from citybrain.observations.warnings.issued import Issued, holding
from citybrain.observations.warnings.monitor import StandingWarnings, WarningMonitor

if TYPE_CHECKING:
    from citybrain.observations.quality.failing import Failing
    from citybrain.observations.quality.unusual import Finding


@dataclass(frozen=True)
class Extraordinary:
    """Of all streams, by number: hours that are unusual and tests that were not passed; warnings, and what was issued.

    looked: time of the city [µs] when it was looked for what is unusual; None while it is learnt what is ordinary.
    """

    unusual: Mapping[int, Finding] = field(default_factory=dict)
    failing: Mapping[int, Sequence[Failing]] = field(default_factory=dict)
    looked: int | None = None
    warnings: StandingWarnings | None = None
    issued: Sequence[Issued] = ()


def extraordinary(sensing: Sensing) -> Extraordinary:
    """What is known at the moment; nothing is worked out for it."""
    checker, monitor = sensing.background_service(Checker), sensing.background_service(WarningMonitor)
    with sensing.records.read() as connection:
        issued = holding(connection)
    failing: dict[int, list[Failing]] = {}
    for one in checker.failing if checker else ():
        failing.setdefault(one.stream, []).append(one)
    return Extraordinary(
        {one.stream: one for one in checker.findings} if checker else {},
        failing,
        checker.looked if checker else None,
        monitor.standing if monitor else None,
        issued,
    )
