"""What tags say of the attributes that domains declare for the rows of a table: numbers and categories."""

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from citybrain.base.attributes import CATEGORY, Attribute
from citybrain.twin.categories import category_names
from citybrain.twin.declared import attributes_of, twin_entities
from citybrain.twin.importers.osm_kinds import Tags, kind_table
from citybrain.twin.importers.osm_values import READ_AS


class TaggedColumn(NamedTuple):
    """A column of a table that tags tell by themselves, and how."""

    name: str
    about: Attribute
    read: Callable[[Tags], Any]

    def values(self, tags: Sequence[Tags], rows: Any) -> Any:
        """What the tags of some objects say in rows that are each a piece of one of them (its place in `tags`)."""
        values = [self.read(one) for one in tags]
        if self.about.kind != CATEGORY:
            return np.array(values, np.float64)[rows]
        return pd.Categorical(np.array(values, object)[rows], categories=list(category_names(self.about.name)))


def tagged_columns(table: str) -> list[TaggedColumn]:
    """Columns of a table that the attributes of its entity add to it."""
    about = [one for entity in twin_entities() if entity.table == table for one in attributes_of(entity.name).values()]
    numbers = [TaggedColumn(one.column, one, _number(one)) for one in about if one.osm and one.kind != CATEGORY]
    kinds = [one for one in about if one.osm and one.kind == CATEGORY]
    return [*numbers, *(TaggedColumn(one.column, one, kind_table(one.name).name) for one in kinds)]


def _number(about: Attribute) -> Callable[[Tags], float]:
    """Reads the first of the tags that is there; NaN for a value that the attribute cannot have."""
    assert about.osm is not None
    as_number, names = READ_AS[about.osm.as_], about.osm.names
    low, high = about.accepted or (-math.inf, math.inf)

    def read(tags: Tags) -> float:
        value = as_number(next((tags[name] for name in names if name in tags), None))
        return value if low <= value <= high else math.nan

    return read


def turned(tags: Tags) -> Tags:
    """Tags of a way as they are for who goes along it against the direction in which it is drawn."""
    return {":".join(OTHER_SIDE.get(part, part) for part in key.split(":")): OTHER_SIDE.get(value, value)
            for key, value in tags.items()}  # fmt: skip


OTHER_SIDE = {"left": "right", "right": "left", "forward": "backward", "backward": "forward"}
