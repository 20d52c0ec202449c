"""What domains declare that the twin is made of: entities, and the attributes of the one by which a city is told."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from citybrain.base.attributes import Attribute
from citybrain.base.domains import find_domains
from citybrain.kernel.entities import OWN, Entity
from citybrain.kernel.yaml_files import read_yaml

DECLARED = Path(__file__).parent / "data" / "twin.yaml"


@cache
def twin_entities() -> tuple[Entity, ...]:
    """Return the entities that a snapshot holds, the one by which a city is told first."""
    content: dict[str, Any] = read_yaml(DECLARED)
    own = (replace(OWN[name], table=table) for name, table in content["tables"].items())
    declared = [*find_domains().entities(), *own]
    return tuple(sorted(declared, key=lambda entity: entity.name != content["first"]))


def attributes_of(entity: str) -> dict[str, Attribute]:
    """Return what the tables of attributes say of an entity."""
    return find_domains().attributes.of(entity)


@cache
def main_attributes() -> dict[str, Attribute]:
    """Return the attributes of the entity by which a city is told."""
    return attributes_of(twin_entities()[0].name)


@cache
def told_attributes() -> dict[str, Attribute]:
    """Return those of them that a file of the city may say."""
    return {name: one for name, one in main_attributes().items() if one.told}


@cache
def text_attributes() -> frozenset[str]:
    """Return the names of attributes of any entity whose values are texts while the twin is built."""
    return frozenset(name for name, one in find_domains().attributes.all.items() if one.kind != "number")


@cache
def called() -> dict[str, list[str]]:
    """Return what files call each of the attributes that they may say."""
    return {name: list(one.called) for name, one in told_attributes().items()}
