"""What tags say of the attributes that domains declare for the rows of a table: numbers and categories."""

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
    assert about.osm is not None
    read, names = READ_AS[about.osm.as_], about.osm.names
    return lambda tags: read(next((tags[name] for name in names if name in tags), None))
