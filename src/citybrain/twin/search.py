"""Search among the rows of a snapshot: places, addresses, and the entity by which the city is told."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from citybrain.base.made_once import made_once
from citybrain.base.name_search import NameIndex
from citybrain.twin.entity_table import ID, NAME
from citybrain.twin.geometry.entities import BETWEEN_TEXTS, NONE, Entities, Entity

Group = Literal["area", "address", "row", "thing"]


class Hit(NamedTuple):
    """A row that people call so: `called` is the name or address that was found."""

    group: Group
    entity: Entity
    row: int
    called: str


class _Texts(NamedTuple):
    """Names and the row of each."""

    texts: pa.Array
    rows: NDArray[np.int64]


class CitySearch:
    """What a search finds in a snapshot; each part is made of the tables when somebody first searches."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities
        self._leading = next(iter(entities.all.values()))

    def find(self, text: str, most: int) -> list[Hit]:
        """The best `most` of each group: areas, addresses, rows of the leading entity, and all else that has a name.

        Areas are what rows of the leading entity lie in, things what else is drawn, such as streets and stops.

        None for a text without words; what the next question needs is made all the same.
        """
        index, which, rows = self._areas
        named = _each_once(
            [
                Hit(
                    self._groups[which[place]],
                    self._named[which[place]],
                    int(rows[place]),
                    index.names[int(place)].as_py(),
                )
                for place in index.find(text, 2 * most)
            ]
        )
        areas, things = ([hit for hit in named if hit.group == group][:most] for group in ("area", "thing"))
        rows_found = [*self._with_id(text.strip()), *self._of_leading("row", text, 2 * most)]
        return [*areas, *self._of_leading("address", text, most), *_each_once(rows_found)[:most], *things]

    @property
    def nbytes(self) -> int:
        """Bytes of the names that are held for searching."""
        indexes = (self._areas[0], self._addresses[0], self._names[0])
        return sum(index.nbytes for index in indexes) + int(self._ids.nbytes)

    def _of_leading(self, group: Group, text: str, most: int) -> list[Hit]:
        index, rows = self._addresses if group == "address" else self._names
        found = index.find(text, most)
        return [Hit(group, self._leading, int(rows[place]), index.names[int(place)].as_py()) for place in found]

    def _with_id(self, text: str) -> list[Hit]:
        """The row with an id, which may be asked for without the kind of object before it ("123" for "way/123")."""
        if not any(letter.isdigit() for letter in text):
            return []
        same = pc.or_(pc.equal(self._ids, text), pc.ends_with(self._ids, f"/{text}"))
        rows = np.flatnonzero(same.to_numpy(zero_copy_only=False))[:2]
        return [Hit("row", self._leading, int(row), self._ids[int(row)].as_py()) for row in rows]

    @made_once
    def _ids(self) -> pa.Array:
        return self._leading.held.texts(ID)

    @made_once
    def _addresses(self) -> tuple[NameIndex, NDArray[np.int64]]:
        return self._index_of([_apart(self._leading.held.texts(name)) for name in self._leading.called_by("address")])

    @made_once
    def _names(self) -> tuple[NameIndex, NDArray[np.int64]]:
        held = self._leading.held
        others = [_apart(held.texts(name)) for name in self._leading.called_by("name")]
        return self._index_of([_texts_of(held.texts(NAME)), *others])

    def _index_of(self, read: list[_Texts]) -> tuple[NameIndex, NDArray[np.int64]]:
        """An index of texts of the leading entity; areas and parts of addresses may be asked with them."""
        texts = pa.concat_arrays([one.texts for one in read] or [pa.array([], pa.string())])
        rows = np.concatenate([np.empty(0, np.int64), *(one.rows for one in read)])
        return NameIndex(texts, self._details.take(pa.array(rows))), rows

    @made_once
    def _details(self) -> pa.Array:
        held = self._leading.held
        parts = [held.texts(name).fill_null("") for name in self._leading.called_by("part")]
        for area in held.entry.inside:
            if area in self.entities.all:
                names, inside = self.entities[area].held.texts(NAME), held.inside(area)
                parts.append(names.take(pa.array(inside, mask=inside < 0)).fill_null(""))
        return pc.binary_join_element_wise(*parts, " ") if parts else pa.array([""] * len(held))

    @made_once
    def _named(self) -> list[Entity]:
        """Entities other than the leading one of which some are drawn and have names."""
        others = [entity for entity in self.entities.all.values() if entity is not self._leading]
        return [entity for entity in others if entity.geometry != NONE and NAME in entity.held.schema.names]

    @made_once
    def _groups(self) -> list[Group]:
        """Of each of these."""
        inside = self._leading.held.entry.inside
        return ["area" if entity.name in inside else "thing" for entity in self._named]

    @made_once
    def _areas(self) -> tuple[NameIndex, NDArray[np.int64], NDArray[np.int64]]:
        """Names of these entities (of areas their ids too), with the position of the entity and the row of each."""
        read = [self._names_and_ids(entity) for entity in self._named]
        texts = pa.concat_arrays([one.texts for one in read] or [pa.array([], pa.string())])
        which = np.repeat(np.arange(len(read)), [len(one.rows) for one in read])
        return NameIndex(texts), which, np.concatenate([np.empty(0, np.int64), *(one.rows for one in read)])

    def _names_and_ids(self, entity: Entity) -> _Texts:
        named = _once(_texts_of(entity.held.texts(NAME)))
        if entity.name not in self._leading.held.entry.inside:
            return named
        ids = entity.held.texts(ID)
        return _Texts(pa.concat_arrays([named.texts, ids]), np.concatenate([named.rows, np.arange(len(ids))]))


def _each_once(hits: list[Hit]) -> list[Hit]:
    """Each row as it was found first."""
    return list({(hit.entity.name, hit.row): hit for hit in reversed(hits)}.values())[::-1]


def _texts_of(texts: pa.Array) -> _Texts:
    """The texts that are there."""
    return _Texts(texts.drop_null(), np.flatnonzero(texts.is_valid().to_numpy(zero_copy_only=False)))


def _apart(texts: pa.Array) -> _Texts:
    """Several texts of one row, each by itself."""
    parts = pc.split_pattern(texts, BETWEEN_TEXTS)
    return _Texts(pc.list_flatten(parts), pc.list_parent_indices(parts).to_numpy().astype(np.int64))


def _once(told: _Texts) -> _Texts:
    """Each text with the first of its rows: a street is many pieces of one name."""
    coded = told.texts.dictionary_encode()
    first = np.unique(coded.indices.to_numpy(), return_index=True)[1]
    return _Texts(coded.dictionary, told.rows[first])
