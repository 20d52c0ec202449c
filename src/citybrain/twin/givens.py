"""What a snapshot gives to the graph: columns of all entities, how they are known, and what lies in what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.twin.entity_table import EntityTable
from citybrain.twin.lazy import Lazy
from citybrain.twin.manifest import SiteLocation

MEASURED, ASSUMED = 1, 4
"""Quality levels of what the city's own file says, and of what is drawn."""

Levels = NDArray[np.uint8]


@dataclass(frozen=True)
class Givens:
    """Everything is read from disk when somebody asks for it, and then kept.

    `columns`: float64 or codes by row, numbers of the city; `quality`: levels by row; `inside[a, b]`: row of b in which
    each row of a lies; `entity_of`: the entity of a column, without those of the city; `drawn`: columns of no file.
    """

    columns: Mapping[str, Any]
    quality: Mapping[str, Levels]
    inside: Mapping[tuple[str, str], NDArray[np.intp]]
    entity_of: Mapping[str, str]
    drawn: frozenset[str]


def givens_of(place: SiteLocation, entities: Mapping[str, EntityTable]) -> Givens:
    """Return what the tables of all entities give; a name that two entities have is that of the first.

    Numbers of the place of the city stand over columns of the same name.
    """
    columns: dict[str, Callable[[], Any]] = {}
    quality: dict[str, Callable[[], Levels]] = {}
    entity_of: dict[str, str] = {}
    for entity, rows in entities.items():
        for name in (*rows.quantities, *rows.entry.drawn):
            if name in entity_of:
                continue
            entity_of[name] = entity
            columns[name], quality[name] = partial(rows.column, name), partial(rows.quality_levels, name)
            if name in rows.entry.drawn:
                columns[name], quality[name] = partial(rows.drawn, name), partial(np.full, len(rows), ASSUMED, np.uint8)
    for name, value in place.model_dump().items():
        entity_of.pop(name, None)
        columns[name] = partial(np.float64, value)
        quality[name] = partial(np.array, [MEASURED], np.uint8)
    inside = {
        (entity, other): partial(rows.inside, other) for entity, rows in entities.items() for other in rows.entry.inside
    }
    drawn_names = frozenset(name for rows in entities.values() for name in rows.entry.drawn)
    return Givens(Lazy(columns), Lazy(quality), Lazy(inside), entity_of, drawn_names)
