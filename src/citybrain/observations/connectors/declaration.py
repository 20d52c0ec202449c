"""What every connector declares, and what it hands over: fetching, reading and delivering are apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from pydantic import BaseModel, ConfigDict

from citybrain.observations.properties import KnownProperty
from citybrain.observations.readings.columns import Rejected


class Parameters(BaseModel):
    """What city.toml says under `parameters`; each kind has its own."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Measured(NamedTuple):
    """One reading that a service told.

    property: key of a known property. time: µs since 1970. result: a number, or what else the property takes. unit:
    where it is not that of the property. place: longitude and latitude [°] of WGS 84; of a thing that moves, where it
    was then.
    """

    station: str
    property: str
    time: int
    result: Any
    unit: str = ""
    place: tuple[float, float] | None = None
    until: int | None = None


@dataclass(frozen=True)
class Pulled:
    """What was told at once, what of it is no reading, and from where to go on the next time.

    `properties` are those of the service that are not known by name, by the key that `measured` uses.
    """

    measured: Sequence[Measured]
    mark: str = ""
    rejected: Sequence[Rejected] = ()
    more: bool = False
    """Whether more can be had at once, from the mark on."""
    properties: Mapping[str, KnownProperty] = field(default_factory=dict)


class Fetch(Protocol):
    """Gets what stands at an address."""

    def __call__(self, url: str, headers: Mapping[str, str] = ..., /) -> bytes:
        """The content. Raises ConnectorError where it cannot be had."""


@dataclass(frozen=True)
class Connector:
    """A kind of service.

    `delivers` says what comes, `licence` and `attribution` under what and whom to name (empty where the service says
    it for each of its sources), `documentation` where its interface is described. `interval` [s] is how often it has
    something new. `pull` fetches and reads from a mark on; at the beginning the mark is empty. It raises ConnectorError
    and InputError. `moves`: whether its stations move about.
    """

    kind: str
    title: str
    delivers: str
    licence: str
    attribution: str
    documentation: str
    interval: float
    parameters: type[Parameters]
    pull: Callable[[Any, str, Fetch], Pulled]
    moves: bool = False
