"""What domains declare that the twin is made of: entities, and the attributes of the one by which a city is told."""

from functools import cache

from citybrain.base.attributes import Attribute
from citybrain.base.domains import find_domains
from citybrain.kernel.entities import OWN, Entity


@cache
def twin_entities() -> tuple[Entity, ...]:
    """Return the entities that a snapshot holds, the one by which a city is told first."""
    own = [entity for entity in OWN.values() if entity.table]
    return tuple(sorted([*find_domains().entities(), *own], key=lambda entity: not entity.leading))


def attributes_of(entity: str) -> dict[str, Attribute]:
    """Return what the tables of attributes say of an entity."""
    return find_domains().attributes.of(entity)


@cache
def main_attributes() -> dict[str, Attribute]:
    """Return the attributes of the entity by which a city is told."""
    return attributes_of(twin_entities()[0].name)


@cache
def stated_attributes() -> dict[str, Attribute]:
    """Return those of them that a file of the city may say."""
    return {name: one for name, one in main_attributes().items() if one.told}


@cache
def area_entity() -> str:
    """Return the name of the entity of areas in which rows lie."""
    return next(entity.inside[0] for entity in twin_entities() if entity.inside)


@cache
def area_attributes() -> tuple[str, ...]:
    """Return the numbers of those areas that a file of the city may say."""
    return tuple(name for name, one in attributes_of(area_entity()).items() if one.told)


@cache
def text_attributes() -> frozenset[str]:
    """Return the names of attributes of any entity whose values are texts while the twin is built."""
    return frozenset(name for name, one in find_domains().attributes.all.items() if one.kind != "number")


@cache
def called() -> dict[str, list[str]]:
    """Return what files call each of the attributes that they may say."""
    return {name: list(one.called) for name, one in stated_attributes().items()}
