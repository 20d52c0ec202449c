"""What bills tell of, as domains declare it in `observed.yaml`: places, carriers, and which quantities they touch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from citybrain.base.domains import find_domains
from citybrain.kernel import DeclarationError, Graph
from citybrain.kernel.units import Mask
from citybrain.kernel.yaml_files import read_yaml
from citybrain.twin.categories import category_names
from citybrain.twin.snapshot import Snapshot

FILE = "observed"
PART = "bills"
ALWAYS = "always"

Conditions = Mapping[str, Any]
"""By attribute the kinds that are meant, or `{below: number}`; all must hold."""


@dataclass(frozen=True)
class BilledEntity:
    """An entity that bills may name, the words by which files call its column, and what its rows are found by.

    Beside its id these are its `name`, the `identifiers` of a register, and the id `short` of the kind before a slash.
    """

    entity: str
    table: str
    found_by: frozenset[str]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Carrier:
    """What is billed: the computed quantities of places that it is held against, and the words of files for it.

    `heats`: whether the weather decides about its use: always, never, or where conditions hold. `base` is the quantity
    of its use apart from the weather, `litre` the parameter of the energy of a litre [kWh/L].
    """

    name: str
    quantities: tuple[str, ...]
    words: tuple[str, ...]
    heats: str | Conditions = ""
    base: str = ""
    litre: str = ""

    def quantity(self, graph: Graph, entity: str) -> str | None:
        """The computed quantity of an entity that its bills are held against."""
        known = (name for name in self.quantities if name in graph.quantities)
        return next((name for name in known if graph[name].of == entity), None)


@dataclass(frozen=True)
class Billing:
    """All that domains declare of bills; names of attributes and parameters are empty where none declares any.

    `cells` are the attributes whose kinds are summed apart from each other.
    """

    places: tuple[BilledEntity, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    personal: tuple[Conditions, ...] = ()
    cells: tuple[str, ...] = ()
    degree_days: Mapping[str, str] | None = None
    temperature: str = ""
    base_share: str = ""
    shared_by: str = ""

    @property
    def entities(self) -> tuple[str, ...]:
        """Entities that bills may name, the one with attributes first."""
        return tuple(place.entity for place in self.places)

    @property
    def finest(self) -> str:
        """The entity whose attributes tell what is personal, what heats and by what shared meters are divided."""
        return self.entities[0]

    def place(self, entity: str) -> BilledEntity:
        """The place of an entity."""
        return next(place for place in self.places if place.entity == entity)

    def litres(self, graph: Graph, day: Any) -> dict[str, float]:
        """Energy of a litre [kWh/L] by the carriers that have a usual one, on a day."""
        return {c.name: float(graph.parameters[c.litre].at(day).value) for c in self.carriers if c.litre}


@cache
def billing() -> Billing:
    """What the domains of this project and of other distributions declare. Raises DeclarationError for bad files."""
    domains = find_domains()
    tables = {entity.name: entity.table for entity in domains.entities()}
    read = ((f"{d.name}/{path.name}", read_yaml(path)) for d in domains for path in d.files(FILE))
    return billing_of([(where, content[PART]) for where, content in read if content and PART in content], tables)


def billing_of(parts: Sequence[tuple[str, dict[str, Any]]], tables: Mapping[str, str]) -> Billing:
    """Puts the parts of several files together; `tables` are those of the entities."""
    places: list[BilledEntity] = []
    carriers: list[Carrier] = []
    told: dict[str, Any] = {}
    for where, part in parts:
        try:
            for entity, about in part.get("places", {}).items():
                found_by = frozenset(about.get("found_by", ()))
                places.append(BilledEntity(entity, tables[entity], found_by, tuple(about["words"].split())))
            for name, about in part.get("carriers", {}).items():
                words = {key: tuple(about[key]) for key in ("quantities",)} | {"words": tuple(about["words"].split())}
                carriers.append(Carrier(name, **{**about, **words}))
            told |= {key: value for key, value in part.items() if key not in ("places", "carriers")}
            Billing(**told)
        except (AttributeError, KeyError, TypeError) as error:
            allowed = ", ".join(Billing.__dataclass_fields__)
            raise DeclarationError("domain-bad-file", where=where, received=str(error), allowed=allowed) from None
    personal, cells = (tuple(told.pop(name, ())) for name in ("personal", "cells"))
    return Billing(tuple(places), tuple(carriers), personal, cells, **told)


def carriers() -> tuple[str, ...]:
    """Names of all carriers, in the order in which arrays have them."""
    return tuple(carrier.name for carrier in billing().carriers)


def chosen(snapshot: Snapshot, conditions: Conditions) -> Mask:
    """Rows of the finest place for which all conditions hold; what is not known counts as nothing."""
    entity = billing().finest
    found: Mask | None = None
    for attribute, wanted in conditions.items():
        column = snapshot.column(attribute, entity)
        if isinstance(wanted, Mapping):
            own = np.nan_to_num(column, nan=0.0) < wanted["below"]
        else:
            names = category_names(attribute)
            own = np.isin(column, [names.index(name) for name in wanted])
        found = own if found is None else found & own
    return np.ones(len(snapshot.ids), bool) if found is None else found
