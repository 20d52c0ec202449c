"""Shapes of the answer about domains."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from citybrain.kernel.entities import Geometry

DomainState = Literal["ready", "partly", "no-data"]


class DomainEntity(TypedDict):
    """A kind of thing that a domain declares; `rows` is how many this city has, null where none is asked about."""

    name: str
    label: str
    geometry: Geometry
    rows: int | None


class Domain(TypedDict):
    """A subject: the domains that it needs, what it declares, how many quantities and measures it has.

    `state`: `ready` where the city has all that is given, `partly` where some of it is missing (then what hangs on the
    `missing` names is not known), `no-data` where nothing of it is there, null where no city is asked about.
    """

    name: str
    label: str
    needs: list[str]
    entities: list[DomainEntity]
    relations: list[str]
    roles: list[str]
    quantities: int
    measures: int
    state: DomainState | None
    missing: list[str]
