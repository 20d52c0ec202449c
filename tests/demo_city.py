"""A small cut of the demo city's map, so that tests build in seconds what a person is shown: about 400 buildings."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import osmium
from osmium.osm import Box, Location

from citybrain.twin.open_data import FOLDER

MAP = FOLDER / "helsinki-centre.osm.pbf"
BOX = Box(Location(24.9364, 60.1652), Location(24.9526, 60.1768))
"""Kluuvi and the blocks around it."""


def cut_map(target: Path) -> Path:
    """Write what lies in the box: nodes, ways that reach into it, whole relations of them."""
    header = osmium.io.Header()
    header.add_box(BOX)
    inside: set[int] = set()
    ways: set[int] = set()
    nodes: set[int] = set()
    for entity in _objects():
        if entity.is_node() and BOX.contains(entity.location):
            inside.add(entity.id)
        elif entity.is_way() and not inside.isdisjoint(references := [node.ref for node in entity.nodes]):
            ways.add(entity.id)
            nodes.update(references)
    nodes |= inside
    with osmium.SimpleWriter(str(target), header=header) as writer:
        for entity in _objects():
            if _is_taken(entity, nodes, ways):
                writer.add(entity)
    return target


def _objects() -> Iterable[Any]:
    return osmium.FileProcessor(MAP)


def _is_taken(entity: Any, nodes: set[int], ways: set[int]) -> bool:
    if entity.is_relation():
        return all(member.type == "w" and member.ref in ways for member in entity.members)
    return entity.id in (nodes if entity.is_node() else ways)
