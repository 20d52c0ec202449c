"""What expressions about records are told in: who asks, when, of which database, and what readings say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from odata_query import ast

from citybrain.observations.sensorthings.filters.dialect import InRecords
from citybrain.observations.sensorthings.model import Kind
from citybrain.observations.sensorthings.sources import Visible

WithReadings: TypeAlias = Callable[[Kind, ast._Node | None], Collection[int]]
"""Ids of those entities of a kind that observations refer to which have one that fulfils a condition (None: any)."""


class OfStreams(Protocol):
    """What datastreams tell of their observations, by id, of those that have any."""

    def times(self, name: str) -> Mapping[int, str]:
        """One of the times of `Extent`, as records hold times."""

    def areas(self) -> Mapping[int, str]:
        """Areas as GeoJSON."""


@dataclass(frozen=True)
class Scope:
    """`now` is the time of the city [µs]."""

    dialect: InRecords
    visible: Visible
    now: int
    extents: OfStreams
    with_readings: WithReadings
