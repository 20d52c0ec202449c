"""Entities of the graphs that tests declare by themselves: buildings in zones."""

from citybrain.kernel import Entity, entity


def thing(name: str, *inside: str, geometry: str = "polygon") -> Entity:
    """An entity with all that one needs."""
    return entity(
        name, table=f"{name}s", geometry=geometry, inside=inside, labels={"en": name, "zh": name}, where="tests"
    )


ENTITIES = (thing("zone"), thing("building", "zone"))
