"""What the city is: its name, size and sources."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeAlias

import numpy as np
from typing_extensions import TypedDict

from citybrain.base.domains import find_domains
from citybrain.messages import readable
from citybrain.messages.catalogue import Value
from citybrain.messages.catalogue import fill as text_of
from citybrain.presenting.answers.changes import has_changes
from citybrain.twin.snapshot import Snapshot

RESIDENTS = "residents"
Words: TypeAlias = Callable[[str, str, Mapping[str, Value]], str]
"""Text of a message key in a language with its arguments."""


class Attribution(TypedDict):
    """Whose data it is; `title` is the name of the file where it has no other, `owner` who answers for it."""

    title: str
    owner: str | None
    licence: str | None
    url: str | None


class City(TypedDict):
    """Name, extent, size and sources; `bounds` are west, south, east, north in degrees of all that has a shape.

    `first_view` are those of the middle 98 % of buildings along both axes: what a map shows at first.

    `residents` is null for who may not read them. `simulated` tells whether any value was generated rather than
    observed or reasoned. `grounds` are entities whose rows can be laid out.
    """

    name: str
    snapshot: int
    created: str
    country: str
    currency: str
    time_zone: str
    date: str
    bounds: tuple[float, float, float, float]
    first_view: tuple[float, float, float, float]
    buildings: int
    zones: int
    residents: int | None
    simulated: bool
    changes: bool
    grounds: list[str]
    notices: list[str]
    attribution: list[Attribution]
    languages: list[str]


def city_answer(
    snapshot: Snapshot, language: str, words: Words = text_of, hidden: Collection[str] = frozenset()
) -> City:
    """Name, extent, size, and whose data it is; notices in the words for a page, or for a terminal.

    hidden: quantities that who asks may not read.
    """
    manifest = snapshot.manifest
    return {
        "name": snapshot.city_name,
        "snapshot": manifest.snapshot,
        "created": manifest.created,
        "country": manifest.country,
        "currency": manifest.currency,
        "time_zone": manifest.time_zone,
        "date": manifest.date,
        "bounds": manifest.bounds,
        "first_view": manifest.first_view or manifest.bounds,
        "buildings": len(snapshot.ids),
        "zones": len(snapshot.zone_names),
        "residents": None if RESIDENTS in hidden else round(float(np.nansum(snapshot.column(RESIDENTS)))),
        "simulated": manifest.simulated,
        "changes": has_changes(snapshot),
        "grounds": [one.name for domain in find_domains() for one in domain.grounds if one.name in snapshot.entities],
        "notices": [words(told["code"], language, told["arguments"]) for told in snapshot.notices],
        "attribution": [
            {
                "title": source.title or source.file,
                "owner": source.owner,
                "licence": source.licence,
                "url": source.url,
            }
            for source in manifest.sources.values()
        ],
        "languages": list(readable()),
    }
