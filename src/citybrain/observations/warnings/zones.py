"""How what a station reads differs from zone to zone: declared by domains, worked out where a city is computed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, Protocol

from citybrain.base.domains import find_domains
from citybrain.kernel import DeclarationError
from citybrain.kernel.yaml_files import read_yaml

FILE = "zone_differences"
HOURS = 24


class PlaceAndZone(NamedTuple):
    """Quantities whose difference is meant: of the zone, less that of what a station stands on."""

    place: str
    zone: str


class DeclaredDifference(NamedTuple):
    """The difference in hours of the day, from `first` to before `before` by the clock of the city, over midnight too.

    measured: where the city has numbers that rest on measurements, they stand over the `modelled` ones.
    """

    first: int
    before: int
    modelled: PlaceAndZone
    measured: PlaceAndZone | None = None

    @property
    def hours(self) -> list[int]:
        """Hours of the day in which it holds."""
        return [(self.first + late) % HOURS for late in range((self.before - self.first) % HOURS or HOURS)]


class ZoneDifference(NamedTuple):
    """What is added to readings of a station for one zone, by hour of the day; `calibrated`: by what was measured."""

    id: str
    name: str
    hours: tuple[float, ...]
    calibrated: bool


class ZoneDifferences(Protocol):
    """Differences of one city that is computed."""

    def at(self, observed: str, point: Sequence[float]) -> tuple[ZoneDifference, ...]:
        """Those of a property beside a station at longitude and latitude; none where the city cannot tell."""

    def beyond_map(self, observed: str, point: Sequence[float]) -> bool:
        """Whether the city could tell them, had the station not its place beyond the map."""


Differences = Callable[[], ZoneDifferences | None]
"""Those of the city as it is computed now, None while nobody uses it."""


@cache
def declared_differences() -> Mapping[str, tuple[DeclaredDifference, ...]]:
    """All that domains declare, by property. Raises DeclarationError for what cannot be."""
    found: dict[str, tuple[DeclaredDifference, ...]] = {}
    for domain in find_domains():
        for path in domain.files(FILE):
            for observed, entries in (read_yaml(path) or {}).items():
                told = tuple(_declared(entries, f"{domain.name}/{path.name}", observed))
                found[observed] = (*found.get(observed, ()), *told)
    return found


def _declared(entries: Any, where: str, observed: str) -> Iterator[DeclaredDifference]:
    for entry in entries:
        try:
            first, before = entry["hours"]
            pairs = {name: PlaceAndZone(**entry[name]) for name in ("modelled", "measured") if name in entry}
            yield DeclaredDifference(int(first), int(before), **pairs)
        except (TypeError, KeyError, ValueError) as error:
            allowed = "hours: [first, before], modelled: {place, zone}, measured: {place, zone}"
            raise DeclarationError(
                "domain-bad-file", where=where, received=f"{observed}: {error}", allowed=allowed
            ) from None
