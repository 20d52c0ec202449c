"""Entities as they are answered."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from citybrain.observations.sensorthings.model import EntityForm, Kind
from citybrain.observations.times import shown

UNIT = ("name", "symbol", "definition")


@dataclass
class Entity:
    """One entity: its properties as JSON, and what was expanded of it by navigation.

    Of an observation, `stream` and `feature` are what it refers to; no feature is that of the thing.
    """

    kind: Kind
    id: int
    values: dict[str, Any]
    related: dict[str, Page | Entity | None] = field(default_factory=dict)
    stream: int = 0
    feature: int | None = None


@dataclass
class Page:
    """Entities of a set; `count` of all of it where that was asked for.

    `end` is the position of its last entity where there are further ones, None where there are not.
    """

    entities: Sequence[Entity] = ()
    end: str | None = None
    count: int | None = None


def of_record(kind: Kind, row: Mapping[str, Any]) -> Entity:
    """The entity of a row of records."""
    values: dict[str, Any] = {}
    for name, known in kind.written.items():
        if known.form is EntityForm.UNIT:
            values[name] = {part: row[f"unit_{part}"] for part in UNIT}
            continue
        kept = row[known.column]
        if known.form is EntityForm.TEXT:
            values[name] = kept
        elif known.form is EntityForm.TIME:
            values[name] = shown(kept)
        elif kept is not None:
            values[name] = _loaded(kept)
    return Entity(kind, row["id"], values)


def _loaded(text: str) -> Any:
    """JSON, or a text that is none, as files of other programs may have left it."""
    try:
        return json.loads(text)
    except ValueError:
        return text
