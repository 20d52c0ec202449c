"""Finds entities for an actor: pages of a set, what entities refer to, what a path leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, Subquery, bindparam, func, select

from citybrain.kernel.errors import NotFoundError
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.answers.entity import Entity, Page, of_record
from citybrain.observations.sensorthings.answers.extents import Extents
from citybrain.observations.sensorthings.answers.observations import AT_ONCE, Observations
from citybrain.observations.sensorthings.answers.open_features import every_feature, reader_of
from citybrain.observations.sensorthings.asked.options import QueryOptions
from citybrain.observations.sensorthings.asked.path import PathStep
from citybrain.observations.sensorthings.asked.position import written
from citybrain.observations.sensorthings.errors import AskedError
from citybrain.observations.sensorthings.filters.ordered import Ordered, fitting, following
from citybrain.observations.sensorthings.filters.records import RecordTranslator
from citybrain.observations.sensorthings.model import DATASTREAM, FEATURE, OBSERVATION, Kind, target
from citybrain.observations.sensorthings.sources import PUBLIC, Visible

MOST_ENTITIES = 30_000
"""Entities of one answer, expanded ones included."""


class EntityReader:
    """Answers one request, within one transaction of the records."""

    def __init__(self, sensing: Sensing, connection: Connection, visible: Visible) -> None:
        visible = reader_of(sensing, connection, visible)
        self._connection = connection
        self._visible = visible
        self._left = MOST_ENTITIES
        self._told: Counter[int] = Counter()
        self.datastreams: set[int] = set()
        """Those that were told."""

        self._extents = Extents(sensing, connection, visible)
        self._observations = Observations(sensing, connection, visible, self._extents)

    def page(self, kind: Kind, options: QueryOptions, parent: tuple[Kind, int, str] | None = None) -> Page:
        """Entities of a kind, or those that a navigation of an entity leads to, with what is expanded of them."""
        if kind is OBSERVATION:
            page = self._observations.page(options, parent and (parent[0], parent[1]))
        else:
            page = self._page(kind, options, parent)
        self._take(page.entities)
        self.expand(kind, page.entities, options.expand)
        return page

    def entity(self, kind: Kind, key: int, expand: Mapping[str, QueryOptions] | None = None) -> Entity:
        """One entity. Raises NotFoundError where there is none, or none that may be read."""
        found = [self.known(kind, key)]
        self._take(found)
        self.expand(kind, found, expand or {})
        return found[0]

    def entities(self, kind: Kind, keys: Sequence[int], expand: Mapping[str, QueryOptions]) -> list[Entity]:
        """Those of some entities that there are and that may be read, in any order."""
        found = self._some(kind, keys)
        self._take(found)
        self.expand(kind, found, expand)
        return found

    def follow(self, steps: Sequence[PathStep]) -> tuple[tuple[Kind, int, str] | None, int | None]:
        """What leads to the last step, and the id of the last step where it is one entity.

        Raises NotFoundError where one of the steps leads nowhere.
        """
        parent: tuple[Kind, int, str] | None = None
        key: int | None = None
        for place, step in enumerate(steps):
            if place:
                assert key is not None
                parent = (steps[place - 1].kind, key, step.navigation)
                key = self._one(parent, step) if not step.many or step.key is not None else None
            else:
                key = step.key
            if key is not None and place < len(steps) - 1:
                self.known(step.kind, key)
        return parent, key

    def known(self, kind: Kind, key: int) -> Entity:
        """One entity as it is kept. Raises NotFoundError where there is none, or none that may be read."""
        found = self._observations.some([key]) if kind is OBSERVATION else self._some(kind, [key])
        if not found:
            raise NotFoundError("sta-entity", received=f"{kind.plural}({key})")
        return found[0]

    def _one(self, parent: tuple[Kind, int, str], step: PathStep) -> int:
        """The entity that a step leads to."""
        kind, key, navigation = parent
        if step.kind is OBSERVATION:
            found = self._observations.some([step.key or 0])
            leads = bool(found) and key in (found[0].stream, found[0].feature)
        elif kind is OBSERVATION:
            one = self._observed(self._observations.some([key]), navigation)
            return self._shown_one(one, navigation)
        else:
            pairs = self._visible.pairs(kind, navigation)
            asked = select(pairs.c.child).where(pairs.c.parent == key)
            if step.key is None:
                child = self._connection.execute(asked).scalar()
                if child is None:
                    raise NotFoundError("sta-entity", received=navigation)
                return int(child)
            leads = self._connection.execute(asked.where(pairs.c.child == step.key)).scalar() is not None
        if not leads or step.key is None:
            raise NotFoundError("sta-entity", received=f"{step.navigation}({step.key})")
        return step.key

    @staticmethod
    def _shown_one(one: list[Entity | None], navigation: str) -> int:
        if not one or one[0] is None:
            raise NotFoundError("sta-entity", received=navigation)
        return one[0].id

    def expand(self, kind: Kind, entities: Sequence[Entity], expansions: Mapping[str, QueryOptions]) -> None:
        """Puts what navigations lead to into entities: one question for all of them at each level."""
        for navigation, options in expansions.items():
            if not entities:
                return
            leads = target(kind, navigation)
            if kind is OBSERVATION:
                one = self._observed(entities, navigation)
                self._put(entities, navigation, {id(own): other for own, other in zip(entities, one, strict=True)})
                found = [other for other in one if other is not None]
                different = list({other.id: other for other in found}.values())
                self._take(different)
                self.expand(leads, different, options.expand)
                _share(found)
                continue
            many = kind.navigations[navigation].many
            keys = sorted({entity.id for entity in entities})
            pages = self._pages(kind, navigation, keys, options if many else QueryOptions(filter=options.filter))
            below = [one for page in pages.values() for one in page.entities]
            self._take(below)
            self.expand(leads, below, options.expand)
            for entity in entities:
                page = pages.get(entity.id, Page(count=0 if options.count else None))
                entity.related[navigation] = page if many else next(iter(page.entities), None)

    @staticmethod
    def _put(entities: Sequence[Entity], navigation: str, found: Mapping[int, Entity | None]) -> None:
        for entity in entities:
            entity.related[navigation] = found[id(entity)]

    @property
    def private_answers(self) -> Mapping[int, int]:
        """Datastreams with how many entities of each were told, to one who may read more than everybody may."""
        return self._told

    def private(self) -> Mapping[int, int]:
        """Datastreams that not everybody may read, with how many entities of each were told."""
        told = list(self._told)
        private: set[int] = set()
        for begin in range(0, len(told) if self._visible.beyond_public else 0, AT_ONCE):
            rows = self._visible.of(DATASTREAM)
            asked = select(rows.c.id).where(rows.c.id.in_(told[begin : begin + AT_ONCE]), rows.c.data_class != PUBLIC)
            private |= set(self._connection.execute(asked).scalars())
        return {stream: self._told[stream] for stream in private}

    def _take(self, entities: Sequence[Entity]) -> None:
        """Entities that are told: count them, and let datastreams tell of their observations."""
        self._left -= len(entities)
        if self._left < 0:
            raise AskedError("sta-answer-large", allowed=MOST_ENTITIES)
        if entities and entities[0].kind is DATASTREAM:
            self._extents.complete(entities)
            self.datastreams.update(one.id for one in entities)
        if entities and self._visible.beyond_public and entities[0].kind in (DATASTREAM, OBSERVATION):
            self._told.update(one.id if one.kind is DATASTREAM else one.stream for one in entities)

    def _page(self, kind: Kind, options: QueryOptions, parent: tuple[Kind, int, str] | None) -> Page:
        rows = self._visible.of(kind)
        asked = self._chosen(kind, rows, select(rows), options)
        if parent is not None:
            pairs = self._visible.pairs(parent[0], parent[2])
            asked = asked.where(rows.c.id.in_(select(pairs.c.child).where(pairs.c.parent == parent[1])))
        count = None
        if options.count:
            count = self._connection.execute(select(func.count()).select_from(asked.subquery())).scalar_one()
        order = self._order(kind, rows, options)
        if not options.most:
            return Page(count=count)
        if options.after:
            asked = asked.where(following(order, fitting(options.after, order)))
        ordered = asked.add_columns(*_labelled(order)).order_by(*(one.element for one in order))
        cut = ordered.limit(options.most + 1).offset(options.skip)
        return _cut(kind, self._connection.execute(cut).mappings().all(), options, len(order), count)

    def _pages(self, kind: Kind, navigation: str, keys: list[int], options: QueryOptions) -> dict[int, Page]:
        """By entity, the page of what a navigation leads to."""
        leads = target(kind, navigation)
        if leads is OBSERVATION:
            return self._observations.pages(kind, keys, options, self._left)
        pairs, rows = self._visible.pairs(kind, navigation), self._visible.of(leads)
        order = self._order(leads, rows, options)
        by = [one.element for one in order]
        place = func.row_number().over(partition_by=pairs.c.parent, order_by=by).label("sta_place")
        number = func.count().over(partition_by=pairs.c.parent).label("sta_number")
        counted = [number] if options.count else []
        columns: list[Any] = [pairs.c.parent.label("sta_parent"), place, *counted, rows, *_labelled(order)]
        joined = select(*columns).join_from(pairs, rows, rows.c.id == pairs.c.child).where(pairs.c.parent.in_(keys))
        ranked = self._chosen(leads, rows, joined, options).subquery()
        end = options.skip + options.most + 1
        some = select(ranked).where(ranked.c.sta_place > options.skip, ranked.c.sta_place <= end)
        return self._paged(leads, some.order_by(ranked.c.sta_parent, ranked.c.sta_place), options, len(order))

    def _paged(self, kind: Kind, asked: Select[Any], options: QueryOptions, values: int) -> dict[int, Page]:
        by_parent: dict[int, list[Any]] = {}
        for row in self._connection.execute(asked.limit(self._left + 1)).mappings():
            by_parent.setdefault(row["sta_parent"], []).append(row)
        if sum(map(len, by_parent.values())) > self._left:
            raise AskedError("sta-answer-large", allowed=MOST_ENTITIES)
        return {
            parent: _cut(kind, rows, options, values, rows[0]["sta_number"] if options.count else None)
            for parent, rows in by_parent.items()
        }

    def _chosen(self, kind: Kind, rows: Subquery, asked: Select[Any], options: QueryOptions) -> Select[Any]:
        if options.filter is None:
            return asked
        return asked.where(RecordTranslator(self._observations.scope, kind, rows).condition(options.filter))

    def _order(self, kind: Kind, rows: Subquery, options: QueryOptions) -> list[Ordered]:
        """What is asked for, null before all values as in OData, then ids."""
        translator = RecordTranslator(self._observations.scope, kind, rows)
        values = [Ordered(translator.ordering(order.node), order.down, order.down) for order in options.order]
        return [*values, Ordered(rows.c.id)]

    def _some(self, kind: Kind, keys: Sequence[int]) -> list[Entity]:
        by_id = _by_id.__wrapped__ if kind is FEATURE else _by_id  # what is open of features is of this request
        return self._read(kind, by_id(self._visible, kind), keys)

    def _read(self, kind: Kind, asked: Select[Any], keys: Sequence[int]) -> list[Entity]:
        rows: Iterable[Any] = self._connection.execute(asked, {"keys": list(keys)}).mappings()
        return [of_record(kind, row) for row in rows]

    def _observed(self, entities: Sequence[Entity], navigation: str) -> list[Entity | None]:
        """What each of some observations refers to."""
        if navigation == "Datastream":
            known = {one.id: one for one in self._some(DATASTREAM, sorted({entity.stream for entity in entities}))}
            return [known.get(entity.stream) for entity in entities]
        streams = sorted({entity.stream for entity in entities if entity.feature is None})
        of_thing = self._observations.features.of_streams(streams)
        wanted = [entity.feature or of_thing.get(entity.stream) for entity in entities]
        keys = sorted({key for key in wanted if key is not None})
        features = {one.id: one for one in self._read(FEATURE, _BY_READINGS, keys)}
        return [None if key is None else features.get(key) for key in wanted]


@lru_cache(maxsize=512)
def _by_id(visible: Visible, kind: Kind) -> Select[Any]:
    rows = visible.of(kind)
    return select(rows).where(rows.c.id.in_(bindparam("keys", expanding=True)))


_BY_READINGS = _by_id.__wrapped__(Visible(frozenset(), every_feature), FEATURE)
"""Features of readings that may be read."""


def _labelled(order: Sequence[Ordered]) -> list[Any]:
    return [one.value.label(f"sta_by_{number}") for number, one in enumerate(order)]


def _cut(kind: Kind, rows: Sequence[Any], options: QueryOptions, values: int, count: int | None) -> Page:
    """The page of rows that have the values of their order, and may be one too many."""
    page = [of_record(kind, row) for row in rows[: options.most]]
    if len(rows) <= options.most or not page:
        return Page(page, None, count)
    last = rows[options.most - 1]
    return Page(page, written([last[f"sta_by_{number}"] for number in range(values)]), count)


def _share(found: Sequence[Entity]) -> None:
    """Entities that several refer to were expanded once; all of them show it."""
    first = {one.id: one for one in found}
    for one in found:
        one.related = first[one.id].related
