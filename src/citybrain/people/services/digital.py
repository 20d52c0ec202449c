"""Which service to make digital next: by how many want it and how much travel it saves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from citybrain.people.services.entry import CityService, ServiceChannel

WAYS = 2
"""There and back."""


class DigitalCandidate(NamedTuple):
    """A service that cannot be done on the page, or still takes visits.

    distance: ways to the counter that would be saved [km/a]; emissions [t/a], None without a factor.
    """

    service: CityService
    visits: float
    distance: float
    emissions: float | None


class DigitalRanking(NamedTuple):
    """Candidates, those with the most saved travel first, and services whose file has no figures to say so."""

    candidates: list[DigitalCandidate]
    not_stated: list[CityService]


def digital_ranking(services: Iterable[CityService], factor: float | None = None) -> DigitalRanking:
    """Saved travel is cases · visits · 2 · distance; with a factor [kg/km] of the ways of residents also emissions.

    The factor is asked for and never assumed: it hangs on how people come to the counter.
    """
    found, silent = list[DigitalCandidate](), list[CityService]()
    for one in services:
        if not one.takes_applications:
            continue
        if one.need is None:
            silent.append(one)
            continue
        visits = one.need.cases * one.need.visits
        distance = visits * WAYS * one.need.distance
        found.append(DigitalCandidate(one, visits, distance, None if factor is None else distance * factor / 1_000))
    found.sort(key=lambda one: (-one.distance, ServiceChannel.PAGE in one.service.channels, one.service.code))
    return DigitalRanking(found, silent)
