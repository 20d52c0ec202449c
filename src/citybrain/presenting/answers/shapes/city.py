"""The city as a whole."""

from __future__ import annotations

from typing_extensions import TypedDict


class Attribution(TypedDict):
    """Whose data it is; `title` is the name of the file where it has no other."""

    title: str
    licence: str | None
    url: str | None


class City(TypedDict):
    """Name, extent, size and sources; `bounds` are west, south, east, north in degrees.

    `simulated` tells whether any value was generated rather than observed or reasoned.
    """

    name: str
    snapshot: int
    created: str
    country: str
    currency: str
    date: str
    bounds: tuple[float, float, float, float]
    buildings: int
    zones: int
    residents: int
    simulated: bool
    notices: list[str]
    attribution: list[Attribution]
    languages: list[str]
