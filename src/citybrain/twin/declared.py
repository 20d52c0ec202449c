"""What domains declare that the twin is made of: entities, and the attributes of the one by which a city is told."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from citybrain.base.attributes import Attribute
from citybrain.base.domains import find_domains
from citybrain.kernel.yaml_files import read_yaml
from citybrain.twin.manifest import Geometry

DECLARED = Path(__file__).parent / "data" / "entities.yaml"


@dataclass(frozen=True)
class TwinEntity:
    """An entity as the twin holds it: its table, its kind of shape, and the entities that its rows lie in."""

    name: str
    table: str
    geometry: Geometry = "none"
    inside: tuple[str, ...] = ()

    @property
    def attributes(self) -> dict[str, Attribute]:
        """What the table of attributes says of it."""
        return find_domains().attributes.of(self.name)

    @property
    def columns(self) -> dict[str, str]:
        """Columns of attributes that are called otherwise in the table."""
        return {name: one.column for name, one in self.attributes.items() if one.column != name}

    @property
    def drawn(self) -> tuple[str, ...]:
        """Attributes that are drawn from the ids."""
        return tuple(name for name, one in self.attributes.items() if one.drawn)


@cache
def twin_entities() -> tuple[TwinEntity, ...]:
    """Return the declared entities, the one by which a city is told first."""
    content: dict[str, dict[str, Any]] = read_yaml(DECLARED)
    return tuple(
        TwinEntity(name, about["table"], about.get("geometry", "none"), tuple(about.get("inside", ())))
        for name, about in content.items()
    )


@cache
def main_attributes() -> dict[str, Attribute]:
    """Return the attributes of the entity by which a city is told."""
    return twin_entities()[0].attributes


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
